// Læser, hvilke værdier hvert tilbud har. Filernes form står i src/site/columns.h, og koden i column_code.h.

// Tal, hvert skrevet som ét tegn.
export const numbers = (text) => Array.from(text, (letter) => {
  const c = letter.charCodeAt();
  return c - (c < 92 ? 35 : c < 127 ? 36 : c < 55296 ? 70 : 2118);
});

// Hvilket af sættene hvert tilbud har; `senders`: hvis det er. Den sidste andel er et nyt sæts.
function decode(text, senders) {
  const [weight, letters] = text.split(" ");
  const digits = numbers(letters), shares = [1];
  let at = 0, code = 0, range = 2 ** 48, total = 0, near = [];
  const read = () => { code = code * 64 + (digits[at++] || 0); };
  const add = (set, by) => { shares[set] += by; total += by; };
  while (at < 8) read();
  return senders.map((sender, i) => {
    if (sender !== senders[i - 1]) {
      for (const set of near) add(set, -weight);
      near = [];
    }
    const part = Math.floor(range / (total + shares.at(-1)));
    let below = 0, set = 0;
    while (code >= part * (below + shares[set])) below += shares[set++];
    code -= part * below;
    range = part * shares[set];
    while (range < 2 ** 42) read(), range *= 64;
    if (!shares[set + 1]) shares[set] = 0, shares.push(shares.length);
    add(set, 1 + +weight);
    near.push(set);
    return set;
  });
}

// Et navn, hvis nøgle er det samme ord, står der alene.
const keyOf = (name) => name.toLowerCase().replace(/æ/g, "ae").replace(/ø/g, "oe").replace(/å/g, "aa").replaceAll(" ", "-");
const word = (told) => typeof told === "string" ? { key: keyOf(told), name: told } : { key: told[0], name: told[1] };

// Facetterne, som den første fil har dem; forrest afsenderne: hvis et tilbud er. `linked`: værdierne, når deres navne står på siden.
export function open({ afsendere, facetter }, linked) {
  for (const f of facetter) f.values = f.ord?.map(word) ?? linked(f.navn);
  const towns = facetter.find((f) => f.navn === "kommune")?.values;
  let last = -1;
  const homes = afsendere.map(([, step]) => last += step);
  return [{
    navn: "bibliotek",
    values: afsendere.map(([, , key, name], i) => ({ key: key || towns[homes[i]].key, name })),
    sets: afsendere.map((_, i) => [i]),
    of: afsendere.flatMap(([count], i) => Array(count).fill(i)),
    homes,
    closed: afsendere.flatMap(([count, , , , closed = 0]) => Array.from({ length: count }, (_, i) => i >= count - closed)),
  }, ...facetter];
}

// Sættene af en facets værdier, og hvilket hvert tilbud har; `senders`: afsendernes facet.
export function column({ saet }, text, { of: senders, homes }) {
  const sets = saet.split(" ").slice(0, -1).map((letters) => numbers(letters).map((value) => value - 1));
  const own = {};
  const of = decode(text, senders).map((set, i) => sets[set].includes(-1)
    ? own[[set, senders[i]]] ??= sets.push(sets[set].map((value) => value < 0 ? homes[senders[i]] : value)) - 1
    : set);
  return { sets: sets.map((set) => set.includes(-1) ? [] : set), of };
}
