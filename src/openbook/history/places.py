"""Where a package has stood in its repository: folders are renamed, and two packages may change places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from openbook.history.git import Commit, Repository
from openbook.history.snapshot import Reader, on_disk
from openbook.package import descriptor

_ID = re.compile(r"[a-z0-9-]+")


def reader_of(repository: Repository, folder: Path, tip: str = "HEAD") -> Reader:
    """A reader of a package wherever it has stood, the present folder first.

    Renames of its descriptor tell, as git finds them; and where the folder held another publisher's package, the folder
    beside it that held this publisher's.

    Args:
        repository: that the folder is in.
        folder: where the package lies now.
        tip: the last commit that matters.
    """
    inner, now = repository.inner(folder), on_disk(folder)
    owner = now.owner if now is not None else None
    places = list(repository.folders(inner, descriptor.FILE))
    others = set()
    if owner is None or not inner or not _ID.fullmatch(owner):
        return Reader(repository, places)
    for sha in repository.around(f"{inner}/{descriptor.FILE}", owner, tip):
        reader = Reader(repository, [inner])
        other = reader.owner_at(sha, inner)
        if other not in (None, owner):
            beside = [place for place in _beside(repository, sha, inner) if reader.owner_at(sha, place) == owner]
            places += [place for place in beside if place not in places]
            others |= {other} if beside else set()
    return Reader(repository, places, owner, frozenset(others))


def commits_of(repository: Repository, reader: Reader, tip: str = "HEAD") -> list[Commit]:
    """The published line's commits up to `tip` that changed a package, wherever it stood, the oldest first."""
    line = {sha: n for n, sha in enumerate(repository.line(tip))}
    return sorted({c for place in reader.places for c in repository.commits(place, tip)}, key=lambda c: line[c.sha])


def _beside(repository: Repository, sha: str, inner: str) -> Iterator[str]:
    """The folders beside one that hold a package at a commit."""
    above = inner.rpartition("/")[0]
    for path in repository.files(sha, above) or {}:
        name, _, file = path.partition("/")
        if file == descriptor.FILE:
            yield f"{above}/{name}" if above else name
