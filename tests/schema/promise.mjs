#!/usr/bin/env node
// The promise of `skoletilbud schema`: what the check finds no error in is valid by the schema. Asked
// of two validators, about every file of content/ and of the tests, and about 10,000 changed offers.
// Printed too: how many of the faults that the check finds the schema finds as well.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import { parseDocument } from "yaml";
import { mutate, random, readTexts } from "../lib/mutate.mjs";
import { done, none, note, ok } from "../lib/tap.mjs";

const PROGRAM = join(process.env.BUILD ?? "build", "skoletilbud");
const JSONSCHEMA = "tests/node_modules/.bin/jsonschema";
const KINDS = ["tilbud", "bibliotek", "tjeneste", "dr", "side", "katalog"];
const COUNTS = { tilbud: 10000, bibliotek: 600, tjeneste: 400, dr: 150, side: 300 };
const SEED = Number(process.env.SEED ?? 20261122);
const MODELINE = "# yaml-language-server: $schema=https://skoletilbud.example/api/v1/skema/tilbud.json\n";

// 12,000 files: a disk would be waited for.
const work = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "skoletilbud-schema-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));

function run(program, args, status) {
  const ran = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 30 });
  if (ran.status !== status && status !== undefined) throw new Error(`${program} ${args.join(" ")}: ${ran.status}\n${ran.stdout.slice(0, 2000)}${ran.stderr}`);
  return ran;
}

const schemaText = (content, kind) => run(PROGRAM, ["schema", "--content", content, "--kind", kind], 0).stdout;

function validatorOf(text) {
  const problems = [];
  const complain = (...words) => problems.push(words.join(" "));
  const ajv = new Ajv({ strict: true, allErrors: false, logger: { log: complain, warn: complain, error: complain } });
  return { validate: ajv.compile(JSON.parse(text)), problems };
}

// All files under a folder, with paths below it.
const walk = (folder, below = "") => readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
  const path = join(below, entry.name);
  return entry.isDirectory() ? walk(folder, path) : [path];
});

// What the file's place says it is; null for the schema, vocabularies and others.
function kindOf(path) {
  if (/(^|\/)tilbud\/[^/]+\.(md|yaml)$/.test(path)) return "tilbud";
  if (/(^|\/)sider\/[^/]+\.md$/.test(path)) return "side";
  if (/(^|\/)dr\/[^/]+\.yaml$/.test(path)) return "dr";
  return { "bibliotek.yaml": "bibliotek", "tjeneste.yaml": "tjeneste", "katalog.yaml": "katalog" }[basename(path)] ?? null;
}

function yamlOf(path, text) {
  if (path.endsWith(".yaml")) return text;
  return /^(?:\ufeff)?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*\r?$/m.exec(text)?.[1] ?? null;
}

// As other readers see the file, through JSON; undefined when YAML cannot be read.
function jsonOf(path, text, version) {
  const yaml = yamlOf(path, text);
  if (yaml === null) return undefined;
  const document = parseDocument(yaml, { version, logLevel: "silent", stringKeys: false });
  if (document.errors.length) return undefined;
  try {
    return JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 0 })));
  } catch {
    return undefined;
  }
}

// The paths with an error, from the check's text: path:line:column: fejl: …
function faulty(content, status) {
  const { stdout, stderr } = run(PROGRAM, ["check", "--content", content, "--date", "2026-11-22"], status);
  const paths = new Set();
  for (const line of `${stdout}\n${stderr}`.split("\n")) {
    const match = /^(.+?)(?::\d+:\d+)?: fejl: .*\[([a-z0-9-]+)\]$/.exec(line);
    if (match) paths.add(match[1]);
  }
  return paths;
}

const tally = (name) => ({ name, files: 0, faults: 0, caught: 0, unreadable: 0, alarms: [], older: [], alien: [], good: [] });

// Compares what the check and the schemas say about the files of one content folder.
function compare(content, schemas, bad, result, only = () => true) {
  for (const path of walk(content)) {
    const kind = kindOf(path);
    if (!kind || !only(path)) continue;
    const whole = join(content, path);
    const text = readFileSync(whole, "utf8");
    const json = jsonOf(path, text, "1.2");
    const { validate } = schemas[kind];
    const faultyFile = bad.has(whole);
    result.files++;
    if (faultyFile) {
      result.faults++;
      if (json === undefined) result.unreadable++;
      else if (!validate(json)) result.caught++;
      continue;
    }
    if (json === undefined) {
      result.alien.push(`${path}: passes the check, but is no YAML to others`);
    } else if (!validate(json)) {
      const error = validate.errors[0];
      result.alarms.push(`${path}: ${error.instancePath} ${error.message}: ${JSON.stringify(json)}\n${process.env.SHOW ? text : ""}`);
    } else {
      result.good.push({ kind, json });
    }
    const old = jsonOf(path, text, "1.1");
    if (old !== undefined && !validate(old)) result.older.push(`${path}: ${validate.errors[0].instancePath} ${validate.errors[0].message}`);
  }
  return result;
}

// The schema's maks by field name, for limits that are just kept or just passed.
function limitsOf(schema) {
  const limits = new Map();
  const look = (fields) => {
    for (const [name, field] of Object.entries(fields)) {
      if (field.maks) limits.set(name, Number(field.maks));
      if (field.felter) look(field.felter);
    }
  };
  look(schema.tilbud);
  look(schema.bibliotek);
  return limits;
}

// An offer with every field there is, as the schema's own examples have them.
function examplesOf(fields) {
  const all = Object.entries(fields).map(([name, field]) => {
    if (field.felter && !field.eksempel) return [name, field.liste ? [examplesOf(field.felter)] : examplesOf(field.felter)];
    return [name, field.eksempel];
  });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

function basesOf(kind, schema) {
  const bases = [examplesOf(schema[kind])];
  for (const content of ["content", "tests/site/small/content"])
    for (const path of walk(content).filter((path) => kindOf(path) === kind)) {
      const yaml = yamlOf(path, readFileSync(join(content, path), "utf8"));
      if (jsonOf("x.yaml", yaml ?? "", "1.2")) bases.push(readTexts(yaml));
    }
  return bases;
}

const PLACES = {
  tilbud: (name, n) => `biblioteker/proeve/tilbud/${name}.${n % 4 ? "md" : "yaml"}`,
  bibliotek: (name) => `biblioteker/${name}/bibliotek.yaml`,
  tjeneste: (name) => `nationale/${name}/tjeneste.yaml`,
  dr: (name) => `dr/${name}.yaml`,
  side: (name) => `sider/${name}.md`,
};

// Puts changed files of these kinds into a folder of content.
function addChanged(content, kinds, r) {
  const schema = readTexts(readFileSync("content/skema.yaml", "utf8"));
  const limits = limitsOf(schema);
  for (const kind of kinds) {
    const bases = basesOf(kind, schema);
    for (let n = 0; n < COUNTS[kind]; n++) {
      const name = `${kind}-${n}`;
      const path = join(content, PLACES[kind](name, n));
      // Of a former address there is but one in the whole catalogue.
      const yaml = mutate(n % 3 ? r.one(bases) : bases[0], r, limits).replaceAll("vejle/kildekritik-5-klasse", `vejle/${name}`);
      mkdirSync(join(path, ".."), { recursive: true });
      writeFileSync(path, path.endsWith(".md") ? `---\n${yaml}---\nTekst.\n` : kind === "tilbud" ? MODELINE + yaml : yaml);
    }
  }
}

// The real base and one sound library without offers.
function emptyContent(name) {
  const content = join(work, name);
  for (const part of ["skema.yaml", "katalog.yaml", "ordlister", "dr", "sider"]) cpSync(join("content", part), join(content, part), { recursive: true });
  mkdirSync(join(content, "biblioteker/proeve/tilbud"), { recursive: true });
  mkdirSync(join(content, "nationale"));
  writeFileSync(join(content, "biblioteker/proeve/bibliotek.yaml"), "navn: Prøvebiblioteket\nkommune: Vejle\n");
  return content;
}

// The offers of tests/findings, whole ones and those in short: see its README.md.
function findingsContent() {
  const content = emptyContent("findings");
  const offers = join(content, "biblioteker/proeve/tilbud");
  const sound = { titel: "Kildekritik", resume: "Klassen undersøger fem nyheder.", form: "forløb", trin: "4-6", sted: "bibliotek" };
  let count = 0;
  for (const path of walk("tests/findings").sort()) {
    const file = join("tests/findings", path);
    const add = (ending, text) => writeFileSync(join(offers, `f${count++}.${ending}`), text);
    if (/\/tilbud\.(md|yaml)$/.test(path)) add(path.split(".").pop(), readFileSync(file));
    if (!/^many\/.*\.txt$/.test(path)) continue;
    for (const part of readFileSync(file, "utf8").split(/^@@ /m).slice(1)) {
      const [, kind, body] = /^([a-z]+):.*\n([\s\S]*?)^=> /m.exec(part) ?? [];
      if (kind === "yaml") add("yaml", body);
      if (kind !== "felter") continue;
      const without = /^- ([a-zæøå_]+)\n/.exec(body);
      const fields = without ? body.slice(without[0].length) : body;
      const rest = Object.entries(sound).filter(([name]) => name !== without?.[1] && !new RegExp(`^${name}:`, "m").test(fields));
      add("md", `---\n${fields}${rest.map(([name, value]) => `${name}: ${value}\n`).join("")}---\nTekst.\n`);
    }
  }
  return content;
}

function tell(result) {
  const readable = result.faults - result.unreadable;
  const share = (part, of) => (of ? ((100 * part) / of).toFixed(1) : "100.0");
  note(`${result.name}: ${result.files} files, ${result.faults} with errors by the check; of these ${result.unreadable} are no YAML, and the ` +
    `schema finds ${result.caught} of the other ${readable} (${share(result.caught, readable)} %); in all ${share(result.caught + result.unreadable, result.faults)} %`);
}

// The second validator, in one run: it hears only of files that pass the check.
function askSecond(label, kind, text, result) {
  const good = result.good.filter((file) => file.kind === kind);
  const [schema, instances] = [join(work, "second.json"), join(work, "second.jsonl")];
  if (!good.length) return;
  writeFileSync(schema, text);
  writeFileSync(instances, good.map((file) => JSON.stringify(file.json)).join("\n"));
  const ran = run(JSONSCHEMA, ["validate", schema, instances]);
  ok(ran.status === 0, `${label}: the second validator finds no false alarm in ${good.length} files of kind ${kind}`, (ran.stdout + ran.stderr).slice(0, 3000));
}

// --- the schema as a schema -----------------------------------------------------------------------

for (const kind of KINDS) {
  const text = schemaText("content", kind);
  const file = join(work, `${kind}.json`);
  writeFileSync(file, text);
  none(validatorOf(text).problems, `${kind}: ajv compiles it in strict mode without a word`);
  ok(text === schemaText("content", kind), `${kind}: the same bytes again`);
  ok(JSON.parse(text).$id === `https://skoletilbud.example/api/v1/skema/${kind}.json`, `${kind}: its address`);
  none(JSON.parse(text).examples.filter((example) => !validatorOf(text).validate(example)).map((e) => JSON.stringify(e)), `${kind}: its examples are valid`);
}
const files = KINDS.map((kind) => join(work, `${kind}.json`));
const meta = run(JSONSCHEMA, ["metaschema", ...files]);
ok(meta.status === 0, "the metaschema is kept", meta.stdout + meta.stderr);
// Field names are Danish: år, tilgængelighed.
const lint = run(JSONSCHEMA, ["lint", "--exclude", "simple_properties_identifiers", ...files]);
ok(lint.status === 0, "and lint has nothing to say", (lint.stdout + lint.stderr).slice(0, 2000));

// --- real files ------------------------------------------------------------------------------------

const folders = ["content", ...readdirSync("tests/site").map((name) => join("tests/site", name, "content")).filter(existsSync)];
const real = tally("files that exist");
const contents = folders.map((folder) => {
  const content = join(work, "real", folder.replaceAll("/", "-"));
  for (const part of ["skema.yaml", "ordlister", "sider"]) cpSync(join("content", part), join(content, part), { recursive: true });
  cpSync(folder, content, { recursive: true });
  return [folder, content];
});
for (const [folder, content] of [...contents, ["tests/findings", findingsContent()]]) {
  const texts = Object.fromEntries(KINDS.map((kind) => [kind, schemaText(content, kind)]));
  const own = tally(folder);
  compare(content, Object.fromEntries(KINDS.map((kind) => [kind, validatorOf(texts[kind])])), faulty(content), own);
  for (const kind of KINDS) askSecond(folder, kind, texts[kind], own);
  for (const key of Object.keys(real)) if (key !== "name") real[key] = Array.isArray(real[key]) ? [...real[key], ...own[key]] : real[key] + own[key];
}
ok(real.files > 400 && real.faults > 100, "there are real files, good and bad", `${real.files} files, ${real.faults} with errors`);
none(real.alarms, "real files: no false alarm");
none(real.alien, "real files: what passes is YAML to others too");
tell(real);

// --- changed files ---------------------------------------------------------------------------------

const content = emptyContent("changed");
const r = random(SEED);
addChanged(content, ["dr"], r);
// DR's themes are words of the schema; all else need not be read to write it.
const texts = Object.fromEntries(KINDS.map((kind) => [kind, schemaText(content, kind)]));
const schemas = Object.fromEntries(KINDS.map((kind) => [kind, validatorOf(texts[kind])]));
addChanged(content, ["tilbud", "bibliotek", "tjeneste", "side"], r);
const bad = faulty(content, 1);
const changed = Object.fromEntries(Object.keys(COUNTS).map((kind) => [kind, compare(content, schemas, bad, tally(`changed: ${kind}`), (path) => kindOf(path) === kind)]));
for (const [kind, result] of Object.entries(changed)) {
  ok(result.files >= COUNTS[kind] && result.good.length > COUNTS[kind] / 10 && result.faults > COUNTS[kind] / 10, `${kind}: enough changed files, good and bad`,
    `${result.files} files, ${result.faults} with errors`);
  none(result.alarms, `${kind}: no false alarm in ${result.files} changed files`);
  askSecond("changed", kind, texts[kind], result);
  tell(result);
  if (result.older.length) note(`read as YAML 1.1, which is not promised, ${result.older.length} would be false alarms: ${result.older.slice(0, 5).join("; ")}`);
  if (result.alien.length) note(`${result.alien.length} pass the check but are no YAML to others: ${result.alien.slice(0, 5).join("; ")}`);
}

done();
