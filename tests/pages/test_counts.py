"""Honest denominators: what is counted always adds up, and a share always says of what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest
from books import INDICATOR, PLAN, book, row, target
from hypothesis import given, settings
from hypothesis import strategies as st

from openbook.assess import Counts, judge
from openbook.model import Book
from openbook.pages import Rendered, View
from openbook.pages.common import shares, sum_text
from openbook.pages.home import home, plans
from openbook.pages.lists import indicator_list
from openbook.pages.method import judging
from openbook.pages.plan import plan_page

Q2 = "2017-18-Q2"
STATES = ("green", "amber", "red", "unrated")
DAYS = st.sampled_from([None, date(2017, 4, 1), date(2017, 8, 1), date(2018, 4, 1)])


@st.composite
def measures(draw: st.DrawFn, number: int) -> dict[str, list[dict[str, Any]]]:
    """One indicator with what is said about it: figures, target, printed status, first and last day."""
    begins, ends = sorted((draw(DAYS), draw(DAYS)), key=lambda day: day or date.min)
    name = {"indicator_id": f"measure-{number}"}
    indicator = INDICATOR | name | {
        "ref": str(number), "plan_id": draw(st.sampled_from(["roads", "parks"])), "key": draw(st.booleans()),
        "active_from": begins, "retired_on": ends}
    value, aim = draw(st.sampled_from([None, 8, 9, 10])), draw(st.sampled_from([None, 9]))
    status = draw(st.sampled_from([None, *STATES]))
    why = draw(st.sampled_from(["not-due", "no-target"])) if status == "unrated" else None
    shown = row(Q2, value=value) if value is not None else row(Q2, missing_reason=draw(
        st.sampled_from(["not-due", "no-survey", "new-measure", "not-stated"])))
    printed = [row(Q2, status=status, status_reason=why, direction="unknown") | name] if status else []
    return {"indicators": [indicator], "observations": [shown | name], "publications": printed,
            "targets": [target("2017-18", aim, kind="set" if aim else "none") | name]}


@st.composite
def books(draw: st.DrawFn) -> Book:
    made = [draw(measures(n)) for n in range(draw(st.integers(1, 6)))]
    tables: dict[str, Any] = {name: [r for m in made for r in m[name]] for name in made[0]}
    tables["plans"] = [PLAN, PLAN | {"plan_id": "parks", "short_title": "Parks", "order": 2}]
    return book(tables=tables)


def counts_in(thing: object) -> Iterator[Counts]:
    """Every `Counts` of a context, however deep it lies."""
    if isinstance(thing, Counts):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from counts_in(part)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for f in fields(thing):
            yield from counts_in(getattr(thing, f.name))


@settings(max_examples=30, deadline=None)
@given(books())
def test_rated_and_not_rated_by_reason_make_all_on_every_page_that_counts(made: Book) -> None:
    view = View(judge(made))
    by_plan = [plan_page(view, plan, ()) for plan in made.plans]
    for context in (home(view), plans(view), indicator_list(view), judging(view), *by_plan):
        found = list(counts_in(context))
        assert found, context
        for counts in found:
            assert sum(counts.status.values()) == sum(counts.direction.values()) == counts.total
            assert counts.rated + sum(counts.reasons.values()) == counts.total
            assert sum(counts.reasons.values()) == counts.status["unrated"]
    every = view.judged.counts()
    assert every.total + every.retired + every.ahead == len(made.indicators)
    for number in ("total", "rated", "met", "retired", "ahead"):
        assert sum(getattr(page.counts, number) for page in by_plan) == getattr(every, number)
    groups = [r.group for r in indicator_list(view).rows]
    assert {s: groups.count(s) for s in STATES} == {s: every.status[s] for s in STATES}
    assert not [r for r in home(view).attention if r.group in ("retired", "ahead")]


def made_of(rated: int, unrated: int) -> Counts:
    return Counts(rated + unrated, {"green": rated, "unrated": unrated, "blue": 0}, {}, {})


@pytest.mark.parametrize(
    ("counts", "part", "rated", "said"),
    [
        (made_of(90, 75), 37, True, "41% of the 90 rated, 22% of all 165"),
        (made_of(90, 75), 75, False, "45% of all 165"),
        (made_of(4, 0), 2, True, "50% of all 4"),
        (made_of(0, 4), 4, False, "100% of all 4"),
        (made_of(0, 0), 0, True, ""),
        (made_of(300, 300), 1, True, "under 1% of the 300 rated, under 1% of all 600"),
        (made_of(300, 1), 300, True, "100% of the 300 rated, over 99% of all 301"),
    ],
)
def test_both_shares_are_named_with_what_they_are_shares_of(
    counts: Counts, part: int, rated: bool, said: str
) -> None:
    assert shares(counts, part, rated) == said


@pytest.mark.parametrize(("rated", "unrated", "said"), [
    (90, 75, "90 rated and 75 not rated make 165"), (8, 0, "Each of the 8 is rated"),
    (0, 4, "None of the 4 is rated"),
    (1, 0, "The one indicator is rated"), (0, 1, "The one indicator is not rated"),
    (0, 0, "There is no indicator to rate"),
])
def test_the_sum_is_in_words_where_there_is_one(rated: int, unrated: int, said: str) -> None:
    assert sum_text(made_of(rated, unrated)) == said


@pytest.mark.parametrize(("publications", "shown"), [
    ([], "the status that the rule gives."),
    ([row(Q2, status="unrated", status_reason="not-due")], "the status the publisher printed."),
])
def test_where_no_colour_was_printed_it_is_said_and_nothing_is_counted_out_of_none(
    pages_of: Callable[[Book], dict[str, Rendered]], publications: list[dict[str, Any]], shown: str
) -> None:
    pages = pages_of(book([row(Q2, value=8)], [target("2017-18", 9)], tables={"publications": publications}))
    assert f"Every page shows {shown} The report prints no indicator with a colour." in pages["judging.md"].html
    for path, page in pages.items():
        assert not re.search(r"\b[Oo]f the 0 |\b0 of (?:the )?0\b", page.html), path


def test_no_percentage_of_a_count_stands_alone(small_pages: dict[str, Rendered]) -> None:
    lists = [(path, part) for path, page in small_pages.items()
             for part in re.findall(r'<ul class="ob-counts.*?</ul>|<p class="ob-(?:lede|hero).*?</p>', page.html, re.S)]
    shown = [(path, tail) for path, part in lists if "ob-counts" in part for tail in re.findall(r"%(.{0,8})", part)]
    assert len(shown) > 10
    assert [(path, tail) for path, tail in shown if not re.match(r" of (the|all) ", tail)] == []
    assert "67% of the 3 rated, 50% of all 4" in small_pages["index.md"].html


def test_a_list_of_counts_is_followed_by_its_sum(small_pages: dict[str, Rendered]) -> None:
    for path, page in small_pages.items():
        for after in page.html.split('<ul class="ob-counts')[1:]:
            below = after.split("</ul>")[1][:120]
            assert re.search(r"not rated make \d|(Each|None) of the \d+ is rated", below), path


def test_a_book_of_measures_none_of_which_is_in_use_still_has_its_pages(
    pages_of: Callable[[Book], dict[str, Rendered]]
) -> None:
    html = pages_of(book([row("2016-17", value=9)], retired_on=date(2017, 4, 1)))["index.md"].html
    assert "1 more was retired before this period and is not counted." in html
    assert "%" not in html


def test_met_is_said_only_where_the_rule_says_so_too() -> None:
    printed = {"tables": {"publications": [row(Q2, status="green")]}}
    kept = View(judge(book([row(Q2, value=8)], [target("2017-18", 9)], **printed)))
    missed = View(judge(book([row(Q2, value=20)], [target("2017-18", 9)], **printed)))
    assert (kept.met_text(1), kept.met_text(2)) == ("met its target", "met their target")
    assert (missed.met_text(1), missed.met_text(2)) == ("is Green", "are Green")


@pytest.mark.parametrize(("value", "words"), [
    (8, ""), (20, "the rule gives Red"), (None, "the rule gives no rating"),
])
def test_a_row_says_what_the_rule_gives_in_place_of_the_print(value: int | None, words: str) -> None:
    printed = {"tables": {"publications": [row(Q2, status="green")]}}
    figure = row(Q2, value=value) if value else row(Q2, missing_reason="awaiting-data")
    view = View(judge(book([figure], [target("2017-18", 9)], **printed)))
    assert [r.by_rule for r in indicator_list(view).rows] == [words]


def test_the_home_page_says_where_print_and_rule_part(pages_of: Callable[[Book], dict[str, Rendered]]) -> None:
    printed = {"tables": {"publications": [row(Q2, status="green")]}}
    html = pages_of(book([row(Q2, value=20)], [target("2017-18", 9)], **printed))["index.md"].html
    assert "met their target" not in html
    assert html.count("By the publisher’s own rule 1 would be different.") == 1
    assert "The ratings are those the report prints." in html


def test_the_home_page_does_not_say_that_all_of_all_are_rated(pages_of: Callable[[Book], dict[str, Rendered]]) -> None:
    html = pages_of(book([row(Q2, value=8)], [target("2017-18", 9)]))["index.md"].html
    assert "The one indicator is rated. <strong>1 met its target</strong>" in html
    needs = html.split('id="ob-attention"')[1].split("</section>")[0]
    assert "No indicator is rated Red." in needs
