"""The long table as Parquet, for analysts' tools; made only where pyarrow is installed (the extra `parquet`)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Any

from openbook.downloads.pack import Pack
from openbook.downloads.table import COLUMNS, Row

NUMBERS = ("value", "numerator", "denominator", "lower_ci", "upper_ci", "ci_level",
           "target", "target_upper", "minimum", "aspirational", "target_in_force", "target_in_force_upper",
           "expected_by_now", "expected_by_now_upper", "change")
DAYS = ("period_start", "period_end")
YES_OR_NO = ("key",)


def parquet_version() -> str:
    """Version of the library that writes Parquet, or an empty string where it is not installed."""
    try:
        return version("pyarrow") if find_spec("pyarrow") else ""
    except PackageNotFoundError:
        return ""


def parquet(pack: Pack) -> Iterator[tuple[str, bytes]]:
    """The long table as one Parquet file; nothing where pyarrow is not installed."""
    if parquet_version():
        yield f"data/{pack.name}.parquet", parquet_table(pack.table)


def parquet_table(rows: tuple[Row, ...]) -> bytes:
    """The long table with numbers as doubles, days as dates, yes and no as such, and the rest as text.

    A double holds every published figure to its last digit, but not how many zeros follow: those are in the CSV.
    Each column carries what it holds as its description.
    """
    import pyarrow as pa
    from pyarrow import parquet as files

    kinds = {**dict.fromkeys(NUMBERS, pa.float64()), **dict.fromkeys(DAYS, pa.date32()),
             **dict.fromkeys(YES_OR_NO, pa.bool_())}
    schema = pa.schema([pa.field(name, kinds.get(name, pa.string()), metadata={"description": meaning})
                        for name, meaning in COLUMNS.items()])
    table = pa.table({name: pa.array(_plain(name, [row[name] for row in rows]), schema.field(name).type)
                      for name in COLUMNS}, schema=schema)
    out = io.BytesIO()
    files.write_table(table, out, compression="zstd")
    return out.getvalue()


def _plain(name: str, values: list[Any]) -> list[Any]:
    """The values of a column as Parquet holds them."""
    if name in NUMBERS:
        return [None if value is None else float(value) for value in values]
    if name in DAYS:
        return [None if value is None else date.fromisoformat(value) for value in values]
    return [value == "true" for value in values] if name in YES_OR_NO else values
