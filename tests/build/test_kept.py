"""Kept releases stand at addresses of their own, and no address that was ever published is lost."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from openbook.build import Site, load_site
from openbook.build import kept as module
from openbook.build.addresses import LIST, addresses, write_list
from openbook.errors import OpenbookError
from openbook.package import keep
from openbook.settings import Settings
from openbook.text import page_address

NAME = "releases/2025-26-q2/"


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """A site whose package has moved on since it kept a release."""
    folder = tmp_path / "datapackage" / "small"
    shutil.copytree(root / "tests" / "cases" / "packages" / "small", folder)
    (tmp_path / "mkdocs.yml").write_text("site_name: Small\nsite_url: https://example.org/\n", encoding="utf-8")
    keep(folder)
    file = folder / "datapackage.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    content["openbook"] |= {"published_on": "2026-02-20", "releases": [
        *content["openbook"]["releases"],
        {"period": "2025-26-Q2", "on": "2026-02-20T09:30", "state": "confirmed", "title": "Corrected"}]}
    file.write_text(json.dumps(content), encoding="utf-8")
    rows = folder / "data" / "observations.csv"
    text = rows.read_text(encoding="utf-8")
    rows.write_text(text.replace("fly-tipping,2025-26-Q2,861", "fly-tipping,2025-26-Q2,862"), encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """One cache for all tests, so that the charts are drawn once."""
    return Settings(cache=str(tmp_path_factory.mktemp("cache")))


def made(site: Site) -> dict[str, str]:
    return {a.path: a.data.decode("utf-8", "replace") for a in site.artifacts()}


def folder_of(project: Path) -> Path:
    return project / "datapackage" / "small"


def test_a_kept_release_has_its_own_figures_and_points_to_the_latest(project: Path, settings: Settings) -> None:
    site = load_site(project, settings)
    page = made(site)[f"{NAME}indicators/fly-tipping/index.html"]
    latest = site.render(next(ref for ref in site.pages if ref.id == "fly-tipping")).html
    assert ("861" in page, "862" in page) == (True, False)
    assert "862" in latest
    assert '<link rel="canonical" href="https://example.org/indicators/fly-tipping/">' in page
    assert '<a href="../../../../indicators/fly-tipping/">this page with the latest figures</a>' in page
    assert f"https://example.org/{NAME}indicators/fly-tipping/" in page
    assert "861" in made(site)[f"{NAME}data/indicators/fly-tipping.csv"]
    assert f'"site:{NAME}index.html"' in site.render(next(r for r in site.pages if r.kind == "releases")).html


@pytest.mark.parametrize("directory_urls", [True, False])
def test_every_link_of_a_kept_release_leads_somewhere(project: Path, settings: Settings, directory_urls: bool) -> None:
    if not directory_urls:
        (project / "mkdocs.yml").write_text("site_name: Small\nuse_directory_urls: false\n", encoding="utf-8")
    site = load_site(project, settings)
    pages = {page_address(ref.path, directory_urls) for ref in site.pages}
    there = {*pages, *made(site), *(path.removesuffix("index.html") for path in made(site))}
    assert NAME in addresses(site.part())
    assets = re.compile(r"assets/openbook/(openbook\.css|openbook\.js|kept\.css)")
    for path, page in made(site).items():
        if path.startswith(NAME) and path.endswith(".html"):
            assert '="site:' not in page
            for link in re.findall(r'(?:href|src)="((?!https?:|mailto:|data:|#)[^"#?]+)', page):
                steps = [*path.split("/")[:-1], *link.split("/")]
                found: list[str] = []
                for step in steps:
                    found = found[:-1] if step == ".." else found if step == "." else [*found, step]
                to = "/".join(found)
                assert to in there or assets.fullmatch(to), (path, link)


def test_a_kept_release_is_made_once(project: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_site(project, settings).part().kept
    monkeypatch.setattr(module, "_made", lambda *_: pytest.fail("it was made again"))
    assert load_site(project, settings).part().kept == first


def test_the_list_of_addresses_only_grows(project: Path, settings: Settings) -> None:
    folder = folder_of(project)
    now = addresses(load_site(project, settings).part())
    assert {"", "plans/parks/", "feed.xml", "embed/fly-tipping.html", NAME, f"{NAME}plans/parks/"} <= set(now)
    added = write_list(folder, now)
    assert set(now) - set(added) == {"data/small.parquet", f"{NAME}data/small.parquet"}
    assert write_list(folder, now[:3]) == ()
    assert len((folder / LIST).read_text(encoding="utf-8").splitlines()) == len(added) + 1
    load_site(project, settings)


def test_a_machine_without_the_extra_for_parquet_builds_every_listed_address(
        project: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of(project)
    write_list(folder, addresses(load_site(project, settings).part()))
    monkeypatch.setattr("openbook.downloads.parquet.find_spec", lambda _name: None)
    built = load_site(project, settings)
    assert not [path for path in made(built) if path.endswith(".parquet")]
    with (folder / LIST).open("a", encoding="utf-8") as file:
        file.write("data/small.parquet\n")
    with pytest.raises(OpenbookError, match=r"data/small\.parquet.*address-gone(.|\n)*openbook\[parquet\]"):
        load_site(project, settings)


def test_an_address_that_is_gone_stops_the_build(project: Path, settings: Settings) -> None:
    (folder_of(project) / LIST).write_text("./\nindicators/litter/\ndata/old.csv\n", encoding="utf-8")
    with pytest.raises(OpenbookError) as caught:
        load_site(project, settings)
    assert [(p.code, p.value) for p in caught.value.problems] == [
        ("address-gone", "data/old.csv"), ("address-gone", "indicators/litter/")]


def test_the_list_holds_however_the_engine_publishes_pages(project: Path, settings: Settings) -> None:
    folder = folder_of(project)
    write_list(folder, addresses(load_site(project, settings).part()))
    (project / "mkdocs.yml").write_text("site_name: Small\nuse_directory_urls: false\n", encoding="utf-8")
    with (folder / LIST).open("a", encoding="utf-8") as file:
        file.write("indicators/tipping/ -> indicators/fly-tipping/\n")
    site = load_site(project, settings)
    assert 'url=../fly-tipping.html"' in made(site)["indicators/tipping/index.html"]
    assert write_list(folder, addresses(site.part())) == ()


def test_an_old_address_leads_on_to_a_new_one(project: Path, settings: Settings) -> None:
    (folder_of(project) / LIST).write_text("indicators/tipping/ -> indicators/fly-tipping/\n", encoding="utf-8")
    page = made(load_site(project, settings))["indicators/tipping/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../fly-tipping/">' in page
    assert '<a href="../fly-tipping/">' in page


def test_a_copy_stands_in_the_place_of_a_file_for_programs(project: Path, settings: Settings) -> None:
    (folder_of(project) / LIST).write_text("api/v1/plans/old.json -> api/v1/plans/parks.json\n", encoding="utf-8")
    site = made(load_site(project, settings))
    assert site["api/v1/plans/old.json"] == site["api/v1/plans/parks.json"]


@pytest.mark.parametrize("line", [
    "indicators/a/ -> indicators/nowhere/", "data/old.csv -> api/v1/index.json", "data/old.csv -> about/",
    "indicators/a/ -> api/v1/index.json",
    "/etc/ -> about/", "../up/ -> about/",
])
def test_a_line_that_leads_nowhere_is_a_problem(project: Path, settings: Settings, line: str) -> None:
    (folder_of(project) / LIST).write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(OpenbookError, match="address-line"):
        load_site(project, settings)
