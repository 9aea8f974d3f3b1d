from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from books import book, row

from openbook.assess import judge
from openbook.downloads import COLUMNS, Pack, files, table_schemas

MONEY = [{"portfolio": "Roads", "period_id": "2017-18-Q2", "measure": "variance", "unit": "gbp", "value": Decimal(1)}]
MADE = files(Pack(judge(book([row("2017-18-Q2", value="8.0")], tables={"finances": MONEY})), {}, "c"))


@pytest.mark.parametrize(("kind", "path"), [
    ("figures", "data/testshire.csv"), ("figures", "data/plans/roads.csv"),
    ("indicators", "data/testshire-indicators.csv"), ("finances", "data/testshire-finances.csv")])
def test_a_table_has_the_columns_of_its_schema_in_order(kind: str, path: str) -> None:
    header = next(csv.reader(io.StringIO(MADE[path].decode(), newline="")))
    assert header == [field["name"] for field in table_schemas()[kind]["fields"]]


def test_every_column_has_a_meaning_and_an_example_that_fits() -> None:
    import re

    for kind, schema in table_schemas().items():
        for field in schema["fields"]:
            where, limits = (kind, field["name"]), field.get("constraints", {})
            assert field["description"].endswith("."), where
            assert field["example"], where
            assert field["example"] in limits.get("enum", [field["example"]]), where
            assert re.fullmatch(limits.get("pattern", ".+"), field["example"]), where


def test_the_tidy_table_has_the_meanings_of_its_columns() -> None:
    assert {f["name"]: f["description"] for f in table_schemas()["figures"]["fields"]}.items() >= {
        name: COLUMNS[name] for name in ("value", "target_upper", "key")}.items()


def test_a_column_that_is_empty_in_some_rows_is_not_demanded() -> None:
    needed = {f["name"] for f in table_schemas()["figures"]["fields"] if f.get("constraints", {}).get("required")}
    assert {"indicator_id", "period_id"} <= needed
    assert not {"value", "target_kind", "status"} & needed
