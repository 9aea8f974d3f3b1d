"""Layout of a trend chart: results over time, targets as steps, tolerance shaded, benchmarks, all labelled directly.

Left of the divider is a time axis true to the calendar; right of it stand the targets of years still to come, one
column each, because on the same axis three years ahead would squeeze the results of six months into a corner.
"""

from __future__ import annotations

from collections.abc import Iterator

from openbook.charts.axis import Axis, ahead_names, axis_of
from openbook.charts.frame import BOTTOM, CEILING, MARK, SIZE, TOP, WIDTH, Frame, figure_of, frame_of
from openbook.charts.labels import Label, Placer
from openbook.charts.lines import Place, main_span
from openbook.charts.measure import text_width, wrap
from openbook.charts.names import column, name_latest, name_lines, name_others, names_of, obstacles
from openbook.charts.palette import AXIS, BAND_OPACITY, BENCHMARK, GRID, MUTED, PLATE, RESULT, TARGET, TEXT
from openbook.charts.scene import XY, Area, Marks, Scene, Shape, Stroke, Words
from openbook.charts.spec import TrendSpec
from openbook.text.language import N_, _, _c

_HINT = 16.0
_MOST_AHEAD = 3
_SMALL_MARK = 7.0
"""Width of the marks of periods shorter than the latest one's, such as the months of a quarter."""
_DASH_TARGET = (8.0, 4.0)
_DASH_LINK = (1.5, 3.5)
_DASH_BENCHMARKS = ((2.0, 4.0), (9.0, 3.0, 2.0, 3.0), (4.0, 2.0))
_HINTS = {"higher": N_("↑ Higher is better"), "lower": N_("↓ Lower is better"), "range": N_("Best inside the range")}


def lay_out(spec: TrendSpec) -> Scene:
    """The picture of a trend. Labels stand by what they name; when the plot is too full, in a column beside it."""
    first = named = _named(spec, _MOST_AHEAD)
    while not named[1].complete and len(named[0].ahead) > 1:
        named = _named(spec, len(named[0].ahead) - 1)
    frame, axis, placer, aside = named if named[1].complete else first
    name_others(frame, placer)
    return Scene(WIDTH, axis.height, (
        *_grid(frame), *_bands(frame), *(_results(frame) if frame.alone else ()), *_benchmarks(frame),
        *_targets(frame), *(() if frame.alone else _results(frame)), *aside,
        *_hints(frame), *axis.shapes, *ahead_names(frame), *_ahead_words(frame), *placer.words), _readings(frame))


def _readings(frame: Frame) -> tuple[tuple[XY, tuple[str, ...]], ...]:
    """For each of two or more results its period, its figure, the target that holds then, and what else is known."""
    if frame.alone:
        return ()
    found = []
    for at, point in zip(frame.places(), frame.spec.points, strict=True):
        step = next((s for s in frame.during if s.start <= point.when <= s.end), None)
        target = (f"{step.label} {step.text}".rstrip(),) if step else ()
        if at:
            found.append((at, (point.label, point.text, *target, *point.notes)))
    return tuple(found)


def _named(spec: TrendSpec, most_ahead: int) -> tuple[Frame, Axis, Placer, tuple[Shape, ...]]:
    """The frame with room for names, the axis, labels of the lines and of the latest result, and names beside it.

    The furthest targets ahead, which the table has too, give way to the names of the results' own periods.
    """
    frame = frame_of(spec, 0.0, most_ahead)
    placer = obstacles(frame)
    name_latest(frame, placer)
    names = names_of(frame)
    aside: tuple[Shape, ...] = ()
    if not name_lines(frame, names, placer):
        frame, aside = column(spec, names, most_ahead)
        placer = obstacles(frame)
        name_latest(frame, placer)
    return frame, axis_of(frame), placer, aside


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
        yield Area(tuple(boxes), MUTED, BAND_OPACITY)


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
        yield from _limits(frame)
        return
    lines = frame.lines()
    if lines.links:
        yield Stroke(lines.links, RESULT, 1.75, _DASH_LINK)
    if lines.minor:
        yield Stroke(lines.minor, RESULT, 1.75)
    if lines.main:
        yield Stroke(lines.main, RESULT, 2.75)
    yield from _limits(frame)
    whole = main_span([Place(at, p.span) for at, p in zip(places, points, strict=True)])
    for size in (MARK, _SMALL_MARK):
        for hollow in (False, True):
            at = tuple(place for place, p in zip(places, points, strict=True) if place and p.provisional == hollow
                       and (p.span < whole) == (size == _SMALL_MARK))
            if at:
                yield Marks(at, "circle", RESULT, size, hollow)


def _limits(frame: Frame) -> Iterator[Shape]:
    """Confidence limits: an upright line with a foot at each end, clear of the bar that it may stand on."""
    lines = [line for x, top, foot in frame.limits()
             for line in (((x, top), (x, foot)), ((x - 5, top), (x + 5, top)), ((x - 5, foot), (x + 5, foot)))]
    if lines and frame.alone:
        yield Stroke(tuple(lines), PLATE, 4.5)
    if lines:
        yield Stroke(tuple(lines), TEXT if frame.alone else RESULT, 1.5)


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
    if end == WIDTH:
        return
    right = frame.ahead_left if frame.ahead else WIDTH
    for words in _keys(frame):
        width = text_width(words, SIZE)
        if right - width > end + 12:
            yield Words(right, _HINT, words, SIZE, "right")
            right -= width + 12


def _keys(frame: Frame) -> Iterator[str]:
    """What the kinds of mark in a chart mean, the one most needed first."""
    if any(p.provisional and p.value is not None for p in frame.spec.points):
        yield _("Hollow: provisional")
    if frame.limits():
        yield _("Upright lines: confidence limits")
    if frame.lines().links:
        yield _("Dotted: periods differ in length")


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
