"""Value axes are honest, time axes true to the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from openbook.charts import TargetStep, TrendPoint
from openbook.charts.scales import TimeScale, split_steps, value_scale


def scale(trend, values, style="percent", zero=False, **fields):
    points = tuple(TrendPoint(str(n), date(2010 + n, 1, 1), v, "x") for n, v in enumerate(values))
    spec = trend(**{"points": points, "target_steps": (), "benchmarks": (), "format": style, **fields})
    return value_scale(spec, 260, 50, zero)


def test_percentages_near_100_do_not_pass_100(trend):
    assert scale(trend, (99.6, 100.0)).ticks[-1] == 100


def test_percentages_above_100_are_not_cut(trend):
    assert scale(trend, (96, 132)).ticks[-1] >= 132


def test_figures_without_a_minus_have_no_axis_below_zero(trend):
    assert scale(trend, (0, 0.1)).ticks[0] == 0
    assert scale(trend, (0.1, 0.1)).ticks[0] >= 0


def test_a_ripple_does_not_look_like_a_wave(trend):
    ticks = scale(trend, (1000, 1001), "number").ticks
    assert ticks[-1] - ticks[0] >= 80


def test_zero_is_on_the_axis_when_asked_or_near(trend):
    assert scale(trend, (90, 95), zero=True).ticks[0] == 0
    assert scale(trend, (10, 95)).ticks[0] == 0
    assert scale(trend, (-90, -95), "signed", zero=True).ticks[-1] == 0
    assert scale(trend, (90, 95)).ticks[0] > 0


def test_zero_alone_gets_an_axis(trend):
    assert scale(trend, (0, 0), "number").ticks == (0, 1)


def test_targets_tolerances_and_benchmarks_are_on_the_axis(trend):
    step = TargetStep(date(2010, 1, 1), date(2010, 12, 31), 70, low=60, upper=80, high=99)
    ticks = scale(trend, (75, 76), target_steps=(step,)).ticks
    assert ticks[0] <= 60
    assert ticks[-1] >= 99


def test_equal_days_are_equally_far_apart():
    x = TimeScale(date(2017, 1, 1), date(2017, 1, 11), 0, 120, 10)
    assert x(date(2017, 1, 1)) == 10
    assert x(date(2017, 1, 6)) == 60
    assert x(date(2017, 1, 11)) == 110


def test_days_outside_stay_in_the_plot():
    x = TimeScale(date(2017, 1, 1), date(2017, 1, 11), 0, 120, 10)
    assert x(date(2000, 1, 1)) == 0
    assert x(date(2030, 1, 1)) == 120


@pytest.mark.parametrize(("first", "last", "during", "ahead"), [
    (date(2017, 3, 31), date(2017, 9, 30), [2017], [2018, 2019, 2020]),
    (date(2017, 3, 31), date(2017, 3, 31), [], [2017, 2018, 2019]),
    (date(2019, 6, 30), date(2019, 9, 30), [2019], [2020]),
])
def test_targets_are_split_at_the_last_result(first, last, during, ahead):
    steps = [TargetStep(date(y, 4, 1), date(y + 1, 3, 31), y) for y in range(2017, 2021)]
    now, later = split_steps(steps, first, last)
    assert [s.value for s in now] == during
    assert [s.value for s in later] == ahead
