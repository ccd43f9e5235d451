#!/usr/bin/env node
// Search that knows Danish: a catalogue with one offer for each word of pairs.tsv is built, and each
// query must find its word's offer, above the false friend's where there is one.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openIndex } from "../lib/soeg.mjs";
import { done, none, note, ok } from "../lib/tap.mjs";
import { rootOf } from "../lib/search.mjs";

const program = join(process.env.BUILD ?? "build", "skoletilbud");
const ENOUGH = 0.95;
// Two lists: the second was written without a look at the rules.
const pairs = ["pairs", "unseen"].flatMap((name) => readFileSync(`tests/search/${name}.tsv`, "utf8").split("\n"))
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => { const [kind, query, word, friend] = line.split("\t"); return { kind, query, word, friend: friend || null }; });
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

const kinds = new Map();
let ordered = 0;
let friends = 0;
const misses = [];
for (const { kind, query, word, friend } of pairs) {
  const { hits } = (await index.search(query)) ?? { hits: [] };
  const place = hits.indexOf(numberOf.get(word));
  const rival = friend ? hits.indexOf(numberOf.get(friend)) : -1;
  const tally = kinds.get(kind) ?? { found: 0, all: 0 };
  kinds.set(kind, { found: tally.found + (place >= 0), all: tally.all + 1 });
  if (place < 0) misses.push(`${kind}: ${query} finder ikke ${word}`);
  if (!friend) continue;
  friends++;
  if (place >= 0 && (rival < 0 || place < rival)) ordered++;
  else misses.push(`${kind}: ${query} sætter ${friend} over ${word}`);
}
const found = [...kinds.values()].reduce((sum, { found }) => sum + found, 0);
for (const [kind, { found, all }] of kinds) note(`${kind}: ${found} af ${all}`);
misses.forEach((miss) => note(miss));
ok(found >= ENOUGH * pairs.length, `${found} of ${pairs.length} found`);
ok(ordered >= ENOUGH * friends, `${ordered} of ${friends} above their false friend`);
for (const [kind, { found, all }] of kinds) ok(found >= 0.85 * all, `${kind}: no class is left behind`);
none(words.filter((word) => numberOf.get(word) < 0), "every offer is in the index");
rmSync(folder, { recursive: true });
done();
