"""The glossary explains every term that can occur, shows those that do, and pages link to it once for each term."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from books import book, row, target

from openbook.assess import REASONS, judge
from openbook.assess.money import ACCOUNTS, KINDS, MEASURES
from openbook.assess.rules.built_in import BUILT_IN
from openbook.model import Book
from openbook.model.types import Aggregation, Direction, Status
from openbook.pages import Rendered, View
from openbook.pages.glossary import Entry, glossary, with_links
from openbook.pages.glossary_terms import (
    DIRECTIONS,
    FIGURES,
    MARKS,
    MONEY,
    REASONS_MEAN,
    RULES,
    STATUSES,
    TARGETS,
    WORK,
)
from openbook.text.shorthand import SHORTHAND

Q2 = "2017-18-Q2"
TERMS = (*FIGURES, *TARGETS, *WORK, *RULES.values(), *MONEY.values())


def entries(made: Book) -> dict[str, Entry]:
    return {entry.id: entry for part in glossary(View(judge(made))).parts for entry in part.entries}


def one(observations: Any = (), targets: Any = (), **cells: Any) -> dict[str, Entry]:
    return entries(book(observations or [row(Q2, value=8)], targets, **cells))


def test_every_word_that_can_occur_has_an_entry() -> None:
    assert set(MARKS) == set(SHORTHAND)
    assert set(REASONS_MEAN) == set(REASONS)
    assert set(RULES) == set(BUILT_IN)
    assert set(STATUSES) == set(Status.__args__)
    assert set(DIRECTIONS) == set(Direction.__args__)
    assert {*ACCOUNTS, *MEASURES, *(set(KINDS) & {"net"})} == set(MONEY)
    assert set(Aggregation.__args__) <= {term.id for term in FIGURES}


def test_meanings_have_at_most_two_sentences_and_no_anchor_stands_for_two_terms() -> None:
    meanings = [t.meaning for t in TERMS] + [*STATUSES.values(), *DIRECTIONS.values(), *REASONS_MEAN.values()]
    meanings += [meaning for _, meaning in MARKS.values()]
    assert [m for m in meanings if len(re.findall(r"[.!?](?:\s|$)", m)) > 2 or not m.endswith((".", "”."))] == []
    ids = [t.id for t in (*FIGURES, *TARGETS, *WORK, *MONEY.values())] + [anchor for anchor, _ in MARKS.values()]
    ids += [*STATUSES, *DIRECTIONS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("term", "with_it"),
    [
        ("provisional", {"observations": [row(Q2, value=8, marker="[p]")]}),
        ("low", {"observations": [row(Q2, value=0, marker="[low][e]")]}),
        ("estimated", {"observations": [row(Q2, value=0, marker="[low][e]")]}),
        ("no-survey-held", {"observations": [row(Q2, missing_reason="no-survey")]}),
        ("not-rated-no-survey", {"observations": [row(Q2, missing_reason="no-survey")]}),
        ("not-rated-text-target", {"targets": [target("2017-18", kind="text", target_text="Fewer")]}),
        ("target-range", {"targets": [target("2017-18", 5, upper="9")], "polarity": "range"}),
        ("minimum", {"targets": [target("2017-18", 5, minimum="9")]}),
        ("expected-by-now", {"targets": [target("2017-18", 20)], "aggregation": "cumulative"}),
        ("cumulative", {"aggregation": "cumulative"}),
        ("flow", {"aggregation": "flow"}),
        ("rolling", {"aggregation": "rolling"}),
        ("percentage-point", {"format": "percent"}),
        ("rate", {"unit": "potholes per 10,000 roads"}),
        ("fte", {"unit": "FTE staff"}),
        ("baseline", {"definition": "Fewer than in the baseline."}),
        ("statutory", {"statutory": True}),
        ("retired", {"retired_on": date(2017, 6, 1)}),
        ("benchmark", {"tables": {"benchmarks": [row("2016-17", comparator="England", value="9")]}}),
        ("printed", {"tables": {"publications": [row(Q2, status="green")]}}),
        ("numerator", {"observations": [row(Q2, value=50, numerator=1, denominator=2)]}),
    ],
)
def test_a_term_stands_there_only_where_it_occurs(term: str, with_it: dict[str, Any]) -> None:
    assert term in one(**with_it)
    assert term not in one()


def test_the_publishers_own_words_are_used_for_statuses_plans_and_rules() -> None:
    own = {"status_labels": {"green": "On course", "amber": "Watch", "red": "Act", "unrated": "No view"},
           "status_meanings": {"amber": "A little off."}, "plan_word": {"one": "priority", "many": "priorities"}}
    made = one(own=own)
    assert (made["amber"].word, made["amber"].meaning) == ("Watch", "A little off.")
    assert made["red"].meaning == "The target is missed by a lot."
    assert made["plan"].word == "Priority"
    assert [word in made["rule-tolerance"].meaning for word in ("“Watch”", "“Act”")] == [True, True]
    assert "blue" not in made


def test_each_term_is_linked_once_and_only_where_the_glossary_has_it() -> None:
    view = View(judge(book([row(Q2, value=8, marker="[p]")])))
    link = '<a class="ob-term" href="site:glossary.md#{}">{}</a>'
    html = "".join(link.format(*pair) for pair in (("provisional", "p"), ("provisional", "q"), ("revised", "r")))
    assert with_links(html, view, "indicator") == link.format("provisional", "p") + "qr"
    assert with_links(html, view, "glossary") == "pqr"


def test_every_link_to_the_glossary_leads_to_a_term(small_pages: dict[str, Rendered]) -> None:
    anchors = set(re.findall(r'<div id="([^"]+)"><dt>', small_pages["glossary.md"].html))
    linked = {path: re.findall(r'href="site:glossary\.md#([^"]+)"', page.html) for path, page in small_pages.items()}
    assert {name for names in linked.values() for name in names} <= anchors
    assert all(len(names) == len(set(names)) for names in linked.values())

