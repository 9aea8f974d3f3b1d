"""The release calendar, what every page ends with, and charts for other sites."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from books import book, row, target

from openbook.assess import judge
from openbook.pages import Caption, Kept, PageRef, Rendered, Shared, View, embed_page, kept_page, page_list, render
from openbook.pages.embed import embed_snippet, embeds
from openbook.pages.releases import releases_page

CALENDAR = [
    {"period": "2017-18-Q1", "on": "2017-08-30", "state": "confirmed", "title": "First quarter"},
    {"period": "2017-18-Q2", "on": "2017-11-29T09:30", "state": "confirmed", "title": "Mid-year review"},
    {"period": "2017-18-Q3", "on": "2018-02-22T09:30", "state": "confirmed", "title": "Third quarter"},
    {"period": "2017-18", "on": "2018-06-21", "state": "provisional", "title": "Year end"},
]
SVG = '<svg viewBox="0 0 1 1"><title id="trend-potholes-t">Falling</title></svg>'


def view(releases: list[dict[str, str]] = CALENDAR, title: str = "Potholes", **more: Any) -> View:
    made = book([row("2016-17", value="44"), row("2017-18-Q2", value="48", marker="[p]")], [target("2017-18", "40")],
                own={"releases": releases}, title=title)
    caption = Caption("Falling", "Potholes, Testshire: potholes", "Mid-year review", "A line")
    return View(judge(made), {"trend-potholes": SVG}, {"trend-potholes": caption}, **more)


def page(made: View, kind: str) -> Rendered:
    return render(made, next(r for r in page_list(made.book) if r.kind == kind), Shared(()))


def test_the_calendar_says_what_is_out_and_what_comes_next() -> None:
    found = releases_page(view(kept={"2017-18-q1": ("2017-18-Q1", "2017-08-30"), "odd": ("2016-17", "2017-05-01")}))
    assert [(r.release.title, r.state, r.path) for r in found.past] == [
        ("Mid-year review", "Latest", ""), ("First quarter", "Published", "releases/2017-18-q1/index.html")]
    assert [(r.on, r.state) for r in found.future] == [
        ("22 February 2018, 9:30am", "Confirmed"), ("21 June 2018", "Provisional date")]
    assert found.others == (("odd", "releases/odd/index.html"),)


def test_a_release_at_a_time_of_the_day_is_not_the_next_one() -> None:
    after = view(CALENDAR[:2])
    assert after.next_release is None
    assert "No date has been announced for the next update." in page(after, "home").html


@pytest.mark.parametrize("kind", [r.kind for r in page_list(view().book)])
def test_every_page_says_when_the_next_figures_come_and_how_to_cite_it(kind: str) -> None:
    made = view(site_url="https://example.org/")
    ref = next(r for r in page_list(made.book) if r.kind == kind)
    html = unescape(page(made, kind).html)
    assert "22 February 2018, 9:30am: Third quarter." in html
    cited = re.findall(r"data-ob-copy>(Testshire Council \(2017\)\. .*?)</span>", html)
    address = f"https://example.org/{ref.path.removesuffix('.md').removesuffix('index').strip('/')}".rstrip("/")
    assert [c.rstrip("/").endswith(f"Mid-year review. {address}") for c in cited] == [True]


def test_without_a_calendar_there_is_no_page_of_releases() -> None:
    made = view([])
    assert "releases" not in {r.kind for r in page_list(made.book)}
    assert "releases/index.md" not in page(made, "home").html


def test_plans_and_indicators_lead_to_the_feed_of_the_plan() -> None:
    assert [path for path, _ in page(view(), "indicator").feeds] == ["plans/roads/feed.xml", "feed.xml"]
    assert [path for path, _ in page(view(), "home").feeds] == ["feed.xml"]


def test_a_chart_to_embed_is_a_page_that_is_whole_by_itself() -> None:
    html = embed_page(view(site_url="https://example.org/", prefix="testshire/"), "potholes")
    assert html.startswith("<!DOCTYPE html>")
    assert (html.count("<h1>Potholes</h1>"), html.count(SVG), "<script" in html) == (1, 1, False)
    assert re.findall(r'<(?:link|script|img|iframe)[^>]*(?:href|src)="(?!data:)([^"]*)"', html) == [
        "https://example.org/testshire/indicators/potholes/"]
    assert '<a href="https://example.org/testshire/indicators/potholes/" target="_top">' in html
    assert "48 [p]" in html
    assert "[p] means provisional" in html
    assert "Source: Mid-year review." in html


def test_without_an_address_a_chart_to_embed_links_by_relative_paths() -> None:
    html = embed_page(view(directory_urls=False), "potholes")
    assert 'href="../indicators/potholes.html" target="_top"' in html


def test_the_snippet_names_its_frame_and_any_title_stays_words() -> None:
    made = view(title='Say "<b>"', site_url="https://example.org/")
    snippet = embed_snippet(made, made.book.indicators["potholes"])
    assert snippet.startswith('<iframe src="https://example.org/embed/potholes.html" title="Say &quot;&lt;b&gt;&quot;')
    assert 'loading="lazy"' in snippet
    assert "<b>" not in embed_page(made, "potholes")
    assert unescape(unescape(page(made, "indicator").html)).count('<iframe src="') == 1


def test_a_kept_release_has_no_feeds_and_nothing_to_embed() -> None:
    made = view(latest=False, prefix="releases/2017-18-q2/")
    assert (embeds(made), page(made, "indicator").feeds) == ((), ())
    assert "iframe" not in page(made, "indicator").html


def test_a_page_of_a_kept_release_says_so_and_leads_to_the_latest() -> None:
    made = view(latest=False, prefix="releases/2017-18-q2/")
    ref = PageRef("releases/2017-18-q2/indicators/potholes.md", "indicator", "potholes")

    def note(newest: bool, same: bool) -> str:
        kept = Kept("Mid-year review", newest, "/index.md", "", same)
        return " ".join(kept_page(made, ref, Shared(()), kept).split())

    assert "This is the release of 29 November 2017: Mid-year review." in note(False, True)
    assert "There is a later one: <a href=\"site:/index.md\">this page with the latest figures</a>" in note(False, True)
    assert "<a href=\"site:/index.md\">the latest figures</a>" in note(False, False)
    assert "It is the latest one" in note(True, True)
    assert note(True, True).count("<h1>") == 1
