#!/usr/bin/env node
// Open data: every file keeps the schema that is published for it, the descriptions keep their own
// standards, the table says what the records say, and nothing private is told. KONTRAKT=write adds
// new members to the contract; one that is there may only be changed by hand, knowing what it means.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { parse } from "parse5";
import { ANSWERS, addressesOf, apiFiles, json, promises, shaclFaults, validators } from "../lib/api.mjs";
import { attribute, elements, fileAt, madeSite, readSite, sites } from "../lib/site.mjs";
import { done, none, note, ok } from "../lib/tap.mjs";

const CONTRACT = "tests/site/api/kontrakt.json";
const SHAPES = JSON.parse(readFileSync("tests/site/api/dcat-ap.json", "utf8"));
const MAIL = /[\w.+-]+@[\w-]+\.[\w.]+/g;

// --- schemas and descriptions

function schemaFaults(site) {
  const faults = [];
  const addresses = addressesOf(json(site, "api/v1/openapi.json"));
  const validate = validators(site, faults);
  for (const file of apiFiles(site)) {
    const address = addresses.find(({ matches }) => matches.test(file));
    if (!address) faults.push(`${file}: not in openapi.json`);
    else if (address.schema && !validate.get(address.schema)(json(site, file)))
      faults.push(`${file}: ${JSON.stringify(validate.get(address.schema).errors[0])}`);
  }
  for (const { path } of addresses)
    if (!path.includes("{") && !site.files.has(`api/v1${path}`)) faults.push(`${path}: described, and not there`);
  return faults;
}

// What the judges must call wrong.
async function judgeTheJudges(site) {
  const validate = validators(site, []);
  const list = json(site, "api/v1/alle.json");
  const broken = [{ ...list, antal: "1" }, { ...list, navne: [] }, { ...list, tilbud: [{ ...list.tilbud[0], gratis: "ja" }] }];
  ok(broken.every((one) => !validate.get("svar-liste")(one)), "a member of another type or without a name is seen");
  const catalogue = json(site, "api/v1/dcat.jsonld");
  delete catalogue["dcat:dataset"]["dct:title"];
  ok((await shaclFaults(catalogue, SHAPES)).length, "a dataset without a title is seen");
  ok(!(await new Validator().validate({ openapi: "3.1.0", info: { title: "x" }, paths: {} })).valid, "a description without a version is seen");
}

// --- the records among themselves

function recordFaults(site) {
  const faults = [];
  const whole = json(site, "api/v1/tilbud.json").tilbud;
  const short = json(site, "api/v1/alle.json").tilbud;
  const one = new Map(whole.map((offer) => [offer.id, offer]));
  for (const record of short) {
    const { felter, ...rest } = one.get(record.id) ?? {};
    if (JSON.stringify(rest) !== JSON.stringify(record)) faults.push(`${record.id}: not the same, short and whole`);
    if (JSON.stringify(json(site, `api/v1/tilbud/${record.id}.json`)) !== JSON.stringify({ ...rest, felter })) faults.push(`${record.id}: not the same by itself`);
    if (!fileAt(site, record.url.slice(site.base.length))) faults.push(`${record.id}: nothing at ${record.url}`);
  }
  const lists = [["fag", (r) => r.fag], ["trin", (r) => r.trin.map(String)], ["emner", (r) => r.emner], ["former", (r) => r.form],
    ["kommuner", (r) => r.kommuner], ["biblioteker", (r) => [r.bibliotek.id]]];
  for (const file of apiFiles(site)) {
    const [, folder, key] = /^api\/v1\/(\w+)\/([^/]+)\.json$/.exec(file) ?? [];
    const keys = lists.find(([name]) => name === folder)?.[1];
    if (!keys) continue;
    const expected = short.filter((r) => (keys(r) ?? [key]).includes(key)).map((r) => r.id).sort();
    const list = json(site, file);
    if (list.tilbud.map((r) => r.id).sort().join() !== expected.join() || list.antal !== expected.length) faults.push(`${file}: not the offers that say so`);
  }
  return faults;
}

function tableFaults(site) {
  const read = "import csv,json,sys; t=open(sys.argv[1],'rb').read().decode('utf-8'); assert t[0]=='\\ufeff' and '\\n' not in t.replace('\\r\\n',''); " +
    "print(json.dumps(list(csv.DictReader(t[1:].split('\\r\\n'),delimiter=';',strict=True))))";
  const rows = JSON.parse(execFileSync("python3", ["-c", read, join(site.folder, "api/v1/tilbud.csv")], { maxBuffer: 1 << 28 }));
  const names = new Map(json(site, "api/v1/ordlister.json").ordlister.map((list) => [list.id, new Map(list.termer.map((t) => [t.nøgle, t.navn]))]));
  const harmless = (text) => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);
  const words = (list, keys) => keys.map((key) => names.get(list).get(key)).join(", ");
  const records = json(site, "api/v1/alle.json").tilbud;
  const faults = rows.length === records.length ? [] : [`${rows.length} rows of ${records.length} records`];
  records.forEach((record, i) => {
    const expected = { id: record.id, titel: record.titel, resume: record.resume, url: record.url, bibliotek_id: record.bibliotek.id,
      bibliotek: record.bibliotek.navn, form: words("former", record.form), trin: record.trin.join(", "), fag: words("fag", record.fag),
      sted: words("steder", record.sted), pris: record.pris ?? "", gratis: { true: "ja", false: "nej" }[record.gratis] ?? "",
      varighed: record.varighed ?? "", omfang: record.omfang, kommuner: words("kommuner", record.kommuner ?? []), status: record.status,
      opdateret: record.opdateret ?? "" };
    for (const [name, text] of Object.entries(expected))
      if (rows[i]?.[name] !== harmless(text)) faults.push(`${record.id}: ${name} is »${rows[i]?.[name]}«, not »${harmless(text)}«`);
    for (const [name, text] of Object.entries(rows[i] ?? {})) if (/^[=+\-@\t\r]/.test(text)) faults.push(`${record.id}: ${name} is a formula`);
    if (rows[i]?.emner.split(", ").filter(Boolean).length !== record.emner.length) faults.push(`${record.id}: emner`);
  });
  return faults;
}

// Mail addresses are told where a class is signed up, and nowhere else; never a contact's.
function privateFaults(site) {
  const faults = [];
  const see = (file, value, place) => {
    if (typeof value === "string" && place !== "beskrivelse" && place !== "mail")
      faults.push(...(value.match(MAIL) ?? []).map((mail) => `${file}: ${mail} at ${place}`));
    else if (value && typeof value === "object")
      for (const [name, part] of Object.entries(value)) {
        if (place === "kontakt" && name !== "telefon") faults.push(`${file}: ${name} of a contact`);
        see(file, part, Array.isArray(value) ? place : name);
      }
  };
  for (const file of [...site.files].filter((f) => (f.startsWith("api/v1/") || f.endsWith("oembed.json")) && f.endsWith(".json") && !/skema|openapi/.test(f))) see(file, json(site, file), "");
  return faults;
}

// --- oEmbed and Open Graph

const REQUIRED = { version: "1.0", type: "rich", cache_age: 86400 };

function cardFaults(offer, card) {
  const found = Object.entries(REQUIRED).filter(([name, value]) => card[name] !== value).map(([name]) => name);
  for (const name of ["width", "height"]) if (!Number.isInteger(card[name]) || card[name] < 1) found.push(name);
  for (const name of ["title", "author_name", "author_url", "provider_name", "provider_url", "html"]) if (typeof card[name] !== "string" || !card[name]) found.push(name);
  const all = [...elements(parse(card.html))].filter((n) => !["html", "head", "body"].includes(n.tagName));
  if (all.some((n) => !["blockquote", "p", "a"].includes(n.tagName)) || all[0]?.tagName !== "blockquote") found.push("html is more than a quotation");
  if (attribute(all.find((n) => n.tagName === "a"), "href") !== offer.url) found.push("html does not lead to the offer");
  if (!card.html.includes("et tilbud fra bibliotekerne")) found.push("says not whose it is");
  const picture = ["url", "width", "height"].filter((name) => `thumbnail_${name}` in card).length;
  if (picture !== 0 && picture !== 3) found.push("half a thumbnail");
  return found;
}

function embedFaults(site) {
  const faults = [];
  for (const offer of json(site, "api/v1/alle.json").tilbud) {
    const path = offer.url.slice(site.base.length);
    const head = [...elements(parse(readFileSync(join(site.folder, `${path}index.html`), "utf8")))];
    const link = head.find((n) => n.tagName === "link" && attribute(n, "type") === "application/json+oembed");
    const address = link && attribute(link, "href");
    if (address !== `${offer.url}oembed.json` || !site.files.has(`${path}oembed.json`)) { faults.push(`${path}: no card is told of`); continue; }
    const card = json(site, `${path}oembed.json`);
    if (card.title !== offer.titel || card.author_name !== offer.bibliotek.navn) faults.push(`${path}: another offer's card`);
    faults.push(...cardFaults(offer, card).map((fault) => `${path}: ${fault}`));
  }
  return faults;
}

// --- what hosts are told to send

// As Netlify reads _headers: every rule whose path fits, a star standing for the rest.
function headersFor(rules, path) {
  const found = new Map();
  for (const [rule, lines] of rules)
    if (rule.endsWith("*") ? path.startsWith(rule.slice(0, -1)) : path === rule)
      for (const [name, value] of lines) found.set(name, [...(found.get(name) ?? []), value]);
  return (name) => found.get(name) ?? [];
}

function headerFaults(site) {
  const mount = new URL(site.base).pathname;
  const rules = readFileSync(join(site.folder, "_headers"), "utf8").split(/\n(?=\S)/).filter((r) => !r.startsWith("#"))
    .map((rule) => rule.trim().split("\n")).map(([path, ...lines]) => [path, lines.map((line) => line.trim().split(/: (.*)/))]);
  const faults = [];
  for (const [path, framed] of [["tilbud/", "'self'"], ["kommuner/aaby/", "'self'"], ["api/v1/alle.json", "'self'"], ["embed/alle/", "*"]]) {
    const of = headersFor(rules, mount + path);
    if (of("Content-Security-Policy").join() !== `frame-ancestors ${framed}`) faults.push(`${path}: framed by ${of("Content-Security-Policy")}`);
    if (of("Access-Control-Allow-Origin").join() !== "*" || of("X-Content-Type-Options").join() !== "nosniff") faults.push(`${path}: CORS or nosniff`);
  }
  if (!headersFor(rules, `${mount}embed/1/skole-tilbud.js`)("Cache-Control").join().includes("immutable")) faults.push("embed/1/ may not be kept");
  const apache = readFileSync(join(site.folder, ".htaccess"), "utf8");
  for (const words of ["nosniff", "Access-Control-Allow-Origin", `^${mount}embed/`, `ErrorDocument 404 ${mount}404.html`]) if (!apache.includes(words)) faults.push(`.htaccess says nothing of ${words}`);
  return faults;
}

// --- the contract

function contractFaults(site) {
  const now = Object.fromEntries(ANSWERS.map((name) => [name, promises(json(site, `api/v1/skema/${name}.json`))]));
  const kept = JSON.parse(readFileSync(CONTRACT, "utf8"));
  const faults = [];
  let added = 0;
  for (const [name, all] of Object.entries(now))
    for (const [place, promise] of Object.entries(all)) {
      if (kept[name]?.[place]) continue;
      added++;
      (kept[name] ??= {})[place] = promise;
    }
  if (process.env.KONTRAKT === "write") writeFileSync(CONTRACT, `${JSON.stringify(kept, null, 1)}\n`);
  else if (added) note(`${added} new members: KONTRAKT=write adds them to ${CONTRACT}`);
  for (const [name, all] of Object.entries(kept))
    for (const [place, promise] of Object.entries(all)) {
      const there = now[name]?.[place];
      if (!there) faults.push(`${name}: ${place} is gone`);
      else if (there.type !== promise.type) faults.push(`${name}: ${place} is »${there.type}«, was »${promise.type}«`);
      else if (!place.includes("felter.") && there.betyder !== promise.betyder) faults.push(`${name}: ${place} means another thing`);
    }
  return faults;
}

const [real] = sites();
for (const folder of [...sites(), madeSite("hostile")]) {
  const site = readSite(folder, (file) => file === "index.html");
  none(schemaFaults(site), `${folder}: every file is described and keeps its schema`);
  none(recordFaults(site), `${folder}: a record is the same wherever it stands, and stands in every list it belongs to`);
  none(tableFaults(site), `${folder}: the table, read by another, says what the records say, harmlessly`);
  none(privateFaults(site), `${folder}: no contact's name or mail is told`);
  none(embedFaults(site), `${folder}: every offer has a card as oEmbed has it`);
  none(headerFaults(site), `${folder}: hosts are told what to send`);
  const { valid, errors } = await new Validator().validate(json(site, "api/v1/openapi.json"));
  ok(valid, `${folder}: openapi.json keeps OpenAPI 3.1`, JSON.stringify(errors));
  none(await shaclFaults(json(site, "api/v1/dcat.jsonld"), SHAPES), `${folder}: dcat.jsonld keeps the shapes of DCAT-AP`);
}
const site = readSite(real, (file) => file === "index.html");
await judgeTheJudges(site);
none(contractFaults(site), "what was promised still holds");
done();
