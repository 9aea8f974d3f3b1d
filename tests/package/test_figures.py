"""Rates are judged by their printed decimals and the unit of the indicator."""

from __future__ import annotations

from decimal import Decimal

import pytest

from openbook.package.cells import Record
from openbook.package.figures import observation_problems, scale


def indicator(unit: str, form: str = "number") -> Record:
    return Record(2, {"indicator_id": "a", "unit": unit, "format": form})


@pytest.mark.parametrize(("unit", "form", "expected"), [
    ("of assessments", "percent", 100), ("children per 10,000", "number", 10_000),
    ("per 100,000 people", "number", 100_000), ("visits per 1000", "number", 1_000),
    ("deaths per 1,000,000", "number", 1_000_000), ("per 10", "number", 10), ("kg per household", "number", 1),
    ("per cent", "number", 100), ("weeks", "number", 1), ("per 12 weeks", "number", 1),
])
def test_the_scale_is_read_from_unit_and_format(unit: str, form: str, expected: int) -> None:
    assert scale(indicator(unit, form)) == expected


@pytest.mark.parametrize(("value", "fits"), [
    ("66.7", True), ("67", True), ("66.67", True), ("66", False), ("66.6", False), ("66.70", False), ("70", False)])
def test_the_value_must_follow_within_its_printed_decimals(value: str, fits: bool) -> None:
    row = Record(2, {"indicator_id": "a", "value": Decimal(value), "numerator": Decimal(2), "denominator": Decimal(3)})
    found = list(observation_problems("a.csv", [row], {"a": indicator("of all", "percent")}))
    assert [p.code for p in found] == ([] if fits else ["ratio-differs"])


def test_a_numerator_alone_is_not_judged() -> None:
    row = Record(2, {"indicator_id": "a", "value": Decimal(1), "numerator": Decimal(2)})
    assert not list(observation_problems("a.csv", [row], {"a": indicator("of all", "percent")}))
