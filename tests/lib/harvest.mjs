// A small catalogue with feeds, fetched by the program: what tests and benchmarks of the harvest share.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROGRAM = join(process.env.BUILD ?? "build", "skoletilbud");
export const SANITIZED = join(process.env.BUILD ?? "build", "asan/skoletilbud");

// The real schema and vocabularies with the small base of tests/findings.
export function catalogue() {
  const root = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "skoletilbud."));
  const content = join(root, "content");
  mkdirSync(join(content, "biblioteker/vejle/tilbud"), { recursive: true });
  cpSync("content/skema.yaml", join(content, "skema.yaml"));
  cpSync("content/ordlister", join(content, "ordlister"), { recursive: true });
  cpSync("tests/findings/base", content, { recursive: true });
  return { root, content, state: join(root, "state"), remove: () => rmSync(root, { recursive: true, force: true }) };
}

// kilder.yaml: feeds are { name, url, type, limits, off }. A loaded machine is no fault of a feed's: who is to
// be slow says so in its limits.
export function writeFeeds(at, feeds, limits = "sekunder: 120, stille: 60, forsøg: 1, takt: 1") {
  const one = (f) => `  ${f.name}:\n    bibliotek: ${f.library ?? "vejle"}\n    type: ${f.type ?? "offers"}\n    url: "${f.url}"\n` +
    `    tændt: ${f.off ? "nej" : "ja"}\n    http: ${f.url.startsWith("http:") ? "ja" : "nej"}\n${f.limits ? `    grænser: {${f.limits}}\n` : ""}`;
  writeFileSync(join(at.content, "kilder.yaml"), `grænser: {${limits}}\nkilder:\n${feeds.map(one).join("")}`);
}

// Runs a command; `peak` is its largest memory in KB, `cpu` its time in ms, watched while it runs.
export function run(args, { env = {}, kill, program = PROGRAM } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env: { ...process.env, ...env } });
    const out = [];
    let peak = 0;
    let cpu = 0;
    const watch = setInterval(() => {
      try {
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0));
        const times = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1].split(" ");
        cpu = Math.max(cpu, (Number(times[11]) + Number(times[12])) * 10);
      } catch { /* it has ended */ }
    }, 10);
    const timer = kill === undefined ? null : setTimeout(() => child.kill("SIGKILL"), kill);
    child.stdout.on("data", (text) => out.push(text));
    child.stderr.on("data", (text) => out.push(text));
    child.on("close", (status, signal) => {
      clearInterval(watch);
      clearTimeout(timer);
      resolve({ status, signal, peak, cpu, said: Buffer.concat(out).toString() });
    });
  });
}

// One night. With `json` the findings come along, each with the name of the feed it is of.
export async function fetch(at, date, { json = true, args = [], ...more } = {}) {
  const done = await run(["fetch", "--content", at.content, "--state", at.state, "--date", date, "--allow-loopback",
    ...(json ? ["--format", "json"] : []), ...args], more);
  return json && done.status !== null ? { ...done, findings: JSON.parse(done.said).findings } : done;
}

// What is kept of a feed: its account as text, and the offers' files with their texts.
export function kept(at, name) {
  const folder = join(at.state, "kilder", name);
  const files = {};
  const offers = join(folder, "tilbud");
  for (const file of existsSync(offers) ? readdirSync(offers) : []) files[file] = readFileSync(join(offers, file), "utf8");
  const account = existsSync(join(folder, "tilstand.yaml")) ? readFileSync(join(folder, "tilstand.yaml"), "utf8") : "";
  return { files, count: Object.keys(files).length, account, state: /^tilstand: (.*)$/m.exec(account)?.[1] };
}
