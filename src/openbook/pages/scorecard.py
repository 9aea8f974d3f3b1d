"""The scorecard by directorate and the list of statutory measures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from urllib.parse import quote

from openbook.assess import Assessment, Counts, count
from openbook.model import Book
from openbook.pages.report_contexts import Score, Scorecard, ScoreGroup, Statutory
from openbook.pages.rows import indicator_rows
from openbook.pages.view import View
from openbook.text.language import N_, _

ORDER = ("blue", "green", "amber", "red", "unrated")
"""Statuses as they stand in tables, best first."""
NONE_GIVEN = N_("None given")


def has_scorecard(book: Book) -> bool:
    """Whether there are parts of the organisation to set beside each other."""
    return len(book.plans) > 1 or any(i.directorate for i in book.indicators.values())


def has_statutory(book: Book) -> bool:
    """Whether the data marks an indicator as statutory."""
    return any(i.statutory for i in book.indicators.values())


def directorates(book: Book) -> tuple[str, ...]:
    """Names of the directorates in the order of the indicators."""
    return tuple(dict.fromkeys(i.directorate for i in book.indicators.values() if i.directorate))


def directorate_choices(book: Book) -> tuple[str, ...]:
    """Directorates to filter by; none where there is only one, or where each plan is one."""
    names = directorates(book)
    pairs = {(i.plan_id, i.directorate) for i in book.indicators.values()}
    same = len(names) == len(book.plans) == len(pairs)
    return names if len(names) > 1 and not same else ()


def share(part: int, whole: int) -> str:
    """A whole percentage, rounded half up: `56%`; empty where there is nothing to share."""
    if not whole:
        return ""
    return f"{(Decimal(100 * part) / whole).quantize(Decimal(1), rounding=ROUND_HALF_UP)}%"


def met(counts: Counts) -> int:
    """How many met their target: green, or better than green."""
    return counts.status["green"] + counts.status["blue"]


def score(assessments: Sequence[Assessment]) -> Score:
    """Count a group of indicators."""
    counts = count(assessments)
    key = [a for a in assessments if a.indicator.key]
    return Score(counts, met(counts), share(met(counts), counts.rated), share(met(counts), counts.total),
                 len(key), sum(a.shown_status == "red" for a in key))


def scorecard(view: View) -> Scorecard:
    """Fill the scorecard: a row for each directorate, or for each plan where no indicator has a directorate."""
    book, everything = view.book, tuple(a for a in view.judged if a.counted)
    names = directorates(book)
    groups: list[tuple[str, str, list[Assessment]]]
    if names:
        groups = [(name, _query(book, name), [a for a in everything if a.indicator.directorate == name])
                  for name in names]
        groups.append((_(NONE_GIVEN), "", [a for a in everything if not a.indicator.directorate]))
    else:
        groups = [(p.short_title, f"plan={p.plan_id}", [a for a in everything if a.indicator.plan_id == p.plan_id])
                  for p in view.judged.plans]
    return Scorecard(
        _("directorate") if names else book.publisher.plan_word[0],
        tuple(s for s in ORDER if s in book.publisher.status_labels and s != "unrated"),
        tuple(ScoreGroup(name, f"ob-part-{n}", query, score(own), indicator_rows(view, own))
              for n, (name, query, own) in enumerate(groups, 1) if own),
        score(everything),
    )


def statutory(view: View) -> Statutory:
    """Fill the list of statutory measures."""
    counted = [a for a in view.judged if a.counted]
    own = [a for a in counted if a.indicator.statutory]
    return Statutory(count(own), indicator_rows(view, own), len(counted),
                     sum(a.indicator.statutory is None for a in counted))


def _query(book: Book, name: str) -> str:
    """What narrows the table of all indicators to a directorate: its own filter, or that of the plan it is."""
    if name in directorate_choices(book):
        return f"directorate={quote(name)}"
    plans = {i.plan_id for i in book.indicators.values() if i.directorate == name}
    same = {i.plan_id for i in book.indicators.values() if i.plan_id in plans and i.directorate != name}
    return f"plan={plans.pop()}" if len(plans) == 1 and not same else ""
