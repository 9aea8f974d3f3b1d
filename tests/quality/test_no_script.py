"""Every type of page without JavaScript: all of it can be read, every page can be reached, no button is dead."""

from __future__ import annotations

UNSEEN = """() => {
  const quiet = "script, style, template, noscript, .ob-hidden, .ob-table__caption--hidden, "
    + ".ob-filters[hidden], .ob-copy[hidden], [data-ob-compared], .ob-side, svg title, svg desc, "
    + "svg defs, details:not([open]) > :not(summary)";
  const seen = e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  return [...document.querySelectorAll(":is(main, body:not(:has(main))) *")]
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && !e.closest(quiet) && !seen(e)
      && !(e.closest("thead") && e.closest("table[data-ob-stack]") && innerWidth < 600)
      && !(e.closest(".ob-hero .ob-counts__note, .ob-answers .ob-list__item") && innerWidth < 600))
    .map(e => e.outerHTML.slice(0, 120));
}"""
"""Words of the content that cannot be seen. Filters, buttons that copy and what is compared stay hidden until the
script makes them work; the column headings of a table that is shown as cards stand in its cells; what stands beside a
guide on a wide screen is in the menu. On phones home gives the share of those that met their target, not that of each
status, and the first two that got worse with a link to all."""


def test_everything_can_be_read_and_nothing_is_dead(look, page_of):
    for width in (320, 1280):
        page = look(page_of, width=width, java_script_enabled=False)
        assert page.locator("h1").first.is_visible()
        assert page.evaluate(UNSEEN) == []
        controls = page.locator("button, input, select, textarea, [role=button], label").all()
        assert [one.evaluate("e => e.outerHTML") for one in controls if one.is_visible()] == []
        menu = page.get_by_role("navigation", name="Main")
        assert page_of.kind == "embed" or page_of.kind.startswith("kept") or menu.count() == 1
        links = menu.locator(":scope > ul > li > a")
        assert all(link.is_visible() for link in links.all())
        page.context.close()
