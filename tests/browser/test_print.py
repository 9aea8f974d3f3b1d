"""The real site on paper: nothing runs off an A4 page, and what cannot be pressed there is left out."""

from __future__ import annotations

import pytest
from browsing import sideways

ONE = "cheshire-west-and-chester/"
PAPER = 688
"""Width in px of an A4 page between its margins: 210 mm less 2 of 14 mm, 96 px to the inch."""


PAGES = ("", "report/", "scorecard/", "indicators/", "indicators/children-in-need/")


@pytest.mark.parametrize("path", ["", *(ONE + page for page in PAGES)])
def test_nothing_is_wider_than_the_paper(visit, path):
    page = visit(path, width=PAPER)
    page.emulate_media(media="print")
    assert sideways(page) <= 0
    shown = page.locator(".ob-header, .ob-nav, .ob-crumbs, .ob-filters, .ob-pager, .ob-sort").evaluate_all(
        "all => all.filter(e => e.getBoundingClientRect().width > 0).map(e => e.className)")
    assert shown == []


def test_each_plan_of_the_report_begins_a_page_and_table_headings_repeat(visit):
    page = visit(f"{ONE}report/", width=PAPER)
    page.emulate_media(media="print")
    breaks = page.locator(".ob-report__plan").evaluate_all("all => all.map(e => getComputedStyle(e).breakBefore)")
    assert set(breaks) == {"page"}
    assert len(breaks) == page.locator("h2[id^=ob-plan-], #ob-money, #ob-judged").count() > 2
    heads = page.locator("thead").evaluate_all("all => all.map(e => getComputedStyle(e).display)")
    assert set(heads) == {"table-header-group"}
