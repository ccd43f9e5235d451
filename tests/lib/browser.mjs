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
