"""How hard a text is to read: the sentences of a page and their grade, after Flesch and Kincaid.

Grade = 0.39 x words per sentence + 11.8 x syllables per word - 15.59 (Kincaid and others, 1975). A grade of 7 is the
reading of a child of 12. Names of indicators, plans, roles and all else from the data are masked first: they are the
publisher's, and a long name says nothing about the sentence around it.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any

from openbook.model import Book

BLOCKS = {"p", "dd", "dt", "li", "td", "th", "caption", "h1", "h2", "h3", "h4", "summary", "div", "section",
          "figcaption", "ol", "ul", "dl", "table", "tr", "nav"}
SILENT = {"svg", "pre", "script", "style", "nav", "button"}
MASK = "it"

_WORD = re.compile(r"[A-Za-z’'-]*[A-Za-z]|[−+£]?\d[\d.,%-]*")
_END = re.compile(r"(?<=[.!?])[”’)]?\s+(?=[A-Z“0-9−£+]|it\b)|;\s+")


class _Text(HTMLParser):
    """Collects the text of each block; what has no text of its own is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = [""]
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if self._silent or tag in SILENT or "ob-commentary" in (named.get("class") or ""):
            self._silent += tag not in {"br", "img", "input"}
        elif tag in BLOCKS:
            self.blocks.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Nothing stands inside such a tag."""

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._silent -= 1
        elif tag in BLOCKS:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.blocks[-1] += data


def sentences(html: str, names: Iterable[str]) -> list[str]:
    """The sentences of finished HTML, names masked: of each block that ends like one; a semicolon ends one too."""
    parser = _Text()
    parser.feed(html)
    found: list[str] = []
    for text in masked("\n".join(" ".join(block.split()) for block in parser.blocks), names).split("\n"):
        if text.rstrip("”’)").endswith((".", "!", "?")):
            found += [s for s in _END.split(text) if len(words(s)) > 1]
    return found


def words(text: str) -> list[str]:
    """The words and numbers of a text."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """About how many syllables a word has; a number counts as one."""
    low = word.lower().replace("’", "").replace("'", "")
    if not low[-1:].isalpha():
        return 1
    groups = len(re.findall(r"[aeiouy]+", low)) + len(re.findall(r"(?<![tscg])io", low))
    if re.search(r"[^aeiouyl]e$|[^aeiouyszcgxh]es$|[^aeiouytd]ed$", low):
        groups -= 1
    return max(1, groups)


def grade(text: str) -> float:
    """The grade of one sentence."""
    found = words(text)
    return 0.39 * len(found) + 11.8 * sum(map(syllables, found)) / len(found) - 15.59


def masked(text: str, names: Iterable[str]) -> str:
    """A text with each name in it replaced by one short word."""
    for name in names:
        if name in text:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", MASK, text)
    return text


def names_of(book: Book) -> list[str]:
    """Every text of a book's data, the longest first; not its codes, which are ordinary words."""
    every = {text for row in _rows(book) for text in _texts(row)}
    found = {text for text in every if len(text) > 2 and (" " in text or text[0].isupper())}
    found |= {i.unit for i in book.indicators.values() if len(i.unit) > 2}
    found |= {text.rstrip(".") for text in found}
    return sorted(found, key=lambda text: (-len(text), text))


def _rows(book: Book) -> Iterator[Any]:
    yield book.publisher
    for rows in (book.periods.values(), book.plans.values(), book.indicators.values(), book.actions, book.finances,
                 book.surveys, book.changes, book.mentions, book.revisions, book.action_counts, book.status_counts):
        yield from rows
    for i in book.indicators:
        yield from (*book.observations(i), *book.targets(i), *book.benchmarks(i))
        yield from (p for period in book.periods if (p := book.publication(i, period)))


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield " ".join(value.split())
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from _texts(item)
