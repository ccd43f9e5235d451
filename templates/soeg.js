// Søgning i det indeks, programmet har skrevet. Filernes form står i src/site/search.h; reglerne for
// ord er dem i src/site/search_words.c, og en prøve holder de to ens.

// At ordet er der, vejer mere end alt andet; så hvor sjældent det er, og på hvilket niveau.
const WORD = 1e6;
const LEVELS = Array.from({ length: 16 }, (_, level) => 1.42 ** level);
const worthOf = (rare, level) => WORD + rare * LEVELS[level];
const LETTERS = /[0-9a-zß-öø-ſΆ-ώЀ-ҁא-תؠ-ي一-鿿]+/g;
const MOST = { letters: 200, words: 12, prefixes: 300 };
const STRENGTH = { form: 1.6, ending: 0.75, family: 0.5, prefix: 0.6, longer: 0.15, folded: 0.35, other: 0.07, typo: 0.5 };

const MAIN = /(?:erendes|erende|hedens|ethed|erede|heden|heder|endes|ernes|erens|erets|ered|ende|erne|eren|erer|heds|enes|eres|eret|hed|ene|ere|ens|ers|ets|en|er|es|et|e)$/;
const REGION = /^[^aeiouyæøå]*[aeiouyæøå]+[^aeiouyæøå]/;
const FAMILIES = [["hed"], ["isering"], ["ering"], ["ning", "n"], ["ing"], ["itet"], ["it"], ["ation"], ["ition"], ["ion"], ["skab"], ["dom"], ["isme"],
  ["istisk", "ist"], ["istik", "ist"], ["ist", "i"], ["alsk"], ["isk", "i", "ik"], ["inde"], ["eri"], ["bar"], ["som"], ["ar"], ["ør"]];

// Det, kun nogle søgninger har brug for, i samme udgave som dette.
const module = (name) => import(`./${name}.js${new URL(import.meta.url).search}`);

export const lower = (text) => text.normalize("NFC").replace(/[A-ZÀ-ÞĀ-ž]/g, (c) => c.toLowerCase());
export const wordsOf = (text) => lower(text).match(LETTERS) ?? [];

// Et klassetrin er ét ord: 5kl.
const isGrade = (word) => /^\d+kl$/.test(word);

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

// "P13BW5" → tilbud og deres niveauer; efter "!" alle fra det første tal til det sidste, undtagen dem imellem.
function placesOf(text) {
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
    const ends = placesOf(others);
    for (let offer = ends.offers[0], next = 1; next < ends.offers.length; offer++)
      if (offer === ends.offers[next]) next++;
      else offers.push(offer), levels.push(ends.levels[0]);
  }
  return { offers, levels };
}

// Et indeks: `root` er rodens adresse, og de andre filer ligger ved siden af den. `get` henter en tekst.
export function openIndex(root, get) {
  // Adresse → løfte om linjer; en fil hentes én gang. Steder, som de står i filen → det, de betyder.
  const kept = new Map();
  const read = new Map();
  const folder = root.slice(0, root.lastIndexOf("/") + 1);
  const load = (url) => {
    if (!kept.has(url)) {
      const lines = get(url).then((text) => {
        const all = text.split("\n").slice(0, -1).map((line) => line.split("\t"));
        all.forEach((line, i) => { if (line[4]?.match(/^[0-9a-z]/)) line.splice(4, 1, ...all[i - parseInt(line[4], 36)].slice(4)); });
        return all;
      });
      lines.catch(() => kept.delete(url));
      kept.set(url, lines);
    }
    return kept.get(url);
  };

  // Linjerne i de filer, hvor ordnede nøgler fra `from` til og med dem, der begynder med `to`, kan stå.
  async function leaves(from, to = from, url = root) {
    const [head, ...lines] = await load(url);
    if (head[0] !== "n") return lines;
    let first = 0;
    while (first + 1 < lines.length && lines[first + 1][0] <= from) first++;
    let last = first;
    while (last + 1 < lines.length && last < first + 2 && lines[last + 1][0] <= to + "\uffff") last++;
    const parts = await Promise.all(lines.slice(first, last + 1).map(([, name]) => leaves(from, to, `${folder}${name}.txt`)));
    return parts.flat();
  }

  const give = ({ scores }, rare, text) => {
    if (!read.has(text)) read.set(text, placesOf(text));
    const { offers, levels } = read.get(text);
    for (let i = 0; i < offers.length; i++) scores[offers[i]] = Math.max(scores[offers[i]], worthOf(rare, levels[i]));
  };

  // En linje giver ordet sine bedste tilbud; dens hale har de andre.
  function add(word, [sorted, short, , count, places, ...parts], weight) {
    const key = short || sorted;
    const rare = weight * (1 + Math.log2(1 + word.scores.length / (word.most || parseInt(count, 36))));
    word.keys.add(key);
    if (parts[0]) word.tails.push({ rare, parts });
    give(word, rare, places);
  }

  // Hvad ét ord fører til. Det sidste ord er måske ikke skrevet færdigt.
  async function findWord(word, all, last) {
    const found = { word, scores: new Float64Array(all), tails: [], keys: new Set() };
    const plain = fold(word);
    const ascii = /^[a-z0-9]*$/.test(word);
    const keys = [...keysOf(word)];
    const prefix = last && plain.length > 1 ? plain : null;
    const seen = new Map(); // linje → vægt
    const [longer, ...lines] = await Promise.all([prefix ? leaves(prefix, prefix) : [], ...keys.map(([key]) => leaves(fold(key)))]);
    keys.forEach(([key, weight], i) => {
      for (const line of lines[i])
        if (line[0] === fold(key)) {
          const stands = line[1] || line[0];
          const same = stands === key || stands === key.replace(/ae/g, "æ").replace(/oe/g, "ø").replace(/aa/g, "å");
          seen.set(line, Math.max(seen.get(line) ?? 0, weight * (same ? 1 : ascii ? STRENGTH.folded : STRENGTH.other)));
        }
    });
    // Ét ord er lige sjældent, hvad det end er fundet under: ellers vinder en sjælden falsk ven.
    found.most = Math.max(0, ...[...seen.keys()].map((line) => parseInt(line[3], 36)));
    for (const [line, weight] of seen) add(found, line, weight);
    const weight = seen.size ? STRENGTH.longer : STRENGTH.prefix;
    for (const line of longer.filter((l) => l[0].startsWith(prefix) && !l[1].endsWith("=") && !seen.has(l)).slice(0, MOST.prefixes))
      add(found, line, weight * (prefix.length / (line[0].length + 1)));
    if (!found.keys.size && word.length > 3 && !isGrade(word)) {
      const meant = await (await module("tastefejl")).findTypo(word, leaves, { fold, stem });
      if (meant) add(found, meant.line, STRENGTH.typo);
      found.meant = meant?.shown;
    }
    return found;
  }

  // Svaret på en søgning, det bedste først; null, når der intet er at søge efter. `whole`: alle tilbud, ellers
  // kun så meget, at de første er de rigtige.
  async function search(query, whole = false) {
    const [[head], grades] = await Promise.all([load(root), /\d/.test(query) && module("klassetrin")]);
    const fillers = new Set(head[2].split(" "));
    const units = head[3].split(" ");
    const text = lower(query.slice(0, MOST.letters));
    const typed = wordsOf(grades ? grades.withGrades(text, units) : text);
    const words = typed.filter((word) => !fillers.has(word) || !typed[1]).slice(0, MOST.words);
    if (!words[0]) return null;
    const all = parseInt(head[1], 36);
    const open = /[\p{L}\p{N}]$/u.test(query);
    const [tails, ...found] = await Promise.all([words[1] && module("haler"),
      ...words.map((word, i) => findWord(word, all, open && word === typed.at(-1) && i === words.length - 1))]);
    if ((whole || tails) && found.some((word) => word.tails[0]))
      await (tails || await module("haler")).readTails(found, whole, { placesOf, rank, give, worthOf, lines: (name) => load(`${folder}${name}.txt`) });
    const { most, hits } = rank(found.map(({ scores }) => scores));
    return {
      hits,
      partly: most && most < words.length,
      meant: found.some((f) => f.meant) ? found.map((f) => f.meant ?? f.word.replace(/^(\d+)kl$/, `$1. ${units[0]}`)).join(" ") : null,
      keys: new Set(found.flatMap((f) => [...f.keys])),
      words,
    };
  }
  return { search };
}

// De tilbud, der har flest af ordene, det bedste først, og hvor mange ord det er.
function rank(scores) {
  const score = scores.reduce((sum, more) => sum.map((worth, i) => worth + more[i]));
  const most = Math.floor(score.reduce((a, b) => Math.max(a, b), 0) / WORD);
  const hits = [];
  for (let i = 0; most && i < score.length; i++) if (score[i] >= most * WORD) hits.push(i);
  return { most, hits: hits.sort((a, b) => score[b] - score[a] || a - b) };
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
  if (!found.length && !answer.words.every(isGrade))
    new IntersectionObserver(([{ isIntersecting }], seen) => {
      if (!isIntersecting) return;
      seen.disconnect();
      module("uddrag").then(({ quote }) => quote(card, (text) => hitsOf(text, answer)[0], (node, text) => markText(node, text, answer)));
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
  // Det, der blev skrevet, mens modulet kom.
  now(true);
}
