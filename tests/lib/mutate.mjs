// Offers as people might write them: real ones with one to three things changed. The same seed gives
// the same offers. A value is a text, a list, a map, or Raw: YAML to be written as it stands.
import { parse } from "yaml";

export class Raw {
  constructor(text) { this.text = text; }
}

// mulberry32
export function random(seed) {
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), seed | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  return { below, chance: (p) => next() < p, one: (list) => list[below(list.length)] };
}

const words = (text) => text.split("|");

const SCALARS = ["~", "null", "Null", "true", "false", "True", "yes", "no", "on", "off", "y", "N", "nej", "ja", "0", "1", "5",
  "10", "11", "28", "1984", "010", "0x1F", "0o17", "1e3", "-5", "+5", "3.14", ".5", "5.", "4.10", ".inf", "-.inf", ".nan",
  "1_000", "12:30", "1:30:00", "999999999", "1000000000", "99999999999999999999", "0.1e-9", "2026-02-29", "2024-02-29",
  "2026-02-30", "2026-13-01", "2026-04-31", "0999-01-01", "20261122", "2026-11-22T09:00:00Z", "2026-11-22 09:00:00",
  '""', '" "', "''", "[]", "{}", "[[]]", '[""]', "[~]", '["", ~]', "[{}]", '"\\u00a0"', '"\\u200b"', '"\\x07"', '"\\t"', "|\n  \n",
  ">-\n  to linjer\n  tekst\n", "|\n  en linje\n", '"  blanke omkring  "', "ikke oplyst", "Ikke  Oplyst!", "[ikke oplyst]",
  "ingen", "biblioteket inviterer", "[ingen]", "[Ingen, ingen]", "!!str 5", "&mærke tekst", "*mærke", "%procent", "@navn",
  "a: b", "- a", "{a: b}", "{titel: x}", "[a, b]", "[a, [b]]", "[{a: b}]", "日本", "–", "😀", "x #hej", "x # hej"];

const BY_NAME = {
  skema: words("1|2|0|\"1\"|\"01\"|en"),
  trin: words("4-6|0.-3. klasse|5 og 8|[5, 8]|alle|4|4.5|0.10|10.10|11|10.5|-1|\"4\"|mellemtrin|Mellemtrinnet|»mellemtrin«|(mellemtrin)|\"mellemtrin!\"|" +
    "fra 4|fra 4 til 6|4 til 6|4 til og med 6|4.klasse|kl5|5kl|4–6|4−6|6-4|0-10|0.-10. klasse|9. og 10. klasse|10. klassecenter|tiende klasse|10-klasse|" +
    "børnehaveklasse|Børnehaveklassen-2|BØRNEHAVEKLASSE|boernehaveklasse|indskoling og mellemtrin|indskoling,udskoling|alle klasser|Alle Trin|klasse|og|4-|-4|-|" +
    "5&6|5/6|5+6|5;6|+5|4 6|4\u00a0-\u00a06|4.-6. klase|4.-6. årg|4 årgang|samt 5|44|400|00004|4!|4?|x|klasseklasse 4|klasse5klasse|klassetil 5|[4-6, 8]|[4, klasse]|[indskoling]|" +
    "[4, \"\"]|[[4]]|{fra: 4}|mellem-trin|mellem trin|méllemtrin|mellemtrin mellemtrin|1,2,3|1.2.3|\"4\\n5\"|trin 4 eller 5|4 Til 6|4 til6|til 6"),
  alder: words("6-15|6-15 år|6 år|6|6.5|99|100|15-6|6-årige|6-12-årige|6 -årige|6 - 12 års|6 til 12 år|6 TIL OG MED 12 ÅR|6–12|006|+6|fra 6|6 år.|6 aar|over 6|6.0|6e0|ti"),
  fag: words("dansk|[dansk, historie]|Dansk|DANSK|»dansk«|\"dansk!\"|natur/teknologi|natur teknologi|Natur-Teknologi|alle fag|[alle]|tværfagligt|tvaerfagligt|TVÆRFAGLIGT|" +
    "Tva\u0308rfagligt|dansK.|klogskab|[dansk, klogskab]|[dansk, dansk]|[dansk, \"\"]|[[dansk]]|{dansk: ja}|da nsk|danskk|håndværk og design|haandvaerk og design|ha\u030andværk og design|5"),
  form: words("forløb|forloeb|FORLØB|Forløb!|besøg|klassebesøg|besog|førløb|[forløb]|{navn: forløb}|oplæg|opl\u00e4g|opl æg|5"),
  emner: words("kildekritik|[kildekritik, 1984]|[~]|[null]|[true]|noget nyt|[\"–\"]|[\"!\"]|" + "x".repeat(60) + "|" + "x".repeat(61) + "|\"  " + "x".repeat(60) + "  \"|" + "kilde" + " ".repeat(70) + "kritik|\"kildekritik, netetik\"|\", netetik\"|\"a, b\"|[\"a,b\"]|kildekritik!,"),
  varighed: words("45 min|45-60 min|60-45 min|1½ time|halvanden time|2 lektioner à 45 min|et skoleår|varierende|så længe I vil|45|[45 min]|{min: 45}|10001 min"),
  sted: words("bibliotek|[bibliotek, skole]|på skolen|paa skolen|hos jer|[ikke oplyst]|[ikke oplyst, skole]|online|Online!|[online, [skole]]"),
  hvem_kan: words("egen kommune|hele landet|region|Vejle|Vejle Kommune|vejle-kommune|vejlekommune|[Vejle, Kolding]|[Vejle, Voldby]|Region Nordjylland|region nordjylland kommune|" +
    "Aabenraa|Åbenrå|Åbenraa|åbenraa kommune|Ærø|aeroe|AERØ|Lyngby-Taarbæk|lyngby taarbaek|Lyngby/Tårbæk|Københavns Kommune|Høje-Taastrup|høje tåstrup|Ringkøbing-Skjern|[[Vejle]]|[]|" +
    "Voldby|hele verden|egen kommune kommune|Århus|Aarhus|hele  landet!|alle|{kommune: Vejle}|oestdanmark|Region Østdanmark|Region Hovedstaden"),
  pris: words("gratis|100 kr. pr. elev|[gratis, 100 kr.]|[gratis, {a: b}]|0|100|{elev: 100}|[]|[\"\", gratis]|dyrt|[[100]]"),
  maks_elever: words("28|\"28\"|\"028\"|0|1|5000|5001|-1|+28|28.0|2.8e1|\"28 \"|\"28 elever\"|28 elever|[28]|0x1c|9:30|1_0|\"\"|tyve"),
  periode: words("hele året|uge 33-41|uge 54|uge 0|uge 53|uger 1-53|uge 33-54|uge 54-60|Uge  99|ugerne 33 – 60|uge 33-x|uge|januar-februar|jan|2026-11-22|2026-02-30|2026-13-01|2026-11-2x|" +
    "2026-1-1|1234-56789|1234-5-789|abcd-efghi|{fra: 2026-11-22, til: 2026-12-18}|{fra: 2026-12-18, til: 2026-11-22}|{fra: 2026-11-22}|{fra: 2026-11-22, til: ~}|{fra: 2026-11-22, til: \"\"}|" +
    "{fra: 2026-11-22, til: 2026-12-18, med: ja}|{fra: [2026-11-22], til: 2026-12-18}|{fra: 2026, til: 2027}|[uge 33]|efteråret|33|uge 000000054|uge 9999999999|uge 33–54"),
  datoer: words("{start: 2026-11-24 09:00}|[{start: 2026-11-24 09:00, slut: 2026-11-24 11:00}]|[{slut: 2026-11-24 11:00}]|[{start: 2026-11-24T09:00}]|[{start: 2026-11-24 kl. 9.30}]|[{start: 2026-11-24 24:00}]|" +
    "[{start: 2026-11-24 9:5}]|[{start: 2026-11-24}, {}]|[{start: 2026-11-24 09:00:00}]|2026-11-24|[2026-11-24]|[{start: 2026-02-30 09:00}]|[{start: 2026-11-24, status: Få pladser}]|[{start: 2026-11-24, status: faa pladser}]|" +
    "[{start: 2026-11-24, status: fuld}]|[{start: \" 2026-11-24  09:00 \"}]|[{start: 2026-11-24 0009.30}]|[{start: 2026-11-24 kl.9.30}]"),
  booking: words("ingen|Ingen!|biblioteket inviterer|ikke oplyst|ring|{}|{mail: a@b.dk}|{link: https://a.dk}|{telefon: 12345678}|{telefon: +45 12 34 56 78}|{ring: 5}|[{mail: a@b.dk}]|{oplys: skole}|{oplys: [skole, 5, \"\"]}|" +
    "{varsel: [3 uger]}|{frist: 2026-12-01}|{frist: 1. december}|{frist: ~}|{mail: }|[ingen, ingen]"),
  telefon: words("12345678|12 34 56 78|12-34-56-78|+45 12345678|0045 12345678|+4612345|+46123456|1234567|123456789|00123456|(12) 34 56 78|12.34.56.78|-12345678|12345678-|+45-12-34-56-78|\"+45\u00a012345678\"|1_2345678|" +
    "+123456789012345|+1234567890123456|00 45 12 34 56 78|0 0 45 12345678|12345678 lokal 9|1e7|12345678.0|ring"),
  mail: words("a@b.dk|skole@bibliotek.example|a@b|a@.dk|a@b.|a@b.c|@b.dk|a b@c.dk|a@b@c.dk|æ@b.dk|a@bø.dk|a+b@c.dk|a&b@c.dk|\" a@b.dk \"|a@..dk|a@b..dk|.a@b.dk|mailto:a@b.dk|5"),
  link: words("https://a.dk|http://a.dk|https://www.a.dk/b?c=d#e|a.dk|www.a.dk|https://a|https://a.|https://.dk|https://.a.dk|https://a.b|https://a..b|https://u@a.dk|https://a.dk/x@y|https://a.dk/a b|https://a.dk/æøå|" +
    "https://ærø.dk|HTTPS://a.dk|https:/a.dk|https:// a.dk|\" https://a.dk \"|https://a.dk/\\|\"https://a.dk/<b>\"|https://a.dk?b|https://a.dk:8080/|ftp://a.dk|https://1.2|https://a.dk/`|javascript:x"),
  indgange: words("https://go.{domæne}/|https://{domæne}|http://{domæne}/|https://go.{domæne}/{domæne}|https://a.dk/{domæne}|https://a.dk/|{domæne}|{Vejle: https://a.dk}|{vejle: https://a.dk, Voldby: https://b.dk}|{Vejle: }|{Vejle: [https://a.dk]}|" +
    "{Åbenrå: https://a.dk}|{Vejle: a.dk}|[https://a.dk]|https://go.{domaene}/|https://go{domæne}|\"https://{domæne}/ x\""),
  billede: words("{fil: a.jpg, alt: x, foto: y}|{fil: a.jpg, alt: x}|{fil: A.jpg, alt: x, foto: y}|{fil: 5, alt: 5, foto: 5}|{fil: true, alt: ~, foto: null}|{fil: null, alt: x, foto: y}|{fil: .a, alt: x, foto: y}|{fil: a/b.jpg, alt: x, foto: y}|a.jpg|{}"),
  dr: words("ultrabit|[ultrabit]|[Ultrabit, {titel: x, url: https://www.dr.dk/}]|ultra:bit|[ultra-bit]|ukendt|{titel: x, url: https://www.dr.dk/}|{titel: x}|[{titel: x}]|1984|[1984]|[nej]|[no]|[5.]"),
  genbrug_af: words("vejle/kildekritik|vejle/|/vejle/kildekritik/|tilbud/vejle/kildekritik|Vejle/kildekritik|vejle--x/y|1/2|vejle kildekritik|[vejle/kildekritik]"),
  tidligere_adresser: words("vejle/gammel|[vejle/gammel, vejle/aeldre]|[vejle/Gammel]|gammel|5"),
  deling: words("fri|Fri|FRI!|spørg|spoerg|sporg|nej|no|måske|[fri]|n"),
  status: words("aktiv|Aktiv|kladde|pause|udsolgt|udgået|udgaaet|UDGÅET|udgaet|slut|[aktiv]|udga\u030aet"),
  tjekket: words("2026-11-22|22-11-2026|2026-11-22 |2026-02-29|2024-02-29|1900-02-29|2026-11-31|2026-1-1|[2026-11-22]|2026|i går|\" 2026-11-22\"|2026-11-22T00:00:00Z"),
  farve: words("\"#1f5a8a\"|\"#1F5A8A\"|#1f5a8a|1f5a8a|123456|\"#1f5a8\"|blå|\" #1f5a8a \""),
  isil: words("DK-763000|dk-763000|DK-76300|763000|DK-7630000|\" DK-763000\""),
  kommune: words("Vejle|vejle|VEJLE|Vejle Kommune|Voldby|[Vejle]|Århus|5"),
  "år": words("2024|1989|1990|2100|2101|\"2024\"|i fjor|2024.0|02024"),
};
for (const [name, like] of Object.entries({ pladser: "maks_elever", slutter: "tjekket", oprettet: "tjekket", opdateret: "tjekket",
  frist: "tjekket", url: "link", formular: "link", site: "link", adresse: "link", start: "tjekket", slut: "tjekket", skoletyper: "sted" }))
  BY_NAME[name] = BY_NAME[like];

const LETTERS = [..."aeiounrstdlkgABCÆØÅæøå0123456789 .,:;-–—/()[]{}\"'#&*!%@|>?+~_=<\\`^$€½éüßþðÄÖ×÷\u00a0\u200b\u2009\u202f\u2028\u0301\u030a\ufeff４日α😀\u{e0041}\t"];

// All places in a tree: {map or list, key}.
function places(node, found = []) {
  if (node === null || typeof node !== "object" || node instanceof Raw) return found;
  for (const key of Object.keys(node)) {
    found.push({ node, key });
    places(node[key], found);
  }
  return found;
}

function spoilText(text, r) {
  const letters = [...text];
  const at = r.below(letters.length + 1);
  switch (r.below(6)) {
    case 0: letters.splice(at, 1); break;
    case 1: letters.splice(at, 0, r.one(LETTERS)); break;
    case 2: letters[at] = r.one(LETTERS); break;
    case 3: return r.chance(0.5) ? text.toUpperCase() : text.toLowerCase();
    case 4: return r.one([`${text} `, ` ${text}`, `»${text}«`, `${text}\n`, text + text, text.normalize("NFD"), text.slice(0, at)]);
    default: [letters[at], letters[at + 1]] = [letters[at + 1] ?? "", letters[at] ?? ""];
  }
  return letters.join("");
}

const rename = (map, from, to) => {
  const all = Object.entries(map).map(([key, value]) => [key === from ? to : key, value]);
  for (const key of Object.keys(map)) delete map[key];
  for (const [key, value] of all) map[key] = value;
};

function limit(name, r, limits) {
  const most = limits.get(name) ?? 20000;
  const length = most + r.one([-1, 0, 0, 1, 1, 2]);
  const letter = r.one(["a", "a", "æ", "😀", "a b "]);
  const text = [...letter.repeat(length)].slice(0, length).join("");
  return r.one([text, `  ${text}`, `${text} \n`, new Raw(`>\n  ${text.trim()}\n`), new Raw(String(most)), new Raw(String(most + 1))]);
}

function mutateOne(root, r, limits) {
  const all = places(root);
  if (!all.length) return;
  const { node, key } = r.one(all);
  const value = node[key];
  const isMap = !Array.isArray(node);
  const dice = r.below(100);
  if (dice < 8) isMap ? delete node[key] : node.splice(key, 1);
  else if (dice < 14 && isMap) rename(node, key, r.one([spoilText(key, r), `${key} `, key.toUpperCase(), spoilText(key, r)]));
  else if (dice < 16 && isMap) node[`${key}\0`] = structuredClone(value); // the same name twice
  else if (dice < 22) node[key] = r.one([[value], { [key]: value }, [value, value], [[value]], { navn: value }, [value, ""], Array.isArray(value) ? value[0] ?? "" : []]);
  else if (dice < 42) node[key] = new Raw(r.one(SCALARS));
  else if (dice < 72) node[key] = new Raw(r.one(BY_NAME[isMap ? key : "fag"] ?? SCALARS));
  else if (dice < 80) node[key] = limit(String(key), r, limits);
  else node[key] = typeof value === "string" ? spoilText(value, r) : new Raw(r.one(SCALARS));
}

const isPlain = (text) => /^[A-Za-zÆØÅæøå0-9][^:#\n\r\[\]{},&*!|>'"%@`\u2028\u2029\ufeff]*$/.test(text) && !/[ \t\u00a0]$/.test(text);

function writeText(text, r, indent) {
  if (isPlain(text) && r.chance(0.8)) return text;
  if (r.chance(0.3) && !/[\n\r]/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  if (r.chance(0.3) && /^\S/.test(text) && !/\r/.test(text)) return `|\n${text.split("\n").map((line) => " ".repeat(indent + 2) + line).join("\n")}`;
  return JSON.stringify(text);
}

function write(node, r, indent, lines) {
  const blanks = " ".repeat(indent);
  for (const key of Object.keys(node)) {
    const value = node[key];
    const start = Array.isArray(node) ? `${blanks}-` : `${blanks}${isPlain(key.replace("\0", "")) ? key.replace("\0", "") : JSON.stringify(key.replace("\0", ""))}:`;
    if (value === null || value === undefined) lines.push(start);
    else if (value instanceof Raw) lines.push(`${start} ${value.text.replaceAll("\n", `\n${blanks}`)}`);
    else if (typeof value !== "object") lines.push(`${start} ${writeText(String(value), r, indent)}`);
    else if (!Object.keys(value).length) lines.push(`${start} ${Array.isArray(value) ? "[]" : "{}"}`);
    else {
      lines.push(start);
      write(value, r, indent + 2, lines);
    }
  }
}

function spoilLines(yaml, r) {
  const lines = yaml.split("\n");
  const at = r.below(lines.length);
  switch (r.below(5)) {
    case 0: lines.splice(at, 1); break;
    case 1: lines.splice(at, 0, lines[at]); break;
    case 2: lines[at] = ` ${lines[at]}`; break;
    case 3: lines[at] = lines[at].replace(": ", ":"); break;
    default: lines[at] = spoilText(lines[at], r);
  }
  return lines.join("\n");
}

// Every text of a tree as text: numbers and dates as the file has them.
export const readTexts = (yaml) => parse(yaml, { schema: "failsafe" });

// The YAML of one changed file. `limits`: the schema's maks by field name.
export function mutate(base, r, limits) {
  const root = structuredClone(base);
  for (let left = 1 + r.below(3); left > 0; left--) mutateOne(root, r, limits);
  const lines = [];
  write(root, r, 0, lines);
  const yaml = lines.join("\n");
  return `${r.chance(0.1) ? spoilLines(yaml, r) : yaml}\n`;
}
