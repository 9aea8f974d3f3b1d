"""A chart as a PNG: twice the size, the right colours in the right places, the same bytes."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from openbook.charts import picture
from openbook.charts.palette import GRID, PROPERTIES, RESULT, TARGET, TEXT
from openbook.charts.raster import BAND, SCALE, picture_of
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
    image = opened(picture_of(Scene(200.0, 40.0, (area, Words(50 * SCALE / 2, 25, "9999", 17, anchor)))))
    shown = {(x, y): image.getpixel((x, y)) for x in range(image.width) for y in range(image.height)}
    inked = [x for (x, _), colour in shown.items() if colour == rgb(TEXT)]
    assert left - 2 <= min(inked)
    assert max(inked) <= right + 2
    assert (255, 255, 255) in shown.values()
    assert shown[image.width - 1, image.height - 1] == rgb(RESULT)


def test_words_beyond_the_edge_are_cut_not_refused():
    at_every_edge = [Words(x, y, "Words", 17) for x in (-30, 190) for y in (2, 45, 60)]
    image = opened(picture_of(Scene(200.0, 40.0, tuple(at_every_edge))))
    assert image.size == (400, 80)
    corners = [image.crop(box).getcolors() for box in ((0, 0, 60, 12), (380, 60, 400, 80))]
    assert all(len(colours) > 3 for colours in corners)


def test_an_odd_number_of_rows_and_columns_is_no_matter():
    image = opened(picture_of(Scene(20.5, 10.5, (Area(((0.0, 0.0, 20.5, 5.0), (10.0, 5.0, 20.5, 10.5)), RESULT),))))
    assert image.size == (41, 21)
    assert [image.getpixel(at) for at in ((0, 0), (40, 0), (40, 20))] == [rgb(RESULT)] * 3
    assert [image.getpixel(at) for at in ((0, 20), (18, 11))] == [(255, 255, 255)] * 2


def test_every_colour_of_the_palette_is_as_it_is_and_words_have_their_own():
    boxes = tuple(Area(((10.0 * n, 0.0, 10.0 * n + 10, 10.0),), colour) for n, colour in enumerate(PROPERTIES))
    words = Words(10, 35, "9999", 17, colour=TARGET), Words(100, 35, "9999", 17)
    image = opened(picture_of(Scene(200.0, 40.0, (*boxes, *words))))
    assert [image.getpixel((20 * n + 9, 9)) for n in range(len(boxes))] == list(map(rgb, PROPERTIES))
    below = {colour for _, colour in image.crop((0, 24, 400, 80)).getcolors()}
    assert {rgb(TARGET), rgb(TEXT)} <= below


def test_more_blends_than_a_palette_holds_become_their_neighbours():
    colours = [f"#{n % 16 * 15:02x}{n // 16 * 15:02x}80" for n in range(272)]
    boxes = tuple(Area(((n / 2, 0.0, n / 2 + 0.5, 10.0),), colour) for n, colour in enumerate(colours))
    image = opened(picture_of(Scene(136.0, 10.0, boxes)))
    assert 200 < len(image.getcolors()) <= 256
    wrong = [max(abs(a - b) for a, b in zip(image.getpixel((n, 9)), rgb(colour), strict=True))
             for n, colour in enumerate(colours)]
    assert max(wrong) <= 45


def test_the_tolerance_band_and_the_grid_keep_their_own_greys(trend):
    colours = {colour: count for count, colour in opened(picture(trend())).getcolors(1_000_000)}
    assert int.from_bytes(rgb(GRID), "little") != BAND
    assert colours[tuple(BAND.to_bytes(3, "little"))] > 20_000
    assert colours[rgb(GRID)] > 1000
