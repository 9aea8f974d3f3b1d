"""Widths are those of DejaVu Sans, the widest of the fonts a reader may have."""

from __future__ import annotations

from pathlib import Path

import matplotlib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.ft2font import FT2Font, LoadFlags

from openbook.charts.measure import cut, text_width, widest_number, wrap


def font(name: str) -> FT2Font:
    face = FT2Font(str(Path(matplotlib.get_data_path()) / "fonts/ttf" / name))
    face.set_size(100, 72)
    return face


@pytest.mark.parametrize("text", ["2,574,500", "Statistical neighbours, 2015-16", "£547.00", "Apr–Jun", "~{}|WMil 98%"])
def test_a_text_is_as_wide_as_in_the_font_matplotlib_ships(text):
    face = font("DejaVuSans.ttf")
    real = sum(face.load_char(ord(ch), flags=LoadFlags.NO_HINTING).linearHoriAdvance for ch in text) / 65536
    assert text_width(text, 100) == pytest.approx(real, abs=len(text) * 0.1)


@pytest.mark.parametrize("text", ["2,574,500", "91.5% [p]", "£547.00"])
def test_bold_text_is_given_at_least_its_width(text):
    face = font("DejaVuSans-Bold.ttf")
    real = sum(face.load_char(ord(ch), flags=LoadFlags.NO_HINTING).linearHoriAdvance for ch in text) / 65536
    assert text_width(text, 100, bold=True) >= real


def test_unknown_characters_count_as_the_widest():
    assert text_width("象", 10) == 10


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=60), st.floats(20, 300))
def test_wrapped_lines_fit_and_lose_no_letter(text, room):
    lines = wrap(text, 17.0, room)
    assert all(text_width(line, 17.0) <= max(room, widest_number(line, 17.0)) for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize("number", ["2,500,000.05", "£1,234.50", "-12.5%", "\u221212.5%", "2016-17", "£2.5m"])
def test_a_number_is_never_broken_in_two(number):
    assert wrap(f"Englandandmore {number} [p]", 17.0, 30.0)[-2:] == (number, "[p]")
    assert widest_number(f"England {number}", 17.0) == text_width(number, 17.0)


@given(st.decimals(-10**9, 10**9, places=2), st.floats(20, 150))
def test_no_figure_is_broken_in_two(value, room):
    assert f"{value:,}" in wrap(f"Target {value:,}", 17.0, room)[-1]


@pytest.mark.parametrize(("line", "short"), [("North West", "North Wes…"), ("England 2,500,000.05", "England…"),
                                             ("England 89.2% [p]", "England 89.2% [p…")])
def test_a_line_is_cut_before_a_number_and_not_in_it(line, short):
    assert cut(line) == short
