/* Openbook: menu, search and palette buttons; sorting and filtering of tables; points of charts read out. Everything can be read without it. */
(() => {
  "use strict";
  const doc = document;
  /* Words in the language of the site, and its decimal sign: the build fills them in (build/sources.py). */
  const spoken = { words: {}, decimal: "." };
  const _ = (message, values = {}) => (spoken.words[message] || message).replace(/\{(\w+)\}/g, (_all, name) => values[name]);
  const one = (selector, root = doc) => root.querySelector(selector);
  const all = (selector, root = doc) => [...root.querySelectorAll(selector)];
  const set = (el, attributes) => Object.entries(attributes).forEach(([name, value]) => el.setAttribute(name, value));
  const narrow = matchMedia("(max-width: 59.984375em)");
  const editing = (el) => el.closest?.("input, textarea, select, [contenteditable]");

  /* Frame: set up once, also with instant navigation. */

  const menu = one("[data-ob-menu]");
  const openMenu = (on) => {
    menu?.setAttribute("aria-expanded", on);
    one("#ob-nav")?.classList.toggle("ob-nav--open", on);
  };
  const menuOpen = () => menu?.getAttribute("aria-expanded") === "true";
  menu?.addEventListener("click", () => openMenu(!menuOpen()));
  doc.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menuOpen()) return;
    openMenu(false);
    menu.focus();
  });

  /* Material's script waits in a template until somebody searches; then it does that, and no more: what it does for the
     content of a page it does only while the page loads, and we have done it by then. */
  const kept = one("#ob-material");
  const config = JSON.parse(one("#__config")?.textContent || "{}");
  const material = () => {
    const script = kept?.isConnected && doc.createElement("script");
    if (!script) return;
    kept.remove();
    one("form[data-md-component=palette]")?.removeAttribute("data-md-component");
    script.src = one("script", kept.content).getAttribute("src");
    doc.body.append(script);
  };

  const palette = one("[data-ob-palette]");
  if (palette) {
    const dark = () => doc.body.dataset.mdColorScheme === "slate";
    const tint = one("meta[name=theme-color]") || doc.createElement("meta");
    const show = () => {
      palette.setAttribute("aria-pressed", dark());
      set(tint, { name: "theme-color", content: getComputedStyle(one(".md-header")).backgroundColor });
      doc.head.append(tint);
    };
    palette.addEventListener("click", () => {
      const option = one(`[name=__palette][data-md-color-scheme=${dark() ? "default" : "slate"}]`);
      if (!option) return;
      option.click();
      const color = Object.fromEntries(["media", "scheme", "primary", "accent"].map((name) => [name, option.getAttribute(`data-md-color-${name}`)]));
      Object.entries(color).forEach(([name, value]) => doc.body.setAttribute(`data-md-color-${name}`, value));
      __md_set("__palette", { index: all("[name=__palette]").indexOf(option), color });
    });
    new MutationObserver(show).observe(doc.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
    show();
  }

  const toggle = one("#__search"), dialog = one(".md-search"), opener = one("[data-ob-search]");
  if (toggle && dialog) {
    toggle.checked = false; /* a browser may remember it from before a reload */
    set(dialog, { role: "dialog", "aria-label": _("Search this site") });
    const show = () => {
      if (toggle.checked) material();
      opener?.setAttribute("aria-expanded", toggle.checked);
      all(".md-container, .ob-brand, .ob-tool").forEach((el) => { el.inert = toggle.checked && narrow.matches; });
    };
    const close = () => {
      if (toggle.checked) toggle.click();
      show();
    };
    opener?.addEventListener("click", () => {
      toggle.click();
      one("input", dialog).focus();
    });
    toggle.addEventListener("change", show);
    narrow.addEventListener("change", show);
    dialog.addEventListener("focusin", () => {
      material();
      show();
    });
    if (new URLSearchParams(location.search).has("q")) material();
    doc.addEventListener("focusin", ({ target }) => { if (!dialog.contains(target)) close(); });
    new MutationObserver(() => all("ol a[tabindex]", dialog).forEach((el) => el.removeAttribute("tabindex")))
      .observe(dialog, { childList: true, subtree: true });
    /* Material closes the search on Tab, so that its results cannot be reached by it, and forgets who opened it. */
    addEventListener("keydown", (event) => {
      if (!toggle.checked) return;
      if (event.key === "Tab") event.stopPropagation();
      if (event.key === "Escape") setTimeout(() => { close(); if (narrow.matches) opener?.focus(); });
    }, true);
  }

  /* Material acts on single letters pressed anywhere (WCAG 2.1.4). They are left to the reader's own tools. */
  addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && "fsnp/,.".includes(event.key) && !editing(event.target)) event.stopPropagation();
  }, true);

  /* Themes without our templates (Zensical): labels that work by mouse only become buttons; a closed drawer is inert. */
  all("label.md-header__button[for=__drawer], label.md-header__button[for=__search]").forEach((label) => {
    const input = doc.getElementById(label.htmlFor), drawer = label.htmlFor === "__drawer";
    const show = () => {
      label.setAttribute("aria-expanded", input.checked);
      if (drawer) all(".md-sidebar--primary").forEach((el) => { el.inert = !input.checked && matchMedia("(max-width: 76.23em)").matches; });
    };
    set(label, { role: "button", tabindex: 0, "aria-label": drawer ? _("Menu") : _("Search") });
    label.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      label.click();
    });
    input.addEventListener("change", show);
    addEventListener("resize", show);
    show();
  });

  /* Tables */

  const address = (pairs) => {
    const url = new URL(location.href);
    pairs.forEach(([name, value]) => (value ? url.searchParams.set(name, value) : url.searchParams.delete(name)));
    history.replaceState(history.state, "", url);
  };
  const asked = (name) => new URLSearchParams(location.search).get(name);

  const cellValue = (cell, numeric) => {
    const text = cell?.dataset.value || cell?.textContent.trim() || "";
    if (!numeric) return text.toLowerCase();
    const plain = spoken.decimal === "." ? text : text.replaceAll(".", "").replaceAll(spoken.decimal, ".");
    const number = parseFloat((cell?.dataset.value ? text : plain).replace(/[^\d.eE+-]/g, ""));
    return isNaN(number) ? null : number;
  };

  const sort = (table, th, down) => {
    const numeric = th.dataset.obSort === "number", body = table.tBodies[0];
    const items = [...body.rows].map((row) => ({ row, value: cellValue(row.cells[th.cellIndex], numeric) }));
    items.sort(({ value: a }, { value: b }) => {
      if (a === b) return 0;
      if (a === null || b === null) return a === null ? 1 : -1; /* no figure: last, both ways */
      return (down ? -1 : 1) * (numeric ? a - b : a.localeCompare(b, doc.documentElement.lang || "en-GB", { numeric }));
    });
    body.append(...items.map(({ row }) => row));
    all("[aria-sort]", table).forEach((el) => el.removeAttribute("aria-sort"));
    th.setAttribute("aria-sort", down ? "descending" : "ascending");
  };

  /* On phones rows are cards and headings out of sight: there a table is sorted by a list of choices, which has its place in the page. */
  const sortChoice = (table, choices, chosen) => {
    const select = one(`select[data-ob-sorts="${table.id}"]`);
    if (!select) return null;
    select.append(...choices.map(({ value, name }) => new Option(name, value)));
    select.addEventListener("change", () => chosen(select.value));
    select.form?.addEventListener("reset", () => { const { value } = select; setTimeout(() => { select.value = value; }); });
    if (!select.form) select.closest(".ob-filters").hidden = false;
    return select;
  };

  const sortable = (table) => {
    const linked = table.hasAttribute("data-ob-filter"), heads = all("th[data-ob-sort]", table), listed = [...table.tBodies[0].rows];
    if (one("button", heads[0])) return;
    const orders = { text: [_("A to Z"), _("Z to A")], number: [_("lowest first"), _("highest first")] };
    const choices = [{ value: "", name: _("As listed") }, ...heads.flatMap((th) => orders[th.dataset.obSort].map((order, n) => (
      { value: (n ? "-" : "") + (th.cellIndex + 1), name: _("{column}, {order}", { column: th.textContent.trim(), order }) })))];
    const told = doc.createElement("span");
    set(told, { role: "status", class: "ob-hidden" });
    (table.closest(".ob-scroll") || table).after(told);
    const show = (value, tell) => {
      const chosen = choices.find((choice) => choice.value === value), number = parseInt(value, 10);
      if (!chosen) return;
      if (value) sort(table, heads.find((th) => th.cellIndex === Math.abs(number) - 1), number < 0);
      else {
        table.tBodies[0].append(...listed);
        all("[aria-sort]", table).forEach((el) => el.removeAttribute("aria-sort"));
      }
      if (select) select.value = value;
      if (!tell) return;
      told.textContent = _("Sorted by {choice}", { choice: chosen.name });
      if (linked) address([["sort", value]]);
    };
    const select = sortChoice(table, choices, (value) => show(value, true));
    heads.forEach((th) => {
      const button = doc.createElement("button");
      set(button, { type: "button", class: "ob-sort" });
      button.append(...th.childNodes);
      th.append(button);
      button.addEventListener("click", () => show((th.getAttribute("aria-sort") === "ascending" ? "-" : "") + (th.cellIndex + 1), true));
    });
    if (linked && asked("sort")) show(asked("sort"), false);
  };

  const filterable = (form) => {
    const table = one(`table[id="${form.dataset.obFor}"]`), count = one("[data-ob-count]", form);
    if (!table || !form.hidden) return;
    const controls = all("[name]", form), value = (el) => (el.type === "checkbox" ? el.checked && el.value : el.value.trim());
    const rows = all("tbody tr", table).map((row) => ({ row, words: `${row.textContent} ${row.dataset.search || ""}`.toLowerCase() }));
    const fits = ({ row, words }, el) => {
      const wanted = value(el);
      if (!wanted) return true;
      if (el.type !== "search") return row.dataset[el.name] === wanted;
      return wanted.toLowerCase().split(/\s+/).every((word) => words.includes(word));
    };
    const apply = () => {
      rows.forEach((item) => { item.row.hidden = !controls.every((el) => fits(item, el)); });
      const shown = rows.filter(({ row }) => !row.hidden).length, { obOne, obMany } = count.dataset;
      count.textContent = _("Showing {shown} of {all} {things}", { shown, all: rows.length, things: rows.length === 1 ? obOne : obMany });
    };
    const changed = () => {
      apply();
      address(controls.map((el) => [el.name, value(el)]));
    };
    controls.forEach((el) => {
      const wanted = asked(el.name);
      if (wanted === null) return;
      if (el.type === "checkbox") el.checked = wanted === el.value;
      else if (el.type === "search" || all("option", el).some((option) => option.value === wanted)) el.value = wanted;
    });
    set(count, { role: "status", "aria-live": "polite" });
    form.addEventListener("input", changed);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(changed));
    form.hidden = false;
    apply();
  };

  /* Charts: the point nearest to the pointer, or chosen by arrow keys, is named beside it. A slider is one tab stop whose
     value every screen reader says by itself (ARIA practices, slider); what a finger points at is said by a live region. */
  const readable = (box) => {
    const marks = all("[data-ob]", box);
    if (marks.length < 2 || one(".ob-read", box)) return;
    const part = (name, attributes) => {
      const el = doc.createElement("div");
      set(el, { class: name, ...attributes });
      box.append(el);
      return el;
    };
    const keys = part("ob-read", { role: "slider", tabindex: 0, "aria-label": box.dataset.obRead, "aria-valuemin": 1, "aria-valuemax": marks.length });
    const ring = part("ob-read__ring", { hidden: "" }), tip = part("ob-read__tip", { hidden: "", "aria-hidden": true });
    const told = part("ob-hidden", { "aria-live": "polite" });
    let now = marks.length - 1;
    const places = () => {
      const { left, top } = box.getBoundingClientRect();
      return marks.map((mark) => {
        const b = mark.getBoundingClientRect();
        return { mark, x: b.x + b.width / 2 - left, y: b.y + b.height / 2 - top };
      }).sort((a, b) => a.x - b.x);
    };
    const hide = () => { ring.hidden = tip.hidden = true; };
    const choose = (to, all = places()) => {
      now = Math.max(0, Math.min(to, marks.length - 1));
      const words = all[now].mark.dataset.ob.split("|");
      set(keys, { "aria-valuenow": now + 1, "aria-valuetext": words.join(", ") });
      return { ...all[now], words };
    };
    const show = (to, all) => {
      const { x, y, words } = choose(to, all);
      tip.replaceChildren(...words.map((text, n) => {
        const line = doc.createElement(n === 1 ? "strong" : "span");
        line.textContent = text;
        return line;
      }));
      ring.hidden = tip.hidden = false;
      ring.style.cssText = `left:${x}px;top:${y}px`;
      const left = Math.max(0, Math.min(x - tip.offsetWidth / 2, box.clientWidth - tip.offsetWidth));
      const above = y - tip.offsetHeight - 16;
      tip.style.cssText = `left:${left}px;top:${above + box.getBoundingClientRect().top < 0 ? y + 16 : above}px`;
      return words;
    };
    const point = ({ clientX, clientY, pointerType }) => {
      const all = places(), { left, top } = box.getBoundingClientRect();
      const far = all.map(({ x, y }) => Math.hypot(x - clientX + left, (y - clientY + top) / 3));
      const words = show(far.indexOf(Math.min(...far)), all);
      if (pointerType !== "mouse") told.textContent = words.join(", ");
    };
    box.addEventListener("pointermove", point);
    box.addEventListener("pointerdown", point);
    box.addEventListener("pointerleave", ({ pointerType }) => { if (pointerType === "mouse" && doc.activeElement !== keys) hide(); });
    doc.addEventListener("pointerdown", ({ target }) => { if (!box.contains(target)) hide(); });
    keys.addEventListener("focus", () => show(now));
    keys.addEventListener("blur", hide);
    addEventListener("resize", hide);
    doc.addEventListener("keydown", ({ key }) => { if (key === "Escape") hide(); });
    keys.addEventListener("keydown", (event) => {
      const to = { ArrowRight: now + 1, ArrowUp: now + 1, ArrowLeft: now - 1, ArrowDown: now - 1, Home: 0, End: marks.length - 1 }[event.key];
      if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      show(to);
    });
    choose(now);
  };
  /* As cards, parts of a table have no roles of their own in some browsers: what they are is then said. */
  const stacked = matchMedia("(max-width: 37.4375em)");
  const roles = () => {
    if (!stacked.matches) return;
    all("table[data-ob-stack]:not([role])").forEach((table) => {
      const say = (selector, role) => all(selector, table).forEach((el) => el.setAttribute("role", role));
      table.setAttribute("role", "table");
      say("thead, tbody, tfoot", "rowgroup");
      say("tr", "row");
      say("td", "cell");
      say("th", "rowheader");
      say("thead th", "columnheader");
    });
  };
  stacked.addEventListener("change", roles);

  doc.addEventListener("ob-added", ({ target }) => all("[data-ob-read]", target).forEach(readable));

  /* Words to take away have a button that copies them, where the browser lets a page do so. */
  const copyable = (el) => {
    const button = (el.closest("pre") || el).nextElementSibling, told = button?.nextElementSibling;
    if (!navigator.clipboard || !button?.matches(".ob-copy[hidden]")) return;
    button.addEventListener("click", () => navigator.clipboard.writeText(el.textContent.trim()).then(
      () => { told.textContent = _("Copied"); }, () => { told.textContent = _("Not copied: select the words instead"); }));
    button.hidden = false;
  };

  /* What Material's script does for the content of a page, where it waits. */

  const code = (el) => {
    const button = doc.createElement("button"), corner = doc.createElement("div"), label = config.translations["clipboard.copy"];
    set(corner, { class: "md-code__nav" });
    set(button, { type: "button", class: "md-code__button", "data-md-type": "copy", title: label, "aria-label": label });
    button.addEventListener("click", () => navigator.clipboard.writeText(el.textContent.trimEnd()).then(() => {
      const told = one(".md-dialog");
      told.setAttribute("role", "status");
      one(".md-dialog__inner", told).textContent = config.translations["clipboard.copied"];
      told.classList.add("md-dialog--active");
      setTimeout(() => told.classList.remove("md-dialog--active"), 2000);
    }));
    corner.append(button);
    el.before(corner);
  };

  const wrapped = (table) => {
    const outer = doc.createElement("div"), inner = doc.createElement("div");
    outer.className = "md-typeset__scrollwrap";
    inner.className = "md-typeset__table";
    outer.append(inner);
    table.replaceWith(outer);
    inner.append(table);
  };

  const marked = (root, terms) => {
    const words = terms.trim().split(/[\s,;]+/).filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    if (!words.length) return;
    const wanted = new RegExp(`(?<![\\p{L}\\p{N}])(${words.join("|")})`, "giu");
    const walk = doc.createTreeWalker(root, NodeFilter.SHOW_TEXT), nodes = [];
    while (walk.nextNode()) if (walk.currentNode.parentElement.offsetHeight) nodes.push(walk.currentNode);
    nodes.forEach((node) => {
      const parts = node.data.split(wanted);
      if (parts.length > 1) node.replaceWith(...parts.map((part, at) => {
        if (at % 2 === 0) return part;
        const mark = doc.createElement("mark");
        mark.textContent = part;
        return mark;
      }));
    });
  };

  const reveal = () => {
    const closed = doc.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("details:not([open])");
    if (closed) closed.open = true;
  };

  const content = () => {
    const root = one("article"), has = (feature) => config.features.includes(feature);
    all("table:not([class])", root).forEach(wrapped);
    if (has("content.code.copy") && navigator.clipboard) all("pre > code:not([data-ob-copy])", root).forEach(code);
    if (has("search.highlight")) marked(root, asked("h") || "");
    addEventListener("hashchange", reveal);
    reveal();
  };

  /* Anything that scrolls sideways gets a tab stop and a name; Material wraps plain tables after this script has run. */
  const more = (el) => el.classList.toggle("ob-scroll--more", el.scrollWidth - el.clientWidth - el.scrollLeft > 1);
  const regions = () => {
    all("pre > code").forEach((el) => {
      if (el.scrollWidth > el.clientWidth) el.tabIndex = 0;
    });
    all(".ob-scroll, .md-typeset__scrollwrap").forEach((el) => {
      more(el);
      if (el.hasAttribute("tabindex") || el.scrollWidth <= el.clientWidth) return;
      const above = all("h1, h2, h3").filter((h) => h.compareDocumentPosition(el) & 4).pop();
      const name = one("caption", el)?.textContent.trim() || _("Table: {name}", { name: above?.textContent.trim() || "" });
      set(el, { role: "region", tabindex: 0, "aria-label": name });
    });
    all(".md-code__nav").forEach((el) => { /* a copy button is no navigation */
      el.setAttribute("role", "none");
      el.removeAttribute("aria-label");
    });
  };
  addEventListener("resize", regions);
  addEventListener("scroll", ({ target }) => { if (target.matches?.(".ob-scroll, .md-typeset__scrollwrap")) more(target); }, true);

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    closed.forEach((el) => { el.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((el) => { el.open = false; }));

  const page = () => {
    openMenu(false);
    if (kept) content();
    all("form.ob-filters").forEach(filterable);
    all("[data-ob-copy]").forEach(copyable);
    all("[data-ob-read]").forEach(readable);
    all("table:has(th[data-ob-sort])").forEach(sortable);
    doc.documentElement.classList.remove("ob-asked");
    roles();
    regions();
    setTimeout(regions, 300);
  };
  window.document$ ? window.document$.subscribe(page) : page();
})();
