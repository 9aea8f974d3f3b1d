"""Packages and fixtures as rows of text, for the tests that hold the figures against the reports.

The csv module alone is used, so that a fault in Openbook cannot hide a fault in the data.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]

Row = dict[str, str]


@cache
def rows(path: Path) -> tuple[Row, ...]:
    """The rows of a CSV file, each with as many cells as the header."""
    with path.open(encoding="utf-8", newline="") as file:
        found = tuple(csv.DictReader(file, strict=True))
    odd = [number for number, row in enumerate(found, 2) if None in row or None in row.values()]
    assert not odd, f"{path.name}: rows {odd} have more or fewer cells than the header"
    return found


def fixture(name: str) -> tuple[Row, ...]:
    """A table that was taken from a report, cells as printed."""
    return rows(TESTS / "real" / f"{name}.csv")


@dataclass(frozen=True)
class Package:
    """A package in `datapackage/`."""

    folder: str

    @property
    def data(self) -> Path:
        return TESTS.parent / "datapackage" / self.folder / "data"

    def resource(self, name: str) -> tuple[Row, ...]:
        """The rows of a resource."""
        return rows(self.data / f"{name}.csv")

    @cache  # noqa: B019 (there are three packages, and they live as long as the tests)
    def by_indicator_and_period(self, name: str) -> dict[tuple[str, str], Row]:
        """The rows of a resource by indicator and period."""
        return {(row["indicator_id"], row["period_id"]): row for row in self.resource(name)}

    def is_whole(self) -> bool:
        """Whether every file has rows and plain ends of line."""
        paths = sorted(self.data.glob("*.csv"))
        return bool(paths) and all(rows(path) and b"\r" not in path.read_bytes() for path in paths)


def same(figure: str, cell: str) -> bool:
    """Equal, and with the decimals of the report."""
    return bool(figure) and Decimal(figure).as_tuple() == Decimal(cell).as_tuple()


def report(mismatches: list[str], compared: int, at_least: int) -> None:
    """Fail with every mismatch at once, or when fewer figures were compared than the report has."""
    assert compared >= at_least, f"only {compared} figures were compared; the fixture has lost rows"
    assert not mismatches, f"{len(mismatches)} of {compared} differ from the report:\n" + "\n".join(mismatches)
