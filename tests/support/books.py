"""Small books for tests: one plan, one indicator, and only the rows a test speaks about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from openbook.model import Book, build_book, publisher_from

YEARS = {"2016-17": 2016, "2017-18": 2017, "2018-19": 2018}

DESCRIPTOR: dict[str, Any] = {
    "title": "Testshire: performance",
    "description": "How Testshire is doing.",
    "version": "1",
    "licenses": [{"name": "OGL-UK-3.0", "title": "Open Government Licence v3.0", "path": "https://example.org/ogl"}],
    "sources": [{"title": "Mid-year review", "path": "https://example.org/report"}],
    "openbook": {
        "publisher": {"id": "testshire", "name": "Testshire Council", "area_code": "E00000001"},
        "period": "2017-18-Q2",
        "published_on": "2017-11-29",
        "plan_word": {"one": "plan", "many": "plans"},
        "rules": {"default": {"rule": "tolerance", "parameters": {"amber_within": 5}}},
        "direction": {"comparator": "previous-year", "maintained_within": 0},
        "status_labels": {"green": "Green", "amber": "Amber", "red": "Red", "unrated": "Not rated"},
        "status_meanings": {"green": "Met.", "amber": "Nearly met.", "red": "Missed.", "unrated": "No figure."},
        "direction_labels": {
            "improving": "Improving",
            "maintained": "Maintained",
            "declining": "Declining",
            "unknown": "Not known",
        },
        "action_statuses": [{"code": "delivered", "label": "Delivered", "meaning": "Done."}],
        "releases": [{"period": "2017-18-Q2", "on": "2017-11-29", "state": "confirmed", "title": "Mid-year review"}],
        "accessibility_statement": {"prepared_on": "2017-11-29", "tested_by": "us", "tested_on": "2017-11-29"},
    },
}

PLAN = {"plan_id": "roads", "title": "Better roads", "short_title": "Roads", "order": 1, "kind": "outcome-plan"}
INDICATOR: dict[str, Any] = {
    "indicator_id": "potholes",
    "plan_id": "roads",
    "ref": "1",
    "title": "Potholes",
    "definition": "Holes in roads.",
    "unit": "potholes",
    "format": "number",
    "decimals": 0,
    "polarity": "lower",
    "aggregation": "point",
    "frequency": "quarterly",
    "key": True,
}


def periods() -> list[dict[str, Any]]:
    """Financial years with their quarters, first halves and the months of 2017-18."""
    rows = []
    for year_id, year in YEARS.items():
        spans = [
            (year_id, "financial-year", date(year, 4, 1), date(year + 1, 3, 31)),
            (f"{year_id}-Q1", "quarter", date(year, 4, 1), date(year, 6, 30)),
            (f"{year_id}-Q2", "quarter", date(year, 7, 1), date(year, 9, 30)),
            (f"{year_id}-Q3", "quarter", date(year, 10, 1), date(year, 12, 31)),
            (f"{year_id}-Q4", "quarter", date(year + 1, 1, 1), date(year + 1, 3, 31)),
            (f"{year_id}-H1", "half-year", date(year, 4, 1), date(year, 9, 30)),
        ]
        rows += [{"period_id": i, "label": i, "type": kind, "start": a, "end": b} for i, kind, a, b in spans]
    for month, last in ((7, 31), (8, 31), (9, 30)):
        rows.append(
            {
                "period_id": f"2017-{month:02}",
                "label": f"2017-{month:02}",
                "type": "month",
                "start": date(2017, month, 1),
                "end": date(2017, month, last),
            }
        )
    return rows


def row(period_id: str, **cells: Any) -> dict[str, Any]:
    """A row about the one indicator; numbers given as text become Decimal."""
    numbers = {
        "value",
        "numerator",
        "denominator",
        "target",
        "upper",
        "minimum",
        "aspirational",
        "tolerance",
        "previous_target",
    }
    made = {k: Decimal(str(v)) if k in numbers and v is not None else v for k, v in cells.items()}
    return {"indicator_id": "potholes", "period_id": period_id} | made


def target(period_id: str, value: Any = None, **cells: Any) -> dict[str, Any]:
    """A row of targets; `set` when a value is given."""
    return row(period_id, target=value, kind=cells.pop("kind", "set"), **cells)


def book(
    observations: Iterable[dict[str, Any]] = (),
    targets: Iterable[dict[str, Any]] = (),
    *,
    own: Mapping[str, Any] | None = None,
    tables: Mapping[str, Any] | None = None,
    **indicator: Any,
) -> Book:
    """A book about one indicator.

    Args:
        own: changes to the descriptor's `openbook` object.
        tables: further resources.
        indicator: changes to the indicator's columns.
    """
    descriptor = DESCRIPTOR | {"openbook": DESCRIPTOR["openbook"] | dict(own or {})}
    rows = {
        "periods": periods(),
        "plans": [PLAN],
        "indicators": [INDICATOR | indicator],
        "observations": list(observations),
        "targets": list(targets),
    } | dict(tables or {})
    return build_book(publisher_from(descriptor), rows, "test")
