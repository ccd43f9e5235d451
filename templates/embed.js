// En liste i en ramme på en andens side: udseende, overskrifter og antal efter adressen, kortene snævret ind efter
// valgene, og besked til værten om højden. Henter intet og gemmer intet, så den virker også i en ramme, der er
// spærret inde (sandbox).
//
// Not a module, and in the head: a theme that the host asks for is there before anything is drawn.
(() => {
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const framed = parent !== self;
  if (/^(lys|moerk)$/.test(query.get("tema"))) root.classList.add(query.get("tema"));
  addEventListener("DOMContentLoaded", start);

  function start() {
    const find = (selector) => document.querySelector(selector);
    setLevels(document.querySelectorAll("h2, h3"));
    if (find(".kortliste")) narrow(find);
    carry();
    if (framed) keepHeight();
  }

  // A page by itself begins at the first level.
  function setLevels(headings) {
    const level = framed ? Math.min(4, Math.max(2, query.get("overskrift") | 0)) : 1;
    for (const heading of headings) heading.ariaLevel = level + (heading.localName === "h3");
  }

  // The frame's other pages are asked for what this one was.
  function carry() {
    for (const link of document.querySelectorAll("[target=_self]")) {
      link.search = query;
      link.hash = "top";
    }
  }

  function narrow(find) {
    const list = find(".kortliste"), form = find("form"), status = find("[role=status]"), whole = find(".alle a");
    const [none, undo, more] = [".tomt", ".ryd", ".flere"].map(find);
    const cards = [...list.children];
    const towns = list.dataset.kommuner.split(" ");
    const step = query.get("antal") > 0 ? query.get("antal") | 0 : cards.length;
    const names = [...form.elements].map((select) => select.name).concat("kommune");
    const wanted = (name) => query.getAll(name).filter(Boolean);
    let shown = step;

    // Which cards have one of the values: "5", "4-6" or "dansk".
    const having = (select) => new Set([...select.options].filter(({ value }) => value && wanted(select.name).some((key) => {
      const [from, to] = select.name === "trin" ? key.split("-") : [];
      return key === value || +from <= value && value <= +to;
    })).flatMap((option) => option.dataset.kort.split(" ").filter(Boolean).map(Number)));

    function put(told) {
      const tests = [...form.elements].filter(({ name }) => wanted(name).length).map((select) => {
        const some = having(select);
        return (i) => some.has(i);
      });
      const town = wanted("kommune");
      if (town.length) tests.push((i) => towns[i] === "*" || towns[i].split(",").some((key) => town.includes(key)));
      const hits = cards.filter((_, i) => tests.every((test) => test(i)));
      const seen = new Set(hits.slice(0, shown));
      for (const card of cards) card.hidden = !seen.has(card);
      none.hidden = hits.length;
      undo.hidden = !tests.length;
      more.hidden = seen.size === hits.length;
      const words = tests.length ? status.dataset[find(".sider") ? "side" : "fundet"].replace("#", hits.length) : "";
      if (told || words) status.textContent = words;
      // The catalogue's own list goes through all pages.
      if (whole.dataset.soeg) {
        const chosen = new URLSearchParams([...query].filter(([name, value]) => value && names.includes(name)));
        whole.href = tests.length ? `${whole.dataset.soeg}&${chosen}` : whole.dataset.plain ??= whole.href;
      }
    }

    function changed() {
      shown = step;
      try {
        history.replaceState(null, "", `?${query}`);
      } catch {}
      carry();
      put(true);
    }

    form.onchange = ({ target }) => {
      query.delete(target.name);
      if (target.value) query.set(target.name, target.value);
      changed();
    };
    undo.firstChild.onclick = () => {
      for (const name of names) query.delete(name);
      for (const select of form.elements) select.value = "";
      changed();
      list.querySelector("a").focus();
    };
    more.firstChild.onclick = () => {
      shown += step;
      put();
      cards.filter((card) => !card.hidden).at(shown - step)?.querySelector("a").focus();
    };
    // What an address asks for stands in its field, also when it is more than one of the values there.
    for (const select of form.elements) {
      const keys = wanted(select.name);
      if (!keys.length) continue;
      const value = keys.join("|");
      if (![...select.options].some((option) => option.value === value)) {
        const names = keys.map((key) => [...select.options].find((option) => option.value === key)?.text ?? key.replace(/^(\d+)-(\d+)$/, "$1.-$2. klasse"));
        const option = new Option(names.join(" og "), value);
        option.dataset.kort = [...having(select)].join(" ");
        select.append(option);
      }
      select.value = value;
    }
    form.hidden = !form.querySelector("label:not([hidden])");
    put();
  }

  function keepHeight() {
    const height = () => root.getBoundingClientRect().height;
    let top = location.hash === "#top";
    const tell = () => {
      if (matchMedia("print").matches) return;
      const hoejde = height();
      root.classList.add("tryk");
      const tryk = height();
      root.classList.remove("tryk");
      parent.postMessage({ skoletilbud: { hoejde, tryk, top } }, "*");
      top = false;
    };
    // A frame out of sight is not drawn, and what is not drawn is not observed: so it tells by itself at first.
    tell();
    addEventListener("load", tell);
    new ResizeObserver(tell).observe(document.body);
    addEventListener("message", ({ source, data }) => source === parent && data === "skoletilbud" && tell());
  }
})();
