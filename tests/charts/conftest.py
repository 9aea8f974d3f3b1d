"""Charts that the tests of this folder start from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from openbook.charts import Line, SparkSpec, StatusBarSpec, TargetStep, TrendPoint, TrendSpec

POINTS = (
    TrendPoint("2016-17", date(2017, 3, 31), 87.0, "87.0%"),
    TrendPoint("April to June 2017", date(2017, 6, 30), 88.2, "88.2%"),
    TrendPoint("July to September 2017", date(2017, 9, 30), 91.5, "91.5% [p]", provisional=True, highlight=True),
)
STEPS = (
    TargetStep(date(2017, 4, 1), date(2018, 3, 31), 90, "Target", "90%", low=85.5),
    TargetStep(date(2018, 4, 1), date(2019, 3, 31), 91, "Target", "91%", low=86.4),
    TargetStep(date(2019, 4, 1), date(2020, 3, 31), 92, "Target", "92%", low=87.4),
)
TREND = TrendSpec(
    chart_id="trend-one", finding="More schools are good or outstanding", subtitle="Schools, Cheshire, %, 2016 to 2017",
    source="Ofsted", alt="The share rose from 87.0% to 91.5%.", unit="of schools", format="percent", points=POINTS,
    target_steps=STEPS, benchmarks=(Line("England", 89.2, "89.2%"),), polarity="higher")


@pytest.fixture
def trend() -> Callable[..., TrendSpec]:
    """A good trend, with the fields given changed."""
    def changed(**fields: Any) -> TrendSpec:
        return replace(TREND, **fields)
    return changed


@pytest.fixture
def spark() -> SparkSpec:
    """A good sparkline with a gap."""
    return SparkSpec("spark-one", "Rose from 87.0% to 91.5%", (87.0, 88.2, None, 91.5), 90, "green")


@pytest.fixture
def bar() -> StatusBarSpec:
    """A good status bar with a status of which there is none."""
    return StatusBarSpec("bar-one", "Of 165: 51 green", (
        ("green", "Green", 51), ("amber", "Amber", 12), ("red", "Red", 27), ("blue", "Blue", 0),
        ("unrated", "In measurement", 75)))
