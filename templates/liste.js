// Snævrer listen over alle tilbud ind, uden at siden hentes igen. Bygger på den færdige side: valgenes links
// bliver til afkrydsningsfelter, når de foldes ud, og kortene hentes, som de står på siderne. Tallene kommer fra
// tilbud/facetter (src/site/columns.h siger, hvordan de læses), når nogen kan se valgene eller søger, og soeg.js svarer
// på det, der søges efter. Adressen siger altid, hvad der er valgt.
//
// Not a module: it runs before anything is drawn, so that an address with choices never shows the whole list first.
(() => {
  const { classList } = document.documentElement;
  classList.add("js");
  if (/=[^&]/.test(location.search)) classList.add("venter");
  addEventListener("DOMContentLoaded", start);

  // How many cards at a time.
  const step = () => answer ? 10 : 20;
  const make = (name, fields, ...inside) => {
    const node = Object.assign(document.createElement(name), fields);
    node.append(...inside);
    return node;
  };

  let finder, plain, head, status, chips, list, whole, more, none, sort, turn, field, meant, filters, home, early;
  let data, reader, town, newest, title, sorted = "", text = "", answer, shown = 1, turns = 0;
  let facets = [];
  const done = {}, cards = [];

  function start() {
    finder = document.querySelector(".finder");
    // As they stand on the page.
    [field, filters, head, status, sort, chips, meant, list, none, more, turn] =
      finder.querySelectorAll("#soeg, #filtre, #liste, [role=status], #sort, .chips, .mente, .kortliste, .tomt, .flere, .sider");
    plain = head.textContent;
    whole = [...list.children];
    home = new URL(field.form.action);
    // The cards' links are written for the list's first page.
    if (location.search && !atHome()) return location.replace(home + location.search);
    sort.onchange = () => { sorted = sort.selectedIndex ? sort.value : ""; changed(); };
    more.firstChild.onclick = () => { shown++; changed(true); };
    onpopstate = () => arrive(true);
    field.onfocus = field.oninput = field.form.onsubmit = listen;
    // On a phone all choices are folded away, and what they need is not fetched before they are seen.
    finder.addEventListener("toggle", ({ target }) => unfold(target.dataset.facet), true);
    onload = () => filters.offsetWidth && unfold();
    arrive();
  }

  const atHome = () => home.pathname === location.pathname;

  function listen(event) {
    event?.preventDefault();
    seeker().then((module) => module.listen(field, seek), fail);
  }

  // To what the address says.
  const arrive = (told) => read().then(() => {
    if (told) field.value = text;
    else if (field.value ||= text) listen();
    told || text || facets[0] ? show(told) : rest(update());
  }).catch(fail);

  // What is done once, unless it fails.
  const once = (name, work) => done[name] ??= work().catch((fault) => { done[name] = null; throw fault; });

  // `path`: from the first file of columns, whose hash changes when a card does.
  const get = (path, read) => once(path, async () => {
    const reply = await fetch(finder.dataset.kolonner.replace(/(\w+)\.json/, path));
    if (!reply.ok) throw reply;
    return read(await reply.text());
  });

  // The plain list stands as it was.
  function fail() {
    head.textContent = plain;
    lay(whole);
    status.className = "besked";
    status.textContent = finder.dataset.fejl;
    rest();
  }

  // The first facet is the senders': which library's an offer is. The columns of the others are fetched when
  // somebody chooses by them or folds them out; the names of their values stand on the page.
  const ready = () => once("ready", async () => {
    [data, reader] = await Promise.all([get("$1.json", JSON.parse), import(finder.dataset.modul.replace("soeg", "kolonner"))]);
    facets = reader.open(data, links);
    town = facet("kommune");
    if (town) putSelect(fill(town, town.har));
  });

  const links = (name) => Array.from(finder.querySelectorAll(`[data-facet=${name}] .opslag a`),
    (a) => ({ key: a.pathname.split("/").at(-2), name: a.firstChild.data.trim() }));

  const fill = (f, text) => Object.assign(f, reader.column(f, text, facets[0]));

  const load = async (f) => f && !f.sets && once(f.navn, async () => putBoxes(fill(f, await get(`${f.fil}.txt`, String))));
  const unfold = (name) => ready().then(() => load(facet(name))).then(() => update(count()), () => {});

  // What the order that is asked for needs. The first cards by title stand on the page.
  async function loadOrder(by) {
    if (by === "korteste") await load(facet("varighed"));
    if (by === "nyeste") newest ??= await get(`${data.nyeste}.txt`, reader.numbers);
    if (by === "bedst" || title) return;
    const senders = await get(`${data.orden}.txt`, reader.numbers), next = [];
    title = [];
    facets[0].of.forEach((sender, i) => { next[sender] ??= i; });
    senders.forEach((sender, place) => {
      title[next[sender]] = place;
      cards[next[sender]++] = whole[place];
    });
  }

  // The module, and the index's root at the same time.
  function seeker() {
    early ??= fetch(finder.dataset.soeg).catch(() => {});
    return import(finder.dataset.modul);
  }

  // An offer that only one facet is against counts there: what if that choice were another?
  function count() {
    const all = known(), hits = [];
    for (const f of all) {
      f.good = picked(f)[0] && f.sets.map((set) => set.some((v) => f.values[v].chosen));
      f.tally = f.sets.map(() => 0);
      for (const value of f.values) value.count = 0;
    }
    const asked = all.filter((f) => f.good);
    facets[0].of.forEach((_, i) => {
      if (answer && !answer.place[i]) return;
      const against = asked.filter((f) => !f.good[f.of[i]]);
      if (!against[0]) hits.push(i);
      if (!against[1]) for (const f of against[0] ? against : all) f.tally[f.of[i]]++;
    });
    for (const f of all) f.sets.forEach((set, i) => { for (const v of set) f.values[v].count += f.tally[i]; });
    return hits;
  }

  const facet = (name) => facets.find((f) => f.navn === name);
  const known = () => facets.filter((f) => f.sets);
  const picked = (f) => f?.values?.filter((v) => v.chosen) ?? [];
  const allPicked = () => known().flatMap(picked);
  const order = () => sorted || (answer ? "bedst" : picked(town)[0] ? "eget" : "titel");

  // What cannot be had now comes last, but for an answer to a text.
  function put(hits) {
    const time = facet("varighed"), [{ homes, of, closed }] = facets, by = order(), late = by === "bedst" ? [] : closed;
    const rank = { bedst: (i) => answer.place[i], nyeste: (i) => newest[i], korteste: (i) => time?.minutter?.[time.of[i]] || 1e9,
      eget: (i) => !town.values[homes[of[i]]]?.chosen, titel: () => 0 }[by];
    return hits.sort((a, b) => late[a] - late[b] || rank(a) - rank(b) || title?.[a] - title?.[b]);
  }

  // One card; its block of cards is fetched once.
  async function card(i) {
    const size = finder.dataset.blok;
    return cards[i] ??= (await get(`../kort/${i / size | 0}.txt?v=$1`, (innerHTML) => [...make("template", { innerHTML }).content.children]))[i % size];
  }

  // What stands there is not painted again.
  function lay(nodes) {
    let same = 0;
    while (nodes[same] && nodes[same] === list.children[same]) same++;
    while (list.children[same]) list.children[same].remove();
    list.append(...nodes.slice(same));
  }

  // `told`: somebody is here and wants to hear it. `on`: to the first of the cards that came to. The best answers
  // to a text are shown before all of them are known. Counts and cards at hand wait for nobody.
  async function show(told, on, all = !text || sorted || shown > 1 || allPicked()[0]) {
    const mine = ++turns;
    list.ariaBusy = true;
    try {
      const [found] = await Promise.all([text && seeker().then((module) => module.ask(finder.dataset.soeg, text, all, early)), all && ready()]);
      if (mine !== turns) return;
      answer = found;
      const any = allPicked()[0] || sorted || answer;
      if (all && any) await loadOrder(order());
      if (mine !== turns) return;
      const hits = all ? put(count()) : answer?.hits ?? [];
      const most = all ? step() * shown : 5;
      if (all) tell(hits.length, told, any);
      let now = 5;
      while (now < most && cards[hits[now]]) now++;
      for (const size of [now, most]) {
        const nodes = any ? await Promise.all(hits.slice(0, size).map(card)) : whole;
        if (mine !== turns) return;
        lay(answer ? nodes.map(answer.mark) : nodes);
      }
      if (!all) return show(told, on, true);
      if (on) list.children[most - step()].querySelector("a").focus();
      rest();
    } catch {
      if (mine === turns) fail();
    }
  }

  // How many there are, and what that leaves to choose.
  function tell(count, told, any) {
    const say = (name, what = count) => finder.dataset[name].replace("#", what);
    update();
    filters.lastElementChild.textContent = say("vis");
    head.textContent = plain.replace(/\d+/, count);
    none.hidden = count;
    more.hidden = !any || count <= step() * shown;
    if (turn) turn.hidden = any;
    status.className = "skjult";
    status.textContent = told ? say("fundet") : "";
    meant.hidden = !answer?.hint;
    if (answer?.hint) meant.textContent = say(...answer.hint);
  }

  function rest() {
    list.ariaBusy = false;
    classList.remove("venter");
  }

  function update() {
    for (const f of known()) f.update?.();
    const chosen = allPicked();
    chips.hidden = !chosen[0];
    chips.replaceChildren(...chosen.map((v) => chip(v.name, chips.dataset.fjern)));
    if (chosen[1]) chips.append(chip(chips.dataset.ryd, ""));
    sort.value = order();
    sort.options[0].hidden = !answer;
    sort.options[1].hidden = !picked(town)[0];
  }

  const chip = (text, hint) => make("li", {},
    make("button", { onclick: undo }, text, make("span", { className: "skjult" }, hint)));

  async function undo({ currentTarget }) {
    const at = [...chips.children].indexOf(currentTarget.parentNode);
    const chosen = allPicked();
    for (const value of chosen[at] ? [chosen[at]] : chosen) value.chosen = false;
    await changed();
    ((chips.children[at] ?? chips.lastChild)?.firstChild ?? head).focus();
  }

  function putBoxes(f) {
    const place = finder.querySelector(`details[data-facet=${f.navn}]`);
    if (!place) return;
    const summary = place.children[0];
    const chosen = make("span", { className: "antal" });
    const group = make("div", { className: "felter", role: "group", ariaLabel: summary.textContent }, ...f.values.map((value) => {
      value.box = make("input", { type: "checkbox", onchange: () => { value.chosen = value.box.checked; changed(); } });
      return value.row = make("label", {}, value.box, value.name, value.tally = chosen.cloneNode());
    }));
    if (place.contains(document.activeElement)) summary.focus();
    place.replaceChildren(summary, group);
    summary.append(chosen);
    f.update = () => {
      // What is folded away need not be right before it is opened.
      for (const value of place.open ? f.values : []) {
        value.box.checked = value.chosen;
        value.tally.textContent = value.count;
        value.row.hidden = !value.count && !value.chosen && value.box !== document.activeElement;
      }
      chosen.textContent = picked(f).length || "";
      place.hidden = !f.values.some((v) => v.count || v.chosen) && !place.contains(document.activeElement);
    };
  }

  function putSelect(f) {
    const place = finder.querySelector("[data-facet=kommune]");
    const select = make("select", { id: "kommune", autocomplete: "off", onchange() {
      for (const value of f.values) value.chosen = value.key === select.value;
      changed();
    } }, new Option(place.dataset.alle, ""), ...f.values.map((value) => value.option = new Option(value.name, value.key)));
    const here = place.contains(document.activeElement);
    place.replaceChildren(make("label", { htmlFor: "kommune" }, place.dataset.etiket), select);
    if (here) select.focus();
    const counts = (values) => {
      for (const value of values) {
        value.option.textContent = `${value.name} (${value.count})`;
        value.option.hidden = value.option.disabled = !value.count && !value.chosen;
      }
    };
    select.onfocus = () => counts(f.values);
    f.update = () => {
      counts(select === document.activeElement ? f.values : picked(f));
      select.value = picked(f)[0]?.key || "";
    };
  }

  // `typed`: not sent yet. To type on is one step for the back button, and no reason to go to another page.
  function seek(words, typed) {
    if (words === text || typed && !atHome()) return;
    const same = typed && text;
    text = words;
    changed(false, same);
  }

  async function read() {
    const query = new URLSearchParams(location.search);
    text = (query.get("soeg") || "").trim();
    if (facets[0] || /[?&](?!soeg)\w+=[^&]/.test(location.search)) {
      await ready();
      await Promise.all(facets.filter((f) => query.getAll(f.navn).some(Boolean)).map(load));
    }
    for (const f of known())
      for (const value of f.values)
        value.chosen = query.getAll(f.navn).some((key) => {
          const [from, to] = key.split("-");
          return key === value.key || +from <= value.key && value.key <= +to;
        });
    sort.value = query.get("sort");
    sorted = sort.selectedIndex ? sort.value : "";
    shown = Math.max(1, query.get("side") | 0);
  }

  // Every choice is a step that the back button undoes.
  function changed(on, same) {
    if (!on) shown = 1;
    const query = new URLSearchParams(known().flatMap((f) => picked(f).map((v) => [f.navn, v.key])));
    if (text) query.set("soeg", text);
    if (sorted) query.set("sort", sorted);
    if (shown > 1) query.set("side", shown);
    home.search = query;
    if (!atHome()) return location.assign(home);
    history[same ? "replaceState" : "pushState"](null, "", home);
    return show(true, on);
  }
})();
