// Servers on loopback that do what the worst hosts do. Each case is a feed of its own: it answers
// well until `turn()` and ill after it.
import { createServer as tcp } from "node:net";
import { createServer as http } from "node:http";
import { createServer as https } from "node:https";
import { createSecureServer as http2 } from "node:http2";
import { constants, deflateRawSync, gzipSync } from "node:zlib";

const FIELDS = { resume: "Klassen undersøger fem nyheder.", form: "forløb", trin: "4-6", fag: ["dansk"],
  varighed: "45 min", sted: ["bibliotek"], tjekket: "2026-11-20" };
export const offer = (id, more = {}) => ({ id, titel: `Tilbuddet ${id}`, ...FIELDS, ...more });
export const list = (name, count) =>
  JSON.stringify(Array.from({ length: count }, (_, i) => offer(`${name}-${i}`)));

const head = (status, headers = {}) =>
  `HTTP/1.1 ${status}\r\n${Object.entries(headers).map(([k, v]) => `${k}: ${v}\r\n`).join("")}\r\n`;
const raw = (socket, status, text, headers = {}) => {
  const body = Buffer.from(text);
  socket.end(Buffer.concat([Buffer.from(head(status, { "content-length": body.length, connection: "close", ...headers })), body]));
};

// 1 GiB of zeros in 1 MB: one block that ends on a byte, over and over.
function* bomb() {
  const block = deflateRawSync(Buffer.alloc(1 << 20), { finishFlush: constants.Z_FULL_FLUSH });
  yield Buffer.from([31, 139, 8, 0, 0, 0, 0, 0, 0, 3]);
  for (let i = 0; i < 1024; i++) yield block;
}

// Sends what `next` gives for as long as somebody listens.
function pour(socket, next) {
  const more = () => {
    for (;;) {
      const bytes = next();
      if (!bytes || socket.destroyed) return socket.end();
      if (!socket.write(bytes)) return socket.once("drain", more);
    }
  };
  more();
}
const drip = (socket, text, every) => {
  const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write(text)), every);
};

const LOGIN = "<!DOCTYPE html><title>Log ind</title><form>Brugernavn</form>";

// name: { bad(socket, request text, n-th request), … what is wanted: codes, and how the feed then is }.
// A case is stale and keeps its four offers unless it says otherwise.
export function plain() {
  const redirect = (to) => ({ bad: (s) => raw(s, "302 Found", "", { location: to }) });
  const body = (text, headers) => ({ bad: (s) => raw(s, "200 OK", text, headers) });
  const status = (line, headers) => ({ bad: (s) => raw(s, line, "nej", headers), codes: ["feed-status"] });
  const once = (first) => ({ bad: (s, _, n, name) => (n === 1 ? first(s) : raw(s, "200 OK", list(name, 4))),
    state: "frisk", codes: [], limits: "forsøg: 2" });
  const priv = (to) => ({ ...redirect(to), codes: ["feed-private-address"] });
  return {
    drip: { bad: (s) => { s.write(head("200 OK")); drip(s, "x", 200); }, codes: ["feed-too-slow"], limits: "sekunder: 5, stille: 1" },
    "drip-of-headers": { bad: (s) => { s.write("HTTP/1.1 200 OK\r\n"); drip(s, "x-a: b\r\n", 200); }, codes: ["feed-too-slow"], limits: "sekunder: 5, stille: 1" },
    "never-done": { bad: (s) => { s.write(head("200 OK")); drip(s, "x".repeat(400), 100); }, codes: ["feed-timeout"], limits: "sekunder: 2" },
    silence: { bad: () => {}, codes: ["feed-too-slow"], limits: "sekunder: 5, stille: 1" },
    "silence-after-headers": { bad: (s) => s.write(head("200 OK", { "content-length": 100 })), codes: ["feed-too-slow"], limits: "sekunder: 5, stille: 1" },
    "endless-body": { bad: (s) => { s.write(head("200 OK")); pour(s, () => Buffer.alloc(65536, "x")); }, codes: ["feed-too-large"] },
    "endless-headers": { bad: (s) => { s.write("HTTP/1.1 200 OK\r\n"); pour(s, () => `x: ${"y".repeat(1000)}\r\n`); }, codes: ["feed-headers"] },
    "endless-header": { bad: (s) => { s.write("HTTP/1.1 200 OK\r\nx: "); pour(s, () => "y".repeat(65536)); }, codes: ["feed-headers"] },
    "endless-chunks": { bad: (s) => { s.write(head("200 OK", { "transfer-encoding": "chunked" })); pour(s, () => "1\r\nx\r\n".repeat(5000)); }, codes: ["feed-too-large"] },
    "endless-chunk-size": { bad: (s) => { s.write(head("200 OK", { "transfer-encoding": "chunked" })); pour(s, () => "1".repeat(9000)); }, codes: ["feed-cut-short"] },
    "bad-chunk": { bad: (s) => s.end(`${head("200 OK", { "transfer-encoding": "chunked" })}zz\r\n[]\r\n`), codes: ["feed-cut-short"] },
    "length-too-long": { bad: (s) => s.end(`${head("200 OK", { "content-length": 5000 })}[]`), codes: ["feed-cut-short"] },
    "length-too-short": { bad: (s, _, n, name) => s.end(`${head("200 OK", { "content-length": 300 })}${list(name, 4)}`), codes: ["feed-bad-answer", "cut-json"] },
    "length-said-huge": { ...body("x", { "content-length": 99999999999 }), codes: ["feed-too-large"] },
    bomb: { bad: (s) => { const blocks = bomb(); s.write(head("200 OK", { "content-encoding": "gzip" })); pour(s, () => blocks.next().value); }, codes: ["feed-too-large"] },
    "false-gzip": { ...body("[]", { "content-encoding": "gzip" }), codes: ["feed-encoding"] },
    "half-gzip": { bad: (s, _, n, name) => { const whole = gzipSync(list(name, 4)); raw(s, "200 OK", whole.subarray(0, whole.length >> 1), { "content-encoding": "gzip" }); }, codes: ["feed-bad-answer", "cut-json"] },
    "gzip-in-gzip": { ...body(gzipSync(gzipSync("[]")), { "content-encoding": "gzip, gzip" }), codes: ["feed-encoding"] },
    zstd: { ...body("(\xb5/\xfd", { "content-encoding": "zstd" }), codes: ["feed-encoding"] },
    "cut-json": { bad: (s, _, n, name) => raw(s, "200 OK", list(name, 4).slice(0, -30)), codes: ["feed-bad-answer", "cut-json"] },
    "utf-16": { bad: (s, _, n, name) => raw(s, "200 OK", Buffer.from(`\ufeff${list(name, 4)}`, "utf16le")), codes: ["feed-bad-answer", "not-utf8"] },
    "latin-1": { bad: (s, _, n, name) => raw(s, "200 OK", Buffer.from(list(name, 4), "latin1")), codes: ["feed-bad-answer", "not-utf8"] },
    "deep-json": { ...body("[".repeat(100000)), codes: ["feed-bad-answer", "too-deep"] },
    "nul-in-json": { ...body("[\"\0\"]"), codes: ["feed-bad-answer", "bad-json"] },
    "name-twice": { ...body('[{"id":"a","id":"b"}]'), codes: ["feed-bad-answer", "json-name-twice"] },
    "number-for-list": { ...body("{\"antal\": 4}"), codes: ["feed-bad-answer", "feed-not-a-list"] },
    reset: { bad: (s) => s.resetAndDestroy(), codes: ["feed-cut-short"] },
    "reset-in-body": { bad: (s) => { s.write(`${head("200 OK", { "content-length": 5000 })}[`); setTimeout(() => s.resetAndDestroy(), 50); }, codes: ["feed-cut-short"] },
    "nothing-at-all": { bad: (s) => s.end(), codes: ["feed-cut-short"] },
    ring: { ...redirect("/"), codes: ["feed-redirects"] },
    "to-file": { ...redirect("file:///etc/passwd"), codes: ["feed-protocol"] },
    "to-gopher": { ...redirect("gopher://127.0.0.1/"), codes: ["feed-protocol"] },
    "to-password": { ...redirect("http://a:b@localhost/"), codes: ["feed-bad-address"] },
    "to-10": priv("http://10.0.0.1/"),
    "to-169-254": priv("http://169.254.169.254/latest/meta-data/"),
    "to-mapped": priv("http://[::ffff:10.0.0.1]/"),
    "to-decimal": priv("http://167772161/"),
    "to-hex": priv("http://0x0a.1/"),
    "to-link-local": priv("http://[fe80::1]/"),
    "to-nat64": priv("http://[64:ff9b::10.0.0.1]/"),
    "hundred-1xx": { bad: (s, _, n, name) => { s.write("HTTP/1.1 102 Processing\r\n\r\n".repeat(100)); raw(s, "200 OK", list(name, 4)); }, codes: ["feed-not-http"] },
    "cookie-flood": { bad: (s) => s.end(`HTTP/1.1 200 OK\r\n${"set-cookie: a=b; path=/\r\n".repeat(5000)}\r\n[]`), codes: ["feed-headers"] },
    cookies: { bad: (s, text, n, name) => (n === 1
      ? s.end(`HTTP/1.1 302 Found\r\nlocation: /\r\n${"set-cookie: a=b; path=/\r\n".repeat(100)}content-length: 0\r\n\r\n`)
      : raw(s, "200 OK", /cookie/i.test(text) ? "nej" : list(name, 4))), state: "frisk", codes: [] },
    "not-modified-unasked": { bad: (s, text) => raw(s, "304 Not Modified", ""), state: "frisk", codes: [] },
    "lying-etag": { bad: (s, _, n, name) => raw(s, "200 OK", list(name, 5), { etag: '"god"' }), state: "frisk", codes: [], count: 5 },
    "retry-seconds": once((s) => raw(s, "429 Too Many Requests", "", { "retry-after": 1 })),
    "retry-date": once((s) => raw(s, "429 Too Many Requests", "", { "retry-after": new Date(Date.now() + 1000).toUTCString(), date: new Date().toUTCString() })),
    "retry-tomorrow": { ...status("429 Too Many Requests", { "retry-after": 80000 }), asked: 1, limits: "forsøg: 3" },
    "busy-once": once((s) => raw(s, "503 Service Unavailable", "")),
    "status-500": status("500 Internal Server Error"),
    "status-403": status("403 Forbidden"),
    "status-404": status("404 Not Found"),
    "status-410": { ...status("410 Gone"), codes: ["feed-gone"], state: "væk", count: 0 },
    html: { ...body("<!DOCTYPE html><title>Velkommen</title>", { "content-type": "application/json" }), codes: ["feed-bad-answer", "page-for-json"] },
    login: { bad: (s, text) => (text.startsWith("GET /login") ? raw(s, "200 OK", LOGIN) : raw(s, "302 Found", "", { location: "/login" })), codes: ["feed-bad-answer", "page-for-json"] },
    "empty-feed": { ...body("[]"), codes: ["feed-shrunk"], state: "skrumpet" },
    "empty-answer": { ...body(""), codes: ["feed-bad-answer"] },
    "half-feed": { bad: (s, _, n, name) => raw(s, "200 OK", list(name, 5)), good: 10, count: 10, codes: ["feed-shrunk"], state: "skrumpet" },
    "http-0-9": { bad: (s, _, n, name) => s.end(list(name, 4)), codes: ["feed-not-http"] },
    garbage: { bad: (s) => s.end(Buffer.from([0, 1, 2, 255, 254, 13, 10, 13, 10])), codes: ["feed-not-http"] },
    "climbing-id": { bad: (s, _, n, name) => raw(s, "200 OK", JSON.stringify([...JSON.parse(list(name, 4)), offer("../../../etc/passwd")])), codes: ["feed-bad-id"], state: "frisk" },
    "one-bad-offer": { bad: (s, _, n, name) => raw(s, "200 OK", JSON.stringify(JSON.parse(list(name, 4)).map((o, i) => (i ? o : { ...o, trin: "4-60" })))), codes: ["feed-offer-kept", "grade-out-of-range"], state: "frisk" },
    "all-bad-offers": { bad: (s, _, n, name) => raw(s, "200 OK", JSON.stringify([{ id: `${name}-0`, titel: "x" }])), codes: ["feed-bad-answer", "feed-offer-kept"] },
  };
}

// What TLS is like after the turn: { secure context } or a whole other server.
export function secure(leaves) {
  return {
    "tls-fresh": { codes: [], state: "frisk" },
    "tls-expired": { context: leaves.expired, codes: ["feed-tls-expired"] },
    "tls-own": { context: leaves.own, codes: ["feed-tls-untrusted"] },
    "tls-wrong-host": { context: leaves.wrong, codes: ["feed-tls-name"] },
    "tls-old": { context: { ...leaves.good, minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" }, codes: ["feed-tls"] },
    "tls-none": { none: true, codes: ["feed-tls"] },
    "tls-to-http": { redirect: "http://localhost:1/", codes: ["feed-protocol"] },
    "http-2": { two: true, codes: [], state: "frisk" },
  };
}

const listen = (server, host = "127.0.0.1", port = 0) =>
  new Promise((resolve) => server.listen(port, host, () => resolve(server.address().port)));

// One server for a plain case; `asked` counts the requests since the turn.
async function startPlain(name, one, host) {
  const live = new Set();
  const log = { turned: false, asked: 0 };
  const server = tcp((socket) => {
    live.add(socket);
    socket.on("error", () => {}).on("close", () => live.delete(socket));
    socket.on("data", (text) => {
      if (!log.turned) return raw(socket, "200 OK", list(name, one.good ?? 4), { etag: '"god"' });
      one.bad(socket, String(text), ++log.asked, name);
    });
  });
  const port = await listen(server, host);
  return { url: `http://${host === "::1" ? "[::1]" : host}:${port}/`, log, turn: () => (log.turned = true),
    stop: () => { server.close(); for (const socket of live) socket.destroy(); } };
}

async function startSecure(name, one, leaves) {
  let turned = false;
  const answer = (request, response) => {
    response.writeHead(turned && one.redirect ? 302 : 200, turned && one.redirect ? { location: one.redirect } : {});
    response.end(list(name, 4));
  };
  const server = one.two ? http2(leaves.good, answer) : https(leaves.good, answer);
  const live = new Set();
  server.on("connection", (s) => live.add(s)).on("tlsClientError", () => {});
  const port = await listen(server);
  let other;
  const stop = () => { server.close(); other?.close(); for (const socket of live) socket.destroy(); };
  const turn = async () => {
    turned = true;
    for (const socket of live) socket.destroy();
    if (one.context) server.setSecureContext(one.context);
    if (!one.none) return;
    server.close();
    other = http(answer).on("connection", (s) => live.add(s));
    await listen(other, "127.0.0.1", port);
  };
  return { url: `https://127.0.0.1:${port}/`, log: {}, turn, stop };
}

// Starts every case: [{ name, url, turn(), stop(), log, …what is wanted }].
export async function hostile(leaves) {
  const started = [];
  for (const [name, one] of Object.entries(plain())) started.push({ ...one, name, ...(await startPlain(name, one, "127.0.0.1")) });
  for (const [name, one] of Object.entries(secure(leaves))) started.push({ ...one, name, ...(await startSecure(name, one, leaves)) });
  const six = { good: 4, bad: (s, _, n, name) => raw(s, "200 OK", list(name, 4)), codes: [], state: "frisk" };
  started.push({ ...six, name: "ipv6-only", ...(await startPlain("ipv6-only", six, "::1")) });
  const closed = { codes: ["feed-unreachable"] };
  const last = await startPlain("closed", { bad: () => {} }, "127.0.0.1");
  started.push({ ...closed, name: "closed", ...last, turn: last.stop });
  return started;
}
