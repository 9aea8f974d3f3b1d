"""Names in and beside the plot of a trend chart: values by their points, targets and benchmarks by their lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from openbook.charts.contract import ChartContractError
from openbook.charts.frame import BOTTOM, CEILING, MARK, SIZE, Frame, frame_of
from openbook.charts.labels import Box, Label, Placer, Spot, dodge
from openbook.charts.measure import cut, wrap
from openbook.charts.palette import BENCHMARK, MUTED, TARGET
from openbook.charts.scene import Shape, Stroke
from openbook.charts.spec import TrendPoint, TrendSpec

FREE, _AT_A_COST = 1.5, 60.0
"""Costs a label may have: none but an unusual side of its point or line; or even crossing several lines."""
_COLUMNS = ((132.0, 8.0), (150.0, 8.0), (170.0, 6.0), (190.0, 1.0))
"""Widths of the column of names and the space between two of them, tried in turn."""


class Name(NamedTuple):
    """Words for a level line: its height, its left and right end, its colour."""

    text: str
    y: float
    left: float
    right: float
    colour: str


def obstacles(frame: Frame) -> Placer:
    """The room for labels in the plot, with marks, lines and benchmarks to keep clear of."""
    left, right = frame.x.left + 2, frame.x.right
    placer = Placer(Box(left, CEILING, right - 2, BOTTOM + 2))
    reach = MARK / 2 + 1
    places = frame.places()
    for at in places:
        if at and frame.alone:
            placer.marks.append(Box(at[0] - 29, min(at[1], frame.y(0)) - 1, at[0] + 29, max(at[1], frame.y(0)) + 1))
        elif at:
            placer.marks.append(Box(at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach))
    placer.lines.extend((a, b, 10.0) for a, b in frame.lines().pieces)
    placer.lines.extend(((x, top), (x, foot), 6.0) for x, top, foot in frame.limits())
    for step, x0, x1 in frame.spans()[:len(frame.during)]:
        for value in (step.value, step.upper):
            if value is not None:
                placer.lines.append(((x0, frame.y(float(value))), (x1, frame.y(float(value))), 6.0))
    for line in frame.spec.benchmarks:
        placer.lines.append(((left, frame.y(float(line.value))), (right, frame.y(float(line.value))), 6.0))
    return placer


def name_latest(frame: Frame, placer: Placer) -> None:
    """The value of the latest result, always, and of highlighted ones."""
    known = [p for p in frame.spec.points if p.value is not None]
    for over_marks in (False, True):
        if placer.put(_beside_point(frame, known[-1], True), _AT_A_COST, over_marks):
            break
    for point in known[:-1]:
        if point.highlight:
            placer.put(_beside_point(frame, point, True), _AT_A_COST)


def name_others(frame: Frame, placer: Placer) -> None:
    """Values of the other points, the first and the extremes before the rest, where there is room to spare."""
    known = [p for p in frame.spec.points if p.value is not None]
    others = [p for p in known[:-1] if not p.highlight]
    by_value = sorted(others, key=lambda p: float(p.value or 0))
    ends = {p.when for p in (*others[:1], *by_value[:1], *by_value[-1:])}
    for point in sorted(others, key=lambda p: p.when not in ends):
        placer.put(_beside_point(frame, point, False), FREE)
    for point in frame.spec.points:
        if point.value is None and point.text:
            label = Label((point.text,), SIZE)
            placer.put([Spot(label, frame.x(point.when), BOTTOM - label.height, "center")], FREE)


def names_of(frame: Frame) -> tuple[Name, ...]:
    """What has to be named: the target that holds now, each benchmark, the tolerance."""
    out = []
    now = frame.spans()[:len(frame.during)]
    if now:
        step, left, right = now[-1]
        top = step.value if step.upper is None else step.upper
        out.append(Name(_full(step.label, step.text), frame.y(float(top)), left, right, TARGET))
    out.extend(Name(_full(line.label, line.text), frame.y(float(line.value)), frame.x.left, frame.x.right, BENCHMARK)
               for line in frame.spec.benchmarks)
    for step, left, right in reversed(now):
        edge = step.low if step.low is not None and step.low < step.value else step.high
        if edge is not None and edge != (step.value if step.upper is None else step.upper):
            out.append(Name(frame.spec.band_label, frame.y(float(edge)), left, right, MUTED))
            break
    return tuple(out)


def name_lines(frame: Frame, names: tuple[Name, ...], placer: Placer) -> bool:
    """Put every name in the plot beside its line; say whether all have found room."""
    return all(placer.put(_beside_line(frame, name), FREE) for name in names)


def _beside_line(frame: Frame, name: Name) -> Iterator[Spot]:
    for room, cost in ((frame.x.right - frame.x.left, 0.0), (150.0, 0.5), (100.0, 0.9)):
        label = Label(wrap(name.text, SIZE, room), SIZE)
        start = name.left + 3
        last = name.right - 3 - label.width
        stop = max(start, last)
        starts = [*(stop - (stop - start) * n / 12 for n in range(13)), last]
        for top, more in ((name.y - 4 - label.height, 0.0), (name.y + 4, 0.1)):
            for n, x in enumerate(starts):
                yield Spot(label, x, top, "left", cost + more + 0.01 * n)


def column(spec: TrendSpec, names: tuple[Name, ...], most_ahead: int = 3) -> tuple[Frame, tuple[Shape, ...]]:
    """Names in a column right of the plot, each with a thin line to what it names."""
    labels, tops, gap = _stacked(spec.chart_id, names)
    frame = frame_of(spec, max(label.width for label in labels) + 22, most_ahead)
    shapes: list[Shape] = []
    for name, label, top in zip(names, labels, tops, strict=True):
        middle = top + (label.height + gap) / 2
        shapes.append(Stroke((((frame.x.right + 1, name.y), (frame.x.right + 12, middle)),), name.colour, 1.25))
        shapes.extend(label.words(frame.x.right + 16, top + gap / 2, "left"))
    return frame, tuple(shapes)


def _stacked(chart_id: str, names: tuple[Name, ...]) -> tuple[list[Label], tuple[float, ...], float]:
    """Labels of a column, their upper edges, and the space between: as narrow a column as holds them.

    When none does, each name is cut to two lines with an ellipsis; the table beside the chart has it whole.
    """
    heights = [name.y for name in names]
    for room, gap in _COLUMNS:
        labels = [Label(wrap(name.text, SIZE, room), SIZE) for name in names]
        tops = dodge(heights, [label.height + gap for label in labels], CEILING, BOTTOM + 8)
        if tops is not None:
            return labels, tops, gap
    short = [label if len(label.lines) < 3 else Label((label.lines[0], cut(label.lines[1])), SIZE) for label in labels]
    tops = dodge(heights, [label.height for label in short], CEILING, BOTTOM + 8)
    if tops is None:
        raise ChartContractError(chart_id, ["more names than the chart has room for"])
    return short, tops, 0.0


def _beside_point(frame: Frame, point: TrendPoint, bold: bool) -> Iterator[Spot]:
    room = frame.x.right - frame.x.left
    narrow = Label(wrap(point.text, SIZE, min(150.0, room / 1.3)), SIZE, bold)
    yield from _around(frame, point, narrow)
    if len(narrow.lines) > 1:
        for spot in _around(frame, point, Label(wrap(point.text, SIZE, room - 4), SIZE, bold)):
            yield spot._replace(cost=spot.cost + 0.5)


def _around(frame: Frame, point: TrendPoint, label: Label) -> Iterator[Spot]:
    x, y = frame.x(point.when), frame.y(float(point.value or 0))
    away = MARK / 2 + 4
    above, below = y - away - label.height, y + away
    if frame.alone:
        above, below = min(y, frame.y(0)) - away - label.height, max(y, frame.y(0)) + away
    half = label.width / 2
    least, most = frame.x.left + 2 + half, frame.x.right - 2 - half
    for cost, top in ((0.0, above), (0.4, below), (1.0, above - 10), (1.0, below + 10)):
        for shift, more in ((0.0, 0.0), (-half * 0.6, 0.2), (half * 0.6, 0.2), (-half, 0.4), (half, 0.4)):
            yield Spot(label, min(max(x + shift, least), most), top, "center", cost + more)
    side = 34 if frame.alone else away + 2
    yield Spot(label, x + side, y - label.height / 2, "left", 0.9)
    yield Spot(label, x - side, y - label.height / 2, "right", 0.9)


def _full(label: str, text: str) -> str:
    return f"{label} {text}" if text else label
