"""Which results a line joins: only figures for periods of one length, and none across a period without a figure.

A sum of three months and a sum of one are different things, and a line between them would show a fall that never was.
Rates and positions of periods of different length do compare: there a thin dotted line leads from one series to the
next. A period that lies within another (a month in its quarter) is never joined to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from openbook.charts.scene import XY


class Place(NamedTuple):
    """A result in the picture: where (None for a gap), the length of its period, whether a line may lead to it."""

    at: XY | None
    span: int = 0
    joined: bool = True


class Lines(NamedTuple):
    """The polylines of the series of the latest figure or a longer one, of shorter ones, and the dotted links."""

    main: tuple[tuple[XY, ...], ...]
    minor: tuple[tuple[XY, ...], ...]
    links: tuple[tuple[XY, XY], ...]

    @property
    def pieces(self) -> tuple[tuple[XY, XY], ...]:
        """Every straight piece."""
        runs = (*self.main, *self.minor)
        return (*((a, b) for run in runs for a, b in pairwise(run)), *self.links)


def main_span(places: Sequence[Place]) -> int:
    """Length of the period of the latest figure; shorter ones are drawn smaller."""
    return next(p.span for p in reversed(places) if p.at is not None)


def lines_of(places: Sequence[Place], alike: bool) -> Lines:
    """Join results.

    Args:
        places: earliest first, one of them at least with a figure.
        alike: whether figures of periods of different length compare, as rates and positions do and sums do not.
    """
    whole = main_span(places)
    series: dict[int, list[tuple[XY, ...]]] = {}
    for span in dict.fromkeys(p.span for p in places):
        run: list[XY] = []
        for place in (*(p for p in places if p.span == span), Place(None)):
            if run and (place.at is None or not place.joined):
                series.setdefault(span, []).append(tuple(run))
                run = []
            if place.at is not None:
                run.append(place.at)
    drawn = [(span, run) for span, runs in series.items() for run in runs if len(run) > 1]
    links = [(a.at, b.at) for n, (a, b) in enumerate(pairwise(places))
             if a.at and b.at and alike and b.joined and a.span != b.span
             and not any(p.at and p.span == a.span for p in places[n + 1:])
             and not any(p.at and p.span == b.span for p in places[:n + 1])]
    return Lines(tuple(run for span, run in drawn if span >= whole),
                 tuple(run for span, run in drawn if span < whole), tuple(links))
