"""Layout of a sparkline: a word-sized trend without text; the table row beside it has the figures."""

from __future__ import annotations

from openbook.charts.palette import RESULT, SHAPES, STATUS, TARGET
from openbook.charts.scene import XY, Marks, Scene, Shape, Stroke
from openbook.charts.spec import SparkSpec

WIDTH, HEIGHT = 120.0, 32.0
_PAD_X, _PAD_Y = 8.0, 7.0


def lay_out(spec: SparkSpec) -> Scene:
    """The picture of a sparkline: line with gaps, target dashed, the latest value as its status's shape."""
    values = [None if v is None else float(v) for v in spec.values]
    target = None if spec.target is None else float(spec.target)
    known = [v for v in (*values, target) if v is not None]
    low, high = min(known), max(known)
    span = high - low

    def y(value: float) -> float:
        share = (value - low) / span if span else 0.5
        return HEIGHT - _PAD_Y - share * (HEIGHT - 2 * _PAD_Y)

    step = (WIDTH - 2 * _PAD_X) / max(len(values) - 1, 1)
    at = [None if v is None else (_PAD_X + n * step if len(values) > 1 else WIDTH / 2, y(v))
          for n, v in enumerate(values)]
    shapes: list[Shape] = []
    if target is not None:
        shapes.append(Stroke((((0, y(target)), (WIDTH, y(target))),), TARGET, 1.5, (4, 3)))
    pieces = runs(at)
    lines = tuple(p for p in pieces if len(p) > 1)
    if lines:
        shapes.append(Stroke(lines, RESULT, 2))
    last = pieces[-1][-1]
    alone = tuple(p[0] for p in pieces if len(p) == 1 and p[0] != last)
    if alone:
        shapes.append(Marks(alone, "circle", RESULT, 4))
    shape = SHAPES[spec.status]
    shapes.append(Marks((last,), "circle" if shape == "ring" else shape, STATUS[spec.status],
                        8 if shape in ("circle", "ring") else 10, hollow=shape == "ring"))
    return Scene(WIDTH, HEIGHT, tuple(shapes))


def runs(at: list[XY | None]) -> list[tuple[XY, ...]]:
    """Split a row of places at its gaps."""
    pieces: list[tuple[XY, ...]] = []
    piece: list[XY] = []
    for place in (*at, None):
        if place is not None:
            piece.append(place)
        elif piece:
            pieces.append(tuple(piece))
            piece = []
    return pieces
