"""Percentages and rates beside the numbers printed with them."""

from __future__ import annotations

from openbook.assess.audit.numbers import like, unit_of
from openbook.assess.check import Check
from openbook.assess.finding import period_words
from openbook.assess.judge import Judged
from openbook.text import plain, rate_scale
from openbook.text.language import N_, _


def ratio_checks(judged: Judged) -> tuple[Check, ...]:
    """Every result that has its numerator and denominator, worked out again to its printed decimals.

    Where the row has neither, those that the report prints in another place (mentions) are taken.
    """
    book, found = judged.book, []
    elsewhere = {(m.indicator_id, m.period_id, m.measure): m for m in reversed(book.mentions)
                 if m.measure in ("numerator", "denominator")}
    for i in book.indicators.values():
        for row in book.observations(i.indicator_id):
            upper, lower, place = row.numerator, row.denominator, ""
            if upper is None and lower is None:
                parts = [elsewhere.get((i.indicator_id, row.period_id, name)) for name in ("numerator", "denominator")]
                upper, lower = (m.value if m else None for m in parts)
                place = parts[0].source if parts[0] else ""
            if row.value is None or upper is None or not lower:
                continue
            worked = like(upper / lower * rate_scale(i.unit, i.format), row.value)
            basis = N_("{part} of {whole}, printed in {place}") if place else N_("{part} of {whole}, printed beside it")
            found.append(Check(
                row.source or _("Results"), _("result, {period}", period=period_words(book.periods[row.period_id])),
                i.plan_id, row.value, worked, _(basis, part=plain(upper), whole=plain(lower), place=place),
                ("ratio", row.period_id, i.indicator_id), unit_of(i), "ratios", i.indicator_id))
    return tuple(found)
