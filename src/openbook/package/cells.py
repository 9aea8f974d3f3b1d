"""Typed values: the one place where the text of a cell becomes a number, a date or a yes-no.

Stricter than frictionless, which also takes `NaN`, `1_000`, `1e5` and `2017-4-1`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from openbook.errors import Problem
from openbook.package.canonical import schemas
from openbook.package.tables import Table

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_INTEGER = re.compile(r"-?\d{1,18}", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MOST_DIGITS, MOST_DECIMALS = 15, 12
"""Most digits of a figure, zeros in front not counted, and after its point: spreadsheets and Parquet keep no more."""
_READABLE = 20
"""Most digits of a number that is read at all: releases that are kept may hold more than is taken today."""

_BOOLEANS = {"true": True, "false": False}


@dataclass(frozen=True)
class Record:
    """One row with typed values; `bad` names the columns whose text could not be read."""

    row: int
    values: dict[str, Any]
    bad: frozenset[str] = frozenset()

    def __getitem__(self, column: str) -> Any:
        return self.values.get(column)

    def sound(self, *columns: str) -> bool:
        """Whether all these cells could be read, so that a check may rely on them."""
        return not self.bad or self.bad.isdisjoint(columns)


def _number(text: str) -> Decimal:
    if not _NUMBER.fullmatch(text) or _too_long(text):
        raise ValueError(text)
    return Decimal(text)


def _too_long(number: str) -> bool:
    """Whether a plain number has more digits than sums with it could keep."""
    return _digits(number) > _READABLE or len(number.partition(".")[2]) > MOST_DECIMALS


def _digits(number: str) -> int:
    """How many digits of a plain number count: zeros in front say nothing."""
    return len(number.removeprefix("-").replace(".", "").lstrip("0"))


def _integer(text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _date(text: str) -> date:
    if not _DATE.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


CONVERTERS: Mapping[str, Callable[[str], Any]] = {
    "number": _number, "integer": _integer, "date": _date, "boolean": _BOOLEANS.__getitem__,
}
"""Field type to converter; a `string` stays as it is. They raise ValueError or KeyError."""


def records(table: Table) -> tuple[list[Record], list[Problem]]:
    """Give every cell its type.

    Args:
        table: rows of text.

    Returns:
        Records (None for an empty cell), and a problem for each cell that is not of its column's type. A cell
        with spaces around it counts as unreadable but is not reported here: the spaces are.
    """
    typed = [(f["name"], CONVERTERS[f["type"]]) for f in schemas()[table.name]["fields"]
             if f["type"] in CONVERTERS and f["name"] in table.columns]
    patterns = [(f["name"], f["constraints"]["pattern"], re.compile(f["constraints"]["pattern"], re.ASCII))
                for f in schemas()[table.name]["fields"]
                if "pattern" in f.get("constraints", {}) and f["name"] in table.columns]
    absent = frozenset(f["name"] for f in schemas()[table.name]["fields"]) - frozenset(table.columns)
    found: list[Record] = []
    problems: list[Problem] = []
    for line in table.lines:
        values: dict[str, Any] = {column: cell or None for column, cell in line.cells.items()}
        bad = absent
        for column, convert in typed:
            text = values[column]
            if text is None:
                continue
            try:
                values[column] = convert(text)
                wrong = _unkept(table, line.row, column, text) if convert in (_number, _integer) else None
            except (ValueError, KeyError):
                values[column] = None
                bad = bad | {column}
                wrong = wrong_type(table, line.row, column, text) if text == text.strip() else None
            if wrong is not None:
                bad = bad | {column}
                problems.append(wrong)
        for column, text, pattern in patterns:
            value = values[column]
            if value is not None and not pattern.fullmatch(value):
                bad = bad | {column}
                if value == value.strip():
                    problems.append(wrong_pattern(table.file, line.row, column, value, text))
        found.append(Record(line.row, values, bad))
    return found, problems


def values(name: str, text: str) -> list[dict[str, Any]]:
    """Typed rows of a file that was found valid before: the quick way, with the same converters.

    Empty cells are left out of a row.

    Args:
        name: resource name.
        text: the file's text.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = next(reader)
    typed = {f["name"]: CONVERTERS[f["type"]] for f in schemas()[name]["fields"] if f["type"] in CONVERTERS}
    found: list[dict[str, Any]] = []
    for cells in reader:
        row: dict[str, Any] = {column: cell for column, cell in zip(header, cells, strict=True) if cell}
        for column in typed.keys() & row.keys():
            row[column] = typed[column](row[column])
        found.append(row)
    return found


def _unkept(table: Table, row: int, column: str, text: str) -> Problem | None:
    """The problem of a number that not every published format would keep as it is, or None.

    What was once published is told as it was.
    """
    if table.name == "revisions":
        return None
    if _digits(text) > MOST_DIGITS:
        return wrong_type(table, row, column, text)
    if text.startswith("-") and not text.strip("-0."):
        return Problem("minus-zero", table.file, f"{text} has a minus, and nothing is neither more nor less than 0.",
                       text[1:], "Take the minus away. A figure that only rounds to 0 has [low] in the column marker.",
                       row, column, text)
    return None


_TYPES: Mapping[str, tuple[str, str, str]] = {
    "number": ("a number", "a plain number such as 315.0, -3.1 or 2137",
               "Write figures only: no words, commas, % or £."),
    "integer": ("a whole number", "a whole number such as 4", "Write figures only, without a decimal point."),
    "date": ("a date", "a date as year-month-day, such as 2017-09-30",
             "Write the year with four figures, then month and day with two."),
    "boolean": ("true or false", "true or false", "Write true or false in small letters."),
}


def wrong_type(table: Table, row: int, column: str, text: str) -> Problem:
    """The problem of a cell whose text is not of its column's type."""
    kind = next(f["type"] for f in schemas()[table.name]["fields"] if f["name"] == column)
    name, expected, remedy = _TYPES[kind]
    if _NUMBER.fullmatch(text) and (kind == "number" or (kind == "integer" and "." not in text)):
        digits, decimals = _digits(text), len(text.partition(".")[2])
        return Problem("too-many-digits", table.file,
                       f"{text if digits < 40 else 'The number'} has {digits} digits, of which {decimals} after the "
                       "point.",
                       f"at most {MOST_DIGITS} digits, of which at most {MOST_DECIMALS} after the point",
                       "Round the figure, or give it in thousands or millions and say so in the unit.",
                       row, column, text)
    if column == "value" and table.name == "observations":
        remedy += " Words go into text_value; when there is no figure, say why in missing_reason."
    if column == "target":
        remedy += " Words go into target_text, with kind text."
    return Problem(f"not-{_CODES[kind]}", table.file, f"{text!r} is not {name}.", expected, remedy, row, column, text)


_CODES = {"number": "a-number", "integer": "a-whole-number", "date": "a-date", "boolean": "true-or-false"}

_PATTERNS: Mapping[str, tuple[str, str]] = {
    "[a-z0-9]+(-[a-z0-9]+)*": ("small letters and figures joined by hyphens, such as best-start",
                               "Use only a to z, 0 to 9 and single hyphens between them."),
    "[A-Za-z0-9]+(-[A-Za-z0-9]+)*": ("letters and figures joined by hyphens, such as 2017-18-Q2",
                                     "Use only letters, figures and single hyphens between them."),
    r"\d{4}-\d{2}(-\d{2})?": ("a date or a month, such as 2017-11-30 or 2017-11",
                              "Write the year with four figures, then month and day with two."),
}
_COLUMN_PATTERNS: Mapping[str, tuple[str, str]] = {
    "marker": ("shorthand in square brackets, such as [p] or [r][e]",
               "Use only the markers [b] [c] [e] [er] [f] [low] [p] [r] [u] [w] [x] [z]; they may follow each other."),
    "profile": ("linear, from-previous, end, or four shares such as 0.1 0.4 0.7 1",
                "Write one of these words, or the shares of the year's target expected by the end of each quarter."),
}


def wrong_pattern(file: str, row: int, column: str, value: str, pattern: str) -> Problem:
    """The problem of a cell that is not written in its column's form."""
    expected, remedy = _COLUMN_PATTERNS.get(column) or _PATTERNS.get(pattern) or (
        f"text of the form {pattern}", "Write it in this form.")
    code = "unknown-marker" if column == "marker" else "wrong-form"
    return Problem(code, file, f"{value!r} is not written as {column} must be.", expected, remedy, row, column, value)
