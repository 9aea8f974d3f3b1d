"""What a rule may look at, what it returns, and how it says that it cannot judge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from openbook.assess.ladder import Ladder
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
        previous: the comparator's figure, for rules that look at improvement, on the scale of the figure judged.
        held_within: how much worse than `previous` still counts as held, in the indicator's unit.
    """

    polarity: Polarity
    goal: Decimal
    upper: Decimal | None = None
    minimum: Decimal | None = None
    aspirational: Decimal | None = None
    tolerance: Decimal | None = None
    tolerance_kind: str | None = None
    previous: Decimal | None = None
    held_within: Decimal = Decimal(0)


Rule = Callable[[Case, Parameters], Ladder]


class NotJudgeable(ValueError):
    """The rule cannot judge this case; the message says what is lacking.

    Attributes:
        reason: a key of `openbook.assess.REASONS`.
    """

    def __init__(self, message: str, reason: str = "not-computable") -> None:
        super().__init__(message)
        self.reason = reason


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
