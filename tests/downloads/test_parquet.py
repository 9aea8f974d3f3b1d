"""The long table as Parquet has the CSV's figures, typed, in the tools that read it."""

from __future__ import annotations

import datetime
import importlib.util
from decimal import Decimal
from pathlib import Path

import pytest
from books import book, row, target

from openbook.assess import judge
from openbook.downloads import COLUMNS, Pack, files, parquet
from openbook.downloads.parquet import parquet_table

PACK = Pack(judge(book([row("2016-17", value="9.50"), row("2017-18-Q2", value="0.10", marker="[p]")],
                       [target("2017-18", "9")])), {}, "c")
installed = pytest.mark.skipif(importlib.util.find_spec("pyarrow") is None, reason="pyarrow is not installed")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "all.parquet"
    made.write_bytes(files(PACK)["data/testshire.parquet"])
    return made


@installed
def test_columns_are_those_of_the_csv_each_with_its_kind_and_meaning(path: Path) -> None:
    from pyarrow import parquet as arrow

    schema = arrow.read_schema(path)
    assert schema.names == list(COLUMNS)
    assert (str(schema.field("value").type), str(schema.field("period_start").type)) == ("double", "date32[day]")
    assert schema.field("unit").metadata[b"description"].decode() == COLUMNS["unit"]


@installed
def test_pandas_reads_the_figures(path: Path) -> None:
    import pandas as pd

    read = pd.read_parquet(path)
    assert [None if pd.isna(v) else Decimal(repr(float(v))) for v in read["value"]] == [
        Decimal("9.5"), Decimal("0.1"), None]
    assert list(read["key"]) == [True] * 3


@installed
def test_duckdb_answers_a_question_of_parquet_and_csv_alike(path: Path, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    csv = tmp_path / "all.csv"
    csv.write_bytes(files(PACK)["data/testshire.csv"])
    question = "SELECT period_id, value, period_end FROM '{}' WHERE value IS NOT NULL ORDER BY period_end"
    found = duckdb.sql(question.format(path)).fetchall()
    assert found == [("2016-17", 9.5, datetime.date(2017, 3, 31)), ("2017-18-Q2", 0.1, datetime.date(2017, 9, 30))]
    assert duckdb.sql(question.format(csv)).fetchall() == found


@installed
def test_the_same_rows_give_the_same_bytes() -> None:
    assert parquet_table(PACK.table) == parquet_table(Pack(judge(PACK.judged.book), {}, "c").table)


def test_without_the_library_there_is_no_file_and_everything_else_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = files(PACK)
    monkeypatch.setattr(parquet, "find_spec", lambda _: None)
    assert parquet.parquet_version() == ""
    described = ("catalog.jsonld", "data.json", "api/v1/index.json")
    without, others = files(PACK), {path: data for path, data in whole.items() if not path.endswith(".parquet")}
    assert set(without) == set(others)
    assert {path for path in without if without[path] != others[path]} <= {*described, "data/datapackage.json"}
