"""Titles, labels, units and names stand on one line; only longer texts may hold paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from openbook.errors import Problem

PARAGRAPHS = frozenset(("after", "before", "definition", "note", "original", "printed", "progress_note", "reason",
                        "summary", "text"))
"""Columns whose cells may hold line breaks."""

_BREAK = re.compile("[\t\n\v\f\r\x85\u2028\u2029]")
_LONG = re.compile(r"(resources\[\d+\]\.)?description|.*\.meaning|"
                   r"openbook\.(status_meanings|accessibility_statement)\..*")
"""Places of datapackage.json whose texts may hold line breaks."""
_LONG_HERE = ("accessibility_statement", "status_meanings")
"""The same as ids of translations."""
_SHOWN = 60
"""Most characters of a text that a message shows."""


def broken_line(table: str, column: str, cells: Mapping[str, str]) -> str | None:
    """Name what breaks the line of a cell that has to stand on one, or None.

    Args:
        table: name of the resource. column: of the cell. cells: of the row; a translation is held to what the text
            that it translates is held to.
    """
    found = _BREAK.search(cells[column])
    if found is None:
        return None
    if table == "translations" and column in ("text", "original"):
        column = cells.get("column", column)
        if cells.get("id") in _LONG_HERE or column in ("description", "meaning"):
            return None
    return None if column in PARAGRAPHS else _named(found.group())


def line_problem(file: str, broken: str, text: str, row: int | None, column: str) -> Problem:
    """The problem of a text that has to stand on one line."""
    return Problem("line-break", file, f"The text {_shown(text)} holds {broken}.",
                   "text on one line, as titles, labels, units and names are",
                   f"Write a space in place of {broken}.", row, column, text)


def descriptor_line_problems(content: Mapping[str, Any], known: Mapping[str, Any]) -> Iterator[Problem]:
    """Find texts of datapackage.json that hold nothing but spaces, or line breaks where none may be.

    Args:
        content: the descriptor. known: the properties that Openbook reads.
    """
    file = "datapackage.json"
    for place, text in _texts({key: value for key, value in content.items() if key in known}, ""):
        found = _BREAK.search(text)
        if text and not text.strip():
            yield Problem("wrong-property", file, f"{text!r} does not fit here.", "something, not nothing",
                          "Write the words, or take the property out.", None, place, text)
        elif found is not None and not _LONG.fullmatch(place):
            yield line_problem(file, _named(found.group()), text, None, place)


def _texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every text below a place, with its own place as a dotted path."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, f"{place}.{name}".lstrip("."))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _texts(inner, f"{place}[{n}]")


def _shown(text: str) -> str:
    """A text with its line breaks to be seen, cut where it is long."""
    return repr(text if len(text) <= _SHOWN else text[:_SHOWN] + "…")


def _named(sign: str) -> str:
    return "a tab" if sign == "\t" else "a line break"
