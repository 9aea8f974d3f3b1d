"""A chart as a PNG: twice the size, the right colours in the right places, the same bytes."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from openbook.charts import picture
from openbook.charts.palette import GRID, RESULT, TARGET, TEXT
from openbook.charts.raster import BAND, SCALE, _pixels
from openbook.charts.scene import Area, Scene, Words


def opened(png: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(png))
    image.load()
    return image.convert("RGB")


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def test_it_is_a_picture_of_twice_the_size_in_the_chart_s_own_colours(trend):
    image = opened(picture(trend()))
    assert image.size == (960, 620)
    colours = {colour: count for count, colour in image.getcolors(1_000_000)}
    assert max(colours, key=colours.get) == (255, 255, 255)
    assert all(colours.get(rgb(colour), 0) > 20 for colour in (RESULT, TARGET, TEXT))


def test_the_same_chart_gives_the_same_bytes_whatever_was_drawn_before(trend):
    first = picture(trend())
    picture(replace(trend(), chart_id="other", points=trend().points[:1], benchmarks=()))
    assert picture(trend()) == first


def test_another_figure_is_another_picture(trend):
    points = trend().points
    moved = (*points[:-1], replace(points[-1], value=points[-1].value * 2, text="other"))
    assert picture(trend()) != picture(replace(trend(), points=moved))


@pytest.mark.parametrize(("anchor", "left", "right"), [("left", 100, 300), ("center", 0, 200), ("right", -100, 100)])
def test_words_stand_where_the_scene_says_and_clear_of_what_is_below(anchor, left, right):
    area = Area(((0.0, 0.0, 200.0, 40.0),), RESULT)
    shown = _pixels(Scene(200.0, 40.0, (area, Words(50 * SCALE / 2, 25, "9999", 17, anchor))))[:, :, :3].tolist()
    inked = [x for row in shown for x, pixel in enumerate(row) if tuple(pixel) == rgb(TEXT)]
    assert left - 2 <= min(inked)
    assert max(inked) <= right + 2
    assert any(pixel == [255, 255, 255] for row in shown for pixel in row)


def test_words_beyond_the_edge_are_cut_not_refused():
    at_every_edge = [Words(x, y, "Words", 17) for x in (-30, 190) for y in (2, 60)]
    assert _pixels(Scene(200.0, 40.0, tuple(at_every_edge))).shape == (80, 400, 4)


def test_the_tolerance_band_and_the_grid_keep_their_own_greys(trend):
    colours = {colour: count for count, colour in opened(picture(trend())).getcolors(1_000_000)}
    assert int.from_bytes(rgb(GRID), "little") != BAND
    assert colours[tuple(BAND.to_bytes(3, "little"))] > 20_000
    assert colours[rgb(GRID)] > 1000
