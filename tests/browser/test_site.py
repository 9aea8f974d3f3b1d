"""The real site in a real browser: every page type, light and dark, narrow and wide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from sites import copy_project, mkdocs_build, once_per_run, served

PAGES = {
    "home": "", "plans": "plans/", "plan": "plans/best-start/", "indicator": "indicators/children-in-need/",
    "monthly": "indicators/delayed-transfers/", "without-figures": "indicators/weekly-cycling/",
    "all-indicators": "indicators/", "attention": "attention/", "actions": "actions/", "judging": "judging/",
    "audit": "audit/", "data": "data/", "about": "about/", "accessibility": "accessibility/",
    "guide": "publishing/", "macros": "publishing/macros/", "columns": "publishing/data-package/",
    "errors": "publishing/errors/",
}


def _build(root: Path, folder: Path) -> None:
    said = mkdocs_build(copy_project(root, folder))
    assert said.returncode == 0, said.stderr


@pytest.fixture(scope="session")
def real_url(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    base = tmp_path_factory.getbasetemp()
    project = once_per_run(base, "real-project", lambda folder: _build(root, folder))
    with served(project / "site") as address:
        yield address


@pytest.fixture
def visit(browser: Browser, real_url: str) -> Iterator[object]:
    """Opens a page of the site in a fresh context; a request to another origin fails the test."""
    contexts, elsewhere = [], []

    def opened(path: str, *, width: int = 1280, **options: object) -> Page:
        context = browser.new_context(base_url=real_url, viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda r: elsewhere.append(r.url) if not r.url.startswith((real_url, "data:")) else None)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert elsewhere == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing_and_nothing_runs_off(visit, path, width, scheme):
    page = visit(path, width=width, color_scheme=scheme, reduced_motion="reduce")
    page.wait_for_load_state("networkidle")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [f"{v['id']}: {v['nodes'][0]['target']} {v['nodes'][0]['failureSummary']}" for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_filters_narrow_the_table_say_how_many_and_stay_in_the_address(visit):
    page = visit("indicators/")
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
    page = visit("")
    page.locator(".ob-counts a").nth(2).click()
    page.wait_for_url("**/indicators/?status=red")
    assert page.locator("[data-ob-count]").inner_text() == "Showing 18 of 165 indicators"


def test_the_table_sorts_by_number_and_says_so(visit):
    page = visit("indicators/")
    page.get_by_role("button", name="Latest result").click()
    heading = page.locator("th[aria-sort]")
    assert heading.get_attribute("aria-sort") == "ascending"
    values = page.locator("td[data-label='Latest result'][data-value]").evaluate_all(
        "cells => cells.map(c => parseFloat(c.dataset.value))")
    assert values == sorted(values)


def test_everything_can_be_read_without_scripts(visit):
    page = visit("indicators/", java_script_enabled=False)
    assert page.locator("tbody tr").count() == 165
    assert page.locator("form.ob-filters").is_hidden()
    page.goto("indicators/children-in-need/")
    assert page.get_by_text("322.8").first.is_visible()
    assert page.locator(".ob-chart svg").first.is_visible()


def test_search_finds_an_indicator_and_opens_its_page(visit):
    page = visit("")
    page.get_by_role("textbox", name="Search").fill("breastfed")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/indicators/breastfeeding/**")
