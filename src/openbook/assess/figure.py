"""Which figure stands for a reporting period, and what was expected of it by then.

Sources of the rules: the aggregation, profile and basis columns of the data package.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from openbook.model import Book, Indicator, Observation, Period, Target

SHARES_OF = ("cumulative", "flow")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure to judge.

    Attributes:
        value: the figure, in the indicator's unit.
        period: the span it covers (for a flow: from the start of the year to now).
        observations: the rows it comes from; more than one when it is a sum.
    """

    value: Decimal
    period: Period
    observations: tuple[Observation, ...]

    @property
    def summed(self) -> bool:
        """Whether it was added up from several published figures."""
        return len(self.observations) > 1


@dataclass(frozen=True, slots=True)
class Goal:
    """What the figure should have reached by now.

    Attributes:
        value: the figure to reach by now; the lower end of a range.
        target: the row of the data it comes from.
        year_value: the target of the whole year, where the goal is a share of it.
        share: the share of the year's target expected by now, between 0 and 1.
        start: for a profile from last year's figure, that figure.
        parts: the shorter periods whose targets were added up, or none.
    """

    value: Decimal
    target: Target
    year_value: Decimal
    share: Decimal = Decimal(1)
    start: Decimal | None = None
    parts: tuple[Period, ...] = ()

    @property
    def summed(self) -> int:
        """How many shorter targets were added up."""
        return len(self.parts)


def figure_for(book: Book, indicator: Indicator, period: Period) -> Figure | None:
    """The figure that stands for a reporting period, or None when there is no new one.

    In this order: the period's own figure (for a flow, the sum since the year began); the latest earlier
    figure of the same year; a late figure for an earlier period that this period's report published first.
    """
    if indicator.aggregation == "flow":
        so_far = _year_to_date(book, indicator, period)
        if so_far is not None:
            return so_far
    own = book.observation(indicator.indicator_id, period.period_id)
    if own is not None and own.value is not None:
        return Figure(own.value, period, (own,))
    year = book.year_of(period)
    for row in reversed(book.observations(indicator.indicator_id)):
        span = book.periods[row.period_id]
        in_year = year is not None and year.holds(span) and span.end <= period.end and span is not year
        if row.value is not None and in_year and indicator.aggregation != "flow":
            return Figure(row.value, span, (row,))
    for row in reversed(book.observations(indicator.indicator_id)):
        if row.value is not None and row.reported_in == period.period_id:
            return Figure(row.value, book.periods[row.period_id], (row,))
    return None


def words_for(book: Book, indicator: Indicator, period: Period) -> Observation | None:
    """The result in words for a period ("Balanced"), or None."""
    row = book.observation(indicator.indicator_id, period.period_id)
    return row if row is not None and row.text_value is not None and row.value is None else None


def target_for(book: Book, indicator: Indicator, period: Period) -> Target | None:
    """The row of targets that a period is judged against: its own, else its year's."""
    own = book.target(indicator.indicator_id, period.period_id)
    year = book.year_of(period)
    return own or (book.target(indicator.indicator_id, year.period_id) if year else None)


def goal_for(book: Book, indicator: Indicator, period: Period, figure: Figure) -> Goal | None:
    """What the figure should have reached by now, or None when no number says so.

    Point and rolling measures: the target itself. Cumulative and flow measures: the share of the year's
    target that the profile expects by the end of the figure's span; a figure for a whole year is judged
    against the whole target. A target relative to last year is worked out from last year's figure.
    """
    target = target_for(book, indicator, period)
    if target is None or target.kind != "set" or target.target is None:
        return None
    year_value = target.target
    if target.basis == "previous-year":
        before = last_year_value(book, indicator, period)
        if before is None:
            return None
        year_value = before + target.target
    own_target = target.period_id == period.period_id
    if indicator.aggregation not in SHARES_OF or own_target:
        return Goal(year_value, target, year_value)
    share = share_by(book, figure.period, indicator.profile or "linear")
    if indicator.profile == "from-previous" and share < 1:
        start = last_year_value(book, indicator, period)
        if start is None:
            return None
        return Goal(start + (year_value - start) * share, target, year_value, share, start)
    return Goal(year_value * share, target, year_value, share)


def summed_goal(book: Book, indicator: Indicator, period: Period) -> tuple[Figure, Goal] | None:
    """For a flow whose year has no numeric target: this period against the sum of its shorter targets.

    Only when the shorter targets cover the whole period, as three monthly targets cover a quarter.
    """
    own = book.observation(indicator.indicator_id, period.period_id)
    if indicator.aggregation != "flow" or own is None or own.value is None:
        return None
    parts = [(book.periods[t.period_id], t) for t in book.targets(indicator.indicator_id)
             if t.target is not None and book.periods[t.period_id] != period
             and period.holds(book.periods[t.period_id])]
    if not parts or not _tiles([p for p, _ in parts], period):
        return None
    total = sum((t.target for _, t in parts if t.target is not None), Decimal(0))
    return Figure(own.value, period, (own,)), Goal(total, parts[-1][1], total, parts=tuple(p for p, _ in parts))


def last_year_value(book: Book, indicator: Indicator, period: Period) -> Decimal | None:
    """The figure for the whole year before the period's year, or None."""
    year = book.year_of(period)
    before = book.year_before(year) if year else None
    row = book.observation(indicator.indicator_id, before.period_id) if before else None
    return row.value if row is not None else None


def share_by(book: Book, span: Period, profile: str) -> Decimal:
    """The share of a year's target expected by the end of a span, by whole months.

    `linear` and `from-previous` count months gone; `end` expects nothing less than all; four numbers are the
    shares at the end of each quarter, with a straight line between.
    """
    year = book.year_of(span)
    if year is None or year == span or profile == "end":
        return Decimal(1)
    months = (span.end.year - year.start.year) * 12 + span.end.month - year.start.month + 1
    if " " not in profile:
        return Decimal(months) / 12
    marks = [Decimal(0), *(Decimal(p) for p in profile.split())]
    quarter, rest = divmod(months, 3)
    if rest == 0:
        return marks[quarter]
    return marks[quarter] + (marks[quarter + 1] - marks[quarter]) * rest / 3


def _year_to_date(book: Book, indicator: Indicator, period: Period) -> Figure | None:
    year = book.year_of(period)
    if year is None or year == period:
        return None
    rows = [(book.periods[o.period_id], o) for o in book.observations(indicator.indicator_id) if o.value is not None]
    rows = [(p, o) for p, o in rows if year.holds(p) and p.end <= period.end]
    for span, row in rows:
        if span.start == year.start and span.end == period.end and row.value is not None:
            return Figure(row.value, span, (row,))
    same = [(p, o) for p, o in rows if p.type == period.type]
    if not same or same[-1][0] != period:
        return None
    covered = Period(year.start, period.end, f"{year.period_id}-to-date", "", "year-to-date")
    if not _tiles([p for p, _ in same], covered):
        return None
    total = sum((o.value for _, o in same if o.value is not None), Decimal(0))
    return Figure(total, covered, tuple(o for _, o in same))


def _tiles(spans: list[Period], whole: Period) -> bool:
    spans = sorted(spans)
    joined = all((b.start - a.end).days == 1 for a, b in pairwise(spans))
    return bool(spans) and joined and spans[0].start == whole.start and spans[-1].end == whole.end
