"""Build sites for tests as a newcomer does: a copy of the repository's files, and `mkdocs build --strict`."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

SOURCES = ("mkdocs.yml", "docs", "overrides", "datapackage")


def copy_project(root: Path, folder: Path) -> Path:
    """Copy what a site is built from; nothing of an earlier build comes along."""
    folder.mkdir(parents=True)
    for name in SOURCES:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy2(source, folder / name)
    return folder


def mkdocs_build(project: Path) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build --strict` in a project and hand back what it said."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def once_per_run(base: Path, name: str, make: Callable[[Path], None]) -> Path:
    """Make a folder once for all processes of a test run.

    Args:
        base: the base folder of temporary files of this process.
        name: of the folder.
        make: makes it; is given its path, which does not exist yet.
    """
    shared = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / name
    with shared.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not shared.exists():
            make(shared)
    return shared
