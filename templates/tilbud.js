// Kopiér et tilbuds tekst til skolens læringsplatform, eller del det. Knapperne vises kun, når dette kører;
// ordene, der siges bagefter, står i siden.
const tools = document.querySelector(".del");
const [copyButton, shareButton] = tools.querySelectorAll("button");
const status = tools.querySelector("[role=status]");
const offer = document.querySelector(".tilbud");
const address = document.querySelector("link[rel=canonical]").href;

// What a reader sees, on one line: commas that the stylesheet sets, addresses in full.
function line(node) {
  const copy = node.cloneNode(true);
  for (const part of copy.querySelectorAll(".led, .felt, .note")) if (part.nextElementSibling) part.append(", ");
  for (const link of copy.querySelectorAll('a[href^="http"]')) link.textContent = link.href;
  return copy.textContent.replace(/\s+/g, " ").replace(/ ,/g, ",").trim();
}

const lines = (selector) => [...offer.querySelectorAll(selector)].map((node) =>
  node.matches("dl > div") ? `${line(node.firstElementChild)}: ${line(node.lastElementChild)}` : line(node));

const blocks = () => [lines("h1, .fane"), lines(".manchet, .besked"), lines(".afgoer > div"),
  lines(".bestil :is(h2, p:not(.del), dl > div, li)"), [address]];

const toHtml = (text) => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt()};`)
  .replace(/https?:\/\/[^\s"<]+/g, '<a href="$&">$&</a>');

async function copy(text, html) {
  const blob = (type, words) => ({ [type]: new Blob([words], { type }) });
  try {
    await navigator.clipboard.write([new ClipboardItem({ ...blob("text/plain", text), ...blob("text/html", html) })]);
  } catch {
    await navigator.clipboard.writeText(text);
  }
}

function select(text) {
  const box = tools.querySelector("pre") ?? tools.appendChild(document.createElement("pre"));
  box.textContent = text;
  getSelection().selectAllChildren(box);
}

// The same words twice are only read aloud when they have been away.
function say(which) {
  status.textContent = "";
  setTimeout(() => { status.textContent = tools.dataset[which]; }, 50);
}

const copyAndSay = (text, html, done) => copy(text, html).then(() => say(done), () => { select(text); say("markeret"); });

copyButton.addEventListener("click", () => {
  const [[title, ...sender], ...rest] = blocks();
  const html = [`<h2>${toHtml(title)}</h2>`, ...[sender, ...rest].map((block) => `<p>${block.map(toHtml).join("<br>")}</p>`)];
  copyAndSay([[title, ...sender], ...rest].map((block) => block.join("\n")).join("\n\n"), html.join(""), "kopieret");
});

shareButton.addEventListener("click", () => {
  const link = () => copyAndSay(address, toHtml(address), "link");
  if (!navigator.share) return link();
  navigator.share({ title: lines("h1")[0], text: lines(".manchet")[0], url: address })
    .catch((error) => error.name === "AbortError" || link());
});

copyButton.hidden = shareButton.hidden = false;
