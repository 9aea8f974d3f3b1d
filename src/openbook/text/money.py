"""Amounts of money in words: `£2.982 million`, `−£0.790 million`, `£812`."""

from __future__ import annotations

from decimal import Decimal

from openbook.text.language import _
from openbook.text.numbers import figure

POUNDS = {"gbp": 0, "gbp-thousand": 3, "gbp-million": 6}
"""Unit of an amount (column `unit` of the finances) to its power of ten."""


def millions(value: Decimal, unit: str) -> Decimal:
    """An amount in £ million with the decimals it was published with: 379228 thousand is 379.228."""
    if value.is_zero() and value.as_tuple().exponent == 0:
        return value
    return value.scaleb(POUNDS[unit] - 6)


def pounds(value: Decimal, unit: str, short: bool = False) -> str:
    """An amount in words; thousands and millions are written in millions, `short` as `£2.982m`.

    Args:
        value: the amount, negative or not.
        unit: a key of `POUNDS`.
        short: for a chart, where room is scarce.
    """
    if unit == "gbp" or (value.is_zero() and value.as_tuple().exponent == 0):
        return figure(value, "pounds")
    amount = figure(millions(value, unit), "pounds")
    return _("{amount}m", amount=amount) if short else _("{amount} million", amount=amount)
