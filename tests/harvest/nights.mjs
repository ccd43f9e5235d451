#!/usr/bin/env node
// Thirty nights: feeds that fail, shrink, vanish, come back and change. After every night the catalogue
// is built, and: no offer is lost before its time, no address that was published is a 404, and the
// report says what there is to say, no more.
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue, fetch, kept, run, writeFeeds } from "../lib/harvest.mjs";
import { offer } from "../lib/hostile.mjs";
import { done, none, ok } from "../lib/tap.mjs";

const NIGHTS = 34; // thirty with a 404 need some before and after
const day = (night) => new Date(Date.UTC(2026, 9, 1 + night)).toISOString().slice(0, 10);
const ids = (name, from, to) => Array.from({ length: to - from }, (_, i) => `${name}-${from + i}`);
const listOf = (name, from, to, text) => JSON.stringify(ids(name, from, to).map((id) => offer(id, { resume: text ?? "Klassen undersøger fem nyheder." })));

// What each feed answers on a night (from 0), and what must be: [state, offers in the catalogue, told].
// `told` is "" or "level code"; where nothing is said a feed is fresh with ten offers.
const feeds = {
  steady: { answer: () => [200, listOf("steady", 0, 10)] },
  changing: { answer: (n) => [200, listOf("changing", 0, 10, `Nat nummer ${n}.`)] },
  failing: { answer: (n) => (n >= 5 && n < 25 ? [500, ""] : [200, listOf("failing", 0, 10)]),
    want: (n) => (n < 5 || n >= 25 ? null : ["forældet", 10, `${n < 7 ? "note" : n < 18 ? "warning" : "error"} feed-status`]) },
  flaky: { answer: (n) => (n % 2 ? [500, ""] : [200, listOf("flaky", 0, 10)]),
    want: (n) => (n % 2 ? ["forældet", 10, "note feed-status"] : null) },
  halving: { answer: (n) => [200, listOf("halving", 0, n < 4 ? 10 : 5)],
    want: (n) => (n < 4 ? null : n < 6 ? ["skrumpet", 10, "warning feed-shrunk"] : ["frisk", 5, ""]) },
  blinking: { answer: (n) => [200, n === 8 || n === 9 ? "[]" : listOf("blinking", 0, 10)],
    want: (n) => (n === 8 || n === 9 ? ["skrumpet", 10, "warning feed-shrunk"] : null) },
  emptied: { answer: (n) => [200, n < 10 ? listOf("emptied", 0, 10) : "[]"],
    want: (n) => (n < 10 ? null : n < 12 ? ["skrumpet", 10, "warning feed-shrunk"] : ["frisk", 0, "note feed-empty"]) },
  losing: { answer: (n) => [200, listOf("losing", n < 3 ? 0 : 2, 10)],
    want: (n) => (n < 4 ? ["frisk", 10, ""] : ["frisk", 8, ""]) },
  forgetful: { answer: (n) => [200, listOf("forgetful", n === 12 ? 2 : 0, 10)] },
  closed: { answer: (n) => [n < 2 ? 200 : n < 25 ? 410 : 200, listOf("closed", 0, 10)],
    want: (n) => (n < 2 || n >= 25 ? null : ["væk", 0, "warning feed-gone"]) },
  lost: { answer: (n) => [n < 2 ? 200 : n < 33 ? 404 : 200, listOf("lost", 0, 10)],
    want: (n) => (n < 2 || n >= 33 ? null
      : n < 31 ? ["forældet", 10, `${n < 4 ? "note" : n < 15 ? "warning" : "error"} feed-status`] : ["væk", 0, "warning feed-gone"]) },
  broken: { answer: (n) => [200, listOf("broken", 0, 10).slice(0, n === 6 ? -40 : undefined)],
    want: (n) => (n === 6 ? ["forældet", 10, "note feed-bad-answer"] : null) },
  faulty: { answer: (n) => [200, n < 6 ? listOf("faulty", 0, 10)
      : JSON.stringify(JSON.parse(listOf("faulty", 0, 10)).map((o, i) => (i ? o : { ...o, trin: "4-60" })))],
    want: (n) => (n < 6 ? null : ["frisk", 10, "note feed-offer-kept"]) },
  unasked: { answer: (n) => [200, listOf("unasked", 0, 10)], etag: '"altid"' },
};

let night = 0;
let unchanged = 0;
const server = createServer((request, response) => {
  const name = request.url.slice(1);
  const [status, text] = feeds[name].answer(night);
  const etag = feeds[name].etag;
  if (etag && request.headers["if-none-match"] === etag) {
    unchanged++;
    return response.writeHead(304).end();
  }
  response.writeHead(status, { "content-type": "application/json", ...(etag ? { etag } : {}) }).end(text);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

const at = catalogue();
const site = join(at.root, "site");
writeFeeds(at, Object.keys(feeds).map((name) => ({ name, url: `http://127.0.0.1:${server.address().port}/${name}` })));

// Every address that was ever published.
const published = () => readFileSync(join(at.state, "adresser.txt"), "utf8").split("\n")
  .filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t")[0]);
const page = (path) => (/\.[a-z]+$/.test(path) ? join(site, path) : join(site, path, "index.html"));
const isThere = (id) => existsSync(page(`tilbud/vejle/${id}`)) && readFileSync(page(`tilbud/vejle/${id}`), "utf8").includes('class="kilde"');

const wrong = { account: [], report: [], lost: [], gone: [] };
for (; night < NIGHTS; night++) {
  const fetched = await fetch(at, day(night));
  if (fetched.status !== 0) wrong.report.push(`night ${night}: ends ${fetched.status}`);
  const built = await run(["build", "--quiet", "--content", at.content, "--state", at.state, "--output", site, "--templates", "templates",
    "--date", day(night), "-j1"]);
  if (built.status !== 0) wrong.gone.push(`night ${night}: build ends ${built.status} ${built.said.slice(0, 300)}`);
  for (const [name, feed] of Object.entries(feeds)) {
    const [state, count, told] = feed.want?.(night) ?? ["frisk", 10, ""];
    const now = kept(at, name);
    const said = fetched.findings.filter((f) => f.message.includes(`»${name}«`)).map((f) => `${f.level} ${f.code}`).join(" + ");
    if (now.state !== state || now.count !== count) wrong.account.push(`night ${night}: ${name} is ${now.state} with ${now.count}, not ${state} with ${count}`);
    if (said !== told) wrong.report.push(`night ${night}: of ${name} is told »${said}«, not »${told}«`);
    const shown = ids(name, 0, 10).filter(isThere).length;
    if (shown !== count) wrong.lost.push(`night ${night}: ${name} shows ${shown} offers, not ${count}`);
  }
  for (const path of published()) if (!existsSync(page(path))) wrong.gone.push(`night ${night}: ${path} is a 404`);
}
server.close();
none(wrong.account, `${NIGHTS} nights of ${Object.keys(feeds).length} feeds: each is as it should be`);
none(wrong.report, "the report is right on every night");
none(wrong.lost, "no offer is lost, and none outlives its feed");
none(wrong.gone, "no address is a 404");
// Of 34 nights the first and each seventh after it ask for the whole.
ok(unchanged === NIGHTS - 5, "what has not changed is not sent again, but once a week", String(unchanged));
const text = readFileSync(page("tilbud/vejle/changing-0"), "utf8");
ok(text.includes(`Nat nummer ${NIGHTS - 1}.`), "a change is on the page the same night");
at.remove();
done();
