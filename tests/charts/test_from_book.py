"""What a chart takes from a book: the shaded band is what a miss can still earn by its margin, and says so."""

from decimal import Decimal
from typing import Any

import pytest
from books import book, row, target

from openbook.assess import judge
from openbook.charts.from_book import trend_spec

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
