"""How sure a figure from a survey or a sample is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Confidence:
    """Confidence limits of a result, in its own unit; `level` is in percent, 95 for 95% limits."""

    indicator_id: str
    period_id: str
    lower_ci: Decimal
    upper_ci: Decimal
    level: Decimal
    note: str | None = None
    source: str | None = None
