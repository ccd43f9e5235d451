#!/usr/bin/env node
// kill -9 during fetch at random moments: what is kept can always be read, each file is one that was
// served whole, and the next run heals. KILLS says how often (the benchmark takes 200).
import { createServer } from "node:http";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue, fetch, kept, run, writeFeeds } from "../lib/harvest.mjs";
import { offer } from "../lib/hostile.mjs";
import { done, none, note, ok } from "../lib/tap.mjs";

const KILLS = Number(process.env.KILLS ?? 25);
const FEEDS = 12;
const OFFERS = 10;
let version = 0;
const text = (name, i, v) => offer(`${name}-${i}`, { resume: `Udgave ${v}.`, elevtekst: "Det bliver sjovt. ".repeat(20).trim() });
const server = createServer((request, response) => {
  const name = request.url.slice(1);
  response.end(JSON.stringify(Array.from({ length: OFFERS }, (_, i) => text(name, i, version))));
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const at = catalogue();
const names = Array.from({ length: FEEDS }, (_, i) => `feed-${i}`);
writeFeeds(at, names.map((name) => ({ name, url: `http://127.0.0.1:${server.address().port}/${name}` })));

// A whole file of some version (what is still being written has another name, and nobody reads it): its first and last fields, and the version between them.
const whole = (body) => /^titel: "Tilbuddet [a-z0-9-]+"\nresume: "Udgave (\d+)\."\n/.test(body) && body.endsWith('tjekket: "2026-11-20"\nelevtekst: "' + "Det bliver sjovt. ".repeat(20).trim() + '"\n');
const faults = (when) => names.flatMap((name) => {
  const now = kept(at, name);
  const bad = Object.entries(now.files).filter(([file, body]) => !file.endsWith(".ny") && !whole(body)).map(([file]) => `${when}: ${name}/${file} is no whole file`);
  if (now.account && !/^antal: \d+$/m.test(now.account)) bad.push(`${when}: the account of ${name} is not whole`);
  return bad;
});

let random = 20261122;
const next = (most) => { random = (random * 1103515245 + 12345) % 2147483648; return random % most; };
const first = await fetch(at, "2026-11-20");
version = 1;
const begun = Date.now();
await fetch(at, "2026-11-20", { json: false });
const length = Date.now() - begun;
ok(first.status === 0, "a night that nobody disturbs");
const wrong = { files: [], check: [], killed: 0 };
for (let i = 1; i <= KILLS; i++) {
  version = i + 1;
  const cut = await fetch(at, "2026-11-21", { json: false, kill: 1 + next(length) });
  wrong.killed += cut.signal === "SIGKILL";
  wrong.files.push(...faults(`kill ${i}`));
  const check = await run(["check", "--content", at.content, "--state", at.state, "--date", "2026-11-21", "--format", "json"]);
  const bad = JSON.parse(check.said).findings.filter((f) => f.level === "error" || f.code === "kept-broken");
  wrong.check.push(...bad.map((f) => `kill ${i}: ${f.path}: ${f.code}`));
}
note(`${wrong.killed} of ${KILLS} runs were killed, within ${length} ms`);
ok(wrong.killed >= KILLS / 3, "many runs were killed");
none(wrong.files, "every file that is kept is a whole one");
none(wrong.check, "what is kept can be read, and is checked without an error");
const healed = await fetch(at, "2026-11-22");
none(names.filter((name) => { const now = kept(at, name); return now.state !== "frisk" || now.count !== OFFERS
  || Object.values(now.files).some((body) => !body.includes(`Udgave ${version}.`)); }), "the next run heals");
ok(healed.status === 0, "and says so");
none(names.flatMap((name) => readdirSync(join(at.state, "kilder", name)).concat(existsSync(join(at.state, "kilder", name, "tilbud"))
  ? readdirSync(join(at.state, "kilder", name, "tilbud")) : [])).filter((file) => file.endsWith(".ny")), "no half file is left behind");
ok(readFileSync(join(at.state, "kilder", names[0], "tilstand.yaml"), "utf8").startsWith("# Skrevet af skoletilbud"), "the account says what it is");
server.close();
at.remove();
done();
