#!/usr/bin/env node
// The rules for words stand twice, in C for the index and in soeg.js for the query: they give the same
// stems, folded forms and keys for every word of Debian's Danish word list.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fold, keysOf, stem, wordsOf } from "../lib/modules.mjs";
import { done, none, ok } from "../lib/tap.mjs";

const LIST = "/usr/share/dict/danish";
const build = process.env.BUILD ?? "build";
const folder = mkdtempSync(join(tmpdir(), "ord-"));
const stems = join(folder, "stems");
execFileSync("gcc", ["-std=c17", "-D_GNU_SOURCE", "-Isrc", "-o", stems, "tests/search/stems.c", join(build, "libskoletilbud.a"),
  "-lyaml", "-lcmark", "-lstemmer", "-lm", "-pthread"]);

// Words no list has: other scripts, capitals, accents, the letters that æ, ø and å are written with.
const odd = ["", "a", "æ", "ØL", "Ærø", "naïve", "Å", "aa", "aaa", "øe", "aea", "oeoe", "ﬁ", "straße", "Þór", "مدرسة", "école",
  "学校", "Ω", "x²", "don't", "e-bog", "3.-5. klasse", "børne- og ungdom", "teatre", "himmel", "igst", "løst", "st", "𝒜bc", "Šiauliai"];
const text = [...readFileSync(LIST, "utf8").split("\n"), ...odd].join("\n");
const printed = execFileSync(stems, { input: `${text}\n`, maxBuffer: 1 << 30 }).toString().split("\n").slice(0, -1).map((line) => line.split("\t"));
const words = text.split("\n").flatMap(wordsOf);

ok(words.length > 300000, "a large list", `${words.length} words`);
const differ = (what, ours, at) => printed.flatMap((row, i) => ours(words[i] ?? "") === at(row) ? [] : [`${what} of ${row[0]}: ${at(row)}, not ${ours(words[i] ?? "")}`]);
none(printed.length === words.length ? [] : [`${printed.length} and ${words.length}`], "as many words in the text");
none(differ("word", (w) => w, (row) => row[0]), "the same words");
none(differ("stem", stem, (row) => row[1]), "the same stems");
none(differ("order", (w) => fold(stem(w)), (row) => row[2]), "the same order");
// The program adds parts of compounds and irregular forms, which need a dictionary; here it has none. Keys
// of a very form ("bøger=") are the program's alone: a query has its own.
const keys = (w) => [...keysOf(w).keys()].filter((key) => !key.endsWith("=")).sort().join(" ");
none(differ("keys", keys, (row) => row.slice(3).filter((key) => !key.endsWith("=")).sort().join(" ")), "the same keys");
rmSync(folder, { recursive: true });
done();
