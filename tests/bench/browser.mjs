#!/usr/bin/env node
// node tests/bench/browser.mjs BUILD ROUNDS: Lighthouse, as on a phone, on six kinds of page of the real
// catalogue; medians. The content is built as `udgave: drift`: a trial edition asks not to be listed,
// which Lighthouse takes for a fault. The pages come packed, as every host sends them.
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { serve } from "../lib/server.mjs";
import { addressOf, pageTypes, readSite } from "../lib/site.mjs";

const [build = "build", rounds = "3"] = process.argv.slice(2);
const KINDS = ["forside", "tilbud", "tilbud/*/*", "kommuner/*", "biblioteker/*", "fag/*/*"];
const { default: lighthouse } = await import("lighthouse");
const { default: puppeteer } = await import("puppeteer-core");

// The real catalogue with what an edition in operation must say.
function inOperation() {
  const content = join(build, "bench-drift-content");
  const site = join(build, "bench-drift");
  for (const folder of [content, site]) rmSync(folder, { recursive: true, force: true });
  cpSync("content", content, { recursive: true });
  const settings = join(content, "katalog.yaml");
  const text = readFileSync(settings, "utf8").replace(/^udgave: .*$/m, "udgave: drift\nudgiver: Prøveudgiveren")
    .replace(/^tilgængelighed:\n( .*\n)+/m, "tilgængelighed:\n  mail: tilgaengelighed@skoletilbud.example\n"
      + "  telefon: 12 34 56 78\n  status: helt\n  metode: Set efter med test.\n  dato: 2026-11-20\n");
  writeFileSync(settings, text);
  execFileSync(join(build, "skoletilbud"), ["build", "--quiet", "--content", content, "--output", site,
    "--state", join(build, "bench-drift-state"), "--date", "2026-11-22"], { stdio: ["ignore", "ignore", "inherit"] });
  return site;
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const dk = (number, decimals) => number.toFixed(decimals).replace(".", ",");

const site = readSite(inOperation());
const server = await serve(site.folder, "/", { packed: true });
const browser = await puppeteer.launch({ browser: "chrome", executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"] });
const port = Number(new URL(browser.wsEndpoint()).port);

async function measure(url) {
  const { lhr } = await lighthouse(url, { port, logLevel: "silent", output: "json" });
  const score = (name) => Math.round((lhr.categories[name].score ?? 0) * 100);
  return { scores: ["performance", "accessibility", "best-practices", "seo"].map(score),
    times: ["largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time"].map((id) => lhr.audits[id].numericValue),
    faults: Object.values(lhr.audits).filter((audit) => audit.score !== null && audit.score < 0.9
      && ["binary", "numeric", "metricSavings"].includes(audit.scoreDisplayMode)).map((audit) => audit.id) };
}

console.log(`\nLighthouse 12.8, telefon, medianer af ${rounds}\n`);
console.log(`${"".padEnd(34)} fart adgang praksis  søg    LCP s    CLS   TBT ms`);
// The first visit warms the browser, not the figures.
await measure(server.url);
const types = new Map(pageTypes(site).map(({ type, file }) => [type, file]));
for (const kind of KINDS.filter((name) => types.has(name))) {
  const address = addressOf(types.get(kind));
  const runs = [];
  for (let i = 0; i < Number(rounds); i++) runs.push(await measure(server.url + address));
  const scores = [0, 1, 2, 3].map((i) => median(runs.map((run) => run.scores[i])));
  const [lcp, cls, tbt] = [0, 1, 2].map((i) => median(runs.map((run) => run.times[i])));
  console.log(`${`/${address}`.slice(0, 34).padEnd(34)} ${scores.map((score, i) => String(score).padStart([4, 6, 7, 4][i])).join(" ")} `
    + `${dk(lcp / 1000, 2).padStart(8)} ${dk(cls, 3).padStart(6)} ${dk(tbt, 0).padStart(8)}`);
  const below = scores.some((score) => score < 100);
  if (below) console.log(`  under 100: ${[...new Set(runs.flatMap((run) => run.faults))].join(" ")}`);
}
await browser.close();
server.stop();
