"""The publisher's words that nobody has translated, marked with their own language on a page in another one.

Marked are whole texts between tags (WCAG 2.2, 3.1.2), such as a title, a cell, a paragraph of commentary, and texts of
two words or more within a sentence of the page; a single word there could be one of the page's own language. Nothing is
changed but for a `span` round the words, and a `lang` on an option of a choice: attributes, scripts and drawings stay.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import lru_cache
from html import escape, unescape

import markupsafe

_TAG = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
_CLOSED = frozenset(("svg", "script", "style", "option", "textarea", "title", "code", "pre"))
"""Elements whose words cannot be marked or are no words."""
_NAME = re.compile(r"</?([a-zA-Z0-9]+)")
_WORD = re.compile(r"\w+")

Phrases = Mapping[str, tuple[tuple[int, str], ...]]
"""First word to the phrases that it begins, the longest first: how many characters stand before it, and the phrase."""


def wholly(text: str, foreign: Collection[str]) -> bool:
    """Whether a text is one of some texts, be it with a capital where they have none."""
    return bool(foreign) and text in _known(frozenset(foreign))[0]


def marked(html: str, foreign: Collection[str], language: str) -> str:
    """Mark every text of a page that is one of some texts.

    Args:
        html: finished HTML. foreign: plain texts. language: that they are written in.
    """
    if not foreign:
        return html
    wholes, phrases = _known(frozenset(foreign))
    opened = f'<span lang="{escape(language)}">'
    within, depth = "", 0
    made: list[str] = []
    for n, piece in enumerate(_TAG.split(html)):
        if n % 2:
            named = _NAME.match(piece)
            name = named[1].lower() if named else ""
            if not within and name in _CLOSED and not piece.startswith("</"):
                within, depth = name, 1
            elif within and name == within and not piece.endswith("/>"):
                depth += -1 if piece.startswith("</") else 1
                within = within if depth else ""
        elif words := piece.strip():
            if within == "option" and unescape(words) in wholes:
                made[-1] = made[-1].replace("<option", f'<option lang="{escape(language)}"', 1)
            elif not within and unescape(words) in wholes:
                start = piece.index(words)
                piece = f"{piece[:start]}{opened}{words}</span>{piece[start + len(words):]}"
            elif not within:
                piece = _within(piece, phrases, opened)
        made.append(piece)
    return "".join(made)


def _within(text: str, phrases: Phrases, opened: str) -> str:
    """A sentence with the phrases in it marked, from the left, the longest that fits."""
    made, done = [], 0
    for word in _WORD.finditer(text):
        for before, phrase in phrases.get(word[0], ()):
            start = word.start() - before
            end = start + len(phrase)
            if start >= done and text.startswith(phrase, start) and not _WORD.match(text[end:end + 1]):
                made += [text[done:start], opened, phrase, "</span>"]
                done = end
                break
    return "".join((*made, text[done:])) if made else text


@lru_cache(maxsize=8)
def _known(foreign: frozenset[str]) -> tuple[frozenset[str], Phrases]:
    """The texts as they may stand alone, and those that may stand within a sentence, as HTML has them."""
    wholes = frozenset(form for text in foreign for form in (text, text[:1].swapcase() + text[1:]))
    found: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for text in {text.rstrip(".") for text in wholes}:
        for phrase in (escape(text, quote=False), str(markupsafe.escape(text))):
            words = _WORD.findall(phrase)
            if len(words) > 1 and " " in phrase:
                found[words[0]].add((phrase.index(words[0]), phrase))
    return wholes, {word: tuple(sorted(some, key=lambda p: (-len(p[1]), p))) for word, some in found.items()}
