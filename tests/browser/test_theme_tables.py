"""Tables can be sorted and filtered; the address keeps the view; the count is announced."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page

ALL = "indicators/"


def shown(page: Page) -> list[str]:
    """Titles of the rows in sight."""
    return page.locator("#all tbody tr:not([hidden]) th").all_inner_texts()


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_filters_narrow_the_table_count_and_stay_in_the_address(open_page):
    page = open_page(ALL)
    count = page.locator("[data-ob-count]")
    assert count.inner_text() == "Showing 30 of 30 indicators"
    assert count.get_attribute("aria-live") == "polite"
    page.get_by_label("Status").select_option("red")
    red = shown(page)
    assert 0 < len(red) < 30
    assert count.inner_text() == f"Showing {len(red)} of 30 indicators"
    assert query(page) == {"status": ["red"]}
    page.get_by_label("Key indicators only").check()
    assert set(shown(page)) < set(red)
    assert query(page) == {"status": ["red"], "key": ["true"]}


def test_a_shared_address_shows_the_same_view(open_page):
    page = open_page(ALL + "?plan=best-start&sort=-3")
    assert page.get_by_label("Plan").input_value() == "best-start"
    assert len(shown(page)) == 3
    values = [float(text.rstrip("%")) for text in
              page.locator("#all tbody tr:not([hidden]) td:nth-child(3)").all_inner_texts() if text != "[x]"]
    assert values == sorted(values, reverse=True)


def test_an_unknown_value_in_the_address_hides_nothing(open_page):
    page = open_page(ALL + "?plan=no-such-plan&sort=99")
    assert len(shown(page)) == 30


def test_search_words_may_stand_anywhere_in_the_row(open_page):
    page = open_page(ALL)
    page.get_by_label("Search these indicators").fill("birth VISITS")
    assert shown(page) == ["New birth visits within 14 days"]
    page.get_by_label("Search these indicators").fill("nothing like it")
    assert page.locator("[data-ob-count]").inner_text() == "Showing 0 of 30 indicators"


def test_clear_shows_all_and_empties_the_address(open_page):
    page = open_page(ALL + "?status=red&q=a&sort=1")
    page.get_by_role("button", name="Clear filters").click()
    page.wait_for_function("!location.search.includes('status')")
    assert len(shown(page)) == 30
    assert query(page) == {"sort": ["1"]}


def test_columns_sort_by_button_both_ways_with_missing_figures_last(open_page):
    page = open_page(ALL)
    head = page.locator("#all th", has_text="Result")
    head.get_by_role("button").press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    cells = page.locator("#all tbody td:nth-child(3)").all_inner_texts()
    figures = [float(cell.rstrip("%")) for cell in cells if cell != "[x]"]
    assert figures == sorted(figures)
    assert cells[len(figures):] == ["[x]"] * (30 - len(figures))
    head.get_by_role("button").press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert page.locator("#all tbody td:nth-child(3)").all_inner_texts()[len(figures):] == ["[x]"] * (30 - len(figures))
    page.get_by_role("button", name="Indicator", exact=True).click()
    assert head.get_attribute("aria-sort") is None
    assert shown(page) == sorted(shown(page), key=str.lower)
    assert query(page) == {"sort": ["1"]}


def test_a_table_that_is_not_filtered_leaves_the_address_alone(open_page):
    page = open_page("plans/best-start/")
    page.get_by_role("button", name="Indicator", exact=True).click()
    assert query(page) == {}


def test_rows_become_cards_on_a_phone_and_stay_a_table_for_screen_readers(open_page):
    page = open_page(ALL, width=320)
    row = page.get_by_role("row", name="New birth visits within 14 days")
    assert row.get_by_role("cell").count() == 6
    assert page.locator("#all td[data-label='Result']").first.evaluate(
        "e => getComputedStyle(e, '::before').content") == '"Result"'
