#!/usr/bin/env node
// The matchers of `skoletilbud schema --kind vscode`, used as VS Code uses them on the real output of
// check: every finding becomes one mark, at its place and of its level, and no other line does.
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { done, none, ok } from "../lib/tap.mjs";

const PROGRAM = resolve(process.env.BUILD ?? "build", "skoletilbud");
const work = mkdtempSync(join(process.env.TMPDIR ?? tmpdir(), "skoletilbud-vscode-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));

const run = (args) => spawnSync(PROGRAM, args, { cwd: work, encoding: "utf8", maxBuffer: 1 << 28 });
const LEVELS = { error: "error", warning: "warning", info: "note" };

// The first file of every case of a finding, as an offer of one library.
for (const name of ["skema.yaml", "katalog.yaml", "ordlister"]) cpSync(join("content", name), join(work, "content", name), { recursive: true });
const offers = join(work, "content/biblioteker/proeve/tilbud");
mkdirSync(offers, { recursive: true });
writeFileSync(join(offers, "../bibliotek.yaml"), "navn: Prøvebiblioteket\nkommune: Vejle\n");
writeFileSync(join(offers, "Stort Navn.md"), "---\ntitel: x\n---\n");
for (const name of readdirSync("tests/findings"))
  for (const ending of ["md", "yaml"]) {
    const file = join("tests/findings", name, `tilbud.${ending}`);
    if (existsSync(file)) copyFileSync(file, join(offers, `${name}.${ending}`));
  }

// TaskProblemMatcher: each matcher looks at each line by itself.
const tasks = JSON.parse(run(["schema", "--kind", "vscode"]).stdout);
const matchers = tasks.tasks[0].problemMatcher;
ok(new Set(matchers.map((m) => m.owner)).size === matchers.length, "each matcher has an owner of its own, so that none clears another's marks");
ok(matchers.every((m) => LEVELS[m.severity]), "VS Code knows the levels");
const marks = [];
const twice = [];
for (const line of run(tasks.tasks[0].args).stdout.split("\n")) {
  const hits = matchers.map((m) => ({ m, match: new RegExp(m.pattern.regexp).exec(line) })).filter((hit) => hit.match);
  if (hits.length > 1) twice.push(line);
  for (const { m, match } of hits) {
    const part = (name) => (m.pattern[name] ? match[m.pattern[name]] : undefined);
    marks.push([part("file"), Number(part("line") ?? 0), Number(part("column") ?? 0), LEVELS[m.severity], part("code"), part("message")]);
  }
}
none(twice, "no line is marked twice");

const { findings } = JSON.parse(run(["check", "--format", "json"]).stdout);
const wanted = findings.map((f) => [f.path, f.line, f.column, f.level, f.code, f.message]);
const lines = (list) => list.map((item) => JSON.stringify(item)).sort();
const [got, want] = [lines(marks), lines(wanted)];
none(want.filter((item) => !got.includes(item)), `each of ${want.length} findings is a mark`);
none(got.filter((item) => !want.includes(item)), "and there are no other marks");
for (const level of Object.values(LEVELS)) ok(wanted.some((item) => item[3] === level), `there are findings of level ${level}`);
ok(wanted.some((item) => item[1] === 0), "and findings without a line");
done();
