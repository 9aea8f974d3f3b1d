/* Openbook: indicators side by side. Pickers are made from the page's own list of links; what is shown is taken from the
   pages of the chosen indicators, so that no figure or word is made here. */
(() => {
  "use strict";
  const doc = document, form = doc.querySelector("[data-ob-compare]"), shown = doc.querySelector("[data-ob-compared]");
  if (!form || !window.fetch || !window.DOMParser) return;
  const list = doc.querySelector(".ob-compare__list"), links = new Map(), pages = new Map();
  const selects = [...form.querySelectorAll("select")], status = form.querySelector("[role=status]");
  const make = (tag, attributes, ...inside) => {
    const el = doc.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => el.setAttribute(name, value));
    el.append(...inside.filter(Boolean));
    return el;
  };
  const copy = (el) => el && doc.importNode(el, true);

  list.querySelectorAll("h2").forEach((head) => {
    const group = make("optgroup", { label: head.textContent });
    head.nextElementSibling.querySelectorAll("a").forEach((a) => {
      links.set(a.dataset.obId, a);
      group.append(make("option", { value: a.dataset.obId }, a.textContent));
    });
    selects.forEach((select) => select.append(copy(group)));
  });

  const load = (id) => {
    if (!pages.has(id)) {
      pages.set(id, fetch(links.get(id).href).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer)))
        .then((text) => new DOMParser().parseFromString(text, "text/html")));
      pages.get(id).catch(() => pages.delete(id)); /* the next time may do better */
    }
    return pages.get(id);
  };

  const link = (id) => make("a", { href: links.get(id).href }, links.get(id).textContent);
  const card = (id, page) => {
    const head = make("h3", { class: "ob-compare__title", id: `ob-compare-of-${id}` }, link(id));
    const article = make("article", { class: "ob-compare__card", "aria-labelledby": head.id }, head);
    if (!page) {
      article.append(make("p", {}, `${form.dataset.obFailed} `, link(id)));
      return article;
    }
    const chart = copy(page.querySelector(".ob-figure .ob-chart[data-ob-read]"));
    const finding = page.querySelector(".ob-lede, .ob-figure__title");
    if (chart) chart.setAttribute("data-ob-read", form.dataset.obPoints.replace("#", links.get(id).textContent));
    article.append(make("p", { class: "ob-compare__finding" }, finding?.textContent), ...[page.querySelector(".ob-stats")].map(copy).filter(Boolean));
    const subtitle = page.querySelector(".ob-figure__subtitle");
    if (chart) article.append(make("p", { class: "ob-figure__subtitle" }, subtitle?.textContent), chart);
    return article;
  };
  const row = (id, page) => {
    const heads = [...shown.querySelectorAll("thead th")].map((th) => th.textContent);
    const stats = page ? [...page.querySelectorAll(".ob-stat")] : [];
    const figure = (stat) => {
      const value = stat?.querySelector(".ob-stat__value"), note = stat?.querySelector(".ob-stat__note");
      if (!value || value.querySelector(".ob-status, .ob-direction")) return [];
      return [value.textContent.trim(), note && " ", note && make("span", { class: "ob-when" }, note.textContent)];
    };
    const cells = [figure(stats[0]), figure(stats[1]), [copy(page?.querySelector(".ob-stat .ob-status"))], [copy(page?.querySelector(".ob-stat .ob-direction"))]];
    cells.forEach((cell) => cell[0]?.classList?.remove("ob-status--large"));
    return make("tr", { role: "row" }, make("th", { scope: "row", role: "rowheader" }, link(id)),
      ...cells.map((inside, n) => make("td", { role: "cell", "data-label": heads[n + 1], ...(n < 2 && { class: "ob-num" }) }, ...inside)));
  };

  let turn = 0;
  const show = async () => {
    const mine = ++turn, chosen = [...new Set(selects.map(({ value }) => value).filter((id) => links.has(id)))];
    const found = await Promise.all(chosen.map((id) => load(id).catch(() => null)));
    if (mine !== turn) return;
    shown.querySelector(".ob-compare").replaceChildren(...chosen.map((id, n) => card(id, found[n])));
    shown.querySelector("tbody").replaceChildren(...chosen.map((id, n) => row(id, found[n])));
    shown.hidden = !chosen.length;
    status.textContent = form.dataset.obCounts.split("|")[chosen.length];
    shown.dispatchEvent(new CustomEvent("ob-added", { bubbles: true }));
  };
  const read = () => {
    const asked = new URLSearchParams(location.search);
    selects.forEach((select) => { select.value = links.has(asked.get(select.name)) ? asked.get(select.name) : ""; });
    if (selects.some(({ value }) => value)) show();
    else shown.hidden = true;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const url = new URL(location.href);
    selects.forEach(({ name, value }) => (value ? url.searchParams.set(name, value) : url.searchParams.delete(name)));
    if (url.href !== location.href) history.pushState(history.state, "", url);
    show();
  });
  addEventListener("popstate", read);
  doc.querySelector(".ob-compare__plain").hidden = list.hidden = true;
  form.hidden = false;
  read();
})();
