"""A language for tests that marks its own words, so that words outside the catalogues can be found.

`⟦` and `⟧` stand around every message, `⟨` and `⟩` around every value that it was filled with:
`⟦⟨4 points⟩ better than ⟨⟦the target of ⟨10⟩⟧⟩⟧`. Letters that stand in a value, or outside all messages, must be
texts of the publisher's data; anything else was written past the catalogues.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache

from openbook.model import Book, Finance, Mention
from openbook.text.language import Language
from openbook.text.shorthand import SHORTHAND

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_LETTERS = re.compile(r"[^\W\d_](?:[\w’'-]*[^\W\d_])?")
_CODES = frozenset({
    "account", "aggregation", "basis", "change_unit", "code", "direction", "direction_rule", "fingerprint", "format",
    "frequency", "kind", "measure", "missing_reason", "polarity", "profile", "qualifier", "rule", "rules", "scope",
    "state", "status", "status_reason", "tolerance_kind", "type",
})
"""Columns whose words are the format's own, not the publisher's."""
_PAIRS = {"⟧": "⟦", "⟩": "⟨"}


@dataclass(frozen=True)
class Pseudo(Language):
    """English with every message and every value marked."""

    code: str = "qps"

    def say(self, message: str, context: str = "") -> str:
        """The message itself, marked; units come from the publisher's own translations and stay."""
        if context == "unit":
            return message
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


def unsaid(text: str, own: frozenset[str] = frozenset()) -> list[str]:
    """Words of a text that come neither from a message nor from the publisher's own texts.

    Args:
        own: texts of the data; they are taken out where they stand as whole words, longer ones first.
    """
    return [word for piece in foreign(text) for word in _LETTERS.findall(_taken(own).sub(" ", piece))]


@cache
def _taken(own: frozenset[str]) -> re.Pattern[str]:
    known = sorted(filter(_LETTERS.search, own), key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in known) or r"(?!)")


def own_texts(book: Book) -> frozenset[str]:
    """Every text of a book that its publisher wrote in words, and the marks of shorthand; no codes of the format."""
    found = {*_texts(book), *SHORTHAND}
    found |= {unit.partition(" ")[2] for unit in (i.unit for i in book.indicators.values())}
    found |= {p.label[:1].lower() + p.label[1:] for p in book.periods.values()}
    return frozenset(text.rstrip(".") for text in found) | found


def _texts(thing: object) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Mapping):
        for value in thing.values():
            yield from _texts(value)
    elif isinstance(thing, tuple | list):
        for value in thing:
            yield from _texts(value)
    elif is_dataclass(thing):
        codes = _CODES - {"code"} if isinstance(thing, Mention) and thing.measure == "fact" else _CODES
        skipped = codes | {"unit"} if isinstance(thing, Finance) else codes
        for field in fields(thing):
            if field.name not in skipped:
                yield from _texts(getattr(thing, field.name))


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
