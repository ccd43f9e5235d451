// Halerne i indekset: de tilbud, der ikke er blandt et ords bedste, i dele, der læses, når de kan betyde noget.
const MOST = { rounds: 5, looked: 20, first: 5 };

// Hvor hver del gælder, og hvor meget der højst er at hente i den, mest først.
function runsOf(word, { placesOf, worthOf }) {
  const runs = [];
  for (const { rare, parts } of word.tails) {
    let before = {};
    for (const text of parts) {
      const [, name, line, places] = /^(.{10})([0-9a-z]+)(.*)/.exec(text);
      const part = { word, rare, name, line: parseInt(line, 36) };
      const { offers, levels } = placesOf(places);
      offers.forEach((from, i) => {
        if (before.level === levels[i]) before.to = from;
        runs.push(before = { part, from, to: word.scores.length, level: levels[i], worth: worthOf(rare, levels[i]) });
      });
    }
  }
  return runs.sort((a, b) => b.worth - a.worth);
}

// Hvert tilbud regnes for så godt, som det kan vise sig at være: de dele, der skal læses, for at de første er sikre.
function unsure(words, rank) {
  const hopes = words.map(({ scores, runs }) => {
    const hope = scores.slice();
    for (const { from, to, worth } of runs) for (let i = from; i < to; i++) hope[i] = Math.max(hope[i], worth);
    return hope;
  });
  const parts = rank(hopes).hits.slice(0, MOST.looked).map((offer) => words.flatMap(({ scores, runs }, i) =>
    hopes[i][offer] > scores[offer] ? runs.find(({ from, to }) => from <= offer && offer < to).part : []));
  return parts.slice(0, MOST.first).flat()[0] ? parts.flat() : [];
}

// Giver ordene det, der mangler: `whole` det hele, ellers så meget, at de første er de rigtige. Resten er soeg.js' egne.
export async function readTails(words, whole, tools) {
  for (const word of words) word.runs = runsOf(word, tools);
  for (let round = 0; round < MOST.rounds; round++) {
    const parts = new Set(whole ? words.flatMap(({ runs }) => runs.map(({ part }) => part)) : unsure(words, tools.rank));
    if (!parts.size) return;
    await Promise.all([...parts].map(async ({ word, rare, name, line }) =>
      tools.give(word, rare, (await tools.lines(name))[line][0])));
    for (const word of words) word.runs = word.runs.filter(({ part }) => !parts.has(part));
  }
}
