"""What is known of figures that are not there now: were they published before, and until when?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from openbook.history.figures import RESOURCE, Earlier, Key, Said, published
from openbook.history.git import Repository
from openbook.history.places import commits_of
from openbook.history.snapshot import UNFIT, Reader, Snapshot
from openbook.model import Revision

FILE = "revisions"


@dataclass(frozen=True)
class Past:
    """The published line of a package up to a commit; called with figures, it gives those published on the line.

    A copy that holds the whole history tells by it alone. Where the history was cut off, the package's own file of
    revisions tells what was published before.

    Attributes:
        repository, reader: the repository, and a new reader of the package.
        sha: the last commit of the line.
        then, now: the package at that commit, and on disk.
    """

    repository: Repository
    reader: Reader
    sha: str
    then: Snapshot | None
    now: Snapshot | None

    def __call__(self, keys: Collection[Key]) -> Mapping[Key, Earlier]:
        """Of these figures, which are not there at the commit, the last publication of each that had one."""
        found = self._in_git(set(keys))
        if self.repository.shallow:
            present = published(self.now.tables) if self.now is not None else {}
            for key, rows in _chains(self.now).items():
                last = present.get(key, Said())
                before = rows[:-1] if (rows[-1].value, rows[-1].text_value) == (last.value, last.words) else rows
                found = {**_last(key, before), **found} if key in keys else found
            for key, rows in _chains(self.then).items():
                found = {**found, **_last(key, rows)} if key in keys and key not in found else found
        return found

    @property
    def lacks(self) -> str:
        """What this copy cannot tell of figures that come where there are none, as a sentence, or an empty string."""
        if not self.repository.shallow or _chains(self.then) or _chains(self.now):
            return ""
        return ("This copy of the repository holds only its last commits, so a figure that comes back after it was "
                "withdrawn may be taken for a first one. Fetch everything with: git fetch --unshallow")

    def _in_git(self, keys: set[Key]) -> dict[Key, Earlier]:
        """From the newest commit back, until each figure is found; a table without any of the periods is not read."""
        periods = {key.period_id.encode() for key in keys}
        resources = {RESOURCE[key.what] for key in keys}
        reader = self.reader.again()
        found: dict[Key, Earlier] = {}
        newer: date | None = None
        for commit in reversed(commits_of(self.repository, reader, self.sha)):
            snapshot = reader.at(commit.sha, lambda name, data: name in resources and any(p in data for p in periods))
            if snapshot is None or not snapshot.whole(*set(RESOURCE.values())):
                continue
            said = published(snapshot.tables)
            for key in keys - found.keys():
                if key in said and not said[key].empty:
                    found[key] = Earlier(said[key], newer)
            if len(found) == len(keys):
                break
            newer = commit.day
        return found


def held(snapshot: Snapshot | None) -> tuple[Revision, ...]:
    """The rows of a package's own file of revisions; none when it has no such file, or not one of today's form."""
    names = {f.name for f in fields(Revision)}
    try:
        return tuple(Revision(**{n: v for n, v in row.items() if n in names})
                     for row in (snapshot.tables.get(FILE, ()) if snapshot is not None else ()))
    except UNFIT:
        return ()


def chains(rows: Iterable[Revision]) -> dict[Key, list[Revision]]:
    """Rows of a file of revisions by figure, in the order of the file; a figure of an unknown sort is left out."""
    found: dict[Key, list[Revision]] = {}
    for row in rows:
        if row.what in RESOURCE:
            found.setdefault(Key(row.indicator_id, row.period_id, row.what), []).append(row)
    return found


def _chains(snapshot: Snapshot | None) -> dict[Key, list[Revision]]:
    return chains(held(snapshot))


def _last(key: Key, rows: Sequence[Revision]) -> dict[Key, Earlier]:
    """The last figure in the rows of one, until the day of the row after it."""
    for n in range(len(rows) - 1, -1, -1):
        if rows[n].value is not None or rows[n].text_value is not None:
            until = rows[n + 1].on if n + 1 < len(rows) else None
            return {key: Earlier(Said(rows[n].value, rows[n].text_value), until)}
    return {}
