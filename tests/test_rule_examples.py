"""Every worked example in the guide on rules comes out as the guide says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from books import book, row, target

from openbook.assess import REASONS, STATUSES, Assessment, judge
from openbook.assess.rules import BUILT_IN

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "publishing" / "rules.md"
NOW, YEAR = "2017-18-Q2", "2017-18"
BEFORE = {"Last year": "2016-17", "Same period last year": "2016-17-Q2", "First quarter": "2017-18-Q1"}
COLUMNS = {"Rule", "Parameters", "Better", "Measured as", "Profile", "Basis", "Minimum", "Target", "Aspirational",
           "Own tolerance", "Maintained within", "Compared with", "Figure", "Expected by now", "Status", *BEFORE}
MISSING = ("not-due", "awaiting-data")

Row = dict[str, str]


def examples() -> Iterator[tuple[str, Row]]:
    """Every row of the tables below 'Worked examples', with the heading above it."""
    text = GUIDE.read_text(encoding="utf-8").split("\n## Worked examples\n")[1].split("\n## ")[0]
    for section in text.split("\n### ")[1:]:
        heading, body = section.split("\n", 1)
        lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in body.splitlines()
                 if line.startswith("|")]
        for cells in lines[2:]:
            yield heading, dict(zip(lines[0], cells, strict=True))


EXAMPLES = list(examples())


def amounts(text: str) -> dict[str, object]:
    return {name: float(size) for name, size in re.findall(r"`(\w+_within)` ([0-9.]+)", text)}


def words(text: str) -> str | None:
    return text.strip("“”") if text.startswith("“") else None


def goal(r: Row) -> list[dict[str, Any]]:
    if not r["Target"]:
        return []
    if said := words(r["Target"]):
        return [target(YEAR, kind="text", target_text=said)]
    low, _, high = r["Target"].partition(" to ")
    size, _, kind = r.get("Own tolerance", "").partition(" ")
    cells = {"upper": high, "minimum": r.get("Minimum"), "aspirational": r.get("Aspirational"),
             "tolerance": size, "tolerance_kind": kind, "basis": r.get("Basis")}
    return [target(YEAR, low, **{name: cell for name, cell in cells.items() if cell})]


def result(r: Row) -> dict[str, Any]:
    if said := words(r["Figure"]):
        return row(NOW, text_value=said)
    return row(NOW, missing_reason=r["Figure"]) if r["Figure"] in MISSING else row(NOW, value=r["Figure"])


def assessed(heading: str, r: Row) -> Assessment:
    name = re.findall(r"`([a-z-]+)`", r.get("Rule", heading))[0]
    rule = {"rule": name, "parameters": amounts(r.get("Parameters", r.get("Rule", "")))}
    direction = {"comparator": r.get("Compared with") or "previous-year",
                 "maintained_within": float(r.get("Maintained within") or 0)}
    earlier = [row(period, value=r[column]) for column, period in BEFORE.items() if r.get(column)]
    made = book([*earlier, result(r)], goal(r), own={"rules": {"default": rule}, "direction": direction},
                polarity=r.get("Better", "higher"), aggregation=r.get("Measured as", "point"),
                profile=r.get("Profile") or None)
    return judge(made).of("potholes")


@pytest.mark.parametrize(("heading", "example"), EXAMPLES, ids=[f"{h}-{n}" for n, (h, _) in enumerate(EXAMPLES)])
def test_an_example_comes_out_as_the_guide_says(heading: str, example: Row) -> None:
    a = assessed(heading, example)
    found = f"`{a.status}`: `{a.reason}`" if a.reason else f"`{a.status}`"
    assert found == example["Status"]
    if "Expected by now" in example:
        assert (a.goal.value if a.goal else None) == (Decimal(example["Expected by now"])
                                                      if example["Expected by now"] else None)


def test_every_table_is_read_and_every_rule_has_one() -> None:
    headings = list(dict.fromkeys(heading for heading, _ in EXAMPLES))
    assert [f"`{name}`" for name in BUILT_IN if f"`{name}`" not in headings] == []
    assert len(headings) == len(re.findall(r"^### ", GUIDE.read_text(encoding="utf-8"), re.MULTILINE))
    assert {column for _, example in EXAMPLES for column in example} == COLUMNS
    assert len(EXAMPLES) > 100


def test_the_examples_reach_every_status() -> None:
    assert {re.findall(r"`(\w+)`", e["Status"])[0] for _, e in EXAMPLES} == set(STATUSES)
    assert {m for _, e in EXAMPLES for m in re.findall(r": `([a-z-]+)`", e["Status"])} <= set(REASONS)
