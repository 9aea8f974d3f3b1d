"""Year to date and year end stand side by side on an indicator's page, each named for what it is."""

from typing import Any

import pytest
from books import book, row, target

from openbook.assess import judge
from openbook.pages import View
from openbook.pages.indicator import in_words, indicator_page

Q2 = "2017-18-Q2"
TO_DATE = ["Year to date", "Expected by now", "Year-end target", "Year end at this pace"]


def stats(rows: list[dict[str, Any]], targets: list[dict[str, Any]], **cells: Any) -> dict[str, str]:
    page = indicator_page(View(judge(book(rows, targets, **cells))), "potholes")
    return {label: value for label, value, _, _ in page.stats}


def test_a_running_total_shows_year_to_date_and_year_end_side_by_side() -> None:
    found = stats([row(Q2, value=46)], [target("2017-18", 70)], aggregation="cumulative")
    assert found == dict(zip(TO_DATE, ("46", "35", "70", "92"), strict=True))


def test_a_flow_is_added_up_to_the_year_to_date() -> None:
    rows = [row("2017-18-Q1", value=173), row(Q2, value=126)]
    found = stats(rows, [target("2017-18", 931)], aggregation="flow")
    assert found == dict(zip(TO_DATE, ("299", "465", "931", "598"), strict=True))


@pytest.mark.parametrize(("rows", "targets", "cells", "found"), [
    ([row(Q2, value=46)], [target("2017-18", 70)], {"profile": "end"},
     {"Year to date": "46", "Year-end target": "70"}),
    ([row(Q2, value=46)], [target("2017-18", kind="text", target_text="More")], {},
     {"Year to date": "46", "Target": "More", "Year end at this pace": "92"}),
    ([row(Q2, value=46)], [target(Q2, 40), target("2017-18", 70)], {},
     {"Year to date": "46", "Target": "40", "Year-end target": "70", "Year end at this pace": "92"}),
    ([row("2016-17", value=20), row(Q2, value=46)], [target("2017-18", 70)], {"profile": "from-previous"},
     {"Result so far": "46", "Expected by now": "45", "Year-end target": "70"}),
    ([row(Q2, value=46)], [target("2017-18", 70, upper=80)], {"polarity": "range"},
     {"Year to date": "46", "Expected by now": "35 to 40", "Year-end target": "70 to 80",
      "Year end at this pace": "92"}),
    ([row("2017-18", value=90)], [target("2017-18", 70)], {"own": {"period": "2017-18"}},
     {"Result": "90", "Target": "70"}),
])
def test_only_what_can_be_said_is_named(
    rows: list[dict[str, Any]], targets: list[dict[str, Any]], cells: dict[str, Any], found: dict[str, str]
) -> None:
    assert stats(rows, targets, aggregation="cumulative", **cells) == found


def test_a_position_has_a_result_and_a_target() -> None:
    assert stats([row(Q2, value=46)], [target("2017-18", 70)]) == {"Result": "46", "Target": "70"}


def test_no_one_takes_the_arithmetic_for_a_forecast() -> None:
    page = indicator_page(View(judge(book([row(Q2, value=46)], [target("2017-18", 70)], aggregation="cumulative"))),
                          "potholes")
    notes = {label: note for label, _, _, note in page.stats}
    assert "not the publisher’s forecast" in notes["Year end at this pace"]


@pytest.mark.parametrize(("rule", "value", "note"), [
    ({"rule": "tolerance", "parameters": {"amber_within": 5}}, 34, "on course for the target"),
    ({"rule": "improvement", "parameters": {"green_within": 10}}, 37, "Met."),
    ({"rule": "improvement", "parameters": {"green_within": 10}}, 40, "Nearly met."),
])
def test_on_course_is_said_only_where_green_means_that_the_goal_is_met(
    rule: dict[str, Any], value: int, note: str
) -> None:
    made = book([row("2016-17", value=100), row(Q2, value=value)], [target("2017-18", 70)], aggregation="cumulative",
                own={"rules": {"default": rule}})
    assert indicator_page(View(judge(made)), "potholes").status_note == note


@pytest.mark.parametrize(("polarity", "value", "note"), [
    ("lower", 60, "well over what was expected by now"), ("lower", 36, "a little over what was expected by now"),
    ("higher", 20, "well behind"),
])
def test_what_should_stay_low_is_over_and_not_behind(polarity: str, value: int, note: str) -> None:
    made = book([row(Q2, value=value)], [target("2017-18", 70)], aggregation="cumulative", polarity=polarity)
    assert indicator_page(View(judge(made)), "potholes").status_note == note


@pytest.mark.parametrize(("aggregation", "said"), [
    ("cumulative", ["", "total up to June 2017", ""]), ("point", ["", "", ""]), ("flow", ["", "", ""]),
])
def test_a_running_total_in_the_table_says_up_to_when_it_counts(aggregation: str, said: list[str]) -> None:
    rows = [row("2016-17", value=80), row("2017-18-Q1", value=20), row(Q2, missing_reason="awaiting-data")]
    page = indicator_page(View(judge(book(rows, aggregation=aggregation))), "potholes")
    assert [h.to_date for h in page.history] == said


@pytest.mark.parametrize(("value", "small"), [
    ("91.2%", False), ("\N{MINUS SIGN}£22.294 million", False), ("1.98 million", False), ("15% to 30%", False),
    ("\N{MINUS SIGN}£5 million to £0", True), ("No target", True), ("Balanced", True), ("England Average", True),
    ("45 or less in each quarter", True),
])
def test_one_figure_is_written_large_and_words_small(value: str, small: bool) -> None:
    assert in_words(value) == small


def test_a_result_in_words_leans_neither_way_and_nobody_says_so() -> None:
    last = {"indicator_id": "potholes", "period_id": "2016-17", "text_value": "Excellent"}
    page = indicator_page(View(judge(book([last], [target("2017-18", kind="text", target_text="Excellent")],
                                          polarity="none"))), "potholes")
    assert [note for label, _, _, note in page.stats if label == "Target"] == ["2017-18"]
