"""The log of changes: what was changed, when and why, and what the earlier result gives under the new rule.

A changed numeric target stands with the target, the first and the last day of a measure with the indicator, every
other change in the resource `changes`; here they become one list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import cast, get_args

from openbook.assess.figure import Figure, target_for
from openbook.assess.finding import target_text
from openbook.assess.judge import assess
from openbook.model import Book, Change, Indicator, Period, Target
from openbook.model.book import YEARS
from openbook.model.types import Polarity, Status
from openbook.text import Said, amount, quantity
from openbook.text.language import N_, _

KINDS: Mapping[str, str] = Said({
    "target": N_("Target"), "tolerance": N_("Tolerance"), "definition": N_("Definition"),
    "method": N_("How it is counted"), "source": N_("Source"), "unit": N_("Unit"),
    "polarity": N_("Which way is better"), "rule": N_("Rule"), "new-measure": N_("New measure"),
    "measures": N_("Which measures are reported"), "retired": N_("Measure retired"),
})
"""What can change, in words."""

WHY_NOT: Mapping[str, str] = Said({
    "no-figure": N_("there is no earlier figure"),
    "counted-otherwise": N_("earlier results were counted in another way"),
    "no-number": N_("the target is not a number"),
    "not-computable": N_("the rule gives no rating for it"),
})
"""Why an earlier result is not rated again, in words that can follow 'Not known: '."""

RATED = ("target", "tolerance", "rule", "polarity")
"""Changes after which an earlier result can be rated again."""

COUNTED = ("definition", "method", "source", "unit")
"""Changes after which an earlier result is not the same thing any more."""

AMONG, NOT_AMONG = N_("Among the measures"), N_("Not among the measures")
"""What is said of a measure before and after its first or last day; `_` says it."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier result rated again: the figure, its status under the new rule and, where known, under the old one."""

    indicator: Indicator
    figure: Figure
    new: Status
    old: Status | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One change.

    Attributes:
        indicator: what it is about; None when it is about all of them.
        kind: a key of `KINDS`.
        period: the first period that it holds for; None for the first or last day of a measure outside all periods.
        on: the day or month (ISO) when it was decided or took effect, where known.
        before, after: what held before and from then on, in words; empty when it is not known.
        earlier: the last earlier result rated again; of all indicators when it is about all of them.
        why_not: a key of `WHY_NOT` when it could be asked but not worked out, else empty.
    """

    indicator: Indicator | None
    kind: str
    period: Period | None
    on: str | None
    before: str
    after: str
    reason: str
    source: str
    earlier: tuple[Earlier, ...] = ()
    why_not: str = ""

    @property
    def sort_key(self) -> str:
        """The day by which entries are ordered: when it was decided, else when it began to hold."""
        begins = self.period.start.isoformat() if self.period else ""
        return self.on or begins


def changes(book: Book) -> tuple[Entry, ...]:
    """Every change of a book in order of time, the earliest first; of one day in the publisher's order."""
    found = [e for i in book.indicators.values() for e in changes_of(book, i)]
    found += (_entry(book, row, None) for row in book.changes if row.indicator_id is None)
    return tuple(sorted(found, key=lambda e: e.sort_key))


def changes_of(book: Book, indicator: Indicator) -> tuple[Entry, ...]:
    """The changes of one indicator in order of time, without those that are about all of them."""
    i = indicator
    found = [*_first_and_last(book, i),
             *(_target_entry(book, i, t) for t in book.targets(i.indicator_id) if is_changed(t)),
             *(_entry(book, row, i) for row in book.changes
               if row.indicator_id == i.indicator_id and not _adds_a_reason(row, i))]
    return tuple(sorted(found, key=lambda e: e.sort_key))


def is_changed(target: Target) -> bool:
    """Whether a row of targets says that the target was changed."""
    return target.previous_target is not None or target.reason is not None


def has_changes(book: Book) -> bool:
    """Whether there is anything in the log, without working it out."""
    return bool(book.changes) or any(
        is_changed(t) for i in book.indicators for t in book.targets(i)) or any(
        e for i in book.indicators.values() for e in _first_and_last(book, i))


def _adds_a_reason(row: Change, i: Indicator) -> bool:
    """Whether a row tells the reason of a first or last day that stands with the indicator."""
    day = {"new-measure": i.active_from, "retired": i.retired_on}.get(row.kind)
    return day is not None


def _first_and_last(book: Book, i: Indicator) -> Iterator[Entry]:
    """A measure that began within the time of the data, and one that was retired; with the reason, where told."""
    since = min(p.start for p in book.periods.values())
    told = {row.kind: row for row in book.changes if row.indicator_id == i.indicator_id and _adds_a_reason(row, i)}
    reasons = {kind: (row.reason or "", row.source or "") for kind, row in told.items()}
    if i.active_from is not None and i.active_from > since:
        begun = _holding(book, i.active_from)
        yield Entry(i, "new-measure", begun, i.active_from.isoformat(), _(NOT_AMONG), _(AMONG),
                    *reasons.get("new-measure", ("", "")))
    if i.retired_on is not None:
        heir = book.indicators[i.replaced_by].title if i.replaced_by else ""
        yield Entry(i, "retired", _holding(book, i.retired_on), i.retired_on.isoformat(), _(AMONG),
                    _("Replaced by: {measure}", measure=heir) if heir else _(NOT_AMONG),
                    *reasons.get("retired", ("", "")))


def _holding(book: Book, day: date) -> Period | None:
    return min((p for p in book.periods.values() if p.start <= day <= p.end), key=lambda p: p.days, default=None)


def _target_entry(book: Book, i: Indicator, target: Target) -> Entry:
    period, previous = book.periods[target.period_id], target.previous_target
    on = target.set_on.isoformat() if target.set_on else None
    earlier, why = _again(book, i, "target", period, target, target.set_on)
    return Entry(i, "target", period, on, "" if previous is None else _named(i, previous),
                 _with_unit(i, target) or _("No target"), target.reason or "", target.source or "", earlier, why)


def _with_unit(i: Indicator, target: Target) -> str:
    """A target as the log names it: with its unit, as it stands alone there."""
    if target.kind == "set" and target.target is not None and target.upper is None and target.basis != "previous-year":
        return _named(i, target.target)
    return target_text(i, target) or ""


def _named(i: Indicator, value: Decimal) -> str:
    """A figure with its unit; a percentage or an amount of money says by itself what it is."""
    return (quantity if i.format in ("number", "signed") else amount)(value, i.format, i.unit)


def _entry(book: Book, row: Change, i: Indicator | None) -> Entry:
    period = book.periods[row.period_id]
    earlier: tuple[Earlier, ...] = ()
    why = _not_comparable(book, i, period) if row.kind in COUNTED else ""
    if row.kind in RATED:
        made = [_again(book, one, row.kind, period, target_for(book, one, period), None, row.before)
                for one in ([i] if i else book.indicators.values())]
        earlier = tuple(e for found, _ in made for e in found)
        why = "" if earlier else made[0][1] if i else "no-figure"
    before = row.before or (_(NOT_AMONG) if row.kind == "new-measure" else "")
    return Entry(i, row.kind, period, row.on, before, row.after, row.reason or "", row.source or "", earlier, why)


def _not_comparable(book: Book, i: Indicator | None, period: Period) -> str:
    rows = book.observations(i.indicator_id) if i else ()
    known = any(o.value is not None and book.periods[o.period_id].end < period.start for o in rows)
    return "counted-otherwise" if known or i is None else "no-figure"


def _again(book: Book, i: Indicator, kind: str, period: Period, target: Target | None, set_on: date | None,
           before: str | None = None) -> tuple[tuple[Earlier, ...], str]:
    """The last result before a change, rated as it is now and as it was then, or why that cannot be done."""
    span = _last(book, i, period, max(set_on or period.start, period.start))
    if span is None:
        return (), "no-figure"
    if any(c.kind in COUNTED and c.indicator_id in (None, i.indicator_id)
           and span.end < book.periods[c.period_id].start <= period.start for c in book.changes):
        return (), "counted-otherwise"
    if target is None or target.kind != "set":
        return (), "no-number"
    year = book.year_of(span, i.indicator_id)
    place = span.period_id if span.type == period.type or year is None else year.period_id
    now = assess(book.with_only(i, replace(target, period_id=place)), i, span)
    if now.figure is None or now.status == "unrated":
        return (), "not-computable"
    then = _then(book, i, kind, target, book.target(i.indicator_id, place), before)
    old: Status | None = None
    if then is not None:
        was, goal = then
        old = assess(book.with_only(was, replace(goal, period_id=place)), was, span).status
    elif kind != "target" and (printed := book.publication(i.indicator_id, span.period_id)):
        old = printed.status
    return (Earlier(i, now.figure, now.status, None if old == "unrated" else old),), ""


def _last(book: Book, i: Indicator, period: Period, before: date) -> Period | None:
    """The last span with a figure that ended before a day and can be held against a target of such a period."""
    for row in reversed(book.observations(i.indicator_id)):
        span = book.periods[row.period_id]
        year = book.year_of(span, i.indicator_id)
        in_year = period.type in YEARS and year is not None and year.type == period.type
        if row.value is not None and span.end < before and (span.type == period.type or in_year):
            return span
    return None


def _then(book: Book, i: Indicator, kind: str, target: Target, earlier: Target | None,
          before: str | None) -> tuple[Indicator, Target] | None:
    """The indicator and target of the time before a change, or None when the data do not say what they were."""
    goal = earlier if earlier is not None and earlier.kind == "set" else None
    if kind == "rule" and before in book.publisher.rules:
        return replace(i, rule=before), goal or target
    if kind == "polarity" and before in get_args(Polarity):
        return replace(i, polarity=cast(Polarity, before)), goal or target
    if kind == "tolerance":
        return (i, goal) if goal is not None and goal.tolerance is not None else None
    if kind != "target" or target.previous_target is None:
        return None
    before_it = book.periods[target.period_id].start
    alike = [t for t in book.targets(i.indicator_id) if t.kind == "set" and t.target == target.previous_target
             and book.periods[t.period_id].start < before_it]
    if goal is not None and goal.target == target.previous_target:
        return i, goal
    if alike:
        return i, alike[-1]
    if target.upper is not None or target.minimum is not None or target.aspirational is not None:
        return None
    return i, replace(target, target=target.previous_target)
