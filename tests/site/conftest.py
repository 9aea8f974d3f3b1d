from __future__ import annotations

from pathlib import Path

import pytest
from sites import copy_project, mkdocs_build, once_per_run


def _build(root: Path, folder: Path) -> None:
    said = mkdocs_build(copy_project(root, folder))
    assert said.returncode == 0, said.stderr


@pytest.fixture(scope="session")
def real_project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this repository's site sources, built once; the site is in `site/`."""
    return once_per_run(tmp_path_factory.getbasetemp(), "real-project", lambda folder: _build(root, folder))


@pytest.fixture(scope="session")
def real_site(real_project: Path) -> Path:
    """Folder of the built site."""
    return real_project / "site"
