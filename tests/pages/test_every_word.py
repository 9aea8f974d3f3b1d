"""Every word on a page comes from a message or from the publisher: in a language of marks, the others stand out."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pseudo import PSEUDO
from visible import strangers, texts_of, visible

from openbook.assess import Judged, checks, judge
from openbook.charts import Captioned
from openbook.charts.from_book import chart_specs
from openbook.downloads import table_schemas
from openbook.model import Book
from openbook.package import load
from openbook.pages import (
    KINDS,
    Caption,
    Kept,
    PageRef,
    Rendered,
    Shared,
    View,
    embed_page,
    kept_page,
    page_list,
    render,
    render_together,
    snippet,
    together_list,
)
from openbook.text.language import speaking

NAMES = {
    "CSV", "ODS", "JSON", "ZIP", "SVG", "PNG", "Parquet", "parquet", "csv", "ods", "json", "zip", "Atom", "HTML",
    "DCAT", "JSON-LD", "Data Package", "SHA-256", "OGL-UK-3.0",
}
"""Names of formats, which no language changes."""

SVG = '<svg viewBox="0 0 1 1"></svg>'


def view_of(judged: Judged) -> View:
    """A view with the words of all charts and an empty picture for each."""
    specs = list(chart_specs(judged))
    captions = {s.chart_id: Caption(s.finding, s.subtitle, s.source, s.alt) for s in specs if isinstance(s, Captioned)}
    name = judged.book.publisher.publisher_id
    files = {f"data/{name}.csv": 3_400_000, f"data/{name}.zip": 1000} | {
        f"charts/{i}.svg": 2000 for i in judged.book.indicators}
    return View(judged, {s.chart_id: SVG for s in specs}, captions, files, "https://performance.example/",
                kept={"first": (judged.book.period.period_id, judged.book.publisher.published_on.isoformat())})


def whole(page: Rendered) -> str:
    return f"<p>{page.title}</p><p>{page.description}</p>{page.html}"


def every_page(book: Book) -> Iterator[tuple[str, str]]:
    """Name and HTML of each page that a book gives, alone, beside another, kept, embedded, and of each macro."""
    judged = judge(book)
    view = view_of(judged)
    shared = Shared(checks(judged), table_schemas())
    for ref in page_list(book):
        yield ref.path, whole(render(view, ref, shared))
    ref = PageRef(KINDS["home"].path, "home")
    for newest, same in ((True, True), (True, False), (False, True), (False, False)):
        note = Kept(book.period.label, newest, "/index.md", "", same)
        yield f"kept {newest} {same}", kept_page(replace(view, latest=False), ref, shared, note)
    beside = replace(view, prefix="small/")
    yield "within several", whole(render(beside, replace(ref, path="small/index.md"), shared))
    for ref in together_list():
        yield ref.kind, whole(render_together([beside, replace(view, prefix="other/")], ref))
    first = next(i for i in book.indicators if f"trend-{i}" in view.charts)
    yield "embedded", embed_page(view, first)
    for name, ids in (("figure", [first]), ("status", [first]), ("chart", [first]), ("indicator", [first]),
                      ("table", []), ("plan", [next(iter(book.plans))]), ("counts", [])):
        yield f"macro {name}", snippet(view, name, *ids)


@pytest.fixture(scope="module")
def words(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Name of each page of the small package, one of whose measures is statutory here, to its words of nobody."""
    folder = tmp_path_factory.mktemp("package") / "small"
    shutil.copytree(root / "tests" / "cases" / "packages" / "small", folder)
    indicators = folder / "data" / "indicators.csv"
    indicators.write_text(indicators.read_text(encoding="utf-8").replace("quarterly,true,,", "quarterly,true,true,"),
                          encoding="utf-8")
    own = texts_of(folder) | NAMES
    with speaking(PSEUDO):
        return {name: strangers(visible(html), own) for name, html in every_page(load(folder))}


def test_every_word_is_of_a_message_or_of_the_publisher(words: dict[str, list[str]]) -> None:
    assert {kind.path for kind in KINDS.values()} <= set(words)
    assert {name: found for name, found in words.items() if found} == {}


MESSAGE = re.compile(r"""\b_[nc]?\((?:\s*(?:"[^"]*"|'[^']*')\s*,?)+""")
INNER = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
SILENT = re.compile(r"<(style|script|code)\b.*?</\1>|<[^<>]*>", re.DOTALL)


def words_of_its_own(template: str) -> list[str]:
    """Words of a template that no message holds: its text, and phrases in its expressions."""
    phrases = [a or b for inner in INNER.findall(template) if not inner.startswith("{#")
               for a, b in re.findall(r'"([^"]*)"|\'([^\']*)\'', MESSAGE.sub("", inner))]
    found = [p for p in phrases if not p.startswith("<") and re.search(r"[A-Za-z] +[a-z]|^[A-Z][a-z]", p)]
    lines = SILENT.sub("\n", INNER.sub("", template)).splitlines()
    return found + [line.strip() for line in lines if re.search(r"[^\W\d_]{2}", line)]


def test_no_branch_of_a_template_has_words_of_its_own(root: Path) -> None:
    assert words_of_its_own('<p>{{ _("All") }} of {{ "Red" }}</p>') == ["Red", "of"]
    named = {"Data Package", "data.json", "DCAT, JSON-LD", "fully compliant"}
    folder = root / "src" / "openbook" / "pages" / "templates"
    english = ("columns.html.jinja", "errors.html.jinja")
    found = {file.name: left for file in folder.rglob("*.jinja") if file.name not in english
             if (left := [w for w in words_of_its_own(file.read_text(encoding="utf-8")) if w not in named])}
    assert found == {}


def test_one_language_leaves_nothing_in_another(small_pages: dict[str, Rendered], small: Book) -> None:
    judged = judge(small)
    shared = Shared(checks(judged))
    for ref in page_list(small)[:1]:
        with speaking(PSEUDO):
            assert "⟦" in render(View(judged), ref, shared).html
        assert "⟦" not in render(View(judged), ref, shared).html
    assert all("⟦" not in page.html + page.title + page.description for page in small_pages.values())
