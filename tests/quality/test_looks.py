"""Every type of page in every look: axe objects to nothing, and nothing runs off sideways.

Narrow, middle and wide, light and dark, with forced colours, and with the reader's text twice as large. What scrolls
sideways is a named region that the keyboard can reach.
"""

from __future__ import annotations

from browsing import colour_violations, dark, sideways, violations

WIDTHS = (320, 768, 1280)
REGIONS = ".ob-scroll, .md-typeset__scrollwrap, pre"
"""What may scroll sideways."""

_LOST = """regions => [...document.querySelectorAll("main *, body > *")]
  .filter(e => !e.closest(`${regions}, svg, .ob-hidden, .ob-table__caption--hidden, .md-search, .md-skip, .md-dialog`))
  .filter(e => e.checkVisibility({visibilityProperty: true}))
  .filter(e => { const r = e.getBoundingClientRect();
    return r.width > 1 && (r.right > document.documentElement.clientWidth + 1 || r.left < -1); })
  .map(e => `out of the window: ${e.outerHTML.slice(0, 120)}`)"""
"""What stands outside the window, also where an ancestor hides it, so that the page does not scroll."""

_CLIPPED = """() => [...document.querySelectorAll("main *")]
  .filter(e => e.matches("h1, h2, h3, h4, p, li, td, th, dt, dd, a, span, label, button, summary"))
  .filter(e => !e.closest("svg, .ob-hidden, .ob-table__caption--hidden"))
  .filter(e => e.checkVisibility({visibilityProperty: true}))
  .filter(e => { const s = getComputedStyle(e);
    return [s.overflowX, s.overflowY].some(o => o === "hidden" || o === "clip")
      && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1); })
  .map(e => `cut: ${e.outerHTML.slice(0, 120)}`)"""
"""Words cut by a box that is too small for them."""

_UNMARKED = """() => [...document.querySelectorAll("main *")]
  .filter(e => e.checkVisibility() && ["auto", "scroll"].includes(getComputedStyle(e).overflowX)
    && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1)
  .filter(e => !(e.tabIndex >= 0 && e.matches("pre *, [aria-label], [aria-labelledby]")))
  .map(e => `scrolls, unmarked: ${e.outerHTML.slice(0, 120)}`)"""
"""What scrolls sideways, but not by keyboard, or without a name; code is its own name."""


def runs_off(page) -> list[str]:
    """What stands outside the window, is cut, or scrolls without being marked."""
    wider = sideways(page)
    return [*([f"{wider} px wider than the window"] if wider > 0 else []), *page.evaluate(_LOST, REGIONS),
            *page.evaluate(_CLIPPED), *page.evaluate(_UNMARKED)]


def test_axe_finds_nothing_and_nothing_runs_off(look, page_of):
    """All rules run at each width in light and at one in dark; at the others in dark those of colour, which differ."""
    page = look(page_of, width=WIDTHS[0], color_scheme="light", reduced_motion="reduce")
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found[f"{width} light"] = violations(page) + runs_off(page)
    dark(page)
    found["1280 dark"] = violations(page) + runs_off(page)
    for width in WIDTHS[:2]:
        page.set_viewport_size({"width": width, "height": 800})
        found[f"{width} dark"] = colour_violations(page) + runs_off(page)
    assert {name: said for name, said in found.items() if said} == {}


def test_nothing_is_lost_in_forced_colours_or_in_text_twice_as_large(look, page_of):
    page = look(page_of, width=320, forced_colors="active", reduced_motion="reduce")
    found = {"320 forced": colour_violations(page) + runs_off(page)}
    page.set_viewport_size({"width": 1280, "height": 800})
    found["1280 forced"] = violations(page) + runs_off(page)
    page.emulate_media(forced_colors="none")
    page.add_style_tag(content="html { font-size: 250% !important }")
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        found[f"{width} with large text"] = runs_off(page)
    assert {name: said for name, said in found.items() if said} == {}


def test_statuses_are_words_with_shapes_and_edges_in_forced_colours(look, page_of):
    page = look(page_of, forced_colors="active")
    plain = page.locator(".ob-status").evaluate_all("""all => all.filter(e => e.checkVisibility()).filter(e => {
      const s = getComputedStyle(e);
      return !(e.querySelector("svg") && e.textContent.trim() && s.borderTopStyle === "solid"); })
      .map(e => e.outerHTML.slice(0, 90))""")
    assert plain == []
