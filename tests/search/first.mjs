#!/usr/bin/env node
// The first answer to several words reads only the parts of the tails that it needs: its first five are those of the
// whole answer, for less. On 3,000 invented offers, with words of their titles.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openIndex, wordsOf } from "../lib/modules.mjs";
import { done, note, ok } from "../lib/tap.mjs";
import { rootOf } from "../lib/search.mjs";

const FIRST = 5;
const site = join(process.env.BUILD ?? "build", "sites/many");
const { root, titles } = rootOf(site);

// The tails that an answer reads, in bytes, and its first offers.
async function answer(query, whole) {
  let bytes = 0;
  const index = openIndex(root, async (url) => {
    const text = readFileSync(join(site, url), "utf8");
    if (text.startsWith("t\n")) bytes += text.length;
    return text;
  });
  const { hits } = await index.search(query, whole) ?? { hits: [] };
  return { bytes, first: hits.slice(0, FIRST).join(" ") };
}

let seed = 20261122;
const random = (below) => Math.floor((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32 * below);
const wordOf = (title) => { const words = wordsOf(title).filter((word) => word.length > 3); return words[random(words.length)]; };
const queries = Array.from({ length: 200 }, (_, n) => {
  const title = titles[random(titles.length)];
  return Array.from({ length: 2 + n % 2 }, () => wordOf(n % 4 < 2 ? title : titles[random(titles.length)])).join(" ");
});

const sums = { first: 0, whole: 0 };
const different = [];
for (const query of queries) {
  const [first, whole] = [await answer(query, false), await answer(query, true)];
  sums.first += first.bytes;
  sums.whole += whole.bytes;
  if (first.first !== whole.first) different.push(query);
}
different.forEach((query) => note(query));
ok(different.length <= 0.05 * queries.length, `the first ${FIRST} of ${queries.length - different.length} of ${queries.length} queries are those of the whole answer`);
ok(sums.first * 2 < sums.whole, "for less than half of the tails", `${sums.first} and ${sums.whole} bytes`);
ok(sums.first > 0, "of which some are read");
done();
