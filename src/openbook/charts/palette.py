"""Colours by role: the hex value of a standalone file and the custom property that replaces it on a page.

Categorical colours are afcharts' (Government Analysis Function palette; `tests/charts/test_palette.py` compares
them). Each role has a hex value of its own, so that `svg.inline` can tell them apart. Orange, turquoise and
light grey are never used for text: on white they miss 4.5:1. All are the light values of the theme's style sheet,
so that a downloaded chart looks as on the page; the same test compares them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

RESULT = "#12436d"
TARGET = "#f46a25"
BENCHMARK = "#28a197"
MUTED = "#bfbfbf"
BAND_OPACITY = 0.45
"""Opacity of a tolerance band, which is MUTED: lines of the grid show through."""
TEXT = "#15202b"
AXIS = "#4c5a67"
GRID = "#e3e8ec"
PLATE = "#ffffff"
STATUS: Mapping[str, str] = MappingProxyType({
    "green": "#0f7a45", "amber": "#b96800", "red": "#c02b2b", "blue": "#2465ad", "unrated": "#7f8a95",
})

PROPERTIES: Mapping[str, str] = MappingProxyType({
    RESULT: "--ob-chart-1", TARGET: "--ob-chart-2", BENCHMARK: "--ob-chart-3", MUTED: "--ob-chart-muted",
    TEXT: "--ob-chart-text", AXIS: "--ob-chart-axis", GRID: "--ob-chart-grid", PLATE: "--ob-chart-bg",
    **{value: f"--ob-status-{code}" for code, value in STATUS.items()},
})
"""Hex value to the custom property that a page's theme may set."""

SHAPES: Mapping[str, str] = MappingProxyType({
    "green": "circle", "amber": "triangle", "red": "diamond", "blue": "star", "unrated": "ring",
})
"""Shape of each status, the same as on the page's status tags: colour is never alone."""
