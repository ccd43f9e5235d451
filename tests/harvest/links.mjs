#!/usr/bin/env node
// skoletilbud links against servers on loopback: what each answer means, how politely it is asked, what
// is remembered from night to night, and how it is told.
import { execFile, execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { done, none, ok } from "../lib/tap.mjs";

// The one with both sanitizers, where it is built: it reads what strangers write.
const PROGRAM = ["asan/skoletilbud", "skoletilbud"].map((name) => join(process.env.BUILD ?? "build", name)).find(existsSync);
const root = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "skoletilbud-links-"));
process.on("exit", () => rmSync(root, { recursive: true, force: true }));

// --- a server that answers in every way -------------------------------------------------------------

const asked = []; // {method, url, range, cookie, agent}
let night = {}; // path → status, over the usual answers
const most = {}; // host → the most requests under way at once
const now = {};
let patience = 0;

const redirect = (status, to) => (request, response) => response.writeHead(status, { location: to }).end();
const only = (method, yes, no) => (request, response) => (request.method === method ? yes : no)(request, response);
const status = (code, headers = {}) => (request, response) => response.writeHead(code, headers).end();
const good = (request, response) => response.writeHead(200, { "content-type": "text/html", "set-cookie": "a=b" })
  .end(request.method === "HEAD" ? "" : "<!doctype html><title>x</title>".padEnd(200000, "x"));
const silent = () => {};
const cut = (request, response) => response.socket.destroy();

let refusals = 0;
const answers = {
  "/ok": good, "/404": status(404), "/410": status(410), "/401": status(401), "/403": status(403), "/405": status(405),
  "/406": status(406), "/451": status(451), "/999": status(999), "/500": status(500), "/503": status(503),
  "/tavs": silent, "/brudt": cut, "/flyttet": redirect(301, "/ok"), "/flyttet-308": redirect(308, "/ok#her"),
  "/for-nu": redirect(302, "/ok"), "/blandet": redirect(301, "/for-nu"), "/ring": redirect(302, "/ring"),
  "/til-fil": redirect(302, "file:///etc/passwd"), "/til-404": redirect(301, "/404"),
  "/uden-head": only("GET", good, status(405)), "/head-404": only("GET", good, status(404)),
  "/head-tavs": only("GET", good, silent), "/416": only("HEAD", status(403), status(416)),
  // Too many, then yes: the host is left alone for a second.
  "/429": (request, response) => (refusals++ < 1 ? status(429, { "retry-after": "1" }) : good)(request, response),
  "/429-altid": status(429, { "retry-after": "86400" }), "/s%C3%B8geside": good,
};

function answer(request, response) {
  const { host } = request.headers;
  const path = request.url.split("?")[0];
  asked.push({ method: request.method, url: request.url, range: request.headers.range, cookie: request.headers.cookie,
    agent: request.headers["user-agent"] });
  now[host] = (now[host] ?? 0) + 1;
  most[host] = Math.max(most[host] ?? 0, now[host]);
  response.on("close", () => { now[host]--; });
  setTimeout(() => (night[path] ? status(night[path]) : answers[path] ?? good)(request, response), patience);
}

const server = createServer(answer);
await new Promise((resolve) => { server.listen(0, "0.0.0.0", resolve); });
const { port } = server.address();
const A = `http://127.0.0.1:${port}`;
const B = `http://127.0.0.2:${port}`;

// --- small catalogues -------------------------------------------------------------------------------

let catalogues = 0;

// `offers`: name → lines of fields and the text below them.
function catalogue(offers, extra = {}) {
  const content = join(root, String(++catalogues), "content");
  const write = (path, text) => {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text);
  };
  mkdirSync(content, { recursive: true });
  for (const name of ["skema.yaml", "ordlister"]) cpSync(join("content", name), join(content, name), { recursive: true });
  write("katalog.yaml", `navn: Prøve\nadresse: ${A}/katalog/\nudgave: prøve\n`);
  write("biblioteker/vejle/bibliotek.yaml", "navn: Vejle\nkommune: Vejle\n");
  for (const [path, text] of Object.entries(extra)) write(path, text);
  for (const [name, { fields = "", text = "Tekst." }] of Object.entries(offers))
    write(`biblioteker/vejle/tilbud/${name}.md`, `---\ntitel: ${name}\nresume: Et tilbud.\nform: forløb\ntrin: 4-6\nsted: [bibliotek]\n${fields}---\n\n${text}\n`);
  return { content, state: join(content, ".state") };
}

const given = (urls) => urls.map((url, i) => `[Nummer ${i}](${url})`).join("\n");

// One night. Findings as JSON unless another format is asked for.
function links({ content, state }, date, ...more) {
  const format = more.find((word) => word.startsWith("--format")) ?? "--format=json";
  const args = ["links", "--content", content, "--state", state, "--date", date, "--allow-loopback", "--patience", "500",
    ...(more.some((word) => word.startsWith("--pace")) ? [] : ["--pace", "0"]), format, ...more.filter((word) => word !== format)];
  asked.length = 0;
  return new Promise((resolve) => {
    execFile(PROGRAM, args, { maxBuffer: 1e8 }, (error, stdout, stderr) => {
      const findings = format === "--format=json" && stdout ? JSON.parse(stdout).findings : [];
      resolve({ status: error?.code ?? 0, stdout, stderr, findings, told: findings.map((f) => `${f.code} ${f.line}:${f.column}`) });
    });
  });
}

const memory = ({ state }) => new Map(readFileSync(join(state, "links.txt"), "utf8").split("\n")
  .filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t")).map((columns) => [columns[0].replace(A, "").replace(B, ""), columns]));

const same = (got, wanted, name) => none(JSON.stringify(got) === JSON.stringify(wanted) ? [] : [`got ${JSON.stringify(got)}`, `not ${JSON.stringify(wanted)}`], name);

// --- what each answer means -------------------------------------------------------------------------

{
  const unknown = `http://${"x".repeat(64)}.dk/`;
  const wanted = { svarer: ["/ok", "/for-nu", "/blandet", "/uden-head", "/head-404", "/head-tavs", "/416", "/429", "/flyttet", "/flyttet-308", "/søgeside"],
    død: ["/404", "/410", "/til-404", unknown],
    usikker: ["/401", "/403", "/405", "/406", "/451", "/999", "/500", "/503", "/tavs", "/brudt", "/ring", "/til-fil", "/429-altid",
      `https://127.0.0.1:${port}/tls`, "http://127.0.0.1:1/lukket"] };
  const whole = (url) => (url.startsWith("http") ? url : `${url === "/429-altid" ? B : A}${url}`);
  const all = Object.values(wanted).flat().map(whole);
  const c = catalogue({ svar: { text: given(all) } });
  const run = await links(c, "2026-11-01");
  const found = memory(c);
  const kind = ([, , , , deadSince, , unsureSince]) => (deadSince !== "-" ? "død" : unsureSince !== "-" ? "usikker" : "svarer");
  none(Object.entries(wanted).flatMap(([verdict, urls]) => urls.filter((url) => kind(found.get(url) ?? []) !== verdict)
    .map((url) => `${url} is not »${verdict}«: ${found.get(url)}`)), `${all.length} kinds of answer: dead, unsure or good`);
  same(found.get("/429-altid")?.[1], "svarer 429", "a host that asks for a day's pause is asked no more");
  ok(/^svarer (ikke i tide|for langsomt)$/.test(found.get("/tavs")?.[1]), "silence is told as such", found.get("/tavs")?.[1]);
  same([found.get("/flyttet")?.[8], found.get("/blandet")?.[8], found.get("/for-nu")?.[8]], [`${A}/ok`, "-", "-"],
    "only what moved for good has a new address");
  none(asked.filter(({ cookie }) => cookie).map(({ url }) => url), "no cookie is given back");
  none(asked.filter(({ method, range }) => method === "GET" && !range?.startsWith("bytes=0-")).map(({ url }) => url), "GET asks for the first bytes alone");
  none(asked.filter(({ agent }) => agent !== `skoletilbud/0.1.0 (+${A}/katalog/)`).map(({ agent }) => agent), "everybody is told who asks");
  same(run.status, 0, "nothing of it makes the night fail");
  same([...new Set(run.findings.map((f) => f.code))].sort(), ["moved-link", "silent-link"], "on the first night: what moved, and what never answered");
  same(run.findings.find((f) => f.code === "moved-link" && f.message.includes("flyttet-308"))?.suggestion, `${A}/ok#her`, "a new address is a suggestion");
  const texts = run.findings.filter((f) => f.code === "silent-link").map((f) => f.line);
  same(texts, wanted.død.map((url) => 9 + all.indexOf(whole(url))).sort((a, b) => a - b), "each at its own line");
}

// --- every place, each address once -----------------------------------------------------------------

{
  const offers = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`nummer-${i}`, { text: `[Fælles](${A}/faelles#afsnit-${i})` }]));
  offers.felter = { fields: `booking:\n  link: ${A}/f1\n  formular: ${A}/f2\nmaterialer:\n  - titel: Ark\n    url: ${A}/f3\nkilde:\n  url: ${A}/f4\n` };
  offers.udgaaet = { fields: `status: udgået\nbooking:\n  link: ${A}/udgaaet\n` };
  offers.kladde = { fields: `status: kladde\nbooking:\n  link: ${A}/kladde\n` };
  const c = catalogue(offers, {
    "biblioteker/vejle/bibliotek.yaml": `navn: Vejle\nkommune: Vejle\nsite: ${A}/b1\nbooking:\n  link: ${A}/b2\n`,
    "sider/om.md": `---\ntitel: Om\nresume: Om.\n---\n\n[Ud](${A}/s1), [katalogets egen](${A}/katalog/om/), [indad](../om/), <${A}/s2>\n`,
    "nationale/go/tjeneste.yaml": `navn: GO\nsite: ${A}/n1\n`,
    "nationale/go/tilbud/go.yaml": `titel: GO\nresume: Et tilbud.\nform: materiale\ntrin: 4-6\nsted: [online]\nindgange:\n  Vejle: ${A}/i1\nbeskrivelse: Se [mere](${A}/y1).\n` });
  const first = await links(c, "2026-11-01");
  const expected = ["b1", "b2", "f1", "f2", "f3", "f4", "faelles", "i1", "n1", "s1", "s2", "y1"];
  same(asked.map(({ method, url }) => `${method} ${url}`).sort(), expected.map((name) => `HEAD /${name}`), "every outside address of every kind of file, once, without its fragment");
  same(first.findings, [], "all is well");
  await links(c, "2026-11-07");
  same(asked.length, 0, "what answered is not asked again for six days");
  await links(c, "2026-11-08");
  same(asked.length, expected.length, "but after a week");
  night = { "/faelles": 404 };
  for (const date of ["2026-11-15", "2026-11-16", "2026-11-17"]) await links(c, date);
  const dead = await links(c, "2026-11-18");
  same([dead.findings.length, new Set(dead.findings.map((f) => f.path)).size], [50, 50], "a dead address is told in each of 50 files");
  same([dead.findings[0].line, dead.findings[0].column], [9, 10], "at the address itself");
  night = {};
}

// --- from night to night ----------------------------------------------------------------------------

{
  const c = catalogue({ natten: { text: given([`${A}/snart`, `${A}/laast`, `${A}/ok`]) } });
  const told = [];
  const walk = async (date, answered) => {
    night = answered;
    const run = await links(c, date);
    told.push(`${date.slice(8)} ${run.told.join(", ")}`.trim());
    return run;
  };
  const ill = { "/snart": 404, "/laast": 403 };
  await walk("2026-10-01", {});
  await walk("2026-10-08", ill);
  await walk("2026-10-09", ill);
  same(asked.map(({ url }) => url).filter((url, i, all) => all.indexOf(url) === i).sort(), ["/laast", "/snart"], "faults are asked for again the next night, and nothing else");
  await walk("2026-10-09", ill);
  same(asked.length, 0, "but once a night");
  const third = await walk("2026-10-10", ill);
  await walk("2026-10-11", { "/snart": 503, "/laast": 403 });
  await walk("2026-10-12", {});
  same(told, ["01", "08", "09", "09", "10 dead-link 9:12, unsure-link 10:12", "11 dead-link 9:12, unsure-link 10:12", "12"],
    "nothing before the third night; an unsure night does not mend a dead link; an answer does");
  same([third.findings[0].message, third.findings[0].level, third.findings[1].level],
    [`linket »${A}/snart« har ikke virket siden 2026-10-08: svarer 404`, "warning", "note"], "since when, and why");
  await walk("2026-10-20", ill);
  ok(told.at(-1) === "20", "and then three nights must pass anew", told.at(-1));
}

// --- what visitors see --------------------------------------------------------------------------------

{
  const c = catalogue({ besoeg: { fields: `booking:\n  link: ${A}/bestil\nmaterialer:\n  - titel: Ark\n    url: ${A}/ark\n`, text: `[Mere](${A}/mere#her).` } });
  const page = (date) => {
    const site = join(c.content, "..", "site");
    execFileSync(PROGRAM, ["build", "--quiet", "--content", c.content, "--state", c.state, "--output", site, "--date", date], { stdio: "pipe" });
    return readFileSync(join(site, "tilbud/vejle/besoeg/index.html"), "utf8");
  };
  const marks = (html) => html.match(/Linket svarer ikke; sidst set 1\. november 2026\./g)?.length ?? 0;
  const button = (html) => /<a class="knap" href="([^"]*)">/.exec(html)?.[1];
  await links(c, "2026-11-01");
  night = { "/bestil": 410, "/ark": 404, "/mere": 404 };
  for (const date of ["2026-11-08", "2026-11-09", "2026-11-10"]) await links(c, date);
  const early = page("2026-11-21");
  same([marks(early), button(early)], [0, `${A}/bestil`], "for two weeks a dead link is only the librarian's to know");
  const late = page("2026-11-22");
  same([marks(late), button(late)], [4, "#biblioteket"], "then the page says so at each link, and the button leads to the library");
  const file = join(c.content, "biblioteker/vejle/tilbud/besoeg.md");
  writeFileSync(file, readFileSync(file, "utf8").replace("booking:\n", "booking:\n  mail: skole@vejle.example\n"));
  same(button(page("2026-11-22")), "mailto:skole@vejle.example", "or to the other way there is");
  night = {};
  await links(c, "2026-11-23");
  const again = page("2026-11-23");
  same([marks(again), button(again)], [0, `${A}/bestil`], "until it answers again");
}

// --- formats, --strict, faults of our own -------------------------------------------------------------

{
  const c = catalogue({ doed: { text: given([`${A}/404`, `${A}/ok`]) } });
  for (const date of ["2026-11-01", "2026-11-02"]) await links(c, date);
  const strictEarly = await links(c, "2026-11-02", "--strict");
  const run = await links(c, "2026-11-03", "--format=text");
  ok(/doed\.md:9:12: advarsel: linket ».*\/404« har ikke virket siden 2026-11-01: svarer 404 {2}\[dead-link\]\n/.test(run.stdout), "text", run.stdout);
  ok(/\n2 adresser: 1 svarer, 1 døde, 0 kan ikke efterprøves; 1 spurgt nu\n$/.test(run.stdout), "and a line that sums it up", run.stdout);
  same(run.stderr, "", "no progress where nobody looks");
  const github = await links(c, "2026-11-03", "--format=github");
  ok(/^::warning file=.*doed\.md,line=9,.*col=12/m.test(github.stdout), "GitHub's annotations", github.stdout);
  const sarif = JSON.parse((await links(c, "2026-11-03", "--format=sarif")).stdout);
  same(sarif.runs[0].results.map((r) => `${r.ruleId} ${r.locations[0].physicalLocation.region.startLine}`), ["dead-link 9"], "SARIF");
  ok((await links(c, "2026-11-03", "--format=junit")).stdout.includes("[dead-link]"), "JUnit");
  const strict = await links(c, "2026-11-03", "--strict");
  same([run.status, strictEarly.status, strict.status], [0, 0, 1], "0, and 1 with --strict once three nights have shown it");

  await links(c, "2026-11-03");
  const before = readFileSync(join(c.state, "links.txt"), "utf8");
  server.close();
  server.closeAllConnections();
  const away = await links(c, "2026-11-04");
  same([away.status, away.findings.map((f) => f.code)], [3, ["network-missing"]], "when what always answers is silent too, it is our own network");
  same(readFileSync(join(c.state, "links.txt"), "utf8"), before, "and the night does not count");
  await new Promise((resolve) => { server.listen(port, "0.0.0.0", resolve); });

  writeFileSync(join(c.state, "links.txt"), `${before}sludder\n\u0000\n${"x\t".repeat(20)}\n`);
  same((await links(c, "2026-11-04")).told, ["dead-link 9:12"], "lines that are no lines are passed over");
  rmSync(join(c.state, "links.txt"));
  mkdirSync(join(c.state, "links.txt"));
  same((await links(c, "2026-11-04")).status, 3, "a memory that cannot be read ends the run");
  rmSync(join(c.content, "skema.yaml"));
  same((await links(c, "2026-11-04")).status, 1, "without a schema there is no content");
}

// --- politely -----------------------------------------------------------------------------------------

{
  patience = 30;
  const many = Array.from({ length: 12 }, (_, i) => i);
  const c = catalogue({ mange: { text: given([...many.map((i) => `${A}/p${i}`), ...many.map((i) => `${B}/p${i}`)]) } });
  for (const host of Object.keys(most)) delete most[host];
  await links(c, "2026-11-01");
  same(most, { [`127.0.0.1:${port}`]: 2, [`127.0.0.2:${port}`]: 2 }, "two at a time at each host, and all of both");
  patience = 0;
  const paced = catalogue({ pace: { text: given(many.slice(0, 6).map((i) => `${A}/q${i}`)) } });
  const start = process.hrtime.bigint();
  await links(paced, "2026-11-01", "--pace=60");
  // A lower bound that a slow machine cannot break: five pauses between six questions.
  ok(process.hrtime.bigint() - start >= 5n * 60_000_000n, "and a pause between two");
}

server.close();
server.closeAllConnections();
done();
