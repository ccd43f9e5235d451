#!/usr/bin/env node
// The list of all offers in a real browser: choices, counts, undoing, addresses, keyboard, no scripts, no
// network. What must be there is counted anew from the offers' own files, as they are made below.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { barriers } from "../lib/axe.mjs";
import { SCHEMES, openTab } from "../lib/browser.mjs";
import { buildCatalogue } from "../lib/catalogue.mjs";
import { columnsOf } from "../lib/columns.mjs";
import { serve } from "../lib/server.mjs";
import { madeSite } from "../lib/site.mjs";
import { done, none, note, ok } from "../lib/tap.mjs";

// --- the offers, and what each of them must count as ---------------------------------------------

const SENDERS = [["biblioteker/aarhus", "aarhus"], ["biblioteker/koege", "koege"], ["biblioteker/vejle", "vejle"],
  ["nationale/tjenesten", null]];
const TITLES = ["Ørken", "Bøger", "Aaben skole", "Zebra", "Digte", "Åbning", "Æbler", "Musik", "Kilder", "Robotter"];
// What is written, what it counts as, and minutes for sorting where that matters.
const GRADES = [["4-6", ["4", "5", "6"]], ["5 og 8", ["5", "8"]], ["0.-3. klasse", ["0", "1", "2", "3"]], ["10", ["10"]],
  ["ikke oplyst", []]];
const SUBJECTS = [["dansk", ["dansk"]], ["[dansk, historie]", ["dansk", "historie"]], ["musik", ["musik"]], [null, []],
  ["natur/teknologi", ["natur-teknologi"]], ["[historie, matematik]", ["historie", "matematik"]]];
const TOPICS = [["[kildekritik]", ["kildekritik"]], ["[robotter, Ukendt Ø]", ["robotter", "ukendt-oe"]], [null, []]];
const FORMS = [["besøg", ["besoeg"]], ["forløb", ["forloeb"]], ["workshop", ["workshop"]]];
const PLACES = [["skole", ["skole"]], ["[bibliotek, skole]", ["bibliotek", "skole"]], ["online", ["online"]],
  ["bibliotek", ["bibliotek"]], ["bogbus", ["bogbus"]]];
const PRICES = [["gratis", ["gratis"]], ["100 kr. pr. klasse", []], [null, []]];
const TIMES = [["45 min", ["op-til-1-time"], 45], ["90-120 min", ["1-2-timer"], 120], ["en dag", ["en-halv-til-en-hel-dag"], 1440],
  ["et skoleår", ["flere-gange-eller-laengere"], 1e6], ["varierende", [], Infinity]];
const PERIODS = [["hele året", "1 2 3 4 5 6 7 8 9 10 11 12".split(" ")], ["november-januar", ["1", "11", "12"]], [null, []],
  ["{fra: 2027-03-30, til: 2027-04-02}", ["3", "4"]]];
const SCHOOLS = [["[folkeskole, friskole]", ["folkeskole", "friskole"]], [null, []], [null, []]];
const FACETS = { trin: GRADES, fag: SUBJECTS, emne: TOPICS, form: FORMS, sted: PLACES, pris: PRICES, varighed: TIMES,
  maaned: PERIODS, skoletype: SCHOOLS };
const FIELDS = { emne: "emner", maaned: "periode", skoletype: "skoletyper" };

// Every list has a length of its own, so that all meet all.
function offerNumber(n) {
  const [folder, home] = SENDERS[Math.floor(n / 5) % SENDERS.length];
  const nation = !home || n % 17 === 0;
  const closed = n % 11 === 3;
  const offer = { home, closed, title: `${TITLES[n % TITLES.length]} ${String(n).padStart(3, "0")}`, day: `2026-0${1 + n % 9}-01`,
    path: `${folder.split("/")[1]}/t${n}`, facets: { kommune: nation ? "alle" : [home], omfang: [nation ? "landsdaekkende" : "lokalt"] } };
  const lines = [`titel: "${offer.title}"`, "resume: Kort.", `oprettet: ${offer.day}`,
    closed ? `status: ${n % 2 ? "pause" : "udsolgt"}` : "", home && nation ? "hvem_kan: hele landet" : ""];
  Object.entries(FACETS).forEach(([name, rows], k) => {
    const [written, counts, minutes] = rows[(n + Math.floor(n / (rows.length + k))) % rows.length];
    if (written !== null) lines.push(`${FIELDS[name] ?? name}: ${written}`);
    offer.facets[name] = counts;
    if (name === "varighed") offer.minutes = minutes;
  });
  return { ...offer, file: `${folder}/tilbud/t${n}.md`, text: `---\n${lines.filter(Boolean).join("\n")}\n---\n\nTekst.\n` };
}

const OFFERS = Array.from({ length: 130 }, (_, n) => offerNumber(n));
const files = Object.fromEntries(OFFERS.map((o) => [o.file, o.text]));
files["nationale/tjenesten/tjeneste.yaml"] = "navn: Tjenesten\n";
for (const [key, name] of [["aarhus", "Aarhus"], ["koege", "Køge"], ["vejle", "Vejle"]])
  files[`biblioteker/${key}/bibliotek.yaml`] = `navn: ${name} Bibliotek\nkommune: ${name}\nsite: https://${key}.example/\n`;

const has = (offer, name, key) => offer.facets[name] === "alle" || offer.facets[name].includes(key);
const fits = (offer, chosen, without) => Object.entries(chosen).every(([name, keys]) =>
  name === without || keys.some((key) => has(offer, name, key)));
const danish = new Intl.Collator("da");
const byTitle = (a, b) => danish.compare(a.title, b.title);
const expected = (chosen, by = () => 0) => OFFERS.filter((o) => fits(o, chosen)).sort((a, b) => a.closed - b.closed || by(a) - by(b) || byTitle(a, b)).map((o) => o.title);

function expectedCounts(name, chosen) {
  const counts = {};
  for (const offer of OFFERS)
    if (fits(offer, chosen, name) && offer.facets[name] !== "alle")
      for (const key of offer.facets[name]) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

// --- what the browser shows ----------------------------------------------------------------------

const built = buildCatalogue(files);
const server = await serve(built.site, "/sub/sti/");
const { tab, close } = await openTab();
const faults = [];
const quiet = { now: false };
tab.on("console", (m) => m.type() === "error" && !quiet.now && faults.push(`console: ${m.text()}`));
tab.on("pageerror", (error) => faults.push(`script: ${error.message}`));
tab.on("request", (request) => request.url().startsWith(server.url) || request.url().startsWith("data:") || faults.push(`outside: ${request.url()}`));
await tab.setViewportSize({ width: 1280, height: 900 });

const page = (query = "") => `${server.url}tilbud/${query}`;
// Choices that nobody sees are not fetched.
const idle = () => tab.waitForFunction(() => !document.documentElement.classList.contains("venter") && document.querySelector(".kortliste").ariaBusy === "false"
  && (document.querySelector("#kommune") || !document.querySelector("#filtre").checkVisibility()));
const open = async (query) => { await tab.goto(page(query)); await idle(); };
const titles = () => tab.$$eval(".fundne .kort h3", (nodes) => nodes.map((n) => n.textContent));
const wordsOf = Object.fromEntries(columnsOf(built.site).map(({ name, words }) => [name, words]));
const keysOf = Object.fromEntries(Object.entries(wordsOf).map(([name, words]) => [name, new Map(words.map(([key, label]) => [label, key]))]));
const keyOf = (name, label) => keysOf[name].get(label) ?? `?${label}`;
const labelOf = (name, key) => [...keysOf[name]].find(([, k]) => k === key)[0];

// The counts beside the boxes of a facet that can be seen, by key.
async function counts(name) {
  const rows = await tab.$$eval(`details[data-facet=${name}] label`, (labels) => labels.filter((l) => !l.hidden)
    .map((l) => [l.childNodes[1].textContent, +l.querySelector(".antal").textContent, l.control.checked]));
  return Object.fromEntries(rows.filter(([, n, checked]) => n || !checked).map(([label, n]) => [keyOf(name, label), n]));
}

const box = (name, key) => tab.locator(`details[data-facet=${name}] label`, { hasText: labelOf(name, key) }).first().locator("input");
async function choose(name, key) {
  const inside = box(name, key);
  if (!await inside.isVisible()) await tab.click(`details[data-facet=${name}] summary`);
  await inside.click();
  await settled();
}
const settled = () => tab.waitForFunction(() => document.querySelector(".kortliste").ariaBusy === "false");
// Back and forward: the address first, then what it says.
async function travel(step, query) {
  await step();
  await tab.waitForFunction((search) => location.search === search, query);
  await settled();
}

async function compare(chosen, what, list = expected(chosen)) {
  // Folded counts come, and are put right, when they are unfolded.
  await tab.evaluate(() => { for (const details of document.querySelectorAll("details[data-facet]")) details.open = true; });
  await tab.waitForFunction(() => [...document.querySelectorAll("details[data-facet]")].every((d) => d.querySelector(".felter")));
  await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
  await settled();
  const found = [];
  const shown = await titles();
  const wanted = list.slice(0, shown.length || 20);
  if (JSON.stringify(shown) !== JSON.stringify(wanted)) found.push(`shows ${shown.slice(0, 4)} …, not ${wanted.slice(0, 4)} …`);
  if (parseInt(await tab.textContent("#liste")) !== list.length) found.push(`says ${await tab.textContent("#liste")}, not ${list.length}`);
  for (const name of [...Object.keys(FACETS), "omfang"]) {
    const [is, must] = [await counts(name), expectedCounts(name, chosen)];
    for (const key of new Set([...Object.keys(is), ...Object.keys(must)]))
      if (is[key] !== must[key]) found.push(`${name}=${key}: ${is[key]}, not ${must[key]}`);
  }
  none(found, what);
}

const same = (a, b, what) => ok(JSON.stringify(a) === JSON.stringify(b), what, `${JSON.stringify(a)}, not ${JSON.stringify(b)}`);
const query = () => new URL(tab.url()).search;
const focused = () => tab.evaluate(() => document.activeElement.textContent || document.activeElement.tagName);

// --- choosing ------------------------------------------------------------------------------------

await open();
same(await titles(), expected({}).slice(0, 60), "all offers stand by title");
await compare({}, "before any choice every facet counts every offer", expected({}));
same(await tab.textContent("[role=status]"), "", "nothing is announced before anybody has chosen");

await choose("fag", "dansk");
await compare({ fag: ["dansk"] }, "one choice");
same(query(), "?fag=dansk", "the address says it");
same(await tab.textContent("[role=status]"), `${expected({ fag: ["dansk"] }).length} tilbud passer`, "the count is announced");
await choose("fag", "historie");
await choose("trin", "5");
const three = { fag: ["dansk", "historie"], trin: ["5"] };
await compare(three, "either of two subjects, and the grade");
same(query(), "?trin=5&fag=dansk&fag=historie", "several values: the name repeated");
ok(!("musik" in expectedCounts("sted", three)) && !await tab.locator("details[data-facet=form] label[hidden] input:checked").count(),
  "what is chosen is never hidden");

await travel(() => tab.goBack(), "?fag=dansk&fag=historie");
await compare({ fag: ["dansk", "historie"] }, "the back button undoes the last choice");
await travel(() => tab.goForward(), "?trin=5&fag=dansk&fag=historie");
await compare(three, "and forward makes it again");

const chips = () => tab.$$eval(".fundne .chips button", (nodes) => nodes.map((n) => n.firstChild.textContent));
same(await chips(), ["5. klasse", "Dansk", "Historie", "Ryd alle"], "each choice has a chip, and there is one for all");
await tab.locator(".fundne .chips button").nth(1).click();
await settled();
await compare({ fag: ["historie"], trin: ["5"] }, "a chip undoes its choice");
ok((await focused()).startsWith("Historie"), "the focus goes on to the next chip", await focused());
await tab.locator(".fundne .chips button").last().click();
await settled();
same([query(), ...await titles()], ["", ...expected({}).slice(0, 60)], "»Ryd alle« brings the whole list back");
ok(/^\d+ tilbud$/.test(await focused()), "and the focus stands at the list", await focused());

// --- municipality, order, more -------------------------------------------------------------------

await tab.selectOption("#kommune", "koege");
await settled();
const koege = { kommune: ["koege"] };
await compare(koege, "a municipality: its own library's offers first", expected(koege, (o) => o.home !== "koege"));
same(await tab.inputValue("#sort"), "eget", "which is how the order is named");
for (const [by, rank] of [["titel", () => 0], ["nyeste", (o) => -Date.parse(o.day)], ["korteste", (o) => Math.min(o.minutes, 1e9)]]) {
  await tab.selectOption("#sort", by);
  await settled();
  same([query(), ...await titles()], [`?kommune=koege&sort=${by}`, ...expected(koege, rank).slice(0, 20)], `sorted: ${by}`);
}
await tab.focus("#kommune");
const towns = await tab.$$eval("#kommune option", (all) => all.filter((o) => !o.hidden && o.value).map((o) => o.textContent));
const nation = OFFERS.filter((o) => o.facets.kommune === "alle").length;
const own = (home) => OFFERS.filter((o) => has(o, "kommune", home)).length;
ok(towns.length === 98 && towns.includes(`Køge (${own("koege")})`) && towns.includes(`Vejle (${own("vejle")})`) && towns.includes(`Odense (${nation})`),
  "each municipality counts what its schools may use", towns.slice(0, 5).join());

await open("?omfang=lokalt");
await tab.click(".flere button");
await settled();
const local = expected({ omfang: ["lokalt"] });
same(await titles(), local.slice(0, 40), "»Vis flere« puts twenty more below");
same([query(), await focused()], ["?omfang=lokalt&side=2", local[20]], "they are in the address, and the first of them has the focus");
await travel(() => tab.goBack(), "?omfang=lokalt");
same((await titles()).length, 20, "back takes them away again");
await open("?omfang=lokalt&side=9");
same(await titles(), local, "an address beyond the end shows all");
ok(!await tab.locator(".flere button").isVisible(), "and offers no more");

// --- addresses -----------------------------------------------------------------------------------

await open("?kommune=&trin=4-6&fag=&emne=kildekritik&ukendt=1");
await compare({ trin: ["4", "5", "6"], emne: ["kildekritik"] }, "an address that was shared: ranges are understood, empty and unknown names are not minded");
same(await tab.textContent("[role=status]"), "", "arriving is not announced");
const NAMES = { kommune: "vejle", trin: "5", fag: "natur-teknologi", emne: "ukendt-oe", form: "forloeb", sted: "bibliotek", pris: "gratis",
  varighed: "1-2-timer", maaned: "11", omfang: "landsdaekkende", skoletype: "friskole" };
const misread = [];
for (const [name, key] of Object.entries(NAMES)) {
  await open(`?${name}=${key}`);
  const list = expected({ [name]: [key] }, name === "kommune" ? (o) => o.home !== key : undefined);
  if (JSON.stringify(await titles()) !== JSON.stringify(list.slice(0, 20))) misread.push(`${name}=${key}: ${(await titles()).slice(0, 3)}`);
}
none(misread, "every name of the contract narrows down");
await tab.goto(`${server.url}tilbud/side/2/`);
await idle();
await tab.click("details[data-facet=fag] summary");
await box("fag", "musik").click();
await tab.waitForURL(page("?fag=musik"));
await idle();
await compare({ fag: ["musik"] }, "from a later page of the list a choice leads to the first");
ok((await (await tab.request.get(await tab.$eval(".fundne .kort a", (a) => a.href))).text()).includes("<h1>"), "and the cards' links lead to the offers");
await tab.goto(`${server.url}tilbud/side/2/?fag=musik`);
await tab.waitForURL(page("?fag=musik"));
await idle();
await open("?kommune=odense&fag=dansk&fag=musik&skoletype=friskole&form=besoeg&varighed=1-2-timer&maaned=3&emne=robotter&sted=bogbus&trin=10");
ok(await tab.locator(".tomt").isVisible() && (await titles()).length === 0, "choices that nothing fits say so");

// --- nothing flashes, nothing moves --------------------------------------------------------------

await tab.addInitScript(() => {
  window.moved = 0;
  new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) window.moved += e.value; })
    .observe({ type: "layout-shift", buffered: true });
});
const late = async (route) => { await new Promise((go) => setTimeout(go, 300)); await route.continue(); };
for (const [width, height] of [[320, 640], [1280, 900]]) {
  await tab.setViewportSize({ width, height });
  await tab.route("**/facetter/*.json", late);
  await tab.route("**/kort/*.txt*", late);
  await tab.goto(page("?fag=musik"), { waitUntil: "domcontentloaded" });
  const seen = await tab.evaluate(() => getComputedStyle(document.querySelector(".fundne .kort")).visibility);
  await idle();
  ok(seen === "hidden", `${width} px: an address with choices never shows the whole list`, seen);
  const arriving = await tab.evaluate(() => window.moved);
  await tab.goto(page(), { waitUntil: "networkidle" });
  const plain = await tab.evaluate(() => window.moved);
  ok(arriving <= 0.01 && plain <= 0.01, `${width} px: nothing moves while the page comes`, `${arriving}, ${plain}`);
  await tab.unroute("**/facetter/*.json");
  await tab.unroute("**/kort/*.txt*");
}

// --- on a phone, with keys alone -----------------------------------------------------------------

await tab.setViewportSize({ width: 320, height: 640 });
await open();
const fold = tab.locator(".finder > button");
ok(await fold.isVisible() && !await tab.locator("#kommune").isVisible(), "on a phone the choices lie behind one button");
await fold.focus();
await tab.keyboard.press("Enter");
await tab.waitForSelector("#kommune");
const press = async (selector, key) => {
  for (let i = 0; i < 80 && !await tab.evaluate((s) => document.activeElement.matches(s), selector); i++) await tab.keyboard.press("Tab");
  await (key.length > 1 && key !== key.toLowerCase() ? tab.keyboard.press(key) : tab.keyboard.type(key));
};
await press("#kommune", "vejle");
await press("details[data-facet=trin] summary", "Enter");
await tab.waitForSelector("details[data-facet=trin] input");
await press("details[data-facet=trin] input", "Space");
const vejle = { kommune: ["vejle"], trin: ["0"] };
await settled();
same(query(), "?kommune=vejle&trin=0", "keys alone choose a municipality and a grade");
ok(await tab.evaluate(() => document.activeElement.matches("details[data-facet=trin] input:checked")), "the focus stays on the box");
const small = await tab.$$eval("#filtre :is(label, summary, select, button)", (nodes) => nodes.map((n) => [n.textContent.trim(), n.getBoundingClientRect()])
  .filter(([, r]) => r.height > 0 && r.height < 44).map(([text, r]) => `${text}: ${r.height} px`));
none(small.filter((text) => !text.startsWith("Skolens kommune")), "every target is 44 px high");
same(await tab.textContent("#filtre > button"), `Vis ${expected(vejle).length} tilbud`, "the button back says how many fit");
await press("#filtre > button", "Enter");
ok(!await tab.locator("#kommune").isVisible() && (await focused()).startsWith("Vælg"), "which closes the choices and gives the focus back", await focused());
same(await titles(), expected(vejle, (o) => o.home !== "vejle").slice(0, 20), "and there they are");

const found = [];
for (const scheme of SCHEMES) {
  await tab.emulateMedia({ colorScheme: scheme });
  await tab.setViewportSize({ width: 320, height: 640 });
  await open("?fag=dansk&trin=5");
  found.push(...(await barriers(tab)).map((b) => `320 px, ${scheme}: ${b}`));
  await fold.click();
  await tab.click("details[data-facet=emne] summary");
  await tab.waitForSelector("details[data-facet=emne] input");
  found.push(...(await barriers(tab)).map((b) => `320 px, ${scheme}, open: ${b}`));
  if (await tab.evaluate(() => document.documentElement.scrollWidth > innerWidth)) found.push(`320 px, ${scheme}: too wide`);
  await tab.keyboard.press("Escape");
  await tab.setViewportSize({ width: 1280, height: 900 });
  found.push(...(await barriers(tab)).map((b) => `1280 px, ${scheme}: ${b}`));
}
none(found, "axe finds no barrier in a list that was narrowed down");

// --- without network, without scripts ------------------------------------------------------------

quiet.now = true;
await tab.route("**/facetter/*.json", (route) => route.abort());
await tab.goto(page("?fag=dansk"));
await tab.waitForSelector(".besked[role=status]");
same(await titles(), expected({}).slice(0, 60), "without the columns: the whole list");
ok((await tab.textContent(".besked")).includes("kunne ikke hente"), "which is said");
ok(await tab.locator("details[data-facet=fag] a").count() > 0 && await tab.locator("p.kommune a").isVisible(), "and the links are there");
await tab.unroute("**/facetter/*.json");
await tab.route("**/kort/*.txt*", (route) => route.fulfill({ status: 503, body: "" }));
await open("?fag=dansk&sort=nyeste");
await tab.waitForSelector(".besked[role=status]");
same(await titles(), expected({}).slice(0, 60), "without the cards: the whole list, and it is said");
await tab.unroute("**/kort/*.txt*");
await choose("trin", "5");
await compare({ fag: ["dansk"], trin: ["5"] }, "the next choice tries again", expected({ fag: ["dansk"], trin: ["5"] }, (o) => -Date.parse(o.day)));
ok(!await tab.locator(".besked[role=status]").count(), "and the message is gone");
quiet.now = false;

const still = await (await tab.context().browser().newContext({ javaScriptEnabled: false })).newPage();
await still.goto(page());
const links = await still.$$eval("details[data-facet] li a", (all) => all.map((a) => [a.closest("details").dataset.facet,
  a.href, a.firstChild.textContent.trim(), parseInt(a.querySelector(".antal").textContent)]));
const wrong = [];
for (const [name, href, label, count] of links) {
  const key = keyOf(name, label);
  const list = expected({ [name]: [key] });
  if (count !== list.length) wrong.push(`${name}=${key}: ${count}, not ${list.length}`);
  await still.goto(href);
  const shown = await still.$$eval(".kort h3", (nodes) => nodes.map((n) => n.textContent));
  if (JSON.stringify(shown) !== JSON.stringify(list.slice(0, 60))) wrong.push(`${href}: shows ${shown.slice(0, 3)} …`);
  if (await still.locator(".filtrer").isVisible()) wrong.push(`${href}: leads to a list that cannot narrow down`);
}
const must = Object.keys(FACETS).concat("omfang").reduce((sum, name) => sum + Object.keys(expectedCounts(name, {})).length, 0);
ok(links.length === must, `without scripts each of the ${must} values has its link`, `${links.length}`);
none(wrong, "and its own page with exactly its offers");
await still.goto(page());
ok(!await still.locator("#sort").isVisible() && await still.locator("a", { hasText: "Vælg skolens kommune" }).isVisible(), "nothing is shown that would not work");

await tab.goto(`${server.url}fag/dansk/mellemtrin/`);
await tab.click(".filtrer a");
await idle();
await settled();
await compare({ trin: ["4", "5", "6"], fag: ["dansk"] }, "»Filtrér videre« takes the page's choice along");
none(faults, "no error, and nobody else is asked");
await close();
server.stop();
const published = readFileSync(join(built.site, "liste.js"));
built.remove();

// --- bytes ---------------------------------------------------------------------------------------

const gz = (path) => gzipSync(readFileSync(path), { level: 9 }).length;
const script = gzipSync(published, { level: 9 }).length;
ok(script <= 4 * 1024, `liste.js is at most 4 KB: ${script} bytes`);

// Invented offers, each field drawn by itself: real ones repeat themselves more and pack better.
const many = madeSite("many");
const [[base], columns] = [".json", ".txt"].map((kind) => readdirSync(join(many, "tilbud/facetter")).filter((name) => name.endsWith(kind))
  .map((name) => gz(join(many, "tilbud/facetter", name))));
ok(base <= 5 * 1024 && Math.max(...columns) <= 5 * 1024, `what comes first of 3,000 offers: ${base} bytes; each column ${columns}`);
const all = columns.reduce((sum, size) => sum + size, base);
ok(all <= 22 * 1024, `all columns of 3,000 offers: ${all} bytes`);
ok(gz(join(many, "tilbud/kort/7.txt")) <= 2 * 1024, `a block of cards: ${gz(join(many, "tilbud/kort/7.txt"))} bytes`);
note(`the list of 3,000 offers: ${gz(join(many, "tilbud/index.html"))} bytes`);
done();
