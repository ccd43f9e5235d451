// Søgning i det indeks, programmet har skrevet. Filernes form står i src/site/search.h; reglerne for
// ord er dem i src/site/search_words.c, og en prøve holder de to ens.

const LEVELS = Array.from({ length: 16 }, (_, level) => 1.42 ** level); // hvad hvert niveau vejer
const LETTERS = /[0-9a-zß-öø-ſΆ-ώЀ-ҁא-תؠ-ي一-鿿]+/g;
const MOST = { letters: 200, words: 12, prefixes: 300 };
const STRENGTH = { form: 1.6, ending: 0.75, family: 0.5, prefix: 0.6, longer: 0.15, folded: 0.35, other: 0.2, typo: 0.5 };

const MAIN = /(?:erendes|erende|hedens|ethed|erede|heden|heder|endes|ernes|erens|erets|ered|ende|erne|eren|erer|heds|enes|eres|eret|hed|ene|ere|ens|ers|ets|en|er|es|et|e)$/;
const REGION = /^[^aeiouyæøå]*[aeiouyæøå]+[^aeiouyæøå]/;
const FAMILIES = [["hed"], ["isering"], ["ering"], ["ning"], ["ing"], ["itet"], ["it"], ["ation"], ["ion"], ["skab"], ["dom"], ["isme"],
  ["istisk", "ist"], ["istik", "ist"], ["ist", "i"], ["alsk"], ["isk", "i", "ik"], ["inde"], ["eri"], ["bar"], ["som"], ["ar"], ["ør"]];

export const lower = (text) => text.normalize("NFC").replace(/[A-ZÀ-ÞĀ-ž]/g, (c) => c.toLowerCase());
export const wordsOf = (text) => lower(text).match(LETTERS) ?? [];

// Snowballs danske stamme.
export function stem(word) {
  const region = word.length < 3 ? null : REGION.exec(word);
  const from = region ? Math.max(3, region[0].length) : word.length;
  const cut = (count) => { word = word.slice(0, -count); };
  const ends = (pattern) => pattern.exec(word.slice(from))?.[0].length;
  const pair = () => ends(/(?:gd|dt|gt|kt)$/) && cut(1);
  const main = ends(MAIN);
  if (main) cut(main);
  else if (ends(/s$/) && /[abcdfghjklmnoprtvyzå]s$/.test(word)) cut(1);
  pair();
  if (/igst$/.test(word)) cut(2);
  const other = ends(/(?:elig|els|lig|ig)$/);
  if (other) cut(other), pair();
  else if (ends(/løst$/)) cut(1);
  if (ends(/[bcdfghjklmnpqrstvxz]$/) && /(.)\1$/.test(word)) cut(1);
  return word;
}

const once = (s) => s.replace(/([bcdfghj-np-tv-xz])\1$/, "$1");

// En stamme uden det, bøjningen har ladet sidde: gammel → gaml, teatr → teat, spilled → spil, sikrest → sik.
function shorter(s) {
  const fleeting = /^(.*[bcdfghj-np-tv-xz])e([lnr])$/.exec(s);
  let left = s;
  if (fleeting) left = once(fleeting[1]) + fleeting[2];
  else if (/[bdfgkmpstv][rn]$/.test(s)) left = s.slice(0, -1);
  else if (/ed$/.test(s)) left = once(s.slice(0, -2));
  else if (/est$/.test(s)) {
    left = once(s.slice(0, -3));
    if (left.length > 3) left = shorter(left);
  }
  return left.length < 3 ? s : left;
}

// De nøgler, et ord slås op under, hver med sin vægt: stammen, en kortere, og ord af samme familie.
export function keysOf(word) {
  const keys = new Map();
  const put = (key, weight) => keys.get(key) >= weight || keys.set(key, weight);
  const add = (form, weight) => {
    const key = stem(form);
    put(key, weight);
    put(shorter(key), key.endsWith("ed") ? weight : weight * STRENGTH.ending);
    if (form === `${key}s`) put(form, weight * STRENGTH.ending);
    if (/..[lmnrsv]t$/.test(key)) put(key.slice(0, -1), weight * STRENGTH.family);
    return key;
  };
  put(`${word}=`, STRENGTH.form);
  const key = add(word, 1);
  const family = FAMILIES.find(([ending]) => {
    const left = key.slice(0, -ending.length);
    return key.endsWith(ending) && left.length > 2 && /[aeiouy\x80-\uffff]/.test(left);
  });
  if (family) for (const instead of ["", ...family.slice(1)]) add(key.slice(0, -family[0].length) + instead, STRENGTH.family);
  return keys;
}

// Som nøgler er ordnet: æ, ae → a; ø, oe → o; å, aa → a; uden accenter.
export const fold = (key) => key.replace("=", "").normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/æ/g, "a").replace(/ø/g, "o")
  .replace(/ß/g, "ss").replace(/ð/g, "d").replace(/þ/g, "th").replace(/ph/g, "f").replace(/x/g, "ks").replace(/q/g, "k").replace(/w/g, "v").replace(/a[ae]+/g, "a").replace(/oe+/g, "o");

// Ordner som programmet: efter bytes i UTF-8, det vil sige efter tegnenes numre.
const after = (a, b) => a > b;

// "P13BW5" → tilbud og deres niveauer; efter "!" alle andre end dem, der står.
function placesOf(text, all) {
  const [plain, others] = text.split("!");
  const offers = [];
  const levels = [];
  let level = 0, at = 0, high = 0;
  for (let i = 0; i < plain.length; i++) {
    const c = plain.charCodeAt(i);
    if (c > 64 && c < 81) level = c - 65, at = 0;
    else if (c > 80 && c < 91) high = high * 10 + c - 81;
    else offers.push(at += high * 36 + c - (c < 58 ? 48 : 87)), levels.push(level), high = 0;
  }
  if (others) {
    const without = new Set(placesOf(others, all).offers);
    for (let offer = 0; offer < all; offer++) if (!without.has(offer)) offers.push(offer), levels.push(others.charCodeAt(0) - 65);
  }
  return { offers, levels };
}

// Afstanden mellem to ord: bogstaver sat ind, taget ud, byttet ud eller om på; højst `most`, ellers mere.
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, row] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + !same);
      if (i > 1 && j > 1 && !same && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[b.length];
}

// Et indeks: `root` er rodens adresse, og de andre filer ligger ved siden af den. `get` henter en tekst.
export function openIndex(root, get) {
  const kept = new Map(); // adresse → løfte om linjer; en fil hentes én gang
  const read = new Map(); // steder, som de står i filen → det, de betyder
  const folder = root.slice(0, root.lastIndexOf("/") + 1);
  const load = (url) => {
    if (!kept.has(url)) {
      const lines = get(url).then((text) => text.split("\n").slice(0, -1).map((line) => line.split("\t")));
      lines.catch(() => kept.delete(url));
      kept.set(url, lines);
    }
    return kept.get(url);
  };
  const file = (name) => load(`${folder}${name}.txt`);

  // Linjerne i de filer, hvor ordnede nøgler fra `from` til og med dem, der begynder med `to`, kan stå.
  async function leaves(from, to = from, url = root) {
    const [head, ...lines] = await load(url);
    if (head[0] !== "n") return lines;
    let first = 0;
    while (first + 1 < lines.length && !after(lines[first + 1][0], from)) first++;
    let last = first;
    while (last + 1 < lines.length && last < first + 2 && !after(lines[last + 1][0], to + "\uffff")) last++;
    const parts = await Promise.all(lines.slice(first, last + 1).map(([, name]) => leaves(from, to, `${folder}${name}.txt`)));
    return parts.flat();
  }

  // En linje giver sine tilbud til `found`, hver med sin bedste vægt.
  async function add(found, line, weight, whole) {
    const [sorted, key, , count, places, tail] = line;
    const { all, scores } = found;
    const rare = weight * (1 + Math.log2(1 + all / parseInt(count, 36)));
    const give = (text) => {
      if (!read.has(text)) read.set(text, placesOf(text, all));
      const { offers, levels } = read.get(text);
      for (let i = 0; i < offers.length; i++) scores[offers[i]] = Math.max(scores[offers[i]], rare * LEVELS[levels[i]]);
    };
    found.any = true;
    give(places);
    found.keys.add(key || sorted);
    if (!tail) return;
    if (whole) give((await file(tail)).find(([name]) => name === (key || sorted))[1]);
    else found.more = true;
  }

  async function findTypo(word, found, whole) {
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    const plain = fold(word);
    const starts = new Set([plain, plain[1] + plain[0] + plain.slice(2), plain.slice(1)].map((s) => s.slice(0, 3)));
    const lines = most ? (await Promise.all([...starts].map((s) => leaves(s.slice(0, 2), s.slice(0, 2))))).flat() : [];
    let best;
    for (const line of lines) {
      if (line[2] === "*") continue;
      const shown = (line[1] || line[0]) + line[2];
      const apart = Math.min(distance(plain, fold(shown), most), distance(fold(stem(word)), line[0], most) + 0.5);
      const count = parseInt(line[3], 36);
      if (apart <= most && (!best || apart < best.apart || (apart === best.apart && count > best.count))) best = { line, shown, apart, count };
    }
    if (!best) return;
    found.meant = best.shown;
    await add(found, best.line, STRENGTH.typo, whole);
  }

  // Hvad ét ord fører til. Det sidste ord er måske ikke skrevet færdigt.
  async function findWord(word, all, last, whole) {
    const found = { word, all, any: false, scores: new Float64Array(all), keys: new Set(), more: false };
    const plain = fold(word);
    const ascii = /^[a-z0-9]*$/.test(word);
    const prefix = last && plain.length > 1 ? plain : null;
    const jobs = [];
    const seen = new Set();
    for (const [key, weight] of keysOf(word)) {
      const sorted = fold(key);
      for (const line of await leaves(sorted))
        if (line[0] === sorted) {
          const stands = line[1] || line[0];
          const same = stands === key || stands === key.replace(/ae/g, "æ").replace(/oe/g, "ø").replace(/aa/g, "å");
          seen.add(line);
          jobs.push(add(found, line, weight * (same ? 1 : ascii ? STRENGTH.folded : STRENGTH.other), whole));
        }
    }
    await Promise.all(jobs);
    const weight = found.any ? STRENGTH.longer : STRENGTH.prefix;
    if (prefix)
      for (const line of (await leaves(prefix, prefix)).filter((l) => l[0].startsWith(prefix) && !l[1].endsWith("=") && !seen.has(l)).slice(0, MOST.prefixes))
        jobs.push(add(found, line, weight * (plain.length / (line[0].length + 1)), whole));
    await Promise.all(jobs);
    if (!found.any) await findTypo(word, found, whole);
    return found;
  }

  // Svaret på en søgning, det bedste først; null, når der intet er at søge efter. `whole`: alle tilbud, ellers de
  // bedste af et ord, som mange har (`more` siger, at der er flere).
  async function search(query, whole = false) {
    const [head] = await load(root);
    const fillers = new Set(head[2].split(" "));
    const typed = wordsOf(query.slice(0, MOST.letters));
    const words = typed.filter((word, i) => !fillers.has(word) || (typed.length === 1 && i === 0)).slice(0, MOST.words);
    if (!words.length) return null;
    const all = parseInt(head[1], 36);
    const open = /[\p{L}\p{N}]$/u.test(query);
    const found = await Promise.all(words.map((word, i) => findWord(word, all, open && word === typed.at(-1) && i === words.length - 1, whole || words.length > 1)));
    const score = new Float64Array(all);
    const count = new Uint8Array(all);
    for (const { scores } of found)
      for (let i = 0; i < all; i++)
        if (scores[i]) score[i] += scores[i], count[i]++;
    const most = count.reduce((a, b) => Math.max(a, b), 0);
    const hits = [];
    for (let i = 0; most && i < all; i++) if (count[i] === most) hits.push(i);
    hits.sort((a, b) => score[b] - score[a] || a - b);
    return {
      hits,
      more: found.some((f) => f.more),
      partly: most > 0 && most < words.length,
      meant: found.some((f) => f.meant) ? found.map((f) => f.meant ?? f.word).join(" ") : null,
      keys: new Set(found.flatMap((f) => [...f.keys])),
      words,
    };
  }
  return { search };
}

// Er et ord i en tekst en grund til, at teksten blev fundet?
export function isHit(word, { keys, words }) {
  const key = stem(word);
  const plain = fold(word);
  return keys.has(key) || keys.has(shorter(key)) || words.some((w) => w.length > 2 && plain.includes(fold(stem(w))));
}

const hitsOf = (text, answer) => [...text.matchAll(/[\p{L}\p{N}]+/gu)].filter(([word]) => isHit(lower(word), answer));

function markText(node, text, answer) {
  let from = 0;
  const parts = hitsOf(text, answer).flatMap(({ 0: word, index }) => {
    const before = text.slice(from, index);
    from = index + word.length;
    return [before, Object.assign(document.createElement("mark"), { textContent: word })];
  });
  node.replaceChildren(...parts, text.slice(from));
  return parts.length > 0;
}

// Sætter mærke ved de ord på et kort, der blev fundet; står de kun i tilbuddets tekst, hentes et uddrag af den, når kortet ses.
function mark(original, answer) {
  const card = original.cloneNode(true);
  const found = [...card.querySelectorAll("h3 a, h3 ~ p")].filter((part) => markText(part, part.textContent, answer));
  if (!found.length)
    new IntersectionObserver(([{ isIntersecting }], seen) => {
      if (!isIntersecting) return;
      seen.disconnect();
      quote(card, answer);
    }).observe(card);
  return card;
}

// Svaret til en liste: tilbuddene, det bedste først, hvert tilbuds plads fra 1, hvad der skal siges om det, og et kort, som det skal vises. Indekset
// åbnes én gang; `early` er svaret på dets rod, når den allerede er på vej.
let index, marked;
export async function ask(root, query, whole, early) {
  index ??= openIndex(root, (url) => {
    const reply = early ?? fetch(url);
    early = null;
    return reply.then((r) => r?.ok ? r.text() : Promise.reject(new Error(url)));
  });
  const answer = await index.search(query, whole);
  if (marked?.query !== query) marked = { query, cards: new Map() };
  const { cards } = marked;
  if (!answer) return null;
  const place = [];
  answer.hits.forEach((offer, i) => { place[offer] = i + 1; });
  return {
    hits: answer.hits,
    place,
    hint: answer.meant ? ["mente", answer.meant] : answer.partly && ["delvis"],
    mark: (card) => cards.get(card) ?? cards.set(card, mark(card, answer)).get(card),
  };
}

// Siger til, når der er noget at søge efter: straks, når der trykkes på knappen, ellers når der har været ro et øjeblik.
export function listen(field, seek) {
  let waiting;
  const now = (typing) => { clearTimeout(waiting); seek(field.value.trim(), typing); };
  field.oninput = () => { clearTimeout(waiting); waiting = setTimeout(now, 100, true); };
  field.form.onsubmit = (event) => { event.preventDefault(); now(false); };
  now(true); // det, der blev skrevet, mens modulet kom
}

// Et tilbuds tekst, afsnit for afsnit; den hentes én gang.
const texts = new Map();
async function textOf(address) {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  return [...page.querySelectorAll(".tekst p, .tekst li, .elever p")].map((part) => part.textContent.replace(/\s+/g, " ").trim());
}

async function quote(card, answer) {
  const { href } = card.querySelector("h3 a");
  if (!texts.has(href)) texts.set(href, textOf(href));
  const parts = await texts.get(href).catch(() => { texts.delete(href); return []; });
  for (const text of parts) {
    const [hit] = hitsOf(text, answer);
    if (!hit) continue;
    const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, hit.index - 60)));
    const to = text.length > from + 150 ? text.lastIndexOf(" ", from + 150) : text.length;
    markText([...card.querySelectorAll("h3 ~ p")].at(-1), `${from ? "… " : ""}${text.slice(from, to).trim()}${to < text.length ? " …" : ""}`, answer);
    return;
  }
}
