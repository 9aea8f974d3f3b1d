"""Targets beside other targets and beside the benchmark that they are said to be."""

from __future__ import annotations

import re
from decimal import Decimal

from openbook.assess.audit.numbers import same, unit_of
from openbook.assess.check import Check
from openbook.assess.finding import period_words
from openbook.assess.judge import Judged
from openbook.model import Book, Indicator, Target
from openbook.text.language import _

_MORE_THAN_A_NAME = re.compile(r"\d|\b(above|below|better|worse|more|less|than|over|under|half|twice)\b", re.IGNORECASE)
"""Words after which a target is no longer the comparator's own figure."""


def target_checks(judged: Judged) -> tuple[Check, ...]:
    """What rows of targets say about each other.

    - `previous_target` beside the target of the year before, unless `set_on` says that the target was changed
      within its own period, or the earlier row was itself changed.
    - the last running target of a year beside the target of the year (cumulative measures).
    - a target said in words to be a comparator's figure beside the benchmark.
    """
    book, found = judged.book, []
    for i in judged.book.indicators.values():
        for t in book.targets(i.indicator_id):
            found += [c for c in (_previous(book, i, t), _last_of_year(book, i, t)) if c]
            found += _benchmarks(book, i, t)
    return tuple(found)


def _check(i: Indicator, t: Target, what: str, printed: Decimal, other: Decimal, basis: str, place: str) -> Check:
    return Check(t.source or _("Targets"), what, i.plan_id, printed, other, basis,
                 ("target", t.period_id, i.indicator_id), unit_of(i), "targets", i.indicator_id, place,
                 same(printed, other))


def _previous(book: Book, i: Indicator, t: Target) -> Check | None:
    period = book.periods[t.period_id]
    before = book.year_before(period)
    row = book.target(i.indicator_id, before.period_id) if before else None
    if t.previous_target is None or row is None or row.target is None or before is None:
        return None
    if row.previous_target is not None or row.basis != t.basis or (t.set_on is not None and t.set_on > period.start):
        return None
    what = _("earlier target, beside the one for {period}", period=period_words(period))
    return _check(i, t, what, t.previous_target, row.target, _("target for {period}", period=period_words(before)),
                  row.source or "")


def _last_of_year(book: Book, i: Indicator, t: Target) -> Check | None:
    period = book.periods[t.period_id]
    year = book.year_of(period, i.indicator_id)
    whole = book.target(i.indicator_id, year.period_id) if year else None
    if i.aggregation != "cumulative" or year is None or year == period or year.end != period.end:
        return None
    if whole is None or whole.target is None or t.target is None or whole.basis != t.basis:
        return None
    what = _("target by the end of {period}", period=period_words(period))
    return _check(i, t, what, t.target, whole.target, _("target for {period}", period=period_words(year)),
                  whole.source or "")


def _benchmarks(book: Book, i: Indicator, t: Target) -> list[Check]:
    words = t.own_words or ""
    if t.target is None or t.basis == "previous-year" or _MORE_THAN_A_NAME.search(words):
        return []
    named = [b for b in book.benchmarks(i.indicator_id) if b.period_id == t.period_id
             and re.search(rf"\b{re.escape(b.own_words)}\b", words, re.IGNORECASE)]
    what = _("target, {period}", period=period_words(book.periods[t.period_id]))
    return [_check(i, t, what, t.target, b.value, _("the figure for {what}", what=b.comparator), b.source or "")
            for b in named]
