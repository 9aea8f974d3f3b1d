"""Results, targets and the distance between them as cells and short phrases."""

from __future__ import annotations

from decimal import Decimal

from openbook.assess.figure import Goal
from openbook.assess.judge import Assessment
from openbook.assess.working import aim, rounded, shown
from openbook.model import Book, Indicator, Observation, Target
from openbook.text import amount, difference, ends, from_to
from openbook.text.language import _, _n

LOW = "[low]"
"""Marks a figure that is written as 0 and is not 0."""


def result_text(indicator: Indicator, row: Observation | None) -> str | None:
    """A result as shown in tables: the figure with its marker, the words, or None when there is none."""
    if row is None:
        return None
    if row.value is not None:
        text = amount(row.value, indicator.format, indicator.unit)
        return f"{text} {row.marker}" if row.marker else text
    return row.text_value


def target_text(indicator: Indicator, target: Target | None) -> str | None:
    """A target as shown in tables: `18.0%`, `15% to 30%`, or the publisher's words; None without a target."""
    if target is None or target.kind == "none":
        return None
    if target.kind != "set" or target.target is None or target.basis == "previous-year":
        return target.target_text
    if target.upper is not None:
        return from_to(*ends(target.target, target.upper, indicator.format, indicator.unit))
    return amount(target.target, indicator.format, indicator.unit)


def gap_text(a: Assessment) -> str:
    """How far a figure is from what it should have reached: `2 better than the target of 10`; '' without a number."""
    if a.goal is None or a.figure is None or a.indicator.polarity == "none":
        return ""
    i, value, goal = a.indicator, a.figure.value, aim(a)
    if a.goal.upper is not None:
        return _range_text(a, a.goal, a.goal.upper)
    if value == goal:
        if LOW in marks(a):
            return _("on target")
        return _("exactly on target") if a.goal.share == 1 else _("exactly as expected by now")
    off, aimed = rounded(a, value - goal), _aim_text(a, a.goal)
    gap, better = difference(off, i.format, i.unit), (value > goal) == (i.polarity == "higher")
    if off == 0:
        return _("just better than {aim}", aim=aimed) if better else _("just worse than {aim}", aim=aimed)
    if better:
        return _("{gap} better than {aim}", gap=gap, aim=aimed)
    return _("{gap} worse than {aim}", gap=gap, aim=aimed)


def _range_text(a: Assessment, goal: Goal, upper: Decimal) -> str:
    """Where a figure stands to a range, and how far outside."""
    i, value = a.indicator, a.figure.value if a.figure is not None else goal.value
    span = from_to(*ends(rounded(a, goal.value), rounded(a, upper), i.format, i.unit))
    aimed = _("the target range of {range}", range=span) if goal.share == 1 else \
        _("the range expected by now, {range}", range=span)
    if goal.value <= value <= upper:
        return _("within {range}", range=aimed)
    over = value > upper
    off = rounded(a, value - (upper if over else goal.value))
    if off == 0:
        return _("just above {range}", range=aimed) if over else _("just below {range}", range=aimed)
    gap = difference(off, i.format, i.unit)
    return _("{gap} above {range}", gap=gap, range=aimed) if over else _("{gap} below {range}", gap=gap, range=aimed)


def _aim_text(a: Assessment, goal: Goal) -> str:
    """What a figure should have reached, in words that follow 'better than'."""
    said = shown(a, aim(a))
    if goal.summed:
        return _("{targets} together, {figure}", targets=parts_text(goal), figure=said)
    if goal.share < 1:
        return _("the {figure} expected by now", figure=said)
    return _("the target of {figure}", figure=said)


def parts_text(goal: Goal) -> str:
    """Whose targets were added up to a goal, in words: `the targets for 3 months`."""
    kind = goal.parts[0].type if goal.parts else ""
    if kind == "month":
        return _n("the target for the {n} month", "the targets for the {n} months", goal.summed)
    if kind == "quarter":
        return _n("the target for the {n} quarter", "the targets for the {n} quarters", goal.summed)
    return _n("the target for the {n} part of the year", "the targets for the {n} parts of the year", goal.summed)


def marks(a: Assessment) -> str:
    """The marks of the figure judged, of each that it was added up from, or of the result in words: `[p][e]`."""
    rows = a.figure.observations if a.figure is not None else (a.words,) if a.words is not None else ()
    return "".join(row.marker or "" for row in rows)


def latest(book: Book, indicator: Indicator) -> Observation | None:
    """The last result of an indicator, a figure or words."""
    rows = [o for o in book.observations(indicator.indicator_id) if o.value is not None or o.text_value is not None]
    return rows[-1] if rows else None
