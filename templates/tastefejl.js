// Det ord i indekset, der nok var ment, når et ord ikke findes.

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

// Bogstaver, der skrives for hinanden, og hvordan en ordnet nøgle lyder: lesning som læsning, vulkann som vulkan.
const ALIKE = { a: "eo", e: "ai", i: "ey", o: "auy", u: "oy", y: "iou", c: "ks", k: "c" };
const sound = (key) => key.replace(/([ln])d/g, "$1").replace(/e/g, "a").replace(/y/g, "o").replace(/c/g, "k").replace(/(.)\1/g, "$1");

// For ord på mindst fire bogstaver. `leaves` giver indeksets linjer; `fold` og `stem` er soeg.js' egne.
export async function findTypo(word, leaves, { fold, stem }) {
  const most = word.length < 7 ? 1 : 2;
  const plain = fold(word);
  const alike = [0, 1].flatMap((i) => [...(ALIKE[plain[i]] ?? "")].map((c) => plain.slice(0, i) + c + plain.slice(i + 1)));
  const starts = new Set([plain, plain[1] + plain[0], plain[0] + plain[2], plain.slice(1), ...alike].map((s) => s.slice(0, 2)));
  const lines = new Set((await Promise.all([...starts].map((s) => leaves(s, s)))).flat());
  let best;
  for (const line of lines) {
    if (line[2] === "*") continue;
    const shown = (line[1] || line[0]) + line[2];
    // En stamme ligger lidt længere væk end ordet selv; det, der lyder ens, nærmere.
    const apart = Math.min(...[[plain, fold(shown)], [fold(stem(word)), line[0]]].map(([a, b], i) => distance(a, b, most) + i / 2 - (sound(a) === sound(b))));
    const count = parseInt(line[3], 36);
    if (apart <= most + 0.5 && (!best || apart < best.apart || (apart === best.apart && count > best.count))) best = { line, shown, apart, count };
  }
  return best;
}
