"""Rates are judged by their printed decimals and the unit of the indicator."""

from __future__ import annotations

from decimal import Decimal

import pytest

from openbook.package.cells import Record
from openbook.package.figures import observation_problems, scale, target_problems


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


def test_a_rate_of_the_longest_numbers_is_still_judged() -> None:
    row = Record(2, {"indicator_id": "a", "value": Decimal("0.000000000001"), "numerator": Decimal("9" * 20),
                     "denominator": Decimal("0.000000000001")})
    assert [p.code for p in observation_problems("a.csv", [row], {"a": indicator("of all", "percent")})] == [
        "ratio-differs"]


@pytest.mark.parametrize(("polarity", "minimum", "aspirational", "wrong"), [
    ("higher", "40", "60", []), ("higher", "50", "50.0", []), ("higher", "51", "49", ["minimum", "aspirational"]),
    ("lower", "60", "40", []), ("lower", "49", "51", ["minimum", "aspirational"]),
    ("range", "40", "70", []), ("range", "51", "71", ["minimum", "aspirational"]), ("none", "60", "40", [])])
def test_a_minimum_is_easier_and_an_aspiration_harder_to_reach(polarity, minimum, aspirational, wrong) -> None:
    cells = {"indicator_id": "a", "kind": "set", "target": Decimal(50), "minimum": Decimal(minimum),
             "aspirational": Decimal(aspirational)} | ({"upper": Decimal(70)} if polarity == "range" else {})
    measure = {"a": Record(2, {"polarity": polarity})}
    assert [p.column for p in target_problems("a.csv", [Record(2, cells)], measure)] == wrong
    by_last_year = Record(2, cells | {"basis": "previous-year"})
    assert [p.column for p in target_problems("a.csv", [by_last_year], measure)] == wrong


def test_a_numerator_alone_is_not_judged() -> None:
    row = Record(2, {"indicator_id": "a", "value": Decimal(1), "numerator": Decimal(2)})
    assert not list(observation_problems("a.csv", [row], {"a": indicator("of all", "percent")}))
