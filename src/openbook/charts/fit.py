"""Words of a publisher made to fit a chart: names that are too long, titles with too many words.

The page beside a chart has every word whole: its table, its subtitle, its text.
"""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import shorten

from openbook.charts.contract import LABEL_LENGTH, most_words
from openbook.model import Period
from openbook.text import period_span

ELLIPSIS = "…"


def label(text: str) -> str:
    """A name in a chart: at most 40 characters, a longer one cut between two words, or within one that is longer."""
    if len(text) <= LABEL_LENGTH:
        return text
    short = shorten(text, LABEL_LENGTH, placeholder=ELLIPSIS)
    return short if short != ELLIPSIS else text.strip()[:LABEL_LENGTH - 1] + ELLIPSIS


def title(texts: Iterable[str]) -> str:
    """The first of some titles that has no more words than a chart's may have; else the last, cut after so many."""
    text = ""
    for text in texts:
        if len(text.split()) <= most_words():
            return text
    return " ".join(text.split()[:most_words()]) + ELLIPSIS


def period_name(span: Period) -> str:
    """A period on the axis: its label, or its months where that is too long, so that no date is cut off."""
    return span.label if len(span.label) <= LABEL_LENGTH else label(period_span(span.start, span.end))
