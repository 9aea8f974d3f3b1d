"""When the figures of the reporting period were told first, for the feeds.

A correction is published on a new day, but what it leaves as it was is not new: the day of a figure is that on which
its period was first released, and its id holds no day at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain

from openbook.assess import Assessment
from openbook.model import Book, Observation, Release


@dataclass(frozen=True, slots=True)
class FirstTold:
    """First days of a book.

    Attributes:
        releases: of the reporting period, those of the calendar that are out, the earliest first.
        day: of the first of them; without one the period's first publication in `revisions.csv`, else `published_on`.
            A day, or a day and time.
        known: indicator and period to the first publication of a result, as far as `revisions.csv` knows.
        published: `published_on`.
    """

    releases: tuple[Release, ...]
    day: str
    known: dict[tuple[str, str], date]
    published: str

    def of(self, a: Assessment) -> str:
        """The day, or day and time, on which an indicator's figure was told first."""
        if self.releases:
            return self.day
        days = [self.known[key] for row in figure_rows(a) if (key := (row.indicator_id, row.period_id)) in self.known]
        return min(max(days).isoformat(), self.published) if days else self.day


def first_told(book: Book) -> FirstTold:
    """Gather the first days.

    What git first held on a later day than `published_on`, because it was put there later, was published before.
    """
    period, published = book.publisher.period_id, book.publisher.published_on.isoformat()
    out = sorted((r for r in book.publisher.releases if r.period_id == period and r.on[:10] <= published),
                 key=lambda r: r.on)
    known = {(r.indicator_id, r.period_id): r.on for r in book.revisions
             if r.number == 0 and r.what == "result" and r.on is not None}
    days = (on.isoformat() for (_indicator, of), on in known.items() if of == period)
    return FirstTold(tuple(out), out[0].on if out else min(chain(days, [published])), known, published)


def figure_rows(a: Assessment) -> tuple[Observation, ...]:
    """The rows that an indicator's figure is made of, or its result in words; none without a result."""
    rows: Iterable[Observation | None] = a.figure.observations if a.figure is not None else (a.words,)
    return tuple(row for row in rows if row is not None)
