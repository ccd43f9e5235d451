#!/usr/bin/env node
// Every way a server can be bad: the right finding, the last good copy intact, little memory, and the
// others' offers fetched as if nothing were wrong. What it takes in time is measured by tests/bench.
import { certificates } from "../lib/certificates.mjs";
import { SANITIZED, catalogue, fetch, kept, run, writeFeeds } from "../lib/harvest.mjs";
import { hostile } from "../lib/hostile.mjs";
import { done, none, ok } from "../lib/tap.mjs";

const at = catalogue();
const leaves = certificates(at.root);
const env = { SKOLETILBUD_TEST_CA: leaves.file };
const cases = await hostile(leaves);
writeFeeds(at, cases);

const first = await fetch(at, "2026-11-20", { env });
ok(first.status === 0, "the first night ends 0", first.said.slice(0, 2000));
none(cases.filter((c) => kept(at, c.name).count !== (c.good ?? 4)).map((c) => `${c.name}: ${kept(at, c.name).count} offers`),
  `all ${cases.length} feeds answer well on the first night`);
none(first.findings.filter((f) => f.level !== "note").map((f) => JSON.stringify(f)), "and nothing is wrong with them");
const before = new Map(cases.map((c) => [c.name, kept(at, c.name)]));

for (const c of cases) await c.turn();
const second = await fetch(at, "2026-11-21", { env });
ok(second.status === 0, "the second night ends 0 too", second.said.slice(0, 2000));
const codesOf = (c) => {
  const line = `»${c.name}«`;
  return second.findings.filter((f) => f.message.includes(line) || f.path.startsWith(c.url)).map((f) => f.code);
};
const faults = (c) => {
  const now = kept(at, c.name);
  const codes = codesOf(c);
  const found = [];
  if (now.state !== (c.state ?? "forældet")) found.push(`is ${now.state}`);
  if (now.count !== (c.count ?? 4)) found.push(`has ${now.count} offers`);
  for (const code of c.codes) if (!codes.includes(code)) found.push(`is not told as ${code}`);
  if (!c.codes.length && codes.length) found.push(`is told as ${codes}`);
  if (c.asked && c.log.asked !== c.asked) found.push(`was asked ${c.log.asked} times`);
  if (c.count === undefined)
    for (const [file, text] of Object.entries(before.get(c.name).files))
      if (now.files[file] !== text) found.push(`${file} is not as it was`);
  return found.map((f) => `${f} (${codes})`);
};
for (const c of cases) none(faults(c), `${c.name}: ${c.codes.join(", ") || "no finding"}`);
ok(cases.length >= 60, "there are sixty cases or more", String(cases.length));
// The program itself, its schema and catalogue included, with every hostile answer at once.
ok(second.peak > 0 && second.peak <= 32 * 1024, "all of them at once take at most 32 MB", `${second.peak} KB`);

// Once more, with both sanitizers watching.
const watched = await fetch(at, "2026-11-22", { env, program: SANITIZED });
ok(watched.status === 0 && !/Sanitizer|runtime error/.test(watched.said), "the sanitizers find nothing", watched.said.slice(0, 3000));

// Without the switch this machine is as closed as any inner network, however it is written.
const port = new URL(cases.find((c) => c.name === "latin-1").url).port;
const names = { four: "127.0.0.1", six: "[::1]", decimal: "2130706433", hex: "0x7f.1", octal: "0177.0.0.1", name: "localhost",
  mapped: "[::ffff:127.0.0.1]", zero: "0.0.0.0" };
writeFeeds(at, Object.entries(names).map(([name, host]) => ({ name, url: `http://${host}:${port}/` })));
const shut = await run(["fetch", "--content", at.content, "--state", `${at.root}/other`,
  "--date", "2026-11-21", "--format", "json"]);
const told = JSON.parse(shut.said).findings;
none(Object.keys(names).filter((name) => !told.some((f) => f.code === "feed-private-address" && f.message.includes(`»${name}«`))),
  "--allow-loopback is the only way in");

for (const c of cases) c.stop();
at.remove();
done();
