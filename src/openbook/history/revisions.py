"""From the history of a package to its resource `revisions`: rows, the file, its schema and its entry."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openbook.assess import STATUSES, assess
from openbook.errors import OpenbookError, Problem
from openbook.history.figures import LEVELS, Key, State, follow, published
from openbook.history.git import incomplete, open_repository
from openbook.history.joining import joined
from openbook.history.past import held
from openbook.history.places import commits_of, reader_of
from openbook.history.snapshot import UNFIT, Snapshot, on_disk
from openbook.model import Revision
from openbook.package import descriptor, write_schemas
from openbook.package.reading import decode, odd_character, path_problem, read_bytes
from openbook.package.tables import FORMULA_STARTS, MAX_CELL

NAME = "revisions"
_ENTRY = {
    "name": NAME, "path": f"data/{NAME}.csv", "type": "table", "schema": f"schemas/{NAME}.json", "title": "Revisions",
    "description": "When each figure was first published, each later value, and why it was changed.",
    "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
}


@dataclass(frozen=True)
class Found:
    """The history of a package's figures.

    Attributes:
        rows: those of figures whose indicator and period the package still has.
        lost: how many rows are of an indicator or period that it no longer has.
        unread: how many commits hold tables that cannot be read.
        lacks: what this copy of the history lacks, as a sentence, or an empty string.
    """

    rows: tuple[Revision, ...]
    lost: int = 0
    unread: int = 0
    lacks: str = ""

    @property
    def notes(self) -> tuple[str, ...]:
        """What whoever runs the command must know, as sentences."""
        notes = [self.lacks] if self.lacks else []
        if self.unread:
            notes.append(f"Commits passed over because their tables cannot be read: {self.unread}.")
        if self.lost:
            notes.append(f"Values left out because the package no longer has their indicator or period: {self.lost}.")
        return tuple(notes)


def find_revisions(folder: Path) -> Found:
    """Read the history of a package up to the present commit.

    On a copy without the whole history, the days before its first commit are left empty, and what the package's own
    `revisions` holds of the time before goes before what the copy tells.

    Raises:
        OpenbookError: there is no git, no repository, or no package that can be read.
    """
    repository = open_repository(folder)
    now = on_disk(folder)
    if now is None:
        raise OpenbookError([Problem(
            "no-package", descriptor.FILE, "The folder holds no datapackage.json that can be read.", "a package folder",
            "Give the folder that holds datapackage.json; 'openbook check FOLDER' says what is wrong with it.")])
    reader = reader_of(repository, folder)
    commits, begins_with = commits_of(repository, reader), repository.line()[0]
    states: list[State] = []
    unread = 0
    for commit in commits:
        snapshot = reader.at(commit.sha)
        if snapshot is None or not snapshot.whole("observations", "targets", "publications"):
            unread += snapshot is not None
            continue
        cut = repository.shallow and not states and commits[0].sha == begins_with  # it was there before that
        day = None if cut else commit.day
        states.append(State(day, snapshot.version, published(snapshot.tables), judge_of(snapshot)))
    if not states and now.whole("observations", "targets", "publications") and commits:
        raise incomplete(folder.name)
    lacks = ""
    if not repository.shallow:
        rows = follow(states)
    else:
        begins = f" ({commits[0].day.isoformat()})" if commits else ""
        lacks = (f"This copy of the repository holds only its last commits. What was published before the first of "
                 f"them{begins} is not known here. Fetch everything with: git fetch --unshallow")
        rows = joined(held(now), states, commits[0].day if commits else None)
    known = {r.get("indicator_id") for r in now.tables.get("indicators", ())}
    spans = {r.get("period_id") for r in now.tables.get("periods", ())}
    kept = tuple(r for r in rows if r.indicator_id in known and r.period_id in spans)
    return Found(kept, len(rows) - len(kept), unread, lacks)


def judge_of(snapshot: Snapshot) -> Callable[[Key], str | None]:
    """Gives the status, by the rule of that time, that a figure leads to.

    A target of a longer period is held against the reporting period within it.
    """
    def status(key: Key) -> str | None:
        book = snapshot.book
        if book is None:
            return None
        try:
            period = book.periods[key.period_id]
            if key.what in LEVELS and period.holds(book.period):
                period = book.period
            return assess(book, book.indicators[key.indicator_id], period).status
        except UNFIT:
            return None

    return status


def write_revisions(folder: Path, rows: Sequence[Revision]) -> tuple[Path, ...]:
    """Write the rows as the package's resource `revisions`, list it in the descriptor, and add its schema.

    Returns:
        The files whose content is new, relative to the folder.

    Raises:
        OpenbookError: a file cannot be written, or the descriptor names an unsafe path for it.
    """
    source, content = folder / descriptor.FILE, _descriptor(folder)
    listed = next((r for r in content["resources"] if isinstance(r, dict) and r.get("name") == NAME), None)
    path = str((listed or _ENTRY).get("path"))
    target = folder / path
    unsafe = path_problem(path, descriptor.FILE, "resources")
    if unsafe is None and (target.is_symlink() or not target.parent.resolve().is_relative_to(folder.resolve())):
        unsafe = Problem("unsafe-path", path, "The file is a link that leads out of the package folder.",
                         "a file inside the package folder", "Replace the link by the file itself.")
    if unsafe is not None:
        raise OpenbookError([unsafe])
    files = {target: as_csv(rows)}
    if listed is None:
        content["resources"].append(_ENTRY)
        files[source] = (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
    written = []
    try:
        for file, data in files.items():
            if not file.is_file() or file.read_bytes() != data:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
                written.append(file.relative_to(folder))
    except OSError as error:
        raise OpenbookError([Problem(
            "file-unreadable", path, f"The file cannot be written: {error.strerror}.", "a folder that you may write to",
            "Ask for the right to write to it, or move away what stands in its place.")]) from error
    return (*written, *write_schemas(folder))


def as_csv(rows: Sequence[Revision]) -> bytes:
    """The rows as the text of `revisions.csv`."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    names = _columns()
    writer.writerow(names)
    writer.writerows([_cell(name, getattr(row, name)) for name in names] for row in rows)
    return stream.getvalue().encode()


def _descriptor(folder: Path) -> dict[str, Any]:
    data = read_bytes(folder, descriptor.FILE)
    text = data if isinstance(data, Problem) else decode(descriptor.FILE, data)
    content = text if isinstance(text, Problem) else descriptor.parse(text)
    if isinstance(content, Problem):
        raise OpenbookError([content])
    if not isinstance(content.get("resources"), list):
        raise OpenbookError([Problem(
            "wrong-property", descriptor.FILE, "The resources are no list.", "a list [ ... ]",
            "Correct it; 'openbook new' writes an example.", column="resources")])
    return content


def _columns() -> tuple[str, ...]:
    from openbook.package.canonical import columns

    return columns(NAME)


def _cell(column: str, value: object) -> str:
    """A cell; words of an older, unchecked state are cleaned, and quoted where a spreadsheet would run them."""
    if value is None:
        return ""
    if column == "value":
        return f"{value:f}"
    if column.startswith("status_"):
        return str(value) if value in STATUSES else ""
    text = "".join(c for c in str(value) if odd_character(c) is None).strip()[:MAX_CELL - 2]
    return f"“{text}”" if text.startswith(FORMULA_STARTS) else text
