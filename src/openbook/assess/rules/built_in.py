"""The rules that ship with Openbook, each a pure function from a case to a ladder of thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from openbook.assess.ladder import Ladder, Rung, eased, rung
from openbook.assess.rules.case import Case, NotJudgeable, Parameters, Rule, number
from openbook.model.types import Status
from openbook.text.language import N_

DATA_ONLY = "data-only"
"""Name of the rule under which a measure is shown and never rated."""

HELD = N_("no worse than the earlier figure")


def tolerance(case: Case, parameters: Parameters) -> Ladder:
    """Green when the target is met, amber within a percentage of it, red beyond.

    Parameters: `amber_within`, percent of the target's size. With a target of zero there is no percentage to
    be within, so a miss is red. A target's own tolerance, in percent or points, comes first. Where neither the
    target nor the rule has one, a miss is not rated.
    """
    if case.tolerance is not None:
        return _one_margin(case, case.tolerance, in_points=case.tolerance_kind == "points")
    return _one_margin(case, number(parameters, "amber_within"), in_points=False)


def points(case: Case, parameters: Parameters) -> Ladder:
    """Green when the target is met, amber within a number of points of it, red beyond.

    Parameters: `amber_within`, in the indicator's unit; a target's own tolerance comes first. Where neither the
    target nor the rule has one, a miss is not rated.
    """
    if case.tolerance is not None:
        return _one_margin(case, case.tolerance, in_points=case.tolerance_kind != "percent")
    return _one_margin(case, number(parameters, "amber_within"), in_points=True)


def two_step(case: Case, parameters: Parameters) -> Ladder:
    """Green when the target is met or missed by a first percentage, amber within a second, red beyond.

    Parameters: `green_within` and `amber_within`, percent of the target's size. A target's own tolerance comes in
    place of `amber_within`; where it is the narrower of the two, it is the margin for green as well.

    Raises:
        NotJudgeable: when one of the margins is not given.
    """
    first, second = number(parameters, "green_within"), number(parameters, "amber_within")
    in_points = case.tolerance is not None and case.tolerance_kind == "points"
    second = second if case.tolerance is None else case.tolerance
    if first is None or second is None:
        raise NotJudgeable("the rule needs two margins, green_within and amber_within")
    amber = _within(case, "amber", second, in_points=in_points)
    green = _within(case, "green", first, in_points=False)
    return Ladder((_narrower(green, amber), amber))


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


def improvement(case: Case, parameters: Parameters) -> Ladder:
    """Green within a percentage of the target, amber when no worse than the earlier figure, red when worse.

    Parameters: `green_within`, percent of the target's size; a target's own tolerance comes first. The earlier
    figure is the comparator that the direction of travel is worked out from. Without one a miss by more than the
    margin is not rated: it can be called neither better nor worse. That is so for every range, as a range has no
    direction of travel.

    Raises:
        NotJudgeable: when neither the rule nor the target has a margin.
    """
    size = number(parameters, "green_within") if case.tolerance is None else case.tolerance
    if size is None:
        raise NotJudgeable("the rule needs a margin, green_within")
    in_points = case.tolerance is not None and case.tolerance_kind == "points"
    green = _within(case, "green", size, in_points=in_points)
    if case.previous is None or case.polarity == "range":
        return Ladder((green,), below="unrated", reason="no-comparator", compared=True)
    amber = rung("amber", eased(case.previous, case.held_within, case.polarity), case.polarity, because=HELD)
    reaches_further = _narrower(green, amber) is green and (green.low, green.high) != (amber.low, amber.high)
    return Ladder((green, amber) if reaches_further else (green,), compared=True)


def data_only(_case: Case, _parameters: Parameters) -> Ladder:
    """Shown for information and never rated, whatever the figure.

    Raises:
        NotJudgeable: always, with the reason `not-judged`.
    """
    raise NotJudgeable("the measure is shown for information", reason="not-judged")


BUILT_IN: Mapping[str, Rule] = {
    "tolerance": tolerance, "two-step": two_step, "points": points, "bands": bands, "floor": floor,
    "improvement": improvement, DATA_ONLY: data_only,
}


def _one_margin(case: Case, size: Decimal | None, *, in_points: bool) -> Ladder:
    met = rung("green", case.goal, case.polarity, case.upper)
    if size is None:
        return Ladder((met,), below="unrated")
    return Ladder((met, _within(case, "amber", size, in_points=in_points)))


def _within(case: Case, status: Status, size: Decimal, *, in_points: bool) -> Rung:
    """The rung of figures that meet the target or miss it by a margin, at either end of a range."""
    def margin(limit: Decimal) -> Decimal:
        return size if in_points else abs(limit) * size / 100

    upper = case.upper + margin(case.upper) if case.upper is not None else None
    return rung(status, eased(case.goal, margin(case.goal), case.polarity), case.polarity, upper)


def _narrower(one: Rung, other: Rung) -> Rung:
    """`one` as far as it does not reach beyond `other`; itself when it reaches nowhere beyond."""
    low = one.low if one.low is None or other.low is None else max(one.low, other.low)
    high = one.high if one.high is None or other.high is None else min(one.high, other.high)
    return one if (low, high) == (one.low, one.high) else replace(one, low=low, high=high)
