"""Later values of published figures, in words for the feeds: what was published before, what now, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from openbook.model import Book, Indicator, Revision
from openbook.text import amount
from openbook.text.language import N_, _

MOST = 100
"""Most later values that a feed tells, the newest: the file of revisions has all."""

TITLES: Mapping[str, str] = {"revision": N_("Revised: {title}"), "correction": N_("Corrected: {title}"),
                             "unexplained": N_("Changed: {title}")}
WORDS: Mapping[str, str] = {
    "result": N_("The result for {period} was {before}; it is now {after}."),
    "target": N_("The target for {period} was {before}; it is now {after}."),
    "upper": N_("The upper end of the target for {period} was {before}; it is now {after}."),
    "minimum": N_("The minimum level for {period} was {before}; it is now {after}."),
    "aspirational": N_("The aspirational level for {period} was {before}; it is now {after}."),
    "status": N_("The printed status for {period} was {before}; it is now {after}."),
}


@dataclass(frozen=True, slots=True)
class Later:
    """A later value: what makes it the only one, the words, the day, and the indicator."""

    key: tuple[str, ...]
    title: str
    summary: str
    on: date
    indicator: Indicator


def later_values(book: Book) -> tuple[Later, ...]:
    """The newest later values of a package that knows its history and the day of each, the newest first."""
    return tuple(sorted(_all(book), key=lambda found: found.on, reverse=True)[:MOST])


def _all(book: Book) -> Iterator[Later]:
    for place, chain in groupby(book.revisions, lambda r: (r.period_id, r.indicator_id, r.what)):
        for was, now in pairwise(chain):
            if now.on is not None:
                i = book.indicators[now.indicator_id]
                yield Later((*place, str(now.number)), _(TITLES[now.kind], title=i.title), _summary(book, i, was, now),
                            now.on, i)


def _summary(book: Book, i: Indicator, was: Revision, now: Revision) -> str:
    labels = book.publisher.status_labels
    told = [_(WORDS[now.what], period=book.periods[now.period_id].label, before=_shown(book, i, was),
              after=_shown(book, i, now)), now.reason or _("No reason is given.")]
    if now.what != "status" and now.status_before != now.status_after and now.status_before and now.status_after:
        told.append(_("The status by the rule was {before}; it is now {after}.",
                      before=labels.get(now.status_before, now.status_before),
                      after=labels.get(now.status_after, now.status_after)))
    return " ".join(told)


def _shown(book: Book, i: Indicator, row: Revision) -> str:
    if row.value is not None:
        return amount(row.value, i.format, i.unit)
    if row.text_value is None:
        return _("withdrawn")
    return book.publisher.status_labels.get(row.text_value, row.text_value) if row.what == "status" else row.text_value
