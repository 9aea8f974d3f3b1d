"""Figures in words: `63%`, `£547.00`, `+0.57`, `2,574,500`.

Published decimals are kept: `Decimal("100.0")` is written `100.0`. Thousands have commas. A minus is the
minus sign, which screen readers read aloud; downloads have plain numbers. Nothing is neither more nor less: it has no
sign, in whatever format.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal

from openbook.text.language import _, language

MINUS = "\N{MINUS SIGN}"
AMPLE = Context(prec=100)
"""For rounding: a share or percentage of the largest figures by the smallest has more digits than Decimal's default."""
FORMATS = ("number", "percent", "pounds", "signed", "signed-percent")


def plain(value: Decimal) -> str:
    """A figure with thousands commas and its own decimals: `1234.50` is `1,234.50`."""
    return separated(f"{value:,f}")


def separated(written: str) -> str:
    """A number written the English way (`1,234.5`) with the separators of the language of the moment."""
    spoken = language()
    if (spoken.group, spoken.decimal) == (",", "."):
        return written
    return written.translate({ord(","): spoken.group, ord("."): spoken.decimal})


def within(value: Decimal, decimals: int) -> Decimal:
    """A worked-out figure, rounded half up to at most `decimals` places; shorter figures stay as they are."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and -exponent <= decimals:
        return value
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=AMPLE)


def round_up_to(value: Decimal, decimals: int, *, up: bool) -> Decimal:
    """The next figure with `decimals` places that lies at or above (`up`) or at or below the value."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_CEILING if up else ROUND_FLOOR,
                          context=AMPLE)


def figure(value: Decimal, style: str = "number") -> str:
    """A figure as its page and tables show it.

    Args:
        value: the figure; its decimals are kept.
        style: one of `FORMATS` (column `format` of the indicators).

    Raises:
        ValueError: for an unknown format.
    """
    if style not in FORMATS:
        raise ValueError(f"unknown format {style!r}: expected one of {', '.join(FORMATS)}")
    sign = MINUS if value < 0 else "+" if value > 0 and style.startswith("signed") else ""
    body = plain(abs(value))
    if style == "pounds":
        return f"{sign}£{body}"
    if style.endswith("percent"):
        return f"{sign}{body}%"
    return f"{sign}{body}"


def form_of(value: Decimal) -> int:
    """The number that says which plural form goes with a figure: a fraction has the form of a large round number."""
    return int(value) if value == value.to_integral_value() else 100


def share(part: int, whole: int) -> str:
    """A part of a whole as a whole percentage, rounded half up: `64%`; never 0% or 100% of what is not none or all.

    Raises:
        ZeroDivisionError: when the whole is nothing.
    """
    rounded = (200 * part + whole) // (2 * whole)
    if part and rounded == 0:
        return _("under {share}", share="1%")
    return _("over {share}", share="99%") if part < whole and rounded == 100 else f"{rounded}%"
