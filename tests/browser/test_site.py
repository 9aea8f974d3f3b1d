"""The real site in a real browser: every page type, light and dark, narrow and wide, and by keyboard."""

from __future__ import annotations

import pytest
from browsing import focus_shows, focused, objections, scheme_of, violations

ONE = "cheshire-west-and-chester/"
"""Of the publishers on the site, the one with the most pages."""
MAIN = {"home": ONE, "plan": f"{ONE}plans/best-start/", "indicator": f"{ONE}indicators/children-in-need/",
        "all-indicators": f"{ONE}indicators/", "publishers": ""}
OTHERS = {
    "plans": f"{ONE}plans/", "monthly": f"{ONE}indicators/delayed-transfers/",
    "without-figures": f"{ONE}indicators/weekly-cycling/", "attention": f"{ONE}attention/", "actions": f"{ONE}actions/",
    "judging": f"{ONE}judging/", "audit": f"{ONE}audit/", "money": "westminster/finance/",
    "data": f"{ONE}data/", "about": f"{ONE}about/",
    "accessibility": f"{ONE}accessibility/", "all-data": "data/", "guide": "publishing/",
    "macros": "publishing/macros/", "columns": "publishing/data-package/", "errors": "publishing/errors/",
    "code": "design/",
}
EVERY_LOOK = ((320, "light"), (320, "dark"), (1280, "dark"), (1280, "light"))
OPPOSITE_LOOKS = ((320, "light"), (1280, "dark"))
"""For pages that are made of the same parts as the main ones."""


@pytest.mark.parametrize(("path", "looks"), [
    *(pytest.param(path, OPPOSITE_LOOKS if name == "all-indicators" else EVERY_LOOK, id=name)
      for name, path in MAIN.items()),
    *(pytest.param(path, OPPOSITE_LOOKS, id=name) for name, path in OTHERS.items()),
])
def test_axe_finds_nothing_and_nothing_runs_off(visit, path, looks):
    page = visit(path, width=320, color_scheme="light", reduced_motion="reduce")
    assert objections(page, looks) == {}


@pytest.mark.parametrize(("path", "parts"), [
    (f"{ONE}report/", ".ob-report__plan"), (f"{ONE}scorecard/", "[aria-labelledby^=ob-part]"),
    (f"{ONE}dictionary/", ".ob-scroll"),
])
def test_axe_finds_nothing_in_a_long_page_and_its_ids_are_unique(visit, path, parts):
    """Axe takes a minute for all plans of a report; they are made alike, so it reads the first, as of all tables."""
    page = visit(path, width=320, color_scheme="light", reduced_motion="reduce")
    ids = page.locator("[id]").evaluate_all("all => all.map(e => e.id)")
    assert [one for one in set(ids) if ids.count(one) > 1] == []
    page.locator(parts).evaluate_all("all => all.slice(1).forEach(e => e.remove())")
    assert objections(page, OPPOSITE_LOOKS) == {}


def test_words_too_faint_in_one_row_of_many_are_found(visit):
    """Contrast is not measured in rows that look like an earlier one (browsing.violations)."""
    page = visit(MAIN["plan"], reduced_motion="reduce")
    for style in ("#ob-table-all tbody tr:nth-child(9) th a { color: #999 !important }",
                  "tbody .ob-status { color: #999 !important }",
                  "tbody tr:nth-child(even) { background: #345 }"):
        faint = page.add_style_tag(content=style)
        assert [line.partition(":")[0] for line in violations(page)] == ["color-contrast"], style
        faint.evaluate("e => e.remove()")


def test_colours_are_dark_where_the_system_is(visit):
    assert scheme_of(visit(color_scheme="dark")) == "dark"


def test_skip_link_search_and_menu_work_by_keyboard_on_a_phone(visit):
    page = visit(MAIN["plan"], width=320)
    menu, main = page.get_by_role("button", name="Menu"), page.get_by_role("navigation", name="Main")
    assert not main.is_visible()
    names = []
    while "Menu" not in names and len(names) < 9:
        page.keyboard.press("Tab")
        names.append(focused(page))
        assert focus_shows(page), names[-1]
    assert names == ["Skip to content", "Openbook performance", "Search", "Dark colours", "Menu"]
    page.keyboard.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    assert main.is_visible()
    page.keyboard.press("Tab")
    assert focused(page) == "Home"
    page.keyboard.press("Escape")
    assert menu.get_attribute("aria-expanded") == "false"
    assert not main.is_visible()
    assert focused(page) == "Menu"


def test_filters_and_the_table_that_scrolls_are_reached_by_tab_and_seen(visit):
    page = visit(MAIN["all-indicators"])
    names = []
    while not page.evaluate("document.activeElement.matches('.ob-scroll')") and len(names) < 40:
        page.keyboard.press("Tab")
        names.append(focused(page))
        assert focus_shows(page), names[-1]
    filters = page.locator(".ob-filters :is(input, select, button)").evaluate_all(
        "all => all.map(e => e.labels?.[0]?.innerText.trim() || e.innerText)")
    assert len(filters) >= 5
    assert names[-len(filters) - 1:-1] == filters
    assert page.evaluate("document.activeElement.getAttribute('role')") == "region"


def test_filters_narrow_the_table_say_how_many_and_stay_in_the_address(visit):
    page = visit(MAIN["all-indicators"])
    page.get_by_label("Status").select_option("red")
    count = page.locator("[data-ob-count]")
    assert count.inner_text() == "Showing 18 of 165 indicators"
    assert page.url.endswith("?status=red")
    page.get_by_label("Key indicators only").check()
    assert count.inner_text() == "Showing 9 of 165 indicators"
    page.reload()
    assert count.inner_text() == "Showing 9 of 165 indicators"
    page.get_by_role("button", name="Clear filters").click()
    assert count.inner_text() == "Showing 165 of 165 indicators"


def test_a_count_on_the_home_page_leads_to_its_indicators(visit):
    page = visit(MAIN["home"])
    page.locator(".ob-counts a").nth(2).click()
    page.wait_for_url("**/indicators/?status=red")
    assert page.locator("[data-ob-count]").inner_text() == "Showing 18 of 165 indicators"


def test_the_table_sorts_by_number_and_says_so(visit):
    page = visit(MAIN["all-indicators"])
    page.get_by_role("button", name="Latest result").click()
    heading = page.locator("th[aria-sort]")
    assert heading.get_attribute("aria-sort") == "ascending"
    values = page.locator("td[data-label='Latest result'][data-value]").evaluate_all(
        "cells => cells.map(c => parseFloat(c.dataset.value))")
    assert values == sorted(values)


def test_everything_can_be_read_without_scripts(visit):
    page = visit(MAIN["all-indicators"], java_script_enabled=False)
    assert page.locator("tbody tr").count() == 165
    assert page.locator("form.ob-filters").is_hidden()
    page.goto(MAIN["indicator"])
    assert page.get_by_text("322.8").first.is_visible()
    assert page.locator(".ob-chart svg").first.is_visible()


def test_search_finds_an_indicator_and_opens_its_page(visit):
    page = visit("")
    page.get_by_role("textbox", name="Search").fill("breastfed")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/indicators/breastfeeding/**")


def test_within_a_publisher_its_own_pages_are_a_second_row_of_the_menu(visit):
    page = visit(MAIN["plan"])
    row = page.locator(".ob-nav__sub--row")
    assert row.get_by_role("link", name="Needs attention").is_visible()
    row.get_by_role("link", name="All indicators").click()
    page.wait_for_url(f"**/{MAIN['all-indicators']}")
    assert page.title() == "All indicators - Cheshire West and Chester Council - Openbook performance"
    page.goto("publishing/")
    assert row.count() == 0
    page.goto(MAIN["indicator"])
    assert row.get_by_role("link", name="Needs attention").is_visible()
