"""Several things in a row, and things in quotation marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from openbook.text.language import _, _c


def listed(items: Sequence[str]) -> str:
    """Things in a row: `a`, `a and b`, `a, b and c`; nothing for none."""
    if len(items) < 2:
        return "".join(items)
    return _("{first} and {last}", first=", ".join(items[:-1]), last=items[-1])


def alphabetical(words: str) -> tuple[int, ...]:
    """A key to sort names by, in the order of the alphabet of the language of the moment; accents do not count.

    A letter may be written with two signs: `ll` comes after all other words with an `l` in Welsh.
    """
    letters = _c("the letters in the order of the alphabet",
                 "a b c d e f g h i j k l m n o p q r s t u v w x y z").split()
    place = {letter: n for n, letter in enumerate(letters, 0x80)}
    plain = "".join(c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c))
    signs = re.findall("|".join(sorted(map(re.escape, letters), key=len, reverse=True)) + "|.", plain, re.DOTALL)
    return tuple(place[sign] if sign in place else ord(sign) + (len(letters) if sign > "\x7f" else 0) for sign in signs)


def quoted(words: str) -> str:
    """Words as somebody wrote them: `“Balanced”`."""
    return _("“{words}”", words=words)


def from_to(low: str, high: str) -> str:
    """Both ends of a range of figures: `15% to 30%`."""
    return _("{low} to {high}", low=low, high=high)
