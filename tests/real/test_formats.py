"""Every result, target, status and direction of every real indicator is the same on its page and in each format.

The page is read as text. CSV, workbook, JSON and Parquet are read by other code than wrote them, from their own cells
alone: a number, its marker, its unit and its format make the words that the page shows.
"""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest
from published import PUBLISHERS, material, read_csv
from sheets import read_ods
from sheets import table as sheet_table

from openbook.assess import target_text
from openbook.assess.finding import period_words
from openbook.model import Target
from openbook.pages import PageRef, Shared, View, render
from openbook.text import amount
from openbook.text.shorthand import MISSING

NUMBERS = ("value", "numerator", "denominator", "target", "target_upper", "minimum", "aspirational", "target_in_force",
           "target_in_force_upper", "expected_by_now", "expected_by_now_upper", "change")
Cells = Mapping[str, Any]


@dataclass
class Told:
    """What one format says: (indicator, period in words, words on the page) of each, and labels by indicator.

    A part that the format does not have is None.
    """

    results: list[tuple[str, str, str]] | None = None
    targets: list[tuple[str, str, str]] | None = None
    states: dict[str, tuple[str, str]] | None = field(default=None)


def page(view: View) -> Told:
    """As the pages of indicators say it."""
    told = Told([], [], {})
    for i in view.book.indicators:
        text = render(view, PageRef(f"indicators/{i}.md", "indicator", i), Shared(())).html
        told.results += [(i, *cells) for cells in _rows(text, 'id="ob-history-caption"')]
        told.targets += [(i, *cells) for cells in _rows(text, 'id="ob-targets-caption"')]
        words = re.findall(r'<span class="ob-(?:status|direction) ob-(?:status|direction)--[a-z]+'
                           r'(?: ob-status--large)?"><svg.*?</svg>(.*?)</span>', text)
        told.states[i] = (html.unescape(words[0]), html.unescape(words[1]))
    return told


def _rows(text: str, caption: str) -> list[tuple[str, str]]:
    """First and second cell of each row of a table of a page: the period, and the result or the target."""
    if caption not in text:
        return []
    body = text.split(caption, 1)[1].split("</table>")[0]
    found = re.findall(r'<tr><th scope="row">(.*?)(?: <span class="ob-when">.*?</span>)?</th>'
                       r'<td class="[a-z-]+">(.*?)</td>', body)
    return [(html.unescape(a), html.unescape(b)) for a, b in found]


def told_by(view: View, results: Iterable[Cells], targets: Iterable[Cells]) -> Told:
    """As rows of a format say it: columns as in the data package, an empty cell is empty text or None."""
    book = view.book

    def when(r: Cells) -> str:
        return period_words(book.periods[r["period_id"]])

    return Told([(r["indicator_id"], when(r), _result(view, r)) for r in results],
                [(r["indicator_id"], when(r), _target(view, r)) for r in targets])


def _result(view: View, r: Cells) -> str:
    i = view.book.indicators[r["indicator_id"]]
    if r.get("value") not in (None, ""):
        marker = r.get("marker") or ""
        return f"{amount(Decimal(str(r['value'])), r.get('format') or i.format, i.unit)} {marker}".strip()
    return r.get("text_value") or MISSING[r.get("missing_reason") or "not-stated"][0]


def _target(view: View, r: Cells) -> str:
    i = view.book.indicators[r["indicator_id"]]
    levels = {n: Decimal(str(r[n])) if r.get(n) not in (None, "") else None for n in ("target", "upper")}
    return target_text(i, Target(i.indicator_id, r["period_id"], r["kind"], basis=r["basis"] or None,
                                 target_text=r["target_text"] or None, **levels)) or "No target"


def of_table(view: View, rows: Iterable[Cells]) -> Told:
    """As a long table says it; statuses stand in the rows of the reporting period."""
    rows = list(rows)
    publisher, now = view.book.publisher, view.book.period.period_id
    told = told_by(view, (r for r in rows if r["value"] or r["text_value"] or r["missing_reason"]), (
        {**r, "upper": r["target_upper"], "kind": r["target_kind"], "basis": r["target_basis"]}
        for r in rows if r["target_kind"]))
    told.states = {r["indicator_id"]: (publisher.status_labels[r["status"]],
                                       publisher.direction_labels[r["direction"]])
                   for r in rows if r["period_id"] == now and r["status"]}
    return told


def of_csv(name: str) -> Iterator[tuple[str, Told]]:
    view, made = material(name)
    yield "all", of_table(view, read_csv(made[f"data/{name}.csv"]))
    for folder, ids in (("plans", view.book.plans), ("indicators", view.book.indicators)):
        yield folder, of_table(view, (r for i in ids for r in read_csv(made[f"data/{folder}/{i}.csv"])))
    publisher = view.book.publisher
    yield "indicators listed", Told(states={
        r["indicator_id"]: (publisher.status_labels[r["status"]], publisher.direction_labels[r["direction"]])
        for r in read_csv(made[f"data/{name}-indicators.csv"])})


def of_zip(name: str) -> Iterator[tuple[str, Told]]:
    view, made = material(name)
    with zipfile.ZipFile(io.BytesIO(made[f"data/{name}.zip"])) as archive:
        yield "package", told_by(view, *(read_csv(archive.read(f"data/{n}.csv")) for n in ("observations", "targets")))


def of_parquet(name: str) -> Iterator[tuple[str, Told]]:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    view, made = material(name)
    rows = parquet.read_table(io.BytesIO(made[f"data/{name}.parquet"])).to_pylist()
    whole = read_csv(made[f"data/{name}.csv"])
    decimals = [{c: r[c] if r[c] is None else Decimal(repr(r[c])) for c in NUMBERS} for r in rows]
    assert [{c: "" if v is None else v for c, v in d.items()} for d in decimals] == [
        {c: Decimal(w[c]) if w[c] else "" for c in NUMBERS} for w in whole]
    others = [c for c in whole[0] if c not in NUMBERS]
    assert [{c: "" if r[c] is None else str(r[c]).lower() if c == "key" else str(r[c]) for c in others}
            for r in rows] == [{c: w[c] for c in others} for w in whole]
    # A double does not say how many zeros follow: these are the CSV's, with which the number is the same.
    yield "rows", of_table(view, ({**r, **{c: w[c] for c in NUMBERS}} for r, w in zip(rows, whole, strict=True)))


KINDS = {"A number": ("set", "value"), "In words": ("text", ""), "Not yet agreed": ("unconfirmed", ""),
         "No survey is held": ("no-survey", ""), "No target": ("none", ""),
         "A change on the year before": ("set", "previous-year")}


def of_ods(name: str) -> Iterator[tuple[str, Told]]:
    view, made = material(name)
    yield "all", _sheets(view, [read_ods(made[f"data/{name}.ods"])])
    yield "plans", _sheets(view, [read_ods(made[f"data/plans/{p}.ods"]) for p in view.book.plans])


def _sheets(view: View, books: list[Any]) -> Told:
    def rows(sheet: str) -> list[dict[str, str]]:
        found = [r for b in books if sheet in b for r in sheet_table(b, sheet)]
        return [{"indicator_id": r["Indicator id"], "period_id": r.get("Period id", ""),
                 **{c: "" if v == "[z]" and c != "Value" else v for c, v in r.items()}} for r in found]

    def result(r: dict[str, str]) -> Cells:
        missing = next((k for k, (mark, words) in MISSING.items()
                        if (mark, words) == (r["Value"], r["Why there is none"])), "")
        number = "" if r["Value"].startswith("[") else r["Value"]
        return {**r, "value": number, "marker": r["Marker"], "text_value": r["Result in words"],
                "missing_reason": missing}

    def target(r: dict[str, str]) -> Cells:
        kind, basis = KINDS[r["Kind"]]
        return {**r, "target": r["Target"], "upper": r["Upper end of a range"], "kind": kind, "basis": basis,
                "target_text": r["In the publisher’s words"]}

    told = told_by(view, map(result, rows("Results")), map(target, rows("Targets")))
    told.states = {r["indicator_id"]: (r["Status"], r["Direction"]) for r in rows("Statuses")}
    return told


def of_json(name: str) -> Iterator[tuple[str, Told]]:
    view, made = material(name)
    publisher = view.book.publisher

    def read(path: str) -> Any:
        return json.loads(made[f"api/v1/{path}.json"], parse_float=Decimal, parse_int=Decimal)

    def rows(found: list[Any], i: str = "") -> list[Cells]:
        return [{**({"indicator_id": i} if i else {}), **r,
                 "missing_reason": r["missing"]["reason"] if r.get("missing") else None} for r in found]

    def checked(told: Told, found: list[Any]) -> Told:
        assert [words for *_, words in (*(told.results or ()), *(told.targets or ()))] == [r["shown"] for r in found]
        return told

    def states(found: list[Any]) -> dict[str, tuple[str, str]]:
        return {s["indicator_id"]: (publisher.status_labels[s["status"]], publisher.direction_labels[s["direction"]])
                for s in found}

    one = {i: read(f"indicators/{i}") for i in view.book.indicators}
    results, targets = ([r for i, d in one.items() for r in rows(d[part], i)] for part in ("history", "targets"))
    told = checked(told_by(view, results, targets), [*results, *targets])
    told.states = {i: (d["status"]["label"], d["direction"]["label"]) for i, d in one.items()}
    yield "indicators", told
    spans = [read(f"periods/{p.lower()}") for p in view.book.periods]
    results, targets = ([{**r, "period_id": d["period_id"]} for d in spans for r in rows(d[part])]
                        for part in ("results", "targets"))
    told = checked(told_by(view, results, targets), [*results, *targets])
    told.states = states([s for d in spans for s in d["statuses"]])
    yield "periods", told
    yield "plans", Told(states=states([s for p in view.book.plans for s in read(f"plans/{p}")["indicators"]]))
    yield "index", Told(states=states(read("index")["indicators"]))


FORMATS: Mapping[str, Callable[[str], Iterator[tuple[str, Told]]]] = {
    "CSV": of_csv, "ODS": of_ods, "JSON": of_json, "Parquet": of_parquet, "zip": of_zip}


@pytest.mark.parametrize("name", PUBLISHERS)
def test_every_value_in_every_format_is_the_page_s(name: str) -> None:
    view, _ = material(name)
    expected = page(view)
    counted = {a.indicator.indicator_id for a in view.judged if a.counted}
    assert len(expected.results or ()) >= len(counted)
    assert expected.targets
    for kind, read in FORMATS.items():
        for part, told in read(name):
            where = f"{kind}, {part}"
            if told.results is not None:
                assert sorted(told.results) == sorted(expected.results or ()), where
            if told.targets is not None:
                assert sorted(told.targets) == sorted(expected.targets), where
            if told.states is not None:
                assert counted <= set(told.states), where
                assert told.states.items() <= (expected.states or {}).items(), where


@pytest.mark.parametrize("name", PUBLISHERS)
def test_files_of_a_plan_and_of_an_indicator_are_parts_of_the_whole(name: str) -> None:
    view, made = material(name)
    heading, *lines = made[f"data/{name}.csv"].decode().split("\r\n")
    for folder, ids in (("plans", view.book.plans), ("indicators", view.book.indicators)):
        parts = [made[f"data/{folder}/{key}.csv"].decode().split("\r\n") for key in ids]
        assert {part[0] for part in parts} == {heading}
        assert sorted(line for part in parts for line in part[1:] if line) == sorted(filter(None, lines))
