"""Two sites, each built once a run and served on a free port: this repository's, and the sample of the theme layer."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Open, opener
from hosting import hosted
from playwright.sync_api import Browser
from sites import copy_project, mkdocs_build, once_per_run


def _build_real(root: Path, folder: Path) -> None:
    said = mkdocs_build(copy_project(root, folder))
    assert said.returncode == 0, said.stderr


def _build_sample(root: Path, folder: Path) -> None:
    """Build the sample with the theme layer as it stands."""
    theme = root / "src" / "openbook" / "theme"
    shutil.copytree(root / "tests" / "browser" / "sample", folder)
    shutil.copytree(theme / "overrides", folder / "overrides")
    shutil.copytree(theme / "assets", folder / "docs" / "assets")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=folder, check=True, capture_output=True,
                   env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})


@pytest.fixture(scope="session")
def real_url(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of this repository's site; tests/site looks at the same build."""
    base = tmp_path_factory.getbasetemp()
    project = once_per_run(base, "real-project", lambda folder: _build_real(root, folder))
    with hosted(project / "site") as address:
        yield address


@pytest.fixture(scope="session")
def sample_url(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the sample."""
    base = tmp_path_factory.getbasetemp()
    sample = once_per_run(base, "theme-sample", lambda folder: _build_sample(root, folder))
    with hosted(sample / "site") as address:
        yield address


@pytest.fixture
def visit(browser: Browser, real_url: str) -> Iterator[Open]:
    """Opens pages of this repository's site: see `browsing.opener`."""
    with opener(browser, real_url) as opened:
        yield opened


@pytest.fixture
def open_page(browser: Browser, sample_url: str) -> Iterator[Open]:
    """Opens pages of the sample: see `browsing.opener`."""
    with opener(browser, sample_url) as opened:
        yield opened
