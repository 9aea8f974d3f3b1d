"""Results as points of a chart: which lines may lead to each, and what a chart says that has nothing to compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from openbook.assess import Assessment, result_text
from openbook.assess.limits import limits_text
from openbook.charts.contract import most_words
from openbook.charts.fit import label, period_name
from openbook.charts.spec import TargetStep, TrendPoint
from openbook.model import Book, Indicator, Observation
from openbook.text.language import _
from openbook.text.shorthand import SHORTHAND

MISSED = 1.5
"""Figures further apart than so many of their periods, or of the times they are due, have missing ones between."""
DUE = {"monthly": 31, "quarterly": 92, "half-yearly": 184, "annual": 366}
"""Days from one figure to the next; a measure of another frequency misses none, however long it takes."""
MONTH = 30.4


def points_of(book: Book, i: Indicator, rows: Sequence[Observation]) -> list[TrendPoint]:
    """Points of figures, earliest first, each with the length of its period and whether a line may lead to it.

    No line leads over periods that are missing without a word, nor to a period from one that lies within it. Figures
    for a rolling span are all for a span of one length, however often they come.
    """
    made: list[TrendPoint] = []
    last: dict[int, Observation] = {}
    for n, row in enumerate(rows):
        span = book.periods[row.period_id]
        length = 0 if i.aggregation == "rolling" else round(span.days / MONTH)
        point = replace(point_of(book, i, row), span=length)
        if length in last:
            before = book.periods[last[length].period_id]
            due = max(span.days, before.days, DUE.get(i.frequency, 0))
            point = replace(point, joined=i.frequency not in DUE or (span.end - before.end).days <= MISSED * due)
        elif n:
            point = replace(point, joined=span.start > book.periods[rows[n - 1].period_id].start)
        made.append(point)
        last[length] = row
    return made


def point_of(book: Book, i: Indicator, row: Observation) -> TrendPoint:
    """One figure as a point, or as a gap where there is none."""
    span = book.periods[row.period_id]
    shown = result_text(i, row) if row.value is not None else "[x]"
    notes = tuple(meaning for mark, meaning in SHORTHAND.items() if mark in (row.marker or ""))
    limits = limits_text(i, row)
    return TrendPoint(period_name(span), span.end, row.value, label(shown or "[x]"), row.provisional, low=row.lower_ci,
                      high=row.upper_ci, notes=(*notes, limits) if limits else notes)


def with_status(points: list[TrendPoint], a: Assessment, labels: Mapping[str, str]) -> list[TrendPoint]:
    """The points, that of the figure that is rated with its status in the publisher's words."""
    when = a.figure.period.end if a.figure is not None else None
    status = labels.get(a.shown_status, a.shown_status)
    return [replace(p, notes=(status, *p.notes)) if p.when == when and p.value is not None else p for p in points]


def alone_text(points: Sequence[TrendPoint], steps: Sequence[TargetStep]) -> str:
    """What a chart shows whose latest figure has nothing to be compared with: the figure, and its target if any.

    Returns:
        A title of no more words than a chart's may have, unless the period alone has more.
    """
    point = next(p for p in reversed(points) if p.value is not None)
    now = next((s for s in reversed(steps) if s.start <= point.when <= s.end and s.text), None)
    later = next((s for s in steps if s.start > point.when and s.text), None)
    said = _("{period}: {figure}", period=point.label, figure=point.text)
    if now is not None and now.label == _("Expected by now"):
        fuller = _("{period}: {figure}, against {target} expected by now", period=point.label, figure=point.text,
                   target=now.text)
    elif now is not None:
        fuller = _("{period}: {figure}, against a target of {target}", period=point.label, figure=point.text,
                   target=now.text)
    elif later is not None:
        fuller = _("{period}: {figure}; the next target is {target}", period=point.label, figure=point.text,
                   target=later.text)
    else:
        fuller = said
    return fuller if len(fuller.split()) <= most_words() else said
