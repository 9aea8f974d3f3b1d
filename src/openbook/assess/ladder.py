"""Ladders of thresholds: the one way in which every rule turns a figure into a status.

A rule does not compare; it says from where to where each status reaches. Comparing, explaining and finding
the value at which the status would have changed are then the same for all rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from openbook.model.types import Polarity, Status


@dataclass(frozen=True, slots=True)
class Rung:
    """One status and the figures that earn it; None is no limit.

    Attributes:
        low, high: the ends of the rung, which belong to it.
        beyond: the ends do not belong to it: the figure must be better than the limit.
        because: what such a figure is, as a message, where nearness to the target does not say it.
    """

    status: Status
    low: Decimal | None
    high: Decimal | None
    beyond: bool = False
    because: str = ""

    def holds(self, value: Decimal) -> bool:
        """Whether the figure earns this rung."""
        if self.beyond and value in (self.low, self.high):
            return False
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs from best to worst; a figure gets the first that holds it, else `below`.

    Attributes:
        reason: where `below` is unrated, why (a key of `openbook.assess.REASONS`).
        compared: whether the rule looks at the earlier figure, so that the working shows it.
    """

    rungs: tuple[Rung, ...]
    below: Status = "red"
    reason: str = "not-computable"
    compared: bool = False

    def status(self, value: Decimal) -> Status:
        """The status that a figure earns."""
        return next((r.status for r in self.rungs if r.holds(value)), self.below)

    def better(self, status: Status) -> Rung | None:
        """The rung just above a status: what the figure would have had to reach. None at the top."""
        names = [r.status for r in self.rungs]
        place = names.index(status) if status in names else len(names)
        return self.rungs[place - 1] if place > 0 else None

    def rung(self, status: Status) -> Rung | None:
        """The rung of a status, or None for the lowest."""
        return next((r for r in self.rungs if r.status == status), None)


def rung(
    status: Status, limit: Decimal, polarity: Polarity, upper: Decimal | None = None, *, beyond: bool = False,
    because: str = "",
) -> Rung:
    """A rung for a polarity: `limit` or more, `limit` or less, or from `limit` to `upper` for a range.

    Args:
        beyond: whether the limit itself is not enough.
        because: kept as the rung's own.

    Raises:
        ValueError: for polarity `none`, or a range without an upper end.
    """
    if polarity == "higher":
        return Rung(status, limit, None, beyond, because)
    if polarity == "lower":
        return Rung(status, None, limit, beyond, because)
    if polarity == "range" and upper is not None:
        return Rung(status, limit, upper, beyond, because)
    raise ValueError(f"no threshold can be set for polarity {polarity!r}")


def eased(limit: Decimal, margin: Decimal, polarity: Polarity) -> Decimal:
    """The limit moved by a margin in the direction that is easier to reach."""
    return limit + margin if polarity == "lower" else limit - margin
