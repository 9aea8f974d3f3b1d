"""The log of changes: a page of all of them, and a part of each indicator's page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from openbook.assess.changes import KINDS, WHY_NOT, Earlier, Entry, changes, changes_of
from openbook.assess.finding import period_words
from openbook.model import Indicator, Publisher
from openbook.pages.listing import indicator_path
from openbook.pages.view import View
from openbook.text import amount, expected
from openbook.text.language import _, _n


@dataclass(frozen=True, slots=True)
class Again:
    """An earlier result rated again: the figure and its period, (code, label) by the new rule and by the old one."""

    result: str
    when: str
    new: tuple[str, str]
    old: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change as a row.

    Attributes:
        title, path: the indicator; the path is empty for a change of all of them.
        kind: what changed. before, after: empty where it is not known.
        when: the day or month, or from which period on; `dated` whether the day or month is known.
        again: the earlier result under the new rule; None where `note` says in its place what can be said.
    """

    title: str
    path: str
    kind: str
    before: str
    after: str
    when: str
    dated: bool
    reason: str
    source: str
    again: Again | None
    note: str


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """Every change, the newest first; how many there are, and of how many indicators."""

    rows: tuple[ChangeRow, ...]
    indicators: int


def changes_page(view: View) -> ChangesPage:
    """Fill the page of all changes."""
    found = changes(view.book)
    about = {e.indicator.indicator_id for e in found if e.indicator}
    return ChangesPage(_rows(view, reversed(found)), len(about))


def change_rows(view: View, indicator: Indicator) -> tuple[ChangeRow, ...]:
    """The changes of one indicator, the newest first."""
    return _rows(view, reversed(changes_of(view.book, indicator)))


def _rows(view: View, entries: Iterable[Entry]) -> tuple[ChangeRow, ...]:
    return tuple(_row(view.book.publisher, e) for e in entries)


def _row(publisher: Publisher, e: Entry) -> ChangeRow:
    one = e.earlier[0] if e.indicator and e.earlier else None
    return ChangeRow(
        title=e.indicator.title if e.indicator else _("All indicators"),
        path=indicator_path(e.indicator.indicator_id) if e.indicator else "", kind=KINDS[e.kind], before=e.before,
        after=e.after, when=_when(e), dated=e.on is not None, reason=e.reason, source=e.source,
        again=_again(publisher, one) if one else None, note=_note(e),
    )


def _when(e: Entry) -> str:
    if e.on is None:
        if e.period is None:
            return ""
        period = period_words(e.period)
        return _("For {period}", period=period) if e.kind == "target" else _("From {period}", period=period)
    day = expected(e.on)
    if e.kind in ("new-measure", "retired") or e.period is None:
        return day
    if e.kind == "target":
        return _("{day}, for {period}", day=day, period=period_words(e.period))
    return _("{day}, from {period}", day=day, period=period_words(e.period))


def _again(publisher: Publisher, e: Earlier) -> Again:
    labels = publisher.status_labels
    result = amount(e.figure.value, e.indicator.format, e.indicator.unit)
    return Again(result, period_words(e.figure.period), (e.new, labels[e.new]),
                 (e.old, labels[e.old]) if e.old else None)


def _note(e: Entry) -> str:
    if e.why_not:
        return _("Not known: {reason}.", reason=WHY_NOT[e.why_not])
    known = [one for one in e.earlier if one.old is not None]
    if e.indicator is None and e.earlier:
        other = sum(one.new != one.old for one in known)
        return _n("Of the earlier ratings that are known ({known}), {n} would be different.",
                  "Of the earlier ratings that are known ({known}), {n} would be different.", other, known=len(known))
    return ""
