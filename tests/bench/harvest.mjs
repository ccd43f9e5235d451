// What fetching costs: 93 sites that take 300 ms each, over TLS, with offers and with
// events; and each of the hostile servers alone. Wall time and peak memory of the whole program, its catalogue included.
import { rmSync } from "node:fs";
import { createServer } from "node:https";
import { certificates } from "../lib/certificates.mjs";
import { catalogue, fetch, kept, writeFeeds } from "../lib/harvest.mjs";
import { hostile, list } from "../lib/hostile.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const SITES = 93;
const DELAY = 300;
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
const at = catalogue();
const leaves = certificates(at.root);
const env = { SKOLETILBUD_TEST_CA: leaves.file };

const event = (i) => ({ uuid: `a7e00599-ec4e-4d57-80af-${String(i).padStart(12, "0")}`, title: `Arrangement nummer ${i}`,
  description: "En time med højtlæsning, lege og samtale. ".repeat(4), url: `https://vejle.example/arrangementer/${i}`, state: "Active",
  created_at: "2026-10-01T08:00:00+00:00", updated_at: "2026-10-02T08:00:00+00:00", tags: ["børn"], categories: ["Familie"],
  date_time: { start: "2026-12-01T08:00:00+00:00", end: "2026-12-01T10:00:00+00:00" }, body: `<p>${"Kom og vær med. ".repeat(12)}</p>` });
const events = Buffer.from(JSON.stringify(Array.from({ length: 400 }, (_, i) => event(i))));
// Every site is a host of its own.
async function sites(type, body) {
  const servers = [];
  for (let i = 0; i < SITES; i++) {
    const server = createServer(leaves.good, (_, response) => setTimeout(() => response.end(body(i)), DELAY));
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    servers.push(server);
  }
  const feeds = servers.map((server, i) => ({ name: `sted-${type}-${i}`, type, url: `https://127.0.0.1:${server.address().port}/` }));
  return { feeds, stop: () => { for (const server of servers) { server.closeAllConnections(); server.close(); } } };
}
const timed = async (date) => {
  const begun = process.hrtime.bigint();
  const done = await fetch(at, date, { env, json: false });
  return { ...done, ms: Number(process.hrtime.bigint() - begun) / 1e6 };
};
const line = (name, ms, peak, more = "") => console.log(`${name.padEnd(44)} ${(ms / 1000).toFixed(2).padStart(6)} s ${(peak / 1024).toFixed(1).padStart(6)} MB  ${more}`);
async function nights(name, type, body) {
  const { feeds, stop } = await sites(type, body);
  const rounds = [];
  writeFeeds(at, feeds);
  for (let i = 0; i < ROUNDS; i++) {
    rmSync(at.state, { recursive: true, force: true });
    rounds.push(await timed(`2026-11-0${i + 1}`));
  }
  const fresh = feeds.filter((feed) => kept(at, feed.name).state === "frisk").length;
  line(`${SITES} sites of ${DELAY} ms, ${name}`, median(rounds.map((r) => r.ms)), Math.max(...rounds.map((r) => r.peak)),
    `${fresh} fresh, ${median(rounds.map((r) => r.cpu)) / 1000} s of processor`);
  stop();
}
await nights("20 offers each", "offers", (i) => list(`sted-${i}`, 20));
await nights("400 events each", "dpl-cms", () => events);
// The floor: the same program with nobody to ask.
writeFeeds(at, []);
const idle = await timed("2026-11-09");
line("nobody to ask", idle.ms, idle.peak);

const cases = await hostile(leaves);
const other = catalogue();
writeFeeds(other, cases);
await fetch(other, "2026-11-20", { env });
let slowest = { ms: 0 };
let largest = { peak: 0 };
for (const one of cases) {
  await one.turn();
  const begun = process.hrtime.bigint();
  const done = await fetch(other, "2026-11-21", { env, args: [one.name] });
  const measured = { name: one.name, ms: Number(process.hrtime.bigint() - begun) / 1e6, peak: done.peak };
  if (measured.ms > slowest.ms) slowest = measured;
  if (measured.peak > largest.peak) largest = measured;
  one.stop();
}
line(`slowest of ${cases.length} hostile servers`, slowest.ms, slowest.peak, slowest.name);
line(`largest of ${cases.length} hostile servers`, largest.ms, largest.peak, largest.name);
at.remove();
other.remove();
if (process.env.KILLS !== "0") {
  process.env.KILLS ??= "200";
  await import("../harvest/kills.mjs");
}
