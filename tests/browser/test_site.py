"""The real site in a real browser: a few pages, light and dark, narrow and wide, and by keyboard."""

from __future__ import annotations

import pytest
from browsing import focus_shows, focused, objections, scheme_of
from playwright.sync_api import expect

ONE = "cheshire-west-and-chester/"
"""Of the publishers on the site, the one with the most pages."""
MAIN = {"home": ONE, "plan": f"{ONE}plans/best-start/", "indicator": f"{ONE}indicators/children-in-need/",
        "all-indicators": f"{ONE}indicators/", "publishers": ""}
LOOKS = ((320, "light"), (1280, "dark"))


@pytest.mark.parametrize("path", [*MAIN.values(), "westminster/finance/"], ids=[*MAIN, "money"])
def test_axe_finds_nothing_and_nothing_runs_off(visit, path):
    """A few pages that show most of what there is; every type of page in every look: tests/quality."""
    page = visit(path, width=320, color_scheme="light", reduced_motion="reduce")
    assert objections(page, LOOKS[:1] if path == MAIN["all-indicators"] else LOOKS) == {}


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
        "all => all.filter(e => e.checkVisibility()).map(e => e.labels?.[0]?.innerText.trim() || e.innerText)")
    assert len(filters) >= 5
    assert names[-len(filters) - 1:-1] == filters
    assert page.evaluate("document.activeElement.getAttribute('role')") == "region"


def test_filters_narrow_the_table_say_how_many_and_stay_in_the_address(visit):
    page = visit(MAIN["all-indicators"])
    count = expect(page.locator("[data-ob-count]"))
    page.get_by_label("Status").select_option("red")
    count.to_have_text("Showing 18 of 165 indicators")
    assert page.url.endswith("?status=red")
    page.get_by_label("Key indicators only").check()
    count.to_have_text("Showing 9 of 165 indicators")
    page.reload()
    count.to_have_text("Showing 9 of 165 indicators")
    page.get_by_role("button", name="Clear filters").click()
    count.to_have_text("Showing 165 of 165 indicators")


@pytest.mark.parametrize("width", [720, 820, 1280])
def test_one_answer_of_the_home_page_does_not_run_into_the_other(visit, width):
    beyond = """parts => parts.map(part => [...part.querySelectorAll("*")].filter(
        e => e.getBoundingClientRect().right > part.getBoundingClientRect().right + 1).length)"""
    assert visit(ONE, width=width).locator(".ob-answers > .ob-section").evaluate_all(beyond) == [0, 0]


def test_a_count_on_the_home_page_leads_to_its_indicators(visit):
    page = visit(MAIN["home"])
    page.locator(".ob-counts a").nth(2).click()
    page.wait_for_url("**/indicators/?status=red")
    expect(page.locator("[data-ob-count]")).to_have_text("Showing 18 of 165 indicators")


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
