"""Figures with their units: what must stay beside a figure, what may be left out, and one of a thing.

A unit may begin with a multiplier ("million visitors", or "million" of pounds). It is a part of the figure: `1.98`
says something else than `1.98 million`. A unit in brackets is a remark ("(unit not stated)"), not a word to read out
after a figure.
"""

from __future__ import annotations

import re
from decimal import Decimal

from openbook.text.language import N_, SOURCE, _, _c, _n, language
from openbook.text.numbers import figure, form_of, plain

MULTIPLIERS = {"thousand": N_("{amount} thousand"), "million": N_("{amount} million"),
               "billion": N_("{amount} billion")}
"""Each multiplier, as units in English have it, to the message that puts it behind a figure."""

_AFTER = re.compile(r"\b(?:a|aged|against|at|for|from|in|of|out|over|per|to|under|who|with)\b")
_ONE = {"children": "child", "families": "family", "feet": "foot", "men": "man", "people": "person",
        "series": "series", "staff": "staff", "women": "woman"}


def multiplier(unit: str) -> str:
    """The multiplier that a unit begins with, or an empty string: `million` of `million visitors`.

    A unit that a publisher wrote in another language begins with that language's word for it.
    """
    first = unit.partition(" ")[0].lower()
    if first in MULTIPLIERS:
        return first
    if language().code == SOURCE or not first:
        return ""
    said = {_c("first word of a unit", "thousand"): "thousand", _c("first word of a unit", "million"): "million",
            _c("first word of a unit", "billion"): "billion"}
    return said.get(first, "")


def said_unit(unit: str) -> str:
    """A unit in the language of the moment, as far as its publisher has translated it."""
    return language().say(unit, "unit")


def unit_words(unit: str) -> str:
    """A unit without its multiplier; empty for a remark in brackets: `visitors` of `million visitors`."""
    if unit.startswith("("):
        return ""
    said = said_unit(unit)
    return said.partition(" ")[2] if multiplier(unit) else said


def amount(value: Decimal, style: str, unit: str) -> str:
    """A figure as it may stand alone: with the multiplier of its unit, without the rest: `−£2.982 million`.

    Nothing needs no multiplier: `£0`. With decimals it has one, for they say how finely it is counted: `£0.0 million`.

    Raises:
        ValueError: for an unknown format.
    """
    times, written = multiplier(unit), figure(value, style)
    return _(MULTIPLIERS[times], amount=written) if times and not _nothing(value) else written


def ends(low: Decimal, high: Decimal, style: str, unit: str) -> tuple[str, str]:
    """Both ends of a range, the multiplier once (`£2`, `£5 million`), or before a plain zero (`−£5 million`, `£0`).

    Raises:
        ValueError: for an unknown format.
    """
    return amount(low, style, unit) if _nothing(high) else figure(low, style), amount(high, style, unit)


def _nothing(value: Decimal) -> bool:
    """Whether a figure is a zero without decimals."""
    exponent = value.as_tuple().exponent
    return value.is_zero() and isinstance(exponent, int) and exponent >= 0


def quantity(value: Decimal, style: str, unit: str) -> str:
    """A figure with its unit: `560 families`, `1 family`, `63% of assessments`, `1.98 million visitors`.

    Raises:
        ValueError: for an unknown format.
    """
    words = unit_words(unit)
    english = said_unit(unit) == unit
    if abs(value) == 1 and english and style in ("number", "signed") and not multiplier(unit):
        words = one_of(words)
    written = amount(value, style, unit)
    return _("{amount} {unit}", amount=written, unit=words) if words else written


def difference(value: Decimal, style: str, unit: str = "") -> str:
    """The size of a difference in words: percentages differ by percentage points.

    `Decimal("4.1")` is `4.1 percentage points` in a percent format, `£4.10` in pounds, else `4.1`, with the
    multiplier of the unit.
    """
    size = abs(value)
    if style.endswith("percent"):
        return _n("{size} percentage point", "{size} percentage points", form_of(size), size=plain(size))
    return amount(size, "pounds" if style == "pounds" else "number", unit)


def measured_in(style: str, unit: str) -> str:
    """What a column of figures is in: `% of roads`, `£ million`, `visits`; a remark in brackets stays."""
    sign = "£" if style == "pounds" else "%" if style.endswith("percent") else ""
    return f"{sign} {said_unit(unit)}".strip()


def one_of(unit: str) -> str:
    """The singular of a plural unit, by its first noun: `child per 10,000`, `foster carer`; unknown words stay.

    So does the unit while another language than English is spoken: which form goes with 1 is its own affair.
    """
    if language().code.partition("-")[0] != SOURCE:
        return unit
    found = _AFTER.search(unit)
    head, tail = (unit[: found.start()], unit[found.start():]) if found else (unit, "")
    if tail.startswith("who") or " and " in head:
        return unit
    kept, gap, last = head.rstrip().rpartition(" ")
    return f"{kept}{gap}{_singular(last)} {tail}".rstrip()


def _singular(word: str) -> str:
    if word in _ONE:
        return _ONE[word]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if re.search(r"(?:ss|x|ch|sh)es$", word):
        return word[:-2]
    return word[:-1] if re.search(r"[^siu]s$", word) else word
