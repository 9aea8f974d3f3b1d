"""Arithmetic that the checks share: rounding as printed, and when two printed numbers say the same."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from openbook.model import Indicator
from openbook.text import POUNDS, unit_words
from openbook.text.language import _
from openbook.text.numbers import AMPLE
from openbook.text.units import multiplier


def decimals(value: Decimal) -> int:
    """How many decimals a number was printed with."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def like(value: Decimal, printed: Decimal) -> Decimal:
    """A worked-out number, rounded half up to the decimals of a printed one."""
    return value.quantize(Decimal(1).scaleb(-decimals(printed)), rounding=ROUND_HALF_UP, context=AMPLE)


def percent(part: Decimal | int, whole: Decimal | int, printed: Decimal) -> Decimal:
    """A share in percent, to the decimals of the printed one; `whole` is not 0."""
    return like(Decimal(part) * 100 / Decimal(whole), printed)


def same(printed: Decimal, other: Decimal, qualifier: str | None = None) -> bool:
    """Whether a number printed in one place says the same as another.

    Without a qualifier both are rounded to the fewer decimals of the two: 90.8 repeats 90.75. `over` and `under`
    allow every number from there on; `about` allows half a step of the last figure that is not 0, so that about
    400 repeats 354.
    """
    if qualifier == "over":
        return other >= printed
    if qualifier == "under":
        return other <= printed
    if qualifier == "about":
        digits = printed.normalize().as_tuple().exponent
        return abs(other - printed) <= Decimal(5).scaleb(digits - 1 if isinstance(digits, int) else 0)
    fewer = min(printed, other, key=decimals)
    return like(printed, fewer) == like(other, fewer)


def part_of(part: Decimal | int, whole: Decimal | int) -> str:
    """Two counts that a share was worked out from, in words: `3 of 8`."""
    return _("{part} of {whole}", part=part, whole=whole)


def unit_of(indicator: Indicator) -> str:
    """What stands at an indicator's figures: `%`, `£`, a unit of money such as `gbp-million`, or nothing."""
    if indicator.format.endswith("percent"):
        return "%"
    if indicator.format != "pounds":
        return ""
    large = f"gbp-{multiplier(indicator.unit)}" if not unit_words(indicator.unit) else ""
    return large if large in POUNDS else "£"
