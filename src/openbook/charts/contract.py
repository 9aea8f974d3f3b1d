"""The chart contract, in one place: what a chart must have before it may be drawn.

Sources of the rules: Government Analysis Function guidance on charts (titles, text alternatives, number of
colours) and the ONS style for chart titles.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from openbook.charts.spec import Captioned, Figure, SparkSpec, Spec, StatusBarSpec, TrendPoint, TrendSpec, VarianceSpec
from openbook.text.language import SOURCE, language

FINDING_WORDS, FINDING_WORDS_ELSEWHERE = 15, 25
"""Most words of a finding: in English, and in languages that may need more of them to say the same."""
BENCHMARKS = 3
LABEL_LENGTH = 40
STATUSES = ("green", "amber", "red", "blue", "unrated")
FORMATS = ("number", "percent", "pounds", "signed", "signed-percent")
POLARITIES = ("higher", "lower", "range", "none")
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class ChartContractError(ValueError):
    """A chart that may not be drawn. `breaches` holds every reason, in plain words."""

    def __init__(self, chart_id: str, breaches: Iterable[str]) -> None:
        self.chart_id = chart_id
        self.breaches = tuple(breaches)
        super().__init__(f"chart {chart_id!r}: " + "; ".join(self.breaches))

    def __reduce__(self) -> tuple[type[ChartContractError], tuple[str, tuple[str, ...]]]:
        """Lets the error travel whole from a worker process."""
        return (ChartContractError, (self.chart_id, self.breaches))


def most_words() -> int:
    """Most words of a finding in the language of the moment."""
    return FINDING_WORDS if language().code.partition("-")[0] == SOURCE else FINDING_WORDS_ELSEWHERE


def require(spec: Spec) -> None:
    """Refuse a wrong chart.

    Raises:
        ChartContractError: names every breach.
    """
    found = breaches(spec)
    if found:
        raise ChartContractError(spec.chart_id, found)


def breaches(spec: Spec) -> tuple[str, ...]:
    """Every reason why `spec` may not be drawn; empty when it may."""
    return tuple(_common(spec)) + tuple(
        _trend(spec) if isinstance(spec, TrendSpec)
        else _spark(spec) if isinstance(spec, SparkSpec)
        else _variance(spec) if isinstance(spec, VarianceSpec)
        else _status_bar(spec)
    )


def _common(spec: Spec) -> Iterator[str]:
    if not _ID.fullmatch(spec.chart_id):
        yield "the id must begin with a letter and hold only a-z, 0-9 and single hyphens"
    yield from _words(spec.alt, "text alternative")


def _words(text: str, name: str) -> Iterator[str]:
    if not text.strip():
        yield f"no {name}"
    elif _CONTROL.search(text):
        yield f"control characters in the {name}"


def _label(text: str, name: str) -> Iterator[str]:
    yield from _words(text, name)
    if len(text) > LABEL_LENGTH:
        yield f"{name} over {LABEL_LENGTH} characters: {text!r}"


def _finite(value: Figure | None, name: str) -> Iterator[str]:
    if value is not None and not math.isfinite(value):
        yield f"{name} is not a finite number"


def _captions(spec: Captioned) -> Iterator[str]:
    for text, name in ((spec.finding, "finding"), (spec.subtitle, "subtitle"), (spec.source, "source")):
        yield from _words(text, name)
    words, most = len(spec.finding.split()), most_words()
    if words > most:
        yield f"finding of {words} words, at most {most} allowed"


def _trend(spec: TrendSpec) -> Iterator[str]:
    yield from _captions(spec)
    if spec.format not in FORMATS:
        yield f"unknown number format {spec.format!r}"
    if spec.polarity not in POLARITIES:
        yield f"unknown polarity {spec.polarity!r}"
    if all(p.value is None for p in spec.points):
        yield "nothing to draw: no result has a figure"
    yield from _points(spec)
    yield from _steps(spec)
    if len(spec.benchmarks) > BENCHMARKS:
        yield f"{len(spec.benchmarks)} benchmarks, at most {BENCHMARKS} can be told apart"
    for line in spec.benchmarks:
        yield from _finite(line.value, f"benchmark {line.label!r}")
        yield from _label(line.label, "benchmark name")
        if line.text:
            yield from _label(line.text, "benchmark figure in words")


def _points(spec: TrendSpec) -> Iterator[str]:
    for point in spec.points:
        yield from _finite(point.value, f"result for {point.label!r}")
        yield from _label(point.label, "period label")
        yield from _limits(point)
        if point.text:
            yield from _label(point.text, "result in words")
        elif point.value is not None:
            yield f"no words for the result for {point.label!r}"
    days = [p.when for p in spec.points]
    for before, after in pairwise(days):
        if after == before:
            yield f"two results on {after.isoformat()}"
        elif after < before:
            yield f"results out of order: {after.isoformat()} after {before.isoformat()}"


def _limits(point: TrendPoint) -> Iterator[str]:
    yield from _finite(point.low, f"lower confidence limit for {point.label!r}")
    yield from _finite(point.high, f"upper confidence limit for {point.label!r}")
    if (point.low is None) != (point.high is None):
        yield f"one confidence limit for {point.label!r} without the other"
    elif point.low is not None and point.high is not None and point.value is not None \
            and not point.low <= point.value <= point.high:
        yield f"the result for {point.label!r} lies outside its confidence limits"


def _steps(spec: TrendSpec) -> Iterator[str]:
    steps = spec.target_steps
    for step in steps:
        name = f"target from {step.start.isoformat()}"
        yield from _label(step.label, "target label")
        if step.text:
            yield from _label(step.text, "target in words")
        if step.period:
            yield from _label(step.period, "period of a target")
        for value in (step.value, step.upper, step.low, step.high):
            yield from _finite(value, name)
        if step.end < step.start:
            yield f"{name} ends before it starts"
        top = step.value if step.upper is None else step.upper
        if top < step.value:
            yield f"{name}: the upper end is below the lower end"
        if step.low is not None and step.low > step.value:
            yield f"{name}: the tolerance below begins above the target"
        if step.high is not None and step.high < top:
            yield f"{name}: the tolerance above ends below the target"
    for before, after in pairwise(steps):
        if after.start <= before.end:
            yield f"targets overlap on {after.start.isoformat()}"
    if any(s.low is not None or s.high is not None for s in steps):
        yield from _label(spec.band_label, "label of the tolerance band")


def _spark(spec: SparkSpec) -> Iterator[str]:
    if all(v is None for v in spec.values):
        yield "nothing to draw: no value"
    for value in (*spec.values, spec.target):
        yield from _finite(value, "a value")
    if spec.status not in STATUSES:
        yield f"unknown status {spec.status!r}"
    for given, name in ((spec.spans, "spans"), (spec.joined, "joined")):
        if given and len(given) != len(spec.values):
            yield f"{len(given)} {name} for {len(spec.values)} values"


def _status_bar(spec: StatusBarSpec) -> Iterator[str]:
    if sum(count for _, _, count in spec.segments) == 0:
        yield "nothing to draw: every count is zero"
    codes = [code for code, _, _ in spec.segments]
    for code in dict.fromkeys(codes):
        if code not in STATUSES:
            yield f"unknown status {code!r}"
        if codes.count(code) > 1:
            yield f"status {code!r} twice"
    for code, label, count in spec.segments:
        yield from _label(label, f"label of status {code!r}")
        if count < 0:
            yield f"count below zero at status {code!r}"


def _variance(spec: VarianceSpec) -> Iterator[str]:
    yield from _captions(spec)
    if all(bar.value is None for bar in spec.bars):
        yield "nothing to draw: no part has a variance"
    for bar in (*spec.bars, *((spec.total,) if spec.total else ())):
        yield from _words(bar.label, "name of a part")
        yield from _finite(bar.value, f"variance of {bar.label!r}")
        yield from _label(bar.text, f"variance of {bar.label!r} in words")
