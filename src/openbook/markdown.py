"""Python-Markdown extension that carries finished HTML past Markdown untouched.

A macro returns HTML between two sentinels (`wrap`). The extension takes everything between them out of
the text before any other preprocessor reads it and puts it into Python-Markdown's own stash, from
which it comes back when the page is finished. So no word from a publisher's data is ever read as
Markdown, as an attribute list, as a snippet to include or as HTML to parse, and a page with 14 KB of
charts costs microseconds where Markdown's HTML parser takes many milliseconds.

The extension works in every engine that runs Python-Markdown. It runs after Zensical's macros, which
are a preprocessor of priority 35, and before `pymdownx.snippets` (32).
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

OPEN = "<!--openbook[-->"
"""Sentinel before finished HTML."""
CLOSE = "<!--openbook]-->"
"""Sentinel after finished HTML."""

_SENTINEL = re.compile(r"<!--openbook([\[\]])-->")
_CONTROLS = re.compile("[\x00-\x04]")
_CARRY, _END = "\x01", "\x04"


class SentinelError(ValueError):
    """The sentinels of a page do not match: something cut finished HTML in two."""


def wrap(html: str) -> str:
    """Put finished HTML between sentinels.

    Args:
        html: complete, safe HTML: every word in it is already escaped or sanitised.

    Returns:
        Text for a Markdown page. When the HTML begins with a block element, it must stand alone on its line.
    """
    if _SENTINEL.search(html):
        raise SentinelError("finished HTML must not hold a sentinel of its own")
    return f"{OPEN}{html.strip()}{CLOSE}"


def heading(title: str) -> str:
    """A Markdown heading of level 1 that reads exactly as `title`, whatever is in it.

    Every character other than a letter, a digit or a space becomes a numeric character reference, so
    that neither Jinja, Markdown nor a theme template that prints the title unescaped can act on it.
    """
    words = " ".join(_CONTROLS.sub("", title).split())
    return "# " + "".join(c if c.isalnum() or c == " " else f"&#{ord(c)};" for c in words)


def split(text: str) -> list[tuple[bool, str]]:
    """Cut a page into pieces of Markdown (False) and finished HTML (True), in order.

    HTML may hold further sentinels if they are nested properly; they are dropped.

    Raises:
        SentinelError: a sentinel has no partner.
    """
    pieces: list[tuple[bool, str]] = []
    depth, start = 0, 0
    for match in _SENTINEL.finditer(text):
        depth += 1 if match[1] == "[" else -1
        if depth < 0:
            raise SentinelError(f"{CLOSE} without {OPEN} before it")
        if (match[1], depth) in (("[", 1), ("]", 0)):
            pieces.append((depth == 0, text[start:match.start()]))
            start = match.end()
    if depth:
        raise SentinelError(f"{OPEN} without {CLOSE} after it")
    pieces.append((False, text[start:]))
    return [(html, _SENTINEL.sub("", piece)) for html, piece in pieces]


class _Stash(Preprocessor):
    """Moves finished HTML into the stash; leaves a mark that survives whitespace normalisation."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if OPEN not in text and CLOSE not in text:
            return lines
        parts = []
        for finished, piece in split(text):
            clean = _CONTROLS.sub("", piece)
            parts.append(self._store(clean) if finished else clean)
        return "".join(parts).split("\n")

    def _store(self, html: str) -> str:
        placeholder = self.md.htmlStash.store(html)
        return placeholder.replace(STX, _CARRY).replace(ETX, _END)


class _Settle(Preprocessor):
    """Turns the marks into the placeholders that Python-Markdown knows, once whitespace is normalised."""

    def run(self, lines: list[str]) -> list[str]:
        return [line.replace(_CARRY, STX).replace(_END, ETX) for line in lines]


class OpenbookExtension(Extension):
    """Registers the two preprocessors."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        md.registerExtension(self)
        md.preprocessors.register(_Stash(md), "openbook-stash", 34)
        md.preprocessors.register(_Settle(md), "openbook-settle", 29.8)


def makeExtension(**kwargs: object) -> OpenbookExtension:  # noqa: N802 - the name is Python-Markdown's
    """Entry point of the Markdown extension `openbook.markdown`."""
    return OpenbookExtension(**kwargs)
