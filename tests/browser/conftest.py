"""The sample site of tests/browser/sample: built once a run, served on a free port, opened in fresh contexts."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

OpenPage = Callable[..., Page]


class _Quiet(SimpleHTTPRequestHandler):
    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Say nothing."""


def _build_sample(root: Path, folder: Path) -> Path:
    """Build the sample with the theme layer as it stands; gives the folder of the site."""
    source, theme = folder / "sample", root / "src" / "openbook" / "theme"
    shutil.copytree(root / "tests" / "browser" / "sample", source)
    shutil.copytree(theme / "overrides", source / "overrides")
    shutil.copytree(theme / "assets", source / "docs" / "assets")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder / "site"],
        cwd=source, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True,
    )
    return folder / "site"


@pytest.fixture(scope="session")
def sample_site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the built sample site, shared by all processes of one test run."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "theme-sample"
    with shared.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        site = shared / "site"
        return site if site.is_dir() else _build_sample(root, shared)


@pytest.fixture(scope="session")
def sample_url(sample_site: Path) -> Iterator[str]:
    """Address of the sample site, with a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=sample_site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture
def open_page(browser: Browser, sample_url: str) -> Iterator[OpenPage]:
    """Opens a page of the sample: `open_page(path, width=1280, **options of a browser context)`.

    A request to another origin is stopped and fails the test.
    """
    contexts: list[BrowserContext] = []
    elsewhere: list[str] = []

    def guard(route: Route) -> None:
        if route.request.url.startswith((sample_url, "data:", "blob:")):
            route.continue_()
        else:
            elsewhere.append(route.request.url)
            route.abort()

    def opened(path: str = "", *, width: int = 1280, height: int = 800, **options: Any) -> Page:
        context = browser.new_context(base_url=sample_url, viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        context.route("**/*", guard)
        page = context.new_page()
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert elsewhere == []
