// axe in an open tab. What it cannot decide about contrast counts as a barrier: someone must look.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// The rules whose answer depends on colours: all that a second colour scheme can change.
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

// The barriers of the page shown, as text; empty when there are none. `what`: "all" or "colours".
export async function barriers(tab, what = "all") {
  const options = { runOnly: what === "colours" ? { type: "rule", values: COLOUR_RULES } : TAGS,
    resultTypes: ["violations", "incomplete"] };
  // evaluate() is not bound by the page's content security policy; a script element would be.
  if (!await tab.evaluate(() => Boolean(window.axe))) await tab.evaluate(axe);
  const { violations, incomplete } = await tab.evaluate((o) => window.axe.run(o), options);
  const open = incomplete.filter((rule) => COLOUR_RULES.includes(rule.id));
  return [...violations, ...open].flatMap((rule) => rule.nodes.map((node) =>
    `axe ${rule.id}${open.includes(rule) ? " (not decided)" : ""}: ${node.target.join(" ")} ${node.any[0]?.message ?? ""}`));
}
