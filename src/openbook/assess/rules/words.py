"""The built-in rules in plain words, made from a publisher's parameters and labels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from openbook.assess.rules.case import Parameters, number
from openbook.text import form_of, plain
from openbook.text.language import _, _n

Labels = Mapping[str, str]

def size_text(size: Decimal, *, in_points: bool = False) -> str:
    """A margin in words, without zeros at its end: `5%`, `2.5 points`, `1 point`."""
    text = plain(size.normalize())
    return _n("{size} point", "{size} points", form_of(size), size=text) if in_points else f"{text}%"


def _tolerance(p: Parameters, labels: Labels) -> str:
    size = number(p, "amber_within")
    if size is None:
        return _own_margin(labels)
    return _("{green} when the target is met. {amber} when it is missed by no more than {margin} of the target. {red} "
             "when it is missed by more.", **labels, margin=size_text(size))


def _points(p: Parameters, labels: Labels) -> str:
    size = number(p, "amber_within")
    if size is None:
        return _own_margin(labels)
    return _("{green} when the target is met. {amber} when it is missed by no more than {margin}. {red} when it is "
             "missed by more.", **labels, margin=size_text(size, in_points=True))


def _own_margin(labels: Labels) -> str:
    return _("{green} when the target is met. {amber} when it is missed by no more than the target’s own tolerance; "
             "without one, a miss is not rated by the rule. {red} when it is missed by more.", **labels)


def _two_step(p: Parameters, labels: Labels) -> str:
    first, second = number(p, "green_within"), number(p, "amber_within")
    if first is not None:
        met = _("{green} when the target is met or missed by no more than {margin} of it.", **labels,
                margin=size_text(first))
    else:
        met = _("{green} when the target is met.", **labels)
    if second is not None:
        return met + " " + _(
            "{amber} when it is missed by more, but by no more than {margin} of the target. {red} when it is missed by "
            "more than that.", **labels, margin=size_text(second))
    return met + " " + _(
        "{amber} when it is missed by more, but by no more than the target’s own tolerance. {red} when it is missed by "
        "more than that.", **labels)


def _bands(_p: Parameters, labels: Labels) -> str:
    return _("{red} short of the minimum, {amber} from there to the target, {green} from the target on, {blue} beyond "
             "the aspirational level. Without a minimum nothing is {red}.", **labels)


def _floor(_p: Parameters, labels: Labels) -> str:
    return _("{green} at the target or better, {amber} at the floor standard or better, {red} below it.", **labels)


def _improvement(p: Parameters, labels: Labels) -> str:
    size = number(p, "green_within")
    if size is not None:
        met = _("{green} when the target is met or missed by no more than {margin} of it.", **labels,
                margin=size_text(size))
    else:
        met = _("{green} when the target is met or missed by no more than the target’s own tolerance.", **labels)
    return met + " " + _(
        "When it is missed by more: {amber} when the figure is no worse than the earlier one that it is compared with, "
        "{red} when it is worse. Without an earlier figure such a miss is not rated.", **labels)


def _data_only(_p: Parameters, _labels: Labels) -> str:
    return _("The figure is shown for information. It is never rated, whatever it is.")


TEXTS: Mapping[str, Callable[[Parameters, Labels], str]] = {
    "tolerance": _tolerance, "two-step": _two_step, "points": _points, "bands": _bands, "floor": _floor,
    "improvement": _improvement, "data-only": _data_only,
}
"""Name of a built-in rule to the function that says it in words."""
