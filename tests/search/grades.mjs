#!/usr/bin/env node
// Grades as teachers write them: they mean the offers for that grade, and narrow without outranking the topic.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildCatalogue } from "../lib/catalogue.mjs";
import { openIndex, withGrades } from "../lib/modules.mjs";
import { done, none, ok } from "../lib/tap.mjs";
import { rootOf } from "../lib/search.mjs";

const UNITS = ["klasse", "klassen", "kl", "årgang"];
const WRITTEN = { "5. klasse": "5kl", "5.klasse": "5kl", "5 klasse": "5kl", "5.kl": "5kl", "5. kl.": "5kl.", "5.b": "5kl", "5. b": "5kl", "robotter 7. årgang": "robotter 7kl",
  "0. klasse": "0kl", "10. klasse": "10kl", "5. kla": "5kl", "5. k": "5kl", "5. kla krimi": "5. kla krimi", "4.-6. klasse": "4kl 6kl", "4. og 5. klasse": "4kl 5kl",
  "2. verdenskrig": "2. verdenskrig", "1. maj": "1. maj", "12. klasse": "12. klasse", "2026 klasse": "2026 klasse", "3d print": "3d print", "kl. 10": "kl. 10", "klasse": "klasse" };
none(Object.entries(WRITTEN).filter(([text, grade]) => withGrades(text, UNITS) !== grade).map(([text]) => `${text}: ${withGrades(text, UNITS)}`), "a grade is one word, and other numbers are left");

const offer = (title, grades, more = "") => `---\ntitel: ${title}\nresume: Kort fortalt.\nform: forløb\ntrin: ${grades}\nsted: skole\n---\n\n${more || "Om noget."}\n`;
const OFFERS = { a: ["Robotter i femte", "5"], b: ["Robotter for de store", "7-9"], c: ["Krimi", "4-6", "Her er også robotter."], d: ["Start i skolen", "0"], e: ["Verdenskrigen", "8", "Om 2. verdenskrig, 5 filer og en klasse."], f: ["Quiz", "2"] };
const files = { "biblioteker/vejle/bibliotek.yaml": "navn: Vejle Bibliotek\nkommune: Vejle\nsite: https://vejle.example/\n",
  "biblioteker/koege/bibliotek.yaml": "navn: Køge Bibliotek\nkommune: Køge\nsite: https://koege.example/\n" };
for (const [name, fields] of Object.entries(OFFERS)) files[`biblioteker/${name === "b" ? "koege" : "vejle"}/tilbud/${name}.md`] = offer(...fields);
const built = buildCatalogue(files);
const { root, titles } = rootOf(built.site);
const index = openIndex(root, async (url) => readFileSync(join(built.site, url), "utf8"));
const found = async (query) => (await index.search(query, true)).hits.map((hit) => Object.keys(OFFERS).find((name) => OFFERS[name][0] === titles[hit])).join("");

const FOUND = { "5. klasse": "ac", "5.kl": "ac", "8.b": "be", "mellemtrin": "ac", "mellemtrinnet": "ac", "udskoling": "be", "overbygningen": "be", "indskoling": "df", "0. klasse": "d",
  "børnehaveklasse": "d", "børnehaveklassen": "d", "robotter": "bac", "robotter 5. klasse": "ac", "5. klasse robotter": "ac", "robotter 7.kl": "b", "robotter mellemtrin": "ac",
  "2. verdenskrig": "e", "filer klasse": "e", "robotter køge": "b" };
const wrong = [];
for (const [query, names] of Object.entries(FOUND)) {
  const got = await found(query);
  if ((names.length > 2 || /\brobot/.test(query) ? got : [...got].sort().join("")) !== names) wrong.push(`${query}: ${got}, not ${names}`);
}
none(wrong, "each finds the offers for that grade, those about the topic in their own order");
const none10 = await index.search("robotter 10. klasse", true);
ok(none10.partly && none10.hits.length === 3 && !none10.meant, "where there is none, the topic alone, and it is said", JSON.stringify(none10.hits));
built.remove();
done();
