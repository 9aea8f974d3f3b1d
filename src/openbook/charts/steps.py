"""Targets as steps of a chart: on each day the one that a figure of that day is judged by.

A period's own target holds for its days and the target of its year for the rest of the year, as in
`openbook.assess.figure.target_for` and in the tables of pages.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from openbook.assess import Assessment, target_text
from openbook.assess.ladder import rung
from openbook.assess.rules import Case, NotJudgeable, find_rule
from openbook.charts.fit import label, period_name
from openbook.charts.spec import TargetStep
from openbook.model import Book, Period, Target
from openbook.model.book import YEARS
from openbook.text.language import _

Span = tuple[date, date]
_DAY = timedelta(days=1)


def steps_of(book: Book, a: Assessment, targets: Iterable[Target], drawn: Collection[str]) -> list[TargetStep]:
    """The targets that are figures, earliest first, no two on one day.

    Of several targets on a day, that of a period whose figure is drawn comes before those of other periods of the
    reporting period's kind, these before a year's, and a year's before the rest; among alike the shortest. A target
    without a figure of its own draws nothing, and no other is drawn in its place.

    Args:
        targets: rows of the indicator.
        drawn: periods whose figures stand on the chart.
    """
    def order(target: Target) -> tuple[int, int, int, date]:
        span = book.periods[target.period_id]
        year = YEARS.index(span.type) if span.type in YEARS else 0
        if span.period_id in drawn:
            return 0, 0, span.days, span.start
        if span.type == book.period.type:
            return 1, 0, span.days, span.start
        return (2, year, span.days, span.start) if span.type in YEARS else (3, 0, span.days, span.start)

    taken: list[Span] = []
    steps: list[TargetStep] = []
    for target in sorted(targets, key=order):
        span = book.periods[target.period_id]
        free = _without((span.start, span.end), taken)
        taken.append((span.start, span.end))
        if target.kind != "set" or target.target is None or target.basis == "previous-year":
            continue
        whole = _step(a, target, span, target.target)
        steps += [whole if part == (span.start, span.end) else
                  replace(whole, start=part[0], end=part[1], period=period_name(span)) for part in free]
    return sorted(steps, key=lambda step: step.start)


def _without(span: Span, taken: Iterable[Span]) -> list[Span]:
    """What of a span is not taken, earliest first."""
    free = [span]
    for start, end in taken:
        free = [part for first, last in free
                for part in ((first, min(last, start - _DAY)), (max(first, end + _DAY), last))
                if part[0] <= part[1]] if any(first <= end and start <= last for first, last in free) else free
    return free


def _step(a: Assessment, target: Target, span: Period, value: Decimal) -> TargetStep:
    low, high = edges(a, target, value, target.upper)
    words = label(target_text(a.indicator, target) or "")
    return TargetStep(span.start, span.end, value, _("Target"), words, target.upper, low, high)


def edges(a: Assessment, target: Target, aim: Decimal, upper: Decimal | None = None,
          ) -> tuple[Decimal | None, Decimal | None]:
    """The far edges of the lowest rung that reaches beyond a target: what the shaded band shows.

    The earlier figure of a rule that looks at improvement is no part of it: that is not the target's own.

    Args:
        aim: the figure that is drawn: the target, or what is expected of it by a day.
        upper: the upper end of what is drawn, for a range.
    """
    i = a.indicator
    if i.polarity == "none":
        return None, None
    # Further levels shrink with the share of the year's target that is drawn, counted from where its line starts.
    start = a.goal.start if a.goal is not None else None
    line, share = start or Decimal(0), Decimal(1)
    if target.target is not None and target.target != line and (start is not None or i.profile != "from-previous"):
        share = (aim - line) / (target.target - line)
    levels = [None if level is None else line + (level - line) * share
              for level in (target.minimum, target.aspirational)]
    case = Case(i.polarity, aim, upper=target.upper, minimum=levels[0], aspirational=levels[1],
                tolerance=target.tolerance, tolerance_kind=target.tolerance_kind)
    try:
        lowest = find_rule(a.rule.rule)(case, a.rule.parameters).rungs[-1]
    except (NotJudgeable, ValueError):
        return None, None
    if lowest == rung(lowest.status, aim, i.polarity, target.upper):
        return None, None
    top = aim if upper is None else upper
    return (lowest.low if lowest.low is not None and lowest.low <= aim else None,
            lowest.high if lowest.high is not None and lowest.high >= top else None)
