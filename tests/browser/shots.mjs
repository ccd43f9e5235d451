// node tests/browser/shots.mjs OUTDIR [SITE]: pictures for people to look at: one of each type of page,
// or, of a site made by tests/site/build, the pages that tests/site/<name>/pages lists.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { SCHEMES, WIDTHS, openTab } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { addressOf, listedPages, pageTypes, readSite, sites } from "../lib/site.mjs";

const [out, folder = sites()[0]] = process.argv.slice(2);
if (!out) {
  console.error("Brug: node tests/browser/shots.mjs MAPPE [SITE]");
  process.exit(2);
}
mkdirSync(out, { recursive: true });
const site = readSite(folder);
const server = await serve(folder);
const { tab, close } = await openTab();
for (const { type, file } of listedPages(site) ?? pageTypes(site)) {
  const name = type.replaceAll("/", "-").replaceAll("*", "x");
  if (!site.files.has(file)) continue;
  await tab.goto(server.url + addressOf(file));
  for (const scheme of SCHEMES) {
    await tab.emulateMedia({ colorScheme: scheme });
    for (const width of WIDTHS) {
      await tab.setViewportSize({ width, height: 900 });
      await tab.screenshot({ path: join(out, `${name}-${width}-${scheme}.png`), fullPage: width === 320 });
    }
  }
}
await close();
server.stop();
console.log(`Billederne ligger i ${out}.`);
