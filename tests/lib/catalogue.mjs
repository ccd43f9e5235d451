// Small catalogues for node tests: the real schema, words and pages, and what a test says itself.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const DATE = "2026-11-22";
const BORROWED = ["skema.yaml", "katalog.yaml", "ordlister", "sider", "dr"];

// `files`: path in the content folder → its text or bytes. Returns the built site's folder, what the
// program said, and how to remove it all.
export function buildCatalogue(files, date = DATE) {
  const root = mkdtempSync(join(tmpdir(), "skoletilbud-"));
  const content = join(root, "content");
  for (const name of BORROWED) cpSync(join("content", name), join(content, name), { recursive: true });
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), bytes);
  }
  const site = join(root, "site");
  const said = execFileSync(join(process.env.BUILD ?? "build", "skoletilbud"), ["build", "--content", content, "--templates",
    "templates", "--output", site, "--state", join(root, "state"), "--date", date], { stdio: ["ignore", "pipe", "pipe"] });
  return { site, said: said.toString(), content, remove: () => rmSync(root, { recursive: true, force: true }) };
}
