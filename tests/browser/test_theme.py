"""The theme layer by itself, on a sample that holds what the real site lacks, and how it is used.

Admonitions, notes, figures within sentences, words that look like code, a table wider than any; keyboard, forced
colours, print, no script. Page types are tested on the real site: test_site.py.
"""

from __future__ import annotations

import pytest
from browsing import focused, objections, sideways, violations
from playwright.sync_api import Page

PAGES = {"home": "", "plan": "plans/best-start/", "indicator": "indicators/new-birth-visits/", "prose": "judging/",
         "wide-table": "publishing/tables/", "hostile": "publishing/hostile/"}
ALL_INDICATORS = "indicators/"


def search(page: Page, words: str) -> None:
    """Put words into the search at once, so that results come once and stay, and wait for them."""
    page.keyboard.insert_text(words)
    page.keyboard.press("End")
    page.locator(".md-search-result__item").first.wait_for()


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing_and_nothing_runs_off(open_page, path):
    page = open_page(path, width=320, color_scheme="light", reduced_motion="reduce")
    assert objections(page, ((320, "light"), (1280, "dark"))) == {}


def test_axe_finds_nothing_with_menu_and_search_open(open_page):
    page = open_page(width=320, reduced_motion="reduce")
    page.get_by_role("button", name="Menu").click()
    assert violations(page) == []
    page.get_by_role("button", name="Search").click()
    search(page, "indicator")
    assert violations(page) == []


def test_pages_of_the_open_section_stand_below_it_in_the_menu(open_page):
    page = open_page("plans/best-start/", width=320)
    page.get_by_role("button", name="Menu").press("Enter")
    names = []
    for _ in range(3):
        page.keyboard.press("Tab")
        names.append(focused(page))
    assert names == ["Home", "Plans", "Outcome plans"]


def test_nothing_out_of_sight_takes_the_focus_on_a_phone(open_page):
    page = open_page(width=320)
    names = []
    for _ in range(12):
        page.keyboard.press("Tab")
        names.append(focused(page))
        assert page.evaluate(
            "(r => r.width > 0 && r.right > 0 && r.left < innerWidth && r.bottom > 0 && r.top < innerHeight)"
            "(document.activeElement.getBoundingClientRect())"
        ), names[-1]


def test_the_skip_link_goes_to_the_heading(open_page):
    page = open_page("indicators/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "f-q"


@pytest.mark.parametrize("width", [320, 1280])
def test_search_is_a_named_dialog_that_counts_and_works_by_keyboard(open_page, width):
    page = open_page(width=width)
    assert page.locator(".md-search").get_attribute("aria-label") == "Search this site"
    if width == 320:
        page.get_by_role("button", name="Search").focus()
        page.keyboard.press("Enter")
    else:
        page.locator(".md-search__input").focus()
    search(page, "birth visits")
    count = page.get_by_role("status").filter(has_text="matching document")
    assert count.count() == 1
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/indicators/**")


@pytest.mark.parametrize("width", [320, 1280])
def test_tab_reaches_the_results_and_leaving_closes_the_search(open_page, width):
    page = open_page(width=width)
    if width == 320:
        page.get_by_role("button", name="Search").click()
    else:
        page.locator(".md-search__input").focus()
    search(page, "birth visits")
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.md-search-result__link')"):
            break
    else:
        pytest.fail("no result took the focus")
    page.evaluate("document.querySelector('.md-container').inert = false")
    page.get_by_role("link", name="Accessibility statement").focus()
    assert not page.locator("#__search").is_checked()


def test_escape_closes_search_and_gives_the_focus_back_on_a_phone(open_page):
    page = open_page(width=320)
    button = page.get_by_role("button", name="Search")
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.matches('[data-ob-search]')")
    assert button.get_attribute("aria-expanded") == "false"


def test_single_letters_do_nothing(open_page):
    """WCAG 2.1.4: Material opens the search with f, s and /, and turns pages with p, n, comma and full stop."""
    page = open_page("indicators/new-birth-visits/")
    for key in "fs/pn,.":
        page.keyboard.press(key)
    assert not page.locator("#__search").is_checked()
    assert page.url.endswith("indicators/new-birth-visits/")


def test_the_palette_is_a_toggle_button_and_is_remembered(open_page):
    page = open_page(color_scheme="light")
    button = page.get_by_role("button", name="Dark colours")
    assert button.get_attribute("aria-pressed") == "false"
    button.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    page.reload()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    assert page.get_by_role("button", name="Dark colours").get_attribute("aria-pressed") == "true"


@pytest.mark.parametrize("path", [ALL_INDICATORS, PAGES["indicator"], PAGES["prose"]])
def test_targets_are_at_least_24_pixels(open_page, path):
    """WCAG 2.5.8; links within running text are exempt."""
    page = open_page(path)
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert small_targets(page) == [], width


def small_targets(page: Page) -> list[str]:
    return page.evaluate(
        """() => [...document.querySelectorAll('button, select, input, summary')]
        .concat(...document.querySelectorAll('.ob-nav a, .ob-footer li a, .ob-crumbs a'))
        .filter(e => e.checkVisibility({visibilityProperty: true, opacityProperty: true}) && e.tabIndex >= 0)
        .filter(e => { const r = e.getBoundingClientRect(); return r.width < 24 || r.height < 24 })
        .map(e => e.outerHTML.slice(0, 90))"""
    )


def test_links_in_text_are_underlined(open_page):
    page = open_page("judging/")
    assert page.locator(".md-typeset p a").first.evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"


def test_a_wide_table_has_a_tab_stop_and_a_name(open_page):
    page = open_page("publishing/tables/", width=320)
    page.locator(".md-typeset__scrollwrap[tabindex='0'][aria-label]").wait_for()


def test_the_focus_is_never_under_a_header(open_page):
    page = open_page("indicators/", width=1280, height=500)
    page.evaluate("scrollTo(0, 900)")
    assert page.locator("header.md-header").evaluate("e => e.getBoundingClientRect().bottom") < 0


def test_words_in_titles_and_descriptions_stay_words(open_page):
    page = open_page("publishing/hostile/")
    assert page.title().startswith("</title><script>window.hostile=1</script> {{ 7*7 }} <img")
    assert page.locator("h1").inner_text().startswith("</title><script>")
    assert page.get_by_role("navigation", name="On this page").inner_text().count("</title><script>") == 1
    page.locator(".md-search__input").focus()
    search(page, "hostile")
    assert page.evaluate("window.hostile") is None


def test_every_page_links_to_its_statement_and_licence(open_page):
    footer = open_page("indicators/new-birth-visits/").get_by_role("contentinfo")
    names = footer.get_by_role("link").all_inner_texts()
    assert names == ["Accessibility statement", "Cookies and privacy", "Contact", "Open Government Licence v3.0"]


def test_breadcrumbs_come_before_the_heading(open_page):
    page = open_page("indicators/new-birth-visits/")
    first = page.locator("article > *").first
    assert first.evaluate("e => e.className") == "ob-crumbs"
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("width", [320, 1280])
def test_everything_can_be_read_without_script(open_page, width):
    page = open_page("indicators/", width=width, java_script_enabled=False)
    assert page.get_by_role("navigation", name="Main").get_by_role("link", name="Needs attention").is_visible()
    assert page.locator("tbody tr").count() == 30
    assert page.locator("tbody tr").last.is_visible()
    assert not page.locator(".ob-filters").is_visible()
    assert page.get_by_role("button", name="Menu").count() == 0, "no button that does nothing"
    assert sideways(page) == 0


def test_forced_colours_keep_shapes_and_edges(open_page):
    page = open_page("", forced_colors="active")
    status = page.locator(".ob-status").first
    assert status.evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"
    assert status.locator("svg").is_visible()
    assert page.locator(".ob-card").first.evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"


def test_print_leaves_out_navigation_and_opens_details(open_page):
    page = open_page("indicators/new-birth-visits/")
    page.emulate_media(media="print")
    for selector in (".ob-header", ".ob-nav", ".ob-pager", ".ob-crumbs"):
        assert not page.locator(selector).is_visible(), selector
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details[open]").count() == 1
    assert page.locator(".ob-stat__value").first.evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0


def test_reduced_motion_is_kept(open_page):
    page = open_page("", reduced_motion="reduce")
    longest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('*')].map(e => parseFloat(getComputedStyle(e).transitionDuration)))"
    )
    assert longest < 0.01
