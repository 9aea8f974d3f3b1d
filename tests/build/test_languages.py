"""Where a build stands among the languages of its site, and which of its pages are in another language."""

from __future__ import annotations

from pathlib import Path

import pytest

from openbook.build.languages import Languages, left_out, left_over, own_folder, untranslated
from openbook.errors import OpenbookError
from openbook.settings import languages_beside, read_settings

ENGLISH = """
site_name: x
site_url: https://a.example/
theme: {name: material, language: en}
extra:
  alternate:
    - {name: English, link: ./, lang: en}
    - {name: Cymraeg, link: cy/, lang: cy}
    - {name: Gaeilge, link: ga/, lang: ga}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "mkdocs.cy.yml").write_text("INHERIT: mkdocs.yml\ndocs_dir: docs-cy\ntheme: {language: cy}\n")
    (tmp_path / "mkdocs.ga.yml").write_text("INHERIT: mkdocs.yml\ntheme: {language: ga}\n")
    for page in ("docs/ours.md", "docs/both.md", "docs-cy/both.md"):
        (tmp_path / page).parent.mkdir(exist_ok=True)
        (tmp_path / page).touch()
    return tmp_path


def languages(project: Path, name: str) -> Languages:
    return Languages(read_settings(project / name), project / name, {"index.md", "plans/a.md"})


@pytest.mark.parametrize(("source", "page", "welsh", "irish"), [
    ("plans/a.md", "plans/a/", "../../cy/plans/a/", "../../ga/plans/a/"),
    ("both.md", "both/", "../cy/both/", "../ga/both/"),
    ("ours.md", "ours/", "../cy/", "../ga/ours/"),
    ("", None, "/cy/", "/ga/"),
])
def test_a_page_leads_to_itself_where_the_other_language_has_it(
    project: Path, source: str, page: str | None, welsh: str, irish: str,
) -> None:
    english, to_welsh, to_irish = languages(project, "mkdocs.yml").ways(source, page)
    assert (english.here, to_welsh.here) == (True, False)
    assert (to_welsh.link, to_irish.link) == (welsh, irish)
    assert to_welsh.same is (source not in ("", "ours.md"))


def test_a_site_of_one_language_has_no_ways(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: x\ntheme: {name: material}\n")
    assert languages(project, "mkdocs.yml").ways("ours.md", "ours/") == ()


def test_pages_from_the_folder_of_another_language_are_in_that_language(project: Path) -> None:
    welsh, irish = languages(project, "mkdocs.cy.yml"), languages(project, "mkdocs.ga.yml")
    assert (welsh.written_in("both.md", None), irish.written_in("both.md", None)) == ("", "en")
    assert (irish.written_in("plans/a.md", None), welsh.written_in("both.md", "en-GB")) == ("", "en-GB")
    assert languages(project, "mkdocs.yml").written_in("ours.md", None) == ""


def test_each_language_has_a_folder_of_its_own(project: Path) -> None:
    assert languages_beside(project / "mkdocs.yml") == {
        project / "mkdocs.cy.yml": "cy/", project / "mkdocs.ga.yml": "ga/"}
    file = project / "mkdocs.cy.yml"
    settings = read_settings(file)
    assert settings.site_url == "https://a.example/cy/"
    assert own_folder(project / "site", file, settings) == project / "site" / "cy"
    assert own_folder(project / "elsewhere", file, settings) == project / "elsewhere"
    main = project / "mkdocs.yml"
    assert own_folder(project / "site", main, read_settings(main)) == project / "site"


def test_a_build_of_one_language_says_which_others_it_left(project: Path) -> None:
    main, folders = project / "mkdocs.yml", ("cy/", "ga/")
    assert "Not built: cy/, ga/. 'openbook build'" in left_out(project / "site", main, folders)
    (project / "site" / "cy").mkdir(parents=True)
    assert "Left as it was, with the data it had: cy/. Not built: ga/. " in left_out(project / "site", main, folders)
    assert left_out(project / "elsewhere", main, folders) == ""
    assert left_out(project / "site", main, ()) == ""


def test_two_languages_in_one_folder_are_refused(project: Path) -> None:
    (project / "mkdocs.yml").write_text(ENGLISH.replace("link: ga/", "link: cy/"), encoding="utf-8")
    with pytest.raises(OpenbookError, match="one folder"):
        languages_beside(project / "mkdocs.yml")


def test_a_language_without_words_is_told(project: Path) -> None:
    assert untranslated(read_settings(project / "mkdocs.cy.yml")) == ""
    assert "stay English" in untranslated(read_settings(project / "mkdocs.ga.yml"))


def test_words_that_a_language_takes_over_from_the_other_are_told(project: Path) -> None:
    main, file = project / "mkdocs.yml", project / "mkdocs.cy.yml"
    with main.open("a", encoding="utf-8") as more:
        more.write("  openbook: {footer: [{title: Complaints, path: ours.md}, {title: Contact, path: about.md}]}\n"
                   "site_description: How we do\nnav:\n  - Home: index.md\n  - More:\n    - Our people: ours.md\n")
    assert left_over(file, read_settings(file)) == (
        "mkdocs.cy.yml: site_name is that of mkdocs.yml; site_description is that of mkdocs.yml; the catalogue does "
        "not know the labels More, Our people, Complaints. Say it in the language of the site.")
    assert left_over(main, read_settings(main)) == ""
    file.write_text("INHERIT: mkdocs.yml\nsite_name: y\nsite_description: Sut\ntheme: {language: cy}\nnav: [index.md]\n"
                    "extra: {openbook: {footer: []}}\n", encoding="utf-8")
    assert left_over(file, read_settings(file)) == ""
