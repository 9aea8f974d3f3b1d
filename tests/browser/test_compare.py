"""Up to four indicators side by side: chosen by a form, kept in the address, made of the indicators' own pages."""

from __future__ import annotations

import pytest
from browsing import Open, objections, sideways

HERE = "cheshire-west-and-chester/compare/"
ASKED = f"{HERE}?a=front-door-decisions&b=weekly-cycling&c=no-such-indicator"


def test_choosing_by_keyboard_puts_the_choice_into_the_address_and_is_said(visit: Open) -> None:
    page = visit(HERE)
    assert not page.locator("[data-ob-compared]").is_visible()
    assert page.locator("#ob-compare-a optgroup").count() > 5
    for place, title in (("1", "Computer systems up and running"), ("2", "Children in need")):
        page.get_by_label(f"Indicator {place}").select_option(label=title)
    page.get_by_role("button", name="Compare", exact=True).press("Enter")
    page.get_by_text("Showing 2 indicators side by side.").wait_for()
    assert page.url.endswith("?a=it-availability&b=children-in-need")
    card = page.get_by_role("article", name="Children in need")
    assert "322.8" in card.inner_text()
    assert card.locator(".ob-status").inner_text() == "Amber"
    assert card.get_by_role("slider").get_attribute("aria-label") == "Points of the chart: Children in need"
    assert page.locator("[data-ob-compared] tbody tr").count() == 2
    page.get_by_label("Indicator 1").select_option("")
    page.get_by_role("button", name="Compare", exact=True).click()
    page.get_by_text("Showing 1 indicator.").wait_for()
    page.go_back()
    page.get_by_text("Showing 2 indicators side by side.").wait_for()


def test_a_shared_address_shows_what_it_names_and_axe_finds_nothing(visit: Open) -> None:
    page = visit(ASKED, width=320, color_scheme="light", reduced_motion="reduce")
    page.get_by_text("Showing 2 indicators side by side.").wait_for()
    assert page.get_by_role("article", name="People cycling each week").locator(".ob-chart").count() == 0
    assert objections(page, [(320, "light"), (768, "light"), (1280, "dark")]) == {}
    ids = page.locator("[id]").evaluate_all("all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_a_page_that_cannot_be_fetched_is_said_and_linked(visit: Open) -> None:
    page = visit(HERE)
    page.route("**/indicators/children-in-need/", lambda route: route.abort())
    page.get_by_label("Indicator 1").select_option("children-in-need")
    page.get_by_role("button", name="Compare", exact=True).click()
    card = page.get_by_role("article", name="Children in need")
    assert "could not be loaded" in card.locator("p").inner_text()
    assert card.locator("p a").get_attribute("href")


@pytest.mark.parametrize("width", [320, 1280])
def test_without_a_script_the_page_says_so_and_links_every_indicator(visit: Open, width: int) -> None:
    page = visit(HERE, width=width, java_script_enabled=False)
    assert not page.locator("form[data-ob-compare]").is_visible()
    assert page.locator(".ob-compare__list li").count() == 165
    assert page.get_by_text("which does not run here").is_visible()
    assert sideways(page) == 0


def test_an_indicator_s_page_leads_here_with_itself_chosen(visit: Open) -> None:
    page = visit("cheshire-west-and-chester/indicators/front-door-decisions/")
    page.get_by_role("link", name="Compare with other indicators").click()
    page.get_by_text("Showing 1 indicator.").wait_for()
    assert page.get_by_label("Indicator 1").input_value() == "front-door-decisions"
