"""Which figure stands for a reporting period, and what was expected of it by then.

Sources of the rules: the aggregation, profile and basis columns of the data package.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from openbook.model import Book, Indicator, Observation, Period, Target

SHARES_OF = ("cumulative", "flow")
PARTS = ("half-year", "quarter", "month")
"""Kinds of period that a flow is added up from, the longest first."""


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
        upper, minimum, aspirational: further levels to reach by now, where the target has them.
    """

    value: Decimal
    target: Target
    year_value: Decimal
    share: Decimal = Decimal(1)
    start: Decimal | None = None
    parts: tuple[Period, ...] = ()
    upper: Decimal | None = None
    minimum: Decimal | None = None
    aspirational: Decimal | None = None

    @property
    def summed(self) -> int:
        """How many shorter targets were added up."""
        return len(self.parts)


def figure_for(book: Book, indicator: Indicator, period: Period) -> Figure | None:
    """The figure that stands for a reporting period, or None when there is no new one.

    In this order: the period's own figure (for a flow, the sum since the year began); the figure of a year that
    ends with it; the latest earlier figure of the same year; a late figure for an earlier period that this
    period's report published first.
    """
    if indicator.aggregation == "flow":
        so_far = _year_to_date(book, indicator, period)
        if so_far is not None:
            return so_far
    own = book.observation(indicator.indicator_id, period.period_id)
    if own is not None and own.value is not None:
        return Figure(own.value, period, (own,))
    year = book.year_of(period, indicator.indicator_id)
    for row in reversed(book.observations(indicator.indicator_id)):
        span = book.periods[row.period_id]
        in_year = year is not None and year.holds(span) and span.end <= period.end
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


def target_for(book: Book, indicator: Indicator, period: Period, figure: Figure | None = None) -> Target | None:
    """The row of targets that a figure is judged against, or None.

    The reporting period's own target for a figure that ends with it, unless it is a flow's sum of more than the
    period; for a figure of an earlier year, that year's numeric target where there is one; else the target of the
    reporting period's year.
    """
    own = book.target(indicator.indicator_id, period.period_id)
    wider = indicator.aggregation == "flow" and figure is not None and figure.period.start < period.start
    if own is not None and (figure is None or (figure.period.end == period.end and not wider)):
        return own
    year = book.year_of(period, indicator.indicator_id)
    if figure is not None and year is not None and figure.period.end < year.start:
        earlier = book.year_of(figure.period, indicator.indicator_id)
        late = book.target(indicator.indicator_id, earlier.period_id) if earlier else None
        if late is not None and late.kind == "set":
            return late
    return book.target(indicator.indicator_id, year.period_id) if year else None


def goal_for(book: Book, indicator: Indicator, period: Period, figure: Figure) -> Goal | None:
    """What the figure should have reached by now, or None when no number says so.

    Point and rolling measures: the target itself. Cumulative and flow measures: the share of the year's
    target that the profile expects by the end of the figure's span; a figure for a whole year is judged
    against the whole target; a flow with a gap since the year began, and a measure of which only the year end
    counts (profile `end`) before it, against nothing. A target relative to last year is worked out from the
    year before the figure's.
    """
    target = target_for(book, indicator, period, figure)
    if target is None or target.kind != "set" or target.target is None:
        return None
    before = last_year_value(book, indicator, figure.period)
    base = Decimal(0)
    if target.basis == "previous-year":
        if before is None:
            return None
        base = before
    year = book.year_of(figure.period, indicator.indicator_id)
    share, start = Decimal(1), None
    part = year is not None and figure.period != year and target.period_id != period.period_id
    if indicator.aggregation in SHARES_OF and part:
        if early(book, indicator, figure):
            return None
        if indicator.aggregation == "flow" and year is not None and figure.period.start != year.start:
            return None
        share = share_by(book, figure.period, indicator.profile or "linear", year)
        if indicator.profile == "from-previous" and share < 1:
            if before is None:
                return None
            start = before

    whole = [base + n if n is not None else None for n in (target.upper, target.minimum, target.aspirational)]
    line = start or Decimal(0)
    upper, minimum, aspirational = (line + (n - line) * share if n is not None else None for n in whole)
    aim = base + target.target
    return Goal(line + (aim - line) * share, target, aim, share, start, (), upper, minimum, aspirational)


def early(book: Book, indicator: Indicator, figure: Figure) -> bool:
    """Whether only the year end counts (profile `end`) and the figure is for an earlier day."""
    year = book.year_of(figure.period, indicator.indicator_id)
    return indicator.profile == "end" and year is not None and figure.period.end < year.end


def summed_goal(book: Book, indicator: Indicator, period: Period) -> tuple[Figure, Goal] | None:
    """For a flow whose year has no numeric target: this period against its own target, or the sum of shorter ones.

    The sum only when the shorter targets cover the whole period, as three monthly targets cover a quarter.
    """
    own = book.observation(indicator.indicator_id, period.period_id)
    if indicator.aggregation != "flow" or own is None or own.value is None:
        return None
    figure = Figure(own.value, period, (own,))
    if book.target(indicator.indicator_id, period.period_id) and (goal := goal_for(book, indicator, period, figure)):
        return figure, goal
    parts = [(book.periods[t.period_id], t) for t in book.targets(indicator.indicator_id)
             if t.target is not None and book.periods[t.period_id] != period
             and period.holds(book.periods[t.period_id])]
    if not parts or not _tiles([p for p, _ in parts], period):
        return None
    total = sum((t.target for _, t in parts if t.target is not None), Decimal(0))
    return figure, Goal(total, parts[-1][1], total, parts=tuple(p for p, _ in parts))


def last_year_value(book: Book, indicator: Indicator, period: Period) -> Decimal | None:
    """The figure for the whole year before the period's year, or None."""
    year = book.year_of(period, indicator.indicator_id)
    before = book.year_before(year) if year else None
    row = book.observation(indicator.indicator_id, before.period_id) if before else None
    return row.value if row is not None else None


def share_by(book: Book, span: Period, profile: str, year: Period | None = None) -> Decimal:
    """The share of a year's target expected by the end of a span, by whole months.

    `linear` and `from-previous` count months gone; four numbers are the shares at the end of each quarter, with
    a straight line between.

    Args:
        year: the year it is a share of; without it, the one that holds the span.
    """
    year = year or book.year_of(span)
    if year is None or year == span or profile == "end":
        return Decimal(1)
    after = span.end + timedelta(days=1)
    months = (after.year - year.start.year) * 12 + after.month - year.start.month - (after.day < year.start.day)
    if " " not in profile:
        return Decimal(months) / 12
    marks = [Decimal(0), *(Decimal(p) for p in profile.split())]
    quarter, rest = divmod(months, 3)
    if rest == 0:
        return marks[quarter]
    return marks[quarter] + (marks[quarter + 1] - marks[quarter]) * rest / 3


def _year_to_date(book: Book, indicator: Indicator, period: Period) -> Figure | None:
    """The sum from the start of the year to the end of the period: as published, else added up from its parts."""
    year = book.year_of(period, indicator.indicator_id)
    if year is None:
        return None
    rows = [(book.periods[o.period_id], o) for o in book.observations(indicator.indicator_id) if o.value is not None]
    rows = [(p, o) for p, o in rows if year.holds(p) and p.end <= period.end]
    for span, row in rows:
        if span.start == year.start and span.end == period.end and row.value is not None:
            return Figure(row.value, span, (row,))
    covered = year if year.end == period.end else \
        Period(year.start, period.end, f"{year.period_id}-to-date", "", "year-to-date")
    for kind in (period.type, *PARTS):
        same = [(p, o) for p, o in rows if p.type == kind]
        if same and _tiles([p for p, _ in same], covered):
            total = sum((o.value for _, o in same if o.value is not None), Decimal(0))
            return Figure(total, covered, tuple(o for _, o in same))
    return None


def _tiles(spans: list[Period], whole: Period) -> bool:
    spans = sorted(spans)
    joined = all((b.start - a.end).days == 1 for a, b in pairwise(spans))
    return bool(spans) and joined and spans[0].start == whole.start and spans[-1].end == whole.end
