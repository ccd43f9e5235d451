#!/usr/bin/env node
// The page where an editor chooses a list, sees it and copies its code: every address in every printed code is
// there, the choices make the code and the preview, the address keeps them; by keyboard, and without JavaScript.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { join } from "node:path";
import { parse } from "parse5";
import { barriers } from "../lib/axe.mjs";
import { SCHEMES, openTab, sticksOut } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { attribute, elements, fileAt, isSite, madeSite, readSite, sites } from "../lib/site.mjs";
import { done, none, note, ok } from "../lib/tap.mjs";

const PAGE = "indlejring/index.html";
const read = (folder, file) => readFileSync(join(folder, file), "utf8");
const text = (node) => (node.childNodes ?? []).map((child) => child.value ?? text(child)).join("");
const blocks = (html) => [...elements(parse(html))].filter((node) => node.tagName === "pre").map(text);
const addresses = (code) => [...code.replaceAll("&amp;", "&").matchAll(/https:\/\/[^\s"<>;]+/g)].map(([address]) => address);

// Those of the addresses in a code that have no file on the site.
function missing(site, code) {
  return addresses(code).filter((address) => address !== new URL(site.base).origin
    && !(address.startsWith(site.base) && fileAt(site, address.slice(site.base.length).replace(/[?#].*/, ""))));
}

// --- what is printed ---------------------------------------------------------------------------------

for (const folder of [...sites(), madeSite("hostile"), madeSite("many")]) {
  const site = readSite(folder, (file) => file === "index.html");
  const html = read(folder, PAGE);
  const pages = [PAGE, ...[...site.files].filter((file) => /^dr\/(?!status\/)[^/]+\/index\.html$/.test(file))];
  const codes = pages.flatMap((page) => blocks(read(folder, page)).map((code) => ({ page, code })));
  note(`${folder}: ${codes.length} codes`);
  ok(codes.length > 4 * pages.length, `${folder}: codes are printed`);
  none(codes.flatMap(({ page, code }) => missing(site, code).map((address) => `${page}: ${address}`)), "every address in a printed code is there");
  none(codes.filter(({ code }) => /<(iframe|script)/.test(code)).filter(({ code }) => [...elements(parse(code))].some((node) =>
    (node.tagName === "iframe" && !(attribute(node, "src") && attribute(node, "title") && attribute(node, "height")))
    || (node.tagName === "script" && attribute(node, "src") && !attribute(node, "integrity")?.startsWith("sha384-")))).map(({ code }) => code),
  "each frame has a title and a height kept for it, each script a hash");
  const weight = gzipSync(html, { level: 9 }).length;
  ok(weight <= 14 * 1024, `the page weighs ${weight} bytes, 14 KB at most`);
  const script = gzipSync(read(folder, "indlejring.js"), { level: 9 }).length;
  ok(script <= 2048, `its script ${script}, 2 KB at most`);
}
const [folder] = sites();
ok(isSite(folder), `${folder} is built`);
const site = readSite(folder, (file) => file === "index.html" || file === PAGE);
none([...site.files].filter((file) => file.endsWith(".html") && file !== PAGE && read(folder, file).includes("frame-src")), "no other page may hold a frame");

// --- choosing ------------------------------------------------------------------------------------------

const { tab, close } = await openTab();
const server = await serve(folder);
const asked = new Set();
const broken = [];
const faults = [];
tab.on("request", (request) => asked.add(new URL(request.url()).origin));
tab.on("response", (answer) => answer.status() > 399 && broken.push(answer.url()));
tab.on("pageerror", (error) => faults.push(error.message));
const home = `${server.url}indlejring/`;
const open = (query = "") => tab.goto(home + query, { waitUntil: "load" });
const codes = () => tab.locator(".kode pre").allTextContents();
const query = () => new URL(tab.url()).search;
const said = (words) => tab.locator("[role=status]", { hasText: words }).waitFor({ timeout: 10000 }).then(() => true, () => false);
const framed = () => tab.locator("#proeve").evaluate((frame) => frame.src);
// What stands in the preview, once it has come and stands still.
async function preview() {
  await tab.locator("#proeve").scrollIntoViewIfNeeded();
  const inside = tab.frameLocator("#proeve");
  await inside.locator("h2").first().waitFor();
  await tab.waitForTimeout(200);
  return { title: (await inside.locator("h2").first().innerText()).trim(), cards: await inside.locator(".kort:visible").count(),
    bibs: await inside.locator(".kort:visible .fane").allTextContents() };
}

await open();
const plain = blocks(read(folder, PAGE)).slice(0, 5);
ok((await codes()).join() === plain.join(), "with scripts the codes begin as they are without", (await codes()).join("\n"));
ok(query() === "", "and the address is as it was");
const whole = await preview();
ok(whole.cards === 6, "the preview shows six of all offers", JSON.stringify(whole));

// By keyboard alone: the first select, then on from field to field.
await tab.locator("#v-om").focus();
await tab.keyboard.type("ultra");
await tab.keyboard.press("Tab");
await tab.keyboard.press("Tab");
await tab.keyboard.type("Mel");
await tab.keyboard.press("Tab");
await tab.keyboard.type("Vejle");
ok(query() === "?dr=ultrabit&kommune=vejle&trin=4-6", "by keyboard: the address keeps the choice", query());
ok(await said("Koden er skrevet om"), "and it is told");
ok(await framed() === `${server.url}embed/dr/ultrabit/?kommune=vejle&trin=4-6&antal=6`, "the preview shows the narrowest list, and narrows it", await framed());
const [link, frame, fitting, element] = await codes();
ok(link.startsWith(`<a href="${site.base}dr/ultrabit/">Bibliotekernes tilbud: ultra:bit, Mellemtrin, Vejle</a>`) && link.endsWith(`\n${site.base}feeds/dr/ultrabit.atom`), "a: the theme's page and its feed", link);
ok(frame.includes(`src="${site.base}embed/dr/ultrabit/?kommune=vejle&amp;trin=4-6&amp;antal=6" title="Bibliotekernes tilbud: ultra:bit, Mellemtrin, Vejle"`), "b: the frame", frame);
ok(fitting.startsWith(`${frame}\n<script defer src="${site.base}embed/1/hoejde.js" integrity="sha384-`), "c: the same and the script", fitting);
ok(element.startsWith(`<skole-tilbud dr="ultrabit" kommune="vejle" trin="4-6" antal="6"><a href="${site.base}dr/ultrabit/">`), "d: the element", element);
await open(query());
ok((await codes())[1] === frame && await tab.locator("#v-kommune").inputValue() === "vejle" && await tab.locator("#v-om").inputValue() === "dr/ultrabit/",
  "the address opened anew gives the same");
const shown = await preview();
ok(/ultra:bit/.test(shown.title) && shown.cards === 1, "the preview follows", JSON.stringify(shown));
const before = await tab.evaluate(() => history.length);
await tab.locator("#v-om").selectOption({ label: "Orlaprisen" });
await tab.locator("#v-antal").selectOption("3");
await tab.locator("#v-kommune").selectOption("");
await tab.locator("#v-trin").selectOption("");
await tab.locator("#v-tema").selectOption("moerk");
const dark = await preview();
ok(/Orlaprisen/.test(dark.title) && dark.cards === 3, "another choice, another preview", JSON.stringify(dark));
ok(await tab.evaluate(() => history.length) === before, "choosing leaves no steps for the back button");
const ground = () => tab.frameLocator("#proeve").locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
const night = await ground();
await tab.locator("#v-tema").selectOption("lys");
await preview();
ok(night !== await ground(), "light and dark are seen", night);
const wide = await tab.locator("#proeve").evaluate((node) => node.clientWidth);
await tab.getByRole("button", { name: "Telefon" }).press("Enter");
ok(await tab.locator("#proeve").evaluate((node) => node.clientWidth) < 370 && wide > 600 && await tab.locator(".bredde [aria-pressed=true]").textContent() === "Telefon",
  "as wide as a phone, and as a computer");
const fits = () => tab.locator("#proeve").evaluate((node) => node.clientHeight >= node.contentDocument.documentElement.getBoundingClientRect().height - 1);
let high = false;
for (let i = 0; i < 20 && !(high = await fits()); i++) await tab.waitForTimeout(50);
ok(high, "and as high as what is in it");
ok(await tab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "nothing sticks out");

// Every choice there is, and each with a band and a municipality.
const made = await tab.evaluate(() => {
  const found = new Set();
  const form = document.querySelector("#valg");
  const set = (id, value) => { form.querySelector(id).value = value; };
  const take = () => {
    form.dispatchEvent(new Event("change"));
    for (const pre of document.querySelectorAll(".kode pre")) for (const code of pre.textContent.split("\n")) found.add(code);
  };
  const values = (id) => [...form.querySelector(id).options].map((one) => one.value);
  for (const id of ["#v-om", "#v-fag", "#v-kommune"]) {
    for (const other of ["#v-om", "#v-fag", "#v-kommune", "#v-trin"]) set(other, "");
    for (const value of values(id))
      for (const trin of ["", "4-6", "5"]) {
        set(id, value);
        set("#v-trin", trin);
        take();
      }
  }
  set("#v-fag", "dansk");
  for (const value of values("#v-om")) { set("#v-om", value); take(); }
  return [...found];
});
note(`${made.length} codes made by choosing`);
ok(made.length > 500, "every choice makes its code");
none(made.flatMap((code) => missing(site, code)), "every address in a code that is made is there");
none(made.filter((code) => /undefined|null|NaN|""/.test(code)), "no code has a hole");
none(faults, "no error");

// --- copying -------------------------------------------------------------------------------------------

const context = await tab.context().browser().newContext({ locale: "da-DK", permissions: ["clipboard-read", "clipboard-write"] });
const page = await context.newPage();
await page.goto(`${home}?fag=dansk`);
await page.getByRole("button", { name: "Kopiér koden til en ramme uden script" }).press("Enter");
await page.locator("[role=status]", { hasText: "Koden er kopieret" }).waitFor();
const clip = await page.evaluate(() => navigator.clipboard.readText());
ok(clip === await page.locator(".kode pre").nth(1).textContent() && clip.includes("/embed/fag/dansk/?antal=6"), "a code is copied as it stands, and it is told", clip);
await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error("no")); });
await page.getByRole("button", { name: "Kopiér koden til et element" }).press("Enter");
await page.locator("[role=status]", { hasText: "Koden er markeret" }).waitFor();
ok(await page.evaluate(() => getSelection().toString().trim()).then((chosen) => chosen.startsWith("<skole-tilbud fag=\"dansk\"")), "where the browser does not let us, it is marked");
await context.close();

// --- the look, and no scripts -------------------------------------------------------------------------

for (const width of [320, 1280]) {
  await tab.setViewportSize({ width, height: 800 });
  await open("?fag=dansk");
  for (const scheme of SCHEMES) {
    await tab.emulateMedia({ colorScheme: scheme });
    none([...await barriers(tab, scheme === "light" ? "all" : "look"), ...await sticksOut(tab)], `axe: nothing at ${width} px, ${scheme}`);
  }
}
const bare = await (await tab.context().browser().newContext({ javaScriptEnabled: false, locale: "da-DK" })).newPage();
await bare.goto(home);
ok(!await bare.locator("#valg").isVisible() && await bare.getByText("Uden JavaScript kan du ikke vælge her").isVisible()
  && await bare.getByRole("button").filter({ visible: true }).count() <= 1, "without scripts there is nothing that does nothing");
await bare.getByText("DR-temaer", { exact: false }).filter({ has: bare.locator(".antal") }).click();
ok(await bare.getByText(`${site.base}embed/dr/ultrabit/?antal=6`).isVisible(), "and the ready-made codes can be unfolded");
none([...asked].filter((origin) => origin !== new URL(server.url).origin && origin !== "null"), "nobody else is asked for anything");
none(broken, "and all that is asked for is there");
await close();
server.stop();
done();
