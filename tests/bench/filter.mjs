#!/usr/bin/env node
// node tests/bench/filter.mjs SITE: what a choice in the list of all offers costs in Chromium with the
// processor slowed down four times: the time from the click until the count above the list and until the
// cards have changed, and how much of it was the page's script. First with cards not yet fetched, then with
// all at hand.
//
// The script is counted in its thread's own time, since other programs disturb. On a busy machine they
// also make the slowing down slow down more than four times.
import { openTab } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";

const [folder] = process.argv.slice(2);
const SLOWER = 4, MOST = 40;
const server = await serve(folder);
const { tab, close } = await openTab();
await tab.setViewportSize({ width: 390, height: 800 });
const devtools = await tab.context().newCDPSession(tab);
await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
await tab.goto(`${server.url}tilbud/`);
// Each facet comes when it is folded out.
await tab.click(".finder > button");
await tab.waitForSelector("#kommune");
await tab.evaluate(() => { for (const details of document.querySelectorAll("details[data-facet]")) details.open = true; });
await tab.waitForFunction(() => [...document.querySelectorAll("details[data-facet]")].every((details) => details.querySelector(".felter")));

const work = async () => (await devtools.send("Performance.getMetrics")).metrics.find((m) => m.name === "ScriptDuration").value * 1000;

// Clicks a box; resolves when the cards have changed and are drawn, with the milliseconds that the count and they took.
const click = (index) => tab.evaluate((i) => new Promise((resolve) => {
  const box = document.querySelectorAll(".felter input")[i];
  if (!box.checked && box.closest("[hidden]")) return resolve(null);
  const times = {};
  const watch = (name, selector, then) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      times[name] = performance.now() - start;
      then?.();
    });
    observer.observe(document.querySelector(selector), { childList: true });
  };
  watch("count", "#liste");
  watch("cards", ".kortliste", () => requestAnimationFrame(() => setTimeout(() => resolve(times), 100)));
  const start = performance.now();
  box.click();
}), index);

async function measure() {
  const count = await tab.locator(".felter input").count();
  const found = { work: [], count: [], cards: [] };
  for (let i = 0; i < count; i += Math.ceil(count / MOST)) {
    const before = await work();
    const times = await click(i);
    if (!times) continue;
    found.work.push(await work() - before);
    found.count.push(times.count);
    found.cards.push(times.cards);
    await click(i);
  }
  return found;
}

const say = (label, times) => {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1).replace(".", ",");
  console.log(`  ${label.padEnd(36)} ${at(0.5).padStart(8)} ms ${at(0.95).padStart(8)} ms ${at(1).padStart(8)} ms`);
};

const total = await tab.textContent("#liste");
const first = await measure();
const then = await measure();
console.log(`\nEt valg i listen over ${total}, processoren ${SLOWER} gange langsommere: median, 95 %, værst`);
say("tallet, kort hentes undervejs", first.count);
say("de første kort, de hentes undervejs", first.cards);
say("tallet, kort er hentet", then.count);
say("kortene, de er hentet", then.cards);
say("deraf script, kort hentes undervejs", first.work);
say("deraf script, kort er hentet", then.work);
await close();
server.stop();
