// The search index of a built site, for tests without a browser.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

// The root's address from the site's root, and the title and path of each numbered offer.
export function rootOf(site) {
  const page = readFileSync(join(site, "tilbud/index.html"), "utf8");
  const root = /data-soeg="\.\.\/([^"]+)"/.exec(page)[1];
  const titles = [];
  const paths = [];
  for (let block = 0; existsSync(join(site, `tilbud/kort/${block}.txt`)); block++)
    for (const [, path, title] of readFileSync(join(site, `tilbud/kort/${block}.txt`), "utf8").matchAll(/<h3><a href="(?:\.\.\/)*([^"]+)"[^>]*>([^<]*)</g)) {
      paths.push(path);
      titles.push(title);
    }
  return { root, titles, paths };
}
