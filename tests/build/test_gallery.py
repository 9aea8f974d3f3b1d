"""The chart gallery: every sample is a chart that may be drawn, whose labels neither collide nor run off."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from openbook.build.gallery import gallery, names, sample_spec
from openbook.charts import breaches
from openbook.charts.drawing import scene_of
from openbook.charts.labels import Box
from openbook.charts.measure import ASCENT, DESCENT, text_width
from openbook.charts.scene import Words


def box(w: Words) -> Box:
    """The room of a line of text, a hair smaller: lines of one label stand close."""
    width = text_width(w.text, w.size, w.bold)
    left = w.x - {"left": 0, "center": width / 2, "right": width}[w.anchor]
    return Box(left + 0.1, w.y - w.size * ASCENT + 0.1, left + width - 0.1, w.y + w.size * DESCENT - 0.1)


@pytest.mark.parametrize("name", names())
def test_labels_of_a_sample_keep_apart_and_on_the_picture(name: str) -> None:
    spec = sample_spec(name)
    assert breaches(spec) == ()
    scene = scene_of(spec)
    words = [s for s in scene.shapes if isinstance(s, Words)]
    picture = Box(-0.5, -0.5, scene.width + 0.5, scene.height + 0.5)
    assert [w.text for w in words if not box(w).inside(picture)] == []
    assert [(a.text, b.text) for a, b in combinations(words, 2) if box(a).overlaps(box(b))] == []


@pytest.mark.parametrize(("name", "cells"), [
    ("gaps", ("[x]", "72%")), ("limits", ("95% confidence limits: 10.0% to 13.0%",)),
    ("targets", ("94.0%", "target ahead")), ("variance", ("£1.3m over",)), ("status-bar", ("Amber", "12")),
    ("sparkline", ("[x]", "88.1")),
])
def test_the_figures_of_a_sample_stand_in_its_table(name: str, cells: tuple[str, ...], tmp_path: Path) -> None:
    html = gallery(name, tmp_path)
    assert "<svg" in html
    table = re.search(r"<table.*</table>", html, re.DOTALL)
    assert table
    assert all(f"{cell}</td>" in table[0] or f"{cell}</th>" in table[0] or f"; {cell}" in table[0]
               for cell in cells)
    assert list((tmp_path / "gallery" / name).iterdir())


def test_an_unknown_sample_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="did you mean gaps"):
        gallery("gap", tmp_path)


def test_the_page_of_the_gallery_shows_every_sample(root: Path) -> None:
    page = (root / "docs" / "publishing" / "gallery.md").read_text(encoding="utf-8")
    shown = re.findall(r'openbook_gallery\("([a-z-]+)"\)', page)
    assert sorted(shown) == sorted(names())
