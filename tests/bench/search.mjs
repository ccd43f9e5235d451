#!/usr/bin/env node
// node tests/bench/search.mjs BUILD OUT [ROUNDS]: searching the same invented offers with our index and with
// Pagefind's, in the same run: building, files, bytes, time. What is counted, and how, is in README.md.
// OUT holds the programs `generate`, `measure` and `index` (tests/bench/run makes them); STORE=100000 also measures an answer among that many.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { parse } from "parse5";
import { openIndex } from "../lib/modules.mjs";
import { openTab } from "../lib/browser.mjs";
import { columnsOf } from "../lib/columns.mjs";
import { rootOf } from "../lib/search.mjs";
import { serve } from "../lib/server.mjs";
import { attribute, elements } from "../lib/site.mjs";

const [build = "build", out = "build/bench", rounds = "3"] = process.argv.slice(2);
const COUNTS = (process.env.COUNTS ?? "3000 10000").split(" ").map(Number);
const PAGEFIND = process.env.PAGEFIND ?? "tests/node_modules/@pagefind/linux-x64/bin/pagefind_extended";
const QUERIES = ["bøger", "kildekritik", "besøg", "bibliotek", "forfatter", "læsekonkurrence", "robotter 5. klasse",
  "fake news", "eventyr", "digitale spil", "historie 7. klasse", "børnebog", "krimi i mørke", "højtlæs"];
const SHOWN = 5; // answers shown first, with title and excerpt: as many as Pagefind's own page shows
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const SLOWER = 4;

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const worst = (numbers) => Math.max(...numbers);
const dk = (number, decimals = 0) => number.toFixed(decimals).replace(".", ",");
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
const filesBelow = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).length;

function measured(label, command) {
  const results = join(out, "search.tsv");
  rmSync(results, { force: true });
  execFileSync(join(out, "measure"), [results, label, ...command], { stdio: ["ignore", "ignore", "inherit"] });
  const [, wall, cpu, peak] = readFileSync(results, "utf8").trim().split("\t");
  return { wall: wall / 1000, cpu: cpu / 1000, peak: peak / 1024 };
}

function makeContent(count, folder) {
  mkdirSync(join(folder, "hugo"), { recursive: true });
  for (const part of ["skema.yaml", "katalog.yaml", "ordlister", "dr", "sider"]) cpSync(join("content", part), join(folder, "content", part), { recursive: true });
  execFileSync(join(out, "generate"), [count, join(folder, "content"), join(folder, "hugo")], { stdio: "ignore" });
  rmSync(join(folder, "hugo"), { recursive: true });
}

function buildOurs(folder) {
  for (const name of ["site", "state"]) rmSync(join(folder, name), { recursive: true, force: true });
  return measured("ours", [join(build, "skoletilbud"), "build", "--quiet", "--content", join(folder, "content"), "--templates", "templates",
    "--output", join(folder, "site"), "--state", join(folder, "state"), "--date", "2026-11-22"]);
}

// --- Pagefind's pages: of each offer what our index reads, and its facets as filters ----------------

const textOf = (node) => (node.value ?? "") + (node.childNodes ?? []).map(textOf).join(" ");
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

function makePages(site, pages) {
  const columns = columnsOf(site);
  const { paths } = rootOf(site);
  paths.forEach((path, offer) => {
    const parts = [];
    for (const node of elements(parse(readFileSync(join(site, path, "index.html"), "utf8")))) {
      const kind = (attribute(node, "class") ?? "").split(" ")[0];
      if (node.tagName === "h1" || ["fane", "manchet", "afgoer", "tekst", "elever"].includes(kind))
        parts.push(node.tagName === "h1" ? `<h1>${escaped(textOf(node))}</h1>` : `<p>${escaped(textOf(node))}</p>`);
    }
    const filters = columns.flatMap(({ name, words, of }) => of(offer).map((value) => `<span data-pagefind-filter="${name}:${escaped(words[value][1])}"></span>`));
    mkdirSync(join(pages, path), { recursive: true });
    writeFileSync(join(pages, path, "index.html"), `<!doctype html><html lang="da"><title>${offer}</title><main data-pagefind-body>${parts.join("\n")}</main>${filters.join("")}</html>`);
  });
  writeFileSync(join(pages, "index.html"), '<!doctype html><html lang="da"><title>Søg</title><p id="svar"></p></html>');
}

// The index alone: the catalogue is read before.
function indexOurs(folder) {
  const files = join(folder, "index");
  rmSync(files, { recursive: true, force: true });
  mkdirSync(files);
  const [wall, cpu, peak, root] = execFileSync(join(out, "index"), [join(folder, "content"), "2026-11-22", files], { encoding: "utf8" }).trim().split("\t");
  return { wall: wall / 1000, cpu: cpu / 1000, peak: Number(peak), root };
}

const buildTheirs = (pages) => {
  rmSync(join(pages, "pagefind"), { recursive: true, force: true });
  return measured("pagefind", [PAGEFIND, "--site", pages, "--glob", "tilbud/**/*.html"]);
};

// --- in a browser ----------------------------------------------------------------------------------

// A tab that has nothing in store, on the line and the processor wanted.
async function freshTab(browser, url, slow) {
  const context = await browser.newContext({ locale: "da-DK", viewport: { width: 390, height: 800 } });
  const tab = await context.newPage();
  if (slow) {
    const devtools = await context.newCDPSession(tab);
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", LINE);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  }
  await tab.goto(url, { waitUntil: "networkidle" });
  return { tab, close: () => context.close() };
}

// What a server would send: text packed, what is packed already as it is.
function packedSize(path) {
  const file = readFileSync(path);
  return Math.min(file.length, gzipSync(file).length);
}

// What the tab has asked for until then, the page itself and its stylesheet apart, and the bytes of it on the line.
const fetched = (tab, until = Infinity) => tab.evaluate((end) => performance.getEntriesByType("resource")
  .filter(({ name, startTime }) => startTime <= end && !/\.css(\?|$)|\/favicon\.ico$/.test(name))
  .map(({ name, encodedBodySize }) => ({ path: decodeURIComponent(new URL(name).pathname), bytes: encodedBodySize })), until === Infinity ? 1e9 : until);
const weight = (list) => sum([...new Map(list.map((one) => [one.path, one.bytes])).values()]);

// Types a query into our field; resolves when the first cards of its answer stand there and are drawn.
const ourFirst = (tab, query) => tab.evaluate((text) => new Promise((resolve) => {
  const field = document.querySelector("#soeg");
  const observer = new MutationObserver(() => {
    observer.disconnect();
    const there = performance.now();
    requestAnimationFrame(() => resolve({ there, time: performance.now() - start }));
  });
  observer.observe(document.querySelector(".kortliste"), { childList: true });
  const start = performance.now();
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}), query);

// The same with Pagefind: from nothing to the first answers with title and excerpt.
const theirFirst = (tab, query, filters) => tab.evaluate(async ([text, shown, counted]) => {
  const start = performance.now();
  const pagefind = await import("/pagefind/pagefind.js");
  if (counted) await pagefind.filters();
  const search = await pagefind.search(text);
  const found = await Promise.all(search.results.slice(0, shown).map((result) => result.data()));
  document.querySelector("#svar").innerHTML = found.map((f) => `${f.meta.title} ${f.excerpt}`).join("<br>");
  await new Promise((resolve) => { requestAnimationFrame(resolve); });
  return { time: performance.now() - start, hits: search.results.length };
}, [query, SHOWN, filters]);

// Once more, with all at hand: the module that answers, several times.
const ourWarm = (tab, query) => tab.evaluate(async (text) => {
  const { modul, soeg } = document.querySelector(".finder").dataset;
  const { ask } = await import(new URL(modul, document.querySelector("script[src*=liste]").src));
  const times = [];
  for (let i = 0; i < 6; i++) {
    const start = performance.now();
    await ask(soeg, text, true);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[3];
}, query);
const theirWarm = (tab, query) => tab.evaluate(async (text) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const times = [];
  for (let i = 0; i < 6; i++) {
    const start = performance.now();
    await pagefind.search(text);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[3];
}, query);

async function ours(browser, url, query, slow) {
  const { tab, close } = await freshTab(browser, url, slow);
  const page = weight(await fetched(tab));
  const { there, time } = await ourFirst(tab, query);
  const result = { time, cold: weight(await fetched(tab, there)) };
  await tab.waitForFunction(() => document.querySelector(".kortliste").ariaBusy === "false");
  await tab.waitForLoadState("networkidle");
  result.warm = await ourWarm(tab, query);
  if (!slow) {
    const isExcerpt = ({ path }) => /^\/tilbud\/[^/]+\/[^/]+\/$/.test(path);
    result.search = result.cold - page;
    result.excerpts = weight((await fetched(tab)).filter(isExcerpt));
    await tab.evaluate(() => { for (const details of document.querySelectorAll("details[data-facet]")) details.open = true; });
    await tab.waitForFunction(() => [...document.querySelectorAll("details[data-facet]")].every((details) => details.querySelector(".felter")));
    // The cards that come after the first answer are not what counts need.
    const isCards = ({ path }) => path.startsWith("/tilbud/kort/");
    const all = (await fetched(tab)).filter((one) => !isExcerpt(one));
    result.counts = weight([...all.filter((one) => !isCards(one)), ...(await fetched(tab, there)).filter(isCards)]);
    result.whole = weight(all);
    result.hits = parseInt(await tab.textContent("#liste"));
  }
  await close();
  return result;
}

// Pagefind asks in a worker, which the tab's own list does not show.
async function theirs(browser, url, pages, query, { slow = false, filters = false } = {}) {
  const { tab, close } = await freshTab(browser, url, slow);
  const asked = new Set();
  tab.on("request", (request) => asked.add(decodeURIComponent(new URL(request.url()).pathname)));
  const first = await theirFirst(tab, query, filters);
  const result = { ...first, cold: sum([...asked].map((path) => packedSize(join(pages, path)))) };
  if (!filters) result.warm = await theirWarm(tab, query);
  await close();
  return result;
}

// --- the table -------------------------------------------------------------------------------------

const row = (name, left, right = "", goal = "") => console.log(`  ${name.padEnd(50)} ${left.padStart(20)} ${right.padStart(20)} ${goal.padStart(16)}`);
const kb = (values) => `${dk(median(values) / 1024, 1)} / ${dk(worst(values) / 1024, 1)} KB`;
const ms = (values) => `${dk(median(values), 1)} / ${dk(worst(values), 1)} ms`;

async function compare(count) {
  const folder = join(out, `search-${count}`);
  rmSync(folder, { recursive: true, force: true });
  makeContent(count, folder);
  const site = join(folder, "site");
  const pages = join(folder, "pagefind");
  const built = { ours: [], index: [], theirs: [] };
  for (let round = 0; round < Number(rounds); round++) {
    built.ours.push(buildOurs(folder));
    built.index.push(indexOurs(folder));
    if (round === 0) makePages(site, pages);
    built.theirs.push(buildTheirs(pages));
  }
  const files = { ours: ["soeg", "tilbud/kort", "tilbud/facetter"].map((name) => filesBelow(join(site, name))), theirs: filesBelow(join(pages, "pagefind")) };
  const { tab, close } = await openTab();
  const browser = tab.context().browser();
  const ourServer = await serve(site, "/", { packed: true });
  const theirServer = await serve(pages, "/", { packed: true });
  const found = [];
  for (const query of QUERIES)
    found.push({ query, ours: await ours(browser, `${ourServer.url}tilbud/`, query), slow: await ours(browser, `${ourServer.url}tilbud/`, query, true),
      theirs: await theirs(browser, theirServer.url, pages, query), filtered: await theirs(browser, theirServer.url, pages, query, { filters: true }),
      theirSlow: await theirs(browser, theirServer.url, pages, query, { slow: true }) });
  await close();
  ourServer.stop();
  theirServer.stop();
  const of = (who, what) => found.map((f) => f[who][what]);
  const figure = (who, what, decimals) => dk(median(built[who].map((b) => b[what])), decimals);
  console.log(`\n${dk(count)} tilbud: søgning`.padEnd(53), "skoletilbud".padStart(20), "Pagefind".padStart(20), "mål".padStart(16));
  const share = (what) => `1/${dk(median(built.theirs.map((b) => b[what])) / median(built.index.map((b) => b[what])), 0)} (≤ 1/5)`;
  row("indekset: tid", `${figure("index", "wall", 2)} s`, `${figure("theirs", "wall", 2)} s`, share("wall"));
  row("  cpu", `${figure("index", "cpu", 2)} s`, `${figure("theirs", "cpu", 2)} s`, share("cpu"));
  row("  hukommelse ud over kataloget", `${figure("index", "peak", 0)} MB`, `${figure("theirs", "peak", 0)} MB`, share("peak"));
  row("hele sitet og indekset; Pagefind kun indekset: cpu", `${figure("ours", "cpu", 2)} s`, `${figure("theirs", "cpu", 2)} s`);
  row("  hukommelse", `${figure("ours", "peak", 0)} MB`, `${figure("theirs", "peak", 0)} MB`);
  const all = sum(files.ours) + 1;
  row("filer: indeks + kort + valg", `${files.ours.join(" + ")} + 1`, `${files.theirs}`, `1/${dk(files.theirs / all, 1)} (≤ 1/10)`);
  row("koldt til første svar: median / værst", kb(of("ours", "cold")), kb(of("theirs", "cold")), "≤ 30 KB");
  row("  deraf hentet, fordi der blev søgt", kb(of("ours", "search")));
  row("  uddrag af teksten, bagefter", kb(of("ours", "excerpts")));
  row("koldt med tal ved alle valg", kb(of("ours", "counts")), kb(of("filtered", "cold")), count === 3000 ? "≤ 45 KB" : "≤ 65 KB");
  row("  og fem kort mere", kb(of("ours", "whole")));
  row("varmt", ms(of("ours", "warm")), ms(of("theirs", "warm")), "≤ 20 ms");
  row(`  cpu ÷ ${SLOWER}`, ms(of("slow", "warm")), ms(of("theirSlow", "warm")), "≤ 20 ms");
  row(`første svar, 1,6 Mbit/s, 150 ms, cpu ÷ ${SLOWER}`, ms(of("slow", "time")), ms(of("theirSlow", "time")), "≤ 1200 ms");
  for (const f of found)
    row(`  ${f.query}`, `${dk(f.ours.cold / 1024, 1)} ${dk(f.ours.counts / 1024, 1)} KB ${dk(f.slow.time)} ms`,
      `${dk(f.theirs.cold / 1024, 1)} ${dk(f.filtered.cold / 1024, 1)} KB ${dk(f.theirSlow.time)}`, `${f.ours.hits} / ${f.theirs.hits}`);
}

// Among so many offers the index alone is made. What the first cards of each query cost is read from its files; a
// block of cards and the scripts weigh what they do on `site`.
async function coldAmong(count, site) {
  const folder = join(out, `search-${count}`);
  if (!existsSync(join(folder, "content"))) makeContent(count, folder);
  const { root, wall, peak } = indexOurs(folder);
  const blocks = readdirSync(join(site, "tilbud/kort")).map((name) => packedSize(join(site, "tilbud/kort", name)));
  const scripts = sum(["liste.js", "soeg.js", "haler.js", "klassetrin.js"].map((path) => packedSize(join(site, path))));
  const found = [];
  for (const query of QUERIES) {
    const asked = [];
    const index = openIndex(root, async (path) => {
      const file = join(folder, path.replace("soeg/", "index/"));
      asked.push(packedSize(file));
      return readFileSync(file, "utf8");
    });
    const { hits } = await index.search(query, false);
    const cards = new Set(hits.slice(0, SHOWN).map((hit) => Math.floor(hit / 16))).size * sum(blocks) / blocks.length;
    found.push(scripts + sum(asked) + cards);
  }
  return { found, wall, peak };
}

if (!existsSync(PAGEFIND)) {
  console.log("Pagefind findes ikke: søgningen måles ikke (npm ci --prefix tests).");
  process.exit(0);
}
for (const count of COUNTS) await compare(count);
if (process.env.STORE) {
  const site = join(out, `search-${COUNTS.at(-1)}`, "site");
  const small = await coldAmong(COUNTS.at(-1), site);
  const large = await coldAmong(Number(process.env.STORE), site);
  console.log(`\n${process.env.STORE} tilbud: indekset på ${dk(large.wall, 1)} s med ${dk(large.peak)} MB`);
  row(`koldt til første svar, og blandt ${dk(COUNTS.at(-1))}`, kb(large.found), kb(small.found), `× ${dk(median(large.found) / median(small.found), 2)} (< 1,5)`);
}
