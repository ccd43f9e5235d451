#!/usr/bin/env node
// The ways in: the front page's three questions as one form, and as plain links where scripts are off; the
// pupils' page in their own words; the accessibility statement with all the law asks for.
import { openTab } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { madeSite, sites } from "../lib/site.mjs";
import { done, none, ok } from "../lib/tap.mjs";

const [real] = sites();
const { tab, close } = await openTab();
const server = await serve(real);
const browser = tab.context().browser();

// --- the form: three questions, one address -------------------------------------------------------
await tab.setViewportSize({ width: 320, height: 640 });
await tab.goto(server.url);
const seen = (selector) => tab.locator(selector).first().isVisible();
ok(await seen(".spoerg"), "front: the form is there with scripts");
ok(!(await seen(".velkomst + .spoerg + .indgange")), "front: and the links that ask the same are not");
const top = await tab.locator("#f-kommune").boundingBox();
ok(top.y + top.height <= 640, "front: the first question is on the first screen of a small phone", JSON.stringify(top));
const small24 = await tab.evaluate(() => [...document.querySelectorAll(".spoerg select, .spoerg label:has(input), .spoerg button")]
  .filter((node) => node.getBoundingClientRect().height < 24).map((node) => node.outerHTML.slice(0, 60)));
none(small24, "front: every target is at least 24 px high");

await tab.getByRole("combobox", { name: "Hvor ligger skolen?" }).selectOption({ label: "Vejle" });
await tab.getByRole("combobox", { name: "Hvilken klasse?" }).selectOption({ label: "5. klasse" });
await tab.getByRole("combobox", { name: "Hvilket fag?" }).selectOption({ label: "Dansk" });
await tab.getByLabel("Kun det, der foregår på skolen").check();
await tab.getByRole("button", { name: "Find tilbud" }).click();
await tab.waitForURL(/tilbud/);
const answer = new URL(tab.url());
ok(answer.pathname === "/tilbud/" && answer.search === "?kommune=vejle&trin=5&fag=dansk&sted=skole",
  "front: the form leads to the list with the four answers", tab.url());

// With the keyboard alone: each question, then Enter.
await tab.goto(server.url);
await tab.focus("#f-kommune");
const order = [];
for (let i = 0; i < 5; i++) {
  order.push(await tab.evaluate(() => document.activeElement.name || document.activeElement.textContent));
  await tab.keyboard.press("Tab");
}
ok(order.join() === "kommune,trin,fag,sted,Find tilbud", "front: Tab goes through the questions in order", order.join());

// --- without scripts: links ------------------------------------------------------------------------
const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
await plain.goto(server.url);
ok(!(await plain.locator(".spoerg").isVisible()), "front: without scripts there is no form");
const ways = await plain.locator(".velkomst ~ .indgange section a").evaluateAll((links) => links.map((a) => a.getAttribute("href")));
none(["kommuner/vejle/", "trin/5/", "fag/dansk/"].filter((way) => !ways.includes(`./${way}`)), "front: but a link for each answer");
await plain.locator("summary", { hasText: "Syddanmark" }).click();
await plain.getByRole("link", { name: "Vejle", exact: true }).click();
ok(plain.url().endsWith("/kommuner/vejle/"), "front: a municipality is two presses away", plain.url());
await plain.context().close();

// --- pupils ----------------------------------------------------------------------------------------
await tab.goto(`${server.url}elever/`);
const cards = await tab.locator(".elevkort > li").evaluateAll((nodes) => nodes.map((node) => ({
  title: node.querySelector("h3").textContent.trim(), words: node.querySelector("p")?.textContent ?? "" })));
ok(cards.length > 5, "pupils: there is something to do", `${cards.length}`);
none(cards.filter((card) => card.words.length > 400).map((card) => card.title), "pupils: short texts");
const bands = await tab.locator("nav[aria-labelledby=klasse] a").allTextContents();
ok(bands[0] === "0.-3. klasse", "pupils: classes as pupils call them", bands.join());
await tab.getByRole("link", { name: "4.-6. klasse", exact: true }).click();
ok(await tab.locator("[aria-current=page]", { hasText: "4.-6. klasse" }).count() > 0, "pupils: a page for each");
const fewer = await tab.locator(".elevkort > li").count();
ok(fewer > 0 && fewer < cards.length, "pupils: with fewer cards", `${fewer} of ${cards.length}`);
await tab.goto(server.url);
ok(await tab.locator('main a[href$="elever/"]').count() > 0, "pupils: the front page leads there");

// --- the accessibility statement -------------------------------------------------------------------
const told = await serve(madeSite("small"));
await tab.goto(`${told.url}was/`);
await tab.waitForURL(/tilgaengelighed/);
const statement = await tab.locator("main").innerText();
none(["EN 301 549", "delvist", "kan ikke læses op", "Vi har selv set alle sider efter", "20. november 2026",
  "12 34 56 78", "tilgaengelighed@skoletilbud.example", "10 arbejdsdage", "Digitaliseringsstyrelsen"]
  .filter((words) => !statement.includes(words)), "statement: /was leads to it, and it has every part");
await tab.goto(`${server.url}tilgaengelighed/`);
ok(/endnu ikke vurderet/.test(await tab.locator("main").innerText()), "statement: what is not assessed is not claimed");

await close();
told.stop();
server.stop();
done();
