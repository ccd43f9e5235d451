#!/usr/bin/env node
// "I teach 5th grade Danish here; who comes to the school?" Three steps from the front page to the
// offer, with its booking on the first screen: on a phone, by keyboard alone, with and without
// JavaScript, in Chromium and in Firefox; and the offer on one sheet of paper.
import { existsSync } from "node:fs";
import { inflateSync } from "node:zlib";
import puppeteer from "puppeteer-core";
import { serve } from "../lib/server.mjs";
import { isSite, madeSite } from "../lib/site.mjs";
import { done, none, note, ok } from "../lib/tap.mjs";

const CHROMIUM = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];
// Firefox asks home for updates and settings unless told not to.
const QUIET = { "app.update.enabled": false, "app.normandy.enabled": false, "browser.region.network.url": "",
  "browser.safebrowsing.downloads.remote.enabled": false, "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false, "datareporting.healthreport.uploadEnabled": false,
  "dom.push.connection.enabled": false, "extensions.update.enabled": false, "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false, "services.settings.server": "http://127.0.0.1:9/", "toolkit.telemetry.server": "" };
const BROWSERS = {
  Chromium: (script) => ({ browser: "chrome", executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: CHROMIUM, script }),
  Firefox: (script) => ({ browser: "firefox", executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    extraPrefsFirefox: { ...QUIET, "javascript.enabled": script } }),
};
const PHONE = { width: 320, height: 640 };
const OFFER = "tilbud/holstebro/avisen-kommer/";

// The site's script is in the page; the test's own questions are asked from outside it.
async function open(name, script) {
  const browser = await puppeteer.launch({ ...BROWSERS[name](script), headless: true, protocolTimeout: 60000 });
  const tab = await browser.newPage();
  // That also turns the screen, which Firefox 140 cannot be asked to.
  await tab.setViewport(PHONE).catch((fault) => { if (!/setScreenOrientation.*unknown command/.test(fault.message)) throw fault; });
  if (!script && name === "Chromium") await tab.setJavaScriptEnabled(false);
  return { tab, close: () => browser.close() };
}

// Tab until the focus is on what `selector` finds.
async function reach(tab, selector) {
  for (let i = 0; i < 200; i++) {
    await tab.keyboard.press("Tab");
    if (await tab.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`no way by keyboard to ${selector} on ${tab.url()}`);
}

async function press(tab, selector) {
  await reach(tab, selector);
  await tab.keyboard.press("Enter");
}

const leave = (tab, going) => Promise.all([tab.waitForNavigation({ waitUntil: "load" }), going()]);

// Follows a link; what lies in a closed box is opened first, as a reader does.
async function follow(tab, end) {
  const link = `main a[href$="${end}"]`;
  if (await tab.evaluate((wanted) => Boolean(document.querySelector(wanted)?.closest("details:not([open])")), link))
    await press(tab, `details:has(a[href$="${end}"]) > summary`);
  await leave(tab, () => press(tab, link));
}

// What must be on the first screen of the offer, without scrolling.
const firstScreen = (tab) => tab.evaluate(() => {
  const inSight = (node) => node && node.getBoundingClientRect().bottom <= window.innerHeight && node.getBoundingClientRect().top >= 0;
  const faults = [];
  if (!inSight(document.querySelector("h1"))) faults.push("the title is not on the first screen");
  if (!inSight([...document.querySelectorAll("a")].find((a) => a.href === "https://holstebro.example/bestil/avisen")))
    faults.push("the booking is not on the first screen");
  if (document.documentElement.scrollWidth > window.innerWidth) faults.push("wider than the phone");
  return faults;
});
const says = (tab, ...texts) => tab.evaluate((all) => all.filter((text) => !document.querySelector("main").innerText.includes(text))
  .map((text) => `does not say »${text}«`), texts);

// Without JavaScript: the municipality, the band of grades, and the offer among those that are left.
async function plain(tab, url) {
  await tab.goto(url);
  await follow(tab, "/kommuner/holstebro/");
  await follow(tab, "/kommuner/holstebro/mellemtrin/");
  const faults = await says(tab, "Avisen kommer til klassen", "Prøvebibliotek Holstebro");
  await follow(tab, OFFER);
  return [...faults, ...await firstScreen(tab), ...await says(tab, "Gratis", "skolen", "6. klasse")];
}

// With JavaScript: three answers and a mark in the front page's form, and of eight offers one is left.
async function answered(tab, url) {
  await tab.goto(url);
  for (const [field, answer] of [["f-kommune", "Holstebro"], ["f-trin", "5"], ["f-fag", "Dansk"]]) {
    await reach(tab, `#${field}`);
    await tab.keyboard.type(answer);
  }
  await reach(tab, "[name=sted]");
  await tab.keyboard.press(" ");
  await leave(tab, () => press(tab, "form button"));
  // Asked from outside: waitForFunction() does not come back from Firefox 140.
  for (let i = 0; i < 100 && await tab.evaluate(() => document.querySelectorAll("main .kort").length === 8); i++)
    await new Promise((go) => setTimeout(go, 50));
  const left = await tab.evaluate(() => [...document.querySelectorAll("main .kort h3")].filter((h) => h.checkVisibility()).map((h) => h.innerText.trim()));
  const { search } = new URL(tab.url());
  await follow(tab, OFFER);
  return [...left.join() === "Avisen kommer til klassen" ? [] : [`${search} leaves: ${left.join(", ")}`], ...await firstScreen(tab)];
}

// The offer's own script makes buttons: so it is known whether scripts run.
const buttons = async (tab, wanted) => await tab.evaluate(() => [...document.querySelectorAll("main button")].some((b) => b.checkVisibility())) === wanted
  ? [] : [wanted ? "the page's script does not run" : "scripts are not off"];

// The pages of a PDF; some writers pack the objects that say so.
function pagesOf(pdf) {
  const packed = [...pdf.toString("latin1").matchAll(/FlateDecode[^]*?stream\r?\n/g)].flatMap((match) => {
    try {
      return [inflateSync(pdf.subarray(match.index + match[0].length), { finishFlush: 2 }).toString("latin1")];
    } catch {
      return [];
    }
  });
  return [pdf.toString("latin1"), ...packed].join("\n").match(/\/Type\s*\/Page(?![a-z])/g)?.length ?? 0;
}

async function sheets(tab) {
  const count = pagesOf(Buffer.from(await tab.pdf({ format: "A4" })));
  return count === 1 ? [] : [`${count} sheets`];
}

async function attempt(flow) {
  try {
    return await flow();
  } catch (error) {
    return [error.message];
  }
}

const site = madeSite("three-steps");
ok(isSite(site), `${site} is built`, "run tests/site/build");
const server = await serve(site);
for (const name of Object.keys(BROWSERS)) {
  const { executablePath } = BROWSERS[name](true);
  ok(existsSync(executablePath), `${name} is installed`, executablePath);
  if (!existsSync(executablePath)) continue;
  const off = await open(name, false);
  none(await attempt(async () => [...await plain(off.tab, server.url), ...await buttons(off.tab, false)]),
    `${name}, 320 px, keyboard, no JavaScript: three steps to the offer`);
  await off.close();

  const on = await open(name, true);
  none(await attempt(async () => [...await answered(on.tab, server.url), ...await buttons(on.tab, true)]),
    `${name}, 320 px, keyboard: three answers, and the offer`);
  none(await attempt(() => sheets(on.tab)), `${name}: the offer is printed on one A4`);
  note(`${name}: ${await on.tab.evaluate(() => navigator.userAgent)}`);
  await on.close();
}
server.stop();
done();
