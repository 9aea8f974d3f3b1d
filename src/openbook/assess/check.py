"""A printed number beside the one that the data gives."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Check:
    """One printed number beside the one the data gives.

    Attributes:
        source: where it is printed.
        what: what is counted, in words.
        plan_id: the plan it is about, or None for the whole.
        printed, counted: both numbers; `unit` is `` or `%`.
        basis: how `counted` was worked out, in words.
        place: (measure, scope, code), to find the check of one cell.
    """

    source: str
    what: str
    plan_id: str | None
    printed: Decimal
    counted: Decimal
    basis: str
    place: tuple[str, str, str]
    unit: str = ""

    @property
    def agrees(self) -> bool:
        """Whether both are the same number."""
        return self.printed == self.counted


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often rule and print agree: `agreed` of `total`, of which `unchecked` could not be worked out."""

    agreed: int
    total: int
    unchecked: int = 0
