"""The site that `make site` has built, and beside it a small one with what its data lacks; every type of page of both.

A test that names the parameter `page_of` runs once for each page to look at (pagetypes.PageOf); `look(page_of, ...)`
opens it. `make quality` looks at one page of a type, `make quality PAGES=all` at the longest and the shortest of each.
`site_root` is the folder of the real site, `visit` opens a page of it by its address.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import Open, opener
from hosting import hosted
from pagetypes import PageOf, chosen, few, kinds_of_site, lacking
from sites import copy_project, mkdocs_build

from openbook.package import keep

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / ".openbook" / "quality"
"""Project of the small site; made anew for each run, by the process that starts the others."""
SOURCES = ("src/openbook", "docs", "datapackage", "overrides", "mkdocs.yml", "build_charts.py")


def built_site() -> Path:
    """Folder of the site to look at.

    Raises:
        pytest.UsageError: it is not there, or older than what it is made from.
    """
    site = Path(os.environ.get("OPENBOOK_SITE") or ROOT / "site").resolve()
    if not (site / "index.html").is_file():
        raise pytest.UsageError(f"There is no site in {site}: run `make site`, or set OPENBOOK_SITE to a built one.")
    if "OPENBOOK_SITE" in os.environ:
        return site
    built = (site / "index.html").stat().st_mtime
    files = [file for name in SOURCES for file in (ROOT / name, *(ROOT / name).rglob("*"))]
    newer = sorted(str(file.relative_to(ROOT)) for file in files
                   if file.is_file() and "__pycache__" not in file.parts and file.stat().st_mtime > built)
    if newer:
        raise pytest.UsageError(f"The site in {site} is older than {newer[0]}"
                                f"{f' and {len(newer) - 1} more files' if newer[1:] else ''}: run `make site` again.")
    return site


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to start where there is no site; build the small one, once for all processes."""
    built_site()
    if hasattr(config, "workerinput") or config.option.collectonly:
        return
    shutil.rmtree(SMALL, ignore_errors=True)
    copy_project(ROOT, SMALL)
    package = SMALL / "datapackage"
    shutil.rmtree(package)
    shutil.copytree(ROOT / "tests" / "cases" / "packages" / "small", package)
    keep(package)
    (package / "addresses.txt").write_text("indicators/litter/ -> indicators/fly-tipping/\n", encoding="utf-8")
    said = mkdocs_build(SMALL)
    if said.returncode:
        raise pytest.UsageError(f"The small site cannot be built:\n{said.stderr}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests measured (`record_property("measured", (what, how much))`), in whichever process they ran."""
    reports = (report for of in terminalreporter.stats.values() for report in of if hasattr(report, "user_properties"))
    told = sorted({tuple(value) for report in reports for name, value in report.user_properties if name == "measured"})
    if told:
        terminalreporter.section("measured")
        width = max(len(what) for what, _ in told)
        for what, much in told:
            terminalreporter.write_line(f"{what:<{width}}  {much}")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for `page_of` every page to look at."""
    if "page_of" in metafunc.fixturenames:
        metafunc.parametrize("page_of", all_pages(), ids=str)


def all_pages() -> list[PageOf]:
    """The pages to look at, of both sites: one of each type, or with PAGES=all two."""
    sites = {"real": (ROOT, built_site()), "small": (SMALL, SMALL / "site")}
    real, small = (chosen(kinds_of_site(project), site, name) for name, (project, site) in sites.items())
    pages = [page for page in lacking(real, small) if page.kind != "moved"]
    return pages if os.environ.get("PAGES") == "all" else few(pages)


@pytest.fixture(scope="session")
def site_root() -> Path:
    """Folder of the built site."""
    return built_site()


@pytest.fixture(scope="session")
def site_roots(site_root: Path) -> dict[str, tuple[Path, Path]]:
    """Name of each site to the folder of its sources and that of the built site."""
    return {"real": (ROOT, site_root), "small": (SMALL, SMALL / "site")}


@pytest.fixture(scope="session")
def site_urls(site_roots: dict[str, tuple[Path, Path]]) -> Iterator[dict[str, str]]:
    """Name of each site to its address, on a server that packs what it sends."""
    with ExitStack() as stack:
        yield {name: stack.enter_context(hosted(site)) for name, (_, site) in site_roots.items()}


@pytest.fixture
def visit(browser: Browser, site_urls: dict[str, str]) -> Iterator[Open]:
    """Opens pages of the built site: see `browsing.opener`."""
    with opener(browser, site_urls["real"]) as opened:
        yield opened


@pytest.fixture
def look(browser: Browser, site_urls: dict[str, str]) -> Iterator[Open]:
    """Opens a page to look at, of either site: `look(page_of, width=320, ...)`."""
    with ExitStack() as stack:
        openers = {name: stack.enter_context(opener(browser, url)) for name, url in site_urls.items()}
        yield lambda page_of, **options: openers[page_of.site](page_of.address, **options)
