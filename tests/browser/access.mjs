#!/usr/bin/env node
// What axe cannot see: keyboard and focus, the skip link, how large a thing is to hit, text spaced by
// the reader (WCAG 1.4.12), text and pages enlarged (1.4.4, 1.4.10), less movement, forced colours.
import { SCHEMES, openTab, sticksOut, strayText } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { addressOf, isSite, listedPages, madeSite, pageTypes, readSite, sites } from "../lib/site.mjs";
import { done, none, ok } from "../lib/tap.mjs";

const { tab, close } = await openTab();
const TABS_MOST = 60;
const SPACED = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p, li, dd { margin-bottom: 2em !important; }`;
const TEXT_TWICE = "html { font-size: 200% !important; }";

// A sheet made by script: the pages' policy would refuse a style element.
const wear = (css) => tab.evaluate((text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [sheet];
}, css);
const size = (width, height = 800) => tab.setViewportSize({ width, height });

async function enlarged() {
  const found = [];
  const see = async (what) => found.push(...[...await sticksOut(tab), ...await strayText(tab)].map((fault) => `${what}: ${fault}`));
  for (const width of [320, 1280]) {
    await size(width);
    await wear(SPACED);
    await see(`spaced text, ${width} px`);
  }
  await wear(TEXT_TWICE);
  await see("text at 200 %");
  await wear("");
  await size(640, 512);
  await see("200 %");
  await size(320, 256);
  await see("400 %");
  return found;
}

// Links and buttons: 44 px where they stand alone, 24 px in running text and among words.
const targets = () => tab.evaluate(() => {
  const found = [];
  const hasWords = (node) => [...node.childNodes].some((child) => child.nodeType === 3 && /\p{L}{2}/u.test(child.data));
  for (const node of document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select")) {
    if (!node.checkVisibility({ visibilityProperty: true }) || node.matches(".spring") || node.closest("svg")) continue;
    const boxes = [node, ...(node.labels ?? [])].map((n) => n.getBoundingClientRect());
    // A card is hit as a whole: its link lies over all of it.
    if (getComputedStyle(node, "::after").position === "absolute") boxes.push((node.offsetParent ?? document.body).getBoundingClientRect());
    const [height, width] = ["height", "width"].map((side) => Math.max(...boxes.map((box) => box[side])));
    const running = hasWords(node.parentElement) || node.closest("dd, .tekst, .fane, .kilde, .bundtekst, .note, .proeve, h2, h3");
    const least = running ? 24 : 44;
    if (height < least - 0.5 || width < 24)
      found.push(`<${node.tagName.toLowerCase()}> ${Math.round(width)} × ${Math.round(height)} px, least ${least}: ${node.textContent.trim().slice(0, 40)}`);
  }
  return found;
});

// Notes where the focus is whenever Tab is about to move it on, and what is wrong with how it is seen
// there: `stops` until the focus comes back to where it was, or to nowhere, and then `ended`.
const watchFocus = () => tab.evaluate(() => {
  const been = new Set();
  window.stops = [];
  window.ended = false;
  document.addEventListener("keydown", () => {
    const node = document.activeElement;
    window.ended ||= !node || node === document.body || been.has(node);
    if (window.ended) return;
    been.add(node);
    window.stops.push(window.faultsOfFocus(node));
  }, true);
  window.faultsOfFocus = (node) => {
    const style = getComputedStyle(node);
    const faults = [];
    // In a drawing the shape is marked: `outline` there is only half known to browsers.
    if (!node.closest("svg") && (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)) faults.push("no outline");
    const points = [...node.getClientRects()]
      .flatMap((r) => [[r.left + r.width / 2, r.top + r.height / 2], [r.left + 3, r.top + 3], [r.right - 3, r.bottom - 3]]);
    const seen = points.map(([x, y]) => document.elementFromPoint(x, y)).some((top) => top && (node.contains(top) || top.contains(node)));
    if (!seen) faults.push("out of sight, or behind something");
    return faults.map((fault) => `${fault}: <${node.tagName.toLowerCase()}> ${node.textContent.trim().slice(0, 40)}`);
  };
});

async function keyboard() {
  const found = [];
  await tab.keyboard.press("Tab");
  if (!await tab.evaluate(() => document.activeElement.matches(".spring[href='#indhold']")))
    found.push("the first stop is not the link to the content");
  await watchFocus();
  let seen = { stops: [], ended: false };
  // Held down, the key is repeated: one does not wait for each answer.
  while (!seen.ended && seen.stops.length < TABS_MOST) {
    await Promise.all(Array.from({ length: 10 }, () => tab.keyboard.down("Tab")));
    seen = await tab.evaluate(() => ({ stops: window.stops, ended: window.ended }));
  }
  await tab.keyboard.up("Tab");
  if (seen.ended && seen.stops.length < 3) found.push(`the focus is lost after ${seen.stops.length} stops`);
  return [...found, ...seen.stops.flat()];
}

async function skipLink(url) {
  await tab.goto(url);
  await tab.keyboard.press("Tab");
  await tab.keyboard.press("Enter");
  return await tab.evaluate(() => document.activeElement.closest("main") !== null) ? [] : ["the focus is not in main"];
}

// The menu of a narrow page: opens, is walked into, closes with Escape, and gives the focus back.
async function menu(url) {
  await size(320);
  await tab.goto(url);
  await tab.focus("[popovertarget=menu]");
  await tab.keyboard.press("Enter");
  await tab.keyboard.press("Tab");
  const found = [];
  if (!await tab.evaluate(() => document.activeElement.closest("#menu"))) found.push("Tab does not lead into the menu");
  await tab.keyboard.press("Escape");
  if (await tab.evaluate(() => document.querySelector("#menu").checkVisibility())) found.push("Escape does not close it");
  if (!await tab.evaluate(() => document.activeElement.matches("[popovertarget=menu]"))) found.push("the focus is lost");
  return found;
}

const landmarks = () => tab.evaluate(() => {
  const found = [];
  for (const selector of ["main", "h1", "body > header", "body > footer"]) {
    const count = document.querySelectorAll(selector).length;
    if (count !== 1) found.push(`${count} × ${selector}`);
  }
  for (const nav of document.querySelectorAll("nav:not([aria-label], [aria-labelledby])")) found.push(`a nav without a name: ${nav.textContent.trim()}`);
  if (document.documentElement.lang !== "da") found.push("the page does not say that it is Danish");
  return found;
});

// Nothing runs by itself when the reader has asked for less movement.
const movement = () => tab.evaluate(() => [...document.querySelectorAll("*")].flatMap((node) => {
  const style = getComputedStyle(node);
  const lasts = `${style.transitionDuration},${style.animationDuration}`.split(",").some((time) => parseFloat(time) > 0.01);
  return lasts || style.scrollBehavior === "smooth" ? [`<${node.tagName.toLowerCase()} class="${node.className}"> moves`] : [];
}));

// With the reader's own colours: what is chosen and what is a button is told by more than colour.
const forced = () => tab.evaluate(() => {
  const found = [];
  for (const node of document.querySelectorAll("a[aria-current], .knap, button")) {
    if (!node.checkVisibility()) continue;
    const style = getComputedStyle(node);
    if (style.outlineStyle === "none" && style.borderTopStyle === "none")
      found.push(`cannot be told from the rest: ${node.textContent.trim().slice(0, 40)}`);
  }
  for (const node of document.querySelectorAll("body *"))
    if (getComputedStyle(node).forcedColorAdjust === "none" && !node.closest("svg")) found.push(`<${node.tagName}> keeps its own colours`);
  return found;
});

// The outline that shows where one is, against the page behind it: 3 to 1.
const outline = () => tab.evaluate(() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\d.]+/g).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const link = document.querySelector("footer a[href]");
  link.focus({ focusVisible: true });
  const [a, b] = [light(getComputedStyle(link).outlineColor), light(getComputedStyle(document.body).backgroundColor)];
  const ratio = Math.max(a, b) / Math.min(a, b);
  return ratio < 3 ? [`the outline has ${ratio.toFixed(1)} to 1`] : [];
});

async function look(url) {
  const found = [];
  const add = (what, faults) => found.push(...faults.map((fault) => `${what}: ${fault}`));
  await tab.emulateMedia({ colorScheme: "light", reducedMotion: "reduce", forcedColors: "none" });
  await size(320);
  await tab.goto(url);
  add("movement", await movement());
  add("landmarks", await landmarks());
  add("target, 320 px", await targets());
  add("enlarged", await enlarged());
  // Still as small as at 400 %: nothing may lie over what has the focus.
  add("keyboard, 400 %", await keyboard());
  await size(1280);
  add("target, 1280 px", await targets());
  for (const colorScheme of SCHEMES) {
    await tab.emulateMedia({ colorScheme });
    add(`focus, ${colorScheme}`, await outline());
  }
  await tab.emulateMedia({ colorScheme: "light", forcedColors: "active" });
  add("forced colours", await forced());
  return found;
}

async function lookAt(folder, pages) {
  const server = await serve(folder);
  for (const { type, file } of pages)
    none(await look(server.url + addressOf(file)), `${folder}: ${type} (${addressOf(file)})`);
  none(await skipLink(server.url), `${folder}: the skip link leads to the content`);
  none(await menu(server.url), `${folder}: the menu by keyboard`);
  server.stop();
}

for (const folder of [sites()[0], madeSite("hostile")]) {
  ok(isSite(folder), `${folder} is built`, "run tests/site/build");
  if (!isSite(folder)) continue;
  const site = readSite(folder, (file) => !file.includes("/nummer-"));
  await lookAt(folder, (listedPages(site) ?? pageTypes(site)).filter(({ file }) => file !== "404.html" && site.files.has(file)));
}
await close();
done();
