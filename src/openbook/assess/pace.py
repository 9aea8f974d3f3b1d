"""Year to date and year end: which of the two a figure is, and where a year ends at its pace so far."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from openbook.assess.figure import SHARES_OF, share_by
from openbook.assess.judge import Assessment
from openbook.model import Book, Period, Target
from openbook.text.numbers import AMPLE

WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Pace:
    """Where the year ends if the rest of it goes like the part so far. Arithmetic, not a forecast.

    Attributes:
        value: the figure divided by the share of the year gone, with the decimals of the figure.
        share: that share, between 0 and 1.
        even: whether every month counts the same; else the shares are those of the indicator's quarters.
    """

    value: Decimal
    share: Decimal
    even: bool


def year_so_far(book: Book, assessment: Assessment) -> Period | None:
    """The year of which the figure is the running total so far, or None.

    None for a position or rate, for the total of a whole year, for a flow that leaves out the start of the year,
    for a total that has run since before the year, and for a figure of another year than the reporting period's.
    """
    a = assessment
    if a.figure is None or a.indicator.aggregation not in SHARES_OF or a.indicator.profile == "from-previous":
        return None
    span = a.figure.period
    year = book.year_of(span, a.indicator.indicator_id)
    if year is None or span == year or not year.holds(a.period) or not span.end < year.end:
        return None
    starts = a.indicator.aggregation == "cumulative" or span.start == year.start
    return year if starts else None


def year_end_target(book: Book, assessment: Assessment) -> Target | None:
    """The target in figures of the year of which the figure is the running total so far, or None."""
    year = year_so_far(book, assessment)
    target = book.target(assessment.indicator.indicator_id, year.period_id) if year else None
    return target if target is not None and target.kind == "set" and target.target is not None else None


def year_end_at_pace(book: Book, assessment: Assessment) -> Pace | None:
    """Where the year ends at the pace so far, or None where that cannot be said.

    It cannot where only the year end counts (profile `end`), where nothing is expected yet, and where a percentage
    would come to more than the whole.
    """
    a, year = assessment, year_so_far(book, assessment)
    if a.figure is None or year is None or a.indicator.profile == "end":
        return None
    profile = a.indicator.profile or "linear"
    share = share_by(book, a.figure.period, profile, year)
    if not 0 < share < 1:
        return None
    value = (a.figure.value / share).quantize(a.figure.value, rounding=ROUND_HALF_UP, context=AMPLE)
    if a.indicator.format == "percent" and value > WHOLE:
        return None
    return Pace(value, share, profile == "linear")
