"""The placer never lets a label cover another, cover a mark, or leave its room."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from openbook.charts.labels import Box, Label, Placer, Spot, dodge

ROOM = Box(0, 0, 400, 200)
places = st.tuples(st.floats(-50, 450), st.floats(-50, 250))
labels = st.builds(Label, st.lists(st.text("abc 123", min_size=1, max_size=12), min_size=1, max_size=3).map(tuple),
                   st.just(17.0))
spots = st.builds(lambda label, at, anchor: Spot(label, *at, anchor), labels, places,
                  st.sampled_from(["left", "center", "right"]))


@given(st.lists(st.lists(spots, max_size=4), max_size=12), st.lists(places, max_size=6))
def test_labels_and_marks_never_cover_each_other(wanted, marks):
    placer = Placer(ROOM, marks=[Box(x - 5, y - 5, x + 5, y + 5) for x, y in marks])
    put = [placer.put(options, most=10) for options in wanted]
    assert sum(put) == len(placer.taken)
    assert all(box.inside(ROOM) for box in placer.taken)
    assert not any(a.overlaps(b) for a, b in combinations(placer.taken, 2))
    assert not any(a.overlaps(mark) for a in placer.taken for mark in placer.marks)


def test_the_cheapest_free_spot_is_taken():
    placer = Placer(ROOM, lines=[((0, 55), (400, 55), 6.0)])
    label = Label(("12",), 17)
    assert placer.put([Spot(label, 50, 50, "left", 0.0), Spot(label, 50, 100, "left", 0.5)], most=10)
    assert placer.taken[0].top == 100


def test_a_spot_that_costs_too_much_is_left():
    placer = Placer(ROOM, lines=[((0, 55), (400, 55), 6.0)])
    assert not placer.put([Spot(Label(("12",), 17), 50, 50, "left")], most=1)
    assert placer.words == []


def test_marks_are_covered_only_when_asked():
    placer = Placer(ROOM, marks=[ROOM])
    spot = Spot(Label(("12",), 17), 50, 50, "left")
    assert not placer.put([spot], 1)
    assert placer.put([spot], 1, over_marks=True)


def test_a_line_through_a_box_is_seen_and_one_beside_it_is_not():
    box = Box(10, 10, 20, 20)
    assert box.crossed_by((0, 0), (30, 30))
    assert box.crossed_by((15, 0), (15, 40))
    assert not box.crossed_by((0, 25), (30, 25))
    assert not box.crossed_by((0, 0), (9, 9))


@given(st.lists(st.tuples(st.floats(0, 200), st.floats(5, 30)), min_size=1, max_size=6))
def test_a_column_keeps_its_labels_apart_and_inside(wanted):
    heights = [h for _, h in wanted]
    tops = dodge([y for y, _ in wanted], heights, 0, 200)
    assert tops is not None
    taken = sorted(zip(tops, heights, strict=True))
    assert taken[0][0] >= -1e-9
    assert taken[-1][0] + taken[-1][1] <= 200 + 1e-9
    assert all(a + h <= b + 1e-9 for (a, h), (b, _) in pairwise(taken))


def test_a_column_that_is_too_full_says_so():
    assert dodge([10, 20], [60, 60], 0, 100) is None


def test_labels_with_room_stand_where_they_want():
    assert dodge([50, 150], [20, 20], 0, 200) == (40, 140)
