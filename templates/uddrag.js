// Et uddrag af tilbuddets tekst på et kort, når det, der blev søgt efter, kun står dér.

// Teksten, afsnit for afsnit; den hentes én gang.
const texts = new Map();
async function textOf(address) {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  return [...page.querySelectorAll(".tekst p, .tekst li, .elever p")].map((part) => part.textContent.replace(/\s+/g, " ").trim());
}

// `find` er det første sted i en tekst, der blev søgt efter; `mark` sætter en tekst med mærker.
export async function quote(card, find, mark) {
  const { href } = card.querySelector("h3 a");
  if (!texts.has(href)) texts.set(href, textOf(href));
  const parts = await texts.get(href).catch(() => { texts.delete(href); return []; });
  for (const text of parts) {
    const hit = find(text);
    if (!hit) continue;
    const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, hit.index - 60)));
    const to = text.length > from + 150 ? text.lastIndexOf(" ", from + 150) : text.length;
    mark([...card.querySelectorAll("h3 ~ p")].at(-1), `${from ? "… " : ""}${text.slice(from, to).trim()}${to < text.length ? " …" : ""}`);
    return;
  }
}
