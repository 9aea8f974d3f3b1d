"""Scales of a trend chart: from figures and days to places in the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from openbook.charts.spec import TargetStep, TrendSpec
from openbook.charts.ticks import round_ticks, tick_texts

_LEAST_SPAN = 0.08
"""Least height of the value axis as a share of its largest figure, so that a ripple does not look like a wave."""
_NEAR_ZERO = 0.45
"""An axis that would begin below this share of its largest figure begins at zero instead."""
_BELOW = 16.0
"""Room for a label under the lowest tick, where that is not the zero line on which bars stand."""


@dataclass(frozen=True, slots=True)
class ValueScale:
    """From a figure to a height: `ticks` and their words, from `bottom` (lowest tick) up to `top` (highest)."""

    ticks: tuple[float, ...]
    texts: tuple[str, ...]
    bottom: float
    top: float

    def __call__(self, value: float) -> float:
        share = (value - self.ticks[0]) / (self.ticks[-1] - self.ticks[0])
        return self.bottom - share * (self.bottom - self.top)


def value_scale(spec: TrendSpec, bottom: float, top: float, zero: bool) -> ValueScale:
    """An honest value axis: everything drawn is on it, small changes stay small, zero is there when asked or near.

    Percentages never pass 100 and figures that cannot be negative never pass 0 unless the data does.
    """
    figures = _figures(spec)
    low, high = min(figures), max(figures)
    biggest = max(abs(low), abs(high)) or 1 / _LEAST_SPAN
    if high - low < _LEAST_SPAN * biggest:
        middle, half = (low + high) / 2, _LEAST_SPAN * biggest / 2
        low, high = _within(middle - half, middle + half, low, high, spec.format)
    if zero or 0 <= low < _NEAR_ZERO * high or _NEAR_ZERO * low < high <= 0:
        low, high = min(low, 0.0), max(high, 0.0)
    counts = spec.format == "number" and all(v == int(v) for v in figures)
    ticks = round_ticks(low, high, least=1.0 if counts else 0.0)
    room = 0.0 if ticks[0] == 0 else _BELOW
    return ValueScale(ticks, tick_texts(ticks, spec.format, spec.unit), bottom - room, top)


def _within(low: float, high: float, least: float, most: float, style: str) -> tuple[float, float]:
    """Shift a widened span back inside 0 and, for percentages, 100, where the data itself stays inside."""
    if style == "percent" and most <= 100 < high:
        low, high = low - (high - 100), 100.0
    if least >= 0 > low:
        low, high = 0.0, high - low
    return low, high


def _figures(spec: TrendSpec) -> list[float]:
    found = [float(v) for p in spec.points if p.value is not None for v in (p.value, p.low, p.high) if v is not None]
    for step in spec.target_steps:
        found.extend(float(v) for v in (step.value, step.upper, step.low, step.high) if v is not None)
    found.extend(float(line.value) for line in spec.benchmarks)
    return found


@dataclass(frozen=True, slots=True)
class TimeScale:
    """From a day to a place between `left` and `right`, which is where results stand; `edge` is room to each side."""

    first: date
    last: date
    left: float
    right: float
    edge: float

    def __call__(self, when: date) -> float:
        days = (self.last - self.first).days
        if days == 0:
            middle = (self.left + self.right) / 2
            return middle if when == self.first else self.left if when < self.first else self.right
        share = (when - self.first).days / days
        place = self.left + self.edge + share * (self.right - self.left - 2 * self.edge)
        return min(max(place, self.left), self.right)


def split_steps(steps: Sequence[TargetStep], first: date, last: date,
                most_ahead: int = 3) -> tuple[tuple[TargetStep, ...], tuple[TargetStep, ...]]:
    """Targets that hold while there are results, and the next ones after the last result (at most `most_ahead`).

    A target that ended before the first result has nothing beside it to compare with and is left to the table.
    """
    during = tuple(s for s in steps if s.end >= first and s.start <= last)
    ahead = tuple(s for s in steps if s.start > last)
    return during, ahead[:most_ahead]
