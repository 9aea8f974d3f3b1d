"""By how much a rate is multiplied: 100 for percentages, N for "per N"."""

from __future__ import annotations

import re
from decimal import Decimal

_PER = re.compile(r"\bper\s+(10{0,2}(?:,?0{3})*)(?![\d,])")


def rate_scale(unit: str, style: str) -> Decimal:
    """What a numerator over a denominator is multiplied by.

    Args:
        unit: the indicator's unit, such as "children per 10,000".
        style: its format, one of `openbook.text.numbers.FORMATS`.

    Returns:
        N for "per N"; 100 for percentages; else 1.
    """
    words = unit.lower()
    found = _PER.search(words)
    if found:
        return Decimal(found.group(1).replace(",", ""))
    if style in ("percent", "signed-percent") or "%" in words or re.search(r"\bper ?cent\b", words):
        return Decimal(100)
    return Decimal(1)
