"""A package as it was at a commit, or as it is on disk: read leniently, for an older form may break today's checks."""

from __future__ import annotations

import csv
import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from openbook.errors import Problem
from openbook.history.git import Repository
from openbook.model import Book, build_book, publisher_from
from openbook.package import descriptor
from openbook.package.cells import values
from openbook.package.reading import MAX_BYTES, decode, read_bytes

UNFIT = (LookupError, ValueError, TypeError, AttributeError, ArithmeticError)
"""What code that relies on checked data may raise when data of an older form is not what it expects."""

Rows = Sequence[Mapping[str, Any]]
Wanted = Callable[[str, bytes], bool]


@dataclass(frozen=True)
class Snapshot:
    """A package at one time.

    Attributes:
        content: its descriptor.
        tables: resource name to typed rows, empty cells left out; a file that cannot be read is not there.
        paths: resource name to the path of its file.
    """

    content: Mapping[str, Any]
    tables: Mapping[str, Rows]
    paths: Mapping[str, str] = field(default_factory=dict)

    @property
    def version(self) -> str | None:
        """Version of the package, where it says one."""
        found = self.content.get("version")
        return found if isinstance(found, str) and found else None

    @property
    def owner(self) -> str | None:
        """Id of the publisher, where the descriptor says one."""
        return owner_of(self.content)

    def whole(self, *names: str) -> bool:
        """Whether each of these files could be read, or is not named at all."""
        return all(name in self.tables or name not in self.paths for name in names)

    @cached_property
    def book(self) -> Book | None:
        """The book, or None when the package does not make one by today's schemas."""
        try:
            return build_book(publisher_from(self.content), self.tables, "")
        except UNFIT:
            return None


def owner_of(content: Mapping[str, Any]) -> str | None:
    """Id of the publisher in a descriptor, or None."""
    try:
        found = content["openbook"]["publisher"]["id"]
    except UNFIT:
        return None
    return found if isinstance(found, str) else None


def on_disk(folder: Path) -> Snapshot | None:
    """The package as it lies in a folder, or None when it has no descriptor that can be read."""
    def read(path: str) -> bytes | None:
        data = read_bytes(folder, path)
        return None if isinstance(data, Problem) else data

    return _snapshot(read, _typed)


class Reader:
    """Reads a package at one commit after another; a file that did not change is read once."""

    def __init__(self, repository: Repository, places: Sequence[str], owner: str | None = None,
                 others: frozenset[str | None] = frozenset()) -> None:
        """Prepare to read; see `openbook.history.places.reader_of`.

        Args:
            repository: the package's.
            places: where it has stood, the present place first.
            owner: its publisher's id.
            others: ids of publishers whose packages stood in one of the places; they are passed over.
        """
        self._repository, self.places, self._owner, self._others = repository, tuple(places), owner, others
        self._rows: dict[tuple[str, str], Rows | None] = {}

    def again(self) -> Reader:
        """A reader of the same package that has read nothing yet."""
        return Reader(self._repository, self.places, self._owner, self._others)

    def at(self, sha: str, wanted: Wanted = lambda _name, _data: True) -> Snapshot | None:
        """The package at a commit, or None when it was not there or its descriptor cannot be read.

        Args:
            sha: the commit.
            wanted: whether a resource with these bytes matters; others are left without rows. The same for each call.
        """
        files = self._files(sha)
        return self._read(files, wanted) if files is not None else None

    def holds(self, sha: str) -> bool:
        """Whether the package was there at a commit, be it that it cannot be read."""
        return self._files(sha) is not None

    def place(self, sha: str) -> str | None:
        """Where the package stood at a commit: of several places, the one that held its publisher's."""
        return self._found(sha)[0]

    def owner_at(self, sha: str, place: str) -> str | None:
        """Id of the publisher whose package a folder held at a commit."""
        files = self._repository.files(sha, place) or {}
        content = _content(lambda path: self._bytes(files, path))
        return owner_of(content) if content is not None else None

    def _files(self, sha: str) -> Mapping[str, str] | None:
        return self._found(sha)[1]

    def _found(self, sha: str) -> tuple[str | None, Mapping[str, str] | None]:
        every = [(place, self._repository.files(sha, place)) for place in self.places]
        there = [(place, files) for place, files in every if files is not None and descriptor.FILE in files]
        if self._others:
            there = [found for found in there if self.owner_at(sha, found[0]) not in self._others]
        if len(there) > 1 and self._owner is not None:
            there.sort(key=lambda found: self.owner_at(sha, found[0]) != self._owner)
        return there[0] if there else (None, None)

    def _bytes(self, files: Mapping[str, str], path: str) -> bytes | None:
        blob = files.get(posixpath.normpath(path))
        return self._repository.content(blob, MAX_BYTES) if blob is not None else None

    def _read(self, files: Mapping[str, str], wanted: Wanted) -> Snapshot | None:
        def read(path: str) -> bytes | None:
            return self._bytes(files, path)

        def typed(name: str, path: str, read: Callable[[str], bytes | None]) -> Rows | None:
            blob = files.get(posixpath.normpath(path))
            if blob is None:
                return None
            key = name, blob
            if key not in self._rows:
                self._rows[key] = _typed(name, path, read, wanted)
            return self._rows[key]

        return _snapshot(read, typed)


def _typed(name: str, path: str, read: Callable[[str], bytes | None],
           wanted: Wanted = lambda _name, _data: True) -> Rows | None:
    """The rows of a file, none when it is not wanted, or None when it cannot be read."""
    data = read(path)
    if data is not None and not wanted(name, data):
        return ()
    text = decode(path, data) if data is not None else None
    if not isinstance(text, str):
        return None
    try:
        return values(name, text)
    except (*UNFIT, StopIteration, csv.Error):
        return None


def _content(read: Callable[[str], bytes | None]) -> dict[str, Any] | None:
    """The descriptor, or None when it cannot be read."""
    data = read(descriptor.FILE)
    text = decode(descriptor.FILE, data) if data is not None else None
    content = descriptor.parse(text) if isinstance(text, str) else None
    return content if isinstance(content, dict) else None


def _snapshot(read: Callable[[str], bytes | None],
              typed: Callable[[str, str, Callable[[str], bytes | None]], Rows | None]) -> Snapshot | None:
    content = _content(read)
    if content is None:
        return None
    entries = descriptor.entries(content)
    tables = {entry.name: rows for entry in entries if (rows := typed(entry.name, entry.path, read)) is not None}
    return Snapshot(content, tables, {entry.name: entry.path for entry in entries})
