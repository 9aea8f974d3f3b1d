"""The edge to git: one local repository, read only, without a shell, a hook, a prompt or the network.

File names are bytes ended by NUL, so no name can be taken for something else; a revision that a person typed is
resolved to the id of a commit before anything else is done with it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from openbook.errors import OpenbookError, Problem

_HEX = re.compile(r"[0-9a-f]{40,64}")
_ALWAYS = ("--no-pager", "--no-replace-objects", "--literal-pathspecs", "-c", "protocol.allow=never",
           "-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
_SETTINGS = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}

_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_NAMESPACE",
              "GIT_GLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_TRACE")
"""Variables that a hook of git sets for its own repository, or that would change what is printed."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its id, and the day it was made (of the committer, UTC)."""

    sha: str
    day: date


@dataclass(frozen=True)
class Repository:
    """A git repository: its top folder, and whether its history was cut off when it was copied."""

    root: Path
    shallow: bool

    def inner(self, folder: Path) -> str:
        """A folder as a path from the top of the repository; empty for the top itself."""
        path = folder.resolve().relative_to(self.root.resolve()).as_posix()
        return "" if path == "." else path

    def commit(self, revision: str) -> str | None:
        """Id of the commit that a revision such as `main` or `HEAD^1` names, or None when it is not here."""
        if revision.startswith("-") or not revision.isprintable() or not revision:
            return None
        found = _run(self.root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        sha = found.decode("ascii", "replace").strip() if found is not None else ""
        return sha if _HEX.fullmatch(sha) else None

    def common(self, sha: str) -> str:
        """The commit at which the present line left another commit's, or that commit when it is not known."""
        found = _run(self.root, "merge-base", sha, "HEAD")
        base = found.decode("ascii", "replace").strip() if found is not None else ""
        return base if _HEX.fullmatch(base) else sha

    def folders(self, inner: str, file: str) -> tuple[str, ...]:
        """The places where a folder has stood, the present one first, by the renames of one of its files."""
        path = f"{inner}/{file}" if inner else file
        found = _run(self.root, "log", "--first-parent", "--no-show-signature", "--follow", "--diff-filter=R",
                     "--name-status", "-z", "--format=", "--end-of-options", "HEAD", "--", path) or b""
        parts = [part.strip(b"\n") for part in found.split(b"\0")]
        places = [inner]
        for n, part in enumerate(parts):
            if re.fullmatch(rb"R\d+", part) and n + 2 < len(parts):
                old = os.fsdecode(parts[n + 1]).rpartition("/")
                if old[2] == file and old[0] not in places:
                    places.append(old[0])
        return tuple(places)

    def commits(self, inner: str, tip: str = "HEAD") -> tuple[Commit, ...]:
        """The published line's commits up to `tip` that changed a folder, the oldest first; a merge counts as one."""
        found = self._needed("log", "--first-parent", "--no-show-signature", "--format=%H %ct", "--end-of-options",
                             tip, "--", inner or ".")
        rows = [line.split() for line in found.decode("ascii").splitlines() if line]
        return tuple(Commit(sha, datetime.fromtimestamp(int(when), UTC).date()) for sha, when in reversed(rows))

    def around(self, path: str, text: str, tip: str = "HEAD") -> tuple[str, ...]:
        """`tip`, and the commits before those in which lines of a file that hold a text came or went."""
        found = _run(self.root, "log", "--first-parent", "--no-show-signature", "-G", re.escape(text), "--format=%H",
                     "--end-of-options", tip, "--", path) or b""
        before = (self.commit(f"{sha}^1") for sha in found.decode("ascii").split())
        return (tip, *(sha for sha in before if sha is not None))

    def files(self, sha: str, inner: str) -> Mapping[str, str] | None:
        """Plain files below a folder at a commit: path within it to the id of the content; None without the folder."""
        found = _run(self.root, "ls-tree", "-r", "-z", f"{sha}:{inner}")
        if found is None:
            self._needed("cat-file", "-e", f"{sha}^{{tree}}")
            return None
        files: dict[str, str] = {}
        for entry in found.split(b"\0"):
            about, _, name = entry.partition(b"\t")
            mode, kind, blob = about.split() if about else (b"", b"", b"")
            if kind == b"blob" and mode.startswith(b"100"):
                files[os.fsdecode(name)] = blob.decode("ascii")
        return files

    def content(self, blob: str, limit: int) -> bytes | None:
        """The bytes of a file by its id, or None when this copy lacks them or they are more than `limit`."""
        size = _run(self.root, "cat-file", "-s", blob)
        return _run(self.root, "cat-file", "blob", blob) if size is not None and int(size) <= limit else None

    def line(self, tip: str = "HEAD") -> tuple[str, ...]:
        """Ids of the published line's commits up to `tip` that this copy holds, the oldest first."""
        return tuple(self._needed("rev-list", "--first-parent", "--reverse", tip).decode("ascii").split())

    def _needed(self, *arguments: str) -> bytes:
        """What a git command prints that has to succeed, or an OpenbookError."""
        found = _run(self.root, *arguments)
        if found is None:
            raise incomplete(self.root.name)
        return found


def open_repository(folder: Path) -> Repository:
    """Find the repository that a folder is in.

    Raises:
        OpenbookError: with one problem, when git is not installed, the folder is in no repository, git refuses to
            read it, or it holds no commit yet.
    """
    name = folder.name or str(folder)
    if shutil.which("git") is None:
        raise _without(name, "The program git is not installed here, so what was published before cannot be read.",
                       "Install git, or leave out what needs the history.")
    if not folder.is_dir():
        raise _without(name, "There is no such folder.", "Correct the name of the folder.")
    top = _run(folder, "rev-parse", "--show-toplevel")
    if top is None:
        raise _without(name, "The folder is in no git repository that may be read, so it has no history.",
                       "Run this in a clone of the repository, as the user that it belongs to.")
    root = Path(os.fsdecode(top.removesuffix(b"\n")))
    if _run(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}") is None:
        raise _without(name, "The repository holds no commit yet, so nothing was published from it.",
                       "Commit the package first.")
    return Repository(root, (_run(root, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true")


def incomplete(name: str) -> OpenbookError:
    """The problem of a copy whose commits, but not their content, are here."""
    return _without(name, "This copy of the repository lacks content of its own history, so it cannot be read.",
                    "Make a full clone, without --filter.")


def _run(folder: Path, *arguments: str) -> bytes | None:
    """What a git command prints, or None when it fails."""
    kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    try:
        done = subprocess.run(["git", *_ALWAYS, *arguments], cwd=folder, env={**kept, **_SETTINGS},
                              stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except (OSError, ValueError):
        return None
    return done.stdout if done.returncode == 0 else None


def _without(name: str, message: str, remedy: str) -> OpenbookError:
    return OpenbookError([Problem("no-history", name, message, "a folder in a git repository", remedy)])
