"""CSV text to rows of text: the shape of a file, before any meaning.

Row numbers count as a spreadsheet does: the header is row 1 and a cell with line breaks stays one row.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from openbook.errors import Problem
from openbook.package.oneline import broken_line, line_problem
from openbook.package.reading import MAX_BYTES, odd_character

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""First characters that make a spreadsheet program run a text cell as a formula (OWASP, CSV injection).

The last four are the full-width forms of the first.
"""

UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters that take no space: a formula behind them looks like one that is refused."""

MAX_CELL = 100_000
"""Most characters of one cell: more is a missing double quote, not a commentary."""

csv.field_size_limit(MAX_BYTES)  # for the whole process, as frictionless does too: long cells are judged here


@dataclass(frozen=True)
class Line:
    """One row as text: its spreadsheet row and its cells by column name."""

    row: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Table:
    """One resource as text.

    `whole` is False when the file could not be read to its end. `loose` holds the cells of rows with
    too few or too many cells: such a row is left out, yet an id in it still counts as known.
    """

    name: str
    file: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    whole: bool = True
    loose: frozenset[str] = frozenset()


def parse(name: str, file: str, text: str, expected: Sequence[str]) -> tuple[Table, list[Problem]]:
    """Split CSV text into rows and say what is wrong with its shape.

    Args:
        name: resource name.
        file: path for the messages.
        text: the file's text.
        expected: column names, in order.

    Returns:
        The rows that can be read (cells of the expected columns only), and the problems.
    """
    records = _records(text)
    header, broken = next(records)
    if broken:
        return Table(name, file, (), (), whole=False), [_broken(file, 1)]
    separator = _wrong_separator(header)
    if separator:
        return Table(name, file, (), (), whole=False), [Problem(
            "wrong-separator", file, f"The columns are separated by {separator}, not by commas.", "commas",
            "Save the file as CSV with commas.", row=1, value=header[0])]
    problems = _header(file, header, expected)
    known = [column for column in expected if column in header]
    lines: list[Line] = []
    plain = tuple(header) == tuple(expected)
    width = len(header)
    row, whole = 1, True
    loose: set[str] = set()
    for cells, broken in records:
        row += 1
        if broken:
            problems.append(_broken(file, row))
            whole = False
            break
        if len(cells) == width and any(len(cell) > MAX_CELL for cell in cells):
            problems.append(Problem(
                "cell-too-long", file, f"A cell holds more than {MAX_CELL:,} characters.", "shorter text",
                "Look for a missing double quote before this row, or shorten the text.", row))
            continue
        if len(cells) != width or not any(cells):
            problems.append(_misshapen(file, row, cells, header))
            loose.update(cells)
            continue
        if plain:
            lines.append(Line(row, dict(zip(expected, cells, strict=False))))
        else:
            found = dict(zip(header, cells, strict=False))
            lines.append(Line(row, {column: found[column] for column in known}))
    return Table(name, file, tuple(known), tuple(lines), whole, frozenset(loose)), problems


def cell_problems(table: Table, text_columns: frozenset[str]) -> Iterator[Problem]:
    """Find spaces around cells, text that a spreadsheet would run as a formula, and line breaks where none may be.

    Args:
        table: the rows.
        text_columns: columns of type string; numbers may begin with a minus.
    """
    for line in table.lines:
        for column, cell in line.cells.items():
            if not cell:
                continue
            if column in text_columns and (seen := cell.lstrip(UNSEEN)).startswith(FORMULA_STARTS):
                yield Problem(
                    "formula-start", table.file,
                    f"The text begins with {_named(seen[0])}, which a spreadsheet would run as a formula.",
                    "text that begins with a letter, a figure or a bracket",
                    "Put a word in front. A list in commentary begins with a short sentence and an empty line.",
                    line.row, column, cell)
            elif odd := odd_character(cell):
                yield Problem("odd-character", table.file, f"The text holds the invisible or broken character {odd}.",
                              "letters, figures and signs", "Type the text again, or delete the character.",
                              line.row, column, cell)
            elif cell != cell.strip():
                yield Problem("spaces-around", table.file, f"There is a space before or after {cell.strip()!r}.",
                              "no spaces around a value", "Delete the spaces (and line breaks) around the value.",
                              line.row, column, cell)
            elif column in text_columns and (broken := broken_line(table.name, column, line.cells)):
                yield line_problem(table.file, broken, cell, line.row, column)


def line_of(text: str, row: int) -> int:
    """Line of the file, from 1, on which a spreadsheet row begins; for annotations in editors and CI."""
    reader = csv.reader(io.StringIO(text.replace("\r\n", "\n"), newline=""))
    start = 1
    try:
        for number, _ in enumerate(reader, start=1):
            if number == row:
                return start
            start = reader.line_num + 1
    except csv.Error:
        return start
    return start


def _records(text: str) -> Iterator[tuple[list[str], bool]]:
    """Records of a CSV text, and whether one is broken, which ends the file."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        try:
            yield next(reader), False
        except StopIteration:
            return
        except csv.Error:
            yield [], True
            return


def _wrong_separator(header: Sequence[str]) -> str | None:
    if len(header) != 1:
        return None
    signs = {";": "semicolons", "\t": "tabs", "|": "bars"}
    return next((word for sign, word in signs.items() if sign in header[0]), None)


def _header(file: str, header: Sequence[str], expected: Sequence[str]) -> list[Problem]:
    problems = []
    for n, column in enumerate(header):
        if column in header[:n]:
            problems.append(Problem("duplicate-column", file, f"The column {column!r} is there twice.",
                                    "each column once", "Delete one of them.", 1, column or None, column))
        elif column not in expected:
            near = get_close_matches(column.strip().lower(), expected, 1)
            hint = f"Rename it to {near[0]}." if near else "Delete the column, or correct its name."
            problems.append(Problem("unknown-column", file, f"There is no column called {column!r}.",
                                    "only the columns " + ", ".join(expected), hint, 1, column or None, column))
    for column in expected:
        if column not in header:
            problems.append(Problem(
                "missing-column", file, f"The column {column!r} is missing.", "the columns " + ", ".join(expected),
                "Add the column; leave its cells empty where there is nothing to say.", 1, column))
    if not problems and list(header) != list(expected):
        problems.append(Problem("column-order", file, "The columns are in another order.",
                                "the order " + ", ".join(expected), "Move the columns into this order.", 1,
                                value=",".join(header)))
    return problems


def _misshapen(file: str, row: int, cells: Sequence[str], header: Sequence[str]) -> Problem:
    if not any(cells):
        return Problem("blank-row", file, "The row is empty.", "no empty rows", "Delete the row.", row)
    value = ",".join(cells)
    if len(cells) < len(header):
        return Problem("short-row", file, f"The row has {len(cells)} cells where the header has {len(header)}.",
                       f"{len(header)} cells", "Add the missing commas: an empty cell still needs its comma.",
                       row, value=value)
    return Problem("extra-cell", file, f"The row has {len(cells)} cells where the header has {len(header)}.",
                   f"{len(header)} cells", "Put text that holds a comma into double quotes, or delete the extra comma.",
                   row, value=value)


def _broken(file: str, row: int) -> Problem:
    return Problem("broken-quotes", file, "The double quotes do not match, so the rest of the file cannot be read.",
                   "text in pairs of double quotes; a double quote inside text is written twice",
                   "Look at this row and the one before it for a missing or single double quote.", row)


def _named(sign: str) -> str:
    return {"\t": "a tab", "\r": "a line break", "\n": "a line break"}.get(sign, sign)
