"""Do confidence limits make sense: they belong to a figure, and it lies between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from openbook.errors import Problem
from openbook.package.cells import Record


def confidence_problems(file: str, rows: Sequence[Record], read: Mapping[str, Sequence[Record]]) -> Iterator[Problem]:
    """Find limits of no figure, and limits that do not hold theirs.

    Args:
        file: path for the messages.
        rows: confidence limits.
        read: all rows by resource.
    """
    results = {(r["indicator_id"], r["period_id"]): r for r in read.get("observations", ())}
    for record in rows:
        if not record.sound("lower_ci", "upper_ci"):
            continue
        result = results.get((record["indicator_id"], record["period_id"]))
        if result is None or (result.sound("value") and result["value"] is None):
            yield Problem("limits-of-nothing", file, "There is no figure for this indicator and period.",
                          "a row of observations.csv with a value", "Add the figure, or delete the limits.", record.row,
                          "period_id", str(record["period_id"] or ""))
            continue
        lower, upper, value = record["lower_ci"], record["upper_ci"], result["value"]
        if None in (lower, upper, value) or lower <= value <= upper:
            continue
        column = "lower_ci" if value < lower else "upper_ci"
        yield Problem("limits-beside-figure", file, f"The figure {value} does not lie within {lower} to {upper}.",
                      f"{value} or {'less' if column == 'lower_ci' else 'more'}",
                      "Correct the limits or the figure; the lower limit comes first.", record.row, column,
                      str(record[column]))
