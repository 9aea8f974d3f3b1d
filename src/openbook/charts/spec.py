"""What a chart shows, as frozen values: no Book, no matplotlib, nothing that cannot be hashed or pickled.

Figures may be `Decimal` or `float`; None is a gap. Words are shown as given: they are already formatted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from openbook.model.types import Polarity, Status

Figure = Decimal | float
Format = Literal["number", "percent", "pounds", "signed", "signed-percent"]


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One result.

    Attributes:
        label: the period in words; long ones are shortened for the axis ("April to June 2017" becomes "Apr–Jun 2017").
        when: the day the figure stands for, usually the last of its period.
        value: the result, or None for a gap.
        text: the result as written for people, such as "92.0%" or "88 [p]"; for a gap its shorthand, such as "[x]".
        provisional: drawn hollow.
        highlight: its value is written beside it before those of other points. The latest always is.
        span: length of its period in months; a line joins only points with the same. 0 where it does not matter, as for
            a running total.
        joined: whether a line may lead to it: not where figures are missing before it.
        low, high: confidence limits, both or neither; drawn as an upright line through the point.
        notes: what else is said to a reader of the point, such as its status or the meaning of its marker.
    """

    label: str
    when: date
    value: Figure | None
    text: str
    provisional: bool = False
    highlight: bool = False
    span: int = 0
    joined: bool = True
    low: Figure | None = None
    high: Figure | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetStep:
    """A target and the days it holds for, both ends included.

    Attributes:
        start, end: first and last day.
        value: the target; for a range its lower end.
        label: words such as "Target".
        text: the target as written for people, such as "95%" or "15% to 30%"; written after `label`, and alone
            where the year already says that it is a target.
        upper: the upper end of a range target.
        low: lower edge of the tolerance below the target.
        high: upper edge of the tolerance above the target (or above `upper`).
        period: name of the period on the axis, when it is not that of the days, as for what is left of a year.
    """

    start: date
    end: date
    value: Figure
    label: str = "Target"
    text: str = ""
    upper: Figure | None = None
    low: Figure | None = None
    high: Figure | None = None
    period: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A benchmark: who or what is compared with, its figure, and the figure as written for people."""

    label: str
    value: Figure
    text: str = ""


@dataclass(frozen=True, slots=True)
class TrendSpec:
    """Results over time beside targets, tolerance and benchmarks.

    Attributes:
        chart_id: unique on its page; lower case letters, digits and hyphens.
        finding: what the chart shows, at most 15 words; page heading and accessible name, never in the picture.
        subtitle: measure, area, unit and period.
        source: where the figures come from.
        alt: the picture in words for those who cannot see it.
        unit: what one unit is, in words.
        format: how the axis writes numbers.
        points: results, earliest first, no two on one day.
        target_steps: targets, earliest first; those after the last result stand in a part of their own.
        benchmarks: at most three.
        polarity: which way is better; said in words above the plot.
        zero_based: the value axis has to include zero. One single figure always has a zero-based axis.
        band_label: words for the shaded tolerance.
        alike: figures of periods of different length compare (rates, positions), so that a dotted line leads from one
            series to the next; not so for sums.
    """

    chart_id: str
    finding: str
    subtitle: str
    source: str
    alt: str
    unit: str
    format: Format
    points: tuple[TrendPoint, ...]
    target_steps: tuple[TargetStep, ...] = ()
    benchmarks: tuple[Line, ...] = ()
    polarity: Polarity = "none"
    zero_based: bool = False
    band_label: str = "Tolerance"
    alike: bool = True


@dataclass(frozen=True, slots=True)
class SparkSpec:
    """A word-sized trend for a table: values earliest first, with None for gaps, and the status of the latest.

    Attributes:
        spans, joined, alike: as of the points and of the chart in `TrendSpec`, one for each value; empty for all alike.
    """

    chart_id: str
    alt: str
    values: tuple[Figure | None, ...]
    target: Figure | None = None
    status: Status = "unrated"
    spans: tuple[int, ...] = ()
    joined: tuple[bool, ...] = ()
    alike: bool = True


Segment = tuple[Status, str, int]
"""A share of a status bar: status code, the publisher's word for it, how many."""


@dataclass(frozen=True, slots=True)
class StatusBarSpec:
    """How many stand at each status, in the publisher's words and the order given.

    Attributes:
        key: whether shapes, words and numbers stand under the bar; without them the page has to say them beside it.
    """

    chart_id: str
    alt: str
    segments: tuple[Segment, ...]
    key: bool = True


@dataclass(frozen=True, slots=True)
class VarianceBar:
    """How far one part is from its budget.

    Attributes:
        label: the part's name; long ones take several lines.
        value: the variance in pounds, above zero when over budget; None where only words were printed.
        text: the variance as written for people, such as "£0.790m under", or the printed words.
    """

    label: str
    value: Figure | None
    text: str


@dataclass(frozen=True, slots=True)
class VarianceSpec:
    """Variances from a budget, one bar each, left of zero when under and right of it when over.

    Attributes:
        chart_id, finding, subtitle, source, alt: as for `TrendSpec`.
        bars: the parts, in the publisher's order.
        total: the printed total, drawn apart from the parts; None where there is none.
    """

    chart_id: str
    finding: str
    subtitle: str
    source: str
    alt: str
    bars: tuple[VarianceBar, ...]
    total: VarianceBar | None = None


Spec = TrendSpec | SparkSpec | StatusBarSpec | VarianceSpec
Captioned = TrendSpec | VarianceSpec
"""Charts with a finding, a subtitle and a source; pages show these as figures, and they are files to take away."""
