"""Frictionless validation of types and constraints, told in plain words.

The only module that imports frictionless, and only when a package has to be checked afresh. It is given
the rows as text in memory, so it never opens a file or an address itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from openbook.errors import Problem
from openbook.package.canonical import schemas
from openbook.package.cells import wrong_pattern, wrong_type
from openbook.package.tables import Table
from openbook.package.wording import nearest

_CONSTRAINT = re.compile(r'constraint "(\w+)"')


def validate(table: Table) -> Iterator[Problem]:
    """Validate one resource against its canonical Table Schema.

    Args:
        table: rows of text. Columns that the file lacks are left out of the schema too: their absence
            is a problem of the header.

    Yields:
        One problem for each cell that breaks its type or a constraint.
    """
    if not table.lines or not table.columns:
        return
    from frictionless import Resource, Schema

    fields = {f["name"]: f for f in schemas()[table.name]["fields"] if f["name"] in table.columns}
    schema = Schema.from_descriptor({
        "fields": [_unambiguous(field) for field in fields.values()], "missingValues": [""],
    })
    data = [list(fields), *([line.cells[name] for name in fields] for line in table.lines)]
    report = Resource(data=data, schema=schema).validate(limit_errors=1_000_000)
    for error in report.tasks[0].errors:
        number, column = getattr(error, "row_number", None), getattr(error, "field_name", None)
        if number is None or not isinstance(column, str) or column not in fields:
            yield Problem("frictionless", table.file, f"Frictionless reports: {error.message}",
                          "a table that frictionless accepts", "Mend what the message names.")
            continue
        line = table.lines[number - 2]
        yield _told(table, line.row, column, line.cells[column], error.type, error.note, fields[column])


def _unambiguous(field: Mapping[str, Any]) -> dict[str, Any]:
    """The field with its pattern in brackets: frictionless 5.21 binds `^a|b$` as `(^a)|(b$)`."""
    plain = {key: value for key, value in field.items() if key not in ("categories", "example")}
    constraints = dict(field.get("constraints", {}))
    constraints.pop("unique", None)
    if "pattern" in constraints:
        constraints["pattern"] = f"({constraints['pattern']})"
    return {**plain, "constraints": constraints}


def _told(
    table: Table, row: int, column: str, text: str, kind: str, note: str, field: Mapping[str, Any],
) -> Problem:
    if kind != "constraint-error":
        return wrong_type(table, row, column, text)
    match = _CONSTRAINT.search(note)
    name = match.group(1) if match else ""
    limit = field["constraints"].get(name)
    at = (row, column, text)
    if name == "required":
        return Problem("required-empty", table.file, f"The cell {column} is empty.", _lower(field["description"]),
                       f"Fill it in, for example {field['example']}.", row, column, "")
    if name == "enum":
        near = nearest(text, limit)
        return Problem("not-in-list", table.file, f"{text!r} is not a known {_words(column)}.",
                       "one of " + ", ".join(limit), f"Write {near}." if near else "Write one of these words.", *at)
    if name == "pattern":
        return wrong_pattern(table.file, row, column, text, limit)
    if name == "maxLength":
        return Problem("too-long", table.file, f"The text has {len(text)} characters.",
                       f"at most {limit} characters", "Shorten it; the full wording can stand in another column.", *at)
    word = "at least" if name == "minimum" else "at most"
    if name in ("minimum", "maximum"):
        return Problem("out-of-range", table.file, f"{text} is out of range.", f"{word} {limit}",
                       "Correct the figure.", *at)
    return Problem("frictionless", table.file, f"Frictionless reports: {note}", "a value that frictionless accepts",
                   "Mend what the message names.", *at)


def _lower(description: str) -> str:
    return description[:1].lower() + description[1:].rstrip(".")


def _words(column: str) -> str:
    return column.replace("_", " ")
