"""Layout of a sparkline: a word-sized trend without text; the table row beside it has the figures."""

from __future__ import annotations

from openbook.charts.lines import Place, lines_of
from openbook.charts.palette import RESULT, SHAPES, STATUS, TARGET
from openbook.charts.scene import Marks, Scene, Shape, Stroke
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
    many = len(at)
    places = [Place(*p) for p in zip(at, spec.spans or (0,) * many, spec.joined or (True,) * many, strict=True)]
    lines = lines_of(places, spec.alike)
    if lines.main:
        shapes.append(Stroke(lines.main, RESULT, 2))
    if lines.minor:
        shapes.append(Stroke(lines.minor, RESULT, 1.25))
    if lines.links:
        shapes.append(Stroke(lines.links, RESULT, 1.25, (1.5, 2.5)))
    last = next(p for p in reversed(at) if p is not None)
    on_lines = {p for run in (*lines.main, *lines.minor) for p in run}
    alone = tuple(p for p in at if p is not None and p not in on_lines and p != last)
    if alone:
        shapes.append(Marks(alone, "circle", RESULT, 4))
    shape = SHAPES[spec.status]
    shapes.append(Marks((last,), "circle" if shape == "ring" else shape, STATUS[spec.status],
                        8 if shape in ("circle", "ring") else 10, hollow=shape == "ring"))
    return Scene(WIDTH, HEIGHT, tuple(shapes))
