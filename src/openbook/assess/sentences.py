"""The short sentences of a finding: the result, how it compares, what it should be, why it is not rated.

Each sentence is one message, so that another language can put its parts in its own order.
"""

from __future__ import annotations

from decimal import Decimal

from openbook.assess.direction import Comparison
from openbook.assess.figure import Figure, Goal
from openbook.assess.judge import REASONS, Assessment, in_use
from openbook.assess.texts import latest, marks, target_text
from openbook.assess.working import aim, in_sentence, rounded, shown
from openbook.model import Book, Indicator, Observation
from openbook.text import ends, expected, from_to, period_span, quantity, quoted
from openbook.text.language import N_, _, _c, _n

MOST_OF_A_YEAR = 300
"""Days from which on a period is itself about as long as what a rolling figure covers."""
WHOLE = Decimal(100)

_BESIDE = {
    "improving": N_("{this} is better than {earlier}."),
    "declining": N_("{this} is worse than {earlier}."),
    "same": N_("{this} is the same as {earlier}."),
    "maintained": N_("{this} is about the same as {earlier}."),
}
_PLAIN = N_("The target for {year} is {target}.")
_TARGETS = {
    "higher": N_("The target for {year} is {target} or more."),
    "lower": N_("The target for {year} is {target} or less."),
}
_RELATIVELY = N_("The target for {year} is {target} (“{words}”).")
_BY_NOW = {
    "higher": N_("It should have reached {figure} by now."),
    "lower": N_("It should be no more than {figure} by now."),
}
_AT_NOW = N_("It should be {figure} by now.")
_MARKED = {
    "[f]": N_("It is a forecast, not a result."),
    "[e]": N_("It is an estimate."),
    "[p]": N_("It is provisional: it may still change."),
    "[r]": N_("It was changed after it was first published."),
    "[u]": N_("It is less sure than other figures, so use it with care."),
    "[low]": N_("It is too small to be shown, but it is not 0."),
    "[b]": N_("Earlier figures cannot be compared with it, because the way of measuring changed."),
}
"""What the marks of the Government Analysis Function mean for a figure, as sentences after it."""

_RELATIVE = {
    "higher": N_("The target for {year} is {target} or more (“{words}”)."),
    "lower": N_("The target for {year} is {target} or less (“{words}”)."),
}
"""Targets that are a change on last year: the figure worked out, and the publisher's words."""


def result_sentence(book: Book, a: Assessment) -> str:
    """What the figure is, or the last one where there is no new one."""
    i = a.indicator
    if a.words is not None:
        return _("The result for {period} was “{words}”.", period=book.period.label, words=a.words.text_value)
    if a.figure is None:
        last = latest(book, i)
        if last is None:
            return _("The report gives no figure.")
        said = N_("The last figure is {figure}, for {period}.") if last.value is not None else \
            N_("The last result is {figure}, for {period}.")
        return _(said, figure=_with_unit(i, last), period=in_sentence(book.periods[last.period_id]))
    return _figure_sentence(a, a.figure)


def mark_sentence(book: Book, a: Assessment) -> str:
    """What the marks beside the figure mean: that it is provisional, say; empty for a plain figure."""
    last = latest(book, a.indicator) if a.figure is None and a.words is None else None
    found = marks(a) or (last.marker or "" if last is not None else "")
    return " ".join(_(said) for mark, said in _MARKED.items() if mark in found)


def _figure_sentence(a: Assessment, found: Figure) -> str:
    i, span = a.indicator, found.period
    text, end = quantity(found.value, i.format, i.unit), period_span(span.end, span.end)
    if i.profile == "from-previous":
        return _("By the end of {month} the running total stood at {figure}.", month=end, figure=text)
    if i.aggregation == "cumulative" and not span.type.endswith("-year"):
        return _("From the start of the year to the end of {month} the total was {figure}.", month=end, figure=text)
    if i.aggregation == "rolling" and span.days < MOST_OF_A_YEAR:
        return _("In the 12 months to {month} the figure was {figure}.", month=end, figure=text)
    if span.end < a.period.start:
        return _("The latest figure is {figure}, for {period}.", figure=text, period=in_sentence(span))
    return _("The figure given for {period} is {figure}.", figure=text, period=in_sentence(span))


def direction_sentence(a: Assessment) -> str:
    """How the figure stands to the earlier one; empty where there is none."""
    c = a.comparison
    if a.figure is None or c.previous is None or c.period is None:
        return ""
    current = shown(a, c.current) if c.current is not None else ""
    if c.current is None:
        this = _c("a figure, as the subject of a comparison", "That")
        if any(mark in marks(a) for mark in _MARKED):
            this = _c("a figure, as the subject of a comparison", "It")
    elif c.current_of == "period":
        this = _("{figure} in this period alone", figure=current)
    else:
        this = _("{figure} since the year began", figure=current)
    return _(_BESIDE[beside(c, a.figure.value)], this=this, earlier=_earlier(a, c, c.previous, in_sentence(c.period)))


def _earlier(a: Assessment, c: Comparison, previous: Decimal, period: str) -> str:
    if c.share < 1:
        return _n("{part}, which is {n} month's share of {whole} in {period}",
                  "{part}, which is {n} months' share of {whole} in {period}", round(c.share * 12),
                  part=shown(a, previous), whole=shown(a, c.published or previous), period=period)
    return _("{figure} in {period}", figure=shown(a, previous), period=period)


def beside(c: Comparison, value: Decimal | None) -> str:
    """How a figure stands to the earlier one: `improving`, `declining`, `same`, or `maintained` (about the same)."""
    now = value if c.current is None else c.current
    alike = now is None or now == c.previous
    return "same" if c.direction == "maintained" and alike else c.direction


def aim_sentence(book: Book, a: Assessment) -> str:
    """What was to be reached; empty for a measure that is not in use."""
    target = a.target
    if target is None or target.kind == "none":
        return _("No target was set for this year.") if in_use(a.indicator, a.period) else ""
    text = (target_text(a.indicator, target) or "").rstrip(".")
    year = in_sentence(book.periods[target.period_id])
    if target.kind == "unconfirmed":
        return _("No target is agreed yet (“{words}”).", words=text) if text else _("No target is agreed yet.")
    if target.kind == "no-survey":
        return _("There is no target for {year}, because no survey is held.", year=year)
    if a.goal is None:
        numeric = target.kind == "set" and target.basis != "previous-year"
        way = _way(a.indicator, target.target) if numeric and target.upper is None else ""
        return _(_TARGETS.get(way, _PLAIN), year=year, target=text if numeric else quoted(text)) if text else ""
    return _summed(a, a.goal) if a.goal.summed else _goal(a, a.goal, year, text)


def _summed(a: Assessment, goal: Goal) -> str:
    kind, total = goal.parts[0].type, shown(a, goal.value)
    if kind == "month":
        return _n("The target for the {n} month comes to {total}.", "The targets for the {n} months come to {total}.",
                  goal.summed, total=total)
    if kind == "quarter":
        return _n("The target for the {n} quarter comes to {total}.",
                  "The targets for the {n} quarters come to {total}.", goal.summed, total=total)
    return _n("The target for the {n} part of the year comes to {total}.",
              "The targets for the {n} parts of the year come to {total}.", goal.summed, total=total)


def _goal(a: Assessment, goal: Goal, year: str, text: str) -> str:
    """The year's target, and what was expected by now, as a sentence each."""
    target, way = goal.target, _way(a.indicator, goal.year_value)
    said = _(_TARGETS.get(way, _PLAIN), year=year, target=shown(a, goal.year_value))
    if target.upper is not None:
        said = _(_PLAIN, year=year, target=text)
    elif target.basis == "previous-year" and text:
        said = _(_RELATIVE.get(way, _RELATIVELY), year=year, target=shown(a, goal.year_value), words=text)
    if goal.share == 1:
        return said
    by_now, way = shown(a, aim(a)), a.indicator.polarity
    if goal.upper is not None:
        i = a.indicator
        by_now = from_to(*ends(rounded(a, goal.value), rounded(a, goal.upper), i.format, i.unit))
    return said + " " + _(_BY_NOW.get(way, _AT_NOW), figure=by_now)


def _way(i: Indicator, target: Decimal | None) -> str:
    """Which figures beyond a target meet it too: `higher`, `lower`, or '' where there are none."""
    whole = i.format == "percent" and i.unit.startswith("of ")
    if i.polarity == "higher" and not (whole and target == WHOLE):
        return "higher"
    return "lower" if i.polarity == "lower" and (target != 0 or i.format not in ("number", "percent")) else ""


def unrated_sentence(book: Book, a: Assessment) -> str:
    """Why there is no status, and when a figure is expected; empty where there is a status."""
    if a.shown_status != "unrated":
        return ""
    said = _("It is not rated: {why}.", why=REASONS[a.shown_reason or "awaiting-data"])
    row = book.observation(a.indicator.indicator_id, a.period.period_id)
    if row is None or not row.expected_on:
        return said
    when = expected(row.expected_on)
    if row.expected_on.count("-") == 2:
        return said + " " + _("It is expected on {day}.", day=when)
    return said + " " + _("It is expected in {month}.", month=when)


def _with_unit(i: Indicator, row: Observation) -> str:
    return quantity(row.value, i.format, i.unit) if row.value is not None else quoted(row.text_value or "")
