"""Direction of travel: is a figure better, the same or worse than the one it is compared with?

The comparator and the margin that counts as maintained are the publisher's own rule (`openbook.direction` in
datapackage.json).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from openbook.assess.figure import SHARES_OF, Figure, share_by
from openbook.model import Book, Indicator, Observation, Period
from openbook.model.types import Direction, Polarity
from openbook.text.language import _


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure beside an earlier one.

    Attributes:
        direction: improving, maintained, declining or unknown.
        previous: the earlier figure as compared (after scaling), or None.
        period: the earlier figure's period, or None.
        share: below 1 when only that share of a whole earlier year was compared.
        published: the earlier figure as published, before scaling.
        current: what was compared with it, when that is not the figure judged: what its last period added, or
            the sum since the year began.
        current_of: what `current` is: `period` (what its last period added) or `year-to-date`.
    """

    direction: Direction
    previous: Decimal | None = None
    period: Period | None = None
    share: Decimal = Decimal(1)
    published: Decimal | None = None
    current: Decimal | None = None
    current_of: Literal["", "period", "year-to-date"] = ""

    @property
    def basis(self) -> str:
        """What `current` is, in words that follow it, such as 'since the year began'; in the language of the moment."""
        if self.current_of == "period":
            return _("in this period alone")
        return _("since the year began") if self.current_of else ""


BREAK = "[b]"
Step = tuple[Decimal, Period]
UNKNOWN = Comparison("unknown")


def compare(book: Book, indicator: Indicator, figure: Figure | None) -> Comparison:
    """Compare a figure with the publisher's comparator.

    `previous-year`: for point and rolling measures, the whole year before, or the same months of it where only
    these were published; for cumulative and flow measures,
    the same months of the year before where published, else the same share of that whole year, if the figure counts
    from the start of its year. A running
    total that started before this year is compared with last year's total. `previous`: for point and rolling
    measures, the latest figure published before for a period of the same kind, a quarter beside a quarter; for
    cumulative and flow measures, what this period added beside what the period before it added, and the total of
    a whole year beside that of the year before. Where there is none of that, the direction is not known: another
    kind of period says nothing about it. A figure marked [b] stands after a break in its series and is compared
    with nothing; nor is any with one from before the day on which the measure began to count (`active_from`).
    """
    if figure is None or indicator.polarity not in ("higher", "lower"):
        return UNKNOWN
    if BREAK in (figure.observations[-1].marker or ""):
        return UNKNOWN
    found = _compared(book, indicator, figure)
    begun, before = indicator.active_from, found.period
    return UNKNOWN if begun is not None and before is not None and before.end < begun else found


def _compared(book: Book, indicator: Indicator, figure: Figure) -> Comparison:
    settings = book.publisher.direction_rule
    margin = _margin(settings)
    if settings.get("comparator") == "previous":
        year = book.year_of(figure.period, indicator.indicator_id)
        if indicator.aggregation in SHARES_OF and figure.period != year:
            steps = _steps(book, indicator, figure)
            if steps is not None:
                (now, _), (before, span) = steps
                direction = towards(now, before, indicator.polarity, margin)
                return Comparison(direction, before, span, published=before, current=now, current_of="period")
        elif (row := _before(book, indicator, figure)) is not None and row.value is not None:
            direction = towards(figure.value, row.value, indicator.polarity, margin)
            return Comparison(direction, row.value, book.periods[row.period_id], published=row.value)
        return UNKNOWN
    found = _last_year(book, indicator, figure)
    if found is None:
        return UNKNOWN
    period, published, share = found
    previous = published * share
    direction = towards(figure.value, previous, indicator.polarity, margin)
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


def _before(book: Book, indicator: Indicator, figure: Figure) -> Observation | None:
    """The latest earlier figure for a span of the same kind."""
    rows = [o for o in book.observations(indicator.indicator_id) if o.value is not None]
    alike = [o for o in rows if book.periods[o.period_id].end < figure.period.start
             and book.periods[o.period_id].type == figure.period.type]
    return alike[-1] if alike else None


def _steps(book: Book, indicator: Indicator, figure: Figure) -> tuple[Step, Step] | None:
    """What the last period added and what the one before it added, within one year."""
    year = book.year_of(figure.period, indicator.indicator_id)
    rows = [(o.value, book.periods[o.period_id]) for o in book.observations(indicator.indicator_id)
            if o.value is not None and year is not None and year.holds(book.periods[o.period_id])]
    ends = [(v, p) for v, p in rows if p.end == figure.period.end and p.type not in ("financial-year", "half-year")]
    if not ends:
        return None
    value, last = min(ends, key=lambda step: step[1].days)
    before = [(v, p) for v, p in rows if p.type == last.type and (last.start - p.end).days == 1]
    if not before:
        return None
    if indicator.aggregation == "flow":
        return (value, last), before[0]
    earlier = [v for v, p in rows if p.type == last.type and (before[0][1].start - p.end).days == 1]
    starts = year is not None and before[0][1].start == year.start
    if not earlier and not starts:
        return None
    added = before[0][0] - (earlier[0] if earlier else Decimal(0))
    return (value - before[0][0], last), (added, before[0][1])


def _last_year(book: Book, indicator: Indicator, figure: Figure) -> tuple[Period, Decimal, Decimal] | None:
    year = book.year_of(figure.period, indicator.indicator_id)
    before = book.year_before(year) if year else None
    if before is None:
        return None
    whole = book.observation(indicator.indicator_id, before.period_id)
    if indicator.aggregation in SHARES_OF and figure.period != year:
        # A running total of any span that ended on the same day a year before began when that year did.
        end = _year_earlier(figure.period.end)
        start = None if indicator.aggregation == "cumulative" else _year_earlier(figure.period.start)
        for row in book.observations(indicator.indicator_id):
            span = book.periods[row.period_id]
            if row.value is not None and span.end == end and start in (None, span.start):
                return span, row.value, Decimal(1)
        late = indicator.aggregation == "flow" and year is not None and figure.period.start != year.start
        if whole is None or whole.value is None or late:
            return None
        running = indicator.profile == "from-previous"
        return before, whole.value, Decimal(1) if running else share_by(book, figure.period, "linear", year)
    if whole is not None and whole.value is not None:
        return before, whole.value, Decimal(1)
    wanted = (_year_earlier(figure.period.start), _year_earlier(figure.period.end))
    for row in book.observations(indicator.indicator_id):
        span = book.periods[row.period_id]
        if row.value is not None and (span.start, span.end) == wanted:
            return span, row.value, Decimal(1)
    return None


def _year_earlier(day: date) -> date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def maintained_within(book: Book) -> Decimal:
    """Percent of the earlier figure's size within which a figure counts as maintained, by the publisher's rule."""
    return _margin(book.publisher.direction_rule)
