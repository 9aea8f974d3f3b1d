"""No data that the check accepts breaks the chart contract: whatever its words, figures, periods and targets."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from books import book, periods, row, target
from hypothesis import given, settings
from hypothesis import strategies as st

from openbook.assess import judge
from openbook.charts import breaches
from openbook.charts.drawing import scene_of
from openbook.charts.fit import label, title
from openbook.charts.from_book import chart_specs
from openbook.model import Book

STATUSES = ("green", "amber", "red", "blue", "unrated")
RULES = {"tolerance": {"amber_within": 5}, "two-step": {"green_within": 5, "amber_within": 10}, "bands": {},
         "improvement": {"green_within": 10}, "data-only": {}}
TYPES = {"month": 28, "quarter": 91, "half-year": 182, "calendar-year": 365, "academic-year": 300, "snapshot": 40}

numbers = st.one_of(
    st.integers(-2000, 2000).map(Decimal), st.just(Decimal("0.0")),
    st.builds(lambda digits, places: Decimal(digits).scaleb(-places), st.integers(1 - 10**15, 10**15 - 1),
              st.integers(0, 12)))
"""What the check takes: at most 15 digits, 12 of them after the point, no zero with a minus."""
sizes = numbers.map(abs)
words = st.one_of(
    st.sampled_from(["Rolling twelve months to the end of September 2025", "School year 2016-17", "x" * 70,
                     "12 months to the end of Sep 2025", "a b c d e f g h i j k l m n o p q r s"]),
    st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=90).map(str.strip).filter(bool))
maybe = st.none() | words


@st.composite
def spans(draw: st.DrawFn) -> list[dict[str, Any]]:
    """The usual periods, some with other labels, and a few that overlap them."""
    found = [p | {"label": draw(words)} if draw(st.integers(0, 3)) == 0 else p for p in periods()]
    for n, kind in enumerate(draw(st.lists(st.sampled_from(sorted(TYPES)), max_size=4))):
        start = date(2016, 1, 1) + timedelta(draw(st.integers(0, 900)))
        found.append({"period_id": f"more-{n}", "label": draw(words), "type": kind, "start": start,
                      "end": start + timedelta(TYPES[kind] - 1)})
    return found


@st.composite
def targets(draw: st.DrawFn, period_id: str, polarity: str) -> dict[str, Any]:
    """A target that the check takes: with its upper end where it is a range, with levels that are in order."""
    if draw(st.integers(0, 5)) == 0:
        return target(period_id, kind="text", target_text=draw(words))
    aim, harder = draw(numbers), -1 if polarity == "lower" else 1
    cells: dict[str, Any] = {"upper": aim + draw(sizes)} if polarity == "range" else {
        "minimum": draw(st.none() | sizes.map(lambda n: aim - harder * n)),
        "aspirational": draw(st.none() | sizes.map(lambda n: aim + harder * n))}
    if draw(st.booleans()):
        cells |= {"tolerance": draw(sizes), "tolerance_kind": draw(st.sampled_from(["percent", "points"]))}
    return target(period_id, aim, basis=draw(st.sampled_from(["value", "value", "previous-year"])), **cells)


@st.composite
def results(draw: st.DrawFn, period_id: str) -> dict[str, Any]:
    """A figure, words, or the reason why there is neither."""
    kind = draw(st.integers(0, 5))
    if kind == 0:
        return row(period_id, text_value=draw(words))
    if kind == 1:
        return row(period_id, missing_reason="awaiting-data")
    return row(period_id, value=draw(numbers), marker=draw(st.sampled_from([None, "[p]", "[p][r][e][u][low][er][b]"])))


@st.composite
def money(draw: st.DrawFn, period_id: str) -> list[dict[str, Any]]:
    """A table of variances, some in words, with a total or without."""
    total, table = draw(maybe), draw(maybe)
    names = draw(st.lists(words, max_size=4, unique=True))
    rows = []
    for name in [*names, *([total] if total and total not in names else [])]:
        said = {"value": draw(numbers)} if draw(st.integers(0, 4)) else {"text_value": draw(words)}
        above = {"part_of": total} if total and name != total else {}
        rows.append({"account": "revenue", "table": table, "portfolio": name, "kind": "net", "period_id": period_id,
                     "measure": "variance", "unit": draw(st.sampled_from(["gbp", "gbp-million"]))} | said | above)
    return rows


@st.composite
def books(draw: st.DrawFn) -> Book:
    """A book whose every row the check would take."""
    made = draw(spans())
    ids = [p["period_id"] for p in made]
    some = st.lists(st.sampled_from(ids), max_size=8, unique=True)
    polarity = draw(st.sampled_from(["higher", "lower", "range", "none"]))
    aggregation = draw(st.sampled_from(["point", "rolling", "cumulative", "flow"]))
    period, rule = draw(st.sampled_from(ids)), draw(st.sampled_from(sorted(RULES)))
    labels = {status: draw(words) for status in STATUSES}
    return book(
        [draw(results(i)) for i in draw(some)], [draw(targets(i, polarity)) for i in draw(some)],
        own={"period": period, "rules": {"default": {"rule": rule, "parameters": RULES[rule]}},
             "status_labels": labels, "status_meanings": labels, "publisher": {"id": "t", "name": draw(words)}},
        tables={"periods": made, "finances": draw(money(period)),
                "benchmarks": [row(i, comparator=draw(words), value=draw(numbers)) for i in draw(some)[:3]]},
        polarity=polarity, aggregation=aggregation, decimals=draw(st.integers(0, 6)), title=draw(words),
        unit=draw(st.sampled_from(["potholes", "million", "million visitors", "(not stated)"]) | words),
        format=draw(st.sampled_from(["number", "percent", "pounds", "signed", "signed-percent"])),
        profile=draw(st.sampled_from([None, "from-previous", "end", "0.1 0.3 0.7 1"]))
        if aggregation in ("cumulative", "flow") else None,
        frequency=draw(st.sampled_from(["monthly", "quarterly", "irregular"])), source=draw(maybe))


@settings(max_examples=50)
@given(books())
def test_no_data_that_the_check_takes_breaks_a_chart(made: Book) -> None:
    for spec in chart_specs(judge(made)):
        assert breaches(spec) == (), spec
        assert scene_of(spec).shapes


@given(words)
def test_a_name_fits_and_a_short_one_is_left_alone(text: str) -> None:
    assert len(label(text)) <= 40
    assert len(label(text)) > 1 or len(text) == 1
    assert (label(text) == text) == (len(text) <= 40)


@given(st.lists(words, min_size=1, max_size=3))
def test_a_title_is_the_first_that_is_short_enough(texts: list[str]) -> None:
    fits = [text for text in texts if len(text.split()) <= 15]
    found = title(texts)
    assert found == fits[0] if fits else found.endswith("…") and len(found.split()) == 15
