"""Something printed beside what the data gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from openbook.text import POUNDS, Said, figure, pounds, quoted
from openbook.text.language import N_, _

KINDS: Mapping[str, str] = Said({
    "counts": N_("Counts and percentages of statuses and directions"),
    "actions": N_("Counts and percentages of actions"),
    "mentions": N_("Figures printed in more than one place"),
    "changes": N_("Changes since an earlier figure"),
    "ratios": N_("Rates worked out again from their own numbers"),
    "periods": N_("Shorter periods that add up to a longer one"),
    "targets": N_("Targets held against other targets and benchmarks"),
    "money": N_("Totals of money"),
    "status": N_("Statuses by the publisher's own rule"),
    "direction": N_("Directions by the publisher's own rule"),
})
"""Kind of check to its name, in the order of the page; a kind that is not named here comes last."""

POINTS = "points"
"""Unit of a change or a distance in percentage points."""


@dataclass(frozen=True, slots=True)
class Check:
    """One printed number or word beside the one that the data gives.

    Attributes:
        source: where it is printed.
        what: what is printed there, in words; where `indicator_id` is given, about that indicator.
        plan_id: the plan it is about, or None for the whole.
        printed, counted: both numbers, or both words; `unit` stands behind a number (`£` before it), or is `points`,
            or a unit of money (`gbp`, `gbp-thousand`, `gbp-million`).
        basis: how `counted` was worked out, in words.
        place: (measure, scope, code), to find the check of one cell.
        kind: a key of `KINDS`.
        indicator_id: the indicator it is about, or None.
        other: the place of the report that holds the other figure, or an empty string.
        note: what a reader must know about it, in the publisher's data, or an empty string.
        matches: whether both agree, where rounding or words such as "over" decide; None: when they are equal.
    """

    source: str
    what: str
    plan_id: str | None
    printed: Decimal | str
    counted: Decimal | str
    basis: str
    place: tuple[str, str, str]
    unit: str = ""
    kind: str = "counts"
    indicator_id: str | None = None
    other: str = ""
    matches: bool | None = None
    note: str = ""

    @property
    def agrees(self) -> bool:
        """Whether both say the same."""
        return self.printed == self.counted if self.matches is None else self.matches

    @property
    def printed_text(self) -> str:
        """What is printed, as a page shows it: `30.3%`."""
        return self._shown(self.printed)

    @property
    def counted_text(self) -> str:
        """What the data gives, as a page shows it."""
        return self._shown(self.counted)

    @property
    def printed_said(self) -> str:
        """What is printed, as a sentence says it: words stand in quotation marks, figures as they are."""
        return _said(self.printed, self.printed_text)

    @property
    def counted_said(self) -> str:
        """What the data gives, as a sentence says it."""
        return _said(self.counted, self.counted_text)

    def _shown(self, value: Decimal | str) -> str:
        if isinstance(value, str):
            return value
        if self.unit in POUNDS:
            return pounds(value, self.unit)
        if self.unit == "£":
            return figure(value, "pounds")
        change = "change" in self.place[0] or "change" in self.place[1]
        written = figure(value, "signed" if change else "number")
        return _("{figure} points", figure=written) if self.unit == POINTS else f"{written}{self.unit}"


def _said(value: Decimal | str, shown: str) -> str:
    words = isinstance(value, str) and not any(ch.isdigit() for ch in value)
    return quoted(shown) if words else shown


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often rule and print agree: `agreed` of `total`, of which `unchecked` could not be worked out."""

    agreed: int
    total: int
    unchecked: int = 0

    @property
    def differing(self) -> int:
        """How often they say something else."""
        return self.total - self.agreed - self.unchecked


def by_kind(checks: Iterable[Check]) -> dict[str, Agreement]:
    """How many checks of each kind agree, in the order of `KINDS`; kinds without checks are left out."""
    found: dict[str, Agreement] = {}
    for c in checks:
        so_far = found.get(c.kind, Agreement(0, 0))
        found[c.kind] = Agreement(so_far.agreed + c.agrees, so_far.total + 1)
    order = [*KINDS, *(kind for kind in found if kind not in KINDS)]
    return {kind: found[kind] for kind in order if kind in found}


def total(found: Iterable[Agreement]) -> Agreement:
    """Several agreements together."""
    every = tuple(found)
    return Agreement(sum(a.agreed for a in every), sum(a.total for a in every), sum(a.unchecked for a in every))
