"""Widths are those of DejaVu Sans, the widest of the fonts a reader may have."""

from __future__ import annotations

from pathlib import Path

import matplotlib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.ft2font import FT2Font, LoadFlags

from openbook.charts.measure import text_width, wrap


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
    assert all(text_width(line, 17.0) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
