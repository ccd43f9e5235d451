#!/usr/bin/env node
// Scripts that other sites' pages use, with their hash beside their address: their bytes never change. A change is
// another version, embed/2/, published beside this one.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { integrity } from "../lib/hosts.mjs";
import { isSite, sites } from "../lib/site.mjs";
import { done, ok } from "../lib/tap.mjs";

const LASTING = {
  "embed/1/hoejde.js": "sha384-3nZon4J5DQa3zscOxzqon067/QZ3Bee1V87n88y5J+J4HeSuzph8j9Rq9astopG3",
  "embed/1/skole-tilbud.js": "sha384-oGUuaQmpd4oy7PJXTz5ztY9W8MQd2lY6hodvyLn4M1r0htzUV+2/14XhgldEJfIR",
};

for (const folder of sites()) {
  ok(isSite(folder), `${folder} is built`, "run tests/site/build");
  if (!isSite(folder)) continue;
  for (const [script, hash] of Object.entries(LASTING)) {
    const now = integrity(readFileSync(join(folder, script)));
    ok(now === hash, `${folder}: ${script} is as it was published`, now);
  }
}
done();
