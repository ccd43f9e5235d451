#!/usr/bin/env node
// The facet columns against the open data: a script that narrows the list down sees the same of each offer as
// anybody who fetches the data. The open data are written by other code, and tell values by their keys.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { columnsOf } from "../lib/columns.mjs";
import { rootOf } from "../lib/search.mjs";
import { madeSite, sites } from "../lib/site.mjs";
import { done, none, ok } from "../lib/tap.mjs";

const TOLD = { trin: "trin", fag: "fag", emne: "emner", form: "form", sted: "sted", kommune: "kommuner" };
const text = (keys) => keys.map(String).sort().join(" ");

function* records(site) {
  for (let path = "api/v1/alle.json"; path;) {
    const { tilbud, næste } = JSON.parse(readFileSync(join(site, path), "utf8"));
    yield* tilbud;
    path = næste?.slice(næste.indexOf("api/v1/"));
  }
}

for (const site of [...sites(), madeSite("hostile"), madeSite("many")]) {
  const { paths } = rootOf(site);
  const record = new Map(Array.from(records(site), (one) => [`tilbud/${one.id}/`, one]));
  const columns = columnsOf(site).filter(({ name }) => TOLD[name]);
  const wrong = [];
  for (const { name, words, of } of columns) {
    const everywhere = words.length;
    paths.forEach((path, offer) => {
      const told = record.get(path)[TOLD[name]];
      const found = of(offer).map((value) => words[value][0]);
      if (told === null ? found.length !== everywhere : text(found) !== text(told)) wrong.push(`${path} ${name}: ${text(found)}, not ${told && text(told)}`);
    });
  }
  ok(columns.length === Object.keys(TOLD).length && paths.length === record.size, `${site.split("/").at(-1)}: ${paths.length} offers, ${columns.map((c) => c.name).join(", ")}`);
  none(wrong, "each facet's column is what the open data say");
}
done();
