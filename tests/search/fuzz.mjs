#!/usr/bin/env node
// Every query gets an answer: offers that are there, each once, and no error.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isHit, openIndex, wordsOf } from "../lib/modules.mjs";
import { done, none, ok } from "../lib/tap.mjs";
import { rootOf } from "../lib/search.mjs";

const site = process.env.SITE ?? join(process.env.BUILD ?? "build", "site");
const { root, titles } = rootOf(site);
let asked = 0;
const index = openIndex(root, async (url) => { asked++; return readFileSync(join(site, url), "utf8"); });

const strange = ["", " ", "   \t\n", "\0", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "&amp;", "%00", "../../etc/passwd", "a".repeat(10000),
  "ord ".repeat(3000), "שלום עולם", "مرحبا بالعالم", "\u202Eesrever", "👩‍🏫📚", "😀".repeat(500), "\uD800", "\uFEFF", "é".repeat(300), "æøå", "ÆØÅ", "-", "=", "bog=",
  "bøger=", "*", "\t", "bog\tbog", "k", "n\t", "__proto__", "constructor", "toString", "hasOwnProperty", "0", "00000", "9".repeat(400), "og", "og i på", "bog AND bog", "x".repeat(201)];

// A generator of its own, so that a failing query can be found again.
let seed = 20261122;
const random = (below) => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) % below;
const letters = "abcdefghijklmnopqrstuvwxyzæøå ABC ÆØÅ 0123 -'\"<>&/\\\t\n=*éüß漢עא😀\u0301\u200B\uD800";
const words = titles.flatMap(wordsOf);
const some = {
  bytes: () => Array.from({ length: random(40) }, () => String.fromCharCode(random(256))).join(""),
  letters: () => Array.from({ length: random(30) }, () => letters[random(letters.length)]).join(""),
  units: () => Array.from({ length: random(20) }, () => String.fromCharCode(random(65536))).join(""),
  words: () => Array.from({ length: 1 + random(4) }, () => words[random(words.length)]).join(" "),
  broken: () => { const w = words[random(words.length)]; const at = random(w.length + 1); return w.slice(0, at) + letters[random(letters.length)] + w.slice(at + random(2)); },
};

const faults = [];
async function ask(query) {
  try {
    const answer = await index.search(query, random(2) === 0);
    if (!answer) return;
    if (new Set(answer.hits).size !== answer.hits.length) faults.push(`twice: ${JSON.stringify(query)}`);
    if (answer.hits.some((hit) => !(hit in titles))) faults.push(`no such offer: ${JSON.stringify(query)}`);
    wordsOf(query).slice(0, 20).forEach((word) => isHit(word, answer));
  } catch (error) {
    faults.push(`${JSON.stringify(query.slice(0, 100))}: ${error.message}`);
  }
}

for (const query of strange) await ask(query);
for (const make of Object.values(some)) for (let i = 0; i < 1000; i++) await ask(make());
none(faults, "5,000 strange queries");

const before = asked;
await index.search("bøger");
await index.search("bøger");
ok(asked <= before + 2 && before < 2000, "a file is fetched once", `${asked} files`);
const wrong = [];
for (const title of titles) {
  const { hits } = (await index.search(title)) ?? { hits: [] };
  if (!hits.map((hit) => titles[hit]).includes(title)) wrong.push(title);
}
none(wrong, "every offer is found by its title");
done();
