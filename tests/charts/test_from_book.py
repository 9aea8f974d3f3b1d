"""What a chart takes from a book: the shaded band is what a miss can still earn by its margin, and says so."""

from decimal import Decimal
from typing import Any

import pytest
from books import book, row, target

from openbook.assess import STATUSES, Counts, finding, judge
from openbook.charts.frame import frame_of
from openbook.charts.from_book import status_bar, trend_spec

Q2 = "2017-18-Q2"


@pytest.mark.parametrize(("rule", "parameters", "reach", "label"), [
    ("tolerance", {"amber_within": 5}, "84", "Amber range"),
    ("points", {"amber_within": 5}, "85", "Amber range"),
    ("two-step", {"green_within": 5, "amber_within": 10}, "88", "Green and Amber range"),
    ("improvement", {"green_within": 10}, "88", "Green range"),
    ("data-only", {}, None, "Amber range"),
    ("tolerance", {}, None, "Amber range"),
])
def test_the_shaded_band_reaches_as_far_as_the_margin_and_is_named_for_it(
    rule: str, parameters: dict[str, Any], reach: str | None, label: str
) -> None:
    made = book([row("2016-17", value=100), row("2017-18-Q1", value=95), row(Q2, value=90)], [target("2017-18", 80)],
                own={"rules": {"default": {"rule": rule, "parameters": parameters}}})
    spec = trend_spec(made, judge(made).of("potholes"))
    assert spec is not None
    assert {step.high for step in spec.target_steps} == {Decimal(reach) if reach else None}
    assert spec.band_label == label


QUARTERS = [row("2016-17-Q1", value=10), row("2016-17-Q2", value=12)]


@pytest.mark.parametrize(("aggregation", "spans", "alike"), [
    ("point", (3, 12, 3), True), ("rolling", (0, 0, 0), True),
])
def test_points_know_the_length_of_their_periods(aggregation: str, spans: tuple[int, ...], alike: bool) -> None:
    made = book([QUARTERS[0], row("2016-17", value=11), row(Q2, value=9)], aggregation=aggregation)
    spec = trend_spec(made, judge(made).of("potholes"))
    assert spec is not None
    assert (tuple(p.span for p in spec.points), spec.alike) == (spans, alike)


@pytest.mark.parametrize(("frequency", "joined"), [("quarterly", False), ("annual", True), ("irregular", True)])
def test_a_line_stops_at_quarters_that_are_not_there_and_were_due(frequency: str, joined: bool) -> None:
    made = book([*QUARTERS, row(Q2, value=9)], frequency=frequency)
    spec = trend_spec(made, judge(made).of("potholes"))
    assert spec is not None
    assert [p.joined for p in spec.points] == [True, True, joined]


def test_a_period_is_not_joined_to_one_that_lies_within_it() -> None:
    made = book([row("2016-17-Q1", value=10), row("2016-17-H1", value=11)], frequency="irregular")
    spec = trend_spec(made, judge(made).of("potholes"))
    assert spec is not None
    assert [p.joined for p in spec.points] == [True, False]


@pytest.mark.parametrize(("targets", "title"), [
    ([], "2017-18-Q2: 90"),
    ([target("2017-18", 80)], "2017-18-Q2: 90, against a target of 80"),
    ([target("2018-19", 70)], "2017-18-Q2: 90; the next target is 70"),
])
def test_a_chart_without_a_trend_does_not_repeat_what_the_page_says_above_it(
    targets: list[dict[str, Any]], title: str,
) -> None:
    made = book([row(Q2, value=90)], targets)
    a = judge(made).of("potholes")
    spec = trend_spec(made, a)
    assert spec is not None
    assert spec.finding == title
    assert finding(made, a).headline != title


def test_confidence_limits_of_the_package_are_drawn_and_said() -> None:
    limits = [{"indicator_id": "potholes", "period_id": Q2, "lower_ci": Decimal(80), "upper_ci": Decimal("97.5"),
               "level": Decimal(95)}]
    made = book([row("2017-18-Q1", value=95), row(Q2, value=90)], tables={"confidence": limits})
    spec = trend_spec(made, judge(made).of("potholes"))
    assert spec is not None
    assert [(p.low, p.high) for p in spec.points] == [(None, None), (80, Decimal("97.5"))]
    assert "95% confidence limits: 80 to 97.5" in spec.points[-1].notes
    assert frame_of(spec).limits()


@pytest.mark.parametrize(("green", "unrated", "words"), [
    (8, 0, "Each of the 8 indicators is rated: 8 Green."),
    (6, 2, "Of 8 indicators 6 are rated and 2 are not: 6 Green, 2 Not rated."),
])
def test_a_bar_counts_the_unrated_only_where_there_are_some(green: int, unrated: int, words: str) -> None:
    counts = Counts(green + unrated, dict.fromkeys(STATUSES, 0) | {"green": green, "unrated": unrated}, {}, {})
    assert status_bar("bar-all", counts, book([]).publisher).alt == words


@pytest.mark.parametrize(("aggregation", "said"), [
    ("cumulative", ["£2 million", "£4.5 million", "£2.5 million", "£5 million", "£10 million"]),
    ("point", ["£2 million", "£4.5 million", "£10 million", "£6 million"]),
])
def test_every_figure_on_a_chart_has_the_multiplier_of_its_unit(aggregation: str, said: list[str]) -> None:
    made = book([row("2017-18-Q1", value=2), row(Q2, value="4.5")], [target("2017-18", 10)], aggregation=aggregation,
                polarity="higher", format="pounds", unit="million",
                tables={"benchmarks": [row(Q2, comparator="England", value=6)]})
    spec = trend_spec(made, judge(made).of("potholes"))
    assert spec is not None
    drawn = [*spec.points, *spec.target_steps, *spec.benchmarks]
    assert [mark.text for mark in drawn] == said


def test_a_late_total_is_held_against_what_was_expected_by_then() -> None:
    made = book([row("2017-07", value=551)], [target("2017-18", 1103)], aggregation="cumulative")
    spec = trend_spec(made, judge(made).of("potholes"))
    assert spec is not None
    assert spec.finding == "April to July 2017: 551, against 367 expected by now"
    assert [step.text for step in spec.target_steps] == ["367", "1,103"]


def test_both_ends_of_what_is_expected_of_a_range_are_drawn() -> None:
    given = book([row("2017-18-Q1", value=400), row("2017-18-Q2", value=861)], [target("2017-18", 1600, upper=1800)],
                 aggregation="cumulative", polarity="range")
    spec = trend_spec(given, judge(given).of("potholes"))
    assert spec is not None
    assert [(s.value, s.upper, s.text) for s in spec.target_steps[:2]] == [(400, 450, "400 to 450"),
                                                                          (800, 900, "800 to 900")]


def test_a_running_total_with_a_target_of_its_own_is_drawn_with_it() -> None:
    given = book([row("2017-18-Q1", value=400), row("2017-18-Q2", value=861)],
                 [target("2017-18-Q2", 800), target("2017-18", 1750)], aggregation="cumulative")
    spec = trend_spec(given, judge(given).of("potholes"))
    assert spec is not None
    assert [(s.label, s.text) for s in spec.target_steps] == [
        ("Expected by now", "437"), ("Expected by now", "800"), ("Target", "1,750")]
