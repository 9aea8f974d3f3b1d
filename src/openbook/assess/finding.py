"""What the figures say, in plain English: one headline of at most 15 words and a few short sentences.

Better and worse are said by polarity, so the words are right whichever way the number should go.
"""

from __future__ import annotations

from dataclasses import dataclass

from openbook.assess.judge import Assessment, is_retired
from openbook.assess.pace import year_so_far
from openbook.assess.sentences import (
    MOST_OF_A_YEAR,
    aim_sentence,
    beside,
    direction_sentence,
    mark_sentence,
    result_sentence,
    unrated_sentence,
)
from openbook.assess.texts import LOW, latest, marks
from openbook.assess.texts import gap_text as gap_text
from openbook.assess.texts import parts_text as parts_text
from openbook.assess.texts import result_text as result_text
from openbook.assess.texts import target_text as target_text
from openbook.assess.working import in_sentence, shown
from openbook.assess.working import period_words as period_words
from openbook.model import Book, Period
from openbook.text import amount, period_span, quantity, unit_words
from openbook.text.language import N_, _

HEADLINE_WORDS = 15

_MARKED = {
    "[f]": N_("{figure} (forecast)"),
    "[e]": N_("{figure} (estimate)"),
    "[p]": N_("{figure} (provisional)"),
    LOW: N_("{figure} when rounded"),
}
"""A figure that is not yet, or not quite, what happened, as a headline says it; the gravest mark first."""

_AGAINST = {
    "improving": N_("better than {figure} in {period}"),
    "declining": N_("worse than {figure} in {period}"),
    "same": N_("the same as {figure} in {period}"),
    "maintained": N_("about the same as {figure} in {period}"),
}
_AGAINST_PACE = {
    "improving": N_("better than {figure} at the pace of {period}"),
    "declining": N_("worse than {figure} at the pace of {period}"),
    "same": N_("the same as {figure} at the pace of {period}"),
    "maintained": N_("about the same as {figure} at the pace of {period}"),
}
"""How a figure stands to the earlier one, after the figure itself."""

_PACES = {
    "improving": N_("Better than the pace of {period}: {now} so far, against {before}"),
    "declining": N_("Worse than the pace of {period}: {now} so far, against {before}"),
    "maintained": N_("Much the same as the pace of {period}: {now} so far, against {before}"),
    "": N_("{now} so far, against {before} at the pace of {period}"),
}
_UP = {
    "improving": N_("Better than {period}: {now}, up from {before}"),
    "declining": N_("Worse than {period}: {now}, up from {before}"),
    "maintained": N_("Much the same as {period}: {now}, up from {before}"),
    "": N_("{now}, up from {before} in {period}"),
}
_DOWN = {
    "improving": N_("Better than {period}: {now}, down from {before}"),
    "declining": N_("Worse than {period}: {now}, down from {before}"),
    "maintained": N_("Much the same as {period}: {now}, down from {before}"),
    "": N_("{now}, down from {before} in {period}"),
}
"""Where a figure is heading, by its direction; without one where another direction was printed."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What an indicator's figures say.

    Attributes:
        headline: where it stands, at most 15 words, no full stop.
        trend: where it is heading, at most 15 words, no full stop; the headline where nothing can be compared.
        sentences: the same in a few short sentences.
    """

    headline: str
    trend: str
    sentences: tuple[str, ...]


def finding(book: Book, assessment: Assessment) -> Finding:
    """Say in words what an assessment's figures mean."""
    a = assessment
    sentences = [result_sentence(book, a), mark_sentence(book, a), direction_sentence(a), aim_sentence(book, a),
                 unrated_sentence(book, a)]
    headline = _headline(book, a)
    return Finding(headline, _trend(a) or headline, tuple(s for s in sentences if s))


def _headline(book: Book, a: Assessment) -> str:
    heads = _headlines(book, a)
    return next((head for head in heads if len(head.split()) <= HEADLINE_WORDS), heads[-1])


def _headlines(book: Book, a: Assessment) -> tuple[str, ...]:
    if a.figure is None:
        return _headline_without(book, a)
    i, value = a.indicator, a.figure.value
    full, short = quantity(value, i.format, i.unit), amount(value, i.format, i.unit)
    marked = next((said for mark, said in _MARKED.items() if mark in marks(a)), "")
    if marked:
        full, short = _(marked, figure=full), _(marked, figure=short)
    tail = gap_text(a) or _against_previous(a)
    if tail:
        said = N_("{figure} so far: {beside}") if _running(book, a) else N_("{figure}: {beside}")
        return _(said, figure=full, beside=tail), _(said, figure=short, beside=tail)
    said, when = _when(a, a.figure.period)
    return _(said, figure=full, period=when), _(said, figure=short, period=when)


def _when(a: Assessment, span: Period) -> tuple[str, str]:
    """The time that a figure is for, as a message to put the figure into, and the period in it."""
    i, end = a.indicator, period_span(span.end, span.end)
    if i.aggregation == "rolling" and span.days < MOST_OF_A_YEAR:
        return N_("{figure} in the 12 months to {period}"), end
    if i.aggregation == "cumulative" and not span.type.endswith("-year"):
        return N_("{figure} by the end of {period}"), end
    return N_("{figure} in {period}"), in_sentence(span)


def _trend(a: Assessment) -> str:
    c = a.comparison
    if a.figure is None or c.previous is None or c.period is None:
        return ""
    value, when = a.figure.value if c.current is None else c.current, in_sentence(c.period)
    now, before = shown(a, value), shown(a, c.previous)
    direction = "" if a.direction_differs else c.direction
    if c.share < 1:
        return _(_PACES[direction], now=now, before=before, period=when)
    said = N_("{now}, the same as in {period}") if value == c.previous else \
        (_UP if value > c.previous else _DOWN)[direction]
    if c.current is not None:
        alone = N_("{figure} in this period alone") if c.current_of == "period" else N_("{figure} since the year began")
        full = _(said, now=_(alone, figure=now), before=before, period=when)
        if len(full.split()) <= HEADLINE_WORDS:
            return full
    return _(said, now=now, before=before, period=when)


def _headline_without(book: Book, a: Assessment) -> tuple[str, ...]:
    """Headlines without a new figure, the fullest first; a long result in words is not half told but left out."""
    if a.words is not None:
        said, when = a.words.text_value, in_sentence(book.period)
        if a.status == "green":
            return (_("Result: {result}, the same as the target", result=said),
                    _("A result in words for {period}, the same as the target", period=when))
        return _("Result: {result}", result=said), _("A result in words for {period}", period=when)
    last, retired = latest(book, a.indicator), is_retired(a.indicator, a.period)
    if last is None:
        if retired:
            return (_("Retired"),)
        return (_("No figure yet") if a.shown_status == "unrated" else _("Rated, but no figure is printed"),)
    when, text = in_sentence(book.periods[last.period_id]), result_text(a.indicator, last) or ""
    full = f"{text} {unit_words(a.indicator.unit)}".rstrip() if last.value is not None else text
    told = N_("Retired: the last was {result} in {period}") if retired else \
        N_("No new figure yet: the last was {result} in {period}")
    if last.value is not None:
        return _(told, result=full, period=when), _(told, result=text, period=when)
    short = N_("Retired: the last result is from {period}") if retired else \
        N_("No new figure yet: the last result is from {period}")
    return _(told, result=text, period=when), _(short, period=when)


def _running(book: Book, a: Assessment) -> bool:
    """Whether the figure still grows: it is a total of a part of the year, or is held against a part of a target."""
    partly = a.goal is not None and not a.goal.summed and a.goal.share < 1
    return year_so_far(book, a) is not None or (partly and a.indicator.aggregation in ("cumulative", "flow"))


def _against_previous(a: Assessment) -> str:
    c = a.comparison
    if c.previous is None or c.period is None:
        return ""
    said = (_AGAINST_PACE if c.share < 1 else _AGAINST)[beside(c, a.figure.value if a.figure else None)]
    return _(said, figure=shown(a, c.previous), period=in_sentence(c.period))
