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

// For ord på mindst fire bogstaver. `leaves` giver indeksets linjer; `fold` og `stem` er soeg.js' egne.
export async function findTypo(word, leaves, { fold, stem }) {
  const most = word.length < 8 ? 1 : 2;
  const plain = fold(word);
  const starts = new Set([plain, plain[1] + plain[0] + plain.slice(2), plain.slice(1)].map((s) => s.slice(0, 3)));
  const lines = (await Promise.all([...starts].map((s) => leaves(s.slice(0, 2), s.slice(0, 2))))).flat();
  let best;
  for (const line of lines) {
    if (line[2] === "*") continue;
    const shown = (line[1] || line[0]) + line[2];
    const apart = Math.min(distance(plain, fold(shown), most), distance(fold(stem(word)), line[0], most) + 0.5);
    const count = parseInt(line[3], 36);
    if (apart <= most && (!best || apart < best.apart || (apart === best.apart && count > best.count))) best = { line, shown, apart, count };
  }
  return best;
}
