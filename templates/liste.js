// Snævrer listen over alle tilbud ind, uden at siden hentes igen. Bygger på den færdige side: valgenes links
// bliver til afkrydsningsfelter, når de foldes ud, og kortene hentes, som de står på siderne. Tallene kommer fra
// tilbud/facetter (src/site/columns.h siger, hvordan de læses), og soeg.js svarer på det, der søges efter. Adressen
// siger altid, hvad der er valgt.
//
// Not a module: it runs before anything is drawn, so that an address with choices never shows the whole list first.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  if ([...new URLSearchParams(location.search).values()].some(Boolean)) root.classList.add("venter");
  addEventListener("DOMContentLoaded", start);

  // How many cards at a time.
  const step = () => answer ? 10 : 20;
  const number = (c) => c < 92 ? c - 35 : c < 127 ? c - 36 : c - (c < 55296 ? 70 : 2118);
  const numbers = (text) => Array.from(text, (letter) => number(letter.charCodeAt()));
  const make = (name, fields, ...inside) => {
    const node = Object.assign(document.createElement(name), fields);
    node.append(...inside);
    return node;
  };

  let finder, facets, data, plain, heading, status, chips, list, whole, more, none, sort, turn, field, meant, home;
  let sorted = "", text = "", answer, shown = 1, turns = 0;

  async function start() {
    finder = document.querySelector(".finder");
    [heading, status, chips, list, more, sort, turn, none, field, meant] = ["#liste", "[role=status]", ".chips", ".kortliste",
      ".flere", "#sort", ".sider", ".tomt", "#soeg", ".mente"].map((name) => finder.querySelector(name));
    plain = heading.textContent;
    whole = [...list.children];
    home = new URL(finder.dataset.liste, location);
    // The cards' links are written for the list's first page.
    if (location.search && !atHome()) return location.replace(home + location.search);
    try {
      unpack(await column(""));
      await read();
    } catch {
      root.classList.remove("js");
      return fail();
    }
    sort.onchange = () => { sorted = sort.selectedIndex ? sort.value : ""; changed(); };
    more.firstChild.onclick = () => { shown++; changed(true); };
    chips.onclick = undo;
    onpopstate = () => read().then(() => { field.value = text; show(true); }, fail);
    field.onfocus = field.oninput = field.form.onsubmit = listen;
    if (field.value ||= text) listen();
    show();
  }

  const atHome = () => home.pathname === location.pathname;

  function listen(event) {
    event?.preventDefault();
    seeker().then((module) => module.listen(field, seek), fail);
  }

  async function get(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw answer;
    return answer;
  }

  // The plain list stands as it was.
  function fail() {
    heading.textContent = plain;
    list.replaceChildren(...whole);
    status.className = "besked";
    status.textContent = finder.dataset.fejl;
    done();
  }

  // The first column is the senders': which library's an offer is. Those of the facets are fetched when somebody
  // chooses by them or folds them out.
  function unpack(json) {
    data = { blocks: [], ...json };
    const senders = json.afsendere;
    const library = { name: "bibliotek", values: senders.map(([, , key, name]) => value(key, name)),
      sets: senders.map((_, i) => [i]), of: senders.flatMap(([count], i) => Array(count).fill(i)) };
    facets = [library, { name: "kommune" }, ...json.facetter.map((name) => ({ name }))];
    if (json.kommune) putSelect(fill(facets[1], json.kommune));
    for (const f of facets)
      finder.querySelector(`details[data-facet=${f.name}]`)?.addEventListener("toggle", () => load(f).then(() => show(), () => {}), { once: true });
  }

  const value = (key, name) => ({ key, name, chosen: false, count: 0 });

  function fill(f, { ord, saet, har, minutter }) {
    f.sets = saet.split(" ").slice(0, -1).map(numbers);
    f.of = har ? numbers(har) : f.sets.map((_, i) => i);
    f.minutes = minutter;
    f.values = ord.map(([key, name]) => value(key, name));
    return f;
  }

  const column = async (name) => (await get(finder.dataset.kolonner.replace(".json", `${name}.json`))).json();

  // What is fetched once, unless it fails.
  const once = (held, key, fetched) => held[key] ??= fetched().catch((fault) => { delete held[key]; throw fault; });

  const load = async (f) => f.sets ?? once(f, "loading", async () => putBoxes(fill(f, await column(`/${f.name}`))));

  // What the order that is asked for needs.
  async function loadOrder(by) {
    if (by === "korteste" && facet("varighed")) await load(facet("varighed"));
    if (by === "nyeste") data.newest ??= numbers(await column("/nyeste"));
    if (by === "bedst" || data.title) return;
    const senders = numbers(await column("/orden")), next = [], title = [];
    facets[0].of.forEach((sender, i) => { next[sender] ??= i; });
    senders.forEach((sender, place) => { title[next[sender]++] = place; });
    data.title = title;
  }

  const seeker = () => import(new URL(field.form.dataset.modul, location));

  // An offer that only one facet is against counts there: what if that choice were another?
  function count() {
    const facets = known();
    const good = facets.map((f) => picked(f).length && f.sets.map((set) => set.some((v) => f.values[v].chosen)));
    const tally = facets.map((f) => f.sets.map(() => 0));
    const hits = [];
    for (let i = 0; i < facets[0].of.length; i++) {
      if (answer && !answer.place.has(i)) continue;
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
  const known = () => facets.filter((f) => f.sets);
  const picked = (f) => f?.values?.filter((v) => v.chosen) ?? [];
  const allPicked = () => known().flatMap(picked);
  const order = () => sorted || (answer ? "bedst" : picked(facet("kommune")).length ? "eget" : "titel");

  function put(hits) {
    const by = order(), time = facet("varighed"), towns = facet("kommune")?.values;
    const rank = by === "bedst" ? (i) => answer.place.get(i) : by === "nyeste" ? (i) => data.newest[i]
      : by === "korteste" ? (i) => time?.minutes?.[time.of[i]] || 1e9
      : by === "eget" ? (i) => !towns[data.afsendere[facets[0].of[i]][1]]?.chosen : () => 0;
    return hits.sort((a, b) => rank(a) - rank(b) || data.title?.[a] - data.title?.[b]);
  }

  // One card; its block of cards is fetched once.
  async function card(i) {
    const n = i / data.blok | 0;
    const cards = await once(data.blocks, n, async () => {
      const text = await (await get(`${finder.dataset.liste}kort/${n}.txt?v=${data.udgave}`)).text();
      return [...make("template", { innerHTML: text }).content.children];
    });
    return cards[i % data.blok];
  }

  // `told`: somebody is here and wants to hear it. `on`: to the first of the cards that came to. The best answers
  // to a text are shown before all of them are known, and counted.
  async function show(told, on, all = sorted || shown > 1 || allPicked().length) {
    const mine = ++turns;
    list.ariaBusy = true;
    let hits, any;
    const say = (name, what = hits.length) => finder.dataset[name].replace("#", what);
    try {
      const found = text && await (await seeker()).ask(finder.dataset.soeg, text, all);
      if (mine !== turns) return;
      answer = found;
      any = allPicked().length || sorted || answer;
      if (any) await loadOrder(order());
      hits = any ? put(count()) : count();
      let cards = any ? await Promise.all(hits.slice(0, step() * shown).map(card)) : whole;
      if (mine !== turns) return;
      if (answer) cards = cards.map(answer.mark);
      // What stands there is not painted again.
      if (any || list.children[0] !== whole[0]) list.replaceChildren(...cards);
      none.hidden = cards.length;
      if (answer?.more) {
        done();
        return show(told, on, true);
      }
      update();
      finder.querySelector("[popovertargetaction]").textContent = say("vis");
      heading.textContent = plain.replace(/\d+/, hits.length);
      if (on) cards[step() * (shown - 1)].querySelector("a").focus();
    } catch {
      return mine === turns && fail();
    }
    more.hidden = !any || hits.length <= step() * shown;
    if (turn) turn.hidden = any;
    status.className = "skjult";
    status.textContent = told ? say("fundet") : "";
    meant.textContent = answer?.hint ? say(...answer.hint) : "";
    meant.hidden = !answer?.hint;
    done();
  }

  function done() {
    list.ariaBusy = false;
    root.classList.remove("venter");
  }

  function update() {
    for (const f of known()) f.update?.();
    const chosen = allPicked();
    chips.hidden = !chosen.length;
    chips.replaceChildren(...chosen.map((v) => chip(v.name, chips.dataset.fjern, v)), ...chosen.length > 1 ? [chip(chips.dataset.ryd, "")] : []);
    sort.value = order();
    sort.options[0].hidden = !answer;
    sort.options[1].hidden = !picked(facet("kommune")).length;
    sort.options[3].hidden = !data.nye;
  }

  const chip = (text, hint, value) => make("li", {},
    make("button", { type: "button", value }, text, make("span", { className: "skjult" }, hint)));

  async function undo({ target }) {
    const button = target.closest("button");
    if (!button) return;
    const at = [...chips.children].indexOf(button.parentNode);
    const chosen = allPicked();
    for (const value of at < chosen.length ? [chosen[at]] : chosen) value.chosen = false;
    await changed();
    (chips.children[Math.min(at, chips.children.length - 1)]?.firstChild ?? heading).focus();
  }

  function putBoxes(f) {
    const place = finder.querySelector(`details[data-facet=${f.name}]`);
    if (!place) return;
    const summary = place.children[0];
    const chosen = make("span", { className: "antal" });
    const group = make("div", { className: "felter", role: "group", ariaLabel: summary.textContent });
    for (const value of f.values) {
      value.box = make("input", { type: "checkbox" });
      value.tally = make("span", { className: "antal" });
      value.row = make("label", {}, value.box, value.name, value.tally);
      value.box.onchange = () => { value.chosen = value.box.checked; changed(); };
      group.append(value.row);
    }
    if (place.contains(document.activeElement)) summary.focus();
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
      chosen.textContent = picked(f).length || "";
      place.hidden = !f.values.some((v) => v.count || v.chosen) && !place.contains(document.activeElement);
    };
  }

  function putSelect(f) {
    const place = finder.querySelector("[data-facet=kommune]");
    const { etiket, alle } = place.dataset;
    const select = make("select", { id: "kommune", autocomplete: "off" }, new Option(alle, ""));
    for (const value of f.values) select.append(value.option = new Option(value.name, value.key));
    select.onchange = () => {
      for (const value of f.values) value.chosen = value.key === select.value;
      changed();
    };
    place.replaceChildren(make("label", { htmlFor: "kommune" }, etiket), select);
    const counts = (values) => {
      for (const value of values) {
        value.option.textContent = `${value.name} (${value.count})`;
        value.option.hidden = value.option.disabled = !value.count && !value.chosen;
      }
    };
    select.onfocus = () => counts(f.values);
    f.update = () => {
      const chosen = picked(f);
      counts(select === document.activeElement ? f.values : chosen);
      select.value = chosen[0]?.key || "";
    };
  }

  // `typed`: not sent yet. To type on is one step for the back button, and no reason to go to another page.
  function seek(words, typed) {
    if (words === text || typed && !atHome()) return;
    text = words;
    changed(false, typed && location.search.includes("soeg="));
  }

  async function read() {
    const query = new URLSearchParams(location.search);
    const named = facets.filter((f) => query.getAll(f.name).some(Boolean));
    await Promise.all(named.map(load));
    text = (query.get("soeg") || "").trim();
    for (const f of known()) {
      const wanted = query.getAll(f.name);
      for (const value of f.values)
        value.chosen = wanted.some((key) => {
          const [from, to] = f.name === "trin" ? key.split("-") : [];
          return key === value.key || +from <= value.key && value.key <= +to;
        });
    }
    sort.value = query.get("sort");
    sorted = sort.selectedIndex > 0 ? sort.value : "";
    shown = Math.max(1, query.get("side") | 0);
  }

  // Every choice is a step that the back button undoes.
  function changed(on, same) {
    if (!on) shown = 1;
    const query = new URLSearchParams(known().flatMap((f) => picked(f).map((v) => [f.name, v.key])));
    if (text) query.set("soeg", text);
    if (sorted) query.set("sort", sorted);
    if (shown > 1) query.set("side", shown);
    home.search = query;
    if (!atHome()) return location.assign(home);
    history[same ? "replaceState" : "pushState"](null, "", home);
    return show(true, on);
  }
})();
