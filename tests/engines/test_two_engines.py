"""MkDocs and Zensical make the same pages from the same data."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

if TYPE_CHECKING:
    from conftest import Built

pytestmark = pytest.mark.engines

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Content:
    """What a reader gets from a page: no markup of the theme."""

    title: str = ""
    headings: list[tuple[str, str]] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    charts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    """Collects `Content` from the title and the article of a page."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.content = Content()
        self._address = address
        self._path: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._path.append(tag)
        self.content.handlers += [name for name, _ in attrs if name.startswith("on")]
        if "article" not in self._path:
            return
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.content.headings.append((tag, ""))
        elif tag in ("th", "td", "caption"):
            self.content.cells.append("")
        elif tag == "svg":
            self.content.charts.append("")
        elif tag == "a":
            target = dict(attrs).get("href")
            self.content.links += [urljoin(self._address, target)] if target else []
        if "svg" in self._path:
            self.content.charts[-1] += f"<{tag} {sorted(attrs)}>"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._path and self._path.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "title" in self._path and "head" in self._path:
            self.content.title += data.strip()
        if "article" not in self._path or "script" in self._path:
            return
        self.content.words += data.split()
        if any(part in ("h1", "h2", "h3", "h4", "h5", "h6") for part in self._path) and "svg" not in self._path:
            level, words = self.content.headings[-1]
            self.content.headings[-1] = (level, words + data)
        if any(part in ("th", "td", "caption") for part in self._path):
            self.content.cells[-1] += data
        if "svg" in self._path:
            self.content.charts[-1] += data


def read(site: Path, page: str) -> Content:
    reader = Reader(f"https://site.example/{page.removesuffix('index.html')}")
    reader.feed((site / page).read_text(encoding="utf-8"))
    return reader.content


def pages(site: Path) -> list[str]:
    return sorted(p.relative_to(site).as_posix() for p in site.rglob("index.html"))


def test_both_engines_make_the_same_pages(built: Built) -> None:
    made = pages(built.mkdocs)
    assert made == pages(built.zensical)
    assert {"index.html", "plans/parks/index.html", "indicators/fly-tipping/index.html", "by-hand/index.html",
            "indicators/index.html", "audit/index.html", "accessibility/index.html"} <= set(made)


def test_titles_headings_tables_charts_and_links_are_the_same_on_every_page(built: Built) -> None:
    for page in pages(built.mkdocs):
        ours, theirs = read(built.mkdocs, page), read(built.zensical, page)
        assert ours.headings, page
        for part in ("title", "headings", "cells", "charts"):
            assert getattr(ours, part) == getattr(theirs, part), f"{part} of {page}"
        for part in ("links", "words"):  # a theme may put the breadcrumbs before the heading
            assert sorted(getattr(ours, part)) == sorted(getattr(theirs, part)), f"{part} of {page}"


def test_there_is_something_to_compare(built: Built) -> None:
    page = read(built.mkdocs, "indicators/household-recycling/index.html")
    assert page.title == "Household waste recycled - Openbook"
    assert page.headings[0] == ("h1", "Household waste recycled")
    assert any(len(chart) > 500 for chart in page.charts)
    assert any("%" in cell for cell in page.cells)


@pytest.mark.parametrize(("page", "title"), [
    ("plans/parks/index.html", "</title><script>alert(1)</script>"),
    ("indicators/fly-tipping/index.html", "{{ 7*7 }} {: onclick=x } | [x](javascript:y)"),
])
@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_hostile_titles_arrive_as_those_characters(built: Built, engine: str, page: str, title: str) -> None:
    content = read(getattr(built, engine), page)
    assert content.headings[0] == ("h1", title)
    assert content.title == f"{title} - Openbook"


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_nothing_from_the_data_runs_or_becomes_markup(built: Built, engine: str) -> None:
    for file in getattr(built, engine).rglob("*.html"):
        page = file.read_text(encoding="utf-8")
        assert "<script>alert" not in page, file
        assert read(file.parent, file.name).handlers == [], file
        assert 'href="javascript:' not in page, file
        assert "openbook[" not in page, file
        assert "site:" not in re.sub(r"mailto:|website:", "", page), file


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_hand_written_page_takes_the_place_of_a_generated_one(built: Built, engine: str) -> None:
    assert read(getattr(built, engine), "about/index.html").headings == [("h1", "About us")]


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_every_link_inside_the_site_leads_to_a_page_or_file(built: Built, engine: str) -> None:
    site = getattr(built, engine)
    for page in pages(site):
        for link in read(site, page).links:
            if link.startswith("https://site.example/"):
                path = link.removeprefix("https://site.example/").partition("#")[0].partition("?")[0]
                target = site / path
                assert (target / "index.html").is_file() or (path and target.is_file()), f"{link} on {page}"


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_style_script_and_downloads_are_published(built: Built, engine: str) -> None:
    site = getattr(built, engine)
    for path in ("assets/openbook/openbook.css", "assets/openbook/openbook.js"):
        assert (site / path).stat().st_size > 500
    assert list(site.rglob("*.csv"))


def test_files_are_the_same_in_both(built: Built) -> None:
    for file in built.mkdocs.rglob("*.csv"):
        assert (built.zensical / file.relative_to(built.mkdocs)).read_bytes() == file.read_bytes()


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_pages_say_what_data_they_show_to_search_engines_but_not_in_the_search(built: Built, engine: str) -> None:
    site = getattr(built, engine)
    for page, title in (("index.html", None), ("plans/parks/index.html", "</title><script>alert(1)</script>"),
                        ("indicators/fly-tipping/index.html", "{{ 7*7 }} {: onclick=x } | [x](javascript:y)")):
        (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>',
                              (site / page).read_text(encoding="utf-8"), re.DOTALL)
        assert json.loads(found)["@type"] == "Dataset"
        assert title in (None, json.loads(found)["name"])
    searched = [file.read_text(encoding="utf-8") for file in (site / "search.json", site / "search/search_index.json")
                if file.is_file()]
    assert any("Household waste recycled" in text for text in searched)
    assert not any("isAccessibleForFree" in text or "schema.org" in text for text in searched)


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_every_page_has_a_link_past_the_menu_that_leads_into_its_content(built: Built, engine: str) -> None:
    site = getattr(built, engine)
    for page in ("404.html", *pages(site)):
        text = (site / page).read_text(encoding="utf-8")
        (to,) = re.findall(r'<a href="[^"#]*#([^"]+)" class="md-skip">', text)
        assert f'id="{to}"' in text[text.index("<main"):], page
