(() => {
const LISTS = { dr: "dr", bibliotek: "biblioteker", kommune: "kommuner", emne: "emner", fag: "fag", trin: "trin", form: "former" };
const NAMES = Object.keys(LISTS);
const PLACES = { skole: "på skolen", bibliotek: "på biblioteket", online: "online", bogbus: "i bogbussen" };
const STATES = { pause: "Holder pause", udsolgt: "Udsolgt" };
const { src, dataset } = document.currentScript;
const home = new URL("api/v1/", dataset.katalog || new URL("../../", src));
const sheet = new CSSStyleSheet();
sheet.replaceSync(`:host { all: initial !important; display: block !important; color-scheme: inherit !important }
:host([hidden]) { display: none !important }
:host([tema="lys"]) { color-scheme: light !important }
:host([tema="moerk"]) { color-scheme: dark !important }
section { padding: 1em; border-top: 4px solid #9c3019; color: light-dark(#2a2320, #f0e8dd); background: light-dark(#f7f2e9, #1c1815); font: medium/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17em), 1fr)); gap: 1em; margin: 1em 0; padding: 0 }
li { display: block; padding: 1em; border: 1px solid #8a7b6c; border-radius: 4px; background: light-dark(#fffdf8, #27221d) }
p { margin: .5em 0 }
[role] { font: bold 1.2em/1.3 Georgia, serif }
a { color: light-dark(#9c3019, #f4a98d) }
a:focus-visible { outline: 3px solid; outline-offset: 3px }
small { font-size: .875em }`);
const make = (name, ...inside) => {
const node = document.createElement(name);
node.append(...inside);
return node;
};
const grades = (all) => {
const runs = [];
for (const grade of all) runs.at(-1)?.at(-1) === grade - 1 ? runs.at(-1).push(grade) : runs.push([grade]);
return runs.map((run) => `${run[0]}.${run[1] ? `-${run.at(-1)}.` : ""}`).join(", ") + (runs[0] ? " klasse" : "");
};
const has = (offer, name, key) => {
const [from, to] = key.split("-");
const values = { kommune: offer.kommuner, emne: offer.emner, bibliotek: [offer.bibliotek.id] }[name];
return values === null || (values ?? offer[name]).some((value) => value + "" === key || +from <= value && value <= +to);
};
customElements.get("skole-tilbud") || customElements.define("skole-tilbud", class extends HTMLElement {
static observedAttributes = [...NAMES, "sted", "antal", "overskrift"];
connectedCallback() {
if (!this.shadowRoot) this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
this.draw();
}
attributeChangedCallback() {
if (this.shadowRoot) this.draw();
}
async draw() {
const mine = this.turn = {};
let drawn = make("slot");
this.shadowRoot.firstChild || this.shadowRoot.append(drawn);
await null; // several attributes may be on their way
const wanted = (name) => (this.getAttribute(name) || "").toLowerCase().match(/[^\s,]+/g) ?? [];
const list = NAMES.find((name) => wanted(name).length === 1 && (name !== "trin" || wanted(name) >= 0));
const most = this.getAttribute("antal") || 12, offers = [];
let next = list ? `${LISTS[list]}/${wanted(list)}.json` : "alle.json", data;
try {
for (; next && offers.length < most; next = data.næste) {
data = await (await fetch(new URL(next, home))).json();
offers.push(...data.tilbud.filter((offer) => [...NAMES, "sted"].every((name) => name === list || !wanted(name)[0]
|| wanted(name).some((key) => has(offer, name, key)))));
}
if (offers[0]) {
drawn = make("section", make("strong", "Et tilbud fra bibliotekerne"),
make("ul", ...offers.slice(0, most).map((offer) => this.card(offer))), make("slot"));
if (data.udgave === "prøve") drawn.append(make("p", make("small", "Prøveudgave, ikke godkendt af DR eller bibliotekerne")));
drawn.lang = "da";
}
} catch {}
if (mine === this.turn) this.shadowRoot.replaceChildren(drawn);
}
card(offer) {
const link = make("a", offer.titel);
const heading = make("p", link);
link.href = offer.url;
link.target = "_top";
if (!/^https?:$/.test(link.protocol)) throw offer;
heading.role = "heading";
heading.ariaLevel = this.getAttribute("overskrift") || 3;
return make("li", make("small", offer.bibliotek.navn), heading, make("p", offer.resume),
make("small", [STATES[offer.status], grades(offer.trin), offer.sted.map((key) => PLACES[key]).filter(Boolean).join(", "),
offer.varighed, offer.pris].filter(Boolean).join(" · ")));
}
});
})();
