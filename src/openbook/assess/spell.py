"""Since when an indicator has stood where it stands: earlier figures rated by the rule, as far back as that goes."""

from __future__ import annotations

from dataclasses import dataclass

from openbook.assess.judge import Assessment, assess
from openbook.model import Book, Period
from openbook.model.types import Status


@dataclass(frozen=True, slots=True)
class Spell:
    """An unbroken run of one status.

    Attributes:
        earlier: periods before the figure judged that have the same status, latest first, without a gap.
        before: the period and status that ended the run going back, or None when nothing before it can be rated.
    """

    earlier: tuple[Period, ...]
    before: tuple[Period, Status] | None


def spell(book: Book, assessment: Assessment) -> Spell:
    """How long the shown status of an indicator has lasted, by the figures in the data.

    Each earlier figure has the status printed for its period where the data holds one, else the one that the rule
    gives against that period's own target. The first figure that cannot be rated ends the search: what came before
    it is not known. So does one that the rule alone rates, where print and rule differ now: they are not alike.
    """
    a = assessment
    end = a.figure.period.end if a.figure is not None else a.period.start
    earlier: list[Period] = []
    for row in reversed(book.observations(a.indicator.indicator_id)):
        span = book.periods[row.period_id]
        if row.value is None or span.end >= end:
            continue
        past = assess(book, a.indicator, span)
        if past.shown_status == "unrated" or (a.status_differs and past.published is None):
            break
        if past.shown_status != a.shown_status:
            return Spell(tuple(earlier), (span, past.shown_status))
        earlier.append(span)
    return Spell(tuple(earlier), None)
