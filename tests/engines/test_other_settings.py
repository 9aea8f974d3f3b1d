"""A site built from another folder, with another settings file and addresses that end in .html."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.engines

SITE = "https://two.example/x/"
"""Address of the site in `conftest.other_project`."""


@pytest.fixture(scope="module")
def site(other_project: Path) -> Path:
    return other_project / "site"


def links(page: Path) -> Iterator[str]:
    yield from re.findall(r'<a [^>]*?href="([^"#?]+)', page.read_text(encoding="utf-8"))


def test_every_link_leads_to_a_page_or_file(site: Path) -> None:
    pages = [page for page in site.rglob("*.html") if page.name != "404.html"]
    assert len(pages) > 10
    for page in pages:
        for link in links(page):
            goal = urljoin(f"{SITE}{page.relative_to(site).as_posix()}", link)
            if goal.startswith(SITE):
                assert (site / unquote(goal.removeprefix(SITE))).is_file(), f"{link} on {page}"


def test_citations_give_addresses_that_exist(site: Path) -> None:
    page = (site / "indicators" / "fly-tipping.html").read_text(encoding="utf-8")
    assert f"{SITE}indicators/fly-tipping.html" in page.partition("<body")[2]
    cited = re.findall(rf"{SITE}[\w/.-]*\w", (site / "data.html").read_text(encoding="utf-8").partition("<body")[2])
    assert f"{SITE}data.html" in cited


def test_snippets_are_found_from_any_folder(site: Path) -> None:
    assert "From a snippet." in (site / "by-hand.html").read_text(encoding="utf-8")
