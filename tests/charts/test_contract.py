"""The chart contract refuses wrong charts and names everything that is wrong with them."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date

import pytest

from openbook.charts import ChartContractError, Line, SparkSpec, StatusBarSpec, TargetStep, TrendPoint, breaches, draw

DAY = date(2017, 3, 31)


def test_good_charts_pass(trend, spark, bar):
    assert breaches(trend()) == breaches(spark) == breaches(bar) == ()


@pytest.mark.parametrize(("field", "words"), [
    ("finding", "no finding"), ("subtitle", "no subtitle"), ("source", "no source"), ("alt", "no text alternative")])
@pytest.mark.parametrize("empty", ["", "  "])
def test_words_that_every_chart_needs(trend, field, words, empty):
    assert breaches(trend(**{field: empty})) == (words,)


@pytest.mark.parametrize(("fields", "breach"), [
    ({"finding": "word " * 16}, "finding of 16 words, at most 15 allowed"),
    ({"finding": "a\x00b"}, "control characters in the finding"),
    ({"chart_id": 'x" onload="y'}, "the id must begin with a letter and hold only a-z, 0-9 and single hyphens"),
    ({"points": ()}, "nothing to draw: no result has a figure"),
    ({"points": (TrendPoint("2016-17", DAY, None, "[x]"),)}, "nothing to draw: no result has a figure"),
    ({"points": (TrendPoint("2016-17", DAY, float("nan"), "nan"),)}, "result for '2016-17' is not a finite number"),
    ({"points": (TrendPoint("2016-17", DAY, 1, ""),)}, "no words for the result for '2016-17'"),
    ({"points": (TrendPoint("a", DAY, 1, "1"), TrendPoint("b", DAY, 2, "2"))}, "two results on 2017-03-31"),
    ({"points": (TrendPoint("a", DAY, 1, "1"), TrendPoint("b", date(2016, 1, 1), 2, "2"))},
     "results out of order: 2016-01-01 after 2017-03-31"),
    ({"format": "roman"}, "unknown number format 'roman'"),
    ({"polarity": "up"}, "unknown polarity 'up'"),
    ({"benchmarks": tuple(Line(f"Place {n}", n) for n in range(4))}, "4 benchmarks, at most 3 can be told apart"),
    ({"benchmarks": (Line("England", float("inf")),)}, "benchmark 'England' is not a finite number"),
    ({"benchmarks": (Line("", 1),)}, "no benchmark name"),
    ({"band_label": ""}, "no label of the tolerance band"),
])
def test_a_breach_is_named(trend, fields, breach):
    assert breaches(trend(**fields)) == (breach,)


@pytest.mark.parametrize(("step", "breach"), [
    (TargetStep(DAY, date(2016, 1, 1), 1), "target from 2017-03-31 ends before it starts"),
    (TargetStep(DAY, DAY, float("nan")), "target from 2017-03-31 is not a finite number"),
    (TargetStep(DAY, DAY, 5, upper=4), "target from 2017-03-31: the upper end is below the lower end"),
    (TargetStep(DAY, DAY, 5, low=6), "target from 2017-03-31: the tolerance below begins above the target"),
    (TargetStep(DAY, DAY, 5, upper=7, high=6), "target from 2017-03-31: the tolerance above ends below the target"),
    (TargetStep(DAY, DAY, 5, label=""), "no target label"),
])
def test_a_target_that_makes_no_sense_is_refused(trend, step, breach):
    assert breach in breaches(trend(target_steps=(step,)))


def test_targets_may_not_overlap(trend):
    steps = trend().target_steps
    assert breaches(trend(target_steps=(steps[0], replace(steps[1], start=date(2018, 3, 31))))) == (
        "targets overlap on 2018-03-31",)


def test_a_sparkline_needs_a_figure_and_words(spark):
    assert breaches(replace(spark, values=(None, None))) == ("nothing to draw: no value",)
    assert breaches(replace(spark, values=(1.0, float("inf")))) == ("a value is not a finite number",)
    assert breaches(replace(spark, alt="", status="pink")) == ("no text alternative", "unknown status 'pink'")


def test_a_status_bar_needs_counts(bar):
    assert breaches(StatusBarSpec("b", "Nothing", ())) == ("nothing to draw: every count is zero",)
    wrong = (("green", "Green", 3), ("green", "Green", -1), ("pink", "Pink", 1))
    assert set(breaches(replace(bar, segments=wrong))) == {
        "status 'green' twice", "count below zero at status 'green'", "unknown status 'pink'"}


def test_all_breaches_come_at_once_and_nothing_is_drawn(trend):
    with pytest.raises(ChartContractError, match="trend-one") as caught:
        draw(trend(finding="", source="", points=()))
    assert caught.value.breaches == ("no finding", "no source", "nothing to draw: no result has a figure")


def test_a_refusal_survives_the_way_back_from_another_process():
    error = pickle.loads(pickle.dumps(ChartContractError("spark-one", ["a", "b"])))
    assert (error.chart_id, error.breaches) == ("spark-one", ("a", "b"))


def test_one_figure_is_enough(trend):
    assert breaches(trend(points=trend().points[:1])) == ()
    assert breaches(SparkSpec("s", "One figure", (0,))) == ()
