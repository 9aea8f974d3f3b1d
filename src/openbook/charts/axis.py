"""Names of periods under a trend's plot: each under its own tick, in one row, in more where they stand close, or as
often as there is room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from openbook.charts.frame import BOTTOM, HEIGHT, LINE, SIZE, WIDTH, Frame
from openbook.charts.lines import Place, main_span
from openbook.charts.measure import ASCENT, text_width, wrap
from openbook.charts.palette import AXIS
from openbook.charts.scene import Shape, Stroke, Words
from openbook.charts.ticks import period_label, short_label, two_lines

_APART = 8.0
_WIDEST = 110.0
_ROW = 2 * LINE + 2
_ROWS_UP_TO = 8
"""More periods of one length than this are named in one row, as often as there is room: a zigzag of so many is harder
to read than a tick without a name. Periods of several lengths have rows until there are twice as many."""


_Rows = tuple[int, ...]


class Axis(NamedTuple):
    """Ticks and names of the results' periods, the height of the whole picture, and whether every one is named."""

    shapes: tuple[Shape, ...]
    height: float
    complete: bool


class _Name(NamedTuple):
    """A name at its place: its centre, its row (0, 1 or 2), its lines."""

    centre: float
    row: int
    lines: tuple[str, ...]

    @property
    def half(self) -> float:
        return max(text_width(line, SIZE) for line in self.lines) / 2


def axis_of(frame: Frame) -> Axis:
    """Name the periods of the results."""
    points = frame.spec.points
    xs = [frame.x(p.when) for p in points]
    every = tuple(range(len(points)))
    small = main_span([Place(at, p.span) for at, p in zip(frame.places(), points, strict=True)])
    by_length: list[_Rows] = [(0,) if p.span >= small else (1,) for p in points]
    tries: list[tuple[Sequence[_Rows], bool]] = [([(0,)] * len(points), False), ([(0,)] * len(points), True)]
    if len(points) <= _ROWS_UP_TO * min(2, len({p.span for p in points})):
        options: tuple[Sequence[_Rows], ...] = (by_length, [(0, 1)] * len(points), [(0, 1, 2)] * len(points))
        for rows in options:
            tries += [(rows, False), (rows, True)]
    for rows, once in tries:
        names = _placed(frame, xs, every, rows, once)
        if len(names) == len(points):
            return _drawn(xs, names, True)
    wanted = [n for n in every if points[n].span == small]
    for step in range(1, len(points) + 1):
        chosen = wanted[::-1][::step][::-1]
        names = _placed(frame, xs, chosen, tries[0][0], True)
        if len(names) == len(chosen):
            break
    return _drawn(xs, names, False)


def ahead_names(frame: Frame) -> Iterator[Words]:
    """Names of the periods of targets ahead, each under its own column."""
    for n, step in enumerate(frame.ahead):
        label = step.period or period_label(step.start, step.end)
        lines = _at_most_two(short_label(label), frame.slot) or two_lines(period_label(step.end, step.end))
        yield from _under(_Name(frame.ahead_left + (n + 0.5) * frame.slot + 2, 0, lines))


def _placed(frame: Frame, xs: Sequence[float], chosen: Sequence[int], rows: Sequence[_Rows],
            once: bool) -> dict[int, _Name]:
    """Names that keep clear of their neighbours, the last first; only the picture's ends may shift one off its tick.

    Args:
        chosen: which periods to name. rows: in which rows each may stand. once: a year is written under the first
            of its periods only.
    """
    end = frame.ahead_left - 2 if frame.ahead else WIDTH
    limits: dict[tuple[int, int], float] = {}
    found: dict[int, _Name] = {}
    before: dict[int, int] = dict(zip(chosen[1:], chosen, strict=False))
    for n in reversed(chosen):
        lines = _lines(frame, n)
        year = lines[1:]
        if once and n in before and year and year[0].isdigit() and _lines(frame, before[n])[1:] == year:
            lines = lines[:1]
        name = _Name(xs[n], 0, lines)
        name = name._replace(centre=max(name.half, min(xs[n], end - name.half)))
        ends = [text_width(line, SIZE) / 2 for line in lines]
        row = next((r for r in rows[n] if all(name.centre + half <= limits.get((r, line), end)
                                              for line, half in enumerate(ends))), None)
        if row is None or abs(name.centre - xs[n]) > name.half:
            continue
        limits |= {(row, line): name.centre - half - _APART for line, half in enumerate(ends)}
        found[n] = name._replace(row=row)
    return found


def _drawn(xs: Sequence[float], names: dict[int, _Name], complete: bool) -> Axis:
    """Ticks for all periods, longer ones down to names in lower rows, and the names."""
    rows = 1 + max((name.row for name in names.values()), default=0)

    def reach(n: int) -> float:
        row = names[n].row if n in names else 0
        clear = all(abs(xs[n] - u.centre) > u.half + 2 for u in names.values() if u.row < row)
        return BOTTOM + 9 + row * _ROW if row and clear else BOTTOM + 7

    ticks = Stroke(tuple(((x, BOTTOM + 2), (x, reach(n))) for n, x in enumerate(xs)), AXIS, 1)
    words = tuple(w for name in names.values() for w in _under(name))
    return Axis((ticks, *words), HEIGHT + (rows - 1) * _ROW, complete)


def _lines(frame: Frame, n: int) -> tuple[str, ...]:
    point = frame.spec.points[n]
    return _at_most_two(short_label(point.label), _WIDEST) or two_lines(period_label(point.when, point.when))


def _at_most_two(label: str, room: float) -> tuple[str, ...]:
    """A label over one or two lines, the year by itself where there is one; nothing when it does not fit."""
    lines: Iterable[str] = two_lines(label)
    if any(text_width(line, SIZE) > room for line in lines):
        lines = wrap(label, SIZE, room)
    return tuple(lines) if len(tuple(lines)) < 3 else ()


def _under(name: _Name) -> Iterator[Words]:
    for n, line in enumerate(name.lines):
        yield Words(name.centre, BOTTOM + 10 + SIZE * ASCENT + n * LINE + name.row * _ROW, line, SIZE, "center")
