// Snævrer listen over alle tilbud ind, uden at siden hentes igen. Bygger på den færdige side: valgenes links
// bliver til afkrydsningsfelter, og kortene hentes, som de står på siderne. Tallene kommer fra tilbud/facetter.json
// (src/site/columns.h siger, hvordan den læses). Adressen siger altid, hvad der er valgt.
//
// Not a module: it runs before anything is drawn, so that an address with choices never shows the whole list first.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  if ([...new URLSearchParams(location.search).values()].some(Boolean)) root.classList.add("venter");
  addEventListener("DOMContentLoaded", start);

  const SHOWN = 20;
  const number = (c) => c < 92 ? c - 35 : c < 127 ? c - 36 : c - (c < 55296 ? 70 : 2118);
  const numbers = (text) => Array.from(text, (letter) => number(letter.charCodeAt()));
  const make = (name, fields, ...inside) => {
    const node = Object.assign(document.createElement(name), fields);
    node.append(...inside);
    return node;
  };

  let finder, facets, data, plain, heading, status, chips, list, more, none, sort, turn;
  let sorted = "", shown = 1, turnNumber = 0;

  async function start() {
    finder = document.querySelector(".finder");
    const find = (selector) => finder.querySelector(selector);
    heading = find("#liste");
    status = find("[role=status]");
    chips = find(".chips");
    list = find(".kortliste");
    more = find(".flere");
    sort = find("#sort");
    turn = find(".sider");
    none = find(".tomt");
    plain = [heading.textContent, ...list.children];
    const home = new URL(finder.dataset.liste, location);
    // The cards' links are written for the list's first page.
    if (location.search && home.pathname !== location.pathname) return location.replace(home + location.search);
    try {
      unpack(await (await get(finder.dataset.kolonner)).json());
    } catch {
      root.classList.remove("js");
      return fail();
    }
    for (const facet of facets) facet.name === "kommune" ? putSelect(facet) : putBoxes(facet);
    sort.addEventListener("change", () => { sorted = sort.value; changed(); });
    more.firstChild.addEventListener("click", () => { shown++; changed(true); });
    chips.addEventListener("click", undo);
    addEventListener("popstate", () => { read(); show(true); });
    read();
    show();
  }

  async function get(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw answer;
    return answer;
  }

  // The plain list stands as it was.
  function fail() {
    heading.textContent = plain[0];
    list.replaceChildren(...plain.slice(1));
    status.className = "besked";
    status.textContent = finder.dataset.fejl;
    done();
  }

  function unpack(json) {
    data = { blocks: [], print: json.udgave, size: json.blok, home: [], title: [], newest: numbers(json.nyeste) };
    const next = [];
    for (const [count, home] of json.afsendere) {
      next.push(data.home.length);
      for (let i = 0; i < count; i++) data.home.push(home);
    }
    numbers(json.orden).forEach((sender, place) => { data.title[next[sender]++] = place; });
    facets = json.facetter.map((f) => {
      const sets = f.saet.split(" ").slice(0, -1).map(numbers);
      return { name: f.navn, sets, minutes: f.minutter, of: f.har ? numbers(f.har) : sets.map((_, i) => i),
        values: f.ord.map(([key, name]) => ({ key, name, chosen: false, count: 0 })) };
    });
  }

  // An offer that only one facet is against counts there: what if that choice were another?
  function count() {
    const good = facets.map((f) => f.values.some((v) => v.chosen) && f.sets.map((set) => set.some((v) => f.values[v].chosen)));
    const tally = facets.map((f) => f.sets.map(() => 0));
    const hits = [];
    for (let i = 0; i < data.home.length; i++) {
      let against = -1, many = 0;
      for (let k = 0; k < facets.length && many < 2; k++)
        if (good[k] && !good[k][facets[k].of[i]]) { against = k; many++; }
      if (many === 1) tally[against][facets[against].of[i]]++;
      if (many) continue;
      hits.push(i);
      for (let k = 0; k < facets.length; k++) tally[k][facets[k].of[i]]++;
    }
    facets.forEach((f, k) => {
      for (const value of f.values) value.count = 0;
      f.sets.forEach((set, i) => { for (const v of set) f.values[v].count += tally[k][i]; });
    });
    return hits;
  }

  const facet = (name) => facets.find((f) => f.name === name);
  const order = () => sorted || (facet("kommune")?.values.some((v) => v.chosen) ? "eget" : "titel");

  function put(hits) {
    const by = order(), time = facet("varighed"), towns = facet("kommune")?.values;
    const rank = by === "nyeste" ? (i) => data.newest[i]
      : by === "korteste" ? (i) => time?.minutes?.[time.of[i]] || 1e9
      : by === "eget" ? (i) => !towns[data.home[i]]?.chosen : () => 0;
    return hits.sort((a, b) => rank(a) - rank(b) || data.title[a] - data.title[b]);
  }

  // One card; its block of cards is fetched once.
  async function card(i) {
    const n = Math.floor(i / data.size);
    data.blocks[n] ??= get(`${finder.dataset.liste}kort/${n}.txt?v=${data.print}`).then(async (answer) => {
      const part = make("template", { innerHTML: await answer.text() });
      return [...part.content.children];
    });
    try {
      return (await data.blocks[n])[i % data.size];
    } catch (fault) {
      delete data.blocks[n];
      throw fault;
    }
  }

  // `told`: somebody is here and wants to hear it. `on`: to the first of the cards that came to.
  async function show(told, on) {
    const mine = ++turnNumber;
    list.ariaBusy = true;
    const hits = put(count());
    const any = facets.some((f) => f.values.some((v) => v.chosen)) || sorted;
    const words = (text) => text.replace("#", hits.length);
    update(words(finder.dataset.vis));
    heading.textContent = any ? `${hits.length}${plain[0].replace(/^\d+/, "")}` : plain[0];
    try {
      const cards = any ? await Promise.all(hits.slice(0, SHOWN * shown).map(card)) : plain.slice(1);
      if (mine !== turnNumber) return;
      list.replaceChildren(...cards);
      none.hidden = cards.length > 0;
      if (on) cards[SHOWN * (shown - 1)].querySelector("a").focus();
    } catch {
      return mine === turnNumber && fail();
    }
    more.hidden = !any || hits.length <= SHOWN * shown;
    if (turn) turn.hidden = any;
    status.className = "skjult";
    status.textContent = told ? words(finder.dataset.fundet) : "";
    done();
  }

  function done() {
    list.ariaBusy = false;
    root.classList.remove("venter");
  }

  function update(words) {
    for (const f of facets) f.update();
    finder.querySelector("[popovertargetaction]").textContent = words;
    const chosen = facets.flatMap((f) => f.values.filter((v) => v.chosen));
    chips.hidden = !chosen.length;
    chips.replaceChildren(...chosen.map((v) => chip(v.name, chips.dataset.fjern, v)), ...chosen.length > 1 ? [chip(chips.dataset.ryd, "")] : []);
    sort.value = order();
    sort.options[0].hidden = !chosen.some((v) => facet("kommune").values.includes(v));
    sort.options[2].hidden = !data.newest.some(Boolean);
  }

  const chip = (text, hint, value) => make("li", {},
    make("button", { type: "button", value }, text, make("span", { className: "skjult", textContent: hint })));

  function undo({ target }) {
    const button = target.closest("button");
    if (!button) return;
    const at = [...chips.children].indexOf(button.parentNode);
    const chosen = facets.flatMap((f) => f.values.filter((v) => v.chosen));
    for (const value of at < chosen.length ? [chosen[at]] : chosen) value.chosen = false;
    changed();
    (chips.children[Math.min(at, chips.children.length - 1)]?.firstChild ?? heading).focus();
  }

  function putBoxes(f) {
    const place = finder.querySelector(`details[data-facet=${f.name}]`);
    if (!place) return f.update = () => {};
    const [summary] = place.children;
    const chosen = make("span", { className: "antal" });
    const group = make("div", { className: "felter", role: "group", ariaLabel: summary.textContent });
    for (const value of f.values) {
      value.box = make("input", { type: "checkbox" });
      value.tally = make("span", { className: "antal" });
      value.row = make("label", {}, value.box, value.name, value.tally);
      value.box.addEventListener("change", () => { value.chosen = value.box.checked; changed(); });
      group.append(value.row);
    }
    place.replaceChildren(summary, group);
    summary.append(chosen);
    // What is folded away need not be right before it is opened.
    const rows = () => {
      for (const value of place.open ? f.values : []) {
        value.box.checked = value.chosen;
        value.tally.textContent = value.count;
        value.row.hidden = !value.count && !value.chosen && value.box !== document.activeElement;
      }
    };
    place.addEventListener("toggle", rows);
    f.update = () => {
      rows();
      chosen.textContent = f.values.filter((v) => v.chosen).length || "";
      place.hidden = !f.values.some((v) => v.count || v.chosen) && !place.contains(document.activeElement);
    };
  }

  function putSelect(f) {
    const place = finder.querySelector("[data-facet=kommune]");
    const { etiket, alle } = place.dataset;
    const select = make("select", { id: "kommune", autocomplete: "off" }, new Option(alle, ""));
    for (const value of f.values) select.append(value.option = new Option(value.name, value.key));
    select.addEventListener("change", () => {
      for (const value of f.values) value.chosen = value.key === select.value;
      changed();
    });
    place.replaceChildren(make("label", { htmlFor: "kommune", textContent: etiket }), select);
    const counts = (values) => {
      for (const value of values) {
        value.option.textContent = `${value.name} (${value.count})`;
        value.option.hidden = value.option.disabled = !value.count && !value.chosen;
      }
    };
    select.addEventListener("focus", () => counts(f.values));
    f.update = () => {
      const chosen = f.values.filter((v) => v.chosen);
      counts(select === document.activeElement ? f.values : chosen);
      select.value = chosen[0]?.key ?? "";
    };
  }

  function read() {
    const query = new URLSearchParams(location.search);
    for (const f of facets) {
      const wanted = query.getAll(f.name);
      for (const value of f.values)
        value.chosen = wanted.some((key) => {
          const [, from, to] = f.name === "trin" && key.match(/^(\d+)-(\d+)$/) || [];
          return key === value.key || +from <= value.key && value.key <= +to;
        });
    }
    sorted = [...sort.options].find((o) => o.value === query.get("sort"))?.value ?? "";
    shown = Math.max(1, parseInt(query.get("side")) || 1);
  }

  // Every choice is a step that the back button undoes.
  function changed(on) {
    if (!on) shown = 1;
    const query = new URLSearchParams(facets.flatMap((f) => f.values.filter((v) => v.chosen).map((v) => [f.name, v.key])));
    if (sorted) query.set("sort", sorted);
    if (shown > 1) query.set("side", shown);
    const address = new URL(finder.dataset.liste, location);
    address.search = query;
    if (address.pathname !== location.pathname) return location.assign(address);
    history.pushState(null, "", address);
    show(true, on);
  }
})();
