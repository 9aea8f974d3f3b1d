"""The publisher's words that nobody has translated, marked with their own language on a page in another one.

Only whole texts between tags are marked (WCAG 2.2, 3.1.2): a title, a cell, a paragraph of commentary, not a name
within a sentence. Nothing is changed but for a `span` round the words, so attributes, scripts and drawings stay.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from html import escape, unescape

_TAG = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
_CLOSED = frozenset(("svg", "script", "style", "option", "textarea", "title", "code", "pre"))
"""Elements whose words cannot be marked or are no words."""
_NAME = re.compile(r"</?([a-zA-Z0-9]+)")


def marked(html: str, foreign: Collection[str], language: str) -> str:
    """Mark every text of a page that is wholly one of some texts.

    Args:
        html: finished HTML. foreign: plain texts. language: that they are written in.
    """
    if not foreign:
        return html
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
        elif not within and (words := piece.strip()) and unescape(words) in foreign:
            start = piece.index(words)
            piece = f"{piece[:start]}{opened}{words}</span>{piece[start + len(words):]}"
        made.append(piece)
    return "".join(made)
