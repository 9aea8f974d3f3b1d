"""The shaded band of a measure with a minimum begins where its line stands by now."""

from decimal import Decimal

from books import book, row, target

from openbook.assess import judge
from openbook.charts.from_book import trend_spec


def band(**cells):
    rows = [row("2016-17", value=9), row("2017-18-Q2", value=18)]
    made = book(
        rows,
        [target("2017-18", 24, minimum=18, aspirational=30)],
        own={"rules": {"default": {"rule": "bands"}}},
        **{"polarity": "higher", "aggregation": "cumulative", **cells},
    )
    spec = trend_spec(made, judge(made).of("potholes"))
    return [(step.value, step.low) for step in spec.target_steps]


def test_levels_shrink_with_the_share_of_the_year():
    assert band()[0] == (12, 9)


def test_levels_of_a_total_that_runs_on_lie_on_lines_from_last_years_figure():
    assert band(profile="from-previous")[0] == (Decimal("16.5"), Decimal("13.5"))


def test_levels_of_a_position_stand_as_they_are():
    assert band(aggregation="point")[-1] == (24, 18)
