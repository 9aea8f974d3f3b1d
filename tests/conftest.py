"""What all tests share: where the repository is, and the browser.

Tests below tests/browser open real pages. Where there is no Chromium they are skipped and the run says so;
in CI (the variable CI is set) a missing Chromium fails them, so that none is left out unseen.

Tests below tests/quality look at the site that `make site` has built, every type of page of it. They are left out
unless asked for, by their folder or with `-m quality` (`make quality`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from openbook.printing import find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("openbook", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("openbook")

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update",
    "--disable-sync",
    # Chromium readies pages of its own for the address bar of each window, and a process to spare: two thirds of what
    # a fresh context costs. The second line is what matters here of Playwright's own list, which this one replaces.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess,"
    "HttpsUpgrades,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,PaintHolding",
)
NO_CHROMIUM = "Chromium was not found (Debian: apt install chromium, or set OPENBOOK_CHROMIUM to its path)"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out tests/quality unless it is asked for."""
    if collection_path != ROOT / "tests" / "quality" or "quality" in config.getoption("markexpr"):
        return None
    named = [Path(config.invocation_params.dir, arg.partition("::")[0]).resolve() for arg in config.args]
    return None if any(collection_path in (path, *path.parents) for path in named) else True


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what opens pages, so that `-m "not browser"` leaves it out, and what stands below tests/quality."""
    for item in items:
        if (ROOT / "tests" / "browser") in item.path.parents or "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
        if (ROOT / "tests" / "quality") in item.path.parents:
            item.add_marker(pytest.mark.quality)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a browser test where there is no browser, but never in CI."""
    if item.get_closest_marker("browser") and find_chromium() is None:
        if os.environ.get("CI"):
            pytest.fail(f"{NO_CHROMIUM}; in CI browser tests must run.", pytrace=False)
        pytest.skip(NO_CHROMIUM)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say plainly what became of the browser tests."""
    skipped = [r for r in terminalreporter.stats.get("skipped", []) if NO_CHROMIUM in str(r.longrepr)]
    if skipped:
        terminalreporter.section("browser tests")
        terminalreporter.write_line(f"{len(skipped)} browser tests were SKIPPED: {NO_CHROMIUM}.")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's folder."""
    return ROOT


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the Chromium to test with."""
    path = find_chromium()
    if path is None:
        pytest.skip(NO_CHROMIUM)
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A headless Chromium, one for each test process; open a fresh context in it for each test."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_FLAGS))
        yield running
        running.close()
