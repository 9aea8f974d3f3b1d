"""Colours are those of afcharts, told apart by role, and strong enough on white."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from afcharts.af_colours import get_af_colours

from openbook.charts.palette import AXIS, BENCHMARK, MUTED, PLATE, PROPERTIES, RESULT, SHAPES, STATUS, TARGET, TEXT


def contrast(colour: str, other: str = PLATE) -> float:
    def light(value: str) -> float:
        parts = [int(value[n:n + 2], 16) / 255 for n in (1, 3, 5)]
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
    high, low = sorted((light(colour), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_lines_have_afcharts_colours():
    duo, focus = get_af_colours("duo"), get_af_colours("focus")
    assert [c.lower() for c in duo] == [RESULT, TARGET]
    assert [c.lower() for c in focus] == [RESULT, MUTED]
    assert get_af_colours("categorical", number_of_colours=6)[1].lower() == BENCHMARK


def test_each_role_has_a_colour_and_a_property_of_its_own():
    assert len(PROPERTIES) == 13
    assert len(set(PROPERTIES.values())) == 13


def test_a_standalone_chart_has_the_light_colours_of_the_page(root: Path):
    css = (root / "src/openbook/theme/assets/openbook/openbook.css").read_text(encoding="utf-8")
    light = re.search(r'\[data-md-color-scheme="default"\] \{(.*?)\n\}', css, re.DOTALL)
    assert light
    of_theme = dict(re.findall(r"(--ob-[\w-]+): (#[0-9a-f]{6});", light[1]))
    assert {name: of_theme.get(name) for name in PROPERTIES.values()} == {n: c for c, n in PROPERTIES.items()}


@pytest.mark.parametrize("colour", [RESULT, TARGET, BENCHMARK, AXIS, *STATUS.values()])
def test_what_has_to_be_seen_has_three_to_one_on_white(colour):
    assert contrast(colour) >= 3


def test_words_have_seven_to_one_on_white():
    assert contrast(TEXT) >= 7


def test_every_status_has_a_shape_of_its_own():
    assert set(SHAPES) == set(STATUS)
    assert len(set(SHAPES.values())) == len(SHAPES)
