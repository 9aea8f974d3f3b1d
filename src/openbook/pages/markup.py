"""Publishers' Markdown to safe HTML.

Raw HTML is shown as text (the parser has it switched off), unsafe link addresses are not linked, and what comes out
is cleaned once more against a short list of elements.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

ELEMENTS = {"p", "ul", "ol", "li", "strong", "em", "a", "h3", "h4", "h5", "h6", "blockquote", "code", "pre", "br", "hr",
            "table", "thead", "tbody", "tr", "th", "td"}
HEADING_SHIFT = 2


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def commentary_html(text: str) -> Markup:
    """Render commentary. Headings are moved down two levels, so that they stand below the page's own.

    Args:
        text: Markdown from the data; never trusted.

    Returns:
        HTML of paragraphs, lists, tables, emphasis and http(s) or mailto links, and nothing else.
    """
    tokens = _parser().parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) + HEADING_SHIFT)}"
    html = _parser().renderer.render(tokens, _parser().options, {})
    return Markup(nh3.clean(html, tags=ELEMENTS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"},
                            link_rel=None))


def plain_texts(text: str) -> frozenset[str]:
    """Each stretch of words between two tags of rendered commentary, as plain text."""
    pieces = (unescape(piece.strip()) for piece in re.split(r"<[^>]*>", str(commentary_html(text))))
    return frozenset(filter(None, pieces))
