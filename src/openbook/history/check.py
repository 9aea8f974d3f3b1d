"""The check of a change: a figure that was published may change only with a tag and a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from openbook.errors import OpenbookError, Problem
from openbook.history.figures import (
    REASONS,
    RESOURCE,
    RESULT,
    STATUS,
    Earlier,
    Key,
    Moved,
    Recall,
    Said,
    came,
    moved,
    published,
    verdict,
)
from openbook.history.git import Repository, open_repository
from openbook.history.past import Past
from openbook.history.places import commits_of, reader_of
from openbook.history.snapshot import Reader, Snapshot, on_disk
from openbook.package import descriptor, find
from openbook.package.kept import FOLDER, SEAL, seals
from openbook.package.reading import MAX_BYTES


@dataclass(frozen=True)
class Base:
    """A package as it was published.

    Attributes:
        snapshot: None when there was no such package, or when the commit is not in this copy.
        sha: the commit; empty when it is not here.
        lacks: what this copy of the history lacks, as a sentence; empty when it lacks nothing that matters.
        releases: names of the releases that were kept to the list of the hashes of their files.
        recall: tells of figures that are not there whether they were published before they were withdrawn.
        restored: whether the package had been taken away by then; `snapshot` is what it was before.
        doubt: what `recall` cannot tell in this copy, as a sentence; empty when it can tell all.
    """

    snapshot: Snapshot | None
    sha: str = ""
    lacks: str = ""
    releases: Mapping[str, bytes] = field(default_factory=dict)
    recall: Recall = lambda _keys: {}
    doubt: str = ""
    restored: bool = False


def base_of(folder: Path, revision: str) -> Base:
    """The package at the commit where the present line left a revision.

    Args:
        folder: the package folder.
        revision: a branch, a tag, an id or `HEAD^1`.

    Raises:
        OpenbookError: there is no git or repository, or a complete repository does not know the revision.
    """
    repository = open_repository(folder)
    sha = repository.commit(revision)
    if sha is None:
        if repository.shallow:
            return Base(None, lacks=_not_here(repository, revision))
        raise OpenbookError([Problem(
            "unknown-revision", folder.name, f"The repository knows no revision {revision!r}.",
            "a branch, a tag or the id of a commit, such as main", "Correct its name, or fetch it first.",
            value=revision)])
    sha = repository.common(sha)
    reader = reader_of(repository, folder, sha)
    held = sha if reader.holds(sha) else _before_it_went(repository, reader, sha)
    snapshot, releases = reader.at(held), _releases(repository, held, reader.place(held))
    if reader.holds(held) and (snapshot is None or not snapshot.whole(*set(RESOURCE.values()))):
        return Base(None, sha, f"What was published at {revision!r} cannot be read, so figures were not compared.",
                    releases)
    past = Past(repository, reader, sha, snapshot, on_disk(folder) if repository.shallow else None)
    return Base(snapshot, sha, releases=releases, recall=past, doubt=past.lacks if snapshot is not None else "",
                restored=held != sha)


def _before_it_went(repository: Repository, reader: Reader, sha: str) -> str:
    """The last commit that held a package which a later one does not, or that later one when there never was one."""
    return next((c.sha for c in reversed(commits_of(repository, reader, sha)) if reader.holds(c.sha)), sha)


def _releases(repository: Repository, sha: str, place: str | None) -> dict[str, bytes]:
    """The seals of the releases that the package kept at a commit, by name."""
    found: dict[str, bytes] = {}
    kept = repository.files(sha, f"{place}/{FOLDER}" if place else FOLDER) if place is not None else None
    for path, blob in (kept or {}).items():
        name, _, file = path.partition("/")
        seal = repository.content(blob, MAX_BYTES) if file == SEAL else None
        if seal is not None:
            found[name] = seal
    return found


def release_problems(folder: Path, base: Base) -> Iterator[Problem]:
    """Releases that were published and are gone, or sealed anew with other content: their addresses never change."""
    now = seals(folder)
    for name, seal in sorted(base.releases.items()):
        if now.get(name) != seal:
            told = "is not as it was published" if name in now else "was published and is gone"
            yield Problem("release-changed", f"{FOLDER}/{name}/{SEAL}", f"The release {told}.",
                          "a release as 'openbook release' wrote it",
                          "Get the folder back from git. Corrections go into the package itself, and into a release of "
                          "another name.")


def packages_gone(root: Path, revision: str) -> tuple[str, ...]:
    """Names of the packages below `datapackage/` that were published at a revision, and are not there any more.

    A package whose folder was renamed is not gone. Nothing is said of a revision that is not in this copy.

    Args:
        root: the folder that holds `datapackage/`.
        revision: as for `base_of`.
    """
    repository, within = open_repository(root), root / "datapackage"
    sha = repository.commit(revision)
    if sha is None:
        return ()
    held = repository.files(repository.common(sha), repository.inner(within)) or {}
    names = {path.split("/")[0] for path in held if path.count("/") == 1 and path.endswith(f"/{descriptor.FILE}")}
    gone = {name for name in names if not (within / name / descriptor.FILE).is_file()}
    if not gone:
        return ()
    places = {place for folder in find(root) for place in repository.folders(repository.inner(folder), descriptor.FILE)}
    return tuple(sorted(name for name in gone if repository.inner(within / name) not in places))


def gone_problem(name: str) -> Problem:
    """The problem of a published package that is not there any more."""
    return Problem("figure-removed", f"{name}/{descriptor.FILE}", "The package was published; now its folder is gone.",
                   "the folder with its figures", "Put the folder back. A measure that ended gets retired_on.")


def base_problems(folder: Path, base: Base) -> tuple[Problem, ...]:
    """Published figures that are others now, or back, without a tag or a reason, or gone; and the kept releases.

    Nothing is said about a file that cannot be read now: the other checks do.
    """
    now, kept = on_disk(folder), tuple(release_problems(folder, base))
    if now is None or base.snapshot is None:
        return kept
    read = {what for what, name in RESOURCE.items() if name not in now.paths or name in now.tables}
    every = moved(published(base.snapshot.tables), published(now.tables), base.recall)
    found = (m for m in every if m.key.what in read)
    return tuple(sorted((*kept, *(problem for m in found for problem in _problems(now, m))), key=Problem.sort_key))


def doubt_of(folder: Path, base: Base) -> str:
    """What this copy cannot tell of the figures that come, as a sentence; empty when it can, or when none comes."""
    now = on_disk(folder) if base.doubt else None
    if now is None or base.snapshot is None:
        return ""
    return base.doubt if came(published(base.snapshot.tables), published(now.tables)) else ""


def _problems(now: Snapshot, m: Moved) -> Iterator[Problem]:
    name = RESOURCE[m.key.what]
    file = now.paths.get(name, f"data/{name}.csv")
    about = f"The {_named(m)} of {m.key.indicator_id} for {m.key.period_id}"
    if m.now is None:
        yield Problem("figure-removed", file, f"{about} was published as {_shown(m.before, m)}; now its row is gone.",
                      "the row, with the figure or the reason why there is none", _put_back(now, m.key),
                      value=_shown(m.before, m))
        return
    found = verdict(m.key, m.before, m.now)
    became = f"{about} was published as {_was(m)} and is now {_shown(m.now, m)}"
    column = REASONS[m.key.what]
    if not found.tagged:
        yield Problem("change-untagged", file, f"{became}, without the marker [r].", "the marker [r]",
                      "Write [r] into marker, and in note why the figure was changed.", m.now.row, "marker",
                      m.now.marker)
    if not found.reason:
        yield Problem("change-unexplained", file, f"{became}, without a new reason.",
                      f"in {column}, why it was changed",
                      f"Say why in {column}. Begin with 'Correction:' where the earlier one was a mistake.",
                      m.now.row, column, m.now.reason)


def _put_back(now: Snapshot, key: Key) -> str:
    """How to mend a row that is gone: an id that is gone with it was renamed."""
    def holds(name: str, column: str, value: str) -> bool:
        return name not in now.tables or any(row.get(column) == value for row in now.tables[name])

    if not holds("indicators", "indicator_id", key.indicator_id):
        return ("Put the indicator back with this id and its rows: an id never changes. What another measure replaces "
                "gets retired_on and replaced_by, and keeps its figures.")
    if not holds("periods", "period_id", key.period_id):
        return "Put the period back with this id and its rows: an id never changes. Its label may."
    return {RESULT: "Put the row back. To withdraw a figure, empty it, choose a missing_reason and say why in note.",
            STATUS: "Put the row back. To withdraw a status, make it unrated with a status_reason and say why in note.",
            }.get(key.what, "Put the row back. To withdraw a level of a target, empty it and say why in reason.")


def _named(m: Moved) -> str:
    return {RESULT: "result", STATUS: "printed status", "target": "target"}.get(m.key.what, f"{m.key.what} level")


def _was(m: Moved) -> str:
    """What was published; of a figure that comes back, until when."""
    return _shown(m.before, m) if m.earlier is None else f"{_shown(m.earlier.said, m)}{until(m.earlier)}, withdrawn,"


def until(earlier: Earlier) -> str:
    """The day on which a figure was withdrawn, as words to go on with; nothing where it is not known."""
    return f" until {earlier.until.isoformat()}" if earlier.until is not None else ""


def _shown(said: Said, m: Moved) -> str:
    if said.empty:
        return "not rated" if m.key.what == STATUS else "empty"
    return str(said.value) if said.value is not None else repr(said.words)


def _not_here(repository: Repository, revision: str) -> str:
    number = len(repository.line())
    held = "the last commit" if number == 1 else f"the last {number} commits"
    return (f"This copy of the repository holds only {held}, without {revision!r}, so figures were not compared with "
            "what was published. Fetch more with: git fetch --unshallow")
