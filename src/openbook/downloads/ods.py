"""OpenDocument spreadsheets, written directly: typed cells, no formulas, the same bytes every time.

The format is a zip of small XML files (OpenDocument 1.3, part 3); a library that builds a tree of objects for every
cell (odfpy) took 24 times as long for 8,500 cells.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from html import escape

from openbook.text import plain
from openbook.text.language import language

MIME = "application/vnd.oasis.opendocument.spreadsheet"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
MOST_DECIMALS = 10
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = re.compile("  +")
_NAMESPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{of}:1.0"' for name, of in (
    ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle"),
    ("fo", "xsl-fo-compatible"), ("meta", "meta"), ("svg", "svg-compatible"))) + (
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"')


@dataclass(frozen=True, slots=True)
class Link:
    """A cell whose words lead somewhere: an address, or `#Results` for a sheet of the workbook."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a title in its first cell, lines of text below, then one table.

    Attributes:
        name: on its tab.
        title, about: what it holds, and what must be known to read it; each line has a row.
        columns: heading and width in millimetres of each column.
        rows: finished rows, from `row`.
    """

    name: str
    title: str
    about: tuple[str, ...] = ()
    columns: tuple[tuple[str, int], ...] = ()
    rows: Sequence[str] = ()


def row(cells: Iterable[str | Decimal | date | Link], style: str = "words") -> str:
    """A row of typed cells: a `Decimal` as a number that shows its own decimals, a date as a date, the rest as text."""
    return f"<table:table-row>{''.join([_cell(cell, style) for cell in cells])}</table:table-row>"


def workbook(sheets: Sequence[Sheet], title: str, creator: str, published_on: date) -> bytes:
    """A workbook.

    Args:
        sheets: in order; each with another name.
        title, creator, published_on: what its properties say.
    """
    widths = sorted({width for sheet in sheets for _, width in sheet.columns} | {160})
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMESPACES}>'
        f"<office:automatic-styles>{''.join(map(_column_style, widths))}{_STYLES}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{''.join(map(_sheet, sheets))}"
        f"<table:database-ranges>{''.join(map(_range, sheets))}</table:database-ranges>"
        "</office:spreadsheet></office:body></office:document-content>")
    meta = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-meta {_NAMESPACES}><office:meta>'
        f"<dc:title>{_plain(title)}</dc:title><dc:creator>{_plain(creator)}</dc:creator>"
        f"<dc:language>{language().tag}</dc:language>"
        f"<dc:date>{published_on.isoformat()}T00:00:00</dc:date></office:meta></office:document-meta>")
    styles = _DOCUMENT_STYLES.replace("{code}", language().code)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path, text in (("mimetype", MIME), ("content.xml", content), ("styles.xml", styles),
                           ("meta.xml", meta), ("META-INF/manifest.xml", _MANIFEST)):
            entry = zipfile.ZipInfo(path, FIRST_DAY)
            entry.compress_type = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text.encode())
    return packed.getvalue()


def _sheet(sheet: Sheet) -> str:
    columns = "".join(f'<table:table-column table:style-name="c{width}"/>' for _, width in sheet.columns)
    head = ""
    if sheet.columns:
        head = f"<table:table-header-rows>{row((n for n, _ in sheet.columns), 'head')}</table:table-header-rows>"
    above = row((sheet.title,), "title") + "".join([row((line,), "line") for line in sheet.about])
    return (f'<table:table table:name="{_plain(sheet.name)}">'
            f'{columns or _ONE_COLUMN}{above}{head}{"".join(sheet.rows)}</table:table>')


def _range(sheet: Sheet) -> str:
    """What marks the table of a sheet as a table, from its headings to its last cell."""
    if not sheet.columns:
        return ""
    top = len(sheet.about) + 2
    first, last = f"'{sheet.name}'.A{top}", f"'{sheet.name}'.{_letters(len(sheet.columns))}{top + len(sheet.rows)}"
    return (f'<table:database-range table:name="{_plain(sheet.name.lower())}" table:contains-header="true" '
            f'table:target-range-address="{_plain(f"{first}:{last}")}"/>')


def _letters(number: int) -> str:
    number, rest = divmod(number - 1, 26)
    return (_letters(number) if number else "") + chr(ord("A") + rest)


def _cell(cell: str | Decimal | date | Link, style: str) -> str:
    if isinstance(cell, str):
        return _words(cell, style)
    if isinstance(cell, Decimal):
        written = f"{cell:f}"
        decimals = min(len(written.partition(".")[2]), MOST_DECIMALS)
        return (f'<table:table-cell table:style-name="n{decimals}" office:value-type="float" '
                f'office:value="{written}"><text:p>{plain(cell)}</text:p></table:table-cell>')
    if isinstance(cell, date):
        day = cell.isoformat()
        return (f'<table:table-cell table:style-name="day" office:value-type="date" office:date-value="{day}">'
                f"<text:p>{day}</text:p></table:table-cell>")
    return (f'<table:table-cell table:style-name="{style}" office:value-type="string"><text:p><text:a '
            f'xlink:type="simple" xlink:href="{_plain(cell.address)}">{_plain(cell.text)}</text:a></text:p>'
            "</table:table-cell>")


@lru_cache(maxsize=8192)
def _words(text: str, style: str) -> str:
    """A cell of words: titles, periods, units and marks stand in hundreds of rows."""
    words = "".join([f"<text:p>{_spaced(line)}</text:p>" for line in text.splitlines() or [""]])
    return f'<table:table-cell table:style-name="{style}" office:value-type="string">{words}</table:table-cell>'


def _plain(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text))


def _spaced(text: str) -> str:
    """Text whose tabs and repeated spaces are kept, which OpenDocument would take for one space."""
    made = _plain(text)
    if "  " in made:
        made = _SPACES.sub(lambda m: f' <text:s text:c="{len(m[0]) - 1}"/>', made)
    return made.replace("\t", "<text:tab/>")


def _column_style(width: int) -> str:
    return (f'<style:style style:name="c{width}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width}mm"/></style:style>')


def _cell_style(name: str, text: str = "", wrap: bool = True, data: str = "") -> str:
    """A cell's style; numbers are right-aligned by every program, words stand at the top of their cell."""
    fold = ' fo:wrap-option="wrap"' if wrap else ""
    return (f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="Default"'
            f'{f" style:data-style-name={chr(34)}{data}{chr(34)}" if data else ""}>'
            f'<style:table-cell-properties style:vertical-align="top"{fold}/>{text}</style:style>')


_ONE_COLUMN = '<table:table-column table:style-name="c160"/>'
_BOLD = '<style:text-properties fo:font-weight="bold"{}/>'
_STYLES = (
    _cell_style("words") + _cell_style("line", wrap=False) + _cell_style("head", _BOLD.format(""))
    + _cell_style("title", _BOLD.format(' fo:font-size="15pt"'), wrap=False)
    + '<number:date-style style:name="iso"><number:year number:style="long"/><number:text>-</number:text>'
      '<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/>'
      "</number:date-style>"
    + _cell_style("day", data="iso")
    + "".join(f'<number:number-style style:name="d{n}"><number:number number:min-integer-digits="1" '
              f'number:decimal-places="{n}" number:min-decimal-places="{n}" number:grouping="true"/>'
              "</number:number-style>" + _cell_style(f"n{n}", data=f"d{n}") for n in range(MOST_DECIMALS + 1)))
_DOCUMENT_STYLES = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {_NAMESPACES}><office:styles>'
    '<style:default-style style:family="table-cell"><style:text-properties fo:font-family="Arial" fo:font-size="12pt" '
    'fo:language="{code}" fo:country="GB"/></style:default-style>'
    '<style:style style:name="Default" style:family="table-cell"/></office:styles></office:document-styles>')
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.3" '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MIME}"/>'
    + "".join(f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
              for name in ("content.xml", "styles.xml", "meta.xml")) + "</manifest:manifest>")
