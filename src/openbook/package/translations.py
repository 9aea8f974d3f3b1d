"""Do translations name texts that are there, and that are still the ones that were translated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from openbook.errors import Problem
from openbook.model.book import publisher_from
from openbook.model.translated import ANY, DESCRIPTOR, TRANSLATABLE, publisher_texts, row_ids
from openbook.package.cells import Record
from openbook.package.references import remember
from openbook.package.wording import listed

Texts = Mapping[tuple[str, str], str]
"""(Id, column) to text."""


def translation_problems(
    file: str, rows: Sequence[Record], read: Mapping[str, Sequence[Record]], content: Mapping[str, Any],
) -> Iterator[Problem]:
    """Find translations of texts that there are not, that have changed since, or into the package's own language.

    Args:
        file: path, for the messages. rows: the translations.
        read: typed rows by resource name. content: the descriptor.
    """
    known: dict[str, Texts | None] = {}
    columns = {name: frozenset(columns) for name, (_, columns) in TRANSLATABLE.items()}
    for row in rows:
        resource, column = row["resource"], row["column"]
        if not row.sound("resource", "id", "column") or not column or resource not in (DESCRIPTOR, *columns):
            continue
        if resource not in known:
            known[resource] = _texts(resource, read, content)
        texts = known[resource]
        if resource in columns and column not in columns[resource]:
            yield Problem("translation-column", file, f"The column {column!r} of {resource} has no words to translate.",
                          listed(sorted(columns[resource]), 20), "Correct the column, or delete the row.", row.row,
                          "column", column)
        elif texts is not None:
            yield from _row_problems(file, row, texts)
        if row["language"] == _language(content):
            yield Problem("translation-language", file, f"The data is written in {row['language']} already.",
                          "a language other than the package's own (openbook.language)",
                          "Correct the language, or delete the row.", row.row, "language", row["language"])


def _row_problems(file: str, row: Record, texts: Texts) -> Iterator[Problem]:
    name, column, original = row["id"], row["column"], row["original"]
    if name == ANY:
        if original is None or original not in (text for (_, c), text in texts.items() if c == column):
            told = "nothing says which words are meant" if original is None else f"no row has the words {original!r}"
            yield Problem("translation-row", file, f"With the id *, {told}.", f"words of the column {column}",
                          "Copy the words into original.", row.row, "original", original or "")
    elif (name, column) not in texts:
        same = sorted({ANY if found.startswith(ANY) else found for found, c in texts if c == column})
        yield Problem("translation-row", file, f"There is no text of {column} at {name!r}.",
                      "the key of a row that has one, its parts joined by /" if same else "a text to translate",
                      remember(same, "Delete the row.")(name), row.row, "id", name)
    elif original is not None and original != texts[name, column]:
        yield Problem("translation-stale", file, "The text has changed since it was translated.", texts[name, column],
                      "Translate it again, and copy the new words into original.", row.row, "original", original)


def _texts(resource: str, read: Mapping[str, Sequence[Record]], content: Mapping[str, Any]) -> Texts | None:
    """The texts of a resource; None where the descriptor cannot be read for them."""
    if resource == DESCRIPTOR:
        try:
            return dict(publisher_texts(publisher_from(content)))
        except (KeyError, TypeError, ValueError, AttributeError, IndexError):
            return None  # what is wrong with it is told elsewhere
    columns = TRANSLATABLE[resource][1]
    return {(f"{ANY}{n}" if name == ANY else name, c): str(record[c]) for n, record in enumerate(read.get(resource, ()))
            for name in row_ids(resource, record.__getitem__) for c in columns if record[c]}


def _language(content: Mapping[str, Any]) -> str:
    own = content.get("openbook")
    return str(own.get("language") or "en") if isinstance(own, Mapping) else "en"
