"""Parameters of the rules: is each one there that a rule needs, known to it, and in order with the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from openbook.errors import Problem
from openbook.package.ratings import DESCRIPTOR
from openbook.package.wording import did_you_mean


@dataclass(frozen=True, slots=True)
class Margins:
    """The parameters of a built-in rule, the tightest first.

    Attributes:
        names: parameters that it takes; each is a number of 0 or more (the descriptor's JSON Schema says so).
        by_target: the one in whose place a target's own tolerance may stand.
    """

    names: tuple[str, ...] = ()
    by_target: str = ""


BUILT_IN: Mapping[str, Margins] = MappingProxyType({
    "tolerance": Margins(("amber_within",), "amber_within"),
    "two-step": Margins(("green_within", "amber_within"), "amber_within"),
    "points": Margins(("amber_within",), "amber_within"),
    "bands": Margins(), "floor": Margins(),
    "improvement": Margins(("green_within",), "green_within"),
    "data-only": Margins(),
})
"""The rules that ship with Openbook (`openbook.assess.rules.BUILT_IN`, which stands above this part)."""

NOTES: tuple[str, ...] = ("source",)
"""Parameters that every rule may have: where it is written down."""


def parameter_problems(rules: Mapping[str, Any]) -> Iterator[Problem]:
    """Find parameters that a built-in rule does not know, or needs and lacks, or that contradict each other.

    A rule of another package knows its own parameters, so they are not looked at.

    Args:
        rules: the sound `rules` of the descriptor's `openbook` object, by id.
    """
    for rule_id, entry in rules.items():
        margins = BUILT_IN.get(entry["rule"])
        if margins is None:
            continue
        given, place = entry.get("parameters", {}), f"openbook.rules.{rule_id}.parameters"
        known = (*margins.names, *NOTES)
        for name in given:
            if name not in known:
                yield Problem("unknown-property", DESCRIPTOR,
                              f"The rule {entry['rule']} has no parameter called {name!r}.",
                              "one of " + ", ".join(known), did_you_mean(name, known, "Delete it."),
                              None, f"{place}.{name}", name)
        for name in margins.names:
            if name not in given and name != margins.by_target:
                yield missing(entry["rule"], name, place)
        sizes = [(name, given[name]) for name in margins.names if name in given]
        for (inner, least), (outer, most) in pairwise(sizes):
            if least > most:
                yield Problem("margins-out-of-order", DESCRIPTOR,
                              f"The margin {inner} is {least}, wider than {outer}, which is {most}.",
                              f"a number of {least} or more in {outer}", f"Correct {inner} or {outer}.",
                              None, f"{place}.{outer}", str(most))


def missing(rule: str, name: str, place: str, why: str = "") -> Problem:
    """The problem that a rule lacks a parameter; `why` continues the message."""
    return Problem("property-missing", DESCRIPTOR, f"The rule {rule} needs the parameter {name!r}{why}.",
                   "a number of 0 or more", f"Add {name} to the rule's parameters.", None, f"{place}.{name}")
