"""A printed number beside the one that the data gives."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from openbook.text import POUNDS, figure, pounds


@dataclass(frozen=True, slots=True)
class Check:
    """One printed number beside the one the data gives.

    Attributes:
        source: where it is printed.
        what: what is counted, in words.
        plan_id: the plan it is about, or None for the whole.
        printed, counted: both numbers; `unit` is ``, `%` or a unit of money (`gbp`, `gbp-thousand`, `gbp-million`).
        basis: how `counted` was worked out, in words.
        place: (measure, scope, code), to find the check of one cell.
        kind: what kind of check it is: `counts` or `money`.
        matches: whether both agree, where rounding decides; None: when they are equal.
    """

    source: str
    what: str
    plan_id: str | None
    printed: Decimal
    counted: Decimal
    basis: str
    place: tuple[str, str, str]
    unit: str = ""
    kind: str = "counts"
    matches: bool | None = None

    @property
    def agrees(self) -> bool:
        """Whether both say the same."""
        return self.printed == self.counted if self.matches is None else self.matches

    @property
    def printed_text(self) -> str:
        """The printed number with its unit, as pages show it."""
        return self._shown(self.printed)

    @property
    def counted_text(self) -> str:
        """The number that the data gives with its unit, as pages show it."""
        return self._shown(self.counted)

    def _shown(self, value: Decimal) -> str:
        return pounds(value, self.unit) if self.unit in POUNDS else figure(value) + self.unit


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often rule and print agree: `agreed` of `total`, of which `unchecked` could not be worked out."""

    agreed: int
    total: int
    unchecked: int = 0
