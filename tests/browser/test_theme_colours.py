"""Colour tokens of the style sheet have the contrast that WCAG 2.2 AA asks for, in light and dark."""

from __future__ import annotations

import re

import pytest

STATUSES = ("green", "amber", "red", "blue", "unrated")
TEXT = [(ink, paper) for paper in ("bg", "surface") for ink in ("text", "muted", "accent", "accent-strong")] + [
    ("on-accent", "accent"), ("accent", "accent-soft"), ("chart-text", "chart-bg"), ("chart-axis", "chart-bg"),
    *((f"status-{status}-text", f"status-{status}-soft") for status in STATUSES),
]
SHAPES = [("edge", "bg"), ("edge", "surface"), ("focus", "bg"), ("focus", "surface"), ("chart-1", "bg"),
          *((f"status-{status}", "bg") for status in STATUSES),
          *((f"status-{status}", f"status-{status}-soft") for status in STATUSES)]
SERIES = [("chart-1", "bg"), ("chart-2", "bg"), ("chart-3", "bg")]


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2)."""
    channels = [int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(scope="module", params=["default", "slate"])
def tokens(request, root):
    """Colours of one scheme by token, without the prefix."""
    css = (root / "src/openbook/theme/assets/openbook/openbook.css").read_text(encoding="utf-8")
    block = re.search(r'\[data-md-color-scheme="' + request.param + r'"\] \{(.*?)\n\}', css, re.DOTALL)
    assert block
    return dict(re.findall(r"--ob-([\w-]+): (#[0-9a-f]{6});", block[1]))


@pytest.mark.parametrize(("ink", "paper"), TEXT)
def test_text_stands_out(tokens, ink, paper):
    assert contrast(tokens[ink], tokens[paper]) >= 4.5


@pytest.mark.parametrize(("shape", "paper"), SHAPES)
def test_shapes_edges_and_focus_stand_out(tokens, shape, paper):
    assert contrast(tokens[shape], tokens[paper]) >= 3


@pytest.mark.parametrize(("series", "paper"), SERIES)
def test_chart_colours_stand_out(tokens, series, paper):
    assert contrast(tokens[series], tokens[paper]) >= 3
