"""The whole path by keyboard, on every type of page: Tab, Shift and Tab, Enter, space, Escape, arrows."""

from __future__ import annotations

import pytest
from keyboard import walk

FRAMELESS = ("embed",)
"""Types of page with nothing to skip: one shown within other pages."""


@pytest.mark.parametrize("width", [320, 1280])
def test_tab_reaches_everything_in_order_and_is_seen(look, page_of, width):
    page = look(page_of, width=width, reduced_motion="reduce")
    names, wrong = walk(page)
    assert wrong == []
    assert names
    if page_of.kind in FRAMELESS:
        return
    assert names[0] == "Skip to content"
    if width == 320 and page.locator("[data-ob-menu]").count():
        inside = page.locator("#ob-nav").evaluate("nav => [...obWalk.seen].filter(e => nav.contains(e)).length")
        assert inside == 0, "the closed menu is out of the order of Tab"


def test_the_skip_link_leads_past_the_menu_and_shift_tab_leads_back(look, page_of):
    if page_of.kind in FRAMELESS:
        pytest.skip("it has no menu to skip")
    page = look(page_of)
    for key in ("Tab", "Tab", "Shift+Tab"):
        page.keyboard.press(key)
    skip = page.evaluate("document.activeElement.hash")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    past = page.evaluate("""hash => {
      const to = document.getElementById(decodeURIComponent(hash.slice(1))), at = document.activeElement;
      return at === to || Boolean(to.compareDocumentPosition(at) & (4 | 16));
    }""", skip)
    assert past, page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
    assert not page.evaluate("Boolean(document.activeElement.closest('header, .ob-nav'))")


def test_details_open_and_tables_scroll_by_keyboard(look, page_of):
    page = look(page_of, width=320)
    for summary in page.locator("summary").all()[:3]:
        was = summary.evaluate("e => e.parentElement.open")
        summary.press("Enter")
        assert summary.evaluate("e => e.parentElement.open") is not was
        summary.press("Space")
        assert summary.evaluate("e => e.parentElement.open") is was
    page.locator("details").evaluate_all("all => all.forEach(e => { e.open = true; })")
    for region in page.locator(".ob-scroll, .md-typeset__scrollwrap").all()[:40]:
        if region.evaluate("e => e.scrollWidth - e.clientWidth < 8"):
            continue
        page.wait_for_function("e => e.classList.contains('ob-scroll--more')", arg=region.element_handle())
        region.press("ArrowRight")
        page.wait_for_function("e => e.scrollLeft > 0", arg=region.element_handle())
        region.press("End")
        region.evaluate("e => { e.scrollLeft = e.scrollWidth; }")
        page.wait_for_function("e => !e.classList.contains('ob-scroll--more')", arg=region.element_handle())
        return


def test_columns_are_sorted_by_their_headings_and_it_is_said(look, page_of):
    page = look(page_of)
    table = page.locator("table:has(.ob-sort)").first
    if not table.count():
        pytest.skip("no table to sort")
    heading = table.locator("th:has(.ob-sort)").nth(1)
    button, said = heading.locator(".ob-sort"), page.locator(".ob-scroll:has(.ob-sort) + [role=status]").first
    name = button.inner_text().strip()
    button.press("Enter")
    assert heading.get_attribute("aria-sort") == "ascending"
    assert said.inner_text().startswith(f"Sorted by {name}, ")
    first = said.inner_text()
    button.press("Space")
    assert heading.get_attribute("aria-sort") == "descending"
    assert said.inner_text().startswith(f"Sorted by {name}, ")
    assert said.inner_text() != first
    assert button.evaluate("e => e === document.activeElement")


def test_on_a_phone_cards_are_sorted_by_a_choice(look, page_of):
    page = look(page_of, width=320)
    if not page.locator("table[data-ob-stack] .ob-sort").count():
        pytest.skip("no cards to sort")
    table = page.locator("table[data-ob-stack]:has(.ob-sort)").first
    choice = page.get_by_label("Sort by").first
    titles = table.locator("tbody tr:not([hidden]) th")
    before = titles.all_inner_texts()
    choice.press("ArrowDown")
    page.wait_for_function("document.querySelector('th[aria-sort]')?.getAttribute('aria-sort') === 'ascending'")
    choice.press("ArrowDown")
    page.wait_for_function("document.querySelector('th[aria-sort]')?.getAttribute('aria-sort') === 'descending'")
    assert page.locator(".ob-scroll:has(.ob-sort) + [role=status]").first.inner_text() == "Sorted by Indicator, Z to A"
    assert sorted(titles.all_inner_texts()) == sorted(before)
    choice.select_option("")
    assert titles.all_inner_texts() == before
    page.set_viewport_size({"width": 1280, "height": 800})
    assert not choice.is_visible()


def test_filters_are_used_by_keyboard_said_and_kept(look, page_of):
    page = look(page_of)
    form = page.locator("form.ob-filters[data-ob-for]").first
    if not form.count():
        pytest.skip("no filters")
    count = form.locator("[data-ob-count]")
    whole = count.inner_text()
    assert count.get_attribute("role") == "status"
    form.get_by_role("searchbox").focus()
    page.keyboard.type("zzzz")
    assert count.inner_text().startswith("Showing 0 of ")
    page.wait_for_url("**q=zzzz*")
    page.reload()
    assert count.inner_text().startswith("Showing 0 of ")
    assert form.get_by_role("searchbox").input_value() == "zzzz"
    form.get_by_role("button").press("Enter")
    page.wait_for_url(lambda url: "zzzz" not in url)
    assert count.inner_text() == whole
    status = form.get_by_label("Status")
    status.focus()
    page.keyboard.press("ArrowDown")
    chosen = status.input_value()
    page.wait_for_url(f"**status={chosen}*")
    assert count.inner_text() != whole


@pytest.mark.parametrize("width", [320, 1280])
def test_search_is_opened_read_followed_and_closed(visit, width):
    page = visit("", width=width)
    field, dialog = page.locator(".md-search__input"), page.locator(".md-search")
    if width == 320:
        page.get_by_role("button", name="Search").press("Enter")
    else:
        field.focus()
    page.keyboard.type("children")
    page.locator(".md-search-result__item").first.wait_for()
    page.wait_for_function("/\\d+ matching/.test(document.querySelector('.md-search [role=status]').textContent)")
    assert dialog.get_attribute("role") == "dialog"
    page.keyboard.press("ArrowDown")
    page.wait_for_function("document.activeElement.matches('.md-search-result__link')")
    to = page.evaluate("document.activeElement.pathname")
    page.keyboard.press("Escape")
    page.wait_for_function("!document.querySelector('#__search').checked")
    if width == 320:
        page.wait_for_function("document.activeElement.matches('[data-ob-search]')")
        page.keyboard.press("Enter")
    else:
        field.focus()
    page.locator(".md-search-result__item").first.wait_for()
    page.keyboard.press("End")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("document.activeElement.matches('.md-search-result__link')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{to}*")


def test_the_menu_opens_closes_and_gives_the_focus_back(look, page_of):
    page = look(page_of, width=320)
    menu, main = page.locator("[data-ob-menu]"), page.locator("#ob-nav")
    if not menu.count():
        pytest.skip("no menu that closes")
    assert not main.is_visible()
    menu.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    assert main.evaluate("nav => nav.contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert menu.evaluate("e => e === document.activeElement")
    assert (menu.get_attribute("aria-expanded"), main.is_visible()) == ("false", False)


def test_words_to_take_away_are_copied_by_keyboard(look, page_of):
    page = look(page_of, permissions=["clipboard-read", "clipboard-write"])
    page.locator("details").evaluate_all("all => all.forEach(e => { e.open = true; })")
    if not page.locator(".ob-copy").count():
        pytest.skip("nothing to copy")
    page.locator(".ob-copy").first.press("Enter")
    page.get_by_text("Copied", exact=True).first.wait_for()
    words = page.locator("[data-ob-copy]").first.inner_text().strip()
    assert page.evaluate("navigator.clipboard.readText()").strip() == words


def test_charts_have_a_name_and_their_figures_stand_in_a_table(look, page_of):
    """Points that can be read one by one are tested here too, once charts have them."""
    page = look(page_of)
    nameless = page.locator(".ob-chart svg, .ob-bar svg").evaluate_all("""all => all.filter(svg => !(
      svg.closest("[aria-hidden=true]") || svg.getAttribute("aria-label") || svg.querySelector("title")
      || (svg.getAttribute("aria-labelledby") || "").split(/\\s+/).some(id => id && document.getElementById(id))))
      .map(svg => svg.outerHTML.slice(0, 120))""")
    assert nameless == []
    bare = page.locator(".ob-figure:has(.ob-chart)").evaluate_all("""all => all.filter(figure =>
      !figure.querySelector("table") && !figure.parentElement.closest("section, main, article").querySelector("table"))
      .map(figure => figure.textContent.trim().slice(0, 80))""")
    assert bare == []
