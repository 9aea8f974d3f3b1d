"""Do the periods make sense: ends after starts, lengths of their type, no half overlaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from openbook.errors import Problem
from openbook.package.cells import Record

LENGTHS: Mapping[str, tuple[int, int]] = {
    "month": (28, 31), "quarter": (89, 92), "half-year": (181, 184), "financial-year": (365, 366),
    "academic-year": (270, 366), "calendar-year": (365, 366),
}
"""Shortest and longest span of each type in days, both ends included; a snapshot may have any length."""

_MONTH = re.compile(r"\d{4}-\d{2}")
_LOOSE_DATES = (("observations", "expected_on"), ("actions", "due"), ("actions", "revised_due"), ("changes", "on"))


def period_problems(file: str, rows: Sequence[Record]) -> Iterator[Problem]:
    """Find periods whose dates contradict each other or their type, and ids that are one address."""
    yield from _alike(file, rows)
    sound = []
    for record in rows:
        start, end, kind = record["start"], record["end"], record["type"]
        if start is None or end is None:
            continue
        if end < start:
            yield Problem("ends-before-start", file, f"{record['period_id']} ends before it starts ({start}).",
                          f"a day on or after {start}", "Correct the start or the end.",
                          record.row, "end", end.isoformat())
            continue
        sound.append(record)
        days = (end - start).days + 1
        low, high = LENGTHS.get(kind, (1, days))
        if not low <= days <= high:
            span = f"{low} to {high} days" if low != high else f"{low} days"
            yield Problem("wrong-length", file, f"{record['period_id']} lasts {days} days; that is not a {kind}.",
                          span, "Correct the dates or the type. The end is the last day, such as 30 September.",
                          record.row, "end", end.isoformat())
    yield from _overlaps(file, sound)


def _alike(file: str, rows: Sequence[Record]) -> Iterator[Problem]:
    """Ids that differ only in capitals: addresses are in small letters, and many disks hold such names for one."""
    seen: dict[str, tuple[str, int]] = {}
    for record in rows:
        name = record["period_id"]
        if name is None:
            continue
        first, row = seen.setdefault(name.lower(), (name, record.row))
        if first != name:
            yield Problem("ids-alike", file, f"{name} differs only in capital letters from {first} (row {row}), and "
                          "files of periods have names in small letters.",
                          "ids that differ in more than capital letters",
                          "Give one of the two periods another id.", record.row, "period_id", name)


def _overlaps(file: str, rows: Sequence[Record]) -> Iterator[Problem]:
    by_type: dict[str, list[Record]] = {}
    for record in rows:
        by_type.setdefault(record["type"] or "", []).append(record)
    for kind, members in by_type.items():
        if kind == "snapshot":
            continue
        ordered = sorted(members, key=lambda r: (r["start"], r["end"], r.row))
        for n, earlier in enumerate(ordered):
            for later in ordered[n + 1:]:
                if later["start"] > earlier["end"]:
                    break
                if earlier["period_id"] == later["period_id"]:
                    continue
                same = (earlier["start"], earlier["end"]) == (later["start"], later["end"])
                if not same and (later["end"] <= earlier["end"] or later["start"] == earlier["start"]):
                    continue
                second, first = max(earlier, later, key=lambda r: r.row), min(earlier, later, key=lambda r: r.row)
                how = "covers the same days as" if same else "overlaps"
                yield Problem("overlapping-periods", file,
                              f"The {kind} {second['period_id']} {how} {first['period_id']} (row {first.row}).",
                              "periods of one type that follow each other or lie one inside the other",
                              "Correct the dates, or the type, of one of them.", second.row, "start",
                              second["start"].isoformat())


def loose_date_problems(files: Mapping[str, str], read: Mapping[str, Sequence[Record]]) -> Iterator[Problem]:
    """Find months and days that do not exist in columns that take a date or a month."""
    for name, column in _LOOSE_DATES:
        for record in read.get(name, ()):
            text = record[column]
            if text is None or not record.sound(column):
                continue
            try:
                date.fromisoformat(f"{text}-01" if _MONTH.fullmatch(text) else text)
            except ValueError:
                yield Problem("not-a-date", files[name], f"{text!r} is not a day or month of the calendar.",
                              "a date or a month, such as 2017-11-30 or 2017-11", "Correct the month or the day.",
                              record.row, column, text)
    for record in read.get("indicators", ()):
        begun, ended = record["active_from"], record["retired_on"]
        if begun is not None and ended is not None and ended < begun:
            yield Problem("ends-before-start", files["indicators"],
                          f"The measure is retired before it begins ({begun}).", f"a day after {begun}",
                          "Correct active_from or retired_on.", record.row, "retired_on", ended.isoformat())
