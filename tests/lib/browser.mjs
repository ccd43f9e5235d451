// Debian's Chromium, headless and silent on the network but for what a page asks for.
import { chromium } from "playwright-core";

export const WIDTHS = [320, 768, 1280];
export const SCHEMES = ["light", "dark"];

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

// One tab, to be used for all pages: a tab a page takes three times as long.
export async function openTab() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  const tab = await (await browser.newContext({ locale: "da-DK" })).newPage();
  return { tab, close: () => browser.close() };
}

// What reaches beyond the right edge, without what lies in a box that scrolls by itself.
export const sticksOut = (tab) => tab.evaluate(() => {
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide <= 0) return [];
  const guilty = [...document.body.querySelectorAll("*")]
    .find((node) => node.getBoundingClientRect().right > window.innerWidth + 1);
  return [`${wide} px too wide${guilty ? `: <${guilty.tagName.toLowerCase()} class="${guilty.className}">` : ""}`];
});

// Text that leaves the box it belongs to: cut off by it, or lying over what stands beside it.
export const strayText = (tab) => tab.evaluate(() => {
  const found = [];
  // An address may be shortened: it is not there to be read, and print has it whole.
  const shortened = (node, style) => style.textOverflow === "ellipsis" && node.matches('a[href^="http"]');
  const shown = (node) => node.checkVisibility?.() && !node.closest(".skjult, .spring, svg");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (!text.data.trim() || !shown(text.parentElement)) continue;
    let box = text.parentElement;
    while (getComputedStyle(box).display.startsWith("inline") && box !== document.body) box = box.parentElement;
    if (shortened(box, getComputedStyle(box))) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const edge = box.getBoundingClientRect();
    for (const rect of range.getClientRects())
      if (rect.width > 1 && (rect.right > edge.right + 2 || rect.left < edge.left - 2)) {
        found.push(`text leaves <${box.tagName.toLowerCase()} class="${box.className}">: ${text.data.trim().slice(0, 40)}`);
        break;
      }
    if (found.length > 3) break;
  }
  for (const node of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(node);
    if (shortened(node, style)) continue;
    const cuts = style.overflowX !== "visible" || style.overflowY !== "visible" || style.textOverflow === "ellipsis";
    if (cuts && shown(node) && !["auto", "scroll"].includes(style.overflowY) && !["INPUT", "SELECT", "TEXTAREA"].includes(node.tagName)
      && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1))
      found.push(`<${node.tagName.toLowerCase()} class="${node.className}"> cuts its content`);
  }
  return found;
});
