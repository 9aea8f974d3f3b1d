"""A trend says everything it has to say: labels apart, on the picture, gaps left open, targets ahead by themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openbook.charts import Line, TargetStep, TrendPoint, TrendSpec, breaches
from openbook.charts.labels import Box
from openbook.charts.measure import ASCENT, DESCENT, text_width
from openbook.charts.palette import BENCHMARK, MUTED, RESULT, TARGET
from openbook.charts.scene import Area, Marks, Scene, Stroke, Words
from openbook.charts.trend import lay_out

NAMES = st.text("abcdefgh mnoprstW", min_size=1, max_size=40).filter(lambda t: t.strip())


def words(scene: Scene) -> list[Words]:
    return [s for s in scene.shapes if isinstance(s, Words)]


def texts(scene: Scene) -> list[str]:
    return [w.text for w in words(scene)]


def box(w: Words) -> Box:
    width = text_width(w.text, w.size, w.bold)
    left = w.x - {"left": 0, "center": width / 2, "right": width}[w.anchor]
    return Box(left, w.y - w.size * ASCENT, left + width, w.y + w.size * DESCENT)


def shrunk(b: Box) -> Box:
    """A hair smaller: lines of one label stand close, and rounding must not count as touching."""
    return Box(b.left + 0.1, b.top + 0.1, b.right - 0.1, b.bottom - 0.1)


@st.composite
def trends(draw: st.DrawFn) -> TrendSpec:
    base = draw(st.sampled_from([0.0, 1.0, 50.0, 99.0, 2_500_000.0, -40.0]))
    spread = draw(st.sampled_from([0.1, 2.0, 30.0]))
    figures = st.floats(0, 1).map(lambda share: round(base + share * spread, 2))
    gaps = draw(st.lists(st.sampled_from([30, 61, 92, 365]), min_size=0, max_size=12))
    day, points = date(2015, 4, 30), []
    for gap in [0, *gaps]:
        day += timedelta(days=gap)
        value = draw(st.none() | figures) if points else draw(figures)
        text = "[x]" if value is None else draw(st.sampled_from([f"{value:,}", f"{value:,}% [p][r]"]))
        points.append(TrendPoint(day.strftime("%B %Y"), day + timedelta(days=len(points)), value, text,
                                 draw(st.booleans()), draw(st.booleans())))
    steps = []
    for year in range(2015, 2015 + draw(st.integers(0, 7))):
        value = draw(figures)
        shape = draw(st.sampled_from([{}, {"low": value - 1}, {"high": value + 1},
                                      {"upper": value + 2, "low": value - 1, "high": value + 3}]))
        steps.append(TargetStep(date(year, 4, 1), date(year + 1, 3, 31), value, text=f"{value:,}", **shape))
    lines = draw(st.lists(st.builds(lambda name, v: Line(name, v, f"{v:,}"), NAMES, figures), max_size=3))
    return TrendSpec("t", "Finding", "Subtitle", "Source", "Alt", "unit", draw(st.sampled_from(["number", "percent"])),
                     tuple(points), tuple(steps), tuple(lines), draw(st.sampled_from(["higher", "none", "range"])),
                     draw(st.booleans()))


@settings(max_examples=120, deadline=None)
@given(trends())
def test_no_words_run_off_or_cover_other_words_and_the_latest_result_is_written(spec):
    assert breaches(spec) == ()
    scene = lay_out(spec)
    boxes = [shrunk(box(w)) for w in words(scene)]
    picture = Box(-0.5, -0.5, scene.width + 0.5, scene.height + 0.5)
    outside = [w.text for w, b in zip(words(scene), boxes, strict=True) if not b.inside(picture)]
    clashes = [(a.text, b.text) for (a, x), (b, y) in combinations(zip(words(scene), boxes, strict=True), 2)
               if x.overlaps(y)]
    assert outside == []
    assert clashes == []
    latest = [p.text for p in spec.points if p.value is not None][-1]
    assert latest.split()[0] in " ".join(w.text for w in words(scene) if w.bold)


def test_long_figures_stand_whole_at_the_latest_result_and_in_targets_ahead(trend):
    point = TrendPoint("2015-16", date(2016, 3, 31), 2_500_000.05, "2,500,000.05")
    ahead = tuple(TargetStep(date(year, 4, 1), date(year + 1, 3, 31), 2_500_000.15, text="2,500,000.15")
                  for year in (2016, 2017, 2018))
    line = Line("W", 2_500_000.05, "2,500,000.05")
    shown = texts(lay_out(trend(points=(point,), target_steps=ahead, benchmarks=(line,))))
    assert {"2,500,000.05", "2,500,000.15"} <= set(shown)


def test_a_bar_that_hangs_below_zero_has_its_figure_beside_many_targets_ahead(trend):
    point = TrendPoint("2015-16", date(2016, 3, 31), -40.0, "-40.0% [p][r]")
    steps = tuple(TargetStep(date(year, 4, 1), date(year + 1, 3, 31), value, text=f"{value}")
                  for year, value in ((2015, -38.75), (2016, -40.0), (2017, -40.0), (2018, -38.0)))
    scene = lay_out(trend(points=(point,), target_steps=steps, benchmarks=(Line("W", -40.0, "-40.0"),)))
    assert "-40.0% [p][r]" in [w.text for w in words(scene) if w.bold]


def test_target_and_benchmark_are_named_in_the_picture(trend):
    shown = " ".join(texts(lay_out(trend())))
    assert all(name in shown for name in (
        "Target 90%", "England 89.2%", "91.5% [p]", "Tolerance", "↑ Higher is better"))


def test_targets_ahead_have_a_column_each_with_their_year(trend):
    shown = texts(lay_out(trend()))
    assert {"Targets ahead", "91%", "2018-19", "92%", "2019-20"} <= set(shown)


def test_a_target_for_what_is_left_of_a_year_bears_the_year(trend):
    rest = TargetStep(date(2017, 10, 1), date(2018, 3, 31), 95, "Target", "95%", period="2017-18")
    assert "2017-18" in texts(lay_out(trend(target_steps=(rest,))))


def test_neither_finding_nor_subtitle_is_in_the_picture(trend):
    shown = " ".join(texts(lay_out(trend())))
    assert "More schools" not in shown
    assert "Cheshire" not in shown


def test_names_stand_in_a_column_where_the_plot_is_full(trend):
    lines = tuple(Line(name, value, f"{value}%") for name, value in
                  (("Statistical neighbours", 89.9), ("England", 90.1), ("North West", 90.0)))
    scene = lay_out(trend(benchmarks=lines))
    shown = " ".join(texts(scene))
    assert all(line.label.split()[0] in shown and line.text in shown for line in lines)


def test_a_missing_result_leaves_a_gap(trend):
    a, _, c = trend().points
    scene = lay_out(trend(points=(a, TrendPoint("April to June 2017", date(2017, 6, 30), None, "[x]"), c)))
    assert not [s for s in scene.shapes if isinstance(s, Stroke) and s.colour == RESULT]
    assert sum(len(s.at) for s in scene.shapes if isinstance(s, Marks)) == 2
    assert "[x]" in texts(scene)


def test_a_provisional_result_is_hollow_and_this_is_said_where_there_is_room(trend):
    scene = lay_out(trend(target_steps=()))
    assert [len(s.at) for s in scene.shapes if isinstance(s, Marks) and s.hollow] == [1]
    assert "Hollow: provisional" in texts(scene)


@pytest.mark.parametrize("value", [87.0, -3.0])
def test_a_single_figure_is_a_bar_from_zero(trend, value):
    point = TrendPoint("2016-17", date(2017, 3, 31), value, "one")
    scene = lay_out(trend(points=(point,), target_steps=(), benchmarks=()))
    (area,) = [s for s in scene.shapes if isinstance(s, Area)]
    zero = next(w.y for w in words(scene) if w.text == "0%")
    edges = [round(edge + 17 * 0.35, 3) for edge in (area.boxes[0][1], area.boxes[0][3])]
    assert round(zero, 3) in edges


def test_a_range_has_two_target_lines_and_two_bands(trend):
    step = TargetStep(date(2017, 4, 1), date(2018, 3, 31), 85, "Target", "85% to 95%", upper=95, low=80, high=99)
    scene = lay_out(trend(target_steps=(step,)))
    (target,) = [s for s in scene.shapes if isinstance(s, Stroke) and s.colour == TARGET and s.dash]
    (band,) = [s for s in scene.shapes if isinstance(s, Area) and s.colour == MUTED]
    assert len(target.lines) == len(band.boxes) == 2


def test_lines_differ_in_dash_as_well_as_colour(trend):
    lines = tuple(Line(name, value) for name, value in (("A", 80.0), ("B", 84.0), ("C", 95.0)))
    strokes = [s for s in lay_out(trend(benchmarks=lines)).shapes if isinstance(s, Stroke) and s.width >= 2]
    assert {s.colour for s in strokes} == {RESULT, TARGET, BENCHMARK}
    assert len({s.dash for s in strokes}) == len(strokes) == 5


def test_monthly_periods_are_named_as_often_as_there_is_room(trend):
    days = [date(2017, month, 28) for month in range(1, 13)]
    points = tuple(TrendPoint(d.strftime("%B %Y"), d, n, str(n)) for n, d in enumerate(days))
    shown = texts(lay_out(trend(points=points, target_steps=(), benchmarks=())))
    named = [t for t in shown if t in {d.strftime("%b") for d in days}]
    assert "Dec" in named
    assert 4 <= len(named) <= 12


@pytest.mark.parametrize("many", [1, 3])
def test_confidence_limits_are_upright_lines_with_feet_within_the_axis(trend, many):
    points = tuple(replace(p, low=p.value - 4, high=p.value + 3) for p in trend().points[:many])
    scene = lay_out(trend(points=points, benchmarks=(), target_steps=()))
    (limits,) = [s for s in scene.shapes if isinstance(s, Stroke) and s.width == 1.5 and len(s.lines) == 3 * many]
    upright = [line for line in limits.lines if line[0][0] == line[1][0]]
    assert len(upright) == many
    assert all(52 <= y <= 262 for line in limits.lines for _, y in line)
    assert breaches(trend(points=(replace(points[0], low=None),)))
    assert breaches(trend(points=(replace(points[0], low=points[0].value + 1),)))
