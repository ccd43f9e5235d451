#!/usr/bin/env node
// Search on the list of all offers, in a real browser: answers while typing, marks, excerpts, counts, addresses,
// keys, hostile text, no network, no scripts. What must be found is known from how the offers are made below.
import { barriers } from "../lib/axe.mjs";
import { SCHEMES, openTab, sticksOut } from "../lib/browser.mjs";
import { buildCatalogue } from "../lib/catalogue.mjs";
import { serve } from "../lib/server.mjs";
import { done, none, ok } from "../lib/tap.mjs";

// --- the offers: a word in the title, one in the summary, one only in the text ---------------------

const LIBRARIES = ["aarhus", "koege", "vejle"];
const NAMES = { aarhus: "Aarhus", koege: "Køge", vejle: "Vejle" };
const SUBJECTS = ["dansk", "historie", "musik", null];
const PLACES = { skole: "på skolen", bibliotek: "på biblioteket", online: "online" };
const OFFERS = Array.from({ length: 150 }, (_, n) => ({
  title: `${n % 3 ? "Samling" : "Drager"} ${String(n).padStart(3, "0")}`,
  summary: n % 4 ? "Kort fortalt." : "Her er lygter i mørket.",
  text: n % 7 ? "Noget andet." : "Først kommer der mange ord, som står foran, og som ingen leder efter, så det kan ses, at der er klippet. "
    + "Så ser klassen en fuldmåne over havnen, og bagefter taler alle sammen om det, de har set den dag, mens de går hjem igen og synger. "
    + "Til sidst skriver hver elev et digt, som de andre læser.",
  subject: SUBJECTS[n % SUBJECTS.length],
  place: Object.keys(PLACES)[Math.floor(n / 5) % 3],
  home: LIBRARIES[Math.floor(n / 2) % LIBRARIES.length],
  words: [n % 3 ? "samling" : "drager", n % 4 ? "" : "lygter", n % 7 ? "" : "fuldmåne"],
}));
const files = Object.fromEntries(OFFERS.map((o, n) => [`biblioteker/${o.home}/tilbud/t${n}.md`,
  `---\n${[`titel: "${o.title}"`, `resume: ${o.summary}`, "form: forløb", "trin: 4-6", o.subject && `fag: ${o.subject}`, `sted: ${o.place}`].filter(Boolean).join("\n")}\n---\n\n${o.text}\n`]));
for (const key of LIBRARIES)
  files[`biblioteker/${key}/bibliotek.yaml`] = `navn: ${NAMES[key]} Bibliotek\nkommune: ${NAMES[key]}\nsite: https://${key}.example/\n`;

for (const offer of OFFERS) offer.seen = PLACES[offer.place];
const expected = (...words) => OFFERS.filter((o) => words.every((word) => o.words.includes(word)));
const titlesOf = (offers) => offers.map((o) => o.title).sort();

// --- the browser -----------------------------------------------------------------------------------

const built = buildCatalogue(files);
const server = await serve(built.site, "/sub/sti/");
const { tab, close } = await openTab();
const faults = [];
const asked = [];
const quiet = { now: false };
tab.on("console", (m) => m.type() === "error" && !quiet.now && faults.push(`console: ${m.text()}`));
tab.on("pageerror", (error) => faults.push(`script: ${error.message}`));
tab.on("dialog", (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
tab.on("request", (request) => {
  asked.push(request.url());
  if (!request.url().startsWith(server.url) && !request.url().startsWith("data:")) faults.push(`outside: ${request.url()}`);
});
await tab.setViewportSize({ width: 1280, height: 900 });

const page = (query = "") => `${server.url}tilbud/${query}`;
const query = () => decodeURIComponent(new URL(tab.url()).search).replaceAll("+", " ");
const settled = () => tab.waitForFunction(() => document.querySelector(".kortliste").ariaBusy === "false");
const idle = async () => {
  await tab.waitForFunction(() => !document.documentElement.classList.contains("venter")
    && (document.querySelector("#kommune") || !document.querySelector("#filtre").checkVisibility()));
  await settled();
};
const open = async (search) => { await tab.goto(page(search)); await idle(); };
// The address says it when the list has begun to change.
const reached = async (search) => {
  await tab.waitForFunction((wanted) => decodeURIComponent(location.search).replaceAll("+", " ") === wanted, search);
  await settled();
};
const titles = () => tab.$$eval(".fundne .kort h3", (nodes) => nodes.map((n) => n.textContent));
const total = async () => parseInt(await tab.textContent("#liste"));
const marks = (within) => tab.$$eval(`.fundne .kort ${within} mark`, (nodes) => [...new Set(nodes.map((n) => n.textContent))]);
const same = (a, b, what) => ok(JSON.stringify(a) === JSON.stringify(b), what, `${JSON.stringify(a)}, not ${JSON.stringify(b)}`);
const hint = () => tab.$eval(".mente", (node) => (node.hidden ? "" : node.textContent));
const write = async (text, search) => { await tab.fill("#soeg", text); await reached(search); };
const all = async () => {
  while (await tab.locator(".flere button").isVisible()) { await tab.click(".flere button"); await settled(); }
  return (await titles()).sort();
};

// --- while typing ----------------------------------------------------------------------------------

await open();
ok(!await tab.$eval("#sort option[value=bedst]", (o) => !o.hidden), "before a search there is no »best« order to choose");
ok(await tab.locator("form[role=search] label[for=soeg]").isVisible(), "the field lies in a search landmark, with its label");
await tab.focus("#soeg");
await tab.keyboard.type("drage", { delay: 30 });
await reached("?soeg=drage");
same(await total(), expected("drager").length, "answers come as one types, with nothing pressed");
same((await titles()).length, 10, "ten of them");
same(await tab.textContent("[role=status]"), `${expected("drager").length} tilbud passer`, "how many is announced");
same(await tab.inputValue("#sort"), "bedst", "the best first");
ok(await tab.evaluate(() => document.activeElement.id === "soeg"), "the focus stays in the field");
same(await marks("h3"), ["Drager"], "what was found is marked in the title");
same(await all(), titlesOf(expected("drager")), "and those are all of them");

await tab.goBack();
await reached("?soeg=drage&side=4");
for (let i = 0; i < 4; i++) await tab.goBack();
await reached("");
same([await tab.inputValue("#soeg"), await total()], ["", OFFERS.length], "typing was one step back");
await tab.goForward();
await reached("?soeg=drage");
same([await tab.inputValue("#soeg"), await total()], ["drage", expected("drager").length], "and one step forward");

await write("lyg", "?soeg=lyg");
same([await total(), await marks("p")], [expected("lygter").length, ["lygter"]], "a word that is not finished; its mark in the summary");
await write("lygter drager", "?soeg=lygter drager");
same(await all(), titlesOf(expected("drager", "lygter")), "two words: the offers that have both");
const helpers = () => asked.map((url) => new URL(url)).filter(({ pathname }) => /\/(tastefejl|uddrag)\.js$/.test(pathname));
same(helpers().length, 0, "what only some searches need is not fetched by the others");
await write("drager xylofon", "?soeg=drager xylofon");
same([await total(), (await hint()).startsWith("Ingen tilbud har alle ordene")], [expected("drager").length, true], "one word of two: it is said");
await write("lyg drager", "?soeg=lyg drager");
same([await total(), (await hint()).startsWith("Ingen tilbud har alle ordene")], [expected("drager").length, true], "only the last word may be unfinished");
await write("lgyter", "?soeg=lgyter");
ok(await total() === expected("lygter").length && (await hint()).includes("»lygter«"), "a slip of the finger: what was meant is said", await hint());
await write("qqqq", "?soeg=qqqq");
same([await total(), await hint(), await tab.locator(".tomt").isVisible()], [0, "", true], "nothing found: that is said, and nothing else");
await write("DRAGER", "?soeg=DRAGER");
same([await total(), await hint()], [expected("drager").length, ""], "capitals do not matter");

await write("fuldmåne", "?soeg=fuldmåne");
await tab.waitForSelector(".fundne .kort mark");
const excerpt = await tab.$eval(".fundne .kort:has(mark) > p:last-of-type", (p) => p.textContent);
ok(/^… .*fuldmåne.* …$/.test(excerpt) && excerpt.length < 200, "a word that is only in the text: an excerpt around it", excerpt);
same([await total(), await marks("p")], [expected("fuldmåne").length, ["fuldmåne"]], "with its mark");
const version = new URL(asked.find((url) => url.includes("/soeg.js?v="))).search;
same(helpers().map(({ pathname, search }) => pathname.split("/").at(-1) + search).sort(), [`tastefejl.js${version}`, `uddrag.js${version}`],
  "but then once, in the same version");

await tab.waitForLoadState("networkidle");
asked.length = 0;
await write("5. klasse", "?soeg=5. klasse");
await tab.waitForTimeout(200);
same([await total(), asked.filter((url) => /\/tilbud\/\w+\/t\d+\//.test(url)).length], [OFFERS.length, 0], "a grade: those it fits, and no text is fetched for it");
await write("drager 5.b", "?soeg=drager 5.b");
same([await total(), await hint(), await marks("h3")], [expected("drager").length, "", ["Drager"]], "a topic for a grade");
await write("drager 9. kla", "?soeg=drager 9. kla");
same([await total(), (await hint()).startsWith("Ingen tilbud har alle ordene")], [expected("drager").length, true], "where none is for that grade, it is said");

// --- once more: no network -------------------------------------------------------------------------

await tab.waitForLoadState("networkidle");
asked.length = 0;
await write("drager", "?soeg=drager");
await write("fuldmåne", "?soeg=fuldmåne");
await tab.waitForSelector(".fundne .kort mark");
await write("DRAGER", "?soeg=DRAGER");
await tab.waitForTimeout(200);
none(asked, "what was asked before asks nobody again");

// --- together with the choices ---------------------------------------------------------------------

const counts = async (name) => {
  const closed = await tab.$eval(`details[data-facet=${name}]`, (d) => !d.open);
  if (closed) await tab.click(`details[data-facet=${name}] summary`);
  await tab.waitForSelector(`details[data-facet=${name}] input`);
  await settled();
  return Object.fromEntries(await tab.$$eval(`details[data-facet=${name}] label`, (labels) => labels.filter((l) => !l.hidden)
    .map((l) => [l.childNodes[1].textContent.toLowerCase(), +l.querySelector(".antal").textContent]).sort()));
};
function recount(offers, field) {
  const tally = {};
  for (const offer of offers) if (offer[field]) tally[offer[field]] = (tally[offer[field]] ?? 0) + 1;
  return Object.fromEntries(Object.entries(tally).sort());
}

await open("?soeg=drager");
same(await counts("fag"), recount(expected("drager"), "subject"), "each subject counts the offers that were found");
await tab.locator("details[data-facet=fag] label", { hasText: "Musik" }).locator("input").click();
await reached("?fag=musik&soeg=drager");
const musical = expected("drager").filter((o) => o.subject === "musik");
same(await all(), titlesOf(musical), "a choice narrows the search");
same([await counts("sted"), await counts("fag")], [recount(musical, "seen"), recount(expected("drager"), "subject")],
  "the other facets count both; its own counts the search alone");
same(await tab.$$eval(".fundne .chips button", (nodes) => nodes.map((n) => n.firstChild.textContent)), ["Musik"], "the choice has its chip");

await open("?fag=musik&soeg=drager&sort=titel");
same([await tab.inputValue("#soeg"), await titles()], ["drager", titlesOf(musical).slice(0, 10)], "a shared address shows it all again, in its order");
await tab.fill("#soeg", "");
await reached("?fag=musik&sort=titel");
same(await total(), OFFERS.filter((o) => o.subject === "musik").length, "an empty field leaves the choices");
ok(await tab.$eval("#sort option[value=bedst]", (o) => o.hidden), "and no »best« order");

for (const [address, name, home] of [["?bibliotek=koege&soeg=drager", "Køge Bibliotek", "koege"], ["?kommune=vejle&soeg=drager", "Vejle", "vejle"]]) {
  await open(address);
  const inside = expected("drager").filter((o) => o.home === home);
  const chips = tab.locator(".fundne .chips button");
  same([await total(), await all(), (await chips.allTextContents()).map((t) => t.split(",")[0])], [inside.length, titlesOf(inside), [name]], `${address}: inside, and a chip says so`);
  await tab.fill("#soeg", "lygter");
  await reached(address.replace("drager", "lygter"));
  same(await total(), expected("lygter").filter((o) => o.home === home).length, "the next search stays inside");
  await chips.first().click();
  await reached("?soeg=lygter");
  same(await total(), expected("lygter").length, "until the chip is taken away");
}

// --- how it is reached -----------------------------------------------------------------------------

await tab.goto(page("side/2/"));
await idle();
await tab.fill("#soeg", "drager");
await tab.waitForTimeout(400);
same(new URL(tab.url()).pathname, "/sub/sti/tilbud/side/2/", "on a later page typing leads nowhere");
await tab.press("#soeg", "Enter");
await tab.waitForURL(page("?soeg=drager"));
await idle();
same(await total(), expected("drager").length, "Enter leads to the answer");

await tab.route("**/facetter/*.json", async (route) => { await new Promise((go) => setTimeout(go, 600)); await route.continue(); });
await tab.goto(page(), { waitUntil: "domcontentloaded" });
await tab.fill("#soeg", "lygter");
await idle();
await reached("?soeg=lygter");
same([await tab.inputValue("#soeg"), await total()], ["lygter", expected("lygter").length], "what was written before the page was ready counts too");
await tab.unroute("**/facetter/*.json");

await tab.setViewportSize({ width: 320, height: 640 });
asked.length = 0;
await open();
await tab.waitForLoadState("networkidle");
same(asked.map((url) => new URL(url).pathname.split("/").at(-1)).filter((name) => /json|txt|soeg/.test(name)), [], "on a phone nothing of the search or the choices is fetched before somebody wants it");
let answer;
await tab.route("**/facetter/*.json", async (route) => { await new Promise((go) => { answer = go; }); await route.continue(); });
await tab.fill("#soeg", "drager");
await tab.waitForFunction(() => document.querySelectorAll(".kortliste mark").length === 5);
same([(await titles()).length, await total()], [5, OFFERS.length], "the five best stand there before they are all counted");
answer();
await settled();
same([(await titles()).length, await total()], [10, expected("drager").length], "then ten, and how many");
await tab.unroute("**/facetter/*.json");
await open();
for (let i = 0; i < 80 && !await tab.evaluate(() => document.activeElement.id === "soeg"); i++) await tab.keyboard.press("Tab");
await tab.keyboard.type("lygter");
await tab.keyboard.press("Enter");
await reached("?soeg=lygter");
ok(await tab.evaluate(() => document.activeElement.id === "soeg"), "keys alone: Enter keeps the focus in the field");
for (let i = 0; i < 80 && !await tab.evaluate(() => document.activeElement.matches(".fundne .kort a")); i++) await tab.keyboard.press("Tab");
await Promise.all([tab.waitForNavigation(), tab.keyboard.press("Enter")]);
ok(/\/tilbud\/\w+\/t\d+\/$/.test(tab.url()), "Tab and Enter lead to the offer", tab.url());
await tab.goBack();
await idle();
same([query(), await tab.inputValue("#soeg"), await total()], ["?soeg=lygter", "lygter", expected("lygter").length], "and back is back at the answer");

const seen = [];
for (const scheme of SCHEMES)
  for (const width of [320, 1280]) {
    await tab.emulateMedia({ colorScheme: scheme });
    await tab.setViewportSize({ width, height: 800 });
    await open("?kommune=vejle&soeg=drager fuldmåne lygtre");
    seen.push(...[...await barriers(tab), ...await sticksOut(tab)].map((b) => `${width} px, ${scheme}: ${b}`));
  }
none(seen, "axe finds no barrier in an answer, and nothing sticks out");
await tab.setViewportSize({ width: 1280, height: 900 });
await tab.emulateMedia({ colorScheme: null });

// --- hostile ---------------------------------------------------------------------------------------

const HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "drager <img src=x onerror=alert(1)>", "javascript:alert(1)",
  "a".repeat(10000), "drager ".repeat(1500), "שלום עולם", "\u202Eregard", "👩‍🏫📚", "   ", "%00%", "&lt;b&gt;", "__proto__", "'; drop table"];
await open();
const elements = () => tab.$$eval("script, img, iframe, object, [onerror], [onload]", (nodes) => nodes.length);
const before = await elements();
const strange = [];
for (const text of HOSTILE) {
  await tab.goto(page(`?soeg=${encodeURIComponent(text)}`));
  await idle();
  if (await elements() !== before) strange.push(`in the address, something came in: ${text.slice(0, 40)}`);
  await open();
  await tab.$eval("#soeg", (field, value) => { field.value = value; field.focus(); field.form.requestSubmit(); }, text);
  await tab.waitForTimeout(100);
  await settled();
  if (await elements() !== before) strange.push(`in the field, something came in: ${text.slice(0, 40)}`);
  if (await tab.locator(".besked[role=status]").count()) strange.push(`failed: ${text.slice(0, 40)}`);
}
none([...strange, ...await sticksOut(tab)], `${HOSTILE.length} hostile texts bring nothing in`);
await open("?soeg=drager%20%3Cimg%20src%3Dx%3E");
same(await total(), expected("drager").length, "and what can be found in them is found");

// --- without network, without scripts --------------------------------------------------------------

quiet.now = true;
await tab.route("**/soeg/*.txt", (route) => route.abort());
await open("?soeg=drager");
const plain = titlesOf(OFFERS).slice(0, 60);
same([(await titles()).sort(), (await tab.textContent(".besked[role=status]")).includes("kunne ikke hente")], [plain, true],
  "without the index: the whole list, and it is said");
await tab.unroute("**/soeg/*.txt");
await tab.fill("#soeg", "lygter");
await reached("?soeg=lygter");
same([await total(), await tab.locator(".besked[role=status]").count()], [expected("lygter").length, 0], "the next search tries again");
quiet.now = false;

const still = await (await tab.context().browser().newContext({ javaScriptEnabled: false })).newPage();
await still.goto(page());
await still.fill("#soeg", "drager");
await Promise.all([still.waitForNavigation(), still.click("form[role=search] button")]);
const links = await still.$$eval("form[role=search] noscript a", (nodes) => nodes.map((a) => a.href));
ok(still.url() === page("?soeg=drager") && await still.locator(".kort").count() === 60 && links.length === 3, "without scripts the form leads to all offers, and on to three ways",
  `${still.url()} ${links}`);
ok(await still.$eval("form[role=search] noscript p", (p) => p.textContent.startsWith("Søgning kræver JavaScript") && p.getBoundingClientRect().height > 0), "which says why");
const dead = [];
for (const link of links) if (!(await still.goto(link)).ok()) dead.push(link);
none(dead, "to pages that are there");
none(faults, "no error, no dialog, and nobody else is asked");
await close();
server.stop();
built.remove();
done();
