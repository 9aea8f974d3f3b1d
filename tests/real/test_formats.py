"""Every figure, target and status of every real indicator is the same on its page and in each format.

The page is read as text; CSV, workbook, JSON and Parquet are read by other code than wrote them.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sheets import read_ods
from sheets import table as sheet_table

from openbook.assess import judge
from openbook.downloads import Pack, files
from openbook.package import load
from openbook.pages import PageRef, Shared, View, render
from openbook.text import amount
from openbook.text.shorthand import MISSING

PUBLISHERS = ("cheshire-west-and-chester", "westminster", "windsor-and-maidenhead")
ROOT = Path(__file__).resolve().parents[2]
Texts = dict[str, list[str]]


@cache
def material(name: str) -> tuple[View, Mapping[str, bytes]]:
    judged = judge(load(ROOT / "datapackage" / name))
    return View(judged), files(Pack(judged, {}, "c"))


@cache
def pages(name: str) -> Mapping[str, str]:
    view, _ = material(name)
    return {i: render(view, PageRef(f"indicators/{i}.md", "indicator", i), Shared((), ())).html
            for i in view.book.indicators}


def cells(page: str, caption: str) -> list[str]:
    """The second cell of each row of a table of a page: the result, or the target."""
    if caption not in page:
        return []
    body = page.split(caption, 1)[1].split("</table>")[0]
    second = re.findall(r'<tr><th scope="row">.*?</th><td class="[a-z-]+">(.*?)</td>', body)
    return [html.unescape(cell) for cell in second]


def on_pages(name: str, caption: str) -> Texts:
    return {i: cells(page, caption) for i, page in pages(name).items()}


def shown(style: tuple[str, str], value: str, marker: str, text: str, reason: str) -> str:
    """A result as pages write it, from the cells of a file; `style` is format and unit."""
    if value:
        return f"{amount(Decimal(value), *style)}{' ' + marker if marker else ''}"
    return text or MISSING[reason or "not-stated"][0]


def long_table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(material(name)[1][f"data/{name}.csv"].decode(), newline="")))


def grouped(name: str, pairs: Any) -> Texts:
    found: Texts = {i: [] for i in material(name)[0].book.indicators}
    for indicator, text in pairs:
        found[indicator].append(text)
    return found


def of_csv(name: str) -> Texts:
    rows = [r for r in long_table(name) if r["value"] or r["text_value"] or r["missing_reason"]]
    return grouped(name, ((r["indicator_id"], shown((r["format"], r["unit"]), r["value"], r["marker"], r["text_value"],
                                                    r["missing_reason"])) for r in rows))


def of_ods(name: str) -> Texts:
    view, made = material(name)
    styles = {i.indicator_id: (i.format, i.unit) for i in view.book.indicators.values()}

    def text(r: dict[str, str]) -> str:
        marker, words = (r[c] if r[c] != "[z]" else "" for c in ("Marker", "Result in words"))
        number = r["Value"] if not r["Value"].startswith("[") else ""
        return shown(styles[r["Indicator id"]], number, marker, words, "") if number or words else r["Value"]

    rows = sheet_table(read_ods(made[f"data/{name}.ods"]), "Results")
    return grouped(name, ((r["Indicator id"], text(r)) for r in rows))


def api(name: str, indicator: str) -> Any:
    return json.loads(material(name)[1][f"api/v1/indicators/{indicator}.json"], parse_float=Decimal, parse_int=Decimal)


def of_json(name: str) -> Texts:
    found: Texts = {}
    for i in material(name)[0].book.indicators:
        history = api(name, i)["history"]
        found[i] = [shown((h["format"], h["unit"]), "" if h["value"] is None else str(h["value"]), h["marker"] or "",
                          h["text_value"] or "", h["missing"]["reason"] or "" if h["missing"] else "") for h in history]
        assert found[i] == [h["shown"] for h in history]
    return found


@pytest.mark.parametrize("name", PUBLISHERS)
@pytest.mark.parametrize("read", [of_csv, of_ods, of_json])
def test_every_result_is_the_page_s(name: str, read: Any) -> None:
    expected = on_pages(name, 'id="ob-history-caption"')
    assert sum(map(len, expected.values())) >= len(expected)
    assert read(name) == expected


@pytest.mark.parametrize("name", PUBLISHERS)
def test_every_result_in_parquet_is_the_csv_s(name: str) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    rows = parquet.read_table(io.BytesIO(material(name)[1][f"data/{name}.parquet"])).to_pylist()
    numbers = ("value", "numerator", "denominator", "target", "target_upper", "minimum", "aspirational", "change")

    def plain(column: str, cell: Any) -> Any:
        if column in numbers:
            return Decimal(repr(cell)) if cell is not None else ""
        return "" if cell is None else str(cell).lower() if column == "key" else str(cell)

    expected = [{c: Decimal(v) if c in numbers and v else v for c, v in row.items()} for row in long_table(name)]
    assert [{c: plain(c, v) for c, v in row.items()} for row in rows] == expected


@pytest.mark.parametrize("name", PUBLISHERS)
def test_every_target_is_the_page_s(name: str) -> None:
    expected = on_pages(name, 'id="ob-targets-caption"')
    assert {i: [t["shown"] for t in api(name, i)["targets"]] for i in expected} == expected
    ids = {i: [t["period_id"] for t in api(name, i)["targets"]] for i in expected}
    by_place = {(i, p): text for i, periods in ids.items() for p, text in zip(periods, expected[i], strict=True)}
    rows = [r for r in long_table(name) if r["target"] and r["target_basis"] == "value" and not r["target_upper"]]
    assert rows
    written = {(r["indicator_id"], r["period_id"]): amount(Decimal(r["target"]), r["format"], r["unit"]) for r in rows}
    assert written.items() <= by_place.items()
    workbook = {(r["Indicator id"], r["Period id"]): r["Target"]
                for r in sheet_table(read_ods(material(name)[1][f"data/{name}.ods"]), "Targets")}
    assert {key: r for key, r in workbook.items() if not r.startswith("[")} == {
        (r["indicator_id"], r["period_id"]): r["target"] for r in long_table(name) if r["target"]}


@pytest.mark.parametrize("name", PUBLISHERS)
def test_every_status_and_direction_is_the_page_s(name: str) -> None:
    view, made = material(name)
    publisher, period = view.book.publisher, view.book.period.period_id
    page = {i: [html.unescape(word) for word in re.findall(
        r'<span class="ob-(?:status|direction) ob-(?:status|direction)--[a-z]+(?: ob-status--large)?">'
        r"<svg.*?</svg>(.*?)</span>", text)[:2]] for i, text in pages(name).items()}
    held = {a.indicator.indicator_id for a in view.judged if a.counted}
    csv_rows = {r["indicator_id"]: [publisher.status_labels[r["status"]], publisher.direction_labels[r["direction"]]]
                for r in long_table(name) if r["period_id"] == period and r["status"]}
    book = {r["Indicator id"]: [r["Status"], r["Direction"]]
            for r in sheet_table(read_ods(made[f"data/{name}.ods"]), "Statuses")}
    for i in held:
        found = api(name, i)
        assert page[i] == book[i] == [found["status"]["label"], found["direction"]["label"]] == csv_rows.get(i, page[i])
    assert len(csv_rows) > len(held) / 2


@pytest.mark.parametrize("name", PUBLISHERS)
def test_files_of_a_plan_and_of_an_indicator_are_parts_of_the_whole(name: str) -> None:
    view, made = material(name)
    heading, *lines = made[f"data/{name}.csv"].decode().split("\r\n")
    for folder, ids in (("plans", view.book.plans), ("indicators", view.book.indicators)):
        parts = [made[f"data/{folder}/{key}.csv"].decode().split("\r\n") for key in ids]
        assert {part[0] for part in parts} == {heading}
        assert sorted(line for part in parts for line in part[1:] if line) == sorted(filter(None, lines))
    whole = sheet_table(read_ods(made[f"data/{name}.ods"]), "Results")
    by_plan = [r for p in view.book.plans if "Results" in (s := read_ods(made[f"data/plans/{p}.ods"]))
               for r in sheet_table(s, "Results")]
    assert by_plan == whole
