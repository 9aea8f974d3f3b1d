"""The data dictionary: every column of every file, from the schemas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from openbook.pages.common import download
from openbook.pages.contexts import Download
from openbook.pages.view import View
from openbook.text.language import N_, _, _n

TYPES = {"string": N_("text"), "number": N_("number"), "integer": N_("whole number"), "date": N_("date"),
         "boolean": N_("true or false")}
"""Type of a Table Schema in plain words."""

ANY = {"string": N_("any text"), "number": N_("any number"), "integer": N_("any whole number"), "date": N_("any date"),
       "boolean": N_("true or false")}
"""What may stand in a column of a type that nothing else narrows."""

PATTERNS = {
    "[a-z0-9]+(-[a-z0-9]+)*": N_("lower-case words with hyphens between them"),
    "[A-Za-z0-9]+(-[A-Za-z0-9]+)*": N_("letters and digits with hyphens between them"),
    "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*": N_("the code of a language"),
    "[EWSNK][0-9]{8}": N_("a letter and eight digits"),
    r"\d{4}-\d{2}(-\d{2})?": N_("a day, or a year and month"),
    "[0-9]{4}-[0-9]{2}(-[0-9]{2})?": N_("a day, or a year and month"),
    r"(\[(b|c|e|er|f|low|p|r|u|w|x|z)\])+": N_("letters in square brackets, one after the other"),
    r"(linear|from-previous|end|(0|1|0?\.\d+)( (0|1|0?\.\d+)){3})": N_(
        "linear, from-previous, end, or four shares of 1"),
}
"""Patterns of the schemas in plain words."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: name, meaning, type in words, what may stand in it, whether it is always filled, an example.

    Attributes:
        logical: whether it is true or false. any: what may stand in it where nothing narrows its type, in words.
    """

    name: str
    meaning: str
    type: str
    allowed: str
    values: tuple[str, ...]
    needed: bool
    example: str
    logical: bool
    any: str


@dataclass(frozen=True, slots=True)
class DictionaryTable:
    """A table: id within the page, title, what it holds, the path of its file, what makes a row the only one, columns.

    Attributes:
        link: the file, where it is published by itself, and not only within the data package.
    """

    id: str
    title: str
    description: str
    path: str
    link: Download | None
    key: tuple[str, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The tables published by themselves, then those within the data package."""

    published: tuple[DictionaryTable, ...]
    package: tuple[DictionaryTable, ...]
    zip: Download


def dictionary(view: View, tables: Mapping[str, Mapping[str, Any]]) -> Dictionary:
    """Fill the data dictionary.

    Args:
        tables: Table Schemas of the published tables: by kind: `figures`, `indicators`, `finances`, `revisions`.
    """
    from openbook.package import schemas

    name = view.book.publisher.publisher_id
    paths = {"figures": f"data/{name}.csv", "indicators": f"data/{name}-indicators.csv",
             "finances": f"data/{name}-finances.csv", "revisions": f"data/{name}-revisions.csv"}
    lacking = {"finances": not view.book.finances, "revisions": not view.book.revisions}
    published = tuple(_table(f"ob-{kind}", schema, paths[kind], download(view, paths[kind], ""))
                      for kind, schema in tables.items() if not lacking.get(kind))
    package = tuple(_table(f"ob-package-{kind.replace('_', '-')}", schema, f"data/{kind}.csv", None)
                    for kind, schema in schemas().items())
    return Dictionary(published, package, download(view, f"data/{name}.zip", ""))


def _table(anchor: str, schema: Mapping[str, Any], path: str, link: Download | None) -> DictionaryTable:
    return DictionaryTable(anchor, schema["title"], schema["description"], path, link,
                           tuple(schema.get("primaryKey", ())), tuple(_columns(schema)))


def _columns(schema: Mapping[str, Any]) -> Iterator[Column]:
    for field in schema["fields"]:
        constraints = field.get("constraints", {})
        yield Column(field["name"], field["description"], _(TYPES[field["type"]]), _allowed(constraints),
                     tuple(constraints.get("enum", ())), bool(constraints.get("required")), field["example"],
                     field["type"] == "boolean", _(ANY[field["type"]]))


def _allowed(constraints: Mapping[str, Any]) -> str:
    """What may stand in a column, in words; an empty string when anything of its type may."""
    words = []
    if pattern := constraints.get("pattern"):
        words.append(_(PATTERNS[pattern]) if pattern in PATTERNS else _("what fits {pattern}", pattern=pattern))
    if "minimum" in constraints and "maximum" in constraints:
        words.append(_("{low} to {high}", low=constraints["minimum"], high=constraints["maximum"]))
    elif "minimum" in constraints:
        words.append(_("at least {number}", number=constraints["minimum"]))
    elif "maximum" in constraints:
        words.append(_("at most {number}", number=constraints["maximum"]))
    if "maxLength" in constraints:
        words.append(_n("at most {n} characters", "at most {n} characters", constraints["maxLength"]))
    return "; ".join(words)
