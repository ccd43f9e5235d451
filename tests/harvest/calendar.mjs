#!/usr/bin/env node
// A library's calendar from its own system to the catalogue: what is kept hides nothing but what nobody
// may see, and the opening hours stand on the library's page while they are fresh.
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { catalogue, fetch, run, writeFeeds } from "../lib/harvest.mjs";
import { done, ok } from "../lib/tap.mjs";
import { answer } from "./events/answer.mjs";

const at = catalogue();
const hours = (isil, date, from, to, title) => ({ id: 1, category: { title, color: "red" }, date, start_time: from, end_time: to, branch_id: 3, branch_isil_id: isil });
const asked = [];
const server = createServer((request, response) => {
  asked.push(request.url);
  const opening = [hours("DK-763000", "2026-11-22", "10:00", "14:00", "Selvbetjent"), hours("DK-763000", "2026-11-23", "08:00", "10:00", "Selvbetjent"),
    hours("DK-763000", "2026-11-23", "10:00", "18:30", ""), hours("DK-763001", "2026-11-24", "12:00", "24:00", "<b>Åbent</b>"),
    hours("DK-763099", "2026-11-23", "10:00", "18:00", ""), { date: "i morgen" }];
  const body = request.url.startsWith("/api/v1/events?") ? answer() : request.url.startsWith("/api/v1/opening_hours?") ? opening : {};
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${server.address().port}/`;
writeFeeds(at, [{ name: "vejle", url, type: "dpl-cms" }, { name: "vejle-tider", url, type: "dpl-cms-tider" }]);
writeFileSync(join(at.content, "biblioteker/vejle/bibliotek.yaml"),
  "navn: Vejle Bibliotekerne\nisil: DK-763000\nkommune: Vejle\nsite: https://vejlebib.dk/\nafdelinger:\n  - {navn: Biblioteket ved havnen, isil: DK-763001}\n");

const night = await fetch(at, "2026-11-22");
ok(night.status === 0, "events and opening hours are fetched", night.said);
ok(asked.length === 2 && asked.includes("/api/v1/opening_hours?_format=json&from_date=2026-11-22&to_date=2026-11-28"),
  "by one question each", asked.join("\n"));
const kept = readFileSync(join(at.state, "kilder/vejle/begivenheder.json"), "utf8");
ok(!/hemmelig|admin_url|efternavn@|screen_names/.test(kept), "no secret address and no person's mail is kept");
ok(JSON.parse(kept).length > 300 && kept.split("\n").length > 300, "the rest is, an event a line");
const settings = ["--content", at.content, "--state", at.state, "--date", "2026-11-22"];
const list = await run(["import", "vejle", ...settings]);
ok(/^83 kandidater/m.test(list.said) && /3 datoer fra 2026-11-25/.test(list.said), "the candidates are those of the answer itself", list.said.slice(-300));

const site = join(at.root, "site");
const build = async (date) => {
  await run(["build", "--quiet", "--content", at.content, "--state", at.state, "--date", date, "--templates", "templates", "--output", site]);
  return readFileSync(join(site, "biblioteker/vejle/index.html"), "utf8");
};
const page = await build("2026-11-22");
ok(/<caption>Vejle Bibliotekerne<\/caption>/.test(page) && /<caption>Biblioteket ved havnen<\/caption>/.test(page), "each branch has its table");
ok(page.includes('<th scope="row">mandag 23/11</th><td>8.00–10.00 (Selvbetjent), 10.00–18.30</td>'), "with the hours of the coming week");
ok(/tirsdag 24\/11<\/th><td>12.00–24.00 \(Åbent\)/.test(page) && /onsdag 25\/11<\/th><td>lukket/.test(page), "closed days, and nobody's markup");
ok(page.includes("Hentet fra bibliotekets kalender 22. november 2026"), "and the day they are from");
ok(!/Åbningstider/.test(await build("2026-11-26")), "hours that are not fresh are not shown");
server.close();
at.remove();
done();
