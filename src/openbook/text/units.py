"""Figures with their units: what must stay beside a figure, what may be left out, and one of a thing.

A unit may begin with a multiplier ("million visitors", or "million" of pounds). It is a part of the figure: `1.98`
says something else than `1.98 million`. A unit in brackets is a remark ("(unit not stated)"), not a word to read out
after a figure.
"""

from __future__ import annotations

import re
from decimal import Decimal

from openbook.text.language import language
from openbook.text.numbers import figure, plain

MULTIPLIERS = ("thousand", "million", "billion")
_AFTER = re.compile(r"\b(?:a|aged|against|at|for|from|in|of|out|over|per|to|under|who|with)\b")
_ONE = {"children": "child", "families": "family", "feet": "foot", "men": "man", "people": "person",
        "series": "series", "staff": "staff", "women": "woman"}


def multiplier(unit: str) -> str:
    """The multiplier that a unit begins with, or an empty string: `million` of `million visitors`."""
    first = unit.partition(" ")[0].lower()
    return first if first in MULTIPLIERS else ""


def unit_words(unit: str) -> str:
    """A unit without its multiplier; empty for a remark in brackets: `visitors` of `million visitors`."""
    if unit.startswith("("):
        return ""
    said = language().say(unit, "unit")
    return said.partition(" ")[2] if multiplier(unit) else said


def amount(value: Decimal, style: str, unit: str) -> str:
    """A figure as it may stand alone: with the multiplier of its unit, without the rest: `−£2.982 million`.

    Raises:
        ValueError: for an unknown format.
    """
    return f"{figure(value, style)} {multiplier(unit)}".rstrip()


def quantity(value: Decimal, style: str, unit: str) -> str:
    """A figure with its unit: `560 families`, `1 family`, `63% of assessments`, `1.98 million visitors`.

    Raises:
        ValueError: for an unknown format.
    """
    words = unit_words(unit)
    english = language().say(unit, "unit") == unit
    if abs(value) == 1 and english and style in ("number", "signed") and not multiplier(unit):
        words = one_of(words)
    return f"{amount(value, style, unit)} {words}".rstrip()


def difference(value: Decimal, style: str, unit: str = "") -> str:
    """The size of a difference in words: percentages differ by percentage points.

    `Decimal("4.1")` is `4.1 percentage points` in a percent format, `£4.10` in pounds, else `4.1`, with the
    multiplier of the unit.
    """
    size = abs(value)
    if style.endswith("percent"):
        return f"{plain(size)} percentage point{'' if size == 1 else 's'}"
    return amount(size, "pounds" if style == "pounds" else "number", unit)


def measured_in(style: str, unit: str) -> str:
    """What a column of figures is in: `% of roads`, `£ million`, `visits`; a remark in brackets stays."""
    sign = "£" if style == "pounds" else "%" if style.endswith("percent") else ""
    return f"{sign} {language().say(unit, 'unit')}".strip()


def one_of(unit: str) -> str:
    """The singular of a plural unit, by its first noun: `child per 10,000`, `foster carer`; unknown words stay."""
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
