"""Every word on a page comes from a message or from the publisher: in a language of marks, the others stand out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pseudo import PSEUDO
from visible import strangers, texts_of, visible

from openbook.assess import Judged, checks, judge
from openbook.charts import Captioned
from openbook.charts.from_book import chart_specs
from openbook.downloads import COLUMNS, table_schemas
from openbook.model import Book
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


def by_law(book: Book) -> Book:
    """The book with its first indicator marked as statutory."""
    first, *others = book.indicators.values()
    return replace(book, indicators={i.indicator_id: i for i in (replace(first, statutory=True), *others)})


def whole(page: Rendered) -> str:
    return f"<p>{page.title}</p><p>{page.description}</p>{page.html}"


def every_page(book: Book) -> Iterator[tuple[str, str]]:
    """Name and HTML of each page that a book gives, alone, beside another, kept, embedded, and of each macro."""
    judged = judge(book)
    view = view_of(judged)
    shared = Shared(checks(judged), tuple(COLUMNS.items()), table_schemas())
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
def words(root: Path, small: Book) -> dict[str, list[str]]:
    own = texts_of(root / "tests" / "cases" / "packages" / "small") | NAMES
    with speaking(PSEUDO):
        return {name: strangers(visible(html), own) for name, html in every_page(by_law(small))}


def test_every_word_is_of_a_message_or_of_the_publisher(words: dict[str, list[str]]) -> None:
    assert {kind.path for kind in KINDS.values()} <= set(words)
    assert {name: found for name, found in words.items() if found} == {}
