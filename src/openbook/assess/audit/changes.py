"""Printed changes since an earlier figure beside the two figures themselves."""

from __future__ import annotations

from decimal import Decimal

from openbook.assess.audit.numbers import same
from openbook.assess.check import POINTS, Check
from openbook.assess.finding import period_words
from openbook.assess.judge import Assessment, Judged
from openbook.model import Book, Publication
from openbook.text import figure
from openbook.text.language import _
from openbook.text.numbers import AMPLE

UNITS = {"percent": "%", "points": POINTS}
"""What stands behind a change: by the column `change_unit`; a `number` has nothing behind it."""


def change_checks(judged: Judged) -> tuple[Check, ...]:
    """Every printed change whose two figures are both known: the result, and that of the period `change_from`.

    A change printed in percent is worked out as percent of the earlier figure. At a measure that is itself a
    percentage, reports often mean percentage points: there both readings count as agreeing.
    """
    return tuple(c for a in judged if a.published is not None and (c := _check(judged.book, a, a.published)))


def _check(book: Book, a: Assessment, printed: Publication) -> Check | None:
    i = a.indicator
    now, before = (book.observation(i.indicator_id, p) for p in (printed.period_id, printed.change_from or ""))
    if printed.change is None or now is None or now.value is None or before is None or before.value is None:
        return None
    readings = [now.value - before.value]
    if printed.change_unit == "percent" and before.value:
        share = 100 * readings[0] / abs(before.value)
        readings = [readings[0], share] if i.format.endswith("percent") else [share]
    fitting = [r for r in readings if same(printed.change, r)]
    basis = _("from {before} in {period} to {now}", before=figure(before.value, i.format),
              period=period_words(book.periods[before.period_id]), now=figure(now.value, i.format))
    return Check(
        printed.source or _("Ratings"), _("change to {period}", period=period_words(a.period)), i.plan_id,
        printed.change, _short(fitting[0] if fitting else readings[0]), basis,
        ("change", printed.period_id, i.indicator_id), UNITS.get(printed.change_unit or "", ""), "changes",
        i.indicator_id, before.source or "", bool(fitting))


def _short(value: Decimal) -> Decimal:
    whole = value == value.to_integral_value()
    short = value.quantize(Decimal(1) if whole else Decimal("0.01"), context=AMPLE)
    return short if whole else short.normalize()
