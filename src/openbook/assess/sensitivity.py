"""How the counts would stand at other margins: what the publisher's choice of a tolerance decides.

Counted is what the rule gives, not what was printed. Only the margins of the default rule are changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from openbook.assess.judge import Assessment, Judged, assess, count
from openbook.assess.rules import Parameters, number
from openbook.model import RuleConfig

DEFAULT = "default"
MARGINS: Mapping[str, tuple[str, ...]] = {
    "tolerance": ("amber_within",), "points": ("amber_within",), "improvement": ("green_within",),
    "two-step": ("green_within", "amber_within"),
}
"""Built-in rules that have margins, with the parameters that hold them."""

PERCENT = (Decimal(0), Decimal(5), Decimal(10))
"""Margins to try for a rule with one margin in percent of the target."""

FACTORS = (Decimal(0), Decimal("0.5"), Decimal(1), Decimal(2))
"""Shares of the rule's own margins to try where no percentage is natural: points, and rules with two margins."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rule would give at some margins.

    Attributes:
        margins: the size of each margin, in the order of the rule's parameters.
        in_points: whether the margins are in the indicators' units; else percent of the target.
        own: whether these are the publisher's own margins.
        counts: number of indicators by status; all statuses together are all indicators.
    """

    margins: tuple[Decimal, ...]
    in_points: bool
    own: bool
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The default rule at several margins.

    Attributes:
        standings: from no margin to the widest, or none.
        lacking: why there are none: `no-rule`, `no-margin` (the rule knows no tolerance), `by-target` (only
            targets have tolerances), `zero` (the rule allows no miss, and there is nothing to take half of); else ``.
        total: all indicators.
        apart: those that no change of these margins can touch: they have another rule, or a tolerance of their own
            in place of a margin of the rule.
    """

    standings: tuple[Standing, ...] = ()
    lacking: str = ""
    total: int = 0
    apart: int = 0

    @property
    def own(self) -> Standing | None:
        """What the publisher's own margins give."""
        return next((s for s in self.standings if s.own), None)


def sensitivity(judged: Judged) -> Sensitivity:
    """Judge a book again at other margins of its default rule.

    One margin in percent is tried at 0, 5 and 10 percent and at the publisher's own; points, and two margins, at
    none, half, once and twice the publisher's own.
    """
    rule = judged.book.publisher.rules.get(DEFAULT)
    if rule is None:
        return Sensitivity(lacking="no-rule")
    names = MARGINS.get(rule.rule)
    if names is None:
        return Sensitivity(lacking="no-margin")
    own = [number(rule.parameters, name) for name in names]
    sizes = tuple(size for size in own if size is not None)
    if len(sizes) < len(names):
        return Sensitivity(lacking="by-target")
    tried = _tried(rule.rule, sizes)
    if len(tried) == 1:
        return Sensitivity(lacking="zero")
    standings = tuple(Standing(margins, rule.rule == "points", margins == sizes, _counts(judged, rule, names, margins))
                      for margins in tried)
    apart = count(a for a in judged if a.rule.rule_id != DEFAULT
                  or (len(names) == 1 and a.goal is not None and a.goal.target.tolerance is not None))
    return Sensitivity(standings, "", count(judged).total, apart.total)


def _tried(rule: str, own: tuple[Decimal, ...]) -> list[tuple[Decimal, ...]]:
    if len(own) == 1 and rule != "points":
        return [(size,) for size in sorted({*PERCENT, *own})]
    return sorted({tuple(size * factor for size in own) for factor in FACTORS})


def _counts(judged: Judged, rule: RuleConfig, names: tuple[str, ...],
            margins: tuple[Decimal, ...]) -> Mapping[str, int]:
    book = judged.book
    parameters: Parameters = {**rule.parameters, **dict(zip(names, margins, strict=True))}
    rules = {**book.publisher.rules, DEFAULT: RuleConfig(DEFAULT, rule.rule, dict(parameters))}
    changed = replace(book, publisher=replace(book.publisher, rules=rules))
    return count(_by_rule(assess(changed, a.indicator, a.period)) for a in judged).status


def _by_rule(a: Assessment) -> Assessment:
    """The assessment as if the rule's own status had been printed, so that it is counted where others are."""
    if a.published is None:
        return a
    return replace(a, published=replace(a.published, status=a.status, status_reason=a.reason))
