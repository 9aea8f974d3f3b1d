"""Links of finished HTML, written once, right in each engine and on every page."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.structure.files import File, Files

from openbook.links import mkdocs_place, resolve, zensical_place

HTML = ('<a href="site:plans/a.md#top">1</a><a class="x" href="site:index.md">2</a><img src="site:data/x.svg">'
        '<a href="site:plans/index.md?status=red">3</a><a href="#h">4</a><a href="https://e.example/site:x">5</a>')


def links(html: str) -> list[str]:
    return [part.partition('"')[0] for part in html.replace('src="', 'href="').split('href="')[1:]]


@pytest.mark.parametrize(("page", "directories", "expected"), [
    ("index.md", True, ["plans/a/#top", "./", "data/x.svg", "plans/?status=red"]),
    ("plans/a.md", True, ["./#top", "../../", "../../data/x.svg", "../?status=red"]),
    ("plans/a.md", False, ["a.html#top", "../index.html", "../data/x.svg", "index.html?status=red"]),
])
def test_in_mkdocs_links_are_relative_to_the_address(page: str, directories: bool, expected: list[str]) -> None:
    paths = ("index.md", "plans/a.md", "plans/index.md", "data/x.svg")
    files = Files([File(path, None, "", directories) for path in paths])
    file = files.get_file_from_path(page)
    assert file is not None
    missing: list[str] = []
    place = mkdocs_place(SimpleNamespace(file=file, url="" if file.url == "./" else file.url), files)
    assert links(resolve(HTML, place, missing)) == [*expected, "#h", "https://e.example/site:x"]
    assert missing == []


@pytest.mark.parametrize(("page", "expected"), [
    ("index.md", ["plans/a.md#top", "index.md", "data/x.svg", "plans/index.md?status=red"]),
    ("plans/a.md", ["a.md#top", "../index.md", "../data/x.svg", "index.md?status=red"]),
])
def test_in_zensical_links_are_relative_to_the_source(tmp_path: Path, page: str, expected: list[str]) -> None:
    for path in ("index.md", "plans/a.md", "plans/index.md", "data/x.svg"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).touch()
    missing: list[str] = []
    assert links(resolve(HTML, zensical_place(page, tmp_path), missing))[:4] == expected
    assert missing == []


def test_what_leads_nowhere_is_named(tmp_path: Path) -> None:
    missing: list[str] = []
    resolve(HTML, zensical_place("index.md", tmp_path), missing)
    assert missing == ["plans/a.md", "index.md", "data/x.svg", "plans/index.md"]


@pytest.mark.parametrize("html", [
    '<p>see href="site:nope.md" and src="site:nope.csv"</p>',
    '<p title=\'see href="site:nope.md"\'>x</p>',
    '<p>1 &lt; 2 href="site:nope.md"</p><p data-x="a>b href=">src="site:nope.md"</p>',
])
def test_words_that_look_like_links_stay_words(tmp_path: Path, html: str) -> None:
    missing: list[str] = []
    assert resolve(html, zensical_place("index.md", tmp_path), missing) == html
    assert missing == []


def test_links_stand_among_any_attributes(tmp_path: Path) -> None:
    (tmp_path / "a.md").touch()
    html = """<a title='it"s > 1' href="site:a.md#x" class="y">don't</a><img alt="" src="site:a.md"/>"""
    missing: list[str] = []
    assert resolve(html, zensical_place("index.md", tmp_path), missing) == html.replace("site:", "")
    assert missing == []


def test_below_a_publishers_address_paths_begin_there_and_with_a_slash_at_the_root(tmp_path: Path) -> None:
    for path in ("index.md", "west/index.md", "west/plans/a.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    html = '<a href="site:index.md">1</a><a href="site:/index.md">2</a><a href="site:plans/b.md">3</a>'
    missing: list[str] = []
    found = resolve(html, zensical_place("west/plans/a.md", tmp_path), missing, "west/")
    assert links(found)[:2] == ["../index.md", "../../index.md"]
    assert missing == ["west/plans/b.md"]
