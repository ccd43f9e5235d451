// The open data of a built site, held against what it says of itself and against outside judges.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import factory from "@rdfjs/dataset";
import dataModel from "@rdfjs/data-model";
import jsonld from "jsonld";
import SHACLValidator from "rdf-validate-shacl";

export const ANSWERS = ["svar-liste", "svar-tilbudsliste", "svar-tilbud", "svar-biblioteker", "svar-ordlister"];

export const apiFiles = (site) => [...site.files].filter((file) => file.startsWith("api/v1/"));
export const json = (site, file) => JSON.parse(readFileSync(join(site.folder, file), "utf8"));

// The schemas allow members they do not name, for versions to come; a test must see what is not named.
function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed);
  if (!schema || typeof schema !== "object") return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  return copy.properties && copy.type === "object" ? { ...copy, additionalProperties: false } : copy;
}

// name → validate; what ajv complains of while it compiles goes into `faults`.
export function validators(site, faults) {
  const complain = (...words) => faults.push(words.join(" "));
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: false, logger: { log: complain, warn: complain, error: complain } });
  return new Map(ANSWERS.map((name) => [name, ajv.compile(closed(json(site, `api/v1/skema/${name}.json`)))]));
}

// From the OpenAPI description: which schema, if any, the file at an address keeps.
export function addressesOf(openapi) {
  return Object.entries(openapi.paths).map(([path, { get }]) => {
    const [media] = Object.values(get.responses["200"].content);
    const pattern = path.split(/(\{\w+\})/).map((part) => part.startsWith("{") ? (part === "{side}" ? "[2-9]|[1-9]\\d+" : "[a-z0-9-]+") : part.replace(/[.]/g, "\\."));
    return { path, schema: /schemas\/(.*)$/.exec(media.schema?.$ref ?? "")?.[1],
      matches: new RegExp(`^api/v1${pattern.map((p) => (p.includes("|") ? `(${p})` : p)).join("")}$`) };
  });
}

const term = (node) => node.termType === "NamedNode" ? dataModel.namedNode(node.value)
  : node.termType === "BlankNode" ? dataModel.blankNode(node.value.replace(/^_:/, ""))
  : dataModel.literal(node.value, node.language || dataModel.namedNode(node.datatype.value));

async function graph(document) {
  const quads = await jsonld.toRDF(document, { documentLoader: (url) => { throw new Error(`asks for ${url}`); } });
  const dataset = factory.dataset();
  for (const quad of quads) dataset.add(dataModel.quad(term(quad.subject), term(quad.predicate), term(quad.object)));
  return dataset;
}

export async function shaclFaults(document, shapes) {
  const report = await new SHACLValidator(await graph(shapes)).validate(await graph(document));
  return report.results.map((r) => `${r.focusNode?.value} ${r.path?.value ?? ""}: ${r.sourceConstraintComponent.value.split("#").pop()}`);
}

// A schema as the list of what is promised: "tilbud[].fag[] = string ^…", with its meaning.
export function promises(schema, place = "", found = {}) {
  const { type, enum: words, pattern, minimum, maximum } = schema;
  const simple = [].concat(type ?? []).filter((t) => t !== "object" && t !== "array");
  const rule = [simple.join("|"), words?.join("|"), pattern, minimum, maximum].filter((x) => x !== undefined && x !== "").join(" ");
  if (place) found[place] = { ...found[place], type: [found[place]?.type, [].concat(type ?? []).join("|"), rule].filter(Boolean).join("; ") };
  if (place && schema.description) found[place].betyder = schema.description;
  for (const [name, inside] of Object.entries(schema.properties ?? {})) promises(inside, `${place}${place ? "." : ""}${name}`, found);
  if (schema.items) promises(schema.items, `${place}[]`, found);
  for (const inside of schema.anyOf ?? []) promises(inside, place, found);
  return found;
}
