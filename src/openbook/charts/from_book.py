"""Which charts a book needs, and what each shows. Pure: from figures to chart specs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from openbook.assess import STATUSES, Assessment, Counts, Judged, finding
from openbook.assess.figure import SHARES_OF, figure_for, goal_for
from openbook.assess.ladder import rung
from openbook.assess.working import to_reach
from openbook.charts.fit import label, period_name, title
from openbook.charts.from_money import variance_specs
from openbook.charts.points import alone_text, points_of, with_status
from openbook.charts.spec import Line, SparkSpec, Spec, StatusBarSpec, TargetStep, TrendPoint, TrendSpec
from openbook.charts.steps import edges, steps_of
from openbook.model import Book, Indicator, Observation, Publisher
from openbook.text import amount, ends, from_to, listed, measured_in, period_span, within
from openbook.text.language import N_, _, _n

Drawn = tuple[list[TrendPoint], list[TargetStep]]
MAX_BENCHMARKS = 2
SERIES_LENGTH = 4
"""From this many months on, a flow is drawn month by month rather than as a running total."""


def chart_specs(judged: Judged) -> Iterator[Spec]:
    """Every chart of a book: status bars, variances, then a trend and a sparkline for each indicator with figures."""
    book = judged.book
    bars = {"bar-all": judged.counts(), "bar-key": judged.counts(key=True)}
    bars |= {f"bar-{plan_id}": judged.counts(plan=plan_id) for plan_id in book.plans}
    for chart_id, counts in bars.items():
        if counts.total:
            yield status_bar(chart_id, counts, book.publisher)
    yield from variance_specs(book)
    for a in judged:
        trend = trend_spec(book, a)
        if trend is not None:
            yield trend
        spark = spark_spec(book, a)
        if spark is not None:
            yield spark


def status_bar(chart_id: str, counts: Counts, publisher: Publisher) -> StatusBarSpec:
    """A bar of all shown statuses, unrated last; the page has words and numbers under it."""
    order = ("blue", "green", "amber", "red", "unrated")
    segments = tuple((s, label(publisher.status_labels.get(s, s)), counts.status[s])
                     for s in order if s in STATUSES and counts.status[s])
    words = ", ".join(f"{counts.status[s]} {publisher.status_labels.get(s, s)}" for s, _label, _count in segments)
    if counts.rated == counts.total:
        alt = _n("The one indicator is rated: {words}.", "Each of the {n} indicators is rated: {words}.", counts.total,
                 words=words)
    else:
        alt = _n("Of {n} indicators {rated} are rated and {unrated} are not: {words}.",
                 "Of {n} indicators {rated} are rated and {unrated} are not: {words}.", counts.total,
                 rated=counts.rated, unrated=counts.status["unrated"], words=words)
    return StatusBarSpec(chart_id, alt, segments, key=False)


def trend_spec(book: Book, a: Assessment) -> TrendSpec | None:
    """The trend of an indicator, or None when it has no number to draw.

    A position or rate is drawn through its periods. A cumulative measure or flow is drawn as the running total
    of this year against what was expected by then, or month by month where months are published.
    """
    i = a.indicator
    points, steps = _drawn(book, a)
    if not any(p.value is not None for p in points):
        return None
    points = with_status(points, a, book.publisher.status_labels)
    found = finding(book, a)
    running = i.aggregation in SHARES_OF and not _monthly(book, i)
    said = _by_month(points) if i.aggregation in SHARES_OF and not running else found.trend
    if said == found.headline:  # the page says that above the chart
        said = alone_text(points, steps)
    said = title((said, alone_text(points, steps)))
    return TrendSpec(
        chart_id=f"trend-{i.indicator_id}", finding=said, subtitle=subtitle(book, a, points),
        source=chart_source(book, i), alt=_alt(said, points), unit=i.unit, format=i.format,  # type: ignore[arg-type]
        points=tuple(points), target_steps=tuple(steps),
        benchmarks=() if i.aggregation in SHARES_OF else _benchmarks(book, i), polarity=i.polarity,
        zero_based=running, band_label=_band_label(book, a), alike=i.aggregation not in SHARES_OF,
    )


def spark_spec(book: Book, a: Assessment) -> SparkSpec | None:
    """A word-sized trend of an indicator, or None when it has no number to draw."""
    points, steps = _drawn(book, a)
    values = tuple(p.value for p in points)
    numbers = [p for p in points if p.value is not None]
    if not numbers:
        return None
    words = ", ".join(f"{p.text} {p.label}" for p in numbers)
    current = next((s.value for s in reversed(steps) if s.start <= numbers[-1].when), None)
    return SparkSpec(f"spark-{a.indicator.indicator_id}", _("Trend: {figures}", figures=words), values, current,
                     a.shown_status, tuple(p.span for p in points), tuple(p.joined for p in points),
                     a.indicator.aggregation not in SHARES_OF)


def subtitle(book: Book, a: Assessment, points: list[TrendPoint]) -> str:
    """Measure, area, unit and period of an indicator's chart."""
    i = a.indicator
    drawn = [p for p in points if p.value is not None]
    days = [p.when for p in drawn]
    spans = [p for p in book.periods.values() if p.end == days[0]]
    first = min((p.start for p in spans if period_name(p) == drawn[0].label), default=days[0].replace(day=1))
    if i.aggregation in SHARES_OF and not _monthly(book, i) and (year := book.year_of(book.period)) \
            and i.profile != "from-previous":
        first = year.start
    message = N_("{title}, {place}: {unit}, running total, {period}") \
        if i.aggregation in SHARES_OF and not _monthly(book, i) else N_("{title}, {place}: {unit}, {period}")
    return _(message, title=i.title, place=book.publisher.short_name, unit=measured_in(i.format, i.unit),
             period=period_span(first, days[-1]))


def chart_source(book: Book, indicator: Indicator) -> str:
    """Where a chart's figures come from, in words."""
    report = book.publisher.sources[0]["title"] if book.publisher.sources else book.publisher.title
    return f"{indicator.source}. {report}" if indicator.source else report


def _alt(said: str, points: list[TrendPoint]) -> str:
    words = "; ".join(f"{p.label}: {p.text}" for p in points)
    message = N_("Line chart. {finding}. {figures}.") if sum(p.value is not None for p in points) > 1 else \
        N_("Bar chart. {finding}. {figures}.")
    return _(message, finding=said, figures=words)


def _by_month(points: list[TrendPoint]) -> str:
    """What a chart of months says: the last one beside the first."""
    first, last = points[0], points[-1]
    if first.value is None or last.value is None:
        return _("{figure} in {period}", figure=last.text, period=last.label)
    message = N_("{now} in {period}, up from {before} in {then}") if last.value > first.value else \
        N_("{now} in {period}, down from {before} in {then}") if last.value < first.value else \
        N_("{now} in {period}, the same as {before} in {then}")
    return _(message, now=last.text, period=last.label, before=first.text, then=first.label)


def _monthly(book: Book, i: Indicator) -> bool:
    rows = [o for o in book.observations(i.indicator_id) if o.value is not None]
    return sum(book.periods[o.period_id].type == "month" for o in rows) >= SERIES_LENGTH


def _drawn(book: Book, a: Assessment) -> Drawn:
    i = a.indicator
    if i.aggregation in SHARES_OF and _monthly(book, i):
        rows = _one_a_day(book, [o for o in book.observations(i.indicator_id)
                                 if book.periods[o.period_id].type == "month"])
        months = [t for t in book.targets(i.indicator_id) if book.periods[t.period_id].type == "month"]
        return points_of(book, i, rows), steps_of(book, a, months, {o.period_id for o in rows})
    if i.aggregation in SHARES_OF and (drawn := _running_total(book, a))[0]:
        return _since_before(book, a, drawn) if i.profile == "from-previous" else drawn
    rows = _one_a_day(book, [o for o in book.observations(i.indicator_id) if _counts_as_gap(i, o)])
    return points_of(book, i, rows), steps_of(book, a, book.targets(i.indicator_id), {o.period_id for o in rows})


def _running_total(book: Book, a: Assessment) -> Drawn:
    i = a.indicator
    points: list[TrendPoint] = []
    steps: list[TargetStep] = []
    year = book.year_of(book.period)
    if year is None:
        return [], []
    spans = [p for p in book.periods.values() if year.holds(p) and p.type == book.period.type]
    if a.figure is not None and i.aggregation == "cumulative" and year.holds(late := a.figure.period) \
            and late.end not in {p.end for p in spans}:  # a figure of a month, say, where quarters are due
        spans.append(late)
    by_end = {p.end: p for p in sorted(spans, key=lambda p: (p == book.period, p.days)) if p.end <= book.period.end}
    for _end, span in sorted(by_end.items()):
        so_far = figure_for(book, i, span)
        if so_far is None or so_far.period.end != span.end:
            continue
        points.append(TrendPoint(label(period_span(year.start, span.end)), span.end, so_far.value,
                                 label(amount(so_far.value, i.format, i.unit)), so_far.observations[-1].provisional))
        goal = goal_for(book, i, span, so_far)
        if goal is not None and (goal.share < 1 or (span != year and goal.target.period_id == span.period_id)):
            places = max(i.decimals, 1 if goal.value != goal.value.to_integral_value() else 0)
            aim, said = within(goal.value, places), within(to_reach(i, goal), places)
            upper = within(goal.upper, places) if goal.upper is not None else None
            low, high = edges(a, goal.target, aim, upper)
            words = amount(said, i.format, i.unit) if upper is None else from_to(*ends(aim, upper, i.format, i.unit))
            start = max(span.start, steps[-1].end + timedelta(days=1)) if steps else span.start
            steps.append(TargetStep(start, span.end, aim, _("Expected by now"),
                                    label(words), upper, low, high))
    target = book.target(i.indicator_id, year.period_id)
    if points and steps and points[-1].when < year.end and target and target.target is not None \
            and target.basis != "previous-year":
        steps.append(TargetStep(points[-1].when + timedelta(days=1), year.end, target.target,
                                _("Target"), label(amount(target.target, i.format, i.unit)), period=period_name(year)))
    return points, steps


def _since_before(book: Book, a: Assessment, drawn: Drawn) -> Drawn:
    """A total that runs on from year to year: all its figures, and the targets of the years ahead."""
    i = a.indicator
    rows = _one_a_day(book, [o for o in book.observations(i.indicator_id) if o.value is not None])
    ahead = [t for t in book.targets(i.indicator_id)
             if drawn[1] and book.periods[t.period_id].start > drawn[1][-1].end]
    later = steps_of(book, a, ahead, ())
    return [replace(p, span=0, joined=True) for p in points_of(book, i, rows)], [*drawn[1], *later]


def _counts_as_gap(i: Indicator, row: Observation) -> bool:
    """Whether a row belongs on the chart: figures do; a missing one only if a figure was due by its frequency."""
    return row.value is not None or i.frequency in ("monthly", "quarterly")


def _one_a_day(book: Book, rows: list[Observation]) -> list[Observation]:
    """Of figures that end on one day, one: for a span of the reporting period's kind, else the shortest."""
    chosen: dict[object, Observation] = {}
    for row in sorted(rows, key=lambda o: (book.periods[o.period_id].type != book.period.type,
                                           book.periods[o.period_id].days)):
        chosen.setdefault(book.periods[row.period_id].end, row)
    return sorted(chosen.values(), key=lambda o: book.periods[o.period_id].end)


def _band_label(book: Book, a: Assessment) -> str:
    """The shaded band by the statuses that a miss of the target can still earn by its margin: `Amber range`."""
    words, goal = book.publisher.status_labels, a.goal
    if a.ladder is None or goal is None:
        return label(_("{status} range", status=words.get("amber") or _("Amber")))
    met = [rung(r.status, goal.value, a.indicator.polarity, goal.upper) for r in a.ladder.rungs]
    reach = [r.status for r, level in zip(a.ladder.rungs, met, strict=True)
             if not r.because and r != level and r.status in ("green", "amber")]
    named = [words.get(s) or (_("Green") if s == "green" else _("Amber")) for s in reach or ["amber"]]
    return label(_("{status} range", status=listed(named)))


def _benchmarks(book: Book, i: Indicator) -> tuple[Line, ...]:
    rows = [b for b in book.benchmarks(i.indicator_id) if not b.own_words.startswith("Baseline")]
    return tuple(Line(label(b.comparator), b.value, label(amount(b.value, i.format, i.unit)))
                 for b in rows[:MAX_BENCHMARKS])
