#!/usr/bin/env node
// Open data in use: the code on /api/ runs, as it stands there, against the files it tells of; and
// what was once published stays, when offers, libraries and words are taken out.
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "parse5";
import { apiFiles, json, validators } from "../lib/api.mjs";
import { serve } from "../lib/server.mjs";
import { attribute, elements, readSite } from "../lib/site.mjs";
import { done, none, ok } from "../lib/tap.mjs";

const PROGRAM = join(process.env.BUILD ?? "build", "skoletilbud");
const work = mkdtempSync(join(tmpdir(), "skoletilbud-api-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));
const content = join(work, "content");
const folder = join(work, "site");

function build(base) {
  execFileSync(PROGRAM, ["build", "--quiet", "--content", content, "--templates", "templates", "--output", folder,
    "--state", join(work, "state"), "--date", "2026-11-22", "--base-url", base], { stdio: "ignore" });
  return readSite(folder, (file) => ["index.html", "api/index.html"].includes(file));
}

// --- the fresh reader

const codeOf = (site) => Object.fromEntries([...elements(parse(readFileSync(join(site.folder, "api/index.html"), "utf8")))]
  .filter((node) => node.tagName === "code" && attribute(node, "class"))
  .map((node) => [attribute(node, "class").replace("language-", ""), node.childNodes.map((c) => c.value).join("")]));

async function readers(site) {
  const code = codeOf(site);
  const expected = json(site, "api/v1/alle.json").tilbud.filter((offer) => offer.trin.includes(5)).map((offer) => offer.url).sort();
  const programs = { python: ["python3", "-c"], javascript: [process.execPath, "--input-type=module", "-e"] };
  ok(expected.length > 1, "some offers are for 5th grade");
  for (const [language, [program, ...args]] of Object.entries(programs)) {
    const lines = code[language]?.trim().split("\n") ?? [];
    ok(lines.length && lines.length <= 20, `${language}: at most twenty lines`, `${lines.length}`);
    const { stdout } = await promisify(execFile)(program, [...args, code[language]], { encoding: "utf8", env: { ...process.env, PYTHONIOENCODING: "utf-8" } });
    const found = stdout.trim().split("\n").map((line) => line.split(" | ").pop()).sort();
    ok(found.join() === expected.join(), `${language}: a fresh reader lists every offer for 5th grade`, stdout);
  }
}

// --- what must not slip out, or in

function trouble(site) {
  const id = "aaby/aerlig";
  const record = json(site, `api/v1/tilbud/${id}.json`);
  const told = [...site.files].filter((file) => /^(api|feeds)\//.test(file) && readFileSync(join(site.folder, file), "utf8").includes("mette.hansen"));
  none(told, "a mail that looks like somebody's own is in no file of data");
  ok(record.felter.booking.telefon && !("mail" in record.felter.booking), "and only it is left out", JSON.stringify(record.felter.booking));
  ok(json(site, "api/v1/tilbud/aaby/alt-paa-en-gang.json").felter.booking.mail === "skole@aaby.example", "a shared mailbox is told");
  ok(record.felter.beskrivelse.includes("skole@aaby.example"), "nor is it in a text, where a shared mailbox may stand", record.felter.beskrivelse);
  ok(record.gratis === null, "free for some is not free");
  ok(readFileSync(join(site.folder, "api/v1/tilbud.csv"), "utf8").includes('"\'=1+1";"\'@alle, -hele"'), "what would be a formula in the table is none");
  ok(!JSON.stringify(json(site, "api/v1/tilbud.json")).includes("aaby/kladde"), "a draft is in no list");
}

// --- what was, stays

function vanished(base, before) {
  const gone = "aaby/alt-paa-en-gang";
  rmSync(join(content, "biblioteker", `${gone.replace("/", "/tilbud/")}.md`));
  rmSync(join(content, "biblioteker/zebraby"), { recursive: true });
  const words = join(content, "ordlister/fag.yaml");
  writeFileSync(words, readFileSync(words, "utf8").replace(/^  haandvaerk-og-design:\n(    .*\n)+/m, ""));
  const offer = join(content, "biblioteker/oerby/tilbud/nul.md");
  writeFileSync(offer, readFileSync(offer, "utf8").replace("---\n", "---\ntidligere_adresser: oerby/nul\n"));
  renameSync(offer, join(content, "biblioteker/oerby/tilbud/nul-igen.md"));
  const site = build(base);
  const lost = apiFiles(before).filter((file) => !site.files.has(file));
  none(lost, "no address of the open data is a 404 after offers, a library and a word are taken out");
  none([...before.files].filter((file) => file.endsWith("oembed.json") && !site.files.has(file)), "nor is any card's");
  const validate = validators(site, []);
  const record = json(site, `api/v1/tilbud/${gone}.json`);
  ok(record.status === "udgået" && record.id === gone && record.bibliotek.id === "aaby" && validate.get("svar-tilbud")(record), "an offer that is gone says so", JSON.stringify(record));
  ok(json(site, `tilbud/${gone}/oembed.json`).type === "link", "and its card is a link without html");
  for (const name of ["fag/haandvaerk-og-design", "biblioteker/zebraby"]) {
    const list = json(site, `api/v1/${name}.json`);
    ok(list.antal === 0 && list.tilbud.length === 0 && validate.get("svar-liste")(list), `${name}: an empty list`, JSON.stringify(list));
  }
  const moved = json(site, "api/v1/tilbud/oerby/nul.json");
  ok(moved.id === "oerby/nul-igen" && moved.felter, "an offer that has moved is told at both addresses", JSON.stringify(moved));
  ok(!JSON.stringify(json(site, "api/v1/tilbud.json")).includes(gone), "no list has what is gone");
}

mkdirSync(folder, { recursive: true });
for (const part of ["ordlister", "sider"]) mkdirSync(join(content, part), { recursive: true });
execFileSync("sh", ["-c", '. tests/lib/catalogue.sh; small_content "$1"', "sh", content], { env: { ...process.env, BUILD: "build" } });
const drafts = readdirSync(join(content, "biblioteker/oerby/tilbud"));
ok(drafts.length, "there is a small catalogue");
const fields = ["titel: =1+1", "resume: '@alle, -hele'", "form: besøg", "trin: 5", "fag: dansk", "sted: skole", "pris: [gratis, 100 kr. pr. elev]",
  "booking: {mail: mette.hansen@aaby.example, telefon: 12 34 56 78}"];
writeFileSync(join(content, "biblioteker/aaby/tilbud/aerlig.md"), `---\n${fields.join("\n")}\n---\n\nSkriv til [Mette](mailto:mette.hansen@aaby.example) eller mette.hansen@aaby.example, ikke skole@aaby.example.\n`);
const server = await serve(folder, "/katalog/");
rmSync(folder, { recursive: true });
const before = build(server.url);
await readers(before);
trouble(before);
vanished(server.url, before);
server.stop();
done();
