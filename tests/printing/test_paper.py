"""The PDF of a small package's report: its structure tree says what the page says."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import openbook
from openbook.assess import checks, judge
from openbook.charts import Captioned, draw_all, inline
from openbook.charts.from_book import chart_specs
from openbook.errors import OpenbookError
from openbook.links import Place, resolve
from openbook.package import load
from openbook.pages import Caption, Shared, View, page_list, render
from openbook.printing import Sheet, print_page

pytestmark = pytest.mark.browser
ADDRESS = "https://performance.example/figures/"
TITLE = 'Smallshire "County" Council: full report, a quarter'
asked: list[str] = []


class _Listening(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        asked.append(self.path)
        self.send_error(404)


@pytest.fixture(scope="module")
def sheet(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sheet]:
    """A folder with the report of the small package, its style sheet, and a picture from another site."""
    book = load(root / "tests" / "cases" / "packages" / "small")
    judged = judge(book)
    specs = list(chart_specs(judged))
    charts = {chart: inline(svg) for chart, svg in draw_all(specs, 1).items()}
    captions = {s.chart_id: Caption(s.finding, s.subtitle, s.source, s.alt) for s in specs if isinstance(s, Captioned)}
    ref = next(ref for ref in page_list(book) if ref.kind == "report")
    page = render(View(judged, charts, captions), ref, Shared(checks(judged)))
    html = resolve(page.html, Place("report.md", lambda path: f"../{path.removesuffix('.md')}/"), [])
    folder = tmp_path_factory.mktemp("site")
    shutil.copy(root / "src/openbook/theme/assets/openbook/openbook.css", folder)
    server = HTTPServer(("127.0.0.1", 0), _Listening)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (folder / "report").mkdir()
    elsewhere = f'<img src="http://127.0.0.1:{server.server_port}/elsewhere.png" alt="">'
    (folder / "report" / "index.html").write_text(
        '<!doctype html><html lang="en"><head><title>Full report</title><link rel="stylesheet" href="../openbook.css">'
        f'</head><body data-md-color-scheme="default"><main class="md-typeset"><h1>{page.title}</h1>{html}{elsewhere}'
        '</main></body></html>', encoding="utf-8")
    yield Sheet(folder, "report/", ADDRESS, TITLE, "en-GB", book.publisher.published_on)
    server.shutdown()


@pytest.fixture(scope="module")
def html(sheet: Sheet) -> str:
    return (sheet.folder / "report" / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def printed(sheet: Sheet, chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("printed") / "report.pdf"
    file.write_bytes(print_page(sheet, chromium))
    return file


@pytest.fixture(scope="module")
def pdf(printed: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(printed) as opened:
        yield opened


def elements(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    """Structure elements of a kind, in reading order."""
    def walk(node: Any) -> Iterator[Any]:
        if isinstance(node, pikepdf.Array):
            for part in node:
                yield from walk(part)
        elif isinstance(node, pikepdf.Dictionary):
            if str(node.get("/S")) == kind:
                yield node
            yield from walk(node.get("/K"))
    return list(walk(pdf.Root.StructTreeRoot))


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def test_it_is_tagged_and_says_its_title_language_and_the_day_of_its_data(pdf, sheet) -> None:
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang) == "en-GB"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.docinfo["/Title"]) == TITLE
    assert str(pdf.docinfo["/Creator"]) == f"Openbook {openbook.__version__}"
    for date in ("/CreationDate", "/ModDate"):
        assert str(pdf.docinfo[date]).startswith(f"D:{sheet.dated:%Y%m%d}000000")


def test_its_bookmarks_are_the_headings_of_the_page_at_their_levels(pdf, html) -> None:
    def entries(items: Any, depth: int) -> Iterator[tuple[int, str]]:
        for item in items:
            yield depth, " ".join(item.title.split())
            yield from entries(item.children, depth + 1)

    found = re.findall(r"<h([1-6])[^>]*>(.*?)</h\1>", html, re.DOTALL)
    with pdf.open_outline() as outline:
        assert list(entries(outline.root, 1)) == [(int(level), words(text)) for level, text in found]
    assert len(found) > 10


def test_every_table_heading_says_what_it_heads(pdf, html) -> None:
    scopes = [str(next(part["/Scope"] for part in cell["/A"] if "/Scope" in part)) for cell in elements(pdf, "/TH")]
    assert scopes.count("/Column") == html.count('<th scope="col"') > 0
    assert scopes.count("/Row") == html.count('<th scope="row"') > 0
    assert len(scopes) == len(re.findall(r"<th\b", html))
    assert len(elements(pdf, "/Table")) == html.count("<table")


def test_every_chart_and_nothing_else_is_a_figure_with_its_text_alternative(pdf, html) -> None:
    charts = re.findall(r'<svg [^>]*role="img"[^>]*><title[^>]*>(.*?)</title>(?:<desc[^>]*>(.*?)</desc>)?', html)
    assert len(charts) > 3
    assert ([" ".join(str(f["/Alt"]).split()) for f in elements(pdf, "/Figure")]
            == [words(f"{title} {description}") for title, description in charts])


def test_its_structure_is_of_the_types_that_a_pdf_of_its_version_knows(pdf) -> None:
    assert [kind for kind in ("/Strong", "/Em", "/Form") if elements(pdf, kind)] == []
    assert len(elements(pdf, "/L")) > 1
    assert elements(pdf, "/Caption")


def addresses(pdf: pikepdf.Pdf) -> list[str]:
    notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
    return [str(note["/A"]["/URI"]) for note in notes if "/A" in note]


def test_its_links_lead_to_the_published_site(pdf) -> None:
    assert f"{ADDRESS}judging/" in addresses(pdf)
    assert [link for link in addresses(pdf) if "127.0.0.1" in link or link.startswith("file:")] == []


def test_without_an_address_its_links_lead_to_no_page_of_the_site(sheet, chromium, tmp_path) -> None:
    (tmp_path / "report.html").write_text(
        '<p><a href="other.html">Other</a> <a href="#end">End</a> <a href="https://council.example/">Council</a></p>'
        '<p id="end">The end</p>', encoding="utf-8")
    made = print_page(replace(sheet, folder=tmp_path, path="report.html", address=""), chromium)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert addresses(pdf) == ["https://council.example/"]
        assert len(pdf.pages[0]["/Annots"]) == 2


def test_the_same_page_gives_the_same_document_and_asks_nobody(pdf, sheet, chromium) -> None:
    """Not the same bytes: under load Chromium numbers its marks otherwise now and then."""
    with pikepdf.open(io.BytesIO(print_page(sheet, chromium))) as again:
        assert dict(again.docinfo) == dict(pdf.docinfo)
        assert len(again.pages) == len(pdf.pages)
        for kind in ("/TH", "/Figure", "/H2"):
            assert len(elements(again, kind)) == len(elements(pdf, kind))
    assert asked == []


def test_a_page_that_is_not_there_is_told(sheet) -> None:
    with pytest.raises(OpenbookError, match=r"\[no-report\]"):
        print_page(replace(sheet, path="other/"))


def test_a_program_that_is_no_chromium_is_told(sheet) -> None:
    with pytest.raises(OpenbookError, match=r"Chromium ended early.*\[print-failed\]"):
        print_page(sheet, shutil.which("false"))


def test_pdfinfo_finds_it_tagged_and_on_a4(printed) -> None:
    if shutil.which("pdfinfo") is None:
        pytest.skip("pdfinfo was not found (Debian: apt install poppler-utils)")
    told = subprocess.run(["pdfinfo", printed], capture_output=True, text=True, check=True).stdout
    assert re.search(r"^Tagged: +yes$", told, re.MULTILINE)
    assert re.search(r"^Page size: .*\(A4\)$", told, re.MULTILINE)
    text = subprocess.run(["pdftotext", "-l", "1", printed, "-"], capture_output=True, text=True, check=True).stdout
    assert TITLE in text
    assert "Page 1 of" in text
