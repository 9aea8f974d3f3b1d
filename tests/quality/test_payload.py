"""What a page weighs: bytes on a first visit and on the next, requests, and that nothing moves while it loads.

Budgets are in docs/design.md, "Weight and speed in the browser". Served as a host of static sites does (hosting.py).
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from hosting import hosted
from pagetypes import PageOf, file_of, kinds_of_site
from weighing import LEFT_ALONE, first_and_next, moved

FIRST, NEXT = 90_000, 30_000
"""Bytes on the wire of a first visit, and of the next page that its reader opens."""
REQUESTS = 12
SCREENS = ((390, 844), (1280, 900))
LONG = ("report",)
"""A whole report is one page to print: its size is its content's."""


@pytest.fixture(scope="module")
def addresses(site_roots) -> dict[str, list[str]]:
    """Kinds of the real site's pages and their addresses, of each the heaviest first."""
    project, site = site_roots["real"]
    return {kind: sorted(found, key=lambda address: -packed(file_of(site, address)))
            for kind, found in kinds_of_site(project).items()}


@pytest.fixture(scope="module")
def hosts(site_roots) -> Iterator[dict[str, str]]:
    """Name of each site to its address."""
    with hosted(site_roots["real"][1]) as real, hosted(site_roots["small"][1]) as small:
        yield {"real": real, "small": small}


def packed(page: Path) -> int:
    return len(gzip.compress(page.read_bytes(), 6, mtime=0))


@pytest.mark.parametrize("kind", ["indicator", "plan", "home", "publishers"])
def test_first_and_next_visit_keep_to_their_budgets(kind, browser, hosts, addresses, record_property):
    """The heaviest page of each publisher; the next visit is to that publisher's heaviest indicator."""
    for prefix in addresses["home"] if kind != "publishers" else [""]:
        page = next(a for a in addresses[kind] if a.startswith(prefix))
        following = next(a for a in addresses["indicator"] if a.startswith(prefix) and a != page)
        first, then = first_and_next(browser, hosts["real"] + page, hosts["real"] + following)
        told = f"first visit {first.bytes / 1000:5.1f} kB in {first.requests} requests"
        record_property("measured", (page or "/", f"{told}, next {then.bytes / 1000:4.1f} kB in {then.requests}"))
        assert first.bytes <= FIRST, first.loads
        assert first.requests <= REQUESTS, first.loads
        assert 0 < then.bytes <= NEXT, then.loads
        assert not [url for url in first.loads if LEFT_ALONE.search(url)], "only who searches loads the search"


def test_every_page_of_the_site_is_light_enough_to_be_the_next(site_root, addresses, record_property):
    sizes = {a: packed(file_of(site_root, a)) for kind, all_of in addresses.items() if kind not in LONG for a in all_of}
    heaviest = max(sizes, key=lambda address: sizes[address])
    record_property("measured", (heaviest, f"{sizes[heaviest] / 1000:.1f} kB, the heaviest of {len(sizes)} pages"))
    assert len(sizes) > 300
    assert {a: size for a, size in sizes.items() if size > NEXT} == {}


def test_nothing_moves_when_the_script_comes_late(page_of: PageOf, browser, hosts):
    for width, height in SCREENS:
        assert moved(browser, hosts[page_of.site] + page_of.address, width, height) == [], f"{width} px wide"


def test_nothing_moves_where_the_address_asks_for_some_of_a_table(browser, hosts, addresses):
    for width, height in SCREENS:
        address = f"{hosts['real']}{addresses['indicators'][0]}?status=red&sort=-3"
        assert moved(browser, address, width, height) == [], f"{width} px wide"


def test_the_search_is_loaded_when_somebody_searches_and_finds(browser, hosts, addresses):
    context = browser.new_context(base_url=hosts["real"], viewport={"width": 1280, "height": 900})
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(addresses["indicator"][0], wait_until="networkidle")
    assert [url for url in asked if LEFT_ALONE.search(url)] == []
    page.get_by_role("textbox", name="Search").fill("recycling")
    page.locator(".md-search-result__link").first.wait_for()
    assert {LEFT_ALONE.search(url)[0] for url in asked if LEFT_ALONE.search(url)} == {"/bundle.", "/search_index.json"}
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**?h=recycl*")
    page.locator("article mark").first.wait_for()
    context.close()
