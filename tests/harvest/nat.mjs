#!/usr/bin/env node
// The nightly run's ready files: they are what GitHub and GitLab expect, and their steps, run here as
// shell in clean clones, three nights in a row, publish every night and are red when somebody must act.
import { execFile, execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { done, none, ok } from "../lib/tap.mjs";

const BUILD = resolve(process.env.BUILD ?? "build");
const GITHUB = ".github/workflows/nat.yml";
const GITLAB = ".gitlab-ci.yml";
const root = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "skoletilbud-nat-"));
process.on("exit", () => rmSync(root, { recursive: true, force: true }));

const same = (got, wanted, name, said = "") => none(JSON.stringify(got) === JSON.stringify(wanted) ? []
  : [`got ${JSON.stringify(got)}`, `not ${JSON.stringify(wanted)}`, JSON.stringify(said)], name);
const git = (folder, ...args) => execFileSync("git", ["-c", "safe.directory=*", "-C", folder, ...args], { stdio: ["ignore", "pipe", "pipe"] }).toString().trim();

// --- the files themselves -----------------------------------------------------------------------------

const workflow = parse(readFileSync(GITHUB, "utf8"));
const pipeline = parse(readFileSync(GITLAB, "utf8"));

// Status and words of an outside judge of a file; `change` makes a bad copy of it.
function judge(tool, name, change = (text) => text) {
  const folder = mkdtempSync(join(root, "judge-"));
  execFileSync("git", ["init", "--quiet", folder]);
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), change(readFileSync(name, "utf8")));
  const { status, stdout, stderr } = spawnSync(process.execPath, [...tool, ...(name === GITHUB ? [join(folder, name)] : ["--list"])], { cwd: folder });
  return { status, said: `${stdout}${stderr}`.slice(-600) };
}

const modules = resolve("tests/node_modules");
const actions = [join(modules, "@action-validator/cli/cli.mjs")];
// The judge says that it wants a newer Node.js than Debian has; this one function is all it misses.
process.env.YARGS_MIN_NODE_VERSION = "18";
writeFileSync(join(root, "union.mjs"), "Set.prototype.union ??= function (other) { return new Set([...this, ...other]); };\n");
const gitlab = ["--import", join(root, "union.mjs"), join(modules, "gitlab-ci-local/dist/index.js")];

for (const [name, tool, from, to] of [[GITHUB, actions, "runs-on:", "run-on:"], [GITLAB, gitlab, "needs:", "nedes:"]]) {
  const [good, bad] = [judge(tool, name), judge(tool, name, (text) => text.replace(from, to))];
  ok(good.status === 0, `${name} is what its host expects`, good.said);
  ok(bad.status !== 0, `${name}: the judge sees a fault`, bad.said);
}

const jobs = Object.values(workflow.jobs);
same(workflow.permissions, {}, "no job may more than it says");
same(jobs.map((job) => job.permissions), [{ contents: "write" }, { pages: "write", "id-token": "write" }], "and each says no more than it needs");
none(jobs.flatMap((job) => job.steps).map((step) => step.uses).filter((uses) => uses && !/^actions\/[a-z-]+@v\d+\.\d+\.\d+$/.test(uses)),
  "every action is GitHub's own and of one version");
const steps = jobs[0].steps.filter((step) => step.run);
const ours = (lines) => lines.flatMap((line) => /\.ci\/nat (\w+)/.exec(line)?.[1] ?? []);
same(ours(steps.map((step) => step.run)), ["husk", "hent", "tjek", "links", "byg", "gem", "besked"], "GitHub's steps");
same(ours([...pipeline.byg.script, ...pipeline.besked.script]), ours(steps.map((step) => step.run)), "GitLab's are the same");

// --- three nights ---------------------------------------------------------------------------------------

let asleep = false;
const feed = { tilbud: ["laesning", "kodning"].map((id) => ({ id, titel: `Hentet ${id}`, resume: "Et tilbud fra bibliotekets egen side.",
  form: "forløb", trin: "4-6", sted: ["bibliotek"], fag: ["dansk"] })) };
const server = createServer((request, response) => {
  if (request.url === "/tilbud.json" && asleep) return response.writeHead(503).end();
  if (request.url === "/tilbud.json") return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(feed));
  return response.writeHead(request.url === "/findes" ? 200 : 404).end();
});
await new Promise((started) => { server.listen(0, "127.0.0.1", started); });
const base = `http://127.0.0.1:${server.address().port}`;

const offer = (grades) => `---\ntitel: Eget tilbud\nresume: Et tilbud.\nform: forløb\ntrin: ${grades}\nsted: [bibliotek]\nbooking:\n  link: ${base}/findes\n---\n\nKlassen møder biblioteket.\n`;

// A clone of the repository as it stands in `origin`, with a small catalogue for this night.
function clone(origin, name, grades) {
  const folder = join(root, name);
  execFileSync("git", ["clone", "--quiet", "--depth", "1", `file://${origin}`, folder]);
  const content = join(folder, "content");
  for (const entry of readdirSync(content)) if (!["skema.yaml", "ordlister", "sider"].includes(entry)) rmSync(join(content, entry), { recursive: true });
  const write = (path, text) => {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text);
  };
  rmSync(join(content, "sider"), { recursive: true });
  write("katalog.yaml", `navn: Prøve\nadresse: ${base}/katalog/\nudgave: prøve\n`);
  write("biblioteker/vejle/bibliotek.yaml", "navn: Vejle Bibliotekerne\nkommune: Vejle\nkontakt:\n  mail: skole@vejle.example\n");
  write("biblioteker/aarhus/bibliotek.yaml", `navn: Aarhus Bibliotekerne\nkommune: Aarhus\nsite: ${base}/findes-ikke\n`);
  write("kilder.yaml", `kilder:\n  aarhus:\n    bibliotek: aarhus\n    type: offers\n    url: ${base}/tilbud.json\n    http: ja\n    tændt: ja\n    grænser: {takt: 20, forsøg: 2}\n`);
  write("biblioteker/vejle/tilbud/eget.md", offer(grades));
  // What was built from the same sources is not built again.
  mkdirSync(join(folder, "build"), { recursive: true });
  for (const part of ["obj", "flags", "libskoletilbud.a", "skoletilbud"])
    cpSync(join(BUILD, part), join(folder, "build", part), { recursive: true, preserveTimestamps: true });
  execFileSync("find", [join(folder, "src"), join(folder, "include"), "-exec", "touch", "-d", "2020-01-01", "{}", "+"]);
  return folder;
}

const werror = readFileSync(join(BUILD, "flags"), "utf8").includes(" -Werror ") ? "1" : "0";

// Runs steps as the host does: after one that fails only those that want to. Our server is of this
// process, so it must not be held up.
async function run(folder, list, env) {
  const files = { GITHUB_OUTPUT: join(folder, "..", "output.txt"), GITHUB_STEP_SUMMARY: join(folder, "..", "summary.md") };
  for (const file of Object.values(files)) writeFileSync(file, "");
  const result = { red: [], said: {} };
  for (const { name, script, always } of list) {
    if (result.red.length && !always) continue;
    const { status, said } = await new Promise((finished) => {
      execFile("bash", ["-e", "-c", script], { cwd: folder, maxBuffer: 1e8, env: { ...process.env, BUILD: "build", SITE: "build/site", TMPDIR: root,
        ...env, ...files, NETVALG: "--allow-loopback" } },
      (error, stdout, stderr) => finished({ status: error?.code ?? 0, said: stdout + stderr }));
    });
    result.said[name] = said;
    if (status) result.red.push(name);
  }
  return { ...result, output: readFileSync(files.GITHUB_OUTPUT, "utf8"), summary: readFileSync(files.GITHUB_STEP_SUMMARY, "utf8") };
}

const asSteps = (list) => list.map((step) => ({ name: step.name, script: step.run, always: step.if?.includes("!cancelled()") }));

// The repository as it stands now, committed or not.
function origin() {
  const bare = join(root, `origin-${readdirSync(root).length}.git`);
  const seed = mkdtempSync(join(root, "seed-"));
  execFileSync("git", ["init", "--quiet", "-b", "main", seed]);
  for (const part of [".ci", ".github", GITLAB, ".gitignore", "Makefile", "src", "include", "templates", "content"])
    cpSync(part, join(seed, part), { recursive: true });
  git(seed, "add", "--all");
  git(seed, "-c", "user.name=t", "-c", "user.email=t@t", "commit", "--quiet", "-m", "x");
  execFileSync("git", ["clone", "--quiet", "--bare", seed, bare]);
  return bare;
}

const page = (folder, path) => existsSync(join(folder, "build/site", path, "index.html")) && readFileSync(join(folder, "build/site", path, "index.html"), "utf8");
const kept = (bare) => git(bare, "ls-tree", "-r", "--name-only", "tilstand").split("\n");

async function nights() {
  const bare = origin();
  const env = { ...workflow.env, WERROR: werror, CI: "true", ADRESSE: "" };
  const night = async (date, grades) => {
    const folder = clone(bare, `nat-${date}`, grades);
    return { folder, ...(await run(folder, asSteps(steps), { ...env, DATO: date })) };
  };
  const first = await night("2026-11-20", "4-6");
  same(first.red, [], "the first night is green", first.said);
  ok(page(first.folder, "tilbud/vejle/eget") && page(first.folder, "tilbud/aarhus/laesning"), "own and fetched offers are published");
  same(first.output, "bygget=ja\n", "and the site is said to be ready");
  ok(first.said["Prøv links"].includes("findes-ikke"), "a link that does not answer is told", first.said["Prøv links"]);
  none(["adresser.txt", "links.txt"].filter((file) => !kept(bare).includes(file)), "what the night learned is kept on its branch");
  ok(kept(bare).some((file) => file.startsWith("kilder/aarhus/")), "with the offers that were fetched", kept(bare).join(" "));

  asleep = true;
  const second = await night("2026-11-21", "6.-9. klase");
  same(second.red, ["Sig, hvem der skal gøre noget"], "a broken offer and a dead source: red, at the very end", second.said);
  same(second.output, "bygget=ja\n", "the site is published all the same");
  ok(page(second.folder, "tilbud/aarhus/laesning") && page(second.folder, "tilbud/aarhus/kodning"), "with the dead source's last good offers");
  ok(page(second.folder, "tilbud/vejle/eget")?.includes("udgaaet"), "and no address is a 404");
  const told = second.said["Sig, hvem der skal gøre noget"];
  ok(told.includes("**Vejle Bibliotekerne (skole@vejle.example)** skal se på:") && /^- content\/biblioteker\/vejle\/tilbud\/eget\.md:5: .*»klase«/m.test(told),
    "it says who and where", told);
  ok(!told.includes("Aarhus") && !told.includes("findes-ikke"), "and nothing of what nobody must act on", told);
  ok(second.summary.includes(told.trim()), "in the summary too", second.summary);
  ok(/^::error file=content\/biblioteker\/vejle\/tilbud\/eget\.md,line=5,/m.test(second.said["Tjek indholdet"]), "with an annotation at the line", second.said["Tjek indholdet"]);

  asleep = false;
  const third = await night("2026-11-22", "6.-9. klasse");
  same(third.red, [], "mended: green again", third.said);
  ok(page(third.folder, "tilbud/vejle/eget")?.includes("Eget tilbud"), "and the offer is back");
  same(git(bare, "rev-list", "--count", "tilstand"), "3", "each night is one commit");
  ok(third.said["Prøv links"].includes("har ikke virket siden 2026-11-20"), "three nights have shown the dead link; red it is not", third.said["Prøv links"]);

  const lost = await run(third.folder, asSteps(steps).slice(1), { ...env, DATO: "2026-11-23", REMOTE: join(root, "nowhere.git") });
  ok(lost.red[0] === "Husk de andre nætter" && !lost.said["Byg kataloget"] && !lost.output, "without its memory nothing is built", JSON.stringify(lost.said));
  same(lost.red, ["Husk de andre nætter", "Gem til næste nat", "Sig, hvem der skal gøre noget"], "nor kept over what was not read", lost.said);
  ok(lost.said["Sig, hvem der skal gøre noget"].includes("**Driften** skal se på:"), "and it is told who must act", lost.said["Sig, hvem der skal gøre noget"]);

  writeFileSync(join(third.folder, "templates/tilbud.html"), "{{#åben}}");
  const broken = await run(third.folder, asSteps(steps).slice(1), { ...env, DATO: "2026-11-23" });
  same([broken.red[0], broken.output], ["Byg kataloget", ""], "a template that cannot be used: nothing is published");
  ok(broken.said["Sig, hvem der skal gøre noget"].includes("**Redaktionen** skal se på:"), "and the editors are told", broken.said["Sig, hvem der skal gøre noget"]);

  writeFileSync(join(third.folder, "build/skoletilbud"), "#!/bin/sh\nexit 139\n");
  const crashed = await run(third.folder, asSteps(steps).slice(1), { ...env, DATO: "2026-11-24" });
  ok(/\*\*Driften\*\* skal se på:\n\n(- trinnet \w+ sluttede med status 139\n){4}/.test(crashed.said["Sig, hvem der skal gøre noget"]), "a program that crashes is told as well",
    crashed.said["Sig, hvem der skal gøre noget"]);

  const other = origin();
  const folder = clone(other, "gitlab", "4-6");
  const lines = [...pipeline.byg.script, ...pipeline.pages.script, ...pipeline.besked.script].map((script) => ({ name: script, script }));
  const once = await run(folder, lines, { ...pipeline.variables, WERROR: werror, CI: "true", REMOTE: "origin", DATO: "2026-11-20" });
  same(once.red, [], "GitLab's steps, in order", once.said);
  ok(existsSync(join(folder, "public/index.html")) && readFileSync(join(folder, "build/tjek.xml"), "utf8").includes("<testsuites"), "the site and the report lie where GitLab looks");
}

await nights();
server.close();
done();
