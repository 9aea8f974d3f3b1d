"""Measures that are not in use: rated by nobody, counted nowhere, never lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from books import book, row, target

from openbook.assess import finding, judge
from openbook.assess.judge import Assessment

FIGURES = [row("2016-17", value=9), row("2017-18-Q2", value=99)]
TARGETS = [target("2017-18", 8)]


def judged(**columns: Any) -> Assessment:
    return judge(book(FIGURES, TARGETS, **columns)).of("potholes")


@pytest.mark.parametrize(
    ("columns", "status", "reason", "counted"),
    [
        ({}, "red", None, True),
        ({"retired_on": date(2017, 7, 1)}, "unrated", "retired", False),
        ({"retired_on": date(2017, 7, 2)}, "red", None, True),
        ({"active_from": date(2017, 9, 30)}, "red", None, True),
        ({"active_from": date(2017, 10, 1)}, "unrated", "new-measure", False),
    ],
)
def test_a_measure_is_rated_and_counted_while_it_is_in_use(
    columns: dict[str, Any], status: str, reason: str | None, counted: bool
) -> None:
    a = judged(**columns)
    assert (a.status, a.reason, a.counted) == (status, reason, counted)


def test_a_retired_measure_is_in_no_count_but_its_own() -> None:
    counts = judge(book(FIGURES, TARGETS, retired_on=date(2017, 4, 1))).counts()
    assert (counts.total, counts.rated, counts.retired, counts.ahead) == (0, 0, 1, 0)
    assert sum(counts.direction.values()) == sum(counts.reasons.values()) == 0


def test_what_a_report_prints_about_a_retired_measure_is_counted_as_the_report_does() -> None:
    printed = {"publications": [row("2017-18-Q2", status="green", direction="improving")]}
    counts = judge(book(FIGURES, TARGETS, tables=printed, retired_on=date(2017, 4, 1))).counts()
    assert (counts.total, counts.met, counts.retired) == (1, 1, 0)


def test_a_measure_retired_within_the_period_without_a_figure_is_not_awaited() -> None:
    made = judge(book([], TARGETS, retired_on=date(2017, 8, 1)))
    assert made.of("potholes").reason == "retired"
    assert made.counts().reasons == {"retired": 1}


def test_figures_from_before_a_measure_counts_are_not_compared_with() -> None:
    assert judged().comparison.direction == "declining"
    assert judged(active_from=date(2017, 4, 1)).comparison.direction == "unknown"


def test_a_retired_measure_says_so_in_its_headline() -> None:
    made = book(FIGURES[:1], TARGETS, retired_on=date(2017, 4, 1))
    assert finding(made, judge(made).of("potholes")).headline == "Retired: the last was 9 potholes in 2016-17"


def test_a_long_result_in_words_is_left_out_of_the_headline_and_stands_in_a_sentence() -> None:
    words = "1% poor, 60% sound, 30% good, 9% best of all the roads that were looked at"
    made = book([row("2016-17", text_value=words)], TARGETS)
    said = finding(made, judge(made).of("potholes"))
    assert said.headline == "No new figure yet: the last result is from 2016-17"
    assert words in said.sentences[0]
