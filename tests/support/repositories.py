"""Tiny git repositories for tests: the package `small`, and commits on days that never change."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

SMALL = Path(__file__).parent.parent / "cases" / "packages" / "small"


class Repo:
    """A repository with one package in `datapackage/small`, without its file of revisions."""

    def __init__(self, root: Path) -> None:
        self.root, self.folder, self._day = root, root / "datapackage" / "small", 0
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")
        shutil.copytree(SMALL, self.folder)
        text = (SMALL / "datapackage.json").read_text(encoding="utf-8")
        start = text.index(',\n    {\n      "name": "revisions"')
        (self.folder / "datapackage.json").write_text(text[:start] + "\n  ]\n}\n", encoding="utf-8")
        (self.folder / "data" / "revisions.csv").unlink()
        (self.folder / "schemas" / "revisions.json").unlink()

    def git(self, *arguments: str) -> str:
        """Run git here; the committer's day counts from 1 December 2025."""
        when = f"2025-12-{max(self._day, 1):02}T12:00:00+00:00"
        settings = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "GIT_CONFIG_GLOBAL": os.devnull,
                    "GIT_CONFIG_SYSTEM": os.devnull, "GIT_AUTHOR_NAME": "T", "GIT_AUTHOR_EMAIL": "t@example.org",
                    "GIT_COMMITTER_NAME": "T", "GIT_COMMITTER_EMAIL": "t@example.org"}
        done = subprocess.run(["git", *arguments], cwd=self.root, env={**os.environ, **settings}, check=True,
                              capture_output=True, text=True)
        return done.stdout

    def commit(self, *edits: Sequence[str]) -> str:
        """Do edits (file below data/, old text, new text) and commit all on the next day; gives the id."""
        for file, old, new in edits:
            self.edit(file, old, new)
        self._day += 1
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "x")
        return self.git("rev-parse", "HEAD").strip()

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace text that stands once in a file below data/."""
        path = self.folder / "data" / file
        text = path.read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise ValueError(f"{file} holds {old!r} {text.count(old)} times")
        path.write_text(text.replace(old, new), encoding="utf-8")
