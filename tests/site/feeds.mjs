#!/usr/bin/env node
// Feeds, calendars, the sitemap and the search description, read by programs that are not ours.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseFeed } from "@rowanmanning/feed-parser";
import Ajv from "ajv/dist/2020.js";
import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import { checkCalendar } from "../lib/calendar.mjs";
import { checkLinkedData } from "../lib/linked-data.mjs";
import { fileAt, isSite, madeSite, readSite, sites } from "../lib/site.mjs";
import { done, none, ok } from "../lib/tap.mjs";

const MAIL = /[\w.+-]+@[\w-]+\.[\w.]+/;
const work = mkdtempSync(join(process.env.TMPDIR ?? tmpdir(), "skoletilbud-feeds-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));

// What xmllint says against these files; nothing when all is well.
function xmlFaults(rule, files) {
  if (!files.length) return [];
  const run = spawnSync("xmllint", ["--noout", "--nonet", ...rule, ...files], { encoding: "utf8", maxBuffer: 1 << 28 });
  return run.status === 0 ? [] : run.stderr.split("\n").filter((line) => line && !line.endsWith(" validates"));
}

function brokenXml(rule, text) {
  const file = join(work, "brudt.xml");
  writeFileSync(file, text);
  return xmlFaults(rule, [file]);
}

const ATOM = ["--relaxng", "tests/site/atom.rng"];
const SITEMAP = ["--schema", "tests/node_modules/sitemap/schema/sitemap.xsd"];

// JSON Feed 1.1 as it is written down, and not a name more.
const text = { type: "string", pattern: "\\S" };
const address = { type: "string", pattern: "^https?://\\S+$" };
const moment = { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)$" };
const authors = { type: "array", minItems: 1, items: { type: "object", properties: { name: text, url: address }, additionalProperties: false, minProperties: 1 } };
const validJson = new Ajv({ strict: true, strictRequired: false }).compile({
  type: "object", required: ["version", "title", "items"], additionalProperties: false,
  properties: { version: { const: "https://jsonfeed.org/version/1.1" }, title: text, home_page_url: address, feed_url: address, language: { const: "da" }, authors,
    items: { type: "array", maxItems: 50, items: { type: "object", required: ["id", "url", "title", "content_text", "date_modified"], additionalProperties: false,
      properties: { id: address, url: address, title: text, content_text: text, date_published: moment, date_modified: moment, authors, tags: { type: "array", minItems: 1, items: text } } } } },
});

const read = (site, file) => readFileSync(join(site.folder, file), "utf8");
const isSorted = (dates) => dates.every((date, i) => !i || new Date(dates[i - 1]) >= new Date(date));

// Two parsers read the Atom feed, two the JSON feed, and all four must have read the same.
function feedFaults(site, file) {
  const self = site.base + file;
  const json = file.replace(/atom$/, "json");
  const raw = JSON.parse(read(site, json));
  const [atom, other, feed] = [parseAtomFeed(read(site, file)), parseFeed(read(site, file)), parseJsonFeed(raw)];
  const found = validJson(raw) ? [] : validJson.errors.map((error) => `${json}${error.instancePath} ${error.message}`);
  const say = (wrong, what) => wrong && found.push(`${file}: ${what}`);
  const entries = (atom.entries ?? []).map((entry) => `${entry.id} ${entry.updated} ${entry.title.value} ${entry.links[0].href}`);
  say(atom.id !== self || other.self !== self || feed.feed_url !== site.base + json, "does not know its own address");
  say(!fileAt(site, other.url.slice(site.base.length)) || feed.home_page_url !== other.url, "its page is not there");
  say(other.items.map((item) => `${item.id} ${item.title}`).join() !== (feed.items ?? []).map((item) => `${item.id} ${item.title}`).join(), "Atom and JSON differ");
  say(entries.join() !== raw.items.map((item) => `${item.id} ${item.date_modified} ${item.title} ${item.url}`).join(), "Atom and JSON differ");
  say(!isSorted(raw.items.map((item) => item.date_modified)) || raw.items.length > 50, "not the newest first");
  say(new Set(raw.items.map((item) => item.id)).size !== raw.items.length, "two entries of one id");
  say(raw.items.length && atom.updated !== raw.items[0].date_modified, "the feed is not as new as its newest entry");
  for (const { id, url } of raw.items) say(!fileAt(site, url.slice(site.base.length)) || !fileAt(site, id.slice(site.base.length)), `leads nowhere: ${url}`);
  say(MAIL.test(read(site, file) + JSON.stringify(raw)), "tells somebody's mail");
  return found;
}

function calendarFaults(site, file) {
  const { faults, events } = checkCalendar(readFileSync(join(site.folder, file)));
  const told = events.flatMap((event) => [event.title, event.place, event.text]).filter((words) => MAIL.test(words ?? ""));
  return [...faults, ...told].map((fault) => `${file}: ${fault}`);
}

// A calendar and the linked data of one offer tell of the same hours to come, in two ways.
async function hourFaults(site, file) {
  const beside = file.replace(/datoer\.ics$/, "index.html");
  const page = read(site, beside);
  const block = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page)?.[1] ?? "";
  const { nodes } = await checkLinkedData(block);
  const moments = nodes.filter((node) => node["@type"] === "EducationEvent").map((node) => node.startDate)
    .map((start) => (start.includes("T") ? new Date(start).toISOString() : start));
  const events = checkCalendar(readFileSync(join(site.folder, file))).events.filter((event) => !event.uid.includes("/frist@"));
  const starts = events.map((event) => event.start);
  const { redirect, type } = site.pages.get(beside);
  // What is over is told to nobody but those who follow the calendar, and in the fold at the end of the page.
  const former = (/Tidligere datoer<\/summary>.*?<\/details>/s.exec(page)?.[0] ?? "").split("<li>").length - 1;
  const told = starts.filter((start) => moments.includes(start));
  const agree = told.join() === moments.join() && starts.length === told.length + former;
  return redirect || type === "udgaaet" || agree ? [] : [`${file}: ${starts} is not ${moments} and ${former} former`];
}

const partsOf = (site) => [...site.files].filter((file) => /^sitemap-\d+\.xml$/.test(file));

async function checkSite(site) {
  const files = (end) => [...site.files].filter((file) => file.endsWith(end));
  const paths = (list) => list.map((file) => join(site.folder, file));
  const lists = [...site.pages.keys()].filter((file) => /^((fag|kommuner|biblioteker|nationale)\/[^/]+|trin\/\d+)\/index\.html$/.test(file))
    .map((file) => file.replace(/\/index\.html$/, ""));
  const wanted = ["alle", ...lists].flatMap((list) => ["atom", "json", "ics"].map((end) => `feeds/${list}.${end}`));
  none(wanted.filter((file) => !site.files.has(file)), `${site.folder}: every list has its feeds (${wanted.length})`);
  none(xmlFaults(ATOM, paths(files(".atom"))), `${site.folder}: Atom by the letter, to xmllint`);
  none(files(".atom").flatMap((file) => feedFaults(site, file)), `${site.folder}: Atom and JSON Feed, to three parsers`);
  none(files(".ics").flatMap((file) => calendarFaults(site, file)), `${site.folder}: iCalendar by the letter, and to two parsers (${files(".ics").length})`);
  const own = files("/datoer.ics");
  none((await Promise.all(own.map((file) => hourFaults(site, file)))).flat(), `${site.folder}: calendar and linked data agree on the hour`);
  const maps = partsOf(site).length ? partsOf(site) : ["sitemap.xml"];
  none(xmlFaults(SITEMAP, paths(maps)), `${site.folder}: the sitemap by its schema`);
  none(xmlFaults([], [join(site.folder, "opensearch.xml")]), `${site.folder}: opensearch.xml is XML`);
  const search = read(site, "opensearch.xml");
  ok(/<ShortName>[^<]{1,16}<\/ShortName>/.test(search) && search.includes(`template="${site.base}tilbud/?soeg={searchTerms}"`), `${site.folder}: and points at our search`, search);
}

// The judges themselves: each must see what is broken.
function judgeTheJudges(site) {
  const atom = read(site, "feeds/alle.atom");
  const broken = [["<id>", "<idd>"], [/<updated>[^<]*<\/updated>/, ""], ["2026-10-01T00:00:00+02:00", "2026-10-01"], ["</feed>", ""], ["<summary>", "<summary><b/>"], [/<author>.*?<\/author>/, ""], ["<title>", "<title/><title>"]];
  none(brokenXml(ATOM, atom), "the judge of Atom reads its rules");
  none(broken.filter(([from, to]) => !brokenXml(ATOM, atom.replace(from, to)).length).map(String), "a broken Atom feed is seen");
  const map = read(site, "sitemap.xml");
  const lost = [["<loc>", "<lok>"], [/<lastmod>[^<]*/, "<lastmod>i går"], ["</urlset>", "<urlset/></urlset>"], ["sitemaps.org", "sitemaps.example"]];
  none(lost.filter(([from, to]) => !brokenXml(SITEMAP, map.replace(from, to)).length).map(String), "a broken sitemap is seen");
  const feed = JSON.parse(read(site, "feeds/alle.json"));
  const worse = [{ ...feed, version: "1" }, { ...feed, items: undefined }, { ...feed, titel: "x" }, { ...feed, items: [{ ...feed.items[0], id: 1 }] }, { ...feed, items: [{ ...feed.items[0], date_modified: "i går" }] }];
  none(worse.filter((wrong) => validJson(wrong)).map((wrong) => JSON.stringify(wrong).slice(0, 80)), "a broken JSON Feed is seen");
  const calendar = read(site, "tilbud/aaby/alt-paa-en-gang/datoer.ics");
  const torn = [["END:VEVENT", "END:VEVNT"], [/UID:[^\r]*\r\n/, ""], [/DTSTAMP:[^\r]*\r\n/, ""], ["\r\n", "\n"], ["SUMMARY:", "SUMMARY "], [/SUMMARY:/, `SUMMARY:${"x".repeat(70)}`],
    ["DTSTART;TZID=Europe/Copenhagen:2026", "DTSTART:2026"], ["DTEND;VALUE=DATE:20270617", "DTEND;VALUE=DATE:20270615"], ["\\,", ","], ["STATUS:CONFIRMED", "STATUS:AFLYST"], ["BEGIN:VTIMEZONE", "BEGIN:VZONE"], ["END:VCALENDAR\r\n", ""]];
  none(torn.filter(([from, to]) => !checkCalendar(Buffer.from(calendar.replace(from, to))).faults.length).map(String), "a broken calendar is seen");
  const bytes = Buffer.from(calendar);
  const split = bytes.indexOf("å") + 1;
  const cut = Buffer.concat([bytes.subarray(0, split), Buffer.from("\r\n "), bytes.subarray(split)]);
  ok(checkCalendar(cut).faults.length > 0, "a fold inside a character is seen");
}

// What the small catalogue states: a date called off, an end in days, a way that was renamed.
function knownOffers(site) {
  const { events } = checkCalendar(readFileSync(join(site.folder, "tilbud/aaby/alt-paa-en-gang/datoer.ics")));
  ok(events.length === 4, "three dates and a deadline", `${events.length}`);
  ok(events[2].status === "CANCELLED" && events[2].start === "2027-06-15" && events[2].end === "2027-06-17", "»aflyst« is cancelled; the last day is in it", JSON.stringify(events[2]));
  ok(events[0].start === "2026-12-01T08:00:00.000Z" && events[0].uid.startsWith("tilbud/aaby/alt/"), "nine o'clock in December is eight in UTC; the UID outlives a new name", JSON.stringify(events[0]));
  const feed = JSON.parse(read(site, "feeds/alle.json"));
  ok(feed.items.map((item) => item.url.split("/").at(-2)).join() === "alt-paa-en-gang,haefte", "only offers that state a date are in feeds, newest first", JSON.stringify(feed.items));
  ok(JSON.parse(read(site, "feeds/trin/10.json")).items.length === 0, "an empty feed is a feed");
}

for (const folder of [...sites(), madeSite("hostile")]) {
  ok(isSite(folder), `${folder} is built`, "no index.html there");
  if (isSite(folder)) await checkSite(readSite(folder));
}
const small = readSite(madeSite("small"));
judgeTheJudges(small);
knownOffers(small);
done();
