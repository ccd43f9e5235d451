// A calendar by the letter of RFC 5545, which the parsers we ask forgive much of: lines and their ends,
// components in each other, what an event must have and may have once; then two parsers.
import { createRequire } from "node:module";
import ICAL from "ical.js";

const { parse_calendar: parseCalendar } = createRequire(import.meta.url)("icalendar");

const LINE = /^[A-Z][A-Z0-9-]*(;[A-Z-]+=("[^"]*"|[^";:,]+)(,("[^"]*"|[^";:,]+))*)*:[^\p{Cc}]*$/u;
const DATE = /^\d{8}$/;
const TIME = /^\d{8}T([01]\d|2[0-3])[0-5]\d[0-5]\d$/;
const MUST = { VCALENDAR: ["VERSION", "PRODID"], VEVENT: ["UID", "DTSTAMP", "DTSTART", "SUMMARY", "STATUS"],
  VTIMEZONE: ["TZID"], STANDARD: ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO"], DAYLIGHT: ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO"] };
const TEXTS = ["SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME"];
const INSIDE = { VCALENDAR: [undefined], VTIMEZONE: ["VCALENDAR"], VEVENT: ["VCALENDAR"], STANDARD: ["VTIMEZONE"], DAYLIGHT: ["VTIMEZONE"] };

function lineFaults(bytes) {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const found = [];
  if (!text.endsWith("\r\n") || /[^\r]\n|\r[^\n]/.test(text)) found.push("a line that does not end in CR LF");
  for (const line of text.split("\r\n")) {
    const length = Buffer.byteLength(line);
    if (length > 75) found.push(`${length} bytes in a line: ${line}`);
    if (line.includes("\uFFFD")) found.push(`a character cut in two: ${line}`);
  }
  // Folding is undone on bytes: each physical line must be whole characters by itself.
  for (let start = 0, end; (end = bytes.indexOf("\r\n", start)) >= 0; start = end + 2)
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(start, end));
    } catch {
      found.push("a fold inside a character");
    }
  return found;
}

function propertyFaults(of, name, params, value) {
  if (TEXTS.includes(name) && /(^|[^\\])(\\\\)*(\\[^\\;,nN]|[;,])/.test(value)) return [`${name} is not escaped: ${value}`];
  if (["DTSTART", "DTEND"].includes(name) && of === "VEVENT") {
    const shape = params.includes("VALUE=DATE") ? DATE : TIME;
    if (!shape.test(value) || (shape === TIME && !params.includes("TZID=Europe/Copenhagen"))) return [`${name}${params}:${value}`];
  }
  if (["DTSTAMP", "LAST-MODIFIED"].includes(name) && !/^\d{8}T\d{6}Z$/.test(value)) return [`${name} is not UTC: ${value}`];
  if (name === "STATUS" && !["TENTATIVE", "CONFIRMED", "CANCELLED"].includes(value)) return [`STATUS ${value}`];
  if (name === "DURATION" && !/^PT\d+M$/.test(value)) return [`DURATION ${value}`];
  return [];
}

function endFaults(part) {
  const found = (MUST[part.name] ?? []).filter((name) => part.seen.filter((n) => n === name).length !== 1)
    .map((name) => `${part.name} has not one ${name}`);
  const twice = part.seen.filter((name, i) => part.seen.indexOf(name) !== i);
  if (twice.length) found.push(`${part.name} has ${twice} twice`);
  if (part.seen.includes("DTEND") && part.seen.includes("DURATION")) found.push("both an end and a duration");
  if (part.name === "VEVENT" && part.end && part.end <= part.start) found.push(`ends ${part.end} before it begins`);
  return found;
}

function structureFaults(text) {
  const found = [];
  const open = [];
  let components = 0;
  for (const line of text.replaceAll("\r\n ", "").split("\r\n").slice(0, -1)) {
    if (!LINE.test(line)) found.push(`no content line: ${line}`);
    const [, name, params, value] = /^([A-Z0-9-]+)([^:"]*(?:"[^"]*"[^:"]*)*):(.*)$/s.exec(line) ?? [];
    const part = open.at(-1);
    if (name === "BEGIN") {
      if (!INSIDE[value]?.includes(part?.name)) found.push(`${value} inside ${part?.name}`);
      components += open.length > 0;
      open.push({ name: value, seen: [] });
    } else if (name === "END") {
      if (open.pop()?.name !== value) found.push(`END:${value} ends something else`);
      else found.push(...endFaults(part));
    } else if (!part) found.push(`outside everything: ${line}`);
    else {
      part.seen.push(name);
      if (name === "DTSTART") part.start = value;
      if (name === "DTEND") part.end = value;
      found.push(...propertyFaults(part.name, name, params ?? "", value ?? ""));
    }
  }
  if (open.length) found.push(`${open.at(-1).name} has no end`);
  if (!components) found.push("a calendar without a component");
  return found;
}

// {faults, events}: the events as one outside parser reads them, once the other has read them too.
export function checkCalendar(bytes) {
  try {
    const text = bytes.toString("utf8");
    const faults = [...lineFaults(bytes), ...structureFaults(text)];
    const component = new ICAL.Component(ICAL.parse(text));
    const zone = component.getFirstSubcomponent("vtimezone");
    if (zone) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
    const events = component.getAllSubcomponents("vevent").map((part) => {
      const event = new ICAL.Event(part);
      const at = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString());
      return { uid: event.uid, title: event.summary, place: event.location, text: event.description,
        start: at(event.startDate), end: at(event.endDate), status: part.getFirstPropertyValue("status") };
    });
    const others = parseCalendar(text).events().map((event) => event.getPropertyValue("UID"));
    if (others.join() !== events.map((event) => event.uid).join()) faults.push("two parsers read different events");
    if (new Set(others).size !== others.length) faults.push("two events of one UID");
    return { faults, events };
  } catch (error) {
    return { faults: [error.message], events: [] };
  }
}
