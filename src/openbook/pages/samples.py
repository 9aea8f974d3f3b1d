"""A sample of a kind of chart, as it stands on the page that shows all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openbook.pages.render import environment


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample.

    Attributes:
        name: what it is called; part of ids on the page.
        title, subtitle, source: words round the chart; the last two may be empty.
        chart: finished inline SVG. box: classes of what holds it. readable: whether its points can be read.
        head, rows: the table of its figures.
    """

    name: str
    title: str
    subtitle: str
    chart: str
    box: str
    readable: bool
    source: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


def sample_html(sample: Sample) -> str:
    """HTML of a sample: a figure with its table folded away."""
    return environment().get_template("snippets/sample.html.jinja").render(sample=sample).strip()
