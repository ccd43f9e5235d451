#!/usr/bin/env node
// Every link of the built sites leads somewhere, every page can be reached, nothing is asked of
// anyone else; under / and under a sub-path alike.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { addressOf, fileAt, fromCss, isSite, readSite, sites } from "../lib/site.mjs";
import { done, none, note, ok } from "../lib/tap.mjs";

const HOST = "http://site.example";
const MOUNTS = ["/", "/en/anden/sti/"];

// Follows one reference of a file. Returns {file, hash} inside the site, {outside}, or {fault}.
function follow(site, mount, from, url) {
  let target;
  try {
    target = new URL(url, `${HOST}${mount}${addressOf(from)}`);
  } catch {
    return { fault: `not an address: ${url}` };
  }
  if (target.origin !== HOST) return { outside: target };
  if (!target.pathname.startsWith(mount)) return { fault: `leaves the sub-path: ${url}` };
  const file = fileAt(site, target.pathname.slice(mount.length));
  return file ? { file, hash: decodeURIComponent(target.hash.slice(1)) } : { fault: `leads nowhere: ${url}` };
}

// 404.html is shown at any address, so it alone names the site by the path of its base address.
const mountOf = (site, file, mount) => file === "404.html" && site.base ? new URL(site.base).pathname : mount;

function brokenLinks(site, mount) {
  const faults = [];
  for (const page of site.pages.values()) {
    for (const { kind, url } of page.references) {
      if (kind === "canonical" || kind === "card") continue;
      const { file, hash, fault, outside } = follow(site, mountOf(site, page.file, mount), page.file, url);
      if (fault) faults.push(`${page.file}: ${fault}`);
      else if (outside && site.base && outside.href.startsWith(site.base))
        faults.push(`${page.file}: names its own site absolutely: ${url}`);
      else if (file && hash && site.pages.has(file) && !site.pages.get(file).ids.has(hash))
        faults.push(`${page.file}: no such place on the page: ${url}`);
    }
  }
  for (const sheet of [...site.files].filter((f) => f.endsWith(".css")))
    for (const url of fromCss(readFileSync(join(site.folder, sheet), "utf8"))) {
      const { fault } = follow(site, mount, sheet, url);
      if (fault) faults.push(`${sheet}: ${fault}`);
    }
  return faults;
}

function outsideRequests(site) {
  const faults = [];
  for (const page of site.pages.values())
    for (const { kind, tag, url } of page.references)
      if (["fetch", "form", "refresh"].includes(kind) && follow(site, "/", page.file, url).outside
        && !url.startsWith("data:"))
        faults.push(`${page.file}: <${tag}> asks ${url}`);
  for (const sheet of [...site.files].filter((f) => f.endsWith(".css")))
    for (const url of fromCss(readFileSync(join(site.folder, sheet), "utf8")))
      if (follow(site, "/", sheet, url).outside) faults.push(`${sheet}: asks ${url}`);
  return faults;
}

function reached(site) {
  const seen = new Set(["index.html"]);
  const queue = ["index.html"];
  while (queue.length > 0) {
    const page = site.pages.get(queue.pop());
    for (const { kind, url } of page.references) {
      const { file } = kind === "link" ? follow(site, "/", page.file, url) : {};
      if (!file || seen.has(file)) continue;
      seen.add(file);
      if (site.pages.has(file)) queue.push(file);
    }
  }
  return seen;
}

// Old addresses are kept for those who have them, and no page leads to them: redirects (an address
// that was changed) and tombstones (an offer that is no more, marked data-side="udgaaet").
// Frames are for other sites' pages.
const isKeptAddress = (page) => page.redirect || page.type === "udgaaet" || page.type === "indlejret";

function unreached(site) {
  const seen = reached(site);
  return [...site.pages.values()]
    .filter((page) => !seen.has(page.file) && !isKeptAddress(page))
    .filter((page) => page.file !== "404.html" && page.file !== "was/index.html")
    .map((page) => page.file);
}

function wrongCanonical(site) {
  return [...site.pages.values()].flatMap((page) => {
    const urls = page.references.filter((r) => r.kind === "canonical").map((r) => r.url);
    if (page.file === "404.html" || page.redirect) return [];
    // A frame names the list that it shows.
    const shown = page.type === "indlejret" ? page.file.replace("embed/", "").replace(/^alle\//, "tilbud/") : page.file;
    const wanted = site.base + addressOf(shown);
    return urls.length === 1 && urls[0] === wanted ? [] : [`${page.file}: ${urls.join(" ") || "none"}, not ${wanted}`];
  });
}

function wrongSitemap(site) {
  if (!site.files.has("sitemap.xml")) return ["there is no sitemap.xml"];
  const parts = [...site.files].filter((file) => /^sitemap-\d+\.xml$/.test(file));
  const text = (parts.length ? parts : ["sitemap.xml"]).map((file) => readFileSync(join(site.folder, file), "utf8")).join("");
  const listed = new Set([...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map((m) => m[1].replaceAll("&amp;", "&")));
  const faults = [...listed].filter((url) => !url.startsWith(site.base) || !fileAt(site, url.slice(site.base.length)))
    .map((url) => `lists what is not there: ${url}`);
  for (const file of reached(site))
    if (site.pages.has(file) && file !== "404.html" && !isKeptAddress(site.pages.get(file)) && !listed.has(site.base + addressOf(file)))
      faults.push(`leaves out ${file}`);
  return faults;
}

for (const folder of sites()) {
  ok(isSite(folder), `${folder} is built`, "no index.html there");
  if (!isSite(folder)) continue;
  const site = readSite(folder);
  note(`${folder}: ${site.pages.size} pages, ${site.files.size} files, base ${site.base}`);
  for (const mount of MOUNTS) none(brokenLinks(site, mount), `${folder}: no broken link under ${mount}`);
  none(outsideRequests(site), `${folder}: no page asks anything of another host`);
  none(unreached(site), `${folder}: every page is reached from the front page`);
  none([...site.pages.values()].flatMap((p) => p.twice.map((id) => `${p.file}: #${id}`)), `${folder}: no id twice on a page`);
  none(wrongCanonical(site), `${folder}: every page names its own permanent address`);
  none(wrongSitemap(site), `${folder}: sitemap.xml lists every page and nothing else`);
  // A trial edition asks not to be listed, so it does not point at its sitemap either.
  const trial = readFileSync(join(folder, "index.html"), "utf8").includes('content="noindex"');
  ok(site.files.has("robots.txt") && readFileSync(join(folder, "robots.txt"), "utf8").includes(`${site.base}sitemap.xml`) !== trial,
    `${folder}: robots.txt names the sitemap, but not in a trial edition`);
}
done();
