"""How wide words are, without a font: so that layout is pure, quick and the same on every machine.

Widths are those of DejaVu Sans, which is wider than Arial, Helvetica, Roboto, Segoe UI and Liberation Sans: a
label that fits by this measure fits in whatever the reader's browser uses.
"""

from __future__ import annotations

import re
from functools import lru_cache

_FIRST = 32
# Advance widths in thousandths of the font size for the characters from space to tilde.
_WIDTHS = (
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636,
    636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863,
    748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635,
    615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636,
    337, 636, 838,
)
_OTHERS = {"£": 636, "–": 500, "’": 318}
_WIDEST = 1000
_BOLD = 1.15
_PART = re.compile(r"[-+\u2212]?[£$€]?\d(?:[\d.,/–-]*\d)?(?:%|[kmb]n?\b)?|.", re.DOTALL)
"""Parts that are never broken: a number or a year such as 2016-17, with its sign and unit; else one character."""

ASCENT = 0.78
DESCENT = 0.22
"""Share of the font size above and below the baseline that a line of text is taken to fill."""


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, bold: bool = False) -> float:
    """Width of one line of text at a font size, in the units of that size; never less than what a browser draws."""
    total = 0
    for ch in text:
        place = ord(ch) - _FIRST
        total += _WIDTHS[place] if 0 <= place < len(_WIDTHS) else _OTHERS.get(ch, _WIDEST)
    return total * size / 1000 * (_BOLD if bold else 1.0)


@lru_cache(maxsize=4096)
def wrap(text: str, size: float, room: float) -> tuple[str, ...]:
    """Break text at spaces into lines no wider than `room`.

    A longer single word is broken inside, but a number never is: half a number is another number. A number wider
    than `room` has a line to itself.
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        for piece in _pieces(word, size, room):
            joined = f"{line} {piece}" if line else piece
            if line and text_width(joined, size) > room:
                lines.append(line)
                line = piece
            else:
                line = joined
    return (*lines, line) if line else tuple(lines)


def cut(line: str) -> str:
    """A line with an ellipsis for its last letter, or for the whole number at its end."""
    return line[:-len(_PART.findall(line)[-1])].rstrip() + "…"


def widest_number(text: str, size: float, bold: bool = False) -> float:
    """Width of the widest number in a text, 0 where there is none: what holds the text must be this wide."""
    return max((text_width(part, size, bold) for part in _PART.findall(text) if len(part) > 1), default=0.0)


def _pieces(word: str, size: float, room: float) -> list[str]:
    pieces = [""]
    for part in _PART.findall(word):
        if pieces[-1] and text_width(pieces[-1] + part, size) > room:
            pieces.append("")
        pieces[-1] += part
    return pieces
