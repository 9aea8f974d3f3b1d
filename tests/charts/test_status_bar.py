"""A status bar: segments true to their counts, and every status in words."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from openbook.charts.measure import text_width
from openbook.charts.palette import SHAPES
from openbook.charts.scene import Area, Marks, Words
from openbook.charts.spec import StatusBarSpec
from openbook.charts.status_bar import WIDTH, lay_out


def test_segments_are_as_wide_as_their_counts(bar):
    boxes = [s.boxes[0] for s in lay_out(bar).shapes if isinstance(s, Area)]
    widths = [right - left for left, _, right, _ in boxes]
    assert widths == pytest.approx([(WIDTH - 9) * n / 165 for n in (51, 12, 27, 75)])
    assert boxes[-1][2] == pytest.approx(WIDTH)


def test_every_status_is_written_with_its_number_but_not_those_of_none(bar):
    assert [s.text for s in lay_out(bar).shapes if isinstance(s, Words)] == [
        "51 Green", "12 Amber", "27 Red", "75 In measurement"]


def test_every_status_has_its_shape_beside_its_words(bar):
    beside = [s.shape for s in lay_out(bar).shapes if isinstance(s, Marks) and s.at[0][1] > 30]
    assert beside == [SHAPES[code] for code in ("green", "amber", "red", "unrated")]


def test_one_among_thousands_can_still_be_seen(bar):
    scene = lay_out(replace(bar, segments=(("red", "Red", 1), ("green", "Green", 5000), ("blue", "Blue", 1))))
    boxes = [s.boxes[0] for s in scene.shapes if isinstance(s, Area)]
    assert min(right - left for left, _, right, _ in boxes) >= 4
    assert boxes[-1][2] == pytest.approx(WIDTH)


def test_long_labels_take_more_rows_and_stay_apart(bar):
    labels = ("Target exceeded by a good deal this year", "On or above target", "Near target", "Below target",
              "In measurement and not yet to be rated")
    codes = ("blue", "green", "amber", "red", "unrated")
    scene = lay_out(replace(bar, segments=tuple((c, label, 1234) for c, label in zip(codes, labels, strict=True))))
    rows = [(w.x, w.x + text_width(w.text, w.size), w.y) for w in scene.shapes if isinstance(w, Words)]
    assert all(right <= WIDTH and y <= scene.height for _, right, y in rows)
    assert not any(a[2] == b[2] and a[0] < b[1] and b[0] < a[1] for a, b in combinations(rows, 2))


def test_without_its_key_a_bar_is_only_the_bar() -> None:
    segments = (("green", "Green", 50), ("red", "Red", 18))
    bare = lay_out(StatusBarSpec("bar", "Of 68: 50 Green, 18 Red.", segments, key=False))
    assert not [shape for shape in bare.shapes if isinstance(shape, Words)]
    assert bare.height < lay_out(StatusBarSpec("bar", "Of 68: 50 Green, 18 Red.", segments)).height
