"""A language for tests that marks its own words, so that words outside the catalogues can be found.

`⟦` and `⟧` stand around every message, `⟨` and `⟩` around every value that it was filled with:
`⟦⟨4 points⟩ better than ⟨⟦the target of ⟨10⟩⟧⟩⟧`. Letters that stand in a value, or outside all messages, must be
texts of the publisher's data; anything else was written past the catalogues.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from openbook.text.language import Language

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_LETTERS = re.compile(r"[^\W\d_](?:[\w’'-]*[^\W\d_])?")
_PAIRS = {"⟧": "⟦", "⟩": "⟨"}


@dataclass(frozen=True)
class Pseudo(Language):
    """English with every message and every value marked."""

    code: str = "qps"

    def say(self, message: str, context: str = "") -> str:
        """The message itself, marked."""
        return f"⟦{_PLACEHOLDER.sub(lambda m: f'⟨{m[0]}⟩', message)}⟧"

    def say_number(self, one: str, many: str, n: int) -> str:
        """The English form of the number, marked."""
        return self.say(one if n == 1 else many)


PSEUDO = Pseudo()


def foreign(text: str) -> Iterator[str]:
    """The pieces of a text that are not words of a message: what stands in values and outside all messages.

    Raises:
        ValueError: a message was cut apart, so that its marks do not match.
    """
    open_marks: list[str] = []
    piece = ""
    for character in text:
        if character not in "⟦⟧⟨⟩":
            piece += "" if open_marks and open_marks[-1] == "⟦" else character
            continue
        if piece:
            yield piece
            piece = ""
        if character not in _PAIRS:
            open_marks.append(character)
        elif not open_marks or open_marks.pop() != _PAIRS[character]:
            raise ValueError(f"marks do not match: {text!r}")
    if open_marks:
        raise ValueError(f"marks do not match: {text!r}")
    if piece:
        yield piece


def unsaid(text: str, own: Iterable[str] = ()) -> list[str]:
    """Words of a text that come neither from a message nor from the publisher's own texts.

    Args:
        own: texts of the data; longer ones are taken out first.
    """
    known = sorted({o for o in own if o}, key=len, reverse=True)
    found: list[str] = []
    for piece in foreign(text):
        rest = piece
        for one in known:
            rest = rest.replace(one, " ")
        found += _LETTERS.findall(rest)
    return found


def outside(text: str) -> str:
    """What stands outside all messages: spaces alone where a text is made of whole messages, one after another."""
    depth, left = 0, ""
    for character in text:
        if character == "⟦":
            depth += 1
        elif character == "⟧":
            depth -= 1
        elif depth == 0:
            left += character
    return left
