// axe in an open tab. What it cannot decide about contrast counts as a barrier, unless it is the text of
// a drawing, whose contrast is then measured here.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];
// The rules that may answer otherwise the second time a page is seen.
const RULES = { colours: COLOUR_RULES, look: [...COLOUR_RULES, "target-size"] };

// axe does not know what lies behind the text of a drawing. Here a text lies on the rectangle drawn just
// before it in the same group. Returns those of `targets` (selectors) whose contrast is not proven.
const unproven = (tab, targets) => tab.evaluate((all) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  // What a pixel becomes when `colours`, [colour, opacity], are laid on each other.
  const laid = (colours) => {
    for (const [colour, opacity] of colours) {
      canvas.globalAlpha = opacity;
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const isProven = (node) => {
    const text = node?.closest("svg text");
    const ground = text?.parentElement.querySelector("rect");
    if (!ground) return false;
    const [inner, outer] = [text.getBoundingClientRect(), ground.getBoundingClientRect()];
    if (inner.left < outer.left - 1 || inner.right > outer.right + 1 || inner.top < outer.top || inner.bottom > outer.bottom) return false;
    const below = [[getComputedStyle(document.body).backgroundColor, 1],
      [getComputedStyle(ground).fill, Number(getComputedStyle(ground).fillOpacity)]];
    const [a, b] = [light(laid(below)), light(laid([...below, [getComputedStyle(node).fill, 1]]))];
    return Math.max(a, b) / Math.min(a, b) >= 4.5;
  };
  return all.filter((target) => !isProven(document.querySelector(target)));
}, targets);

// The barriers of the page shown, as text; empty when there are none. `what`: "all"; "colours" of a page
// seen before, in other colours; "look" of one seen before in another width.
export async function barriers(tab, what = "all") {
  // Stylesheets and sounds are fetched once more only for rules that are not asked for.
  const options = { runOnly: RULES[what] ? { type: "rule", values: RULES[what] } : TAGS, preload: false,
    resultTypes: ["violations", "incomplete"] };
  // evaluate() is not bound by the page's content security policy; a script element would be.
  if (!await tab.evaluate(() => Boolean(window.axe))) await tab.evaluate(axe);
  const { violations, incomplete } = await tab.evaluate((o) => window.axe.run(o), options);
  const open = incomplete.filter((rule) => COLOUR_RULES.includes(rule.id)).flatMap((rule) => rule.nodes);
  const left = new Set(open.length ? await unproven(tab, open.map((node) => node.target.join(" "))) : []);
  const line = (id, node) => `axe ${id}: ${node.target.join(" ")} ${node.any[0]?.message ?? ""}`;
  return [...violations.flatMap((rule) => rule.nodes.map((node) => line(rule.id, node))),
    ...open.filter((node) => left.has(node.target.join(" "))).map((node) => line("contrast, not decided", node))];
}
