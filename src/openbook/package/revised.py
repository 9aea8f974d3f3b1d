"""Is the history of each figure whole: the first publication, then later values without a gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openbook.errors import Problem
from openbook.package.cells import Record


def revision_problems(file: str, rows: Sequence[Record]) -> Iterator[Problem]:
    """Find rows of `revisions` that do not follow the row above, as they do in the file that Openbook writes.

    Args:
        file: path for the messages.
        rows: revisions.
    """
    above: tuple[object, ...] = ()
    number = 0
    for record in rows:
        if not record.sound("number", "kind"):
            continue
        about = tuple(record[column] for column in ("indicator_id", "period_id", "what"))
        expected = number + 1 if about == above else 0
        above, number = about, record["number"] or 0
        found = record["number"]
        if found not in (None, expected):
            yield _broken(file, record, "number", f"The row has the number {found} where {expected} should follow.",
                          f"the number {expected}")
        elif record["kind"] is not None and (record["kind"] == "first") != (found == 0):
            yield _broken(file, record, "kind", f"The kind {record['kind']} does not fit the number {found}.",
                          "first for the number 0, and for no other")


def _broken(file: str, record: Record, column: str, message: str, expected: str) -> Problem:
    return Problem("revisions-broken", file, message, expected, "Run 'openbook revisions FOLDER' to write the file "
                   "again.", record.row, column, str(record[column]))
