"""Where the parts of a trend chart are: its scales, its targets now and ahead, and the places of its results."""

from __future__ import annotations

from dataclasses import dataclass

from openbook.charts.lines import Lines, Place, lines_of
from openbook.charts.measure import text_width, widest_number
from openbook.charts.scales import TimeScale, ValueScale, split_steps, value_scale
from openbook.charts.scene import XY
from openbook.charts.spec import TargetStep, TrendSpec

WIDTH, HEIGHT = 480.0, 310.0
SIZE = 17.0
LINE = SIZE * 1.12
TOP, BOTTOM = 52.0, 262.0
"""Heights of the highest and the lowest tick; above is room for labels and one line of hints, below for periods."""
CEILING = 24.0
"""Labels in the plot stay below this height, which leaves the line of hints free."""
MARK = 10.0
_SLOT = 74.0
_ONE_LINE = 11
"""Figures of targets ahead up to this many characters stay on one line; numbers always do."""
_SHORTEST = 8.0
_NARROWEST = 130.0
"""Least width of the plot, unless the latest figure is wider; the furthest targets ahead give way to it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the parts of one chart are.

    Attributes:
        spec: what is drawn.
        y, x: scales of figures and of days; `x` reaches as far as the plot of results.
        during: targets that hold while there are results.
        ahead: targets after the last result, a column of width `slot` each, right of the plot.
        gutter: width of the column of names between the two, 0 for none.
    """

    spec: TrendSpec
    y: ValueScale
    x: TimeScale
    during: tuple[TargetStep, ...]
    ahead: tuple[TargetStep, ...]
    gutter: float
    slot: float

    @property
    def ahead_left(self) -> float:
        """Left end of the part for targets ahead."""
        return self.x.right + self.gutter

    @property
    def alone(self) -> bool:
        """Whether there is one single figure: it is drawn as a bar, for a line needs two."""
        return sum(p.value is not None for p in self.spec.points) == 1

    def places(self) -> list[XY | None]:
        """Where each result stands; None for a gap."""
        return [None if p.value is None else (self.x(p.when), self.y(float(p.value))) for p in self.spec.points]

    def lines(self) -> Lines:
        """The lines through the results."""
        places = [Place(at, p.span, p.joined) for at, p in zip(self.places(), self.spec.points, strict=True)]
        return lines_of(places, self.spec.alike)

    def limits(self) -> tuple[tuple[float, float, float], ...]:
        """Place, upper and lower end of the confidence limits of each result that has them."""
        return tuple((self.x(p.when), self.y(float(p.high)), self.y(float(p.low))) for p in self.spec.points
                     if p.low is not None and p.high is not None and p.value is not None)

    def spans(self) -> tuple[tuple[TargetStep, float, float], ...]:
        """Every target with its left and right end in the picture, those ahead last."""
        out = []
        for n, step in enumerate(self.during):
            lasting = n + 1 == len(self.during) and step.end >= self.x.last
            right = self.x.right if lasting else self.x(step.end)
            single_day = self.x.first == self.x.last
            left = self.x.left if single_day and step.start < self.x.last else self.x(step.start)
            if right - left < _SHORTEST:
                left, right = max(self.x.left, left - _SHORTEST), min(self.x.right, right + _SHORTEST)
            out.append((step, left, right))
        for n, step in enumerate(self.ahead):
            left = self.ahead_left + n * self.slot
            out.append((step, left + 8, left + self.slot - 2))
        return tuple(out)


def frame_of(spec: TrendSpec, gutter: float = 0.0, most_ahead: int = 3) -> Frame:
    """Lay out the parts of a chart, with room for a column of names `gutter` wide and so many targets ahead."""
    alone = sum(p.value is not None for p in spec.points) == 1
    y = value_scale(spec, BOTTOM, TOP, spec.zero_based or alone)
    first, last = spec.points[0].when, spec.points[-1].when
    during, ahead = split_steps(spec.target_steps, first, last, most_ahead)
    figures = [figure_of(s) for s in ahead]
    slot = max([_SLOT, *((text_width if len(f) <= _ONE_LINE else widest_number)(f, SIZE) + 8 for f in figures)])
    left = max(text_width(t, SIZE) for t in y.texts) + 10
    latest = next(p for p in reversed(spec.points) if p.value is not None)
    hangs = alone and float(latest.value or 0) < 0  # such a bar leaves room for one line above it
    widest = text_width(latest.text, SIZE, bold=True) if hangs else widest_number(latest.text, SIZE, bold=True)
    narrowest = max(_NARROWEST, widest + 6)
    ahead = ahead[:max(0, int((WIDTH - 4 - gutter - left - narrowest) // slot))]
    right = WIDTH - 4 - gutter - slot * len(ahead)
    x = TimeScale(first, last, left, right, min(34.0, (right - left) / 5))
    return Frame(spec, y, x, during, ahead, gutter, slot)


def figure_of(step: TargetStep) -> str:
    """A target in words where the place already says that it is one."""
    return step.text or step.label
