// Vælg en liste, se den, og kopiér koden. Koden står i siden for alle tilbud; her byttes adresser, titel og valg ud.
// Alt sker i browseren: valget står i adressen, så den kan sendes videre.
const form = document.querySelector("#valg");
const about = form.querySelector("#v-om");
const status = document.querySelector("[role=status]");
const parts = [...document.querySelectorAll(".kode")].map((part) => [part.querySelector("pre"), part.querySelector("button")]);
const plain = parts.map(([pre]) => pre.textContent);
const { rod, titel, moenster } = form.dataset; // words of the code, as they stand in it
const FOLDERS = { kommune: "kommuner", fag: "fag" };
let frame = document.querySelector("#proeve");

const esc = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
const option = (name) => form.elements[name].selectedOptions[0];
const value = (name) => form.elements[name].value;

// The list whose page and frame are shown, the narrowest there is; `rest` is what the frame narrows down by itself.
function choose() {
  const rest = Object.fromEntries(["kommune", "fag", "trin"].map((name) => [name, value(name)]).filter(([, key]) => key));
  const kind = about.selectedOptions[0].parentElement.dataset.navn;
  const key = about.value.split("/")[1];
  const all = { ...(kind && { [kind]: key }), ...rest };
  let list = about.value;
  const name = list ? "" : Object.keys(FOLDERS).find((one) => rest[one]);
  if (name) {
    list = `${FOLDERS[name]}/${rest[name]}/`;
    delete rest[name];
    const band = option("trin").dataset.trin;
    if (band && option(name).dataset.trin.split(" ").includes(band)) {
      list += `${band}/`;
      delete rest.trin;
    }
  } else if (!list && rest.trin >= 0) {
    list = `trin/${rest.trin}/`;
    delete rest.trin;
  }
  return { list, rest, all, kind };
}

function draw() {
  const { list, rest, all, kind } = choose();
  const looks = Object.fromEntries(["antal", "tema", "overskrift"].map((name) => [name, value(name)]).filter(([, key]) => key));
  const query = (...names) => new URLSearchParams(Object.assign({}, ...names));
  const framed = `${list ? `embed/${list}` : "embed/alle/"}?${query(rest, looks)}`;
  // The list of all offers can be narrowed down by anything but DR's themes.
  const page = Object.keys(rest).length && kind !== "dr" ? `tilbud/?${query(all)}` : list || "tilbud/";
  const feed = /^(emner|former)/.test(list) ? "" : `${rod}feeds/${list.split("/").slice(0, 2).join("/") || "alle"}.atom`;
  const names = [about, ...["fag", "trin", "kommune"].map((name) => form.elements[name])]
    .filter((select) => select.value).map((select) => select.selectedOptions[0].text);
  const title = names.length ? moenster.replace("#", () => esc(names.join(", "))) : titel;
  const attributes = [...query(all, looks)].map(([name, key]) => ` ${name}="${key}"`).join("");
  parts.forEach(([pre], i) => {
    pre.textContent = plain[i].replace(`${rod}embed/alle/?antal=6`, () => esc(rod + framed))
      .replace(`\n${rod}feeds/alle.atom`, feed && `\n${feed}`).replace(`"${rod}tilbud/"`, () => `"${esc(rod + page)}"`)
      .replaceAll(titel, () => title).replace(' antal="6">', () => `${attributes}>`);
  });
  show(new URL(`../${framed}`, location));
  if (looks.antal === "6") delete looks.antal;
  history.replaceState(null, "", `${location.pathname}?${query(all, looks)}`.replace(/[?]$/, ""));
}

// A new frame, and not the old one led on: the back button leaves the page.
function show(url) {
  if (url.href === frame.src) return;
  const next = frame.cloneNode();
  next.src = url;
  frame.replaceWith(next);
  frame = next;
}

function say(words) {
  status.textContent = "";
  setTimeout(() => { status.textContent = words; }, 50);
}

function read() {
  const query = new URLSearchParams(location.search);
  for (const group of about.querySelectorAll("optgroup"))
    for (const one of group.children) one.selected ||= one.value.split("/")[1] === query.get(group.dataset.navn);
  for (const select of form.elements) {
    const wanted = select.name && query.get(select.name);
    if (wanted && [...select.options].some((one) => one.value === wanted)) select.value = wanted;
  }
}

for (const [pre, button] of parts) {
  button.hidden = false;
  button.onclick = async () => {
    let words = "kopieret";
    try {
      await navigator.clipboard.writeText(pre.textContent);
    } catch {
      words = "markeret";
      getSelection().selectAllChildren(pre);
    }
    say(status.dataset[words]);
  };
}

const widths = document.querySelector(".bredde");
widths.hidden = false;
widths.onclick = ({ target }) => {
  if (target === widths) return;
  for (const button of widths.children) button.ariaPressed = button === target;
  if (target.value) frame.width = target.value;
  else frame.removeAttribute("width");
};

addEventListener("message", ({ source, data }) => {
  const height = data?.skoletilbud?.hoejde;
  if (source === frame.contentWindow && height > 50 && height < 50000) frame.height = Math.ceil(height) + frame.offsetHeight - frame.clientHeight;
});
form.onchange = () => {
  draw();
  say(status.dataset.valgt);
};
form.onsubmit = (event) => event.preventDefault();
read();
draw();
