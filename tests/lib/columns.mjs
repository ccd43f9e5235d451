// The facets of a built site's offers, for tests without a browser.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { column, open } from "./modules.mjs";

// Of each facet: its name, the key and name of its values, and `of`, which of them an offer has, by its number.
export function columnsOf(site) {
  const read = (path) => readFileSync(join(site, "tilbud", path), "utf8");
  const page = read("index.html");
  const [senders, ...facets] = open(JSON.parse(read(firstOf(page))), (name) => linksOf(page, name));
  return facets.map((facet) => {
    const { sets, of } = column(facet, facet.har ?? read(`facetter/${facet.fil}.txt`), senders);
    return { name: facet.navn, words: facet.values.map(({ key, name }) => [key, name]), of: (offer) => sets[of[offer]] };
  });
}

// The first file of the columns, from tilbud/.
const firstOf = (page) => /data-kolonner="\.\.\/tilbud\/([^"]+)"/.exec(page)[1];

function linksOf(page, name) {
  const [, list] = page.split(`<details data-facet="${name}">`)[1].match(/<ul class="opslag">([^]*?)<\/ul>/);
  return [...list.matchAll(/<a href="[^"]*\/([^"/]+)\/">([^<]*?) *</g)].map(([, key, label]) => ({ key, name: label }));
}
