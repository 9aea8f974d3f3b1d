"""The MkDocs plugin: generated pages, hand-written ones beside them, and never half a site."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

import openbook.build
from openbook.errors import OpenbookError, Problem
from openbook.text.language import ENGLISH

CONFIG = """
site_name: Openbook
theme: {name: material, font: false}
nav: [{Home: index.md}, {Plans: plans/index.md}, {About: about.md}]
plugins:
- search
- macros: {modules: [openbook.macros], on_error_fail: true, on_undefined: strict}
- openbook
markdown_extensions: [openbook.markdown]
"""


@dataclass(frozen=True)
class Ref:
    path: str
    kind: str
    id: str = ""
    publisher: str = ""


class FakeSite:
    """Three pages about whatever stands in datapackage/words.txt."""

    updated = date(2017, 11, 29)
    language = ENGLISH
    several = False
    prefix = ""
    parts = ()
    view = SimpleNamespace(book=SimpleNamespace(publisher=SimpleNamespace(plan_word=("plan", "plans"))))
    pages = (Ref("index.md", "home"), Ref("plans/index.md", "plans"), Ref("plans/a.md", "plan", "a"),
             Ref("about.md", "about"))

    def __init__(self, words: str) -> None:
        self.words = words

    def render(self, ref: Ref) -> Any:
        link = '<a href="site:plans/a.md#x">a</a> <a href="site:data/all.csv">all</a>'
        return SimpleNamespace(title=f"{ref.kind} {self.words}", description=None, html=f"<p>{self.words} {link}</p>",
                               publisher="", prefix="", feeds=(), title_lang="")

    def marked(self, html: str) -> str:
        return html

    def part(self, _publisher: str | None = None, _source: str = "") -> FakeSite:
        return self

    def macro(self, name: str, *ids: str, **options: Any) -> str:
        if ids and ids != ("a",):
            raise ValueError(f"there is no {name} {ids[0]!r}")
        return f"<b>{name} {self.words}</b>"

    def artifacts(self) -> Iterator[Any]:
        yield SimpleNamespace(path="data/all.csv", data=b"a,b\n")


asked: list[Any] = []


def load_fake(root: Path, settings: Any) -> FakeSite:
    asked.append(settings)
    words = (root / "datapackage" / "words.txt").read_text()
    if words == "bad":
        raise OpenbookError([Problem("bad-number", "data/targets.csv", f"Problem {n}.", row=n) for n in (2, 3)])
    return FakeSite(words)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(openbook.build, "load_site", load_fake, raising=False)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    for path, text in {"mkdocs.yml": CONFIG, "docs/about.md": "# By hand\n\nIt is {{ openbook_counts() }}.\n",
                       "datapackage/words.txt": "first"}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def run(project: Path, command: str = "build", file: str = "mkdocs.yml", **options: Any) -> Any:
    """What `mkdocs build` does."""
    config = load_config(str(project / file), **options)
    config.plugins.on_startup(command=command, dirty=False)
    if command == "serve":
        config.site_url = "http://127.0.0.1:8000/"
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return config


def read(project: Path, path: str) -> str:
    return (project / "site" / path).read_text()


def left_overs(project: Path) -> list[str]:
    return [p.name for p in project.iterdir() if p.name.startswith(".site")]


def test_generated_pages_and_files_are_in_the_site_but_not_in_docs(project: Path) -> None:
    run(project, strict=True)
    plan = read(project, "plans/a/index.html")
    assert '<p>first <a href="./#x">a</a> <a href="../../data/all.csv">all</a></p>' in plan
    assert '<a href="plans/a/#x">a</a> <a href="data/all.csv">all</a>' in read(project, "index.html")
    assert read(project, "data/all.csv") == "a,b\n"
    assert [p.name for p in (project / "docs").iterdir()] == ["about.md"]


def test_a_hand_written_page_wins_and_may_use_macros(project: Path) -> None:
    run(project)
    page = read(project, "about/index.html")
    assert "<p>It is <b>counts first</b>.</p>" in page
    assert "By hand" in page


def test_a_hand_written_page_of_another_name_at_the_same_address_is_refused(
        project: Path, caplog: pytest.LogCaptureFixture) -> None:
    (project / "docs" / "plans" / "a").mkdir(parents=True)
    (project / "docs" / "plans" / "a" / "index.md").write_text("# My own plan\n")
    with pytest.raises(Abort):
        run(project)
    assert "docs/plans/a/index.md has the address of the generated plans/a.md" in caplog.text


def test_plans_stand_below_their_page_in_the_navigation(project: Path) -> None:
    config = run(project, strict=True)
    plans = {"Plans": [{"Plans": "plans/index.md"}, "plans/a.md"]}
    assert config.nav == [{"Home": "index.md"}, plans, {"About": "about.md"}]


def test_pages_are_dated_by_the_data(project: Path) -> None:
    run(project, site_url="https://example.org/")
    assert "<lastmod>2017-11-29</lastmod>" in read(project, "sitemap.xml")
    assert str(date.today().year) not in read(project, "sitemap.xml")


def test_problems_stop_the_build_all_at_once_and_leave_the_earlier_site(
        project: Path, caplog: pytest.LogCaptureFixture) -> None:
    run(project)
    (project / "datapackage" / "words.txt").write_text("bad")
    with pytest.raises(Abort):
        run(project)
    assert "The data package has 2 problems; nothing was published." in caplog.text
    assert "row 2: Problem 2." in caplog.text
    assert "row 3: Problem 3." in caplog.text
    assert "first" in read(project, "index.html")
    assert left_overs(project) == []


def break_off(project: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def stop(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr("mkdocs.commands.build._build_page", stop)
    (project / "datapackage" / "words.txt").write_text("second")


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(100), RuntimeError("x")])
def test_a_build_that_breaks_off_leaves_the_earlier_site(
        project: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    run(project)
    break_off(project, monkeypatch, error)
    with pytest.raises(type(error)):
        run(project)
    assert "first" in read(project, "index.html")
    assert left_overs(project) == []


def test_a_strict_build_with_warnings_publishes_nothing(project: Path) -> None:
    run(project, strict=True)
    (project / "datapackage" / "words.txt").write_text("second")
    (project / "docs" / "more.md").write_text("[gone](gone.md)\n")
    with pytest.raises(Abort, match="strict"):
        run(project, strict=True)
    assert "first" in read(project, "index.html")
    run(project)
    assert "second" in read(project, "index.html")
    assert left_overs(project) == []


def test_a_macro_with_a_wrong_id_stops_the_build_without_a_traceback(
        project: Path, caplog: pytest.LogCaptureFixture) -> None:
    run(project)
    (project / "docs" / "about.md").write_text("{{ openbook_plan('aa') }}\n")
    with pytest.raises(SystemExit):
        run(project)
    assert "about.md: openbook_plan('aa'): there is no plan 'aa'" in caplog.text
    assert "Traceback" not in caplog.text
    assert "By hand" in read(project, "about/index.html")


def test_the_site_folder_that_others_see_after_the_build_is_the_final_one(project: Path) -> None:
    assert run(project).site_dir == str(project / "site")


def test_serving_writes_where_mkdocs_says(project: Path, tmp_path: Path) -> None:
    config = run(project, "serve", site_dir=str(tmp_path / "served"))
    assert (Path(config.site_dir) / "plans/a/index.html").is_file()


def test_a_build_of_one_language_leaves_the_others_as_they_are_and_says_so(
        project: Path, caplog: pytest.LogCaptureFixture) -> None:
    (project / "mkdocs.cy.yml").write_text("INHERIT: mkdocs.yml\ntheme: {language: cy}\n")
    (project / "site" / "cy").mkdir(parents=True)
    (project / "site" / "old").mkdir()
    caplog.set_level("INFO")
    run(project, strict=True)
    assert [(project / "site" / folder).is_dir() for folder in ("cy", "old", "plans")] == [True, False, True]
    assert "Left as it was, with the data it had: cy/. 'openbook build' builds them all." in caplog.text


def test_changed_data_is_seen_by_the_next_build_of_the_same_process(project: Path) -> None:
    run(project, "serve")
    (project / "datapackage" / "words.txt").write_text("other")
    run(project, "serve")
    assert "<p>other " in read(project, "index.html")


@pytest.mark.parametrize(("old", "new", "said"), [
    ("markdown_extensions: [openbook.markdown]", "", "markdown_extensions"),
    ("on_error_fail: true, ", "", "on_error_fail"),
    ("on_undefined: strict", "on_undefined: keep", "on_undefined"),
    ("modules: [openbook.macros], ", "", "modules: [openbook.macros]"),
])
def test_settings_that_would_publish_errors_are_refused(
        project: Path, caplog: pytest.LogCaptureFixture, old: str, new: str, said: str) -> None:
    (project / "mkdocs.yml").write_text(CONFIG.replace(old, new))
    with pytest.raises(Abort):
        run(project)
    assert said in caplog.text
    assert not (project / "site").exists()


def test_hidden_files_of_the_earlier_site_stay(project: Path) -> None:
    run(project)
    (project / "site" / ".git").mkdir()
    (project / "site" / ".nojekyll").touch()
    (project / "site" / "old.html").touch()
    run(project)
    assert (project / "site" / ".git").is_dir()
    assert (project / "site" / ".nojekyll").exists()
    assert not (project / "site" / "old.html").exists()


@pytest.mark.parametrize(("wrong", "said"), [
    ("{{ openbook_plan('aa') }}", "about.md: openbook_plan('aa'): there is no plan 'aa'"),
    ("{{ nope }}", "about.md: "),
    ("{% if %}", "about.md: "),
])
def test_a_preview_outlives_a_macro_used_wrongly_and_says_what_is_wrong(
        project: Path, caplog: pytest.LogCaptureFixture, wrong: str, said: str) -> None:
    (project / "docs" / "about.md").write_text(f"{wrong}\n")
    with pytest.raises(Abort):  # livereload goes on after an Abort, and ends with any other SystemExit
        run(project, "serve")
    assert said in caplog.messages[-1]
    (project / "docs" / "about.md").write_text("# Mended\n")
    run(project, "serve")
    assert "Mended" in read(project, "about/index.html")


def test_the_address_is_that_of_the_configuration_in_use(project: Path) -> None:
    (project / "mkdocs.yml").rename(project / "other.yml")
    (project / "other.yml").write_text(f"{CONFIG}site_url: https://two.example/x\nuse_directory_urls: false\n")
    for command in ("build", "serve"):
        asked.clear()
        (project / "datapackage" / "words.txt").write_text(command)
        run(project, command, "other.yml")
        assert [(s.site_url, s.directory_urls) for s in asked] == [("https://two.example/x/", False)]


@pytest.mark.parametrize(("directories", "links"), [(True, ["./", "../plans/a/#x"]),
                                                   (False, ["about.html", "plans/a.html#x"])])
def test_the_footer_leads_to_pages_wherever_they_are_published(
        project: Path, directories: bool, links: list[str]) -> None:
    (project / "mkdocs.yml").write_text(f"""{CONFIG}use_directory_urls: {directories}
extra: {{openbook: {{footer: [{{title: A, path: about.md}}, {{title: B, path: "plans/a.md#x"}},
                            {{title: C, path: "https://e.example/x.md"}}, {{title: D, path: gone/}}]}}}}
""")
    run(project, strict=True)
    page = read(project, "about/index.html" if directories else "about.html")
    footer = page[page.index("<footer"):]
    assert [footer.count(f'href="{link}"') for link in (*links, "https://e.example/x.md")] == [1, 1, 1]


def test_a_footer_that_leads_nowhere_is_a_warning(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    (project / "mkdocs.yml").write_text(f"{CONFIG}extra: {{openbook: {{footer: [{{title: A, path: gone.md}}]}}}}\n")
    with pytest.raises(Abort):
        run(project, strict=True)
    assert "there is no page gone.md to link to" in caplog.text


def test_snippets_are_found_wherever_the_command_is_run(
        project: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "mkdocs.yml").write_text(CONFIG.replace(
        "[openbook.markdown]", "[openbook.markdown, {pymdownx.snippets: {base_path: [docs], check_paths: true}}]"))
    (project / "docs" / "about.md").write_text('# By hand\n\n--8<-- "more.txt"\n')
    (project / "docs" / "more.txt").write_text("From a snippet.")
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    run(project, strict=True)
    assert "From a snippet." in read(project, "about/index.html")


@pytest.mark.parametrize("part", ["stage", "publish"])
def test_a_place_that_cannot_be_written_is_named_without_a_traceback(
        project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, part: str) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    run(project)
    before = read(project, "index.html")
    (project / "datapackage" / "words.txt").write_text("second")
    monkeypatch.setattr(f"openbook.build.staging.{part}", refuse)
    with pytest.raises(Abort):
        run(project)
    assert f"The site cannot be put in {project / 'site'}: " in caplog.text
    assert "Permission denied" in caplog.text
    assert "name another folder" in caplog.text
    assert read(project, "index.html") == before
    assert left_overs(project) == []


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    logger = logging.getLogger("mkdocs")
    before = logger.level
    logger.setLevel(logging.INFO)
    yield
    logger.setLevel(before)
