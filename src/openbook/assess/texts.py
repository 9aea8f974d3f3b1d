"""Results, targets and the distance between them as cells and short phrases."""

from __future__ import annotations

from openbook.assess.figure import Goal
from openbook.assess.judge import Assessment
from openbook.assess.working import aim, rounded, shown
from openbook.model import Book, Indicator, Observation, Target
from openbook.text import amount, difference, figure, from_to
from openbook.text.language import _, _n


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
        return from_to(figure(target.target, indicator.format), amount(target.upper, indicator.format, indicator.unit))
    return amount(target.target, indicator.format, indicator.unit)


def gap_text(a: Assessment) -> str:
    """How far a figure is from what it should have reached: `2 better than the target of 10`; '' without a number."""
    if a.goal is None or a.figure is None or a.indicator.polarity == "none":
        return ""
    i, value, goal = a.indicator, a.figure.value, aim(a)
    upper = a.goal.upper
    if upper is not None:
        span = from_to(figure(goal, i.format), amount(upper, i.format, i.unit))
        if goal <= value <= upper:
            return _("within the target range of {range}", range=span)
        return _("outside the target range of {range}", range=span)
    if value == goal:
        return _("exactly on target") if a.goal.share == 1 else _("exactly as expected by now")
    gap = difference(rounded(a, value - goal), i.format, i.unit)
    if (value > goal) == (i.polarity == "higher"):
        return _("{gap} better than {aim}", gap=gap, aim=_aim_text(a, a.goal))
    return _("{gap} worse than {aim}", gap=gap, aim=_aim_text(a, a.goal))


def _aim_text(a: Assessment, goal: Goal) -> str:
    """What a figure should have reached, in words that follow 'better than'."""
    said = shown(a, aim(a))
    if goal.summed:
        return _("{targets} together, {figure}", targets=parts_text(goal), figure=said)
    if goal.share < 1:
        return _("the {figure} expected by now", figure=said)
    return _("the target of {figure}", figure=said)


def parts_text(goal: Goal) -> str:
    """Whose targets were added up to a goal, in words: `the 3 monthly targets`."""
    kind = goal.parts[0].type if goal.parts else ""
    if kind == "month":
        return _n("the {n} monthly target", "the {n} monthly targets", goal.summed)
    if kind == "quarter":
        return _n("the {n} quarterly target", "the {n} quarterly targets", goal.summed)
    return _n("the {n} target", "the {n} targets", goal.summed)


def latest(book: Book, indicator: Indicator) -> Observation | None:
    """The last result of an indicator, a figure or words."""
    rows = [o for o in book.observations(indicator.indicator_id) if o.value is not None or o.text_value is not None]
    return rows[-1] if rows else None
