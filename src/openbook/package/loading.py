"""From a package folder to a `Book`, or to every problem that stands in the way."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from openbook.errors import OpenbookError, Problem
from openbook.model.book import Book, build_book, publisher_from
from openbook.package import (
    changed,
    confidence,
    declared,
    descriptor,
    figures,
    kept,
    mentions,
    periods,
    ratings,
    references,
    validity,
)
from openbook.package.canonical import columns, schemas
from openbook.package.cells import Record, records, values
from openbook.package.reading import decode, read_bytes
from openbook.package.revised import revision_problems
from openbook.package.tables import Table, cell_problems, parse
from openbook.package.translations import translation_problems


@dataclass
class _Contents:
    """A package as bytes: what was read, and what could not be."""

    folder: Path
    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    content: Mapping[str, Any] | None = None
    entries: tuple[descriptor.Entry, ...] = ()


@dataclass
class _Rows:
    """All tables as text and typed."""

    tables: dict[str, Table] = field(default_factory=dict)
    read: dict[str, list[Record]] = field(default_factory=dict)


def find(root: Path) -> tuple[Path, ...]:
    """Package folders, by name.

    Args:
        root: a package folder itself, the folder that holds packages, or a project with `datapackage/`.

    Returns:
        Folders that hold a datapackage.json, or a `data` folder that waits for one.
    """
    if (root / descriptor.FILE).is_file():
        return (root,)
    inner = root / "datapackage"
    within = inner if inner.is_dir() else root
    if not within.is_dir():
        return ()
    return tuple(sorted(
        child for child in within.iterdir()
        if not child.name.startswith(".") and ((child / descriptor.FILE).is_file() or (child / "data").is_dir())
    ))


def check(folder: Path) -> tuple[Problem, ...]:
    """Every problem of a package, by file, row and column; empty when it is valid."""
    contents = _read(folder)
    return tuple(sorted(_examine(contents), key=Problem.sort_key))


def load(folder: Path, cache: Path | None = None) -> Book:
    """Load a package.

    Args:
        folder: the package folder.
        cache: folder that remembers valid packages by content, so that the next load skips the checks.

    Returns:
        The publisher's book.

    Raises:
        OpenbookError: with all problems, when there is any.
    """
    contents = _read(folder)
    content_hash = validity.content_hash(contents.files)
    package = str(folder.resolve())
    verdict = validity.key(content_hash) if cache is not None else ""
    known = cache is not None and not contents.problems and validity.is_known_valid(cache, package, verdict)
    if not known:
        problems = _examine(contents)
        if problems or contents.content is None:
            raise OpenbookError(problems)
        if cache is not None:
            validity.remember_valid(cache, package, verdict)
    tables = {entry.name: values(entry.name, str(decode(entry.path, contents.files[entry.path])))
              for entry in contents.entries}
    return build_book(publisher_from(contents.content or {}), tables, content_hash)


def load_kept(copy: Path) -> Book:
    """Load a release that is kept as it was: valid when it was frozen, so read without later checks.

    Raises:
        OpenbookError: this version of Openbook cannot read it.
    """
    contents = _read(copy)
    if not contents.problems and contents.content is not None:
        try:
            tables = {entry.name: values(entry.name, str(decode(entry.path, contents.files[entry.path])))
                      for entry in contents.entries}
            return build_book(publisher_from(contents.content), tables, validity.content_hash(contents.files))
        except (KeyError, TypeError, ValueError, ArithmeticError) as error:
            contents.problems.append(Problem(
                "release-unreadable", f"{kept.FOLDER}/{copy.name}",
                f"This version of Openbook cannot read the release ({type(error).__name__}: {error}).",
                "a release that this version understands",
                "Build with the version that the release was made with, or report it."))
    raise OpenbookError(contents.problems)


def _read(folder: Path) -> _Contents:
    """Read every file that the descriptor names; nothing is judged yet but what keeps a file from being read."""
    contents = _Contents(folder)
    if not folder.is_dir():
        contents.problems.append(Problem(
            "no-package", str(folder.name or folder), "There is no such folder.", "a package folder",
            "Give the folder that holds datapackage.json; 'openbook new FOLDER' starts one."))
        return contents
    text = _text(contents, descriptor.FILE)
    if text is None:
        if not (folder / descriptor.FILE).exists():
            contents.problems = [Problem(
                "no-package", descriptor.FILE, "The folder holds no datapackage.json.", "a package folder",
                "Give the folder that holds datapackage.json; 'openbook new FOLDER' starts one.")]
        return contents
    content = descriptor.parse(text)
    if isinstance(content, Problem):
        contents.problems.append(content)
        return contents
    contents.content = content
    contents.entries = descriptor.entries(content)
    for entry in contents.entries:
        for path in filter(None, (entry.path, entry.schema)):
            if path in contents.files:
                continue
            data = read_bytes(folder, path)
            if isinstance(data, Problem):
                contents.problems.append(data)
            else:
                contents.files[path] = data
    contents.problems += kept.kept_problems(folder)
    named = {entry.path for entry in contents.entries}
    for stray in sorted((folder / "data").glob("*.csv")):
        path = f"data/{stray.name}"
        if path not in named and not _is_named(content, path):
            contents.problems.append(Problem(
                "file-not-listed", path, "datapackage.json does not list this file, so nobody would read it.",
                "every CSV file listed under resources",
                "List it in datapackage.json ('openbook add FOLDER NAME' does), or delete it."))
    return contents


def _is_named(content: Mapping[str, Any], path: str) -> bool:
    """Whether the descriptor names the path at all, be it under an unknown resource."""
    resources = content.get("resources")
    return isinstance(resources, list) and any(isinstance(r, dict) and r.get("path") == path for r in resources)


def _text(contents: _Contents, path: str) -> str | None:
    data = read_bytes(contents.folder, path)
    if not isinstance(data, Problem):
        contents.files[path] = data
        text = decode(path, data)
        if not isinstance(text, Problem):
            return text
        data = text
    contents.problems.append(data)
    return None


def _examine(contents: _Contents) -> list[Problem]:
    """Run every check that the readable part of a package allows."""
    problems = list(contents.problems)
    if contents.content is None:
        return problems
    described, found = descriptor.examine(contents.content)
    problems += found
    for entry in contents.entries:
        problems += _schema_problems(entry, contents.files)
    rows = _parse(contents, problems)
    problems += _value_problems(rows)
    problems += _cross_problems(rows, described.own)
    if "translations" in rows.tables:
        problems += translation_problems(rows.tables["translations"].file, rows.read["translations"], rows.read,
                                         contents.content)
    return problems


def _parse(contents: _Contents, problems: list[Problem]) -> _Rows:
    """Text and typed rows of every readable resource; shape problems are added to `problems`."""
    rows = _Rows()
    for entry in contents.entries:
        data = contents.files.get(entry.path)
        if data is None:
            continue
        text = decode(entry.path, data)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        table, found = parse(entry.name, entry.path, text, columns(entry.name))
        problems.extend(found)
        typed, wrong = records(table)
        problems.extend(wrong)
        rows.tables[entry.name], rows.read[entry.name] = table, typed
    return rows


def _schema_problems(entry: descriptor.Entry, files: Mapping[str, bytes]) -> list[Problem]:
    """Find schema files that differ from the canonical ones."""
    data = files.get(entry.schema)
    if data is None:
        return []
    try:
        same = json.loads(data) == schemas()[entry.name]
    except (ValueError, RecursionError):
        same = False
    if same:
        return []
    return [Problem("schema-differs", entry.schema, "The schema is not the one that this version of Openbook uses.",
                    f"the canonical schema of {entry.name}", "Run 'openbook schemas FOLDER' to write it again.")]


def _value_problems(rows: _Rows) -> list[Problem]:
    """Cells: spaces, formulas, and what frictionless finds; a cell is reported once."""
    from openbook.package.constraints import validate

    problems: list[Problem] = []
    for name, table in rows.tables.items():
        words = frozenset(f["name"] for f in schemas()[name]["fields"] if f["type"] == "string")
        seen = {(r.row, column) for r in rows.read[name] for column in r.bad}
        shape = list(cell_problems(table, words))
        seen |= {(p.row or 0, p.column or "") for p in shape}
        problems += shape
        problems += [p for p in validate(table) if (p.row, p.column) not in seen]
    return problems


def _cross_problems(rows: _Rows, own: Mapping[str, Any]) -> list[Problem]:
    """Everything that needs more than one cell."""
    files = {name: table.file for name, table in rows.tables.items()}
    read: Mapping[str, Sequence[Record]] = rows.read
    by_id = {r["indicator_id"]: r for r in read.get("indicators", ()) if r["indicator_id"]}
    found = chain(
        chain.from_iterable(references.key_problems(table) for table in rows.tables.values()),
        references.reference_problems(rows.tables, read), references.subject_problems(rows.tables, read),
        references.loop_problems(rows.tables, read), references.reserved_problems(files, read),
        periods.loose_date_problems(files, read), changed.change_problems(files, read),
    )
    problems = list(found)

    def on(name: str, made: Any, *more: Any) -> None:
        if name in files:
            problems.extend(made(files[name], read[name], *more))

    on("periods", periods.period_problems)
    on("indicators", figures.indicator_problems)
    on("observations", figures.observation_problems, by_id)
    on("targets", figures.target_problems, by_id)
    on("status_counts", ratings.count_problems)
    on("finances", ratings.finance_problems)
    on("revisions", revision_problems)
    on("confidence", confidence.confidence_problems, read)
    on("mentions", mentions.mention_problems, read)
    if "rules" in own:
        on("indicators", ratings.rule_problems, own)
        on("indicators", declared.default_rule_problems, own)
        on("targets", declared.margin_problems, by_id, own)
        on("targets", declared.floor_problems, by_id, own)
    if "status_labels" in own:
        on("publications", ratings.publication_problems, own)
    if "rules" in own and "status_labels" in own:
        on("targets", declared.blue_problems, by_id, own)
    if "action_statuses" in own:
        problems += ratings.action_status_problems(files, read, own)
    problems += ratings.declared_period_problems(references.ids(rows.tables, "periods"), own)
    return problems
