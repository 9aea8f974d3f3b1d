"""Every period has its name under its own tick; where there are too many, as often as there is room."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from openbook.charts import TrendPoint
from openbook.charts.axis import axis_of
from openbook.charts.frame import HEIGHT, frame_of
from openbook.charts.scene import Words


def named(spec):
    """Names in the picture at their places, the picture's height, whether every period has one."""
    axis = axis_of(frame_of(spec))
    return [(w.text, w.x, w.y) for w in axis.shapes if isinstance(w, Words)], axis.height, axis.complete


def point(label, when, span):
    return TrendPoint(label, when, 5.0, "5", span=span)


MIXED = (
    point("2016-17", date(2017, 3, 31), 12), point("April to June 2017", date(2017, 6, 30), 3),
    point("July 2017", date(2017, 7, 31), 1), point("August 2017", date(2017, 8, 31), 1),
    point("July to September 2017", date(2017, 9, 30), 3),
)


def test_months_among_quarters_are_all_named_under_their_own_ticks(trend):
    spec = trend(points=MIXED)
    words, height, complete = named(spec)
    assert complete
    assert height > HEIGHT
    x = frame_of(spec).x
    for text, when in (("Jul", date(2017, 7, 31)), ("Aug", date(2017, 8, 31)), ("Jul–Sep", date(2017, 9, 30))):
        assert [at for words_, at, _ in words if words_ == text] == [x(when)]


def test_a_year_is_written_under_the_first_of_its_months_where_that_makes_room(trend):
    days = [date(2016 + month // 12, month % 12 + 1, 28) for month in range(7, 16)]
    points = tuple(point(f"{d:%B %Y}", d, 1) for d in days)
    words, height, complete = named(trend(points=points, target_steps=()))
    assert complete
    assert height == HEIGHT
    assert [text for text, _, _ in words if text.isdigit()] == ["2017", "2016"]


def test_of_many_months_each_second_or_third_is_named(trend):
    days = [date(2015 + month // 12, month % 12 + 1, 28) for month in range(30)]
    points = tuple(point(f"{d:%B %Y}", d, 1) for d in days)
    words, height, complete = named(trend(points=points, target_steps=()))
    assert not complete
    assert height == HEIGHT
    months = sorted(x for text, x, _ in words if not text.isdigit())
    gaps = [b - a for a, b in pairwise(months)]
    assert max(gaps) - min(gaps) < 4
