"""Rules that turn a target into a ladder of statuses. A publisher names one in its data with parameters.

A rule is a pure function `(Case, parameters) -> Ladder`. Built in: `tolerance`, `points`, `bands`, `floor`.
Another package adds one under the entry-point group `openbook.rules`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.metadata import entry_points

from openbook.assess.ladder import Ladder, eased, rung
from openbook.model.types import Polarity

Parameters = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule may look at.

    Attributes:
        polarity: which way is better (`higher`, `lower` or `range`).
        goal: what was to be reached by now, in the indicator's unit; the lower end of a range.
        upper: the upper end of a range.
        minimum, aspirational: further levels by now, for bands and floors.
        tolerance, tolerance_kind: this target's own tolerance, when it differs from the rule's.
        previous: the comparator's figure, for rules that look at improvement.
    """

    polarity: Polarity
    goal: Decimal
    upper: Decimal | None = None
    minimum: Decimal | None = None
    aspirational: Decimal | None = None
    tolerance: Decimal | None = None
    tolerance_kind: str | None = None
    previous: Decimal | None = None


Rule = Callable[[Case, Parameters], Ladder]


class NotJudgeable(ValueError):
    """The rule cannot judge this case; the message says what is lacking."""


def tolerance(case: Case, parameters: Parameters) -> Ladder:
    """Green when the target is met, amber within a percentage of it, red beyond.

    Parameters: `amber_within`, percent of the target's size. With a target of zero there is no percentage to
    be within, so a miss is red. A target's own tolerance, in percent or points, comes first. Where neither the
    target nor the rule has one, a miss is not rated.
    """
    if case.tolerance is not None:
        return _margin(case, case.tolerance, in_points=case.tolerance_kind == "points")
    return _margin(case, number(parameters, "amber_within"), in_points=False)


def points(case: Case, parameters: Parameters) -> Ladder:
    """Green when the target is met, amber within a number of points of it, red beyond.

    Parameters: `amber_within`, in the indicator's unit; a target's own tolerance comes first. Where neither the
    target nor the rule has one, a miss is not rated.
    """
    if case.tolerance is not None:
        return _margin(case, case.tolerance, in_points=case.tolerance_kind != "percent")
    return _margin(case, number(parameters, "amber_within"), in_points=True)


def bands(case: Case, _parameters: Parameters) -> Ladder:
    """Red short of the minimum, amber to the target, green to the aspirational level, blue beyond it.

    A level belongs to the status below blue that it begins: at the target a figure is green, at the aspirational
    level still green. Where levels are equal, the better status counts, and blue is what is better than both.
    Nothing lies beyond a level that is missing: without an aspirational level nothing is blue, without a minimum
    nothing is red, and anything short of the target is amber.
    """
    rungs = [rung("green", case.goal, case.polarity, case.upper)]
    if case.aspirational is not None:
        rungs.insert(0, rung("blue", case.aspirational, case.polarity, case.upper, beyond=True))
    if case.minimum is None:
        return Ladder(tuple(rungs), below="amber")
    return Ladder((*rungs, rung("amber", case.minimum, case.polarity, case.upper)))


def floor(case: Case, _parameters: Parameters) -> Ladder:
    """Green at the target, amber at the floor standard (`minimum`), red short of the floor.

    Raises:
        NotJudgeable: when the target has no floor standard.
    """
    if case.minimum is None:
        raise NotJudgeable("the target has no floor standard (column minimum)")
    return Ladder((rung("green", case.goal, case.polarity, case.upper),
                   rung("amber", case.minimum, case.polarity, case.upper)))


BUILT_IN: Mapping[str, Rule] = {"tolerance": tolerance, "points": points, "bands": bands, "floor": floor}


@cache
def find_rule(name: str) -> Rule:
    """The rule of that name: built in, or registered by an installed package.

    Raises:
        KeyError: when there is none; the message lists the names there are.
    """
    if name in BUILT_IN:
        return BUILT_IN[name]
    for entry in entry_points(group="openbook.rules"):
        if entry.name == name:
            loaded: Rule = entry.load()
            return loaded
    raise KeyError(f"no rule named {name!r}: there are {', '.join(rule_names())}")


def rule_names() -> tuple[str, ...]:
    """Names of all rules, built in and registered, in alphabetical order."""
    return tuple(sorted({*BUILT_IN, *(e.name for e in entry_points(group="openbook.rules"))}))


def number(parameters: Parameters, name: str) -> Decimal | None:
    """A numeric parameter of a rule as a Decimal, or None when it is not given.

    Raises:
        NotJudgeable: when it is not a number.
    """
    value = parameters.get(name)
    if value is None:
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise NotJudgeable(f"the parameter {name} of the rule is not a number") from None


def _margin(case: Case, size: Decimal | None, *, in_points: bool) -> Ladder:
    met = rung("green", case.goal, case.polarity, case.upper)
    if size is None:
        return Ladder((met,), below="unrated")

    def margin(limit: Decimal) -> Decimal:
        return size if in_points else abs(limit) * size / 100

    upper = case.upper + margin(case.upper) if case.upper is not None else None
    return Ladder((met, rung("amber", eased(case.goal, margin(case.goal), case.polarity), case.polarity, upper)))
