"""Pages that no engine makes, in a browser: a chart to embed, also inside a frame, and a page of a kept release."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Open, opener, sideways, violations
from hosting import hosted
from playwright.sync_api import Browser

from openbook.build import load_site
from openbook.build.sources import theme_assets
from openbook.colours import Colours
from openbook.package import keep
from openbook.pages.embed import HEIGHT, WIDTH
from openbook.settings import Settings

FRAME = '<!DOCTYPE html><html lang="en"><title>Ours</title><main><h1>Ours</h1><p>Words</p>{}</main></html>'
KEPT = "releases/2025-26-q2/"


@pytest.fixture(scope="module")
def standalone_url(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of all the small package's files that no engine makes."""
    project = tmp_path_factory.mktemp("standalone")
    shutil.copytree(root / "tests" / "cases" / "packages" / "small", project / "datapackage")
    keep(project / "datapackage")
    (project / "mkdocs.yml").write_text("site_name: Small\n", encoding="utf-8")
    site = load_site(project, Settings())
    files = {**{a.path: a.data for a in site.artifacts()}, **dict(theme_assets(Colours()))}
    files["framed.html"] = FRAME.format('<iframe src="embed/fly-tipping.html" title="Fly-tipping" '
                                        f'width="{WIDTH}" height="{HEIGHT}"></iframe>').encode()
    for path, data in files.items():
        file = project / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    with hosted(project / "site") as address:
        yield address


@pytest.fixture
def look(browser: Browser, standalone_url: str) -> Iterator[Open]:
    with opener(browser, standalone_url) as opened:
        yield opened


@pytest.mark.parametrize(("path", "width", "scheme"), [
    ("embed/fly-tipping.html", 320, "light"), ("framed.html", 1280, "dark"),
    (f"{KEPT}indicators/fly-tipping/", 320, "dark"), (f"{KEPT}indicators/", 1280, "light"),
])
def test_axe_finds_nothing_and_nothing_runs_off(look: Open, path: str, width: int, scheme: str) -> None:
    page = look(path, width=width, color_scheme=scheme, reduced_motion="reduce")
    assert violations(page) == []
    if path != "framed.html":
        assert sideways(page) == 0


def test_a_chart_to_embed_fits_its_frame(look: Open) -> None:
    frame = look("framed.html").frame_locator("iframe")
    assert frame.locator("html").evaluate("e => e.scrollHeight <= e.clientHeight && e.scrollWidth <= e.clientWidth")


def test_the_citation_can_be_copied_and_without_a_script_there_is_no_button(look: Open) -> None:
    page = look(f"{KEPT}indicators/fly-tipping/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Copied", exact=True).wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("[data-ob-copy]").inner_text()
    plain = look(f"{KEPT}indicators/fly-tipping/", java_script_enabled=False)
    assert plain.get_by_role("button", name="Copy").count() == 0
