#!/usr/bin/env node
// axe on 200 pages of the real catalogue, spread over all kinds, light and dark: no barrier.
// (look.mjs sees the largest page of each kind at more widths.)
import { barriers } from "../lib/axe.mjs";
import { openTab } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { addressOf, isSite, readSite, sites } from "../lib/site.mjs";
import { done, none, ok } from "../lib/tap.mjs";

const PAGES = 200;
// In turn, so that both ways of laying out are seen with each kind of page.
const WIDTHS = [320, 1280];

const folder = sites()[0];
ok(isSite(folder), `${folder} is built`, "no index.html there");
const site = readSite(folder);
const files = [...site.pages.values()].filter((page) => !page.redirect && page.file !== "404.html").map((page) => page.file);
// Sorted names lie by kind: every n-th takes of each kind its share.
const chosen = files.filter((_, i) => Math.floor((i * PAGES) / files.length) !== Math.floor(((i - 1) * PAGES) / files.length));
ok(chosen.length >= Math.min(PAGES, files.length), `${chosen.length} of ${files.length} pages`);

const server = await serve(folder);
const { tab, close } = await openTab();
const faults = [];
for (const [i, file] of chosen.entries()) {
  await tab.setViewportSize({ width: WIDTHS[i % WIDTHS.length], height: 800 });
  await tab.emulateMedia({ colorScheme: "light" });
  await tab.goto(server.url + addressOf(file));
  const light = await barriers(tab);
  await tab.emulateMedia({ colorScheme: "dark" });
  const dark = await barriers(tab, "look");
  faults.push(...light.map((b) => `${file}, light: ${b}`), ...dark.map((b) => `${file}, dark: ${b}`));
}
none(faults, `axe: nothing on ${chosen.length} pages, light and dark`);
await close();
server.stop();
done();
