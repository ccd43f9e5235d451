#!/usr/bin/env node
// The largest page of each type in a real browser, narrow, middle and wide, light and dark: nothing
// sticks out, nothing fails, nobody else is asked, and axe finds no barrier.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { SCHEMES, WIDTHS, openTab } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { addressOf, isSite, pageTypes, readSite, sites } from "../lib/site.mjs";
import { done, none, ok } from "../lib/tap.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const { tab, close } = await openTab();

let faults = [];
let origin = "";
tab.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
tab.on("pageerror", (error) => faults.push(`script: ${error.message}`));
tab.on("requestfailed", (request) => faults.push(`failed: ${request.url()}`));
tab.on("request", (request) => {
  if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) faults.push(`outside: ${request.url()}`);
});
tab.on("response", (response) => response.status() >= 400 && faults.push(`${response.status()}: ${response.url()}`));

// What reaches beyond the right edge, without what lies in a box that scrolls by itself.
const overflow = () => tab.evaluate(() => {
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide <= 0) return null;
  const guilty = [...document.body.querySelectorAll("*")]
    .find((node) => node.getBoundingClientRect().right > window.innerWidth + 1);
  return `${wide} px too wide${guilty ? `: <${guilty.tagName.toLowerCase()} class="${guilty.className}">` : ""}`;
});

// evaluate() is not bound by the page's content security policy; a script element would be.
async function barriers() {
  await tab.evaluate(axe);
  const { violations, incomplete } = await tab.evaluate((tags) => window.axe.run({ runOnly: tags }), AXE_TAGS);
  const invisible = incomplete.filter((rule) => rule.id === "color-contrast").flatMap((rule) => rule.nodes)
    .filter((node) => node.any.some((check) => check.data?.messageKey === "equalRatio"));
  return [...violations.flatMap((rule) => rule.nodes.map((node) => `axe ${rule.id}: ${node.target.join(" ")} ${node.any[0]?.message ?? ""}`)),
    ...invisible.map((node) => `axe same colour: ${node.target.join(" ")}`)];
}

async function look(url, withAxe) {
  faults = [];
  await tab.goto(url, { waitUntil: "load" });
  const found = [];
  for (const scheme of SCHEMES) {
    await tab.emulateMedia({ colorScheme: scheme });
    for (const width of WIDTHS) {
      await tab.setViewportSize({ width, height: 800 });
      const sticksOut = await overflow();
      if (sticksOut) found.push(`${width} px, ${scheme}: ${sticksOut}`);
      // Narrow and wide may hide and show different parts; the middle adds nothing.
      if (withAxe && width !== 768) found.push(...(await barriers()).map((b) => `${width} px, ${scheme}: ${b}`));
    }
  }
  return [...faults, ...found];
}

for (const folder of sites()) {
  ok(isSite(folder), `${folder} is built`, "no index.html there");
  if (!isSite(folder)) continue;
  const site = readSite(folder);
  const server = await serve(folder);
  origin = server.url;
  for (const { type, file } of pageTypes(site))
    if (file !== "404.html") none(await look(server.url + addressOf(file), true), `${folder}: ${type} (${addressOf(file)})`);
  server.stop();

  const below = await serve(folder, "/en/anden/sti/");
  origin = below.url;
  for (const { type, file } of pageTypes(site).slice(0, 6))
    if (file !== "404.html") none(await look(below.url + addressOf(file), false), `${folder}: ${type} under a sub-path`);
  below.stop();
}
await close();
done();
