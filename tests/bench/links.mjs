// What asking 10,000 links costs, exactly 100 of them dead, on loopback: ours beside `curl --parallel` on
// the same list in the same run, and LinkChecker from Debian on a page that has them all (LINKCHECKER=nej:
// without). The links lie at 250 addresses of this machine, so that two at a time at each host is no brake.
// A host's pace is set to 0: curl has none.
import { fork, spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { catalogue, run } from "../lib/harvest.mjs";

const LINKS = 10000;
const HOSTS = 250;
const OFFERS = 200;
const isDead = (i) => i % 100 === 37;

const lines = (port) => Array.from({ length: LINKS }, (_, i) => `http://127.0.0.${1 + (i % HOSTS)}:${port}/side-${i}`);

function serve() {
  const server = createServer((request, response) => {
    if (request.url === "/") return response.writeHead(200, { "content-type": "text/html" }).end(`<!doctype html><title>x</title>${lines(server.address().port).map((url) => `<a href="${url}">x</a>`).join("\n")}`);
    return response.writeHead(isDead(Number(request.url.slice("/side-".length))) ? 404 : 200, { "content-type": "text/html" }).end();
  });
  server.listen(0, "0.0.0.0", () => process.send(server.address().port));
}

const timed = async (what) => {
  const begun = process.hrtime.bigint();
  const result = await what();
  return { ...result, ms: Number(process.hrtime.bigint() - begun) / 1e6 };
};
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
const line = (name, ms, peak, more) => console.log(`${name.padEnd(34)} ${(ms / 1000).toFixed(2).padStart(6)} s ${peak ? `${(peak / 1024).toFixed(1).padStart(6)} MB` : ""}  ${more}`);

async function measure(port) {
  const rounds = Number(process.env.ROUNDS ?? 3);
  const at = catalogue();
  const urls = lines(port);
  for (let i = 0; i < OFFERS; i++) {
    const own = urls.slice(i * (LINKS / OFFERS), (i + 1) * (LINKS / OFFERS));
    writeFileSync(join(at.content, `biblioteker/vejle/tilbud/tilbud-${i}.md`), `---\ntitel: Tilbud ${i}\nresume: Et tilbud.\nform: forløb\ntrin: 4-6\nsted: [bibliotek]\n---\n\n${own.map((url, k) => `[Ark ${k}](${url})`).join("\n")}\n`);
  }
  // The base's own site is at .example: it is not of the list.
  writeFileSync(join(at.content, "biblioteker/vejle/bibliotek.yaml"), "navn: Vejle\nkommune: Vejle\n");
  const list = join(at.root, "curl.txt");
  writeFileSync(list, urls.map((url) => `url="${url}"\noutput=/dev/null\n`).join(""));
  const ours = [];
  const theirs = [];
  let exact = true;
  for (let round = 0; round < rounds; round++) {
    rmSync(at.state, { recursive: true, force: true });
    mkdirSync(at.state);
    const one = await timed(() => run(["links", "--content", at.content, "--state", at.state, "--date", "2026-11-22", "--allow-loopback", "--pace", "0", "--format", "json"]));
    const told = JSON.parse(one.said).findings.map((f) => /side-(\d+)/.exec(f.message)[1]).map(Number).sort((a, b) => a - b);
    exact &&= JSON.stringify(told) === JSON.stringify(urls.map((_, i) => i).filter(isDead));
    ours.push(one);
    const curl = await timed(() => spawnSync("curl", ["-sS", "--head", "--parallel", "--parallel-max", "32", "-w", "%{http_code}\\n", "-K", list], { maxBuffer: 1e8 }));
    theirs.push({ ms: curl.ms, dead: curl.stdout.toString().split("\n").filter((code) => code === "404").length });
  }
  const ratios = ours.map((one, i) => one.ms / theirs[i].ms);
  line(`curl --parallel, ${LINKS} links`, median(theirs.map((one) => one.ms)), 0, `${theirs[0].dead} dead`);
  line("skoletilbud links", median(ours.map((one) => one.ms)), Math.max(...ours.map((one) => one.peak)),
    `${exact ? "exactly the 100 dead" : "NOT the 100 that are dead"}; ${median(ratios).toFixed(2)} × curl (goal 3), limit 32 MB`);
  const again = await timed(() => run(["links", "--content", at.content, "--state", at.state, "--date", "2026-11-23", "--allow-loopback", "--pace", "0", "--quiet"]));
  line("the next night", again.ms, again.peak, "asks only the 100 again");
  if (process.env.LINKCHECKER !== "nej" && spawnSync("linkchecker", ["--version"]).status === 0) {
    const other = await timed(() => spawnSync("linkchecker", ["--check-extern", "--threads=50", "--no-status", "--no-robots", "--timeout=20", "--output=csv", `http://127.0.0.1:${port}/`], { maxBuffer: 1e8, timeout: 600000 }));
    line("LinkChecker", other.ms, 0, `${(other.stdout.toString().match(/;404 [^;]*;[^;]*;[^;]*;False;/g) ?? []).length} called dead`);
  }
  at.remove();
}

if (process.send) serve();
else {
  const server = fork(process.argv[1]);
  server.once("message", async (port) => {
    await measure(port);
    server.kill();
  });
}
