#!/usr/bin/env node
// The map of Denmark: every municipality once, the same names and numbers as the list below, reached and
// followed with the keyboard, large enough for a finger, and there in every scheme, without scripts too.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { SCHEMES, openTab } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { sites } from "../lib/site.mjs";
import { done, none, ok } from "../lib/tap.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const MUNICIPALITIES = 98;
const { tab, close } = await openTab();
const server = await serve(sites()[0]);

// As the page has them: name and number by address, and where each tile stands.
const read = (page) => page.evaluate(() => {
  const number = (text) => Number(/\d+/.exec(text)?.[0]);
  const tiles = [...document.querySelectorAll(".landkort svg")].flatMap((svg, half) =>
    [...svg.querySelectorAll("a")].map((a) => {
      const [x, y] = a.getAttribute("transform").match(/\d+/g).map(Number);
      const { width, height } = a.getBoundingClientRect();
      return { half, x, y, width, height, href: a.getAttribute("href"), title: a.querySelector("title").textContent,
        shown: number(a.querySelector("tspan").textContent) };
    }));
  const list = [...document.querySelectorAll(".opslag a")].map((a) => ({ href: a.getAttribute("href"),
    name: a.firstChild.textContent.trim(), count: number(a.querySelector(".antal").textContent) }));
  return { tiles, list };
});

const differences = ({ tiles, list }) => {
  const said = new Map(list.map((item) => [item.href, `${item.name}: ${item.count} tilbud`]));
  return [...tiles.filter((tile) => said.get(tile.href) !== tile.title).map((tile) => `map: ${tile.title}, list: ${said.get(tile.href)}`),
    ...tiles.filter((tile) => !tile.title.endsWith(`: ${tile.shown} tilbud`)).map((tile) => `${tile.title} shows ${tile.shown}`),
    ...list.filter((item) => !tiles.some((tile) => tile.href === item.href)).map((item) => `not on the map: ${item.name}`)];
};

const before = (a, b) => a.half - b.half || a.y - b.y || a.x - b.x;

async function keyboard(name, tiles) {
  await tab.focus(".handling a");
  const reached = [];
  for (let i = 0; i < 3; i++) {
    await tab.keyboard.press("Tab");
    reached.push(await tab.evaluate(() => document.activeElement.querySelector("title")?.textContent));
  }
  ok(reached.join() === tiles.slice(0, 3).map((tile) => tile.title).join(), `${name}: Tab goes through the tiles in reading order`, reached.join(", "));
  const ring = await tab.evaluate(() => getComputedStyle(document.activeElement.querySelector("rect")).strokeWidth);
  ok(ring === "6px", `${name}: the tile in focus has a ring, 3 px inside its edge`, ring);
  await tab.keyboard.press("Enter");
  await tab.waitForURL((url) => url.pathname.split("/").length > 3);
  ok(tab.url().endsWith(tiles[2].href.replace("../", "/")), `${name}: Enter follows it`, tab.url());
}

async function barriers() {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() => window.axe.run(".landkort", {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  return violations.flatMap((rule) => rule.nodes.map((node) => `axe ${rule.id}: ${node.html.slice(0, 90)}`));
}

// What is painted, not what is asked for: the letters and the tile's edge against the tile.
const inForcedColours = () => tab.evaluate(() => {
  const tile = document.querySelector(".landkort a");
  const fill = getComputedStyle(tile.querySelector("rect")).fill;
  return [getComputedStyle(tile.querySelector("rect")).stroke, getComputedStyle(tile.querySelector("text")).fill]
    .filter((colour) => colour === fill);
});

for (const name of ["kommuner/", "biblioteker/"]) {
  await tab.setViewportSize({ width: 1280, height: 900 });
  await tab.goto(server.url + name);
  const page = await read(tab);
  ok(page.tiles.length === MUNICIPALITIES, `${name}: ${MUNICIPALITIES} tiles`, `${page.tiles.length}`);
  ok(new Set(page.tiles.map(({ half, x, y }) => [half, x, y].join())).size === MUNICIPALITIES, `${name}: no two on one place`);
  ok(new Set(page.tiles.map((tile) => tile.href)).size === MUNICIPALITIES, `${name}: no two lead to one page`);
  none(differences(page), `${name}: the map and the list say the same`);
  ok(page.tiles.every((tile, i) => i === 0 || before(page.tiles[i - 1], tile) < 0), `${name}: the tiles come in reading order`);
  ok(page.tiles.every((tile) => tile.width >= 44 && tile.height >= 44), `${name}: 44 px at 1280 px`);
  for (const scheme of SCHEMES) {
    await tab.emulateMedia({ colorScheme: scheme });
    none(await barriers(), `${name}: axe, ${scheme}`);
  }
  await tab.emulateMedia({ colorScheme: "light", forcedColors: "active" });
  none(await inForcedColours(), `${name}: forced colours keep letters and edges`);
  await tab.emulateMedia({ forcedColors: "none" });
  const named = await tab.locator(".landkort").getByRole("link", { name: page.tiles[0].title, exact: true }).count();
  ok(named === 1, `${name}: a tile's name is the full name and the number`, page.tiles[0].title);
  await keyboard(name, page.tiles);

  await tab.setViewportSize({ width: 320, height: 800 });
  await tab.goto(server.url + name);
  const narrow = await read(tab);
  ok(narrow.tiles.every((tile) => tile.width >= 24 && tile.height >= 24), `${name}: 24 px at 320 px`, `${narrow.tiles[0]?.width}`);
  ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name}: nothing sticks out at 320 px`);

  const plain = await tab.context().browser().newContext({ javaScriptEnabled: false });
  const quiet = await plain.newPage();
  await quiet.goto(server.url + name);
  ok(await quiet.locator(".landkort a").count() === MUNICIPALITIES, `${name}: the map is there without scripts`);
  await plain.close();
}
await close();
server.stop();
done();
