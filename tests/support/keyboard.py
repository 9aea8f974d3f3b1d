"""Walking a page with Tab as its reader does, and what is found wrong at each stop."""

from __future__ import annotations

from playwright.sync_api import Page

_BEGIN = """() => {
  const last = {stop: null, seen: new Set()};
  window.obWalk = last;
  document.activeElement?.blur?.();
  const named = e => (e.getAttribute("aria-label")
    || (e.getAttribute("aria-labelledby") || "").split(/\\s+/)
      .map(id => id && document.getElementById(id)?.textContent).join(" ").trim()
    || [...(e.labels || [])].map(l => l.textContent).join(" ").trim()
    || e.textContent.trim() || e.querySelector("img[alt], [aria-label]")?.getAttribute("alt")
    || e.querySelector("svg[aria-label]")?.getAttribute("aria-label") || e.getAttribute("title") || "").trim();
  const told = e => `${named(e).replace(/\\s+/g, " ").slice(0, 60) || e.outerHTML.slice(0, 90)}`;
  const focusable = "a[href], button, input, select, textarea, summary, iframe, [tabindex]";
  last.stops = () => [...document.querySelectorAll(focusable)]
    .filter(e => e.tabIndex >= 0 && !e.disabled && !e.closest("[inert]") && !(e.type === "radio" && !e.checked)
      && e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}));
  last.step = () => {
    const e = document.activeElement, wrong = [];
    if (!e || e === document.body || e === document.documentElement) return {end: true};
    if (last.seen.has(e)) return {end: true};
    if (last.stop && !(last.stop.compareDocumentPosition(e) & 4)) wrong.push(`stands before ${told(last.stop)}`);
    last.stop = e;
    last.seen.add(e);
    if (!named(e)) wrong.push("has no name");
    if (e.tabIndex > 0) wrong.push("is out of turn by its tabindex");
    const boxes = [...e.getClientRects()].filter(b => b.width > 0 && b.height > 0);
    const inside = boxes.find(b => b.right > 0 && b.left < innerWidth && b.bottom > 0 && b.top < innerHeight);
    if (!inside) wrong.push("is out of sight");
    const drawn = [e, e.closest(".md-search__form")].filter(Boolean).map(one => getComputedStyle(one));
    if (!drawn.some(s => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2)) wrong.push("shows no focus");
    if (inside) {
      const middle = (from, to, most) => (Math.max(0, from) + Math.min(most, to)) / 2;
      const top = document.elementFromPoint(middle(inside.left, inside.right, innerWidth),
                                            middle(inside.top, inside.bottom, innerHeight));
      const own = [e, ...(e.labels || [])].some(one => one.contains(top));
      const through = getComputedStyle(e).pointerEvents === "none"; /* a chart's points are read over its picture */
      if (top && !own && !through && !top.contains(e)) wrong.push(`is under ${top.outerHTML.slice(0, 70)}`);
    }
    return {name: told(e), wrong};
  };
  last.missed = () => last.stops().filter(e => !last.seen.has(e)).map(told);
}"""


_STEP = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(obWalk.step()))))"
"""With reduced motion every change takes its moment, so what is drawn is looked at two frames after the key."""


def walk(page: Page, most: int = 2000) -> tuple[list[str], list[str]]:
    """Press Tab from the top of a page until it is left.

    Returns:
        Names of the stops, and what is wrong: a stop that cannot be seen, shows no focus, has no name, is out of order;
        what can take the focus and was not reached; a trap.
    """
    page.evaluate(_BEGIN)
    names: list[str] = []
    wrong: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        step = page.evaluate(_STEP)
        if step.get("end"):
            break
        names.append(step["name"])
        wrong += [f"{step['name']}: {what}" for what in step["wrong"]]
    else:
        wrong.append(f"{most} stops and no end")
    return names, wrong + [f"{name}: was not reached" for name in page.evaluate("obWalk.missed()")]
