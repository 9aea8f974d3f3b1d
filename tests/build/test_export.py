"""An export: the same mkdocs.yml with all that another engine needs, and never over somebody's files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from openbook.build.export import export
from openbook.build.sources import page_source
from openbook.errors import OpenbookError
from openbook.settings import read_config
from openbook.text.language import ENGLISH, Language

CONFIG = "site_name: x\ntheme: {name: material, custom_dir: overrides}\nplugins: [openbook]\n"


@dataclass(frozen=True)
class Ref:
    path: str
    kind: str
    id: str = ""
    publisher: str = ""


class FakeSite:
    several = False
    language: Language = ENGLISH
    view = SimpleNamespace(book=SimpleNamespace(publisher=SimpleNamespace(plan_word=("plan", "plans"))))

    def part(self) -> FakeSite:
        return self

    parts = ()
    pages = (Ref("index.md", "home"), Ref("plans/a.md", "plan", "a"), Ref("about.md", "about"))

    def artifacts(self) -> Iterator[Any]:
        yield SimpleNamespace(path="data/all.csv", data=b"a,b\n")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for path, text in {"mkdocs.yml": CONFIG, "docs/about.md": "# By hand\n", "overrides/404.html": "own",
                       "datapackage/x/datapackage.json": "{}"}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root


def run(project: Path, out: Path) -> None:
    export(FakeSite(), project / "mkdocs.yml", out)


def test_an_export_holds_pages_files_data_and_templates(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(project, out)
    assert (out / "mkdocs.yml").read_text() == CONFIG
    assert (out / "docs/about.md").read_text() == "# By hand\n"
    assert '{{ openbook_page("plan", "a") }}' in (out / "docs/plans/a.md").read_text()
    assert (out / "docs/data/all.csv").read_bytes() == b"a,b\n"
    assert (out / "docs/assets/openbook/openbook.css").is_file()
    assert (out / "datapackage/x/datapackage.json").is_file()
    assert "striptags | e" in (out / "overrides/main.html").read_text()
    assert (out / "overrides/404.html").read_text() == "own"
    assert not (project / "docs/plans").exists()


@pytest.mark.parametrize("nav", ["nav: # the plugin adds\n  - Home: index.md\n  - plans/index.md\n  - Ours: own.md\n",
                                 "nav: [Home: index.md, plans/index.md, Ours: own.md]\n"])
def test_the_navigation_is_fitted_and_all_else_in_the_settings_stays(project: Path, tmp_path: Path, nav: str) -> None:
    (project / "mkdocs.yml").write_text(f"# ours\n{nav}\n# after\n{CONFIG}")
    (project / "docs" / "plans").mkdir()
    (project / "docs" / "plans" / "index.md").touch()
    run(project, tmp_path / "out")
    written = (tmp_path / "out" / "mkdocs.yml").read_text()
    assert written.startswith("# ours\n")
    assert written.endswith(CONFIG)
    plans = {"Plans": [{"Plans": "plans/index.md"}, "plans/a.md"]}
    assert yaml.safe_load(written)["nav"] == [{"Home": "index.md"}, plans, {"Ours": "own.md"}]


def test_an_export_of_another_language_stands_by_itself(project: Path, tmp_path: Path) -> None:
    (project / "mkdocs.yml").write_text(f"""{CONFIG}site_url: !ENV [NO_SUCH_ADDRESS, "https://a.example/"]
nav: [index.md, about.md]
extra: {{a: 1, alternate: [{{name: E, link: ./, lang: en}}, {{name: C, link: cy/, lang: cy}}]}}
hooks: !!python/name:os.x
""")
    (project / "mkdocs.cy.yml").write_text("INHERIT: mkdocs.yml\ntheme: {language: cy}\nnav: [{Hafan: index.md}]\n")
    site = FakeSite()
    site.language = Language("cy", {("", "Language"): ("Iaith",), ("", "Copied"): ("Wedi copïo",)})
    export(site, project / "mkdocs.cy.yml", tmp_path / "out")
    text = (tmp_path / "out" / "mkdocs.yml").read_text(encoding="utf-8")
    assert "!!python/name:os.x" in text
    written = read_config(tmp_path / "out" / "mkdocs.yml")
    assert written["nav"] == [{"Hafan": "index.md"}]
    assert written["theme"] == {"name": "material", "custom_dir": "overrides", "language": "cy"}
    assert written["site_url"] == "https://a.example/cy/"
    assert written["extra"] == {"a": 1, "alternate": [{"name": "E", "link": "../", "lang": "en"},
                                                      {"name": "C", "link": "./", "lang": "cy"}]}
    assert 'aria-label="Iaith"' in (tmp_path / "out/overrides/partials/alternate.html").read_text(encoding="utf-8")
    assert '"Copied": "Wedi copïo"' in (tmp_path / "out/docs/assets/openbook/openbook.js").read_text(encoding="utf-8")


def test_an_earlier_export_is_replaced(project: Path, tmp_path: Path) -> None:
    run(project, tmp_path / "out")
    (tmp_path / "out" / "docs" / "gone.md").touch()
    run(project, tmp_path / "out")
    assert not (tmp_path / "out" / "docs" / "gone.md").exists()


@pytest.mark.parametrize("where", ["../other", ".", ".."])
def test_a_folder_that_is_no_export_is_never_replaced(project: Path, tmp_path: Path, where: str) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mkdocs.yml").touch()
    with pytest.raises(OpenbookError, match="holds something that is no export"):
        run(project, project / where)
    assert (project / "mkdocs.yml").is_file()
    assert (tmp_path / "other" / "mkdocs.yml").is_file()


@pytest.mark.parametrize(("old", "new", "said"), [
    (", custom_dir: overrides", "", "no folder for templates"),
    ("[openbook]", "[openbook: {datapackage: ../elsewhere}]", "outside the folder of the site"),
])
def test_what_cannot_be_exported_is_said(project: Path, tmp_path: Path, old: str, new: str, said: str) -> None:
    (project / "mkdocs.yml").write_text(CONFIG.replace(old, new))
    with pytest.raises(OpenbookError, match=said):
        run(project, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("ref", [Ref("p.md", "plan", '") }}'), Ref("p.md", "{{", "a"), Ref("p.md", "plan", "a--b")])
def test_a_page_source_holds_nothing_but_ids(ref: Ref) -> None:
    with pytest.raises(ValueError, match="cannot stand"):
        page_source(ref)
