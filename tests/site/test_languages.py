"""A site in English and Welsh, from one made-up package: each page in its language, one step from the other."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from openbook import building
from openbook.building import build_site
from openbook.errors import OpenbookError
from openbook.package import keep
from openbook.text import day
from openbook.text.language import language_of, speaking

ADDRESS = "https://figures.example/county/"
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "path", "circle"}
PLAIN = {"script", "style", "code", "pre", "svg"}


class Page(HTMLParser):
    """What is looked at on a page: its language, its ways to other languages, its words that are in that language."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.lang = ""
        self.alternates: dict[str, str] = {}
        self.switch: dict[str, str] = {}
        self.words: set[str] = set()
        self.frame: set[str] = set()
        self.marked: set[str] = set()
        self._open: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.lang = given["lang"]
        if given.get("hreflang"):
            (self.switch if tag == "a" else self.alternates)[given["hreflang"]] = given["href"]
        if tag not in VOID:
            self._open.append((tag, given.get("lang", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag in [name for name, _ in self._open]:
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        spoken = next((lang for _, lang in reversed(self._open) if lang), "")
        if words and not PLAIN & {tag for tag, _ in self._open}:
            (self.words if spoken == self.lang else self.marked).add(words)
            if "article" not in {tag for tag, _ in self._open}:
                self.frame.add(words)


OTHER = {"sir-enghraifft": "dinas-arall", '"name": "Welsh"': '"name": "Other City"',
         "Cyngor Sir Enghraifft": "Cyngor Dinas Arall", ",Sir Enghraifft": ",Dinas Arall"}
"""What the second publisher says otherwise."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    return build_site(project_of(tmp_path_factory.mktemp("languages"), root, "datapackage"))


def project_of(project: Path, root: Path, *folders: str) -> Path:
    """The mkdocs.yml of a project in English and Welsh; each folder after the first holds another publisher."""
    for n, folder in enumerate(folders):
        shutil.copytree(root / "tests" / "cases" / "packages" / "welsh", project / folder)
        for file in ("datapackage.json", "data/translations.csv") if n else ():
            text = (project / folder / file).read_text(encoding="utf-8")
            for mine, other in OTHER.items():
                text = text.replace(mine, other)
            (project / folder / file).write_text(text, encoding="utf-8")
    for path, text in {"docs/privacy.md": "# Privacy\n\nNo cookies.\n", "docs/ours.md": "Only in English.\n",
                       "docs-cy/privacy.md": "# Preifatrwydd\n\nDim cwcis.\n"}.items():
        (project / path).parent.mkdir(exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")
    (project / "overrides").mkdir()
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    config = re.sub(r"  - For publishers:\n(?:      - .*\n)+", "", config)
    config = re.sub(r"(?m)^site_url: .*$", f"site_url: {ADDRESS}", config)
    config = config.replace("extra:\n", "extra:\n  alternate:\n    - {name: English, link: ./, lang: en}\n"
                            "    - {name: Cymraeg, link: cy/, lang: cy}\n", 1)
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    (project / "mkdocs.cy.yml").write_text(
        "INHERIT: mkdocs.yml\nsite_name: Perfformiad\ndocs_dir: docs-cy\ntheme: {language: cy}\n", encoding="utf-8")
    return project / "mkdocs.yml"


def pages(site: Path) -> dict[str, Page]:
    """Address to page, of every page that an engine made and that has one address."""
    files = [f for f in site.rglob("index.html") if "releases" not in f.parts]
    return {f.parent.relative_to(site).as_posix().removeprefix(".").rstrip("/") + "/" if f.parent != site else "":
            Page(f.read_text(encoding="utf-8")) for f in files}


def test_a_site_in_two_languages(site: Path) -> None:
    found = pages(site)
    english = {at: page for at, page in found.items() if not at.startswith("cy/")}
    welsh = {at.removeprefix("cy/"): page for at, page in found.items() if at.startswith("cy/")}
    assert set(english) - set(welsh) == {"ours/"}
    assert set(welsh) <= set(english)
    for at, page in english.items():
        assert page.lang == "en"
        there = "" if at == "ours/" else at
        assert urljoin(ADDRESS + at, page.switch["cy"]) == f"{ADDRESS}cy/{there}"
        both = {"en": ADDRESS + at} | ({} if at == "ours/" else {"cy": f"{ADDRESS}cy/{at}"})
        assert page.alternates == both
    for at, page in welsh.items():
        assert page.lang == "cy"
        assert urljoin(f"{ADDRESS}cy/{at}", page.switch["en"]) == ADDRESS + at
        assert page.alternates == {"en": ADDRESS + at, "cy": f"{ADDRESS}cy/{at}"}
    _speak_welsh(welsh)
    _words_in_files(site)


def _speak_welsh(welsh: dict[str, Page]) -> None:
    """Welsh pages hold Welsh words, dates and titles; round them no English; the data's English is marked."""
    spoken = language_of("cy")
    assert spoken is not None
    with speaking(spoken):
        published = day(date(2025, 11, 20))
    assert any(published in words for words in welsh[""].words)
    known = {message for (context, message), said in spoken.messages.items() if not context and said[0] != message}
    for at, page in welsh.items():
        assert page.words & known == set(), at
    indicator = welsh["indicators/fly-tipping/"]
    assert "Fly-tipping reports" in indicator.marked
    assert "Fly-tipping reports" not in indicator.words - {"Fly-tipping reports - Cyngor Sir Enghraifft - Perfformiad"}
    assert "Gwastraff cartref a ailgylchwyd" in welsh["indicators/household-recycling/"].words
    assert {"Lle glân a gwyrdd i fyw", "Gwyrdd", "Hafan", "Dewislen"} <= welsh["plans/clean-and-green/"].words
    assert "Camerâu yn y deg lle gwaethaf" in welsh["actions/"].words


def _words_in_files(site: Path) -> None:
    """Downloads have the data's Welsh, without marks; the script has its words; a search finds its own pages only."""
    table = (site / "cy/data/sir-enghraifft.csv").read_text(encoding="utf-8")
    assert "Gwastraff cartref a ailgylchwyd" in table
    assert "lang=" not in table
    assert "Household waste recycled" in (site / "data/sir-enghraifft.csv").read_text(encoding="utf-8")
    assert "Wedi’i gopïo" in (site / "cy/assets/openbook/openbook.js").read_text(encoding="utf-8")
    assert "gopïo" not in (site / "assets/openbook/openbook.js").read_text(encoding="utf-8")
    for folder, title in (site, "Household waste recycled"), (site / "cy", "Gwastraff cartref a ailgylchwyd"):
        index = json.loads((folder / "search/search_index.json").read_text(encoding="utf-8"))
        assert title in {entry["title"] for entry in index["docs"]}
        assert not any(entry["location"].startswith("cy/") for entry in index["docs"])
    nowhere = Page((site / "cy/404.html").read_text(encoding="utf-8"))
    assert nowhere.switch == {"en": "/county/"}


@pytest.mark.parametrize("path", ["index.html", "ours/index.html", "404.html", "cy/404.html"])
def test_a_page_has_a_link_past_the_menu_that_leads_somewhere(site: Path, path: str) -> None:
    page = (site / path).read_text(encoding="utf-8")
    (to,) = re.findall(r'<a href="(?:\./)?#([^"]+)" class="md-skip">', page)
    assert page.count(f'id="{to}"') == 1


def test_several_publishers_in_two_languages(tmp_path: Path, root: Path) -> None:
    config = project_of(tmp_path, root, "datapackage/sir", "datapackage/dinas")
    keep(config.parent / "datapackage" / "sir", None)
    site = build_site(config)
    found = pages(site)
    english = {at for at in found if not at.startswith("cy/")}
    assert {f"cy/{at}" for at in english - {"ours/"}} == set(found) - english
    for at in english - {"ours/"}:
        assert urljoin(ADDRESS + at, found[at].switch["cy"]) == f"{ADDRESS}cy/{at}"
        assert urljoin(f"{ADDRESS}cy/{at}", found[f"cy/{at}"].switch["en"]) == ADDRESS + at
    landing = found["cy/"]
    assert {"Cyngor Sir Enghraifft", "Cyngor Dinas Arall"} <= landing.words
    assert not landing.marked & {"Welsh", "Other City"}
    _one_sitemap_names_all(site, english - {"ours/"})
    _each_language_has_its_own_files(site)
    at = "sir-enghraifft/releases/2025-26-q2/plans/"
    kept = Page((site / at / "index.html").read_text(encoding="utf-8"))
    assert urljoin(ADDRESS + at, kept.switch["cy"]) == f"{ADDRESS}cy/{at}"
    assert (site / "cy" / at / "index.html").is_file()


def _one_sitemap_names_all(site: Path, english: set[str]) -> None:
    """The sitemap at the root names the Welsh page beside each English one."""
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    for at in english:
        assert f'<xhtml:link rel="alternate" hreflang="cy" href="{ADDRESS}cy/{at}"/>' in sitemap, at


def _each_language_has_its_own_files(site: Path) -> None:
    """Catalogues, the JSON files and the entries of feeds say which language they are in, and units go with titles."""
    for folder, language, unit in (site, "ENG", "of household waste"), (site / "cy", "CYM", "o wastraff cartref"):
        catalogue = json.loads((folder / "catalog.jsonld").read_text(encoding="utf-8"))
        assert {catalogue["language"].rpartition("/")[2], *(c["language"].rpartition("/")[2]
                for c in catalogue["catalog"])} == {language}
        one = json.loads((folder / "dinas-arall/api/v1/indicators/household-recycling.json").read_text("utf-8"))
        assert one["unit"] == unit
    ids = [set(re.findall("<id>(.*?)</id>", (folder / feed).read_text(encoding="utf-8")))
           for feed in ("feed.xml", "dinas-arall/feed.xml") for folder in (site, site / "cy")]
    assert not ids[0] & ids[1]
    assert not ids[2] & ids[3]


def test_a_language_that_nothing_builds_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A\nextra:\n  alternate:\n    - {name: English, link: ./, lang: en}\n"
        "    - {name: Gaeilge, link: ga/, lang: ga}\n")
    with pytest.raises(OpenbookError, match=r"mkdocs\.ga\.yml"):
        build_site(tmp_path / "mkdocs.yml")


def test_a_language_that_cannot_be_built_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n")
    (tmp_path / "mkdocs.cy.yml").write_text("INHERIT: mkdocs.yml\ntheme: {name: material, language: cy}\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("earlier")

    def build(config_file: Path, into: Path | None = None) -> Path:
        assert into is not None
        if config_file.name == "mkdocs.cy.yml":
            assert (into.parent / "index.html").read_text() == "new"
            raise RuntimeError("a mistake")
        (into / "index.html").write_text("new")
        return into

    monkeypatch.setattr(building, "_build", build)
    with pytest.raises(RuntimeError, match="a mistake"):
        build_site(tmp_path / "mkdocs.yml")
    assert (tmp_path / "site" / "index.html").read_text() == "earlier"
    assert [p.name for p in tmp_path.glob("site/*")] == ["index.html"]
    assert not [p for p in tmp_path.iterdir() if "building" in p.name]
