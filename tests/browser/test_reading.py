"""The points of a chart can be read by pointer, by finger and by keyboard; without a script the chart is a picture."""

from __future__ import annotations

import pytest
from browsing import Open, focus_shows, objections, violations
from playwright.sync_api import Page

CHART = "cheshire-west-and-chester/indicators/front-door-decisions/"
PERIODS = ["April to September 2016", "2016-17", "April to June 2017", "July to September 2017"]


def reading(page: Page) -> list[str]:
    """What stands beside the point that is read: nothing where none is."""
    tip = page.locator(".ob-read__tip")
    return tip.locator("> *").all_inner_texts() if tip.is_visible() else []


def test_the_keyboard_reads_point_by_point_from_one_tab_stop(visit: Open) -> None:
    page = visit(CHART, reduced_motion="reduce")
    chart = page.get_by_role("slider", name="Points of the chart")
    assert page.locator(".ob-figure .ob-chart [tabindex]").count() == 1
    chart.focus()
    read = [reading(page)[0]]
    for key in ("ArrowLeft", "ArrowDown", "Home", "ArrowLeft", "ArrowRight", "End", "ArrowUp"):
        page.keyboard.press(key)
        read.append(reading(page)[0])
        assert (chart.get_attribute("aria-valuetext") or "").startswith(read[-1])
    assert read == [PERIODS[n] for n in (3, 2, 1, 0, 0, 1, 3, 3)]
    assert reading(page)[1:] == ["57%", "Target 75%", "Red"]
    assert focus_shows(page)
    assert page.locator(".ob-read__ring").is_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert reading(page) == []
    assert not page.locator(".ob-read__ring").is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_pointer_near_a_point_reads_it_within_the_chart(visit: Open, width: int) -> None:
    page = visit(CHART, width=width)
    page.locator("[data-ob-read]").scroll_into_view_if_needed()
    box = page.locator("[data-ob-read]").bounding_box()
    assert box
    mark = page.locator(f"[data-ob^='{PERIODS[0]}']").bounding_box()
    assert mark
    page.mouse.move(mark["x"] + 9, mark["y"] - 9)
    assert reading(page)[:2] == [PERIODS[0], "62%"]
    tip = page.locator(".ob-read__tip").bounding_box()
    assert tip
    assert box["x"] <= tip["x"]
    assert tip["x"] + tip["width"] <= box["x"] + box["width"] + 1
    page.mouse.move(box["x"], box["y"] - 50)
    assert reading(page) == []


def test_what_a_finger_touches_is_said_aloud(visit: Open) -> None:
    page = visit(CHART, has_touch=True)
    page.locator(f"[data-ob^='{PERIODS[1]}']").tap(force=True)
    assert page.locator(".ob-chart [aria-live]").inner_text() == f"{PERIODS[1]}, 64%"


def test_sparklines_print_and_pages_without_a_script_have_none_of_it(visit: Open) -> None:
    page = visit("cheshire-west-and-chester/plans/best-start/")
    assert page.get_by_role("slider").count() == 0
    page = visit(CHART)
    page.emulate_media(media="print")
    assert not page.locator(".ob-read").is_visible()
    assert visit(CHART, java_script_enabled=False).locator(".ob-read, .ob-read__tip").count() == 0


def test_axe_finds_nothing_in_the_gallery_of_charts(visit: Open) -> None:
    page = visit("publishing/gallery/", width=320, color_scheme="light", reduced_motion="reduce")
    page.locator("details").evaluate_all("all => all.forEach(e => { e.open = true; })")
    assert page.get_by_role("slider").count() > 10
    assert objections(page, [(320, "light"), (1280, "dark")]) == {}
