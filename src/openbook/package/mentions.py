"""Are mentions whole: a number or a code as their measure asks, codes that are known, and something they repeat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from openbook.errors import Problem
from openbook.package.cells import Record
from openbook.package.ratings import DIRECTIONS, STATUSES
from openbook.package.wording import listed

CODES: Mapping[str, tuple[str, ...]] = {
    "status": STATUSES, "direction": DIRECTIONS, "movement": ("rise", "fall", "same"), "result": ("met", "missed"),
}
"""Measures that are words, with their codes."""

_COUNTED = (*STATUSES, *DIRECTIONS, "key", "rated", "directed")
_OWN = ("count", "share", "actions", "part", "whole", "fact", "change", "change-percent")
"""Measures that need no indicator."""

_NAMED = ("benchmark", "part", "whole", "fact")
_ROWS = {"value": "observations", "target": "targets", "minimum": "targets", "aspirational": "targets",
         "upper": "targets", "benchmark": "benchmarks", "status": "publications"}
"""Measures that repeat a row, and the resource that has to hold one of the indicator."""


def mention_problems(file: str, rows: Sequence[Record], read: Mapping[str, Sequence[Record]]) -> Iterator[Problem]:
    """Find mentions that lack a cell, hold an unknown code, or repeat nothing that the package holds.

    Args:
        file: path for the messages.
        rows: mentions.
        read: all resources, typed.
    """
    held = {name: {_about(name, r) for r in read.get(name, ()) if name != "observations" or r["value"] is not None}
            for name in set(_ROWS.values())}
    known = {r["indicator_id"] for r in read.get("indicators", ())}
    again = Counter((r["measure"], _about("mentions", r)) for r in rows)
    for record in rows:
        measure = record["measure"]
        if not measure or not record.sound("measure", "value", "code"):
            continue
        yield from _cells(file, record, measure)
        yield from _codes(file, record, measure)
        name = _ROWS.get(measure)
        if name is None or name not in read or record["indicator_id"] not in known:
            continue
        if _about(name, record) not in held[name] and again[(measure, _about("mentions", record))] == 1:
            yield Problem("mention-of-nothing", file, f"No row of {name} has what this repeats, and no other mention "
                          "repeats it, so there is nothing to hold it against.",
                          f"a row in {name}, or a second mention", f"Add the row to {name}, or delete the mention.",
                          record.row, "measure", measure)


def _about(name: str, record: Record) -> tuple[str | None, ...]:
    """What a row is about; a target also serves the shorter periods of its own, so there the period is left out."""
    if name == "targets":
        return (record["indicator_id"],)
    last = record["comparator"] or record["what"] if name == "benchmarks" else record["what"]
    return record["indicator_id"], record["period_id"], last


def _cells(file: str, record: Record, measure: str) -> Iterator[Problem]:
    needed = []
    if measure in CODES or measure in ("period", "actions"):
        needed.append("code")
    if measure not in CODES and measure not in ("period", "fact"):
        needed.append("value")
    if measure in _NAMED:
        needed.append("what")
    if measure in ("change", "change-percent"):
        needed.append("compared_with")
    if measure not in _OWN:
        needed.append("indicator_id")
    for column in needed:
        if record[column] is None and record.sound(column):
            yield Problem("mention-incomplete", file, f"A mention of {measure} needs {column}, which is empty.",
                          f"a {column}", f"Fill in {column}, or choose another measure.", record.row, column, "")
    if measure == "fact" and (record["value"] is None) == (record["code"] is None):
        yield Problem("mention-incomplete", file, "A fact is either a number or words.",
                      "exactly one of value and code", "Fill in one of them, and empty the other.", record.row, "value",
                      str(record["value"] or ""))


def _codes(file: str, record: Record, measure: str) -> Iterator[Problem]:
    allowed = _COUNTED if measure in ("count", "share") else CODES.get(measure)
    code = record["code"]
    if allowed is None or code is None:
        return
    cells = [("code", code)]
    if measure == "share" and record["what"]:
        cells.append(("what", record["what"]))
    for column, cell in cells:
        for part in cell.split() if measure in ("count", "share") else [cell]:
            if part not in allowed:
                yield Problem("unknown-code", file, f"{part!r} is not a code of the measure {measure}.",
                              "one of " + listed(list(allowed)), f"Correct {column} or measure.", record.row, column,
                              cell)
