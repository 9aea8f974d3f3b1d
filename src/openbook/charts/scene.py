"""A picture as a list of plain shapes in user units, x to the right and y downwards, origin top left.

Layouts are pure functions that return a `Scene`; only `openbook.charts.drawing` hands one to matplotlib.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

XY = tuple[float, float]
Anchor = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Stroke:
    """One or more polylines of one colour; `dash` holds lengths of ink and gap."""

    lines: tuple[tuple[XY, ...], ...]
    colour: str
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """Filled boxes (left, top, right, bottom) of one colour; an `outline` makes them hollow."""

    boxes: tuple[tuple[float, float, float, float], ...]
    colour: str
    opacity: float = 1.0
    outline: str | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """The same shape at several places; `size` is its width. A hollow one is filled with the background."""

    at: tuple[XY, ...]
    shape: str
    colour: str
    size: float
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    size: float
    anchor: Anchor = "left"
    bold: bool = False
    colour: str | None = None


Shape = Stroke | Area | Marks | Words


@dataclass(frozen=True, slots=True)
class Scene:
    """What to draw, in order; words are drawn above everything else.

    Attributes:
        readings: where a mark stands, to what is said to whoever points at it: short phrases.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    readings: tuple[tuple[XY, tuple[str, ...]], ...] = ()
