#!/usr/bin/env node
// axe on 200 pages of the real catalogue, spread over all kinds, light and dark: no barrier.
// The largest page of each kind is one of them, and is looked at by look.mjs, at more widths; frames by embed.mjs.
import { barriers } from "../lib/axe.mjs";
import { openTab } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { addressOf, isSite, pageTypes, readSite, sites } from "../lib/site.mjs";
import { done, none, ok } from "../lib/tap.mjs";

const PAGES = 200;
// In turn, so that both ways of laying out are seen with each kind of page.
const WIDTHS = [320, 1280];

const folder = sites()[0];
ok(isSite(folder), `${folder} is built`, "no index.html there");
const site = readSite(folder);
const elsewhere = new Set(pageTypes(site).map((page) => page.file));
const files = [...site.pages.values()].filter((page) => !page.redirect && page.file !== "404.html" && !page.file.startsWith("embed/") && !elsewhere.has(page.file))
  .map((page) => page.file);
// Sorted names lie by kind: every n-th takes of each kind its share.
const wanted = PAGES - elsewhere.size;
const chosen = files.filter((_, i) => Math.floor((i * wanted) / files.length) !== Math.floor(((i - 1) * wanted) / files.length));
ok(chosen.length >= Math.min(wanted, files.length), `${chosen.length} of ${files.length} pages, ${elsewhere.size} in look.mjs`);

const server = await serve(folder);
const { tab, close } = await openTab();
const faults = [];
for (const [i, file] of chosen.entries()) {
  await tab.setViewportSize({ width: WIDTHS[i % WIDTHS.length], height: 800 });
  await tab.emulateMedia({ colorScheme: "light" });
  await tab.goto(server.url + addressOf(file));
  const light = await barriers(tab);
  await tab.emulateMedia({ colorScheme: "dark" });
  const dark = await barriers(tab, "colours");
  faults.push(...light.map((b) => `${file}, light: ${b}`), ...dark.map((b) => `${file}, dark: ${b}`));
}
none(faults, `axe: nothing on ${chosen.length} pages, light and dark`);
await close();
server.stop();
done();
