// What the site's search does with words, without a browser. Debian's Node.js takes a .js file for a module only where
// a package.json says so, and none is published among the templates: its text is the module.
import { readFileSync } from "node:fs";

const text = readFileSync(new URL("../../templates/soeg.js", import.meta.url));
export const { fold, isHit, keysOf, openIndex, stem, wordsOf } = await import(`data:text/javascript;base64,${text.toString("base64")}`);
