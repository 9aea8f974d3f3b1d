"""Several publishers on one site: each below its own address, with its own data, and one page to choose from."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from openbook.build import Site, load_site
from openbook.build.sources import theme_assets
from openbook.colours import Colours
from openbook.errors import OpenbookError
from openbook.pages.view import size_text
from openbook.settings import Settings


def add(root: Path, project: Path, name: str) -> Path:
    """Put the small package below `datapackage/` as another publisher's."""
    folder = project / "datapackage" / name
    shutil.copytree(root / "tests" / "cases" / "packages" / "small", folder)
    file = folder / "datapackage.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    content["openbook"]["publisher"] |= {"id": name, "name": f"{name.title()} Council", "short_name": name.title()}
    file.write_text(json.dumps(content), encoding="utf-8")
    return folder


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: Both\nsite_url: https://example.org/\n", encoding="utf-8")
    add(root, tmp_path, "east")
    add(root, tmp_path, "west")
    return tmp_path


@pytest.fixture
def site(project: Path) -> Site:
    return load_site(project, Settings())


def test_each_publisher_has_every_page_and_file_below_its_own_address(site: Site) -> None:
    paths = [page.path for page in site.pages] + [artifact.path for artifact in site.artifacts()]
    assert len(paths) == len(set(paths))
    for name in ("east", "west"):
        assert {f"{name}/index.md", f"{name}/plans/index.md", f"{name}/indicators/fly-tipping.md",
                f"{name}/data/{name}.zip", f"{name}/charts/fly-tipping.svg"} <= set(paths)
    assert {path.removeprefix("east/") for path in paths if path.startswith("east/")} - {"data/east.zip"} >= {
        path.removeprefix("west/") for path in paths if path.startswith("west/") and "data/west" not in path}


def test_every_link_to_a_file_says_how_large_it_is(site: Site) -> None:
    sizes = {artifact.path: size_text(len(artifact.data)) for artifact in site.artifacts()}
    found = set()
    for ref in site.pages:
        page = site.render(ref)
        for path, words in re.findall(
                r'<a href="site:([^"#?]*\.(?:csv|zip|ods|png|svg|json|jsonld))"[^>]*>(?=(.{,200}))', page.html, re.S):
            if "/schema/" not in path:
                file = path[1:] if path.startswith("/") else page.prefix + path
                assert sizes[file] in words.partition("<a ")[0], (ref.path, path)
                found.add(path)
    assert {"data.json", "catalog.jsonld", "api/v1/index.json", "data/east.zip", "data/east-revisions.csv"} <= found


def test_every_link_of_every_page_leads_somewhere(site: Site) -> None:
    there = {page.path for page in site.pages} | {artifact.path for artifact in site.artifacts()}
    there |= {path for path, _ in theme_assets(Colours())}
    for ref in site.pages:
        page = site.render(ref)
        for path in re.findall(r'"site:([^"#?]*)', page.html):
            assert (path[1:] if path.startswith("/") else page.prefix + path) in there, (ref.path, path)


def test_the_home_page_shows_each_with_its_own_counts_and_rule(site: Site) -> None:
    home = site.render(next(page for page in site.pages if page.path == "index.md"))
    assert home.title == "How two public bodies are doing"
    for name in ("east", "west"):
        assert f'<a href="site:{name}/index.md">{name.title()} Council</a>' in home.html
    ids = re.findall(r' id="([^"]+)"', home.html)
    assert len(ids) == len(set(ids))


def test_a_publisher_without_printed_ratings_has_none_that_could_agree(project: Path) -> None:
    file = project / "datapackage/west/data/publications.csv"
    file.write_text(file.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")
    site = load_site(project, Settings())
    home = site.render(next(page for page in site.pages if page.path == "index.md")).html
    assert re.findall(r'agree">([^<]+)</td>', home) == ["1 of 1 printed ratings", "no rating was printed"]


def test_a_page_says_whose_it_is_and_the_way_back_to_all(site: Site) -> None:
    plan = site.render(next(page for page in site.pages if page.kind == "plan" and page.publisher == "west"))
    assert (plan.publisher, plan.menu, plan.prefix) == ("West Council", "West", "west/")
    assert '<li><a href="site:/index.md">All publishers</a></li>' in plan.html
    assert '<li><a href="site:index.md">West</a></li>' in plan.html


def test_the_citation_names_the_address_with_the_publisher(site: Site) -> None:
    page = next(page for page in site.pages if page.path == "west/indicators/fly-tipping.md")
    assert "https://example.org/west/indicators/fly-tipping/" in site.render(page).html


@pytest.mark.parametrize(("publisher", "source", "found"), [
    ("west", "why.md", "west"), ("west", "east/why.md", "west"), (None, "east/why.md", "east")])
def test_whose_figures_are_meant_is_said_or_clear_from_the_address(
        site: Site, publisher: str | None, source: str, found: str) -> None:
    assert site.part(publisher, source).publisher == found


@pytest.mark.parametrize(("publisher", "said"), [
    (None, "say whose: publisher= one of east, west"),
    ("north", "there is no publisher 'north': publisher= one of east, west")])
def test_when_it_is_not_clear_the_choice_is_named(site: Site, publisher: str | None, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        site.part(publisher, "why.md")


def test_the_problems_of_all_packages_are_told_at_once_each_with_its_folder(project: Path) -> None:
    for name in ("east", "west"):
        (project / "datapackage" / name / "data" / "plans.csv").write_text("plan_id\n", encoding="utf-8")
    with pytest.raises(OpenbookError) as raised:
        load_site(project, Settings())
    assert {problem.file.split("/")[0] for problem in raised.value.problems} == {"east", "west"}


@pytest.mark.parametrize(("taken", "said"), [("west", "is also that of east"), ("data", "an address of the site")])
def test_two_publishers_cannot_have_one_address(project: Path, taken: str, said: str) -> None:
    file = project / "datapackage" / "east" / "datapackage.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"id": "east"', f'"id": "{taken}"'), encoding="utf-8")
    with pytest.raises(OpenbookError, match=said):
        load_site(project, Settings())


def test_one_of_several_alone_is_a_site_of_one(project: Path) -> None:
    site = load_site(project, Settings(datapackage="datapackage/east"))
    assert not site.several
    assert "index.md" in {page.path for page in site.pages}
    assert all(not page.publisher for page in site.pages)


def test_the_root_has_a_catalogue_of_all_and_each_publisher_its_own(site: Site) -> None:
    made = {artifact.path: artifact.data for artifact in site.artifacts()}
    titles = {path: [d["landingPage"] for d in json.loads(made[path])["dataset"]]
              for path in ("data.json", "east/data.json", "west/data.json")}
    east, west = "https://example.org/east/data/", "https://example.org/west/data/"
    assert titles == {"data.json": [east, west], "east/data.json": [east], "west/data.json": [west]}
    linked = json.loads(made["catalog.jsonld"])
    assert (linked["title"], linked["@id"]) == ("Both", "https://example.org/catalog.jsonld#catalog")
    assert [c["@id"] for c in linked["catalog"]] == [
        f"https://example.org/{name}/catalog.jsonld#catalog" for name in ("east", "west")]


def test_without_an_address_the_catalogue_of_all_leads_into_each_publishers_folder(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: Both\n", encoding="utf-8")
    made = {artifact.path: artifact.data for artifact in load_site(project, Settings()).artifacts()}
    for path, begins in (("data.json", r"west/(data|api|charts)/"), ("west/data.json", r"(data|api|charts)/")):
        last = json.loads(made[path])["dataset"][-1]
        assert all(re.match(begins, d["downloadURL"]) for d in last["distribution"])
