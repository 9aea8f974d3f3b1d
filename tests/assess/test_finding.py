"""What is said, as a table of cases: right for every unit, polarity, tie, missing figure and running total."""

from typing import Any

import pytest
from books import book, periods, row, target

from openbook.assess import Finding, finding, judge

Q2 = "2017-18-Q2"
PERCENT = {"format": "percent", "unit": "of roads", "decimals": 1}


def found(observations: list[dict[str, Any]], targets: list[dict[str, Any]], **cells: Any) -> Finding:
    made = book(observations, targets, **cells)
    return finding(made, judge(made).of("potholes"))


CASES: list[tuple[str, list[dict[str, Any]], list[dict[str, Any]], dict[str, Any], str]] = [
    (
        "missed, lower is better",
        [row(Q2, value="22.1")],
        [target("2017-18", "18.0")],
        PERCENT,
        "22.1% of roads: 4.1 percentage points worse than the target of 18.0%",
    ),
    (
        "met, higher is better",
        [row(Q2, value=87)],
        [target("2017-18", 81)],
        PERCENT | {"polarity": "higher"},
        "87% of roads: 6 percentage points better than the target of 81%",
    ),
    (
        "one percentage point",
        [row(Q2, value=82)],
        [target("2017-18", 81)],
        PERCENT | {"polarity": "higher"},
        "82% of roads: 1 percentage point better than the target of 81%",
    ),
    ("a tie", [row(Q2, value=20)], [target("2017-18", 20)], {}, "20 potholes: exactly on target"),
    (
        "money",
        [row(Q2, value="547.00")],
        [target("2017-18", "550.00")],
        {"format": "pounds", "unit": "a week", "decimals": 2, "polarity": "higher"},
        "£547.00 a week: £3.00 worse than the target of £550.00",
    ),
    (
        "below zero",
        [row(Q2, value="-0.04")],
        [target("2017-18", "0.00")],
        {"format": "signed", "unit": "points", "decimals": 2, "polarity": "higher"},
        "−0.04 points: 0.04 worse than the target of 0.00",
    ),
    (
        "thousands",
        [row(Q2, value=2574500)],
        [target("2017-18", 2500000)],
        {"unit": "visits", "polarity": "higher"},
        "2,574,500 visits: 74,500 better than the target of 2,500,000",
    ),
    (
        "a running total",
        [row(Q2, value=30)],
        [target("2017-18", 100)],
        {"aggregation": "cumulative", "polarity": "higher"},
        "30 potholes so far: 20 worse than the 50 expected by now",
    ),
    (
        "a running total that is exactly there",
        [row(Q2, value=50)],
        [target("2017-18", 100)],
        {"aggregation": "cumulative", "polarity": "higher"},
        "50 potholes so far: exactly as expected by now",
    ),
    (
        "a range kept",
        [row(Q2, value=20)],
        [target("2017-18", 15, upper="30")],
        PERCENT | {"polarity": "range"},
        "20% of roads: within the target range of 15% to 30%",
    ),
    (
        "a range left",
        [row(Q2, value=31)],
        [target("2017-18", 15, upper="30")],
        PERCENT | {"polarity": "range"},
        "31% of roads: 1 percentage point above the target range of 15% to 30%",
    ),
    (
        "no target, but an earlier figure",
        [row("2016-17", value=9), row(Q2, value=8)],
        [],
        {},
        "8 potholes: better than 9 in 2016-17",
    ),
    ("no target and no earlier figure", [row(Q2, value=8)], [], {}, "8 potholes in 2017-18-Q2"),
    (
        "no figure yet",
        [row("2016-17", value=9), row(Q2, missing_reason="not-due")],
        [target("2017-18", 8)],
        {},
        "No new figure yet: the last was 9 potholes in 2016-17",
    ),
    (
        "millions of pounds",
        [row(Q2, value="-2.982")],
        [target("2017-18", 0)],
        {"format": "pounds", "unit": "million", "decimals": 3},
        "−£2.982 million: £2.982 million better than the target of £0",
    ),
    (
        "a range in millions",
        [row(Q2, value="-2.982")],
        [target("2017-18", -5, upper="0")],
        {"format": "pounds", "unit": "million", "decimals": 3, "polarity": "range"},
        "−£2.982 million: within the target range of −£5 million to £0",
    ),
    (
        "millions of things",
        [row(Q2, value="1.98")],
        [target("2017-18", "3.6")],
        {"unit": "million visits", "decimals": 2, "aggregation": "cumulative", "polarity": "higher"},
        "1.98 million visits so far: 0.18 million better than the 1.80 million expected by now",
    ),
    ("one of a thing", [row(Q2, value=1)], [target("2017-18", 1)], {}, "1 pothole: exactly on target"),
    (
        "a remark in place of a unit",
        [row(Q2, value=18)],
        [target("2017-18", 20)],
        {"unit": "(unit not stated)", "polarity": "higher"},
        "18: 2 worse than the target of 20",
    ),
    (
        "rated, but without a figure",
        [row(Q2, missing_reason="not-due")],
        [target("2017-18", 8)],
        {"tables": {"publications": [row(Q2, status="green")]}},
        "Rated, but no figure is printed",
    ),
    ("never a figure", [row(Q2, missing_reason="new-measure")], [target("2017-18", 8)], {}, "No figure yet"),
    (
        "words that meet the target",
        [row(Q2, text_value="Balanced")],
        [target("2017-18", kind="text", target_text="Balanced")],
        {},
        "Result: Balanced, the same as the target",
    ),
    (
        "other words",
        [row(Q2, text_value="Overspent")],
        [target("2017-18", kind="text", target_text="Balanced")],
        {},
        "Result: Overspent",
    ),
]


@pytest.mark.parametrize(
    ("observations", "targets", "cells", "headline"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_the_headline_says_where_it_stands(
    observations: list[Any], targets: list[Any], cells: dict[str, Any], headline: str
) -> None:
    assert found(observations, targets, **cells).headline == headline


def test_a_headline_never_has_more_than_fifteen_words() -> None:
    long = found(
        [row(Q2, value=5)],
        [target("2017-18", 3)],
        unit="children of school age who live in the parts of the borough that have least",
    )
    assert long.headline == "5: 2 worse than the target of 3"


@pytest.mark.parametrize(
    ("now", "before", "trend"),
    [
        (8, 9, "Better than 2016-17: 8, down from 9"),
        (10, 9, "Worse than 2016-17: 10, up from 9"),
        (9, 9, "9, the same as in 2016-17"),
    ],
)
def test_the_trend_says_where_it_is_heading(now: int, before: int, trend: str) -> None:
    assert found([row("2016-17", value=before), row(Q2, value=now)], [target("2017-18", 8)]).trend == trend


def test_the_trend_does_not_argue_with_a_printed_direction() -> None:
    printed = row(Q2, status="green", direction="maintained")
    made = found([row("2016-17", value=9), row(Q2, value=8)], [], tables={"publications": [printed]})
    assert made.trend == "8, down from 9 in 2016-17"


def test_the_sentences_give_result_target_and_comparison() -> None:
    said = found(
        [row("2016-17", value="19.9"), row(Q2, value="22.1")], [target("2017-18", "18.0")], **PERCENT
    ).sentences
    assert said == (
        "The figure given for 2017-18-Q2 is 22.1% of roads.",
        "That is worse than 19.9% in 2016-17.",
        "The target for 2017-18 is 18.0% or less.",
    )


def test_an_unrated_indicator_says_why_and_when_a_figure_comes() -> None:
    said = found(
        [row("2016-17", value=9), row(Q2, missing_reason="awaiting-data", expected_on="2017-11-30")],
        [target("2017-18", 8)],
    ).sentences
    assert said[-1] == "It is not rated: a new figure is awaited. It is expected on 30 November 2017."


def test_a_label_that_begins_with_a_noun_reads_on_in_a_sentence() -> None:
    label = "School year 2016-17"
    spans = [p | {"label": label} if p["period_id"] == "2016-17" else p for p in periods()]
    said = found([row("2016-17", value=9), row(Q2, value=8)], [], tables={"periods": spans}).sentences
    assert said[1] == "That is better than 9 in the school year 2016-17."


def test_a_target_in_words_ends_with_one_full_stop() -> None:
    words = target("2017-18", kind="text", target_text="More than last year.")
    assert found([row(Q2, value=8)], [words]).sentences[1] == "The target for 2017-18 is “More than last year”."
