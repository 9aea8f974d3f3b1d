"""Layout of a trend chart: results over time, targets as steps, tolerance shaded, benchmarks, all labelled directly.

Left of the divider is a time axis true to the calendar; right of it stand the targets of years still to come, one
column each, because on the same axis three years ahead would squeeze the results of six months into a corner.
"""

from __future__ import annotations

from collections.abc import Iterator

from openbook.charts.frame import BOTTOM, CEILING, HEIGHT, LINE, MARK, SIZE, TOP, WIDTH, Frame, figure_of, frame_of
from openbook.charts.labels import Label
from openbook.charts.measure import ASCENT, text_width, wrap
from openbook.charts.names import column, name_latest, name_lines, name_others, names_of, obstacles
from openbook.charts.palette import AXIS, BENCHMARK, GRID, MUTED, RESULT, TARGET
from openbook.charts.scene import XY, Area, Marks, Scene, Shape, Stroke, Words
from openbook.charts.spark import runs
from openbook.charts.spec import TrendSpec
from openbook.charts.ticks import period_label, short_label, two_lines
from openbook.text.language import N_, _, _c

_HINT = 16.0
_DASH_TARGET = (8.0, 4.0)
_DASH_BENCHMARKS = ((2.0, 4.0), (9.0, 3.0, 2.0, 3.0), (4.0, 2.0))
_HINTS = {"higher": N_("↑ Higher is better"), "lower": N_("↓ Lower is better"), "range": N_("Best inside the range")}


def lay_out(spec: TrendSpec) -> Scene:
    """The picture of a trend. Labels stand by what they name; when the plot is too full, in a column beside it."""
    frame = frame_of(spec, 0.0)
    placer = obstacles(frame)
    name_latest(frame, placer)
    names = names_of(frame)
    aside: tuple[Shape, ...] = ()
    if not name_lines(frame, names, placer):
        frame, aside = column(spec, names)
        placer = obstacles(frame)
        name_latest(frame, placer)
    name_others(frame, placer)
    return Scene(WIDTH, HEIGHT, (
        *_grid(frame), *_bands(frame), *(_results(frame) if frame.alone else ()), *_benchmarks(frame),
        *_targets(frame), *(() if frame.alone else _results(frame)), *aside,
        *_hints(frame), *_periods(frame), *_ahead_words(frame), *placer.words))


# Lines and shapes

def _grid(frame: Frame) -> Iterator[Shape]:
    right = WIDTH - 4 if frame.ahead else frame.x.right
    rows = tuple(((frame.x.left, frame.y(v)), (frame.x.right, frame.y(v))) for v in frame.y.ticks)
    if frame.ahead:
        rows += tuple(((frame.ahead_left + 6, frame.y(v)), (right, frame.y(v))) for v in frame.y.ticks)
    yield Stroke(rows, GRID, 1)
    if frame.y.ticks[0] <= 0 <= frame.y.ticks[-1]:
        yield Stroke((((frame.x.left, frame.y(0)), (frame.x.right, frame.y(0))),), AXIS, 1.5)
    for value, text in zip(frame.y.ticks, frame.y.texts, strict=True):
        yield Words(frame.x.left - 6, frame.y(value) + SIZE * 0.35, text, SIZE, "right")


def _bands(frame: Frame) -> Iterator[Shape]:
    boxes = []
    for step, left, right in frame.spans():
        top = step.value if step.upper is None else step.upper
        if step.low is not None and step.low < step.value:
            boxes.append((left, frame.y(float(step.value)), right, frame.y(float(step.low))))
        if step.high is not None and step.high > top:
            boxes.append((left, frame.y(float(step.high)), right, frame.y(float(top))))
    if boxes:
        yield Area(tuple(boxes), MUTED, 0.45)


def _benchmarks(frame: Frame) -> Iterator[Shape]:
    for n, line in enumerate(frame.spec.benchmarks):
        y = frame.y(float(line.value))
        yield Stroke((((frame.x.left, y), (frame.x.right, y)),), BENCHMARK, 2, _DASH_BENCHMARKS[n])


def _targets(frame: Frame) -> Iterator[Shape]:
    lines: list[tuple[XY, ...]] = []
    for step, left, right in frame.spans():
        for value in (step.value, step.upper):
            if value is not None:
                lines.append(((left, frame.y(float(value))), (right, frame.y(float(value)))))
    if lines:
        yield Stroke(tuple(lines), TARGET, 2.5, _DASH_TARGET)
    if frame.ahead:
        x = frame.ahead_left + 1
        yield Stroke((((x, TOP - 26), (x, BOTTOM + 44)),), AXIS, 1)


def _results(frame: Frame) -> Iterator[Shape]:
    places = frame.places()
    points = frame.spec.points
    if frame.alone:
        (x, y), point = next((at, p) for at, p in zip(places, points, strict=True) if at)
        box = (x - 28, min(y, frame.y(0)), x + 28, max(y, frame.y(0)))
        if box[3] - box[1] >= 1:
            yield Area((box,), RESULT, outline=RESULT if point.provisional else None)
        else:
            yield Marks(((x, y),), "circle", RESULT, MARK, point.provisional)
        return
    lines = tuple(run for run in runs(places) if len(run) > 1)
    if lines:
        yield Stroke(lines, RESULT, 2.75)
    for hollow in (False, True):
        at = tuple(place for place, p in zip(places, points, strict=True) if place and p.provisional == hollow)
        if at:
            yield Marks(at, "circle", RESULT, MARK, hollow)


# Words around the plot

def _hints(frame: Frame) -> Iterator[Words]:
    end = 0.0
    if frame.spec.polarity in _HINTS:
        hint = _(_HINTS[frame.spec.polarity])
        yield Words(0, _HINT, hint, SIZE)
        end = text_width(hint, SIZE)
    if frame.ahead:
        for words in (_("Targets ahead"), _c("targets", "Ahead")):
            centre = (frame.ahead_left + WIDTH) / 2
            half = text_width(words, SIZE) / 2
            centre = min(centre, WIDTH - half)
            if centre - half > end + 12:
                yield Words(centre, _HINT, words, SIZE, "center")
                end = WIDTH
                break
    if any(p.provisional and p.value is not None for p in frame.spec.points):
        words = _("Hollow: provisional")
        room = (frame.ahead_left if frame.ahead else WIDTH) - text_width(words, SIZE)
        if end < WIDTH and room > end + 12:
            yield Words(room + text_width(words, SIZE), _HINT, words, SIZE, "right")


def _periods(frame: Frame) -> Iterator[Shape]:
    """Names of periods under the plot: the last first, then backwards those that fit; a tick for every one."""
    xs = [frame.x(p.when) for p in frame.spec.points]
    yield Stroke(tuple(((x, BOTTOM + 2), (x, BOTTOM + 7)) for x in xs), AXIS, 1)
    limit = frame.ahead_left - 2 if frame.ahead else WIDTH
    for point, x in zip(reversed(frame.spec.points), reversed(xs), strict=True):
        lines = _at_most_two(short_label(point.label), 110.0) or two_lines(period_label(point.when, point.when))
        half = max(text_width(line, SIZE) for line in lines) / 2
        centre = max(half, min(x, limit - half))
        if centre + half <= limit and abs(centre - x) <= half:
            limit = centre - half - 8
            yield from _under(lines, centre)
    for n, step in enumerate(frame.ahead):
        label = step.period or period_label(step.start, step.end)
        lines = _at_most_two(short_label(label), frame.slot) or two_lines(period_label(step.end, step.end))
        yield from _under(lines, frame.ahead_left + (n + 0.5) * frame.slot + 2)


def _at_most_two(label: str, room: float) -> tuple[str, ...]:
    """A label over one or two lines, the year by itself where there is one; nothing when it does not fit."""
    lines = two_lines(label)
    if any(text_width(line, SIZE) > room for line in lines):
        lines = wrap(label, SIZE, room)
    return lines if len(lines) < 3 else ()


def _under(lines: tuple[str, ...], centre: float) -> Iterator[Words]:
    for n, line in enumerate(lines):
        yield Words(centre, BOTTOM + 10 + SIZE * ASCENT + n * LINE, line, SIZE, "center")


def _ahead_words(frame: Frame) -> Iterator[Words]:
    """The figure of each target ahead, on the side of its line where no tolerance is shaded."""
    for step, left, right in list(frame.spans())[len(frame.during):]:
        label = Label(wrap(figure_of(step), SIZE, frame.slot - 6), SIZE)
        above = frame.y(float(step.value if step.upper is None else step.upper)) - 5 - label.height
        below = frame.y(float(step.value)) + 5
        shaded_above = step.high is not None and step.low is None and step.upper is None
        fits_below = below + label.height <= BOTTOM + 4
        top = below if fits_below and (shaded_above or above < CEILING) else max(above, CEILING)
        yield from label.words((left + right) / 2, top, "center")


# Labels inside the plot

