"""Revisions: which published figures were changed, and when each figure was published first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from openbook.assess.finding import period_words
from openbook.model import Book, Indicator, Revision
from openbook.pages.listing import indicator_path
from openbook.pages.view import View, size_text
from openbook.text import day, figure
from openbook.text.language import N_, _

KINDS = {"revision": N_("Revision"), "correction": N_("Correction"), "unexplained": N_("Not explained")}
MANY = {"revision": N_("Revisions"), "correction": N_("Corrections"), "unexplained": N_("Not explained")}
_TAG = re.compile(r"correct(ion|ed)\s*[:.,]\s*", re.IGNORECASE)
WHAT = {"result": N_("Result"), "target": N_("Target"), "upper": N_("Upper end of the target"),
        "minimum": N_("Minimum level"), "aspirational": N_("Aspirational level"), "status": N_("Printed status")}


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """A later value of a published figure as a row.

    Attributes:
        title, path: the indicator. period, what: which figure of it.
        before, after: what was published before and from then on; `Withdrawn` where there is none.
        first: the day of the first publication in words, or an empty string when it is not known.
        on, version: the day of the change and the version of the data, empty where not known.
        kind: revision, correction or not explained, as a word.
        old, new: (code, label) of the status before and after; both None when it is the same or not known.
        same: whether the status is known to be the same before and after.
        codes: the codes of `before` and `after` where the figure is a printed status (empty when withdrawn), else None.
    """

    title: str
    path: str
    period: str
    what: str
    before: str
    after: str
    first: str
    on: str
    version: str
    kind: str
    reason: str
    old: tuple[str, str] | None
    new: tuple[str, str] | None
    same: bool
    codes: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class RevisionsPage:
    """Later values, the newest first; when figures were published first; how many there are of each.

    Attributes:
        figures: how many figures were published. kinds: (word, number) of the kinds of later values.
        first: (day in words, version, results, levels of targets, printed statuses) of each day of first publication.
        file, size: the download with every row.
    """

    rows: tuple[RevisionRow, ...]
    figures: int
    kinds: tuple[tuple[str, int], ...]
    first: tuple[tuple[str, str, int, int, int], ...]
    file: str
    size: str


def has_revisions(book: Book) -> bool:
    """Whether the package knows its history."""
    return bool(book.revisions)


def revisions_page(view: View) -> RevisionsPage:
    """Fill the page of revisions."""
    book = view.book
    later = [r for r in book.revisions if r.number > 0]
    found: Counter[str] = Counter(r.kind for r in later)
    file = f"data/{book.publisher.publisher_id}-revisions.csv"
    return RevisionsPage(tuple(_rows(book, book.revisions)), len(book.revisions) - len(later),
                         tuple((_(MANY[k]), n) for k in MANY if (n := found[k])), _first(book), file,
                         size_text(view.files.get(file, 0)))


def revision_rows(book: Book, indicator: Indicator) -> tuple[RevisionRow, ...]:
    """The later values of one indicator's figures, the newest first."""
    return tuple(_rows(book, (r for r in book.revisions if r.indicator_id == indicator.indicator_id)))


def _first(book: Book) -> tuple[tuple[str, str, int, int, int], ...]:
    days = Counter(((r.on.isoformat() if r.on else "", r.version or ""), r.what if r.what in ("result", "status")
                    else "level") for r in book.revisions if r.number == 0)
    words = {(r.on.isoformat() if r.on else "", r.version or ""): day(r.on) if r.on else "" for r in book.revisions}
    return tuple((words[place], place[1], days[place, "result"], days[place, "level"], days[place, "status"])
                 for place in sorted({place for place, _ in days}, reverse=True))


def _rows(book: Book, revisions: Iterable[Revision]) -> Iterator[RevisionRow]:
    made: list[tuple[str, int, RevisionRow]] = []
    for _key, group in groupby(revisions, lambda r: (r.indicator_id, r.period_id, r.what)):
        chain = tuple(group)
        made += ((now.on.isoformat() if now.on else "", now.number, _row(book, chain[0], was, now))
                 for was, now in pairwise(chain))
    made.sort(key=lambda m: (m[0], m[1]), reverse=True)
    return (made_row for *_rest, made_row in made)


def _row(book: Book, first: Revision, was: Revision, now: Revision) -> RevisionRow:
    i, labels = book.indicators[now.indicator_id], book.publisher.status_labels
    old, new = now.status_before, now.status_after
    known = old in labels and new in labels
    differs = known and old != new and now.what != "status"
    return RevisionRow(
        title=i.title, path=indicator_path(i.indicator_id), period=period_words(book.periods[now.period_id]),
        what=_(WHAT[now.what]), before=_shown(book, i, was), after=_shown(book, i, now),
        first=day(first.on) if first.on else "", on=day(now.on) if now.on else "", version=now.version or "",
        kind=_(KINDS[now.kind]), reason=_reason(now.reason or ""),
        old=(old, labels[old]) if differs and old else None, new=(new, labels[new]) if differs and new else None,
        same=known and old == new,
        codes=_codes(labels, was, now) if now.what == "status" else None,
    )


def _codes(labels: Mapping[str, str], was: Revision, now: Revision) -> tuple[str, str]:
    """The codes of two printed statuses; empty for one that is withdrawn or unknown."""
    old, new = ((row.text_value or "") if row.text_value in labels else "" for row in (was, now))
    return old, new


def _reason(text: str) -> str:
    """The reason without the word that tags a correction, for that stands before it already."""
    rest = _TAG.sub("", text, count=1) if _TAG.match(text) else text
    return rest[:1].upper() + rest[1:]


def _shown(book: Book, i: Indicator, row: Revision) -> str:
    if row.value is not None:
        return figure(row.value, i.format)
    if row.text_value is None:
        return _("Withdrawn")
    return book.publisher.status_labels.get(row.text_value, row.text_value) if row.what == "status" else row.text_value
