"""The SVG is small, safe to put in a page, and has a name."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from openbook.charts import TrendSpec, draw, inline
from openbook.charts.palette import PROPERTIES

NS = "{http://www.w3.org/2000/svg}"
HOSTILE = "</title><script>alert(1)</script> & \" ' ${7*7} fill=\"#12436d\" id=\"x\""


@pytest.fixture(params=["trend", "spark", "bar"])
def spec(request, trend, spark, bar):
    return {"trend": trend(), "spark": spark, "bar": bar}[request.param]


def test_nothing_of_matplotlib_leaks(spec):
    svg = draw(spec)
    leaks = r"<style|<metadata|<\?xml|<!DOCTYPE|clip-path|figure_1|matplotlib|xlink|DejaVu|\d{4}-\d\d-\d\dT"
    assert not re.search(leaks, svg)


def test_the_picture_has_a_role_and_a_name(spec):
    root = ElementTree.fromstring(draw(spec))
    assert root.get("role") == "img"
    named = {e.get("id"): e.text for e in root if e.tag in (NS + "title", NS + "desc")}
    assert root.get("aria-labelledby") == " ".join(named)
    assert spec.alt in named.values()
    if isinstance(spec, TrendSpec):
        assert spec.finding in named.values()


def test_every_id_begins_with_the_chart_id_and_every_reference_resolves(spec):
    root = ElementTree.fromstring(draw(spec))
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert all(i.startswith(f"{spec.chart_id}-") for i in ids)
    assert len(ids) == len(set(ids))
    assert {e.get("href", "#")[1:] for e in root.iter(NS + "use")} <= set(ids)


def test_two_copies_on_one_page_share_no_id(spec):
    svg = draw(spec)
    first, second = (set(re.findall(r' id="([^"]*)"', inline(svg, i))) for i in (None, "second"))
    assert first
    assert not first & second
    assert ElementTree.fromstring(inline(svg, "second")).get("aria-labelledby", "").startswith("second-t")
    assert {h[1:] for h in re.findall(r'href="([^"]*)"', inline(svg, "second"))} <= second


def test_a_standalone_chart_has_a_white_plate_and_plain_colours(spec):
    svg = draw(spec)
    assert '<rect class="ob-plate"' in svg
    assert "var(" not in svg
    assert set(re.findall(r"#[0-9a-f]{6}", svg)) <= set(PROPERTIES)


def test_on_a_page_every_colour_follows_the_theme_and_the_plate_is_gone(spec):
    page = inline(draw(spec))
    assert "ob-plate" not in page
    assert "xmlns" not in page
    assert not re.search(r'(fill|stroke)="#', page)
    assert all(PROPERTIES[colour] == name for name, colour in re.findall(r"var\((--[a-z0-9-]+),(#[0-9a-f]{6})\)", page))


def test_words_stay_words_whatever_they_hold(trend):
    label = "</text><script>x</script>&{{7*7}}$a$"
    spec = trend(finding=HOSTILE, alt=HOSTILE, benchmarks=(replace(trend().benchmarks[0], label=label),))
    for svg in (draw(spec), inline(draw(spec)), inline(draw(spec), "second")):
        root = ElementTree.fromstring(svg)
        tag = root.tag.removesuffix("svg")
        assert not list(root.iter(tag + "script"))
        assert root.findtext(tag + "title") == HOSTILE
        assert root.findtext(tag + "desc") == HOSTILE
        assert "$a$" in "".join(t.text or "" for t in root.iter(tag + "text"))


def test_text_is_text_in_system_fonts_of_12_points_or_more(trend):
    svg = draw(trend())
    assert ">Target 90%</text>" in svg
    assert "sans-serif" in svg
    assert {float(size) for size in re.findall(r'font-size="([^"]*)"', svg)} == {17.0}
    assert "rotate" not in svg


def test_a_wide_chart_fills_its_column_and_a_sparkline_keeps_its_size(trend, spark):
    assert inline(draw(trend())).startswith('<svg viewBox="0 0 480 310"')
    assert inline(draw(spark)).startswith('<svg width="120" height="32" viewBox="0 0 120 32"')


def test_charts_are_small(trend, spark, bar):
    assert len(inline(draw(trend()))) <= 3_500
    assert len(inline(draw(spark))) <= 900
    assert len(inline(draw(bar))) <= 3_000


def test_what_is_not_ours_is_refused():
    with pytest.raises(ValueError, match="not a chart"):
        inline("<svg></svg>")


def test_marks_carry_what_is_said_of_them_as_text_only(trend):
    points = (replace(trend().points[0], label='<b "x"> | y'), *trend().points[1:])
    svg = inline(draw(trend(points=points)))
    said = [e.attrib["data-ob"].split("|") for e in ElementTree.fromstring(svg).iter() if "data-ob" in e.attrib]
    assert sorted(said) == sorted([
        ['<b "x"> / y', "87.0%"], ["April to June 2017", "88.2%", "Target 90%"],
        ["July to September 2017", "91.5% [p]", "Target 90%"]])
    assert "data-ob" not in draw(trend(points=points[:1]))
