/* Openbook: menu, search and palette buttons; sorting and filtering of tables. Everything can be read without it. */
(function () {
  "use strict";
  var doc = document;
  var all = function (selector, root) { return Array.prototype.slice.call((root || doc).querySelectorAll(selector)); };
  var set = function (el, attributes) { for (var name in attributes) el.setAttribute(name, attributes[name]); };
  var narrow = matchMedia("(max-width: 59.984375em)");

  /* Frame: once for the life of the window, also with instant navigation. */

  function menu() {
    var button = doc.querySelector("[data-ob-menu]");
    if (!button) return;
    var open = function (on) {
      button.setAttribute("aria-expanded", on);
      var nav = doc.getElementById("ob-nav");
      if (nav) nav.classList.toggle("ob-nav--open", on);
    };
    button.addEventListener("click", function () { open(button.getAttribute("aria-expanded") !== "true"); });
    doc.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
      open(false);
      button.focus();
    });
    return function () { open(false); };
  }

  function palette() {
    var button = doc.querySelector("[data-ob-palette]");
    if (!button) return;
    var dark = function () { return doc.body.getAttribute("data-md-color-scheme") === "slate"; };
    var show = function () { button.setAttribute("aria-pressed", dark()); };
    button.addEventListener("click", function () {
      var input = doc.querySelector('[name="__palette"][data-md-color-scheme="' + (dark() ? "default" : "slate") + '"]');
      if (input) input.click();
    });
    new MutationObserver(show).observe(doc.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
    show();
  }

  function search() {
    var toggle = doc.getElementById("__search"), dialog = doc.querySelector(".md-search");
    if (!toggle || !dialog) return;
    var button = doc.querySelector("[data-ob-search]");
    var show = function () {
      if (button) button.setAttribute("aria-expanded", toggle.checked);
      all(".md-container, .ob-brand, .ob-tool").forEach(function (el) { el.inert = toggle.checked && narrow.matches; });
    };
    if (button) button.addEventListener("click", function () {
      toggle.click();
      show();
      dialog.querySelector("input").focus();
    });
    toggle.addEventListener("change", show);
    addEventListener("keydown", function (event) {
      if ((event.key !== "Escape" && event.key !== "Tab") || !toggle.checked) return;
      setTimeout(function () {
        show();
        if (event.key === "Escape" && button && narrow.matches) button.focus();
      });
    }, true);
    narrow.addEventListener("change", show);
  }

  /* Material acts on single letters pressed anywhere (WCAG 2.1.4). They are left to the reader's own tools. */
  function letters(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || "fsnp/,.".indexOf(event.key) < 0) return;
    if (!event.target.closest || !event.target.closest("input, textarea, select, [contenteditable]")) event.stopPropagation();
  }

  /* Themes without our templates (Zensical): labels that work by mouse only become buttons; the closed drawer is inert. */
  function labels() {
    all('label[for="__drawer"].md-header__button, label[for="__search"].md-header__button').forEach(function (label) {
      var input = doc.getElementById(label.htmlFor), drawer = doc.querySelector(".md-sidebar--primary");
      var show = function () {
        label.setAttribute("aria-expanded", input.checked);
        if (drawer && label.htmlFor === "__drawer") drawer.inert = !input.checked && matchMedia("(max-width: 76.234375em)").matches;
      };
      set(label, { role: "button", tabindex: "0", "aria-label": label.htmlFor === "__drawer" ? "Menu" : "Search" });
      label.addEventListener("keydown", function (event) {
        if (event.key === "Enter" || event.key === " ") { event.preventDefault(); label.click(); }
      });
      input.addEventListener("change", show);
      addEventListener("resize", show);
      show();
    });
    all('[role="dialog"].md-search:not([aria-label])').forEach(function (el) { el.setAttribute("aria-label", "Search this site"); });
    all(".md-search-result__meta:not([role])").forEach(function (el) { el.setAttribute("role", "status"); });
  }

  /* Tables */

  function cellValue(row, index, numeric) {
    var cell = row.cells[index], text = cell ? cell.dataset.value || cell.textContent.trim() : "";
    if (!numeric) return text.toLowerCase();
    var number = parseFloat(text.replace(/[^0-9.eE+-]/g, ""));
    return isNaN(number) ? null : number;
  }

  function sort(table, index, descending) {
    var head = table.tHead.rows[0].cells, numeric = head[index].dataset.obSort === "number", body = table.tBodies[0];
    var sign = descending ? -1 : 1;
    Array.prototype.slice.call(body.rows).map(function (row, at) {
      return { row: row, at: at, value: cellValue(row, index, numeric) };
    }).sort(function (a, b) {
      if (a.value === b.value) return a.at - b.at;
      if (a.value === null) return 1;
      if (b.value === null) return -1;
      return sign * (numeric ? a.value - b.value : a.value.localeCompare(b.value, "en-GB", { numeric: true }));
    }).forEach(function (item) { body.appendChild(item.row); });
    all("[aria-sort]", table.tHead).forEach(function (th) { th.removeAttribute("aria-sort"); });
    head[index].setAttribute("aria-sort", descending ? "descending" : "ascending");
  }

  function sortable(table, changed) {
    all("th[data-ob-sort]", table.tHead).forEach(function (th) {
      if (th.querySelector("button")) return;
      var button = doc.createElement("button");
      set(button, { type: "button", "class": "ob-sort" });
      while (th.firstChild) button.appendChild(th.firstChild);
      th.appendChild(button);
      button.addEventListener("click", function () {
        sort(table, th.cellIndex, th.getAttribute("aria-sort") === "ascending");
        changed();
      });
    });
  }

  function address(pairs) {
    var url = new URL(location.href);
    pairs.forEach(function (pair) {
      if (pair[1]) url.searchParams.set(pair[0], pair[1]); else url.searchParams.delete(pair[0]);
    });
    history.replaceState(history.state, "", url);
  }

  function sorting(table) {
    var th = table.querySelector("[aria-sort]");
    return th ? (th.getAttribute("aria-sort") === "descending" ? "-" : "") + (th.cellIndex + 1) : "";
  }

  function filterable(form) {
    var table = doc.getElementById(form.dataset.obFor), count = form.querySelector("[data-ob-count]");
    if (!table || form.dataset.obReady) return;
    form.dataset.obReady = "yes";
    var rows = all("tbody tr", table), controls = all("[name]", form), many = rows.length;
    var words = rows.map(function (row) { return (row.textContent + " " + (row.dataset.search || "")).toLowerCase(); });
    var value = function (control) { return control.type === "checkbox" ? (control.checked ? control.value : "") : control.value.trim(); };
    var apply = function () {
      var shown = 0;
      rows.forEach(function (row, at) {
        row.hidden = !controls.every(function (control) {
          var wanted = value(control);
          if (!wanted) return true;
          if (control.type !== "search") return row.dataset[control.name] === wanted;
          return wanted.toLowerCase().split(/\s+/).every(function (word) { return words[at].indexOf(word) >= 0; });
        });
        if (!row.hidden) shown += 1;
      });
      if (count) count.textContent = "Showing " + shown + " of " + many + " " + (many === 1 ? count.dataset.obOne : count.dataset.obMany);
    };
    var changed = function () {
      apply();
      address(controls.map(function (control) { return [control.name, value(control)]; }));
    };
    var query = new URLSearchParams(location.search);
    controls.forEach(function (control) {
      var wanted = query.get(control.name);
      if (wanted === null) return;
      if (control.type === "checkbox") control.checked = wanted === control.value; else control.value = wanted;
    });
    if (count) set(count, { role: "status", "aria-live": "polite" });
    form.addEventListener("input", changed);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { setTimeout(changed); });
    form.hidden = false;
    apply();
  }

  function tables() {
    all("table").forEach(function (table) {
      if (!table.tHead || !table.querySelector("th[data-ob-sort]")) return;
      var linked = table.hasAttribute("data-ob-filter");
      sortable(table, function () { if (linked) address([["sort", sorting(table)]]); });
      var wanted = linked && /^(-?)(\d+)$/.exec(new URLSearchParams(location.search).get("sort") || "");
      var th = wanted && table.tHead.rows[0].cells[wanted[2] - 1];
      if (th && th.dataset.obSort) sort(table, th.cellIndex, wanted[1] === "-");
    });
    all("table[data-ob-stack]").forEach(function (table) {
      var roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
      [table].concat(all("thead, tbody, tr, th, td", table)).forEach(function (el) {
        var role = roles[el.tagName] || (el.getAttribute("scope") === "row" ? "rowheader" : "columnheader");
        if (!el.hasAttribute("role")) el.setAttribute("role", role);
      });
    });
  }

  /* Anything that scrolls sideways gets a tab stop and a name; Material wraps plain tables after this script has run. */
  function regions() {
    all(".ob-scroll, .md-typeset__scrollwrap, .md-typeset table:not([class])").forEach(function (el) {
      if (el.tagName === "TABLE" && el.closest(".md-typeset__scrollwrap")) return;
      if (el.hasAttribute("tabindex") || el.scrollWidth <= el.clientWidth) return;
      var caption = el.querySelector("caption");
      if (el.tagName !== "TABLE") set(el, { role: "region", "aria-label": caption ? caption.textContent.trim() : "Table" });
      el.tabIndex = 0;
    });
  }

  var opened = [];
  addEventListener("beforeprint", function () {
    opened = all("details:not([open])");
    opened.forEach(function (el) { el.open = true; });
  });
  addEventListener("afterprint", function () { opened.forEach(function (el) { el.open = false; }); });
  addEventListener("keydown", letters, true);
  addEventListener("resize", regions);

  var closeMenu = menu();
  palette();
  search();
  labels();
  function page() {
    if (closeMenu) closeMenu();
    all("form.ob-filters").forEach(filterable);
    tables();
    regions();
    setTimeout(regions, 300);
  }
  if (window.document$) window.document$.subscribe(page); else page();
})();
