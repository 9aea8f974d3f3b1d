"""Sparklines show gaps, the target, and the status of the latest figure by shape as well as colour."""

from __future__ import annotations

from dataclasses import replace

import pytest

from openbook.charts.palette import STATUS, TARGET
from openbook.charts.scene import Marks, Stroke
from openbook.charts.spark import HEIGHT, WIDTH, lay_out


@pytest.mark.parametrize(("alike", "links"), [(True, 1), (False, 0)])
def test_a_year_and_its_quarters_are_never_one_line(spark, alike, links):
    drawn = lay_out(replace(spark, values=(9.0, 2.0, 3.0), target=None, spans=(12, 3, 3), alike=alike)).shapes
    strokes = [s for s in drawn if isinstance(s, Stroke)]
    assert [len(line) for s in strokes if not s.dash for line in s.lines] == [2]
    assert sum(len(s.lines) for s in strokes if s.dash) == links


@pytest.mark.parametrize(("status", "shape"), [
    ("green", "circle"), ("amber", "triangle"), ("red", "diamond"), ("blue", "star"), ("unrated", "circle")])
def test_the_latest_figure_has_the_shape_of_its_status(spark, status, shape):
    last = lay_out(replace(spark, status=status)).shapes[-1]
    assert isinstance(last, Marks)
    assert (last.shape, last.colour, last.hollow) == (shape, STATUS[status], status == "unrated")


def test_the_target_is_a_dashed_line(spark):
    assert [s.dash for s in lay_out(spark).shapes if isinstance(s, Stroke) and s.colour == TARGET] == [(4, 3)]


def test_a_figure_alone_between_gaps_is_a_dot(spark):
    scene = lay_out(replace(spark, values=(1.0, None, 2.0, 3.0)))
    assert [len(s.at) for s in scene.shapes if isinstance(s, Marks)] == [1, 1]


@pytest.mark.parametrize("values", [(5,), (5, 5, 5), (0, 0), (-3, None, 2_574_500)])
def test_everything_stays_on_the_picture(spark, values):
    for target in (None, 5):
        for shape in lay_out(replace(spark, values=values, target=target)).shapes:
            places = shape.at if isinstance(shape, Marks) else [at for line in shape.lines for at in line]
            assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in places)
