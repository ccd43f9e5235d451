// Another site that shows the catalogue's offers: the pages of tests/host on an origin of their own. "localhost" and
// 127.0.0.1 are different sites to a browser, not only different ports.
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "./server.mjs";

export const SCRIPTS = { hoejde: "embed/1/hoejde.js", element: "embed/1/skole-tilbud.js" };

export const integrity = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

// `folder`: a built site. Gives {catalogue, host, stop}; both addresses end in '/'. The host keeps copies of the
// scripts beside its pages. `change` makes another page of one: (text, url) → text.
export async function serveHost(folder, change = (text) => text) {
  const pages = mkdtempSync(join(tmpdir(), "vaert-"));
  cpSync("tests/host", pages, { recursive: true });
  for (const script of Object.values(SCRIPTS)) cpSync(join(folder, script), join(pages, script.split("/").at(-1)));
  const catalogue = await serve(folder, "/katalog/", { headers: { "access-control-allow-origin": "*" } });
  const fill = (text) => text.replaceAll("https://skoletilbud.example/", catalogue.url)
    .replaceAll(/{{sri_(\w+)}}/g, (_, which) => integrity(readFileSync(join(folder, SCRIPTS[which]))));
  const host = await serve(pages, "/", { change: (text, url) => fill(change(text, url)) });
  return { catalogue: catalogue.url, host: host.url.replace("127.0.0.1", "localhost"),
    stop: () => { catalogue.stop(); host.stop(); rmSync(pages, { recursive: true }); } };
}
