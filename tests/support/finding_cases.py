"""The table of cases of findings (tests/cases/findings.csv): a row in, the words that a reader gets out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from books import book, row, target

from openbook.assess import finding, judge

Q2, YEAR, LAST = "2017-18-Q2", "2017-18", "2016-17"
GIVEN = ("case", "format", "unit", "polarity", "aggregation", "profile", "now", "before", "target", "upper", "marker",
         "missing", "kind", "words", "status")
"""Columns that go in: `now` is the result of the reporting period, `before` that of the year before, `kind` that of the
target, `words` a result or a target in words, `status` what is printed."""
TOLD = ("headline", "trend", "summary")
"""Columns that come out."""


def told(case: Mapping[str, str]) -> dict[str, str]:
    """What is said about a case."""
    cells = {name: case[name] for name in ("format", "unit", "polarity", "aggregation", "profile") if case[name]}
    cells["decimals"] = str(len(case["now"].partition(".")[2]))
    observations, targets, tables = [], [], {}
    if case["before"]:
        observations.append(row(LAST, value=case["before"]))
    if case["now"]:
        observations.append(row(Q2, value=case["now"], marker=case["marker"] or None))
    elif case["missing"]:
        observations.append(row(Q2, missing_reason=case["missing"]))
    elif case["words"]:
        observations.append(row(Q2, text_value=case["words"], marker=case["marker"] or None))
    if case["target"]:
        kind: dict[str, Any] = {"basis": "previous-year"} if case["kind"] == "previous-year" else {}
        targets.append(target(YEAR, case["target"], upper=case["upper"] or None, **kind))
    elif case["kind"]:
        targets.append(target(YEAR, kind=case["kind"], target_text=case["words"] or None))
    if case["status"]:
        tables["publications"] = [row(Q2, status=case["status"])]
    made = book(observations, targets, tables=tables, **{**cells, "decimals": int(cells["decimals"])})
    found = finding(made, judge(made).of("potholes"))
    return dict(zip(TOLD, (found.headline, found.trend, " ".join(found.sentences)), strict=True))
