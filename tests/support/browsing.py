"""What tests ask of a page in a browser: what axe finds, what runs off, where the focus is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page

Open = Callable[..., Page]

_SETTLED = """() => {
  const all = selector => [...document.querySelectorAll(selector)];
  return all(".md-typeset table:not([class])").every(e => e.closest(".md-typeset__scrollwrap"))
    && all(".md-typeset__scrollwrap").every(e => e.hasAttribute("tabindex") || e.scrollWidth <= e.clientWidth);
}"""
"""Material wraps plain tables, and Openbook's script names what scrolls, a moment after the page has loaded."""

_AXE = """colours => {
  const clear = "rgba(0, 0, 0, 0)", grounds = new Map([[null, ""]]), seen = new Set();
  const ground = e => {
    if (!grounds.has(e)) {
      const s = getComputedStyle(e), own = [s.backgroundColor, s.backgroundImage, s.opacity].join();
      grounds.set(e, ground(e.parentElement) + (own === `${clear},none,1` ? "" : `${own};`));
    }
    return grounds.get(e);
  };
  for (const e of document.querySelectorAll("body *")) {
    e.removeAttribute("data-twin");
    if (e.closest("svg") || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const s = getComputedStyle(e);
    const looks = [ground(e), e.matches("a, button, input, select, summary"), s.color, s.fontSize, s.fontWeight,
                   s.textShadow, s.display, s.visibility, s.position, s.textDecorationLine].join("|");
    if (seen.has(looks)) e.setAttribute("data-twin", "");
    seen.add(looks);
  }
  axe.configure({rules: [{id: "color-contrast", selector: "*:not([data-twin])"}]});
  const only = colours ? {runOnly: {type: "rule", values: ["color-contrast", "link-in-text-block"]}} : {};
  return axe.run({resultTypes: ["violations"], preload: false, ...only}).then(({violations}) =>
    violations.map(({id, nodes}) => `${id}: ${nodes[0].target} ${nodes[0].failureSummary}`));
}"""
"""All rules that axe runs by itself. Contrast, three quarters of its time on a long page, is measured once for each
look of words: same colour, size and weight on the same grounds. `preload` would fetch style sheets for rules that are
off."""


def violations(page: Page) -> list[str]:
    """What axe objects to, one line for each rule."""
    return _objections(page, colours=False)


def colour_violations(page: Page) -> list[str]:
    """What axe objects to in the colours of a page, where only they differ from what it has looked at."""
    return _objections(page, colours=True)


def _objections(page: Page, *, colours: bool) -> list[str]:
    page.wait_for_function(_SETTLED, timeout=5000)
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(_AXE, colours)


def objections(page: Page, looks: Sequence[tuple[int, str]]) -> dict[str, list[str]]:
    """What axe, or a page wider than the window, has against each look of a page; looks without fault are left out.

    A page is loaded once and then changed as its reader would change it: the window is made wider or narrower, the
    button for dark colours pressed, the browser's text made twice as large (WCAG 1.4.4). To load it afresh for each
    look would cost three times as much.

    Args:
        page: a page that has loaded.
        looks: widths in px, with light or dark.
    """
    found = {}
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 800})
        if scheme_of(page) != scheme:
            page.locator("[data-ob-palette]").click()
        assert scheme_of(page) == scheme
        found[f"{width} {scheme}"] = violations(page) + _run_off(page)
    page.add_style_tag(content="html { font-size: 250% !important }")
    found["text twice as large"] = _run_off(page)
    return {look: said for look, said in found.items() if said}


def _run_off(page: Page) -> list[str]:
    wider = sideways(page)
    return [f"{wider} px wider than the window"] if wider > 0 else []


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def dark(page: Page) -> None:
    """Put a page into dark colours: by its button, else as the system's."""
    if page.locator("[data-ob-palette]").count():
        page.locator("[data-ob-palette]").click()
        assert scheme_of(page) == "dark"
    else:
        page.emulate_media(color_scheme="dark")
        page.reload()


def scheme_of(page: Page) -> str:
    """Colours the page is shown in: light or dark."""
    return {"default": "light", "slate": "dark"}[page.evaluate("document.body.dataset.mdColorScheme")]


def focused(page: Page) -> str:
    """Name of what has the focus: its label, else its text."""
    return page.evaluate(
        "(e => (e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.innerText || e.id || e.tagName).trim())"
        "(document.activeElement)"
    )


def focus_shows(page: Page) -> bool:
    """Whether what has the focus, or the search form around it, stands within the window with an outline of 2 px."""
    return page.evaluate("""() => {
      const e = document.activeElement, box = e.getBoundingClientRect();
      const drawn = [e, e.closest(".md-search__form")].filter(Boolean).map(one => getComputedStyle(one));
      return drawn.some(s => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2)
        && box.width > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
    }""")


@contextmanager
def opener(browser: Browser, address: str) -> Iterator[Open]:
    """Opens pages of a site: `open(path, width=1280, height=800, **options of a browser context)`.

    Each page has a fresh context. A request to another origin fails the test.
    """
    contexts: list[BrowserContext] = []
    asked: list[str] = []

    def opened(path: str = "", *, width: int = 1280, height: int = 800, **options: Any) -> Page:
        context = browser.new_context(base_url=address, viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        response = page.goto(path)
        assert response, path
        assert response.ok, f"{path}: there is no such page"
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
