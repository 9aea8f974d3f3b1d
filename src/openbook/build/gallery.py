"""Samples of every kind of chart, for the page that shows them: made-up figures, taken the way of real ones.

Trends go from rows to a book, are judged, and become a specification as any indicator does. Nothing is drawn unless a
page asks for it.
"""

from __future__ import annotations

import tomllib
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from openbook.assess import judge
from openbook.build.cache import Cache
from openbook.build.part import draw_cached
from openbook.charts import (
    SparkSpec,
    Spec,
    StatusBarSpec,
    TrendSpec,
    VarianceBar,
    VarianceSpec,
    inline,
    period_label,
)
from openbook.charts.from_book import trend_spec
from openbook.model import Book, build_book, publisher_from
from openbook.pages.samples import Sample, sample_html
from openbook.text.language import _

DATA = Path(__file__).parent / "gallery.toml"
PLAN = {"plan_id": "samples", "title": "Samples", "short_title": "Samples", "order": 1, "kind": "outcome-plan"}
_BOXES = {SparkSpec: "ob-chart ob-chart--spark", VarianceSpec: "ob-chart ob-chart--bars"}
Row = Mapping[str, Any]


def names() -> tuple[str, ...]:
    """Names of all samples."""
    return tuple(_samples())


def gallery(name: str, folder: Path) -> str:
    """HTML of one sample: title, chart, and its figures in a table.

    Args:
        name: of the sample.
        folder: the cache, for what was drawn before.

    Raises:
        ValueError: there is no such sample; the message names the nearest.
    """
    if name not in _samples():
        near = get_close_matches(name, names(), 3) or names()
        raise ValueError(f"there is no sample {name!r}; did you mean {', '.join(near)}?")
    spec = sample_spec(name)
    svg = inline(draw_cached((spec,), Cache(folder / "gallery" / name), 1)[spec.chart_id])
    given = _samples()[name][1]
    title, subtitle, source = given["title"], "", ""
    if isinstance(spec, TrendSpec | VarianceSpec):
        title, subtitle, source = spec.finding, spec.subtitle, spec.source
    head, rows = _table(spec, given)
    return sample_html(Sample(
        name, title, subtitle, svg, _BOXES.get(type(spec), "ob-chart"), "data-ob=" in svg, source, head, rows))


def sample_spec(name: str) -> Spec:
    """What one sample draws.

    Raises:
        KeyError: there is no such sample.
    """
    kind, given = _samples()[name]
    makers: Mapping[str, Callable[[str, Row], Spec]] = {
        "trend": _trend, "variance": _variance, "status": _status_bar, "spark": _spark}
    return makers[kind](name, given)


@cache
def _read() -> Row:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


@cache
def _samples() -> Mapping[str, tuple[str, Row]]:
    return {name: (kind, given) for kind, all_of in _read().items() if kind != "descriptor"
            for name, given in all_of.items()}


def _trend(name: str, given: Row) -> TrendSpec:
    book = _book(name, given)
    spec = trend_spec(book, judge(book).of(name))
    if spec is None:
        raise ValueError(f"{name}: no figures")
    return spec


def _book(name: str, given: Row) -> Book:
    """A book of one indicator."""
    descriptor = dict(_read()["descriptor"])
    period = given.get("period", descriptor["openbook"]["period"])
    descriptor["openbook"] = descriptor["openbook"] | {"period": period}
    key = {"indicator_id": name}
    ids = {period, *(r[0] for r in given["results"]), *(t[0] for t in given.get("targets", ()))}
    ids |= {i[:7] for i in ids if i[7:8] == "-"} | {_year_of(i) for i in ids if _is_month(i)}
    indicator = key | {
        "plan_id": PLAN["plan_id"], "ref": "1", "title": given["title"], "definition": given["title"],
        "unit": given["unit"], "format": given["format"], "decimals": given.get("decimals", 1),
        "polarity": given["polarity"], "aggregation": given.get("aggregation", "point"),
        "profile": given.get("profile"), "frequency": given["frequency"], "key": False}
    return build_book(publisher_from(descriptor), {
        "periods": [_period(i) for i in sorted(ids)], "plans": [PLAN], "indicators": [indicator],
        "observations": [key | _result(*r) for r in given["results"]],
        "targets": [key | {"period_id": t[0], "kind": "set", "target": Decimal(t[1]),
                           "upper": Decimal(t[2]) if len(t) > 2 else None} for t in given.get("targets", ())],
        "confidence": [key | {"period_id": r[0], "lower_ci": Decimal(r[3]), "upper_ci": Decimal(r[4]),
                              "level": Decimal(95)} for r in given["results"] if len(r) > 3],
        "benchmarks": [key | {"period_id": period, "comparator": who, "value": Decimal(value)}
                       for who, value in given.get("benchmarks", ())],
    }, "gallery")


def _result(period_id: str, value: str, marker: str = "", *_limits: str) -> dict[str, Any]:
    if not value:
        return {"period_id": period_id, "missing_reason": marker}
    return {"period_id": period_id, "value": Decimal(value), "marker": marker or None}


def _is_month(period_id: str) -> bool:
    """Whether an id is of a month, `2024-07`; a year, `2024-25`, ends on the year after it began."""
    return len(period_id) == 7 and int(period_id[5:]) != (int(period_id[2:4]) + 1) % 100


def _year_of(period_id: str) -> str:
    first = int(period_id[:4]) - (int(period_id[5:]) < 4)
    return f"{first}-{(first + 1) % 100:02}"


def _period(period_id: str) -> Row:
    year = int(period_id[:4])
    if _is_month(period_id):
        first, months, kind = int(period_id[5:]), 1, "month"
    elif period_id[7:]:
        first, months, kind = 3 * int(period_id[9:]) + 1, 3, "quarter"
    else:
        first, months, kind = 4, 12, "financial-year"
    start = date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    last = first + months - 2
    end = date(year + last // 12, last % 12 + 1, monthrange(year + last // 12, last % 12 + 1)[1])
    label = {1: f"{start:%B %Y}", 3: f"{start:%B} to {end:%B %Y}"}.get(months, period_id)
    return {"period_id": period_id, "label": label, "type": kind, "start": start, "end": end}


def _variance(name: str, given: Row) -> VarianceSpec:
    def bar(label: str, value: str, text: str) -> VarianceBar:
        return VarianceBar(label, Decimal(value), text)

    bars = tuple(bar(*b) for b in given["bars"])
    words = "; ".join(f"{b.label}: {b.text}" for b in bars)
    source = _read()["descriptor"]["sources"][0]["title"]
    return VarianceSpec(f"variance-{name}", given["title"], given["subtitle"], source, f"{given['title']}. {words}.",
                        bars, bar(*given["total"]))


def _status_bar(name: str, given: Row) -> StatusBarSpec:
    segments = tuple((code, label, count) for code, label, count in given["segments"])
    return StatusBarSpec(name, ", ".join(f"{count} {label}" for _code, label, count in segments), segments)


def _spark(name: str, given: Row) -> SparkSpec:
    values = tuple(Decimal(v) if v else None for v in given["values"])
    return SparkSpec(name, ", ".join(f"{v}" for v in values if v is not None), values, Decimal(given["target"]),
                     given["rated"])


def _table(spec: Spec, given: Row) -> tuple[tuple[str, ...], tuple[Sequence[str], ...]]:
    """Headings and rows of the table beside a sample."""
    if isinstance(spec, TrendSpec):
        rows = [(p.label, p.text, next((s.text for s in spec.target_steps if s.start <= p.when <= s.end), ""),
                 "; ".join(p.notes)) for p in spec.points]
        rows += [(s.period or period_label(s.start, s.end), "", s.text, _("target ahead")) for s in spec.target_steps
                 if s.start > spec.points[-1].when]
        rows += [(line.label, line.text, "", _("benchmark")) for line in spec.benchmarks]
        return (_("Period"), _("Result"), _("Target"), _("Notes")), tuple(rows)
    if isinstance(spec, VarianceSpec):
        bars = (*spec.bars, *((spec.total,) if spec.total else ()))
        return (_("Part"), _("Difference from budget")), tuple((b.label, b.text) for b in bars)
    if isinstance(spec, StatusBarSpec):
        return (_("Status"), _("Indicators")), tuple((label, str(count)) for _code, label, count in spec.segments)
    return (_("Period"), _("Result")), tuple(zip(given["periods"], (v or "[x]" for v in given["values"]), strict=True))
