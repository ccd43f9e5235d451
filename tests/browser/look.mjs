#!/usr/bin/env node
// The largest page of each type, and the worst ones we could think of, in a real browser, narrow,
// middle and wide, light and dark: nothing sticks out or moves, nothing fails, nobody else is asked,
// and axe finds no barrier.
import { barriers } from "../lib/axe.mjs";
import { SCHEMES, WIDTHS, openTab, sticksOut, strayText } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { addressOf, isSite, listedPages, madeSite, pageTypes, readSite, sites } from "../lib/site.mjs";
import { done, none, ok } from "../lib/tap.mjs";

const REQUESTS_MOST = 4;
const SHIFT_MOST = 0.01;
// What 400 offers from one library make long.
const CROWDED = ["tilbud/", "emner/", "biblioteker/mange/"];
const { tab, close } = await openTab();

let faults = [];
let asked = [];
let origin = "";
tab.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
tab.on("pageerror", (error) => faults.push(`script: ${error.message}`));
tab.on("requestfailed", (request) => faults.push(`failed: ${request.url()}`));
tab.on("request", (request) => {
  if (request.url().startsWith("data:")) return;
  // What a frame asks for is its own: embed.mjs counts that.
  if (request.frame() === tab.mainFrame()) asked.push(request.url());
  if (!request.url().startsWith(origin)) faults.push(`outside: ${request.url()}`);
});
tab.on("response", (response) => response.status() >= 400 && faults.push(`${response.status()}: ${response.url()}`));

// How much what was already shown moved while the page came (cumulative layout shift).
const shift = () => tab.evaluate(() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 50);
}));

async function look(url, withAxe) {
  faults = [];
  asked = [];
  await tab.setViewportSize({ width: WIDTHS[0], height: 800 });
  await tab.goto(url, { waitUntil: "load" });
  const found = [];
  const moved = await shift();
  if (moved > SHIFT_MOST) found.push(`moves by ${moved.toFixed(3)} while it comes`);
  // A picture far down is fetched when the reader comes near it.
  const late = await tab.evaluate(() => [...document.querySelectorAll("img[loading=lazy]")].map((img) => img.src));
  const needed = asked.filter((request) => !late.includes(request));
  if (needed.length > REQUESTS_MOST) found.push(`asks for ${needed.length} things: ${needed.join(" ")}`);
  for (const scheme of SCHEMES) {
    await tab.emulateMedia({ colorScheme: scheme });
    for (const width of WIDTHS) {
      await tab.setViewportSize({ width, height: 800 });
      const here = [...await sticksOut(tab), ...await strayText(tab)];
      // Wide shows every part; narrow may put them in each other's way; the middle adds nothing.
      // Nothing changes its size with the colours.
      const rules = scheme === "dark" ? "colours" : width === 1280 ? "all" : "look";
      if (withAxe && width !== 768) here.push(...await barriers(tab, rules));
      found.push(...here.map((fault) => `${width} px, ${scheme}: ${fault}`));
    }
  }
  return [...faults, ...found];
}

async function lookAt(folder, pages) {
  const server = await serve(folder);
  origin = server.url;
  for (const { type, file } of pages)
    if (file !== "404.html") none(await look(server.url + addressOf(file), true), `${folder}: ${type} (${addressOf(file)})`);
  server.stop();
}

// The hostile site: its listed pages, and those that are crowded.
async function lookAtHostile(folder) {
  const site = readSite(folder);
  const pages = [...listedPages(site), ...CROWDED.map((type) => ({ type, file: `${type}index.html` }))];
  none(pages.filter((page) => !site.files.has(page.file)).map((page) => page.file), `${folder}: has its pages`);
  await lookAt(folder, pages.filter((page) => site.files.has(page.file)));
  const server = await serve(folder);
  origin = server.url;
  for (const address of ["tilbud/hvid/arabisk/", "biblioteker/hvid/"]) {
    await tab.goto(server.url + address);
    none(await wrongWay(), `${folder}: Arabic is read from the right (${address})`);
  }
  server.stop();
}

// Texts that begin with Arabic, but not at the right edge of their box.
const wrongWay = () => tab.evaluate(() => [...document.querySelectorAll("main :is(h1, h3, p, li)")].flatMap((box) => {
  // A link's words are by themselves: what is around it is Danish.
  const first = /\p{L}/u.exec(box.innerText)?.[0] ?? "";
  const range = document.createRange();
  range.selectNodeContents(box);
  const right = Math.max(...[...range.getClientRects()].map((line) => line.right));
  if (!/\p{Script=Arabic}/u.test(first) || box.firstChild.nodeType !== 3) return [];
  const gap = box.getBoundingClientRect().right - parseFloat(getComputedStyle(box).paddingRight) - right;
  return gap > 4 ? [`begins ${Math.round(gap)} px from its edge: ${box.innerText.slice(0, 30)}`] : [];
}));

for (const folder of sites()) {
  ok(isSite(folder), `${folder} is built`, "no index.html there");
  if (!isSite(folder)) continue;
  const site = readSite(folder);
  const pages = pageTypes(site);
  await lookAt(folder, pages);

  const below = await serve(folder, "/en/anden/sti/");
  origin = below.url;
  for (const { type, file } of pages.slice(0, 6))
    if (file !== "404.html") none(await look(below.url + addressOf(file), false), `${folder}: ${type} under a sub-path`);
  below.stop();
}
ok(isSite(madeSite("hostile")), "the hostile site is built", "run tests/site/build");
if (isSite(madeSite("hostile"))) await lookAtHostile(madeSite("hostile"));
await close();
done();
