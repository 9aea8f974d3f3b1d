"""Keys and references: rows that are there twice, and ids that point to nothing.

Frictionless 5.21 names only the second of two equal rows and does not enforce `uniqueKeys`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from openbook.errors import Problem
from openbook.package.canonical import schemas
from openbook.package.cells import Record
from openbook.package.tables import Table
from openbook.package.wording import did_you_mean, listed

_OWN: tuple[tuple[str, str, str], ...] = (
    ("actions", "indicator_id", "indicators"),
    ("action_counts", "plan_id", "plans"),
    ("status_counts", "plan_id", "plans"),
    ("mentions", "indicator_id", "indicators"),
    ("mentions", "plan_id", "plans"),
    ("mentions", "compared_with", "periods"),
    ("plans", "parent", "plans"),
    ("indicators", "replaced_by", "indicators"),
    ("observations", "reported_in", "periods"),
    ("changes", "indicator_id", "indicators"),
    ("publications", "change_from", "periods"),
)
"""References that may be empty and are therefore not foreign keys of the Table Schemas."""

RESERVED = {
    "plans": {"index": "page would replace the list of all plans", "all": "chart would replace that of all measures",
              "key": "chart would replace that of the key measures"},
    "indicators": {"index": "page would replace the list of all indicators"} | {
        f"variance-{account}": f"chart would replace that of the account {account}"
        for account in ("revenue", "capital", "housing-revenue", "housing-capital")},
}
"""Resource to ids that none of its rows may have, because an address or a chart of the site has them, and what would
be lost."""


def key_problems(table: Table) -> Iterator[Problem]:
    """Find rows that are there twice and keys used twice; both rows are named."""
    schema = schemas()[table.name]
    seen: dict[tuple[str, ...], int] = {}
    doubled: set[int] = set()
    for line in table.lines:
        whole = tuple(line.cells.values())
        first = seen.setdefault(whole, line.row)
        if first != line.row:
            doubled.add(line.row)
            yield Problem("duplicate-row", table.file, f"Row {line.row} repeats row {first} word for word.",
                          "each row once", "Delete one of the two rows.", line.row)
    keys = [schema["primaryKey"]] if "primaryKey" in schema else []
    for key in [*keys, *schema.get("uniqueKeys", ())]:
        if not set(key) <= set(table.columns):
            continue
        used: dict[tuple[str, ...], int] = {}
        for line in table.lines:
            value = tuple(line.cells[column] for column in key)
            if line.row in doubled or not any(value):
                continue
            first = used.setdefault(value, line.row)
            if first != line.row:
                words = ", ".join(part for part in value if part)
                yield Problem(
                    "duplicate-key", table.file, f"Rows {first} and {line.row} are both about {words}.",
                    f"one row for each {' and '.join(key)}", f"Keep one of rows {first} and {line.row}, or correct "
                    "its id.", line.row, key[-1] if len(key) == 1 else None, words)


def reference_problems(tables: Mapping[str, Table], read: Mapping[str, Sequence[Record]]) -> Iterator[Problem]:
    """Find ids that point to no row: the schemas' foreign keys and the optional references.

    Args:
        tables: rows of text by resource name.
        read: the same rows, typed.
    """
    pairs = [(name, key["fields"][0], key["reference"]["resource"])
             for name in tables for key in schemas()[name].get("foreignKeys", ())]
    for name, column, target in [*pairs, *(pair for pair in _OWN if pair[0] in tables)]:
        known = ids(tables, target)
        if known is None:
            continue
        file = tables[target].file
        yield from _unknown(tables[name].file, read[name], column, known, f"an id of {file}",
                            f"Add it to {file}, or correct it.")


def subject_problems(tables: Mapping[str, Table], read: Mapping[str, Sequence[Record]]) -> Iterator[Problem]:
    """Find commentary about something that is neither a plan, an indicator nor the publisher."""
    plans, indicators = ids(tables, "plans"), ids(tables, "indicators")
    if "commentary" not in tables or plans is None or indicators is None:
        return
    yield from _unknown(
        tables["commentary"].file, read["commentary"], "subject", plans | indicators | {"publisher"},
        "a plan_id, an indicator_id, or 'publisher'", "Correct the subject.")


def loop_problems(tables: Mapping[str, Table], read: Mapping[str, Sequence[Record]]) -> Iterator[Problem]:
    """Find plans that are part of themselves and measures that replace themselves."""
    for name, own, up in (("plans", "plan_id", "parent"), ("indicators", "indicator_id", "replaced_by")):
        if name not in tables:
            continue
        above = {record[own]: record[up] for record in read[name] if record[own] and record[up]}
        for record in read[name]:
            steps, at = {record[own]}, above.get(record[own])
            while at is not None and at not in steps:
                steps.add(at)
                at = above.get(at)
            if at is not None and at == record[own]:
                yield Problem("reference-loop", tables[name].file,
                              f"{record[own]!r} leads back to itself through {up}.",
                              f"a {up} that does not come round again", f"Empty {up} in one of these rows.",
                              record.row, up, record[up])


def reserved_problems(files: Mapping[str, str], read: Mapping[str, Sequence[Record]]) -> Iterator[Problem]:
    """Find ids whose page or chart would take the place of another one."""
    for name, column in (("plans", "plan_id"), ("indicators", "indicator_id")):
        for record in read.get(name, ()):
            taken = RESERVED[name].get(record[column] or "")
            if taken is not None:
                yield Problem("reserved-id", files[name], f"The id {record[column]!r} is reserved: its {taken}.",
                              f"any other {column}", "Choose another id, and correct it wherever it is used.",
                              record.row, column, record[column])


def ids(tables: Mapping[str, Table], name: str) -> frozenset[str] | None:
    """Ids of a resource, or None when it is absent or could not be read to its end."""
    table = tables.get(name)
    if table is None or not table.whole:
        return None
    key = schemas()[name]["primaryKey"][0]
    if key not in table.columns:
        return None
    return frozenset(line.cells[key] for line in table.lines) | table.loose


def _unknown(
    file: str, rows: Sequence[Record], column: str, known: Collection[str], expected: str, else_do: str,
) -> Iterator[Problem]:
    remedy = remember(known, else_do)
    for record in rows:
        value = record[column]
        if value is not None and record.sound(column) and value not in known:
            yield Problem("unknown-reference", file, f"{value!r} is not known.",
                          expected if len(known) > 8 else f"{expected}: {listed(sorted(known))}",
                          remedy(value), record.row, column, value)


def remember(known: Collection[str], else_do: str) -> Callable[[str], str]:
    """`did_you_mean` for one set of names, worked out once for each wrong name."""
    ordered = sorted(known)
    return lru_cache(maxsize=None)(lambda text: did_you_mean(text, ordered, else_do))
