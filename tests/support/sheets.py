"""OpenDocument spreadsheets read by other code than wrote them: the standard library alone."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

SPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TABLE, TEXT = SPACE % "office", SPACE % "table", SPACE % "text"

Cells = list[list[str]]


def read_ods(data: bytes) -> dict[str, Cells]:
    """Sheet name to rows of cells: a number as its value was written, a date in ISO 8601, words as they read."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read("content.xml"))
    return {str(sheet.get(f"{TABLE}name")): [[_cell(c) for c in row.iter(f"{TABLE}table-cell")]
                                             for row in sheet.iter(f"{TABLE}table-row")]
            for sheet in root.iter(f"{TABLE}table")}


def table(sheets: dict[str, Cells], name: str) -> list[dict[str, str]]:
    """The table of a sheet as rows by heading: its headings are the first row of more than one cell."""
    rows = sheets[name]
    top = next(n for n, row in enumerate(rows) if len(row) > 1)
    assert all(len(row) == len(rows[top]) for row in rows[top:]), f"{name}: rows differ in length"
    return [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1:]]


def _cell(cell: ElementTree.Element) -> str:
    kind = cell.get(f"{OFFICE}value-type")
    if kind == "float":
        return str(cell.get(f"{OFFICE}value"))
    if kind == "date":
        return str(cell.get(f"{OFFICE}date-value"))
    return "\n".join("".join(_text(p)) for p in cell.findall(f"{TEXT}p"))


def _text(element: ElementTree.Element) -> list[str]:
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{TEXT}s":
            parts.append(" " * int(child.get(f"{TEXT}c") or 1))
        elif child.tag == f"{TEXT}tab":
            parts.append("\t")
        else:
            parts += _text(child)
        parts.append(child.tail or "")
    return parts
