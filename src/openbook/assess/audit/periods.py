"""Shorter periods that add up to a longer one: quarters to a half-year, months to a quarter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from openbook.assess.audit.numbers import same, unit_of
from openbook.assess.check import Check
from openbook.assess.finding import period_words
from openbook.assess.judge import Judged
from openbook.model import Indicator, Period
from openbook.text import plain
from openbook.text.language import N_, _

RESULT, TARGET = (N_("Result"), N_("result, {period}")), (N_("Target"), N_("target, {period}"))
"""What is added up: its name where no place is given, and what is said of one period of it."""


def period_checks(judged: Judged) -> tuple[Check, ...]:
    """Results and targets of flows beside the sum of the shorter periods inside, where these fill the longer one."""
    book, found = judged.book, []
    for i in book.indicators.values():
        if i.aggregation != "flow":
            continue
        results = {o.period_id: (o.value, o.source) for o in book.observations(i.indicator_id) if o.value is not None}
        targets = {t.period_id: (t.target, t.source) for t in book.targets(i.indicator_id)
                   if t.target is not None and t.basis != "previous-year"}
        found += _sums(i, RESULT, results, book.periods) + _sums(i, TARGET, targets, book.periods)
    return tuple(found)


def _sums(i: Indicator, names: tuple[str, str], rows: Mapping[str, tuple[Decimal, str | None]],
          periods: Mapping[str, Period]) -> list[Check]:
    found = []
    spans = [periods[period_id] for period_id in rows]
    for whole in spans:
        for kind in dict.fromkeys(p.type for p in spans):
            parts = sorted(p for p in spans if p.type == kind and p != whole and whole.holds(p))
            if len(parts) < 2 or not fills(parts, whole):
                continue
            printed, source = rows[whole.period_id]
            added = sum((rows[p.period_id][0] for p in parts), Decimal(0))
            found.append(Check(
                source or _(names[0]), _(names[1], period=period_words(whole)), i.plan_id, printed, added,
                " + ".join(plain(rows[p.period_id][0]) for p in parts), ("period", whole.period_id, i.indicator_id),
                unit_of(i), "periods", i.indicator_id, _places(rows[p.period_id][1] for p in parts),
                same(printed, added)))
    return found


def fills(spans: Sequence[Period], whole: Period) -> bool:
    """Whether spans in order follow one another without a gap, and begin and end with the whole."""
    joined = all((b.start - a.end).days == 1 for a, b in pairwise(spans))
    return joined and spans[0].start == whole.start and spans[-1].end == whole.end


def _places(sources: Iterable[str | None]) -> str:
    return "; ".join(dict.fromkeys(s for s in sources if s))
