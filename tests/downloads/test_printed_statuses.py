"""The series of printed statuses can be taken away: each stands with its own period, and none is worked out for it."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import Any

import pytest
from books import book, row, target
from sheets import read_ods, table

from openbook.assess import judge
from openbook.downloads import Pack, files

PRINTED = [
    row("2017-18-Q2", status="amber", direction="improving", source="Page 9"),
    row("2017-18-Q1", status="red", direction="declining", change=Decimal(3), change_unit="number",
        change_from="2016-17-Q4", source="Page 3"),
    row("2016-17-Q4", status="unrated", status_reason="no-survey", note="The survey was late"),
]
MADE = files(Pack(judge(book(
    [row("2016-17-Q3", value="10"), row("2017-18-Q1", value="13"), row("2017-18-Q2", value="12")],
    [target("2016-17", "10"), target("2017-18", "11")], tables={"publications": PRINTED})), {}, "c"))


def json_of(path: str) -> Any:
    return json.loads(MADE[f"api/v1/{path}.json"])


def cells(path: str, *columns: str) -> dict[str, tuple[str, ...]]:
    rows = csv.DictReader(io.StringIO(MADE[path].decode(), newline=""))
    return {r["period_id"]: tuple(r[c] for c in columns) for r in rows}


@pytest.mark.parametrize("path", ["data/testshire.csv", "data/plans/roads.csv", "data/indicators/potholes.csv"])
def test_each_printed_status_stands_in_the_row_of_its_period(path: str) -> None:
    assert cells(path, "status", "status_reason", "direction") == {
        "2016-17-Q3": ("", "", ""), "2016-17-Q4": ("unrated", "no-survey", ""), "2016-17": ("", "", ""),
        "2017-18-Q1": ("red", "", "declining"), "2017-18-Q2": ("amber", "", "improving"), "2017-18": ("", "", "")}
    assert cells(path, "change", "change_from")["2017-18-Q1"] == ("3", "2016-17-Q4")


def test_what_the_rule_gives_stands_only_in_the_reporting_period() -> None:
    by_rule = cells("data/testshire.csv", "status_by_rule", "direction_by_rule")
    assert {period for period, found in by_rule.items() if any(found)} == {"2017-18-Q2"}


def test_parquet_has_the_same() -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    rows = parquet.read_table(io.BytesIO(MADE["data/testshire.parquet"])).to_pylist()
    assert {r["period_id"]: r["status"] for r in rows if r["status"]} == {
        "2016-17-Q4": "unrated", "2017-18-Q1": "red", "2017-18-Q2": "amber"}


def test_each_period_s_file_has_the_statuses_that_were_printed_for_it() -> None:
    (was,) = json_of("periods/2017-18-q1")["statuses"]
    assert (was["status"], was["direction"], was["value"], was["result"], was["target"], was["status_by_rule"]) == (
        "red", "declining", 13, "13", "11", None)
    (unrated,) = json_of("periods/2016-17-q4")["statuses"]
    assert (unrated["not_rated_because"], unrated["result"], unrated["direction"]) == ("no-survey", None, None)
    (now,) = json_of("periods/2017-18-q2")["statuses"]
    assert (now["status"], now["status_by_rule"]) == ("amber", "red")
    assert json_of("periods/2016-17-q3")["statuses"] == []


def test_an_indicator_s_file_has_the_series() -> None:
    series = json_of("indicators/potholes")["printed_statuses"]
    assert [(p["period_id"], p["status"], p["status_label"], p["direction"], p["source"]) for p in series] == [
        ("2016-17-Q4", "unrated", "Not rated", None, None), ("2017-18-Q1", "red", "Red", "declining", "Page 3"),
        ("2017-18-Q2", "amber", "Amber", "improving", "Page 9")]
    assert series[0]["reason"] == {"code": "no-survey", "words": "no survey is held in this period"}
    assert series[1]["change"] == {"value": 3, "unit": "number", "from": "2016-17-Q4", "text": None}


def test_the_workbook_has_them_beside_the_results_and_as_a_sheet() -> None:
    sheets = read_ods(MADE["data/testshire.ods"])
    assert [(r["Period id"], r["Status"], r["Direction"]) for r in table(sheets, "Results")] == [
        ("2016-17-Q3", "[z]", "[z]"), ("2017-18-Q1", "Red", "Declining"), ("2017-18-Q2", "Amber", "Improving")]
    assert [(r["Period id"], r["Status"], r["Why not rated"], r["Change"], r["Changed since"], r["Note"])
            for r in table(sheets, "Printed")] == [
        ("2016-17-Q4", "Not rated", "no survey is held in this period", "[z]", "[z]", "The survey was late"),
        ("2017-18-Q1", "Red", "[z]", "3", "2016-17-Q4", "[z]"), ("2017-18-Q2", "Amber", "[z]", "[z]", "[z]", "[z]")]
