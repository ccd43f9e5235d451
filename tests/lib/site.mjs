// A built site as data: its files, its pages and what each page refers to. No browser, no server.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { parse } from "parse5";

// The sites that tests/site/build makes: small, hostile, three-steps, many.
export const madeSite = (name) => join(process.env.BUILD ?? "build", "sites", name);

// The sites under test: the real one, and the small one whose expected pages are committed.
export function sites() {
  const real = process.env.SITE ?? join(process.env.BUILD ?? "build", "site");
  return [real, madeSite("small")];
}

export const isSite = (folder) => existsSync(join(folder, "index.html"));

function walk(folder, below = "") {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    return entry.isDirectory() ? walk(folder, path) : [path];
  });
}

export const attribute = (node, name) => node.attrs?.find((a) => a.name === name)?.value;

export function* elements(node) {
  for (const child of node.childNodes ?? []) {
    if (child.tagName) yield child;
    yield* elements(child);
    if (child.content) yield* elements(child.content);
  }
}

// What a browser fetches by itself when it shows the page, as against what a reader may follow.
const FETCHED_RELS = ["stylesheet", "icon", "apple-touch-icon", "preload", "modulepreload",
  "prefetch", "preconnect", "dns-prefetch", "manifest", "mask-icon"];
const FETCHED = { img: ["src"], script: ["src"], iframe: ["src"], embed: ["src"], object: ["data"],
  audio: ["src"], video: ["src", "poster"], source: ["src"], track: ["src"], input: ["src"],
  use: ["href", "xlink:href"], image: ["href", "xlink:href"] };

const fromSrcset = (text) => text.split(",").map((part) => part.trim().split(/\s+/)[0]).filter(Boolean);

export function fromCss(text) {
  const found = [];
  for (const match of text.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)) found.push(match[1]);
  for (const match of text.matchAll(/@import\s+["']([^"']+)["']/g)) found.push(match[1]);
  return found.filter((url) => !url.startsWith("data:"));
}

// The references of one element, as {kind, url}; kinds: fetch, link, form, refresh, canonical,
// card (whole addresses: oEmbed wants them so).
function references(node) {
  const found = [];
  const add = (kind, url) => url !== undefined && found.push({ kind, url, tag: node.tagName });
  const rels = (attribute(node, "rel") ?? "").toLowerCase().split(/\s+/);
  if (node.tagName === "a" || node.tagName === "area") add("link", attribute(node, "href"));
  if (node.tagName === "link") {
    const fetched = rels.some((rel) => FETCHED_RELS.includes(rel));
    add(fetched ? "fetch" : rels.includes("canonical") ? "canonical" : attribute(node, "type") === "application/json+oembed" ? "card" : "link", attribute(node, "href"));
  }
  for (const name of FETCHED[node.tagName] ?? []) add("fetch", attribute(node, name));
  for (const name of ["srcset", "imagesrcset"])
    for (const url of fromSrcset(attribute(node, name) ?? "")) add("fetch", url);
  if (node.tagName === "form") add("form", attribute(node, "action"));
  if (node.tagName === "meta" && /^refresh$/i.test(attribute(node, "http-equiv") ?? ""))
    add("refresh", /url=(.*)$/i.exec(attribute(node, "content") ?? "")?.[1]);
  const style = node.tagName === "style" ? node.childNodes.map((c) => c.value).join("") : attribute(node, "style");
  for (const url of fromCss(style ?? "")) add("fetch", url);
  return found;
}

function parsePage(text) {
  const page = { ids: new Set(), twice: [], references: [], lazy: new Set() };
  for (const node of elements(parse(text))) {
    const id = attribute(node, "id");
    if (id !== undefined) page.ids.has(id) ? page.twice.push(id) : page.ids.add(id);
    if (node.tagName === "a" && attribute(node, "name")) page.ids.add(attribute(node, "name"));
    if (node.tagName === "html") page.type = attribute(node, "data-side");
    page.references.push(...references(node));
    if (attribute(node, "loading") === "lazy") page.lazy.add(attribute(node, "src"));
  }
  return page;
}

// A page is parsed when somebody asks what is in it: most tests only choose some of them.
class Page {
  #text;
  #parsed;

  constructor(folder, file) {
    this.file = file;
    this.#text = readFileSync(join(folder, file), "utf8");
    this.size = Buffer.byteLength(this.#text);
    this.redirect = /<meta http-equiv="refresh"/i.test(this.#text);
  }

  get #inside() {
    return (this.#parsed ??= parsePage(this.#text));
  }

  get ids() { return this.#inside.ids; }
  get twice() { return this.#inside.twice; }
  get references() { return this.#inside.references; }
  get lazy() { return this.#inside.lazy; }
  get type() { return this.#inside.type; }
}

// With `only`, the pages that it picks are read; the others are not in `pages`.
export function readSite(folder, only = () => true) {
  const files = walk(folder).map((path) => path.split(sep).join("/")).sort();
  const pages = new Map(files.filter((f) => f.endsWith(".html") && only(f)).map((f) => [f, new Page(folder, f)]));
  const canonical = pages.get("index.html")?.references.find((r) => r.kind === "canonical")?.url;
  return { folder, files: new Set(files), pages, base: canonical };
}

// Where a page lies on a server: index.html is its folder.
export const addressOf = (file) => file.replace(/(^|\/)index\.html$/, "$1");

// The file that an address below `mount` names, or null; a folder needs its slash.
export function fileAt(site, path) {
  const name = decodeURIComponent(path);
  const file = name === "" || name.endsWith("/") ? `${name}index.html` : name;
  return site.files.has(file) ? file : null;
}

// One page of each type, the type read off the address: /biblioteker/<b>/ is one, /om/ another.
// The largest page stands for its type: it has most that can go wrong. Frames are no pages by themselves:
// tests/browser/embed.mjs looks at them where they stand.
export function pageTypes(site) {
  const types = new Map();
  for (const { file, size, redirect } of site.pages.values()) {
    const parts = addressOf(file).split("/").filter(Boolean);
    const type = parts.length < 2 ? parts.join("/") : `${parts[0]}/${parts.slice(1).map(() => "*").join("/")}`;
    if (parts[0] === "embed" || redirect || types.get(type)?.size >= size) continue;
    types.set(type, { file, size });
  }
  return [...types].sort().map(([type, { file }]) => ({ type: type || "forside", file }));
}

// The pages of a made site that stand for its trouble: those of tests/site/<name>/pages.
export function listedPages(site) {
  const list = join("tests/site", basename(site.folder), "pages");
  if (!existsSync(list)) return null;
  return readFileSync(list, "utf8").split("\n").filter(Boolean)
    .map((address) => ({ type: address.replace(/\/$/, ""), file: `${address}index.html` }));
}
