"""Does the log of changes say each thing once, and only what did change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from openbook.errors import Problem
from openbook.package.cells import Record

Rows = Mapping[str, Sequence[Record]]


def change_problems(files: Mapping[str, str], read: Rows) -> Iterator[Problem]:
    """Find changes that change nothing, that stand in two places, and measures replaced but not retired.

    Args:
        files: resource name to path, for the messages.
        read: typed rows by resource name.
    """
    for record in read.get("targets", ()):
        if record["target"] is not None and record["target"] == record["previous_target"]:
            yield Problem("nothing-changed", files["targets"],
                          f"The target before the change is given as {record['target']}, the same as the target.",
                          "the figure before the change", "Correct one of the two, or empty previous_target.",
                          record.row, "previous_target", str(record["previous_target"]))
    for record in read.get("indicators", ()):
        if record["replaced_by"] is not None and record["retired_on"] is None and record.sound("retired_on"):
            yield Problem("replaced-not-retired", files["indicators"],
                          f"The measure is replaced by {record['replaced_by']!r}, but nothing says since when.",
                          "the day it was retired, in retired_on", "Fill in retired_on, or empty replaced_by.",
                          record.row, "retired_on", "")
    yield from _rows(files, read)


def _rows(files: Mapping[str, str], read: Rows) -> Iterator[Problem]:
    moved = {(r["indicator_id"], r["period_id"]) for r in read.get("targets", ()) if r["previous_target"] is not None}
    begun = {r["indicator_id"] for r in read.get("indicators", ()) if r["active_from"] is not None}
    for record in read.get("changes", ()):
        kind, place, words = record["kind"], (record["indicator_id"], record["period_id"]), record["after"]
        if words is not None and words == record["before"]:
            yield Problem("nothing-changed", files["changes"], f"{words!r} stands in before and in after.",
                          "what held before and what holds now", "Correct one of the two, or delete the row.",
                          record.row, "after", words)
        if kind == "target" and place in moved:
            yield _twice(files["changes"], record, f"The changed target is already told in {files['targets']}.")
        if kind == "new-measure" and record["indicator_id"] in begun and not record["reason"]:
            yield _twice(files["changes"], record, f"{files['indicators']} already says in active_from that the "
                         "measure is new; a row here may add the reason.")


def _twice(file: str, record: Record, message: str) -> Problem:
    return Problem("change-twice", file, message, "each change in one place",
                   "Delete this row, or empty the other cell.", record.row, "kind", record["kind"])
