"""Printed changes since an earlier figure beside the two figures themselves."""

from __future__ import annotations

from decimal import Decimal

from openbook.assess.audit.numbers import same
from openbook.assess.check import Check
from openbook.assess.finding import period_words
from openbook.assess.judge import Assessment, Judged
from openbook.model import Book, Observation, Period
from openbook.text import figure

UNITS = {"percent": "%", "points": " points"}
"""What stands behind a change: by the column `change_unit`; a `number` has nothing behind it."""


def change_checks(judged: Judged) -> tuple[Check, ...]:
    """Every printed change whose two figures are both known: the result, and that of the period of the same kind
    just before.

    A change printed in percent is worked out as percent of the earlier figure. At a measure that is itself a
    percentage, reports often mean percentage points: there both readings count as agreeing.
    """
    return tuple(c for a in judged if (c := _check(judged.book, a)) is not None)


def _check(book: Book, a: Assessment) -> Check | None:
    printed: Decimal | None = getattr(a.published, "change", None)
    unit: str | None = getattr(a.published, "change_unit", None)
    if a.published is None or printed is None:
        return None
    i, now = a.indicator, book.observation(a.indicator.indicator_id, a.published.period_id)
    before = _before(book, now) if now is not None else None
    if now is None or now.value is None or before is None or before.value is None:
        return None
    readings = [now.value - before.value]
    if unit == "percent" and before.value:
        share = 100 * readings[0] / abs(before.value)
        readings = [readings[0], share] if i.format.endswith("percent") else [share]
    fitting = [r for r in readings if same(printed, r)]
    basis = f"from {figure(before.value, i.format)} in {period_words(book.periods[before.period_id])} " \
            f"to {figure(now.value, i.format)}"
    return Check(
        a.published.source or "Ratings", f"change to {period_words(a.period)}", i.plan_id, printed,
        _short(fitting[0] if fitting else readings[0]), basis, ("change", a.published.period_id, i.indicator_id),
        UNITS.get(unit or "", ""), "changes", i.indicator_id, before.source or "", bool(fitting))


def _before(book: Book, now: Observation) -> Observation | None:
    """The result of the period of the same kind that ends the day before this one begins."""
    span: Period = book.periods[now.period_id]
    for row in book.observations(now.indicator_id):
        earlier = book.periods[row.period_id]
        if earlier.type == span.type and (span.start - earlier.end).days == 1:
            return row
    return None


def _short(value: Decimal) -> Decimal:
    return round(value, 2).normalize() if value != value.to_integral_value() else value.quantize(Decimal(1))
