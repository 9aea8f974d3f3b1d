"""Layout of a status bar: one bar of all counts, and under it each status as shape, word and number."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from openbook.charts.measure import ASCENT, text_width, wrap
from openbook.charts.palette import PLATE, SHAPES, STATUS
from openbook.charts.scene import Area, Marks, Scene, Shape, Words
from openbook.charts.spec import Segment, StatusBarSpec
from openbook.text import plain

WIDTH = 480.0
SIZE = 17.0
_BAR = 30.0
_GAP = 3.0
_ROW = 26.0
_LINE = SIZE * 1.12
_MARK = 14.0
_NARROWEST = 4.0


def lay_out(spec: StatusBarSpec) -> Scene:
    """The picture: segments as wide as their counts, apart from each other, those of zero left out."""
    shown = [(code, label, count) for code, label, count in spec.segments if count]
    widths = _widths([count for _, _, count in shown])
    shapes: list[Shape] = []
    inside: list[Shape] = []
    left = 0.0
    for (code, _, _), width in zip(shown, widths, strict=True):
        shapes.append(Area(((left, 0, left + width, _BAR),), STATUS[code]))
        if width >= _MARK + 6:
            inside.append(_mark(code, left + width / 2, _BAR / 2, PLATE))
        left += width + _GAP
    words, height = _key(shown) if spec.key else ([], _BAR)
    return Scene(WIDTH, height, (*shapes, *inside, *words))


def _widths(counts: list[int]) -> list[float]:
    """Widths by count; one too narrow to be seen gets the least width, the others give it up in proportion."""
    room = WIDTH - _GAP * (len(counts) - 1)
    widths = [room * c / sum(counts) for c in counts]
    small = [w < _NARROWEST for w in widths]
    spare = room - _NARROWEST * sum(small)
    rest = sum(w for w, s in zip(widths, small, strict=True) if not s)
    return [_NARROWEST if s else w * spare / rest for w, s in zip(widths, small, strict=True)]


def _mark(code: str, x: float, y: float, colour: str) -> Marks:
    shape = SHAPES[code]
    if shape == "ring":
        return Marks(((x, y),), "ring", colour, _MARK - 2)
    return Marks(((x, y),), shape, colour, _MARK - 2 if shape == "circle" else _MARK)


def _key(shown: Sequence[Segment]) -> tuple[list[Shape], float]:
    """Each status in words under the bar, in its order, over as many rows as it takes."""
    out: list[Shape] = []
    x, top = 0.0, _BAR + 10
    for code, label, count in shown:
        lines = wrap(f"{plain(Decimal(count))} {label}", SIZE, WIDTH - _MARK - 6)
        width = _MARK + 6 + max(text_width(line, SIZE) for line in lines)
        if x and x + width > WIDTH:
            x, top = 0.0, top + _ROW
        base = top + SIZE * ASCENT
        out.append(_mark(code, x + _MARK / 2, base - SIZE * 0.33, STATUS[code]))
        out.extend(Words(x + _MARK + 6, base + n * _LINE, line, SIZE) for n, line in enumerate(lines))
        top += (len(lines) - 1) * _LINE
        x += width + 18
    return out, top + _ROW
