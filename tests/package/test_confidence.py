"""Confidence limits belong to a figure, and the figure lies between them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from openbook.package.cells import Record
from openbook.package.confidence import confidence_problems


def record(row: int, **cells: Any) -> Record:
    return Record(row, {"indicator_id": "smokers", "period_id": "2023-24"} | cells)


def found(lower: str | None, upper: str | None, result: Record | None, bad: frozenset[str] = frozenset()) -> list[Any]:
    limits = Record(2, {"indicator_id": "smokers", "period_id": "2023-24", "lower_ci": lower and Decimal(lower),
                        "upper_ci": upper and Decimal(upper)}, bad)
    read = {"observations": [result] if result else []}
    return [(p.code, p.row, p.column) for p in confidence_problems("data/confidence.csv", [limits], read)]


@pytest.mark.parametrize(("lower", "upper"), [("10", "13"), ("11.4", "11.4"), ("-2", "11.4")])
def test_a_figure_between_its_limits_or_on_them_is_well(lower: str, upper: str) -> None:
    assert found(lower, upper, record(2, value=Decimal("11.4"))) == []


@pytest.mark.parametrize(("lower", "upper", "column"), [("12", "13", "lower_ci"), ("10", "11", "upper_ci"),
                                                        ("13", "10", "lower_ci")])
def test_a_figure_outside_its_limits_is_named_with_the_limit_it_breaks(lower: str, upper: str, column: str) -> None:
    assert found(lower, upper, record(2, value=Decimal("11.4"))) == [("limits-beside-figure", 2, column)]


@pytest.mark.parametrize("result", [None, record(2, value=None, missing_reason="awaiting-data")])
def test_limits_of_nothing_are_named(result: Record | None) -> None:
    assert found("10", "13", result) == [("limits-of-nothing", 2, "period_id")]


def test_limits_that_cannot_be_read_are_left_to_the_checks_of_cells() -> None:
    assert found(None, "13", record(2, value=Decimal(20)), frozenset({"lower_ci"})) == []
