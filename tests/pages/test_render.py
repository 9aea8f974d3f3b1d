import re
from collections import Counter
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from inspect import getdoc
from itertools import pairwise
from typing import Any

import pytest
from books import book, row, target

from openbook.build.sources import theme_assets
from openbook.colours import Colours
from openbook.model import Book
from openbook.pages import Rendered, contexts

Q2 = "2017-18-Q2"
CATALOGUES = ("data.json", "catalog.jsonld")
Render = Callable[[Book], dict[str, Rendered]]


THEME = {f"/{path}" for path, _ in theme_assets(Colours())}


def test_every_link_leads_to_a_page_or_a_download(small_pages: dict[str, Rendered]) -> None:
    linked = {
        link.split("#")[0].split("?")[0]
        for p in small_pages.values()
        for link in re.findall(r'="site:([^"]*)"', p.html)
    }
    downloads = {link for link in linked if link.startswith(("data/", "charts/", "api/"))
                 or link.endswith("feed.xml") or link in CATALOGUES}
    assert linked - downloads - THEME <= set(small_pages)
    assert "data/small.zip" in downloads


def test_ids_are_unique_on_each_page(small_pages: dict[str, Rendered]) -> None:
    for path, page in small_pages.items():
        repeated = [i for i, n in Counter(re.findall(r' id="([^"]*)"', page.html)).items() if n > 1]
        assert not repeated, path


def test_every_label_by_id_exists(small_pages: dict[str, Rendered]) -> None:
    for path, page in small_pages.items():
        ids = set(re.findall(r' id="([^"]*)"', page.html))
        assert set(re.findall(r'aria-labelledby="([^"]*)"', page.html)) <= ids, path


def test_headings_go_down_one_level_at_a_time(small_pages: dict[str, Rendered]) -> None:
    for path, page in small_pages.items():
        levels = [1, *(int(n) for n in re.findall(r"<h([2-6])", page.html))]
        assert all(b <= a + 1 for a, b in pairwise(levels)), (path, levels)


def test_every_table_has_a_caption_and_its_headings_a_scope(small_pages: dict[str, Rendered]) -> None:
    for path, page in small_pages.items():
        assert page.html.count("<table") == page.html.count("<caption"), path
        assert not re.search(r"<th(?![^>]* scope=)", page.html.replace("<thead", "<head")), path


def test_a_page_shows_what_was_printed_and_says_where_the_rule_differs(pages_of: Render) -> None:
    made = book(
        [row("2016-17", value=9), row(Q2, value=8)],
        [target("2017-18", 9)],
        tables={"publications": [row(Q2, status="amber", direction="declining")]},
    )
    html = pages_of(made)["indicators/potholes.md"].html
    assert "The publisher printed Amber; the rule gives Green." in html
    assert "printed the direction as declining; the figures give improving" in html


def test_nothing_is_said_about_differences_where_there_are_none(pages_of: Render) -> None:
    assert "ob-differs" not in pages_of(book([row(Q2, value=8)], [target("2017-18", 9)]))["indicators/potholes.md"].html


def test_an_indicator_without_figures_has_a_sentence_in_place_of_a_chart(pages_of: Render) -> None:
    html = pages_of(book([row(Q2, missing_reason="new-measure")], [target("2017-18", 9)]))[
        "indicators/potholes.md"
    ].html
    assert "There is no number to draw." in html
    assert "<figure" not in html


def test_missing_figures_carry_their_shorthand_and_its_meaning(pages_of: Render) -> None:
    made = book([row(Q2, missing_reason="awaiting-data", expected_on="2017-11-30")], [target("2017-18", 9)])
    html = pages_of(made)["indicators/potholes.md"].html
    assert "[x] means <a class=\"ob-term\" href=\"site:glossary.md#not-available\">not available</a>." in html
    assert "The figure was awaited; expected on 30 November 2017" in html


def test_counts_on_a_page_add_up_to_all(pages_of: Render) -> None:
    html = pages_of(book([row(Q2, value=8)], [target("2017-18", 9)]))["index.md"].html
    counts = [int(n) for n in re.findall(r'ob-counts__value">(\d+)<', html)]
    assert sum(counts[:4]) == 1


@pytest.mark.parametrize(
    "kind", [c for c in vars(contexts).values() if isinstance(c, type) and c.__module__ == contexts.__name__]
)
def test_every_context_is_documented(kind: type) -> None:
    assert getdoc(kind), kind
    assert fields(kind)


@pytest.mark.parametrize(
    ("printed", "kind", "words"),
    [
        ({"change": "-3", "change_unit": "percent"}, {"format": "percent"}, "\N{MINUS SIGN}3%"),
        ({"change": "8.1", "change_unit": "points"}, {"format": "percent"}, "+8.1 percentage points"),
        ({"change": "450", "change_unit": "number"}, {"unit": "days"}, "+450 days"),
        ({"change": "299356", "change_unit": "number"}, {"format": "pounds", "unit": "saved"}, "+£299,356 saved"),
        ({"change": "0", "change_unit": "number", "change_text": "No change"}, {}, "No change"),
        ({"change": "0.0", "change_unit": "percent"}, {"format": "percent"}, "no change (0.0%)"),
        ({"change_text": "Positive movement"}, {}, "Positive movement"),
    ],
)
def test_a_printed_change_stands_beside_the_direction(
    pages_of: Render, printed: dict[str, Any], kind: dict[str, Any], words: str
) -> None:
    if "change" in printed:
        printed = printed | {"change": Decimal(printed["change"])}
    said = row(Q2, status="green", direction="unknown", change_from="2017-18-Q1", **printed)
    made = book([row(Q2, value=8)], [target("2017-18", 9)], tables={"publications": [said]}, **kind)
    page = pages_of(made)["indicators/potholes.md"].html
    assert f"Change since 2017-18-Q1, as printed: {words}</dd>" in page


def test_actions_go_by_theme_where_the_report_has_themes(pages_of: Render) -> None:
    action = {"plan_id": "roads", "period_id": Q2, "status": "delivered"}
    rows = [
        action | {"action_id": f"roads-{n}", "title": f"Action {n}"} | ({"theme": theme} if theme else {})
        for n, theme in enumerate(("Safer streets", None, "Safer streets"), 1)
    ]
    by_plan = pages_of(book(tables={"actions": [{**a, "theme": None} for a in rows]}))["actions.md"].html
    by_theme = pages_of(book(tables={"actions": rows}))["actions.md"].html
    headings = re.compile(r"<summary>([^<]*)</summary>")
    assert headings.findall(by_plan) == ["Roads: 3 actions"]
    assert headings.findall(by_theme) == ["Safer streets: 2 actions", "Without a theme: 1 action"]
    assert "counted from the 3 listed below" in by_theme


def test_the_change_of_a_late_figure_is_not_said_to_be_since_its_own_period(pages_of: Render) -> None:
    said = row(Q2, status="green", change_from="2017-18-Q1", change_text="No change")
    made = book([row("2017-18-Q1", value=8)], [target("2017-18", 9)], tables={"publications": [said]})
    page = pages_of(made)["indicators/potholes.md"].html
    assert "Change, as printed: No change</dd>" in page
    assert "Change since" not in page


def test_notes_of_a_figure_end_in_one_full_stop_and_name_both_numbers(pages_of: Render) -> None:
    figure = row(Q2, value=50, numerator=Decimal(77), denominator=Decimal(154), printed="50.")
    aim = target("2017-18", 60, target_text="Sixty.", printed="60 TBC.")
    html = pages_of(book([figure], [aim], numerator_name="children without a return",
                         denominator_name="children"))["indicators/potholes.md"].html
    assert "77 children without a return, out of 154 children. Printed as “50”</td>" in html
    assert "In the publisher&#39;s words: “Sixty”. Printed as “60 TBC”</td>" in html


def test_a_title_that_asks_is_cited_without_a_second_mark(pages_of: Render) -> None:
    pages = pages_of(book([row(Q2, value=8)], [target("2017-18", 9)],
                          tables={"publications": [row(Q2, status="green")]}))
    assert "Testshire Council (2017). Do the figures add up? Mid-year review." in pages["audit.md"].html
    assert "Testshire Council (2017). How we judge. Mid-year review." in pages["judging.md"].html
