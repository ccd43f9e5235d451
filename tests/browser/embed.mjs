#!/usr/bin/env node
// The catalogue's offers on other sites' pages: tests/host, from another site, in a real browser. Heights, filters,
// sandboxes, print, keyboard, hostile pages, and the element <skole-tilbud>.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { barriers } from "../lib/axe.mjs";
import { SCHEMES, WIDTHS, openTab, sticksOut, strayText } from "../lib/browser.mjs";
import { serveHost } from "../lib/hosts.mjs";
import { serve } from "../lib/server.mjs";
import { isSite, sites } from "../lib/site.mjs";
import { done, none, note, ok } from "../lib/tap.mjs";

const SHIFT_MOST = 0.01;
const PATIENCE = 15000; // on a machine that does other work
const folder = sites()[0];
ok(isSite(folder), `${folder} is built`, "no index.html there");
if (!isSite(folder)) done();

// ?krop=…: the page with another body. ?uden: without the catalogue's scripts.
const { catalogue, host, stop } = await serveHost(folder, (text, url) => {
  const body = url.searchParams.get("krop");
  const page = body === null ? text : text.replace(/<main>[^]*<\/main>/, `<main><h1>Vært</h1>${body}</main>`);
  return url.searchParams.has("uden") ? page.replace(/<script src="[^"]*\/embed\/1\/[^]*?<\/script>/g, "") : page;
});
const { tab, close } = await openTab();
let faults = [];
tab.on("pageerror", (error) => faults.push(`script: ${error.message}`));
tab.on("request", (request) => {
  if (![catalogue, host, "data:", "blob:"].some((start) => request.url().startsWith(start))) faults.push(`outside: ${request.url()}`);
});
tab.on("console", (message) => message.type() === "error" && !/sandboxed/.test(message.text()) && faults.push(`console: ${message.text()}`));

const size = (width, height = 800) => tab.setViewportSize({ width, height });
const iframe = (path, more = "") => `<iframe src="${catalogue}embed/${path}" title="Tilbud" width="100%" height="900" ${more}></iframe>`;
const page = (body, more = "") => `${host}open.html?krop=${encodeURIComponent(body)}${more}`;
const open = async (url) => {
  faults = [];
  await tab.goto(url, { waitUntil: "load" });
};
const frames = () => tab.frames().filter((frame) => frame.url().startsWith(`${catalogue}embed/`));
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(what) {
  const start = Date.now();
  while (Date.now() - start < PATIENCE) {
    if (await what()) return Date.now() - start;
    await pause(20);
  }
  return null;
}

// Whether a frame is exactly as high as what is in it, and nothing there scrolls.
const heights = async (frame) => [(await (await frame.frameElement()).boundingBox())?.height,
  await frame.evaluate(() => document.documentElement.getBoundingClientRect().height)];
const isFit = async (frame) => {
  const [outer, inner] = await heights(frame).catch(() => []);
  return inner > 100 && outer - inner >= 0 && outer - inner < 1.01;
};
async function fits(name, frame = frames()[0]) {
  const ms = await until(() => isFit(frame));
  ok(ms !== null, `${name}: the frame has its content's height`, ms ?? (await heights(frame)).join(" for "));
  return ms;
}

const shift = () => tab.evaluate(() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 50);
}));
const titles = (frame) => frame.locator(".kort:not([hidden]) h3").allTextContents();

async function hosts() {
  for (const name of ["strict.html", "open.html"]) {
    for (const width of WIDTHS) {
      await size(width);
      await open(host + name);
      if (name === "open.html") await tab.locator("#med").scrollIntoViewIfNeeded();
      await until(() => frames().length === (name === "open.html" ? 2 : 1));
      const ms = await fits(`${name}, ${width} px`, frames().at(-1));
      note(`${name}, ${width} px: ${ms} ms after the page had loaded`);
      const moved = await shift();
      ok(moved <= SHIFT_MOST, `${name}, ${width} px: nothing moves`, moved);
    }
    none(faults, `${name}: no error, and nobody else is asked`);
  }
  none(await barriers(tab), "open.html: no barrier");
}

async function follows() {
  await size(768);
  await open(page(`${iframe("alle/?antal=6")}<p><a href="#" id="efter">Efter</a></p>`));
  const [frame] = frames();
  await fits("all offers");
  const [before] = await heights(frame);
  await frame.selectOption("select[name=trin]", "10");
  await fits("a choice");
  ok((await heights(frame))[0] !== before, "a choice changes the height");
  ok(/\d tilbud passer/.test(await frame.textContent("[role=status]")), "a choice is told");
  await frame.selectOption("select[name=trin]", "");
  await frame.click(".flere button");
  ok((await titles(frame)).length === 12, "more are shown when asked for");
  ok(await frame.evaluate(() => document.activeElement.closest(".kort") === document.querySelectorAll(".kort")[6]), "and the first of them has the focus");
  await fits("more of them");
  await size(320);
  await fits("a narrower page");
}

async function inside() {
  await size(768);
  await open(page(iframe("fag/dansk/?antal=2&tema=moerk&sted=skole")));
  await frames()[0].click("text=Mellemtrin");
  await tab.waitForURL(/open/);
  await until(() => frames()[0]?.url().includes("/mellemtrin/"));
  ok(tab.url().startsWith(host), "a band is chosen without leaving the page");
  ok(/mellemtrin\/\?antal=2&tema=moerk&sted=skole/.test(frames()[0].url()), "what was asked for goes with it", frames()[0].url());
  await fits("a band");
  // Far down in a long frame: its next page begins where the reader can see it begin.
  await open(page(`${iframe("fag/dansk/")}<p id="hul">Slut</p>`));
  await fits("a long frame");
  await tab.locator("#hul").scrollIntoViewIfNeeded();
  await frames()[0].evaluate(() => document.querySelector(".chips a").click());
  ok(await until(() => tab.evaluate(() => Math.abs(document.querySelector("iframe").getBoundingClientRect().top) < 20)) !== null,
    "another page of the frame is shown from its top");
  await frames()[0].locator(".kort a").first().click();
  await until(() => tab.url().startsWith(`${catalogue}tilbud/`));
  ok(tab.url().startsWith(`${catalogue}tilbud/`), "an offer opens in the whole window", tab.url());
}

async function manyFrames() {
  await open(page(iframe("fag/dansk/?antal=1") + iframe("kommuner/vejle/?antal=4"), "&uden"));
  await until(() => frames().length === 2);
  await Promise.all(frames().map((frame) => frame.waitForLoadState()));
  await tab.addScriptTag({ url: `${catalogue}embed/1/hoejde.js` });
  await fits("two frames and a late script, the first", frames()[0]);
  await fits("two frames and a late script, the second", frames()[1]);
  ok((await heights(frames()[0]))[0] !== (await heights(frames()[1]))[0], "each has its own height");
  for (const sandbox of ["allow-scripts", "allow-scripts allow-same-origin"]) {
    await open(page(iframe("emner/kildekritik/?trin=4-6", `sandbox="${sandbox}"`)));
    await fits(`sandbox="${sandbox}"`);
    none(faults, `sandbox="${sandbox}": no error`);
  }
  await open(page(iframe("fag/dansk/", 'sandbox=""')));
  ok((await titles(frames()[0])).length > 5, "sandbox without scripts: the list is there");
  await frames()[0].click("text=Mellemtrin");
  ok(await until(() => frames()[0]?.url().endsWith("/fag/dansk/mellemtrin/")) !== null, "and its bands are links");
}

async function lazy() {
  await open(page(`<div class="hul"></div>${iframe("fag/dansk/?antal=2", 'loading="lazy"')}`.replace("<div", '<div id="hul"')));
  await tab.addStyleTag({ content: "#hul { height: 9000px }" });
  await tab.reload();
  await tab.addStyleTag({ content: "#hul { height: 9000px }" });
  await tab.locator("iframe").scrollIntoViewIfNeeded();
  await until(() => frames().length === 1);
  await fits("a lazy frame");
}

async function forged() {
  await open(page(`${iframe("fag/dansk/?antal=2")}<iframe id="ond" title="En anden" height="77"></iframe>`));
  await fits("before any forgery");
  const [before] = await heights(frames()[0]);
  const stranger = tab.frames().find((frame) => frame.url() === "about:blank" && frame !== tab.mainFrame());
  const forge = (hoejde) => parent.postMessage({ skoletilbud: { hoejde, tryk: hoejde, top: true } }, "*");
  await tab.evaluate(() => postMessage({ skoletilbud: { hoejde: 3333, tryk: 3333 } }, "*"));
  await stranger.evaluate(forge, 3333);
  await pause(100);
  ok((await heights(frames()[0]))[0] === before, "the page's own messages and another frame's count for nothing");
  ok(await tab.evaluate(() => document.querySelector("#ond").offsetHeight < 100), "nor do they for that frame itself");
  for (const value of [-5, 0, NaN, Infinity, 1e9, "alt", null, {}, [[]]]) await frames()[0].evaluate(forge, value);
  await frames()[0].evaluate(() => { for (const data of [null, 1, "x", { skoletilbud: null }, { skoletilbud: "x" }]) parent.postMessage(data, "*"); });
  await pause(100);
  ok((await heights(frames()[0]))[0] === before, "nor do heights that are none");
  none(faults, "and nothing fails");
}

async function deepLinks() {
  await size(768);
  const shown = async (query) => {
    await open(page(iframe(`alle/${query}`)));
    return titles(frames()[0]);
  };
  const all = await shown("");
  const some = await shown("?trin=4-6&sted=skole");
  ok(some.length > 0 && some.length < all.length, "an address narrows the list down", `${some.length} of ${all.length}`);
  ok(await frames()[0].inputValue("select[name=sted]") === "skole", "and the choice stands in its field");
  ok(await frames()[0].evaluate(() => document.querySelector("[name=trin]").selectedOptions[0].text) === "4.-6. klasse", "so does a range");
  const link = await frames()[0].getAttribute(".alle a", "href");
  ok(link === "../../tilbud/?&trin=4-6&sted=skole", "the catalogue's own list is asked for the same", link);
  await frames()[0].click(".ryd button");
  ok((await titles(frames()[0])).length === all.length, "all of them can be had again");
  const towns = await shown("?kommune=vejle");
  ok(towns.length > 0 && towns.length < all.length, "a municipality narrows it down");
  const free = await shown("?pris=gratis&form=forloeb");
  ok(free.length > 0 && free.length < all.length, "and so do price and form, which have no field");
  ok((await shown("?fag=findes-ikke")).length === 0 && await frames()[0].locator(".tomt").isVisible(), "nothing left is told");
  none(faults, "deep links: no error");
}

async function looks() {
  await size(320);
  for (const [tema, scheme, dark] of [["moerk", "light", true], ["lys", "dark", false], ["", "dark", true], ["", "light", false]]) {
    await tab.emulateMedia({ colorScheme: scheme });
    await open(page(iframe(`fag/dansk/?tema=${tema}&overskrift=4&antal=3`)));
    const [colour, levels] = await frames()[0].evaluate(() => [getComputedStyle(document.body).backgroundColor.match(/\d+/g)[0],
      [...document.querySelectorAll("h2, h3")].slice(0, 2).map((heading) => heading.ariaLevel).join()]);
    ok(colour < 128 === dark, `?tema=${tema} on a ${scheme} device`, colour);
    ok(levels === "4,5", "headings begin where the host says", levels);
    none((await barriers(frames()[0], tema ? "look" : "all")).filter((fault) => !fault.includes("heading-one")), `no barrier in the frame, ?tema=${tema}, ${scheme}`);
  }
  none(await barriers(tab), "no barrier on the page around it");
  for (const path of ["alle/", "biblioteker/vejle/"]) {
    const found = [];
    for (const [scheme, width, what] of [["dark", 320, "look"], ["light", 1280, "all"]]) {
      await tab.emulateMedia({ colorScheme: scheme });
      await size(width);
      await open(`${catalogue}embed/${path}`);
      found.push(...await sticksOut(tab), ...await strayText(tab), ...await barriers(tab, what), ...faults);
    }
    none(found, `a frame's page by itself: ${path}`);
  }
  await tab.emulateMedia({ colorScheme: "light" });
}

async function keyboard() {
  await size(768);
  await open(page(`<p><a href="#" id="foer">Før</a></p>${iframe("fag/dansk/?antal=2")}<p><a href="#" id="efter">Efter</a></p>`));
  await fits("keyboard");
  await tab.focus("#foer");
  const been = new Set();
  let steps = 0;
  for (; steps < 30 && !await tab.evaluate(() => document.activeElement.id === "efter"); steps++) {
    await tab.keyboard.press("Tab");
    been.add(await frames()[0].evaluate(() => document.hasFocus() ? document.activeElement.localName : ""));
  }
  ok(been.has("a") && been.has("select") && been.has("button"), "the keyboard goes through the frame", [...been].join());
  ok(steps < 30, "and out again", `${steps} stops`);
  await tab.keyboard.press("Shift+Tab");
  ok(await frames()[0].evaluate(() => document.hasFocus()), "and back");
}

async function print() {
  await size(1280);
  await open(page(`${iframe("fag/dansk/")}<p>Sidste linje hos værten</p>`));
  await fits("before print");
  const text = execFileSync("pdftotext", ["-", "-"], { input: await tab.pdf({ format: "A4" }) }).toString().replace(/\s+/g, "");
  const missing = (await titles(frames()[0])).filter((title) => !text.includes(title.replace(/\s+/g, "")));
  none(missing, "print shows every card");
  ok(text.includes("Sidstelinje"), "and what stands after them");
  await fits("after print");
}

async function withoutScript() {
  const context = await tab.context().browser().newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`${host}open.html`);
  const frame = plain.frames().find((one) => one.url().includes("/embed/"));
  ok(await frame.locator(".kort").count() > 2 && !await frame.locator("form").isVisible(), "JavaScript off: the list is there, whole");
  ok(await plain.locator("skole-tilbud a").isVisible(), "and the element's link");
  none((await context.cookies()).map((cookie) => cookie.name), "no cookie");
  await context.close();
}

const cards = () => tab.evaluate(() => [...document.querySelector("skole-tilbud").shadowRoot?.querySelectorAll("li") ?? []]
  .map((card) => card.querySelector("a").textContent));
const element = (attributes, more) => page(`<skole-tilbud overskrift="2" ${attributes}><a href="${catalogue}tilbud/">Se tilbuddene</a></skole-tilbud>`, more);

// Every computed value in the shadow tree that a page's own styles could reach.
const worn = () => tab.evaluate(() => [...document.querySelector("skole-tilbud").shadowRoot.querySelectorAll("section, section *:not(slot)")]
  .map((node) => {
    const style = getComputedStyle(node);
    return ["color", "backgroundColor", "display", "fontFamily", "fontSize", "fontWeight", "letterSpacing", "textTransform",
      "visibility", "padding", "borderTop", "outlineStyle", "direction", "listStyleType"].map((name) => style[name]).join("|");
  }));

async function drawn() {
  await size(768);
  await open(element('fag="dansk" trin="4-6" antal="4"'));
  await until(async () => (await cards()).length);
  const first = await cards();
  ok(first.length > 1 && first.length <= 4, "the element shows offers", first.length);
  ok(await tab.locator("skole-tilbud > a").isVisible(), "its own link stays");
  ok(await tab.evaluate(() => [...document.querySelector("skole-tilbud").shadowRoot.querySelectorAll("a")]
    .every((link) => link.target === "_top" && link.href.startsWith("https://"))), "links leave the page");
  none(await barriers(tab), "the element: no barrier");
  const before = await worn();
  await tab.addStyleTag({ content: readFileSync("tests/host/strict.css", "utf8") });
  const after = await worn();
  none(before.flatMap((style, i) => style === after[i] ? [] : [`${style} became ${after[i]}`]), "hostile styles change nothing inside");
  await tab.evaluate(() => {
    const element = document.querySelector("skole-tilbud");
    element.removeAttribute("trin");
    element.setAttribute("antal", "3");
    element.setAttribute("tema", "moerk");
  });
  ok(await until(async () => (await cards()).length === 3) !== null, "other attributes, other offers");
  ok(await tab.evaluate(() => getComputedStyle(document.querySelector("skole-tilbud").shadowRoot.querySelector("section")).backgroundColor) === "rgb(28, 24, 21)", "it is dark when asked to be");
  none(faults, "the element: no error, and nobody else is asked");
}

async function falls() {
  const answers = { "nothing comes": (route) => route.abort(), "404": (route) => route.fulfill({ status: 404, body: "{}" }),
    "half a file": (route) => route.fulfill({ headers: { "access-control-allow-origin": "*" }, body: '{"tilbud": [' }),
    "another shape": (route) => route.fulfill({ headers: { "access-control-allow-origin": "*" }, body: '{"tilbud": {"a": 1}}' }),
    "an address that runs": async (route) => {
      const list = await (await route.fetch()).json();
      for (const offer of list.tilbud) offer.url = "javascript:alert(1)";
      return route.fulfill({ headers: { "access-control-allow-origin": "*" }, json: list });
    } };
  for (const [name, answer] of Object.entries(answers)) {
    await tab.route("**/api/v1/**", answer);
    await open(element('fag="dansk"'));
    await pause(100);
    ok((await cards()).length === 0 && await tab.locator("skole-tilbud > a").isVisible(), `${name}: the element's own link`);
    await tab.unroute("**/api/v1/**");
  }
  const closed = await serve(folder, "/katalog/");
  await tab.goto(page(`<skole-tilbud fag="dansk"><a href="#">Se tilbuddene</a></skole-tilbud><script src="${closed.url}embed/1/skole-tilbud.js"></script>`, "&uden"));
  await pause(100);
  ok((await cards()).length === 0 && await tab.locator("skole-tilbud > a").isVisible(), "a server that lets nobody read: the element's own link");
  closed.stop();
  await open(element('fag="dansk" trin="99"'));
  await pause(100);
  ok((await cards()).length === 0 && await tab.locator("skole-tilbud > a").isVisible(), "an unknown value: the element's own link");
  await tab.route("**/api/v1/**", async (route) => {
    const list = await (await route.fetch()).json();
    list.tilbud[0].titel = "<img src=x onerror=alert(1)>";
    return route.fulfill({ headers: { "access-control-allow-origin": "*" }, json: list });
  });
  await open(element('fag="dansk"'));
  await until(async () => (await cards()).length);
  ok((await cards())[0].startsWith("<img"), "markup in the data is text");
  await tab.unroute("**/api/v1/**");
}

async function nothingKept() {
  const found = (await tab.context().cookies()).map((cookie) => `cookie ${cookie.name}`);
  for (const url of [`${host}strict.html`, `${catalogue}embed/alle/`]) {
    await open(url);
    const kept = await tab.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, document.cookie].join());
    if (kept !== "0,0,0,") found.push(`${url}: ${kept}`);
  }
  none(found, "no cookie, nothing stored");
}

for (const test of [hosts, follows, inside, manyFrames, lazy, forged, deepLinks, looks, keyboard, print, withoutScript, drawn, falls, nothingKept]) {
  const start = Date.now();
  try {
    await test();
  } catch (fault) {
    ok(false, test.name, fault.stack);
  }
  note(`${test.name}: ${Date.now() - start} ms`);
}
await close();
stop();
done();
