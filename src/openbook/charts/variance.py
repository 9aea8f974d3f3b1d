"""Layout of a chart of variances: for each part its name and figure, and under them a bar from zero.

Names stand above the bars, not beside them, so that long ones have the whole width and no label can meet a bar.
Under and over budget are told apart three times: by the side of zero, by the word, and by the bar, which is striped
when over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openbook.charts.measure import ASCENT, text_width, wrap
from openbook.charts.palette import AXIS, GRID, RESULT, TARGET, TEXT
from openbook.charts.scene import Area, Scene, Shape, Stroke, Words
from openbook.charts.spec import VarianceBar, VarianceSpec
from openbook.charts.ticks import round_ticks, tick_texts
from openbook.text.language import _

WIDTH = 400.0
"""Narrower than other charts: a list of words and bars, which is read on a phone at nearly its own size."""
SIZE = 17.0
_LINE = SIZE * 1.12
_HEAD = 30.0
"""Room above the bars for the words that say which side is which."""
_BAR = 15.0
_GAP = 14.0
_APART = 16.0
_FOOT = 32.0
_STRIPE = 6.0
_LEAST = 1.5
"""Least width of a bar that is not zero."""


def lay_out(spec: VarianceSpec) -> Scene:
    """The picture: a head with both sides, the parts, the total under a line, and the scale in pounds."""
    every = (*spec.bars, *((spec.total,) if spec.total else ()))
    ticks = _ticks([float(bar.value) for bar in every if bar.value is not None])
    shapes: list[Shape] = []
    grids: list[tuple[float, float]] = []
    top = _HEAD
    for n, bar in enumerate(every):
        apart = spec.total is not None and n == len(spec.bars)
        if apart:
            top += _APART
            shapes.append(Stroke((((0, top - _APART * 0.75), (WIDTH, top - _APART * 0.75)),), AXIS, 1.5))
        row, words_end, end = _row(bar, top, ticks, apart)
        shapes.extend(row)
        grids.append((words_end, end))
        top = end + _GAP
    bottom = grids[-1][1]
    return Scene(WIDTH, bottom + _FOOT, (*_scale(ticks, grids), *shapes, *_head(ticks), *_foot(ticks, bottom)))


def _ticks(values: Sequence[float]) -> tuple[float, ...]:
    """Round numbers that cover the values and zero; zero alone when every value is nil."""
    low, high = min(0.0, *values), max(0.0, *values)
    return round_ticks(low, high) if low < high else (0.0,)


def _texts(ticks: Sequence[float]) -> tuple[str, ...]:
    return tick_texts(ticks, "pounds") if len(ticks) > 1 else ("£0",)


def _x(ticks: Sequence[float], value: float) -> float:
    """From pounds to a place, with room at both ends for half of the words under the last tick."""
    if len(ticks) == 1:
        return WIDTH / 2
    texts = _texts(ticks)
    left, right = text_width(texts[0], SIZE) / 2, WIDTH - text_width(texts[-1], SIZE) / 2
    return left + (value - ticks[0]) / (ticks[-1] - ticks[0]) * (right - left)


def _row(bar: VarianceBar, top: float, ticks: Sequence[float], bold: bool) -> tuple[list[Shape], float, float]:
    """One part: its shapes, where its words end, and where its bar ends."""
    figure = text_width(bar.text, SIZE, True)
    beside = figure < WIDTH * 0.55
    names = wrap(bar.label, SIZE * (1.15 if bold else 1), WIDTH - figure - 14 if beside else WIDTH)
    figures = (bar.text,) if beside else wrap(bar.text, SIZE * 1.15, WIDTH)
    base = top + SIZE * ASCENT
    shapes: list[Shape] = [Words(0, base + n * _LINE, line, SIZE, bold=bold) for n, line in enumerate(names)]
    first = 0 if beside else len(names)
    shapes.extend(Words(WIDTH, base + (first + n) * _LINE, line, SIZE, "right", True) for n, line in enumerate(figures))
    words_end = top + _LINE * max(len(names), first + len(figures)) + 3
    shapes.extend(_bar(bar, words_end, ticks))
    return shapes, words_end, words_end + _BAR


def _bar(bar: VarianceBar, top: float, ticks: Sequence[float]) -> Iterator[Shape]:
    """Solid when under, outlined and striped when over, nothing for nil or words."""
    if not bar.value:
        return
    zero, end = _x(ticks, 0), _x(ticks, float(bar.value))
    if bar.value < 0:
        yield Area(((min(end, zero - _LEAST), top, zero, top + _BAR),), RESULT)
        return
    end = max(end, zero + _LEAST)
    yield Area(((zero, top, end, top + _BAR),), TARGET, 0.35)
    outline = ((zero, top), (end, top), (end, top + _BAR), (zero, top + _BAR), (zero, top))
    stripes, at = [], zero - _BAR + _STRIPE
    while at < end:
        stripe = _clipped(at, at + _BAR, zero, end, top)
        if stripe is not None:
            stripes.append(stripe)
        at += _STRIPE
    yield Stroke((outline, *stripes), TARGET, 1.75)


def _clipped(low: float, high: float, left: float, right: float,
             top: float) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """A stripe from (low, bottom) to (high, top) of a bar, cut off at the bar's ends; None when nothing is left."""
    a, b = max(low, left), min(high, right)
    return None if b - a < 0.5 else ((a, top + _BAR - (a - low)), (b, top + _BAR - (b - low)))


def _scale(ticks: Sequence[float], rows: Sequence[tuple[float, float]]) -> Iterator[Shape]:
    """Thin lines at the ticks and a strong one at zero, beside the bars only, so that none runs through words."""
    others = [t for t in ticks if t]
    if others:
        yield Stroke(tuple(((_x(ticks, t), top - 1), (_x(ticks, t), end + 3)) for top, end in rows for t in others),
                     GRID, 1)
    yield Stroke(tuple(((_x(ticks, 0), top - 3), (_x(ticks, 0), end + 5)) for top, end in rows), TEXT, 2)


def _head(ticks: Sequence[float]) -> Iterator[Shape]:
    base = SIZE * ASCENT + 2
    if ticks[0] < 0 or len(ticks) == 1:
        yield Words(0, base, _("← Under budget"), SIZE)
    if ticks[-1] > 0 or len(ticks) == 1:
        yield Words(WIDTH, base, _("Over budget →"), SIZE, "right")


def _foot(ticks: Sequence[float], bottom: float) -> Iterator[Shape]:
    """Words of the scale: zero always, then the ends, then others that do not touch one another."""
    texts = _texts(ticks)
    taken: list[tuple[float, float]] = []
    base = bottom + 11 + SIZE * ASCENT
    order = sorted(range(len(ticks)), key=lambda n: (ticks[n] != 0, n not in (0, len(ticks) - 1), n))
    for n in order:
        half = text_width(texts[n], SIZE) / 2
        centre = _x(ticks, ticks[n])
        if all(centre + half + 10 <= left or centre - half - 10 >= right for left, right in taken):
            taken.append((centre - half, centre + half))
            yield Words(centre, base, texts[n], SIZE, "center")
