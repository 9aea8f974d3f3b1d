"""The target that counts for an indicator in a period, and what the period's own figure is held against.

Councils set most targets for a year. A quarter without a target of its own stands under that of its year; the pages'
tables of figures and every download take it from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from openbook.assess.figure import SHARES_OF, Goal, figure_for, goal_for, summed_goal, target_for
from openbook.assess.judge import Assessment, in_use
from openbook.assess.texts import target_text
from openbook.assess.working import aim, rounded, rounded_to, to_reach
from openbook.model import Book, Indicator, Period, Target
from openbook.text import amount, ends, from_to
from openbook.text.language import _


@dataclass(frozen=True, slots=True)
class InForce:
    """The target that counts in a period.

    Attributes:
        target: the row of targets.
        period_id: the period that it is for: the period itself, or its year.
        value, upper: the target as a number, for a range both ends; a change on last year is worked out where last
            year's figure is there. None for what is no number.
        text: the words that stand in its place where it is no number, and of a change on last year; else None.
        expected: what the period's own figure is held against, as pages show it: the target, or the share of it that
            is expected by the end of the period. None without such a figure or number, and where not that figure by
            itself is judged but what was added up since the year began. For a range its lower end.
        expected_upper: for a range its upper end.
        partly: whether `expected` is a share of the target, as for a running total before the year ends.
    """

    target: Target
    period_id: str
    value: Decimal | None = None
    upper: Decimal | None = None
    text: str | None = None
    expected: Decimal | None = None
    expected_upper: Decimal | None = None
    partly: bool = False


def target_in(book: Book, indicator: Indicator, period: Period) -> Target | None:
    """The target that a table of figures shows beside a figure of a period: its own, or that of its year.

    None where there is no target, and for a part of the year of a measure that adds up over the year.
    """
    own = book.target(indicator.indicator_id, period.period_id)
    if own is not None or indicator.aggregation in SHARES_OF:
        return own
    return target_for(book, indicator, period)


def in_force(book: Book, indicator: Indicator, period: Period) -> InForce | None:
    """The target that counts in a period, or None without one.

    The period's own; else that of the year it lies in; else that of the earlier year whose late figure stands for the
    period. Of a flow whose year has no number, the sum of the targets of the shorter periods that make up the period.
    """
    figure = figure_for(book, indicator, period)
    target = target_for(book, indicator, period)
    if target is None and figure is not None:
        target = target_for(book, indicator, period, figure)
    own = book.observation(indicator.indicator_id, period.period_id)
    used = in_use(indicator, period)
    goal = goal_for(book, indicator, period, figure) if figure is not None else None
    if figure is not None and goal is None and used and (parts := summed_goal(book, indicator, period)):
        figure, goal = parts
        if goal.summed:
            return InForce(goal.target, period.period_id, goal.value, expected=goal.value)
    if target is None:
        return None
    if not used or goal is None or figure is None or figure.observations != (own,):
        return _made(indicator, target, goal)
    upper = rounded_to(indicator, figure, goal.upper) if goal.upper is not None else None
    return _made(indicator, target, goal, rounded_to(indicator, figure, to_reach(indicator, goal)), upper)


def held_against(a: Assessment) -> InForce | None:
    """The target that the figure of an assessment is held against, be it of an earlier period or added up."""
    if a.target is None:
        return None
    if a.goal is not None and a.goal.summed:
        return InForce(a.target, a.period.period_id, a.goal.value, expected=a.goal.value)
    if a.goal is None:
        return _made(a.indicator, a.target, None)
    upper = rounded(a, a.goal.upper) if a.goal.upper is not None else None
    return _made(a.indicator, a.target, a.goal, rounded(a, aim(a)), upper)


def _made(indicator: Indicator, target: Target, goal: Goal | None, expected: Decimal | None = None,
          expected_upper: Decimal | None = None) -> InForce:
    value, upper = _numbers(target, goal)
    text = None if _is_number(target) else target_text(indicator, target)
    partly = expected is not None and goal is not None and goal.share < 1
    return InForce(target, target.period_id, value, upper, text, expected, expected_upper, partly)


def shown_target(indicator: Indicator, aim: InForce) -> str:
    """A target in force as tables show it: `18.0%`, `15% to 30%`, the publisher's words, or that there is none."""
    if aim.text is not None or aim.value is None:
        return aim.text or _("No target")
    if aim.upper is not None:
        return from_to(*ends(aim.value, aim.upper, indicator.format, indicator.unit))
    return amount(aim.value, indicator.format, indicator.unit)


def _is_number(target: Target) -> bool:
    return target.kind == "set" and target.target is not None and target.basis != "previous-year"


def _numbers(target: Target, goal: Goal | None) -> tuple[Decimal | None, Decimal | None]:
    """A target as a number, and the upper end of a range; a change on last year as worked out for its goal."""
    if _is_number(target):
        return target.target, target.upper
    if goal is None or goal.target != target or target.target is None:
        return None, None
    last_year = goal.year_value - target.target
    return goal.year_value, None if target.upper is None else last_year + target.upper
