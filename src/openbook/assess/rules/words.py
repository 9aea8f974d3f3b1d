"""The built-in rules in plain words, made from a publisher's parameters and labels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from openbook.assess.rules.case import Parameters, number
from openbook.text import plain

Labels = Mapping[str, str]

OWN = "the target’s own tolerance; without one, a miss is not rated by the rule"


def size_text(size: Decimal, *, in_points: bool = False) -> str:
    """A margin in words, without zeros at its end: `5%`, `2.5 points`, `1 point`."""
    text = plain(size.normalize())
    return f"{text} point{'' if size == 1 else 's'}" if in_points else f"{text}%"


def _tolerance(p: Parameters, words: Labels) -> str:
    size = number(p, "amber_within")
    margin = f"{size_text(size)} of the target" if size is not None else OWN
    return _one_margin(margin, words)


def _points(p: Parameters, words: Labels) -> str:
    size = number(p, "amber_within")
    return _one_margin(size_text(size, in_points=True) if size is not None else OWN, words)


def _one_margin(margin: str, words: Labels) -> str:
    return (f"{words['green']} when the target is met. {words['amber']} when it is missed by no more than {margin}. "
            f"{words['red']} when it is missed by more.")


def _two_step(p: Parameters, words: Labels) -> str:
    first, second = number(p, "green_within"), number(p, "amber_within")
    inner = f" or missed by no more than {size_text(first)} of it" if first is not None else ""
    outer = f"{size_text(second)} of the target" if second is not None else "the target’s own tolerance"
    return (f"{words['green']} when the target is met{inner}. {words['amber']} when it is missed by more, but by no "
            f"more than {outer}. {words['red']} when it is missed by more than that.")


def _bands(_p: Parameters, words: Labels) -> str:
    return (f"{words['red']} short of the minimum, {words['amber']} from there to the target, {words['green']} from "
            f"the target on, {words['blue']} beyond the aspirational level. Without a minimum nothing is "
            f"{words['red']}.")


def _floor(_p: Parameters, words: Labels) -> str:
    return (f"{words['green']} at the target or better, {words['amber']} at the floor standard or better, "
            f"{words['red']} below it.")


def _improvement(p: Parameters, words: Labels) -> str:
    size = number(p, "green_within")
    margin = f"{size_text(size)} of it" if size is not None else "the target’s own tolerance"
    return (f"{words['green']} when the target is met or missed by no more than {margin}. When it is missed by more: "
            f"{words['amber']} when the figure is no worse than the earlier one that it is compared with, "
            f"{words['red']} when it is worse. Without an earlier figure such a miss is not rated.")


def _data_only(_p: Parameters, _words: Labels) -> str:
    return "The figure is shown for information. It is never rated, whatever it is."


TEXTS: Mapping[str, Callable[[Parameters, Labels], str]] = {
    "tolerance": _tolerance, "two-step": _two_step, "points": _points, "bands": _bands, "floor": _floor,
    "improvement": _improvement, "data-only": _data_only,
}
"""Name of a built-in rule to the function that says it in words."""
