"""Places labels so that none covers another, none covers a mark, and none runs off the picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from openbook.charts.measure import ASCENT, DESCENT, text_width
from openbook.charts.scene import XY, Anchor, Words

LINE_HEIGHT = 1.12
APART = 5.0
"""Room between two labels on one line, about a space: touching, they would read as one."""


class Box(NamedTuple):
    """A rectangle; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether the two share any area; touching edges do not count."""
        return (self.left < other.right and other.left < self.right
                and self.top < other.bottom and other.top < self.bottom)

    def inside(self, other: Box) -> bool:
        """Whether this box lies within the other."""
        return (self.left >= other.left and self.right <= other.right
                and self.top >= other.top and self.bottom <= other.bottom)

    def crossed_by(self, a: XY, b: XY) -> bool:
        """Whether the straight line from `a` to `b` enters the box (Liang-Barsky clipping)."""
        dx, dy = b[0] - a[0], b[1] - a[1]
        start, stop = 0.0, 1.0
        for p, q in ((-dx, a[0] - self.left), (dx, self.right - a[0]),
                     (-dy, a[1] - self.top), (dy, self.bottom - a[1])):
            if p == 0:
                if q <= 0:
                    return False
            elif p < 0:
                start = max(start, q / p)
            else:
                stop = min(stop, q / p)
        return start < stop


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text that stay together."""

    lines: tuple[str, ...]
    size: float
    bold: bool = False

    @property
    def width(self) -> float:
        """Width of its widest line."""
        return max(text_width(line, self.size, self.bold) for line in self.lines)

    @property
    def height(self) -> float:
        """Height of all its lines."""
        return self.size * (ASCENT + DESCENT + LINE_HEIGHT * (len(self.lines) - 1))

    def box(self, x: float, top: float, anchor: Anchor) -> Box:
        """The room it takes with its upper edge at `top` and its left, centre or right at `x`."""
        width = self.width
        left = x - {"left": 0.0, "center": width / 2, "right": width}[anchor]
        return Box(left, top, left + width, top + self.height)

    def words(self, x: float, top: float, anchor: Anchor) -> tuple[Words, ...]:
        """Its lines as text shapes."""
        return tuple(
            Words(x, top + self.size * (ASCENT + LINE_HEIGHT * n), line, self.size, anchor, self.bold)
            for n, line in enumerate(self.lines))


class Spot(NamedTuple):
    """A place a label may take: a horizontal anchor, its upper edge, and a cost for being less than ideal."""

    label: Label
    x: float
    top: float
    anchor: Anchor
    cost: float = 0.0


@dataclass
class Placer:
    """Remembers what is taken: labels may never be covered, marks only when asked, lines at a cost each.

    Attributes:
        room: the box within which every label must stay.
        marks: boxes of marks.
        taken: boxes of the labels placed so far.
        lines: straight pieces with the cost of crossing each.
        words: the text placed so far.
    """

    room: Box
    marks: list[Box] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)
    lines: list[tuple[XY, XY, float]] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)

    def put(self, spots: Iterable[Spot], most: float, over_marks: bool = False) -> bool:
        """Take the cheapest free spot, if there is one that costs at most `most`; say whether there was."""
        solid = [] if over_marks else self.marks
        beside = [Box(b.left - APART, b.top, b.right + APART, b.bottom) for b in self.taken]
        best: tuple[float, Spot, Box] | None = None
        for spot in spots:
            if spot.cost > most or (best is not None and spot.cost >= best[0]):
                continue
            box = spot.label.box(spot.x, spot.top, spot.anchor)
            if not box.inside(self.room) or any(box.overlaps(other) for other in (*solid, *beside)):
                continue
            cost = spot.cost + sum(price for a, b, price in self.lines if box.crossed_by(a, b))
            if cost <= most and (best is None or cost < best[0]):
                best = (cost, spot, box)
        if best is None:
            return False
        _, spot, box = best
        self.taken.append(box)
        self.words.extend(spot.label.words(spot.x, spot.top, spot.anchor))
        return True


def dodge(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> tuple[float, ...] | None:
    """Upper edges for labels in a column, each centred as near as may be to its wanted height.

    Args:
        wanted: where the middle of each label would be best, in any order.
        heights: how high each is.
        low, high: upper and lower end of the column.

    Returns:
        One upper edge per label, in the order given, none overlapping and none outside the column; or None
        when they are together higher than the column.
    """
    if sum(heights) > high - low:
        return None
    order = sorted(range(len(wanted)), key=lambda n: (wanted[n], n))
    tops = [0.0] * len(wanted)
    floor = low
    for n in order:
        tops[n] = floor = max(floor, wanted[n] - heights[n] / 2)
        floor += heights[n]
    ceiling = high
    for n in reversed(order):
        tops[n] = min(tops[n], ceiling - heights[n])
        ceiling = tops[n]
    return tuple(tops)
