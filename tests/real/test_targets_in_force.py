"""The target that a page shows beside a figure stands beside it in every format, and in what the guide prints.

Pages are read as text; each format from its own cells alone.
"""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from published import PUBLISHERS, ROOT, material, read_csv
from sheets import read_ods
from sheets import table as sheet_table

from openbook.assess.finding import period_words
from openbook.model import Indicator
from openbook.pages import PageRef, Shared, View, render
from openbook.pages.rows import indicator_row
from openbook.text import amount, ends, from_to

GUIDE = (ROOT / "docs" / "publishing" / "open-data.md").read_text(encoding="utf-8")
Key = tuple[str, str]
Shown = Mapping[Key, tuple[str, str]]
"""Indicator and period to the target in force as words, and the period that it was set for; both empty for none."""


@cache
def page_tables(name: str) -> tuple[dict[Key, str], dict[Key, str]]:
    """Of all pages: the targets beside figures, and all targets; by indicator and the period in words."""
    view, _ = material(name)
    beside: dict[Key, str] = {}
    every: dict[Key, str] = {}
    for i in view.book.indicators:
        text = render(view, PageRef(f"indicators/{i}.md", "indicator", i), Shared(())).html
        beside |= {(i, period): target for period, target in _cells(text, 'id="ob-history-caption"')}
        every |= {(i, period): target for period, target in _cells(text, 'id="ob-targets-caption"')}
    return beside, every


def _cells(text: str, caption: str) -> list[tuple[str, str]]:
    """Period and target of each row of a table; no target where it has no such column."""
    if caption not in text:
        return []
    lines = re.findall(r"<tr>.*?</tr>", text.split(caption, 1)[1].split("</table>")[0])
    heads, *rows = ([html.unescape(re.sub(r"<span.*?</span>|<.*?>", "", cell)).strip()
                     for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line)] for line in lines)
    return [(cells[0], cells[heads.index("Target")] if "Target" in heads else "") for cells in rows]


def words(i: Indicator, number: Any, upper: Any, text: Any) -> str:
    """The words that the page makes of the cells of a target."""
    if text:
        return str(text)
    if number in (None, ""):
        return "No target"
    if upper not in (None, ""):
        return from_to(*ends(Decimal(str(number)), Decimal(str(upper)), i.format, i.unit))
    return amount(Decimal(str(number)), i.format, i.unit)


def of_rows(view: View, rows: Iterable[Mapping[str, Any]]) -> Shown:
    """Of a long table: of the rows with a result or the reason for none, as the page's table has them."""
    found = {}
    for r in rows:
        i = view.book.indicators[r["indicator_id"]]
        told = words(i, r["target_in_force"], r["target_in_force_upper"], r["target_in_force_text"])
        if r["value"] not in (None, "") or r["text_value"] or r["missing_reason"]:
            found[i.indicator_id, r["period_id"]] = (told, r["target_period_id"]) if r["target_period_id"] else ("", "")
    return found


def csv_of(part: str) -> Callable[[str], Shown]:
    def read(name: str) -> Shown:
        view, made = material(name)
        ids: Iterable[str] = {"plans": view.book.plans, "indicators": view.book.indicators}.get(part, ())
        paths = [f"data/{part}/{i}.csv" for i in ids] or [f"data/{name}.csv"]
        return of_rows(view, (r for path in paths for r in read_csv(made[path])))
    return read


def of_parquet(name: str) -> Shown:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    view, made = material(name)
    rows = parquet.read_table(io.BytesIO(made[f"data/{name}.parquet"])).to_pylist()
    zeros = read_csv(made[f"data/{name}.csv"])  # a double does not say how many zeros follow
    same = ("target_in_force", "target_in_force_upper", "expected_by_now", "expected_by_now_upper")
    for row, whole in zip(rows, zeros, strict=True):
        assert [row[c] for c in same] == [float(whole[c]) if whole[c] else None for c in same]
    return of_rows(view, ({**r, **{c: w[c] for c in same}} for r, w in zip(rows, zeros, strict=True)))


def of_ods(name: str) -> Shown:
    view, made = material(name)
    labels = {p.label: p.period_id for p in view.book.periods.values()}
    found = {}
    for r in sheet_table(read_ods(made[f"data/{name}.ods"]), "Results"):
        i, cell = view.book.indicators[r["Indicator id"]], r["Target in force"]
        try:
            cell = amount(Decimal(cell), i.format, i.unit)
        except InvalidOperation:
            cell = "" if cell == "[z]" else cell
        found[i.indicator_id, r["Period id"]] = (cell, labels.get(r["Period of the target"], ""))
    return found


def of_json(part: str) -> Callable[[str], Shown]:
    def read(name: str) -> Shown:
        view, made = material(name)
        found = {}
        for path in (p for p in made if p.startswith(f"api/v1/{part}/")):
            held = json.loads(made[path], parse_float=Decimal, parse_int=Decimal)
            for r in held["history" if part == "indicators" else "results"]:
                i = view.book.indicators[r.get("indicator_id") or held["indicator_id"]]
                aim = r["target_in_force"]
                if aim is not None:
                    assert aim["shown"] == words(i, aim["value"], aim["upper"], aim["text"])
                found[i.indicator_id, r["period_id"]] = (aim["shown"], aim["period_id"]) if aim else ("", "")
        return found
    return read


FORMATS: Mapping[str, Callable[[str], Shown]] = {
    "CSV": csv_of(""), "CSV of plans": csv_of("plans"), "CSV of indicators": csv_of("indicators"),
    "Parquet": of_parquet, "ODS": of_ods, "JSON of indicators": of_json("indicators"),
    "JSON of periods": of_json("periods")}


@pytest.mark.parametrize("name", PUBLISHERS)
def test_every_format_has_the_target_that_the_page_shows_beside_each_figure(name: str) -> None:
    """A part of the year of a running total has none on the page; in the files it has that of its year, and says so."""
    view, _ = material(name)
    beside, every = page_tables(name)
    first = FORMATS["CSV"](name)
    assert {(i, period_words(view.book.periods[p])) for i, p in first} == set(beside)
    for (i, p), (told, whose) in first.items():
        on_page = beside[i, period_words(view.book.periods[p])]
        if on_page or not told:
            assert told == on_page, (i, p)
        else:
            assert view.book.indicators[i].aggregation in ("cumulative", "flow"), (i, p)
            year = (i, period_words(view.book.periods[whose]))
            if year in every:
                assert whose != p
                assert told == every[year]
            else:  # the targets of shorter periods, added up
                assert (whose, told) == (p, indicator_row(view, view.judged.of(i)).target)
    for kind, read in FORMATS.items():
        assert read(name) == first, kind


@pytest.mark.parametrize("name", PUBLISHERS)
def test_a_row_with_a_status_has_its_target_and_what_was_expected_by_now(name: str) -> None:
    view, made = material(name)
    listed = {r["indicator_id"]: r for r in read_csv(made[f"data/{name}-indicators.csv"])}
    rated = {r["indicator_id"]: r for r in read_csv(made[f"data/{name}.csv"]) if r["status"]}
    assert len(rated) >= len([a for a in view.judged if a.counted]) > 10
    for a in view.judged:
        i, on_page = a.indicator, indicator_row(view, a)
        one, row = listed[i.indicator_id], rated.get(i.indicator_id)
        number = one["target_in_force"] and not one["target_in_force_upper"]
        assert words(i, one["target_in_force"], one["target_in_force_upper"],
                     "" if number else one["target_in_force_text"]) == on_page.target
        assert (one["target_period_id"] in view.book.periods) is (a.target is not None)
        if on_page.by_now:
            assert amount(Decimal(one["expected_by_now"]), i.format, i.unit) == on_page.by_now
        if row is not None and a.target is not None:
            assert row["target_period_id"], i.indicator_id
            assert row["target_in_force"] or row["target_in_force_text"] or a.target.kind != "set"
            assert row["expected_by_now"] in ("", one["expected_by_now"])
            if a.goal is not None and a.figure is not None and a.figure.observations == (
                    view.book.observation(i.indicator_id, a.period.period_id),):
                assert row["expected_by_now"], i.indicator_id


def example(language: str, path: Path) -> str:
    """An example of the guide, with a file here in place of its address."""
    code = GUIDE.split(f"```{language}\n", 1)[1].split("```", 1)[0]
    made, n = re.subn(r"https://example\.org/[^\"']+", str(path), code)
    assert n == 1
    return made


@pytest.mark.parametrize("name", PUBLISHERS)
def test_the_guide_s_examples_print_targets_wherever_pages_have_them(name: str, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    duckdb = pytest.importorskip("duckdb")
    view, made = material(name)
    paths = {kind: tmp_path / f"all.{kind}" for kind in ("csv", "parquet")}
    for kind, path in paths.items():
        path.write_bytes(made[f"data/{name}.{kind}"])
    *before, last = example("python", paths["csv"]).strip().splitlines()
    known: dict[str, Any] = {}
    exec("\n".join(before), known)  # noqa: S102
    told = eval(last, known).to_numpy().tolist()  # noqa: S307
    printed = [tuple(None if v != v else v for v in line) for line in told]
    red = {a.indicator.title: indicator_row(view, a).target for a in view.judged if a.shown_status == "red"}
    assert {line[0] for line in printed} == set(red)
    for title, _, target, text, *_ in printed:
        assert (red[title] == "No target") == (target is None and text is None), title
    assert sum(line[2] is not None for line in printed) >= len(printed) // 2
    assert sorted(duckdb.sql(example("sql", paths["parquet"])).fetchall(), key=str) == sorted(printed, key=str)
