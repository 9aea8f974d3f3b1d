"""Axis words: periods by short names, numbers round and alike."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from openbook.charts.ticks import period_label, round_ticks, short_label, tick_texts, two_lines
from openbook.text.language import language_of, speaking


@pytest.mark.parametrize(("start", "end", "label"), [
    (date(2016, 4, 1), date(2017, 3, 31), "2016-17"),
    (date(2016, 9, 1), date(2017, 8, 31), "2016-17"),
    (date(2016, 1, 1), date(2016, 12, 31), "2016"),
    (date(1999, 4, 1), date(2000, 3, 31), "1999-00"),
    (date(2017, 4, 1), date(2017, 6, 30), "Apr–Jun 17"),
    (date(2017, 4, 1), date(2017, 4, 30), "Apr 17"),
    (date(2017, 10, 1), date(2018, 3, 31), "Oct 17 – Mar 18"),
    (date(2017, 3, 31), date(2017, 3, 31), "31 Mar 17"),
    (date(2016, 2, 1), date(2016, 2, 29), "Feb 16"),
])
def test_a_period_has_a_short_name(start, end, label):
    assert period_label(start, end) == label


@pytest.mark.parametrize(("label", "short"), [
    ("April to June 2017", "Apr–Jun 2017"), ("July to September 2017", "Jul–Sep 2017"), ("April 2017", "Apr 2017"),
    ("2016-17 year end", "2016-17"), ("2016-17", "2016-17"), ("May 2017", "May 2017"),
    ("Autumn survey", "Autumn survey"),
])
def test_a_long_label_is_shortened(label, short):
    assert short_label(label) == short


def test_a_label_in_welsh_is_shortened_with_the_first_letters_that_change():
    spoken = language_of("cy")
    assert spoken is not None
    with speaking(spoken):
        assert short_label("Gorffennaf i Fedi 2025") == "Gorff–Medi 2025"
        assert short_label("Ebrill – Mehefin 2025") == "Ebr–Meh 2025"


def test_the_year_stands_under_the_rest():
    assert two_lines("Apr–Jun 2017") == ("Apr–Jun", "2017")
    assert two_lines("2016-17") == ("2016-17",)


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_ticks_cover_the_figures_evenly(a, b):
    low, high = sorted((a, b))
    assume(high - low > 1e-6 * max(abs(low), abs(high), 1))
    ticks = round_ticks(low, high)
    span = ticks[-1] - ticks[0]
    assert 2 <= len(ticks) <= 5
    assert ticks[0] <= low + 1e-6 * span
    assert ticks[-1] >= high - 1e-6 * span
    gaps = [b - a for a, b in pairwise(ticks)]
    assert max(gaps) - min(gaps) <= 1e-6 * span


def test_counts_have_whole_ticks():
    assert round_ticks(0, 1, least=1.0) == (0, 1)


@pytest.mark.parametrize(("values", "style", "texts"), [
    ((0, 25, 50), "percent", ("0%", "25%", "50%")),
    ((87.5, 90.0), "percent", ("87.5%", "90.0%")),
    ((0, 500, 1000, 1500), "number", ("0", "500", "1,000", "1,500")),
    ((2.4e6, 2.5e6), "number", ("2.4m", "2.5m")),
    ((0, 1e6), "pounds", ("£0", "£1m")),
    ((500, 550), "pounds", ("£500", "£550")),
    ((-0.5, 0, 0.5), "signed", ("\u22120.5", "0", "+0.5")),
    ((-2, 0, 2), "signed-percent", ("\u22122%", "0%", "+2%")),
    ((-2, 0, 2), "number", ("\u22122", "0", "2")),
    ((0, 2e9), "pounds", ("£0", "£2bn")),
])
def test_axis_numbers_are_written_alike(values, style, texts):
    assert tick_texts(values, style) == texts


@pytest.mark.parametrize(("values", "style", "unit", "texts"), [
    ((-30, -20, -10, 0), "pounds", "million", ("\u2212£30m", "\u2212£20m", "\u2212£10m", "£0")),
    ((0, 0.5, 1), "number", "million visitors", ("0", "0.5m", "1.0m")),
    ((0, 1000, 2000), "pounds", "million", ("£0", "£1bn", "£2bn")),
    ((0, 50), "number", "visitors", ("0", "50")),
])
def test_axis_numbers_are_as_large_as_their_unit_says(values, style, unit, texts):
    assert tick_texts(values, style, unit) == texts
