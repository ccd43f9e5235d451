// Certificates made at test time: an authority of our own, and leaves by it and by nobody.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const openssl = (...args) => execFileSync("openssl", args, { stdio: ["ignore", "ignore", "pipe"] });
const KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];

// Returns { file, good, wrong, expired, own }: each leaf is { key, cert } for node's TLS.
export function certificates(folder) {
  const path = (name) => join(folder, name);
  openssl("req", "-x509", ...KEY, "-days", "2", "-subj", "/CN=Test", "-keyout", path("ca.key"), "-out", path("ca.pem"));
  const leaf = (name, names, days) => {
    openssl("req", ...KEY, "-subj", `/CN=${name}`, "-keyout", path(`${name}.key`), "-out", path(`${name}.csr`));
    writeFileSync(path(`${name}.ext`), `subjectAltName=${names}`);
    openssl("x509", "-req", "-in", path(`${name}.csr`), "-CA", path("ca.pem"), "-CAkey", path("ca.key"), "-CAcreateserial",
      "-days", String(days), "-extfile", path(`${name}.ext`), "-out", path(`${name}.pem`));
    return { key: readFileSync(path(`${name}.key`)), cert: readFileSync(path(`${name}.pem`)) };
  };
  const here = "DNS:localhost,IP:127.0.0.1,IP:::1";
  openssl("req", "-x509", ...KEY, "-days", "2", "-subj", "/CN=localhost", "-addext", `subjectAltName=${here}`,
    "-keyout", path("own.key"), "-out", path("own.pem"));
  return { file: path("ca.pem"), good: leaf("good", here, 2), wrong: leaf("wrong", "DNS:another.example", 2),
    expired: leaf("expired", here, -1),
    own: { key: readFileSync(path("own.key")), cert: readFileSync(path("own.pem")) } };
}
