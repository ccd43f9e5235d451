#!/usr/bin/env node
// The kinds of feeds: a list as JSON or YAML, a folder of files, one file, the CMS's events; and what is
// done about feeds that are off, that go, and that say what the content says already.
import { createServer } from "node:http";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue, fetch, kept, run, writeFeeds } from "../lib/harvest.mjs";
import { offer } from "../lib/hostile.mjs";
import { done, ok } from "../lib/tap.mjs";

const md = (title) => `---\ntitel: ${title}\nresume: Klassen undersøger fem nyheder.\nform: forløb\ntrin: 4-6\nfag: [dansk]\n` +
  "varighed: 45 min\nsted: [bibliotek]\ntjekket: 2026-11-20\n---\n\nKlassen møder biblioteket.\n";
const HARD = 'Citat: "ja", \\ og kolon: # nej\nog en linje til – æøå 😀';
const files = {
  "/liste.json": JSON.stringify({ tilbud: [offer("vejle/fra-json", { pladser: 24, booking: { mail: "skole@vejle.example", varsel: "3 uger" }, beskrivelse: HARD })] }),
  "/liste.yaml": "tilbud:\n  - id: fra-yaml\n    titel: Fra YAML\n    resume: Klassen undersøger.\n    form: forløb\n    trin: 4-6\n    sted: [bibliotek]\n",
  "/et/kildekritik.md": md("Kildekritik i praksis"),
  "/mappe/": JSON.stringify(["robotter.md", "lyrik.yaml", "vaek.md", "../ud.md", "billede.png"]),
  "/mappe/robotter.md": md("Robotter"),
  "/mappe/lyrik.yaml": "titel: Lyrik\nresume: Klassen skriver digte.\nform: workshop\ntrin: 7-9\nsted: [skole]\n",
  "/cms/api/v1/events?_format=json": JSON.stringify([{ uuid: "a7e00599-ec4e-4d57-80af-e5b34c115241", title: "Besøg for 4. klasse",
    url: "https://vejle.example/1", state: "Active", created_at: "2026-10-01T08:00:00+00:00", updated_at: "2026-10-01T08:00:00+00:00",
    date_time: { start: "2026-12-01T08:00:00+00:00", end: "2026-12-01T10:00:00+00:00" } }]),
};
const event = (...lines) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"];
const calendar = (...events) => ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//DA", ...events.flat(), "END:VCALENDAR", ""].join("\r\n");
files["/kalender.ics"] = calendar(
  event("UID:1@vejle", "SUMMARY:Kildekritik for 5. klasse\\, med <b>", "DTSTART:20261201T080000Z", "DTEND:20261201T093000Z", "URL:https://vejle.example/1",
    "DESCRIPTION:Skriv til hans.hansen@vejle.example.\\nVi ses & leger", "LOCATION:Hovedbiblioteket", "CATEGORIES:Skole,Børn"),
  event("UID:2@vejle", "SUMMARY:Folder over", " en lang linje", "DTSTART;TZID=Europe/Copenhagen:20260601T100000", "STATUS:CANCELLED"),
  event("UID:3@vejle", "SUMMARY:Hele dagen", "DTSTART;VALUE=DATE:20261224"),
  event("UID:4@vejle", "DTSTART:20261201T080000Z"));
files["/dyb.ics"] = calendar([..."BEGIN:VEVENT\r\n".repeat(30000).split("\r\n").slice(0, -1), ..."END:VEVENT\r\n".repeat(30000).split("\r\n").slice(0, -1)]);
files["/skaaret.ics"] = files["/kalender.ics"].slice(0, 400);
files["/nyt.xml"] = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Nyt</title>
<link>https://vejle.example/</link><item><title>Klassebesøg for 4. klasse &amp; deres lærer</title><link>https://vejle.example/besoeg</link><guid>b1</guid>
<category>Skole</category><pubDate>Mon, 16 Nov 2026 08:00:00 +0100</pubDate><description><![CDATA[<p>Eleverne besøger os i <b>skoletiden</b>. Skriv til hans.hansen@vejle.example.</p><script>x</script>]]></description></item>
<item><title>Uden adresse</title></item><item><title>Strikkecafé</title><link>https://vejle.example/strik</link></item></channel></rss>`;
files["/nyt.atom"] = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Nyt</title><entry><title type="html">Kildekritik for 7. klasse</title><id>urn:x:1</id>
<link rel="edit" href="https://vejle.example/rediger"/><link href="https://vejle.example/kilder"/><category term="undervisning"/><summary>Klassen arbejder med nyheder.</summary></entry></feed>`;
files["/nyt-skaaret.xml"] = files["/nyt.xml"].slice(0, 500);
files["/nyt-dtd.xml"] = `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>${files["/nyt.xml"].replace(/^<\?[^>]*>/, "").replace("Nyt", "&b;&f;")}`;
files["/nyt.xml"] = Buffer.from(files["/nyt.xml"].replace('"1.0"', '"1.0" encoding="ISO-8859-1"'), "latin1");
files["/nyt-side.xml"] = "<html><body><p>Log ind</p></body></html>";
const asked = [];
const server = createServer((request, response) => {
  asked.push(`${request.url} ${request.headers["if-none-match"] ?? "-"}`);
  const body = files[request.url];
  if (body === undefined) return response.writeHead(404).end();
  const etag = `"${body.length}"`;
  if (request.headers["if-none-match"] === etag) return response.writeHead(304).end();
  response.writeHead(200, { etag }).end(body);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${server.address().port}`;
const at = catalogue();
const feeds = [{ name: "json", url: `${url}/liste.json` }, { name: "yaml", url: `${url}/liste.yaml` }, { name: "fil", url: `${url}/et/kildekritik.md` },
  { name: "mappe", url: `${url}/mappe/` }, { name: "cms", url: `${url}/cms`, type: "dpl-cms" }, { name: "kalender", url: `${url}/kalender.ics`, type: "ical" },
  { name: "dyb", url: `${url}/dyb.ics`, type: "ical" }, { name: "skaaret", url: `${url}/skaaret.ics`, type: "ical" },
  ...["xml", "atom"].map((kind) => ({ name: `nyt-${kind}`, url: `${url}/nyt.${kind}`, type: "rss" })),
  ...["skaaret", "dtd", "side"].map((kind) => ({ name: `nyt-${kind}`, url: `${url}/nyt-${kind}.xml`, type: "rss" })),
  { name: "slukket", url: `${url}/liste.yaml`, off: true }];
writeFeeds(at, feeds);
const names = (name) => Object.keys(kept(at, name).files).join(" ");
const codes = (night) => night.findings.map((f) => f.code);
const check = async () => JSON.parse((await run(["check", "--content", at.content, "--state", at.state, "--date", "2026-11-20", "--format", "json"])).said).findings;

const first = await fetch(at, "2026-11-20");
ok(first.status === 0, "fetch ends 0", first.said);
ok(names("json") === "fra-json.yaml", "a JSON list, its id with the library before it", names("json"));
ok(names("yaml") === "fra-yaml.yaml", "a YAML list", names("yaml"));
ok(kept(at, "fil").files["kildekritik.md"] === md("Kildekritik i praksis"), "one file, byte for byte");
ok(names("mappe") === "lyrik.yaml robotter.md", "a folder: the files that are there and can be used", names("mappe"));
ok(codes(first).filter((c) => c === "feed-bad-id").length === 2 && codes(first).includes("feed-status"), "the others are told", codes(first).join(" "));
const events = JSON.parse(readFileSync(join(at.state, "kilder/cms/begivenheder.json"), "utf8"));
ok(events.length === 1 && events[0].title === "Besøg for 4. klasse", "the CMS's events");
const days = JSON.parse(readFileSync(join(at.state, "kilder/kalender/begivenheder.json"), "utf8"));
ok(days.length === 3 && codes(first).includes("event-incomplete"), "a calendar's events, and one without a title told", JSON.stringify(days));
ok(days[0].title.startsWith("Kildekritik for 5. klasse, med") && days[0].date_time.start === "2026-12-01T09:00:00+01:00"
  && days[0].url === "https://vejle.example/1" && !JSON.stringify(days).includes("hans.hansen"), "in Danish time, its text made harmless", JSON.stringify(days[0]));
ok(days[1].title === "Folder overen lang linje" && days[1].date_time.start === "2026-06-01T10:00:00+02:00" && days[1].state === "Cancelled"
  && days[2].date_time.start.startsWith("2026-12-24"), "zones, folded lines, whole days, cancelled", JSON.stringify(days.slice(1)));
ok(codes(first).filter((c) => c === "feed-not-a-calendar").length === 2, "a calendar cut or nested without end is none");
const news = (name) => JSON.parse(readFileSync(join(at.state, "kilder", name, "begivenheder.json"), "utf8"));
ok(news("nyt-xml").length === 2 && news("nyt-xml")[0].undated && !news("nyt-xml")[0].date_time && news("nyt-xml")[0].title === "Klassebesøg for 4. klasse &amp; deres lærer"
  && news("nyt-xml")[0].tags[0] === "Skole" && !/hans\.hansen|script/.test(JSON.stringify(news("nyt-xml"))), "a news feed's items, without a date and made harmless", JSON.stringify(news("nyt-xml")));
ok(news("nyt-atom").length === 1 && news("nyt-atom")[0].url === "https://vejle.example/kilder" && news("nyt-atom")[0].body.includes("nyheder"), "Atom's too", JSON.stringify(news("nyt-atom")));
ok(codes(first).filter((c) => c === "feed-not-rss").length === 3, "a feed that is cut, has entities of its own or is a page is none", codes(first).join(" "));
const offered = await run(["import", "nyt-xml", "--content", at.content, "--state", at.state, "--date", "2026-11-20"]);
ok(/Klassebesøg for 4\. klasse/.test(offered.said) && /uden dato/.test(offered.said) && !/Strik/.test(offered.said), "a news item is a candidate without a date", offered.said);
const made = await run(["import", "nyt-xml/klassebesoeg-for-4-klasse-deres-laerer", "--content", at.content, "--state", at.state, "--date", "2026-11-20"]);
const draft = join(at.content, "biblioteker/vejle/tilbud/klassebesoeg-for-4-klasse-deres-laerer.md");
ok(existsSync(draft) && !/^datoer:/m.test(readFileSync(draft, "utf8")) && (await check()).filter((f) => f.path === draft && f.level !== "note").length === 0,
  "and becomes a draft without dates", made.said);
rmSync(draft, { force: true });
ok(!existsSync(join(at.state, "kilder/slukket")), "a feed that is off is not asked");
const bad = (await check()).filter((f) => f.level === "error");
ok(bad.length === 0, "what is kept is content without an error", JSON.stringify(bad));
const site = join(at.root, "site");
const build = (date) => run(["build", "--quiet", "--content", at.content, "--state", at.state, "--output", site, "--templates", "templates", "--date", date]);
await build("2026-11-20");
const page = (id) => (existsSync(join(site, "tilbud/vejle", id, "index.html")) ? readFileSync(join(site, "tilbud/vejle", id, "index.html"), "utf8") : "");
ok(page("fra-json").includes("Citat: &quot;ja&quot;, \\ og kolon: # nej") && page("fra-json").includes("😀"), "every character of it comes to the page");
ok(page("fra-json").includes("24 i alt") && page("fra-json").includes("skole@vejle.example"), "numbers and groups too");
ok(!page("fra-json").includes("Sidst hentet"), "a fresh copy needs no date");

// The same date again: each file is asked for by its own mark.
asked.length = 0;
await fetch(at, "2026-11-21");
ok(asked.some((line) => line.startsWith("/mappe/robotter.md \"")) && ["/liste.json", "/cms/api/v1/events?_format=json", "/kalender.ics"].every((path) => asked.some((line) => line.startsWith(`${path} "`))), "conditional requests", asked.join("\n"));
ok(names("mappe") === "lyrik.yaml robotter.md", "and what is unchanged is still there");

// The content's own file wins; the kept one steps back.
const own = join(at.content, "biblioteker/vejle/tilbud/kildekritik.md");
writeFileSync(own, md("Vores egen"));
const both = (await check()).filter((f) => f.code === "kept-hidden");
ok(both.length === 1 && both[0].path === own, "an offer in the content and in a feed is told at the content's");
await build("2026-11-21");
ok(page("kildekritik").includes("Vores egen"), "and the content's wins");
rmSync(own);

// A night without answer: the page says how old its copy is.
const lost = files["/liste.json"];
files["/liste.json"] = "<!DOCTYPE html>";
await fetch(at, "2026-11-22", { args: ["json"] });
await build("2026-11-22");
ok(page("fra-json").includes("Sidst hentet hos biblioteket 21. november 2026"), "a stale copy has its date on the page");
files["/liste.json"] = lost;

// Off, or gone from kilder.yaml: its offers leave, their addresses stay.
writeFeeds(at, feeds.filter((f) => f.name !== "fil").map((f) => (f.name === "yaml" ? { ...f, off: true } : f)));
await fetch(at, "2026-11-23");
ok(names("fil") === "" && names("yaml") === "" && names("json") === "fra-json.yaml", "feeds that are off or gone give no offers");
ok(existsSync(join(at.state, "kilder/fil/borte/kildekritik.md")), "but nothing is thrown away");
await build("2026-11-23");
ok(page("kildekritik").length > 0 && !page("kildekritik").includes("Klassen møder"), "their pages say that they are gone");
await fetch(at, "2026-11-24", { args: ["--all"] });
ok(names("yaml") === "fra-yaml.yaml" && names("slukket") === "fra-yaml.yaml", "--all asks those that are off too");
const wrong = await fetch(at, "2026-11-24", { args: ["findes-ikke"] });
ok(wrong.status === 1 && codes(wrong).includes("feed-not-named"), "a feed that is not there");
const text = await fetch(at, "2026-11-25", { json: false, args: ["json", "cms"] });
ok(/^json: frisk, 1 tilbud$/m.test(text.said) && /^cms: frisk$/m.test(text.said) && /^2 kilder: 2 friske/m.test(text.said), "one line a feed", text.said);

// A state that cannot be written.
writeFileSync(join(at.root, "fil"), "");
const shut = await run(["fetch", "--content", at.content, "--state", join(at.root, "fil/x"), "--date", "2026-11-25", "--format", "json"]);
ok(shut.status === 3, "a state that cannot be written ends 3", shut.said);
server.close();
at.remove();
done();
