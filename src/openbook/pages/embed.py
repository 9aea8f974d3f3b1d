"""Charts for other sites to show in a frame: which there are, and the snippet to copy."""

from __future__ import annotations

from html import escape

from openbook.model import Indicator
from openbook.pages.listing import embed_path
from openbook.pages.view import View

WIDTH, HEIGHT = 640, 800
"""Size of the frame in the snippet, in CSS pixels; the page fits narrower frames, and scrolls in lower ones."""


def embeds(view: View) -> tuple[str, ...]:
    """Ids of the indicators that have a chart to embed."""
    return tuple(i for i in view.book.indicators if f"trend-{i}" in view.charts) if view.latest else ()


def embed_snippet(view: View, indicator: Indicator) -> str:
    """The HTML that shows an indicator's chart on another site, to be copied; empty without a chart.

    Where the site does not know its own address, the address is left for the reader to complete.
    """
    if indicator.indicator_id not in embeds(view):
        return ""
    address = f"{view.site_url or 'https://…/'}{view.prefix}{embed_path(indicator.indicator_id)}"
    name = escape(f"{indicator.title}, {view.book.publisher.name}")
    return (f'<iframe src="{escape(address)}" title="{name}" width="{WIDTH}" height="{HEIGHT}" loading="lazy" '
            'style="max-width:100%;border:0"></iframe>')
