#!/usr/bin/env node
// What a page weighs on the line, and how many things it asks for: on the real catalogue, and on 3,000
// invented offers, where lists must be cut into pages.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { join } from "node:path";
import { fileAt, isSite, madeSite, readSite, sites } from "../lib/site.mjs";
import { done, none, note, ok } from "../lib/tap.mjs";

const KB = 1024;
// A frame on another site's page: its own HTML, and all it asks for.
const FRAME_MOST = 8 * KB;
const FRAME_WHOLE_MOST = 14 * KB;
const FRAME_REQUESTS_MOST = 3;
const LASTING_MOST = { "embed/1/hoejde.js": KB, "embed/1/skole-tilbud.js": 2 * KB };
const LIST_MOST = 10 * KB;
const OFFER_MOST = 6 * KB;
const CSS_MOST = 6 * KB;
const SCRIPT_MOST = { offer: 1.5 * KB, list: 4 * KB };
const REQUESTS_MOST = 4;
// Pages of a kind are made alike: the largest, before packing, are the ones to weigh.
const WEIGHED = 40;

const weights = new Map();
function packed(site, file) {
  const path = join(site.folder, file);
  if (!weights.has(path)) weights.set(path, gzipSync(readFileSync(path), { level: 9 }).length);
  return weights.get(path);
}

const isOffer = (file) => /^tilbud\/(?!side\/)[^/]+\/[^/]+\/index\.html$/.test(file);

const isFrame = (file) => file.startsWith("embed/");
// A page of codes for every list: weighed in tests/browser/indlejring.mjs.
const isCodes = (file) => file === "indlejring/index.html";

// The largest pages of a site: those that are offers, those that are frames, and the others.
function largest(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".html"))
    .map((file) => ({ file, bytes: statSync(join(folder, file)).size })).sort((a, b) => b.bytes - a.bytes);
  const some = (wanted) => files.filter(({ file }) => wanted(file)).slice(0, WEIGHED).map(({ file }) => file);
  return { count: files.length, offers: some(isOffer), frames: some(isFrame), lists: some((file) => !isOffer(file) && !isFrame(file) && !isCodes(file)) };
}

// The files a page asks for by itself before it is whole, the page among them. A picture that is only
// fetched when it is near the reader is not.
function asked(site, page) {
  const found = new Set([page.file]);
  for (const { kind, url } of page.references) {
    if (kind !== "fetch" || url.startsWith("data:") || page.lazy.has(url)) continue;
    const target = new URL(url, `http://site.example/${page.file}`);
    found.add(fileAt(site, target.pathname.slice(1)) ?? url);
  }
  return [...found];
}

function weigh(site, files, most) {
  const all = files.map((file) => ({ file, bytes: packed(site, file) }));
  const worst = all.reduce((a, b) => (b.bytes > a.bytes ? b : a), { bytes: 0, file: "none" });
  note(`${site.folder}: heaviest of ${all.length}: ${worst.file}, ${worst.bytes} bytes of ${most}`);
  return all.filter(({ bytes }) => bytes > most).map(({ file, bytes }) => `${file}: ${bytes} bytes, ${most} at most`);
}

function scriptsTooHeavy(site, pages, most) {
  return pages.flatMap((page) => {
    const scripts = asked(site, page).filter((file) => file.endsWith(".js"));
    const bytes = scripts.filter((file) => site.files.has(file)).reduce((sum, file) => sum + packed(site, file), 0);
    return bytes > most ? [`${page.file}: ${bytes} bytes of script, ${most} at most: ${scripts.join(" ")}`] : [];
  });
}

for (const folder of [...sites(), madeSite("hostile"), madeSite("many")]) {
  ok(isSite(folder), `${folder} is built`, "run tests/site/build");
  if (!isSite(folder)) continue;
  const { count, offers, frames, lists } = largest(folder);
  const wanted = new Set([...offers, ...frames, ...lists]);
  const site = readSite(folder, (file) => wanted.has(file));
  const read = (files) => files.map((file) => site.pages.get(file));
  note(`${folder}: ${count} pages`);
  none(weigh(site, lists, LIST_MOST), `${folder}: a list weighs ${LIST_MOST} bytes at most`);
  none(weigh(site, offers, OFFER_MOST), `${folder}: an offer weighs ${OFFER_MOST} bytes at most`);
  const sheets = [...site.files].filter((file) => file.endsWith(".css"));
  none(weigh(site, sheets, CSS_MOST), `${folder}: the stylesheet weighs ${CSS_MOST} bytes at most`);
  ok(sheets.sort().join() === "embed.css,style.css", `${folder}: one stylesheet, and one of frames`, sheets.join(" "));
  none(weigh(site, frames, FRAME_MOST), `${folder}: a frame's page weighs ${FRAME_MOST} bytes at most`);
  none(read(frames).flatMap((page) => {
    const files = asked(site, page);
    const bytes = files.reduce((sum, file) => sum + packed(site, file), 0);
    return bytes > FRAME_WHOLE_MOST || files.length > FRAME_REQUESTS_MOST ? [`${page.file}: ${bytes} bytes, ${files.join(" ")}`] : [];
  }), `${folder}: a frame weighs ${FRAME_WHOLE_MOST} bytes at most, in ${FRAME_REQUESTS_MOST} requests`);
  for (const [file, most] of Object.entries(LASTING_MOST)) none(weigh(site, [file], most), `${folder}: ${file}`);
  none(scriptsTooHeavy(site, read(offers), SCRIPT_MOST.offer), `${folder}: scripts of an offer`);
  none(scriptsTooHeavy(site, read(lists), SCRIPT_MOST.list), `${folder}: scripts of other pages`);
  none(read([...wanted]).filter((page) => asked(site, page).length > REQUESTS_MOST)
    .map((page) => `${page.file}: ${asked(site, page).join(" ")}`), `${folder}: a page asks for ${REQUESTS_MOST} things at most`);
}
done();
