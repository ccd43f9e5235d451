#!/usr/bin/env node
// Search that knows Danish: a catalogue with one offer for each word of the lists is built, and each
// query must find its word's offer, above the false friend's where there is one.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openIndex } from "../lib/modules.mjs";
import { done, none, note, ok } from "../lib/tap.mjs";
import { rootOf } from "../lib/search.mjs";

const program = join(process.env.BUILD ?? "build", "skoletilbud");
const ENOUGH = 0.95;
// The first was written with the rules, the others without a look at them; only fourth's misses have never been looked at.
const LISTS = ["pairs", "unseen", "third", "fourth", "fifth"];
const pairs = LISTS.flatMap((list) => readFileSync(`tests/search/${list}.tsv`, "utf8").split("\n")
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => { const [kind, query, word, friend] = line.split("\t"); return { list, kind, query, word, friend: friend || null }; }));
const words = [...new Set(pairs.flatMap(({ word, friend }) => [word, friend]).filter(Boolean))];

const folder = mkdtempSync(join(tmpdir(), "soegning-"));
const tilbud = join(folder, "content/biblioteker/proeve/tilbud");
mkdirSync(tilbud, { recursive: true });
for (const part of ["skema.yaml", "katalog.yaml", "ordlister"]) cpSync(join("content", part), join(folder, "content", part), { recursive: true });
writeFileSync(join(folder, "content/biblioteker/proeve/bibliotek.yaml"), "navn: Prøven\nkommune: Samsø\n");
words.forEach((word, i) => writeFileSync(join(tilbud, `t${i}.md`),
  `---\ntitel: Nr. ${i}\nresume: Her er ${word} nævnt.\nform: kampagne\ntrin: 5\nsted: andet\n---\n`));
execFileSync(program, ["build", "--quiet", "--date", "2026-11-22", "--content", join(folder, "content"),
  "--templates", "templates", "--output", join(folder, "site")], { stdio: "ignore" });

const site = join(folder, "site");
const { root, titles } = rootOf(site);
const index = openIndex(root, async (url) => readFileSync(join(site, url), "utf8"));
const numberOf = new Map(words.map((word, i) => [word, titles.indexOf(`Nr. ${i}`)]));

const share = (rows, what) => rows.filter(what).length / Math.max(1, rows.length);
const answers = [];
for (const pair of pairs) {
  const { hits } = (await index.search(pair.query)) ?? { hits: [] };
  const place = hits.indexOf(numberOf.get(pair.word));
  const rival = pair.friend ? hits.indexOf(numberOf.get(pair.friend)) : -1;
  answers.push({ ...pair, found: place >= 0, above: place >= 0 && (rival < 0 || place < rival) });
}
for (const list of LISTS) {
  const rows = answers.filter((row) => row.list === list);
  const friends = rows.filter((row) => row.friend);
  const told = (some, what) => `${list}: ${some.filter(what).length} of ${some.length}`;
  for (const { kind, query, word } of rows.filter((row) => !row.found)) note(`${list}: ${kind}: ${query} finder ikke ${word}`);
  for (const { kind, query, word, friend } of friends.filter((row) => row.found && !row.above)) note(`${list}: ${kind}: ${query} sætter ${friend} over ${word}`);
  ok(share(rows, (row) => row.found) >= ENOUGH, told(rows, (row) => row.found) + " found");
  ok(share(friends, (row) => row.above) >= 0.94, told(friends, (row) => row.above) + " above their false friend");
}
const friends = answers.filter((row) => row.friend);
ok(share(friends, (row) => row.above) >= ENOUGH, "of all lists", `${friends.filter((row) => row.above).length} of ${friends.length}`);
for (const kind of new Set(pairs.map((pair) => pair.kind))) {
  const rows = answers.filter((row) => row.kind === kind);
  ok(share(rows, (row) => row.found) >= 0.85, `${kind}: no class is left behind`, `${rows.filter((row) => row.found).length} of ${rows.length}`);
}
none(words.filter((word) => numberOf.get(word) < 0), "every offer is in the index");
rmSync(folder, { recursive: true });
done();
