// The site's own modules, without a browser. Debian's Node.js takes a .js file for a module only where
// a package.json says so, and none is published among the templates: the modules are copied to where one does.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = mkdtempSync(join(tmpdir(), "moduler-"));
process.on("exit", () => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
for (const name of ["soeg.js", "haler.js", "tastefejl.js", "klassetrin.js", "kolonner.js"]) cpSync(new URL(`../../templates/${name}`, import.meta.url), join(folder, name));
export const { fold, isHit, keysOf, openIndex, stem, wordsOf } = await import(pathToFileURL(join(folder, "soeg.js")));
export const { withGrades } = await import(pathToFileURL(join(folder, "klassetrin.js")));
export const { column, open } = await import(pathToFileURL(join(folder, "kolonner.js")));
