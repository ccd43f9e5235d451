#!/usr/bin/env node
// The page of one offer in a real browser: what decides is on the first screen, each state says what
// to do instead, the text can be copied and shared, and the print is one sheet with all of it.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { barriers } from "../lib/axe.mjs";
import { SCHEMES, openTab } from "../lib/browser.mjs";
import { buildCatalogue } from "../lib/catalogue.mjs";
import { serve } from "../lib/server.mjs";
import { done, none, note, ok } from "../lib/tap.mjs";

const SENTENCE = "Klassen arbejder i grupper med tekster, som biblioteket har fundet frem på forhånd. ";
const section = (title) => `## ${title}\n\n${SENTENCE.repeat(7)}\n\n`;
// 2,500 characters, headings counted.
const BODY = ["Forberedelse", "På biblioteket", "Efter besøget", "Praktisk"].map(section).join("").padEnd(2500, SENTENCE);

const offer = (fields, body = "Klassen møder biblioteket.\n") => `---\n${fields.trim()}\n---\n\n${body}`;
const FULL = offer(`
titel: Kildekritik for hele klassen med bogbussen
resume: Klassen undersøger fem nyheder og lærer at skelne mellem troværdige kilder og falske nyheder, før den selv skriver.
elevtekst: Kan I gennemskue en falsk nyhed? Vi giver jer redskaberne, og så dyster I mod hinanden om at finde de fem fejl.
form: forløb
trin: 5
fag: [dansk, historie]
emner: [kildekritik, informationssøgning]
varighed: 2 lektioner à 45 min
sted: [skole, bibliotek]
afdelinger: [Hovedbiblioteket, Børnebiblioteket]
hvem_kan: [Vejle, Kolding]
skoletyper: [folkeskole, friskole]
pris: 100 kr. pr. elev
maks_elever: 28
pladser: 19
periode: uge 33-41
datoer:
  - {start: 2026-12-01 09:00, slut: 2026-12-01 11:00, status: ledig}
  - {start: 2027-01-12 09:00, status: få pladser}
booking:
  link: https://www.vejlebib.example/skoletilbud/kildekritik?hold=5&sted=skole
  formular: https://www.vejlebib.example/bestil
  mail: skole@vejlebib.example
  telefon: 12 34 56 78
  varsel: 3 uger
  frist: 2026-12-20
  oplys: [skole, klassetrin, antal elever]
kontakt: {navn: Børnebiblioteket, mail: boern@vejlebib.example}
udbytte: [Eleverne kan vurdere en kilde, Eleverne kan søge efter andre kilder]
ramme: Det tværgående emne It og medier
materialer:
  - {titel: Arbejdsark om kildekritik, url: "https://vejlebib.example/ark", login: lånerkort}
dr: [{titel: Løgn eller sandt, url: "https://www.dr.dk/skole/dansk"}]
medudbydere: [Pædagogisk Læringscenter]
tjekket: 2026-11-01
`, BODY);
const LEAST = offer("titel: Det mindste\nresume: Kun det, der kræves.\nform: besøg\ntrin: 4-6\nsted: skole");
const LONG = "LÆSELYSTKONKURRENCE".repeat(5).slice(0, 80);
const like = (title, more) => offer(`titel: ${title}\nresume: Om at søge og vurdere kilder.\nform: forløb\nsted: bibliotek\nfag: dansk\nemner: [kildekritik]\n${more}`);

// Pictures the browser draws itself, so that it can be asked what the program read out of them.
const { tab, close } = await openTab();
const draw = async (type, width, height) => Buffer.from(await tab.evaluate(([mime, w, h]) => {
  const canvas = Object.assign(document.createElement("canvas"), { width: w, height: h });
  canvas.getContext("2d").fillRect(0, 0, w, h);
  return canvas.toDataURL(mime).split(",")[1];
}, [type, width, height]), "base64");
// As a telephone saves it when it is held upright: turned by what Exif says (6: a quarter to the right).
const turned = (jpeg) => Buffer.concat([jpeg.subarray(0, 2), Buffer.from("\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0", "latin1"), jpeg.subarray(2)]);
const GIF = Buffer.from("GIF89a\x2c\x01\xc8\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0;", "latin1");
const PICTURES = { "klasse.jpg": turned(await draw("image/jpeg", 800, 500)), "bred.png": await draw("image/png", 1600, 400),
  "lille.webp": await draw("image/webp", 120, 90), "gul.gif": GIF };
const billede = (name) => `billede: {fil: ${name}, alt: Elever ved en reol., foto: "Foto: Biblioteket"}`;

const catalogue = buildCatalogue({
  ...Object.fromEntries(Object.entries(PICTURES).map(([name, bytes]) => [`biblioteker/vejle/tilbud/${name}`, bytes])),
  "biblioteker/vejle/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 80"><rect width="240" height="80" fill="#1f5a8a"/></svg>\n',
  "biblioteker/vejle/tilbud/udateret.md": like("Billede i pause", `trin: 5\nstatus: udgået\n${billede("klasse.jpg")}`),
  "biblioteker/vejle/bibliotek.yaml": "navn: Vejle Bibliotekerne\nkommune: Vejle\nsite: https://vejlebib.example/\nfarve: \"#1f5a8a\"\nom: Vi vil gerne møde alle klasser.\nlogo: logo.svg\n",
  "biblioteker/kolding/bibliotek.yaml": "navn: Kolding Bibliotekerne\nkommune: Kolding\nsite: https://koldingbib.example/\n",
  "biblioteker/vejle/tilbud/alt.md": FULL.replace("tjekket:", `${billede("klasse.jpg")}\ntjekket:`),
  "biblioteker/vejle/tilbud/mindst.md": LEAST,
  "biblioteker/vejle/tilbud/lang.md": offer(`titel: ${LONG}\nresume: Et langt ord.\nform: konkurrence\ntrin: 0-10\nsted: [skole, online]\nbooking: {mail: skole@vejlebib.example}`),
  "biblioteker/vejle/tilbud/pause.md": like("Holder pause", "trin: 5\nstatus: pause\nbooking: {link: https://vejlebib.example/pause}\n" + billede("bred.png")),
  "biblioteker/vejle/tilbud/udsolgt.md": like("Udsolgt her", "trin: 5\nstatus: udsolgt\nbooking: {link: https://vejlebib.example/udsolgt}\n" + billede("lille.webp")),
  "biblioteker/vejle/tilbud/slut.md": like("Sluttede i sommer", "trin: 5\nslutter: 2026-06-30"),
  "biblioteker/vejle/tilbud/vaek.md": like("Taget ud", "trin: 5\nstatus: udgået"),
  "biblioteker/vejle/tilbud/inviterer.md": like("Vi inviterer", "trin: 6\nbooking: biblioteket inviterer\n" + billede("gul.gif")),
  "biblioteker/kolding/tilbud/kilder.md": like("Kilder i Kolding", "trin: 5\nhvem_kan: hele landet"),
});
const address = (name) => `tilbud/vejle/${name}/`;
const file = (path) => join(catalogue.site, path);
const gz = (path) => gzipSync(readFileSync(file(path)), { level: 9 }).length;

const browser = tab.context().browser();
const server = await serve(catalogue.site);
const open = (page, name) => page.goto(server.url + address(name), { waitUntil: "load" });

// --- the first screen ------------------------------------------------------------------------------

// Which of these are not wholly on the screen, without scrolling.
const below = (selectors) => tab.evaluate((wanted) => wanted.filter((selector) => {
  const node = [...document.querySelectorAll("dt")].find((dt) => dt.textContent === selector)?.parentElement
    ?? document.querySelector(selector);
  const box = node?.getBoundingClientRect();
  return !box || box.height === 0 || box.top < 0 || box.bottom > window.innerHeight;
}), selectors);
for (const name of ["alt", "mindst", "inviterer"]) {
  await open(tab, name);
  await tab.setViewportSize({ width: 1280, height: 800 });
  none(await below(["h1", ".manchet", ".handling", "Hvor", "Pris", "Varighed", "Klassetrin", "Hvem", "Hvornår"]),
    `${name}: at 1280 × 800 all that decides and the way to book are on the first screen`);
  await tab.setViewportSize({ width: 320, height: 640 });
  none(await below(["h1", ".handling", "Hvor", "Pris"]), `${name}: at 320 × 640 title, booking, place and price are`);
}
await open(tab, "lang");
none(await below([".handling"]), "a title of 80 capitals leaves the booking on the first screen");
ok(await tab.evaluate(() => document.documentElement.scrollWidth <= 320), "and does not stick out");

// --- states ----------------------------------------------------------------------------------------

const words = async (selector) => (await tab.locator(selector).first().textContent()).replace(/\s+/g, " ").trim();
for (const [name, says] of [["pause", "Holder pause."], ["udsolgt", "Udsolgt."]]) {
  await open(tab, name);
  ok((await words(".besked")).startsWith(says), `${name}: says so`);
  ok(await tab.locator('.besked a[href="#biblioteket"]').count() === 1 && await tab.locator('.besked a[href="#lignende"]').count() === 1,
    `${name}: leads to the library and to the same topic elsewhere`);
  ok(await tab.locator(".handling").count() === 0, `${name}: has no button to book`);
}
await open(tab, "slut");
ok(/sluttede 30\. juni 2026/.test(await words(".manchet")), "ended: says when");
ok(await tab.locator("main .knap").count() === 1 && await tab.locator("main .kort").count() > 0, "ended: leads to the library and to others");
await open(tab, "vaek");
ok(/taget ud af kataloget/.test(await words(".manchet")), "retired: says so");
await open(tab, "inviterer");
ok(await words(".handling") === "Biblioteket inviterer klasserne" && await tab.locator(".handling a").count() === 0,
  "where nobody books, it says so instead of a button");

await open(tab, "alt");
const calendar = tab.locator('.bestil a[href$="datoer.ics"]');
ok(await calendar.isVisible() && existsSync(file(`${address("alt")}datoer.ics`)), "dates can be taken into a calendar");
await open(tab, "mindst");
ok(await calendar.count() === 0, "where there are some");

await open(tab, "pause");
const titles = (section) => tab.locator(`section[aria-labelledby=${section}] h3`).allTextContents();
ok((await titles("lignende")).join() === "Kilder i Kolding", "the same topic elsewhere is other libraries' offers", String(await titles("lignende")));
ok((await titles("naeste")).join() === "Vi inviterer", "for the next grade: what 6th can have", String(await titles("naeste")));

// --- pictures ----------------------------------------------------------------------------------------

for (const [name, picture] of [["alt", "klasse.jpg"], ["pause", "bred.png"], ["udsolgt", "lille.webp"], ["inviterer", "gul.gif"]]) {
  const path = `${address(name)}${picture}`;
  ok(readFileSync(file(path)).equals(PICTURES[picture]), `${picture} is published beside its page, byte for byte`);
  let held;
  await tab.route(`**/${picture}`, (route) => { held = route; });
  await tab.goto(server.url + address(name), { waitUntil: "domcontentloaded" });
  const image = tab.locator("figure img");
  await image.scrollIntoViewIfNeeded();
  const box = () => image.evaluate((node) => { const { width, height } = node.getBoundingClientRect(); return `${Math.round(width)} × ${Math.round(height)}`; });
  const before = await box();
  for (let i = 0; i < 100 && !held; i++) await tab.waitForTimeout(50);
  await held.continue();
  await image.evaluate((node) => node.decode());
  ok((await image.boundingBox()).height <= 420, "it leaves room for the text");
  const [said, real] = await image.evaluate((node) => [`${node.getAttribute("width")} × ${node.getAttribute("height")}`, `${node.naturalWidth} × ${node.naturalHeight}`]);
  ok(said === real, `the page says how large ${picture} is: ${said}`, `the browser finds ${real}`);
  ok(before === await box(), "nothing moves when it comes", `${before}, then ${await box()}`);
  ok(await image.getAttribute("alt") === "Elever ved en reol." && await words("figcaption") === "Foto: Biblioteket", "with its description and credit");
  await tab.unroute(`**/${picture}`);
}
ok(!existsSync(file(`${address("udateret")}klasse.jpg`)), "a retired offer publishes no picture");
await open(tab, "mindst");
ok(await tab.locator("#biblioteket ~ .logo img").evaluate((node) => node.decode().then(() => node.src.endsWith("/biblioteker/vejle/logo.svg") && node.alt === "" && node.getBoundingClientRect().height === 48)),
  "an offer carries its library's logo");
await tab.goto(`${server.url}biblioteker/vejle/`);
ok(await tab.locator(".omslag .logo img:not([loading])").count() === 1, "as does the library's own page");
await tab.goto(`${server.url}biblioteker/kolding/`);
ok(await tab.locator(".logo").count() === 0 && await tab.locator(".omslag h1").isVisible(), "a library without one has none");

// --- copy and share --------------------------------------------------------------------------------

const said = (page, text) => page.locator("[role=status]", { hasText: text }).waitFor({ timeout: 10000 }).then(() => true, () => false);
const COPY = "button:text-is('Kopiér tekst')";
const SHARE = "button:text-is('Del')";
const PERMANENT = `https://skoletilbud.example/${address("alt")}`;
const context = await browser.newContext({ locale: "da-DK", permissions: ["clipboard-read", "clipboard-write"], viewport: { width: 320, height: 640 } });
const page = await context.newPage();
const clip = (type) => page.evaluate(async (t) => {
  const [item] = await navigator.clipboard.read();
  return item.types.includes(t) ? (await item.getType(t)).text() : null;
}, type);

await open(page, "alt");
await page.locator(COPY).focus();
await page.keyboard.press("Enter");
ok(await said(page, "Teksten er kopieret"), "copy, by keyboard: says that it is done");
ok(await page.evaluate(() => document.activeElement.textContent) === "Kopiér tekst", "and focus stays on the button");
const plain = await clip("text/plain");
const rich = await clip("text/html");
const lines = plain.split("\n");
note(plain);
none(["Kildekritik for hele klassen med bogbussen", "Vejle Bibliotekerne", "Hvor: på skolen, på biblioteket, Hovedbiblioteket, Børnebiblioteket",
  "Pris: 100 kr. pr. elev", "Klassetrin: 5. klasse", "Fag: Dansk, Historie", "Varsel: 3 uger", "Frist: 20. december 2026",
  "Bestil her: https://www.vejlebib.example/skoletilbud/kildekritik?hold=5&sted=skole", "Mail: skole@vejlebib.example",
  "Telefon: 12 34 56 78", "Husk at oplyse: skole, klassetrin, antal elever", "Spørg: Børnebiblioteket, boern@vejlebib.example", PERMANENT].filter((line) => !lines.map((l) => l.toLowerCase()).includes(line.toLowerCase())),
  "plain text: title, library, facts, how to book and the permanent address, a line each");
ok(lines[0] === "Kildekritik for hele klassen med bogbussen" && lines.at(-1) === PERMANENT && lines.some((l) => l.startsWith("Klassen undersøger")),
  "it begins with the title and ends with the address");
none(lines.filter((line) => /\s{2,}|^\s|\s$|undefined/.test(line)), "it can be read in a plain box: no stray blanks");
ok(/<h2>Kildekritik for hele/.test(rich) && rich.includes(`<a href="${PERMANENT}">`) && rich.includes("hold=5&amp;sted=skole\"") && !/<script|class=|style=/.test(rich.replace(/ style="[^"]*"/g, "")),
  "rich text: a heading and links, nothing else of the page", rich);

none(lines.filter((line) => /kalender/.test(line)), "and nothing of what is only a tool on the page");
ok(await page.evaluate(() => !("share" in navigator)), "(this browser cannot share)");
await page.locator(SHARE).click();
ok(await said(page, "Linket er kopieret") && await clip("text/plain") === PERMANENT, "share copies the link where the browser cannot share");
none(await page.evaluate(() => [...document.querySelectorAll(".del button, .handling a")].map((n) => n.getBoundingClientRect())
  .filter((box) => box.height < 44 || box.width < 44).map((box) => `${box.width} × ${box.height}`)), "buttons are at least 44 px");

// A page with something of the browser taken away or put in its place.
async function changed(script, run) {
  const other = await context.newPage();
  await other.addInitScript(script);
  await open(other, "alt");
  await run(other);
  await other.close();
}
await changed(() => { delete window.ClipboardItem; }, async (other) => {
  await other.locator(COPY).click();
  ok(await said(other, "Teksten er kopieret") && (await other.evaluate(() => navigator.clipboard.readText())) === plain, "a browser without rich copying gets the plain text");
});
await changed(() => { Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined }); }, async (other) => {
  await other.locator(COPY).click();
  ok(await said(other, "Teksten er markeret") && (await other.evaluate(() => getSelection().toString())).trim() === plain, "one that may not copy has the text selected");
  ok(await other.evaluate(() => document.documentElement.scrollWidth <= 320), "which does not stick out");
});
await changed(() => { navigator.share = async (data) => { window.shared = data; }; }, async (other) => {
  await other.locator(SHARE).click();
  const shared = await other.evaluate(() => window.shared);
  ok(shared?.url === PERMANENT && shared.title.startsWith("Kildekritik") && shared.text.startsWith("Klassen undersøger"), "share hands over title, summary and address");
});
await changed(() => { navigator.share = async () => { throw new DOMException("", "AbortError"); }; }, async (other) => {
  await other.locator(SHARE).click();
  ok(await other.evaluate(() => new Promise((done) => setTimeout(() => done(document.querySelector("[role=status]").textContent), 300))) === "", "a share given up says nothing");
});
await changed(() => { navigator.share = async () => { throw new DOMException("", "NotAllowedError"); }; }, async (other) => {
  await other.locator(SHARE).click();
  ok(await said(other, "Linket er kopieret"), "a share that fails copies the link");
});
await context.close();

const bare = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
const still = await bare.newPage();
await open(still, "alt");
ok(!await still.locator(COPY).isVisible() && !await still.locator(SHARE).isVisible(), "without JavaScript there are no buttons");
ok(await still.locator(".handling .knap").isVisible() && await still.locator("#bestil").isVisible(), "and all the rest is there");
await bare.close();

// --- print -----------------------------------------------------------------------------------------

const pdf = join(catalogue.content, "..", "tilbud.pdf");
async function print(name) {
  await open(tab, name);
  await tab.emulateMedia({ media: null });
  await tab.pdf({ path: pdf, format: "A4", preferCSSPageSize: true });
  const pages = Number(/Pages:\s+(\d+)/.exec(execFileSync("pdfinfo", [pdf]).toString())[1]);
  const text = execFileSync("pdftotext", [pdf, "-"]).toString();
  rmSync(pdf);
  return { pages, text, packed: text.replace(/\s+/g, "") };
}
const sheet = await print("alt");
note(sheet.text);
ok(BODY.length === 2500, "(a body of 2,500 characters)", String(BODY.length));
ok(sheet.pages === 1, "an offer with every field and 2,500 characters prints on one A4", `${sheet.pages} pages`);
none(["https://www.vejlebib.example/skoletilbud/kildekritik?hold=5&sted=skole", "https://www.vejlebib.example/bestil",
  "skole@vejlebib.example", "12 34 56 78", PERMANENT, "3 uger", "20. december 2026", "100 kr. pr. elev", "Højst 28", "Hovedbiblioteket",
  "Arbejdsark om kildekritik", "Løgn eller sandt", "Kan I gennemskue", "1. november 2026", "12. januar 2027"].filter((text) => !sheet.packed.includes(text.replace(/\s+/g, ""))),
  "with every fact and the booking address spelled out");
none(["Kopiér tekst", "Menu", "Forside", "Privatliv", "Samme emne"].filter((text) => sheet.text.includes(text)), "and no navigation");
ok((await print("mindst")).pages === 1, "as does one with only what is required");

// --- for everyone, within the budget ------------------------------------------------------------------

for (const name of ["alt", "mindst", "lang", "pause", "udsolgt", "slut", "vaek"]) {
  await open(tab, name);
  const found = [];
  for (const colorScheme of SCHEMES) {
    await tab.emulateMedia({ colorScheme });
    found.push(...(await barriers(tab)).map((barrier) => `${colorScheme}: ${barrier}`));
  }
  none(found, `${name}: no barrier, light or dark`);
}
ok(gz(`${address("alt")}index.html`) <= 6 * 1024, `the page is at most 6 KB: ${gz(`${address("alt")}index.html`)} bytes`);
ok(gz("tilbud.js") <= 1536, `its script at most 1.5 KB: ${gz("tilbud.js")} bytes`);

await close();
server.stop();
process.env.KEEP ? note(catalogue.site) : catalogue.remove();
done();
