"""Direction of travel: is a figure better, the same or worse than the one it is compared with?

The comparator and the margin that counts as maintained are the publisher's own rule (`openbook.direction` in
datapackage.json).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from openbook.assess.figure import SHARES_OF, Figure, share_by
from openbook.model import Book, Indicator, Period
from openbook.model.types import Direction, Polarity


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure beside an earlier one.

    Attributes:
        direction: improving, maintained, declining or unknown.
        previous: the earlier figure as compared (after scaling), or None.
        period: the earlier figure's period, or None.
        share: below 1 when only that share of a whole earlier year was compared.
        published: the earlier figure as published, before scaling.
    """

    direction: Direction
    previous: Decimal | None = None
    period: Period | None = None
    share: Decimal = Decimal(1)
    published: Decimal | None = None


UNKNOWN = Comparison("unknown")


def compare(book: Book, indicator: Indicator, figure: Figure | None) -> Comparison:
    """Compare a figure with the publisher's comparator.

    `previous-year`: for point and rolling measures, the whole year before; for cumulative and flow measures,
    the same months of the year before where published, else the same share of that whole year. A running
    total that started before this year is compared with last year's total. `previous`: the latest published
    figure of the same kind of period before this one, else as `previous-year`.
    """
    if figure is None or indicator.polarity not in ("higher", "lower"):
        return UNKNOWN
    settings = book.publisher.direction_rule
    found = None
    if settings.get("comparator") == "previous":
        found = _same_kind_before(book, indicator, figure)
    found = found or _last_year(book, indicator, figure)
    if found is None:
        return UNKNOWN
    period, published, share = found
    previous = published * share
    direction = towards(figure.value, previous, indicator.polarity, _margin(settings))
    return Comparison(direction, previous, period, share, published)


def towards(value: Decimal, previous: Decimal, polarity: Polarity, maintained_within: Decimal) -> Direction:
    """The direction from `previous` to `value`.

    Args:
        maintained_within: percent of the earlier figure's size within which it counts as maintained.
    """
    change = value - previous
    if abs(change) <= abs(previous) * maintained_within / 100:
        return "maintained"
    return "improving" if (change > 0) == (polarity == "higher") else "declining"


def _margin(settings: Mapping[str, object]) -> Decimal:
    return Decimal(str(settings.get("maintained_within", 0)))


def _same_kind_before(book: Book, indicator: Indicator, figure: Figure) -> tuple[Period, Decimal, Decimal] | None:
    for row in reversed(book.observations(indicator.indicator_id)):
        span = book.periods[row.period_id]
        if row.value is not None and span.type == figure.period.type and span.end < figure.period.start:
            return span, row.value, Decimal(1)
    return None


def _last_year(book: Book, indicator: Indicator, figure: Figure) -> tuple[Period, Decimal, Decimal] | None:
    year = book.year_of(figure.period)
    before = book.year_before(year) if year else None
    if before is None:
        return None
    whole = book.observation(indicator.indicator_id, before.period_id)
    if indicator.aggregation in SHARES_OF and figure.period != year:
        start, end = _year_earlier(figure.period.start), _year_earlier(figure.period.end)
        for row in book.observations(indicator.indicator_id):
            span = book.periods[row.period_id]
            if row.value is not None and (span.start, span.end) == (start, end):
                return span, row.value, Decimal(1)
        if whole is None or whole.value is None:
            return None
        running = indicator.profile == "from-previous"
        return before, whole.value, Decimal(1) if running else share_by(book, figure.period, "linear")
    return (before, whole.value, Decimal(1)) if whole is not None and whole.value is not None else None


def _year_earlier(day: date) -> date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)
