"""Settings files that inherit from others, and the language of a site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.utils.yaml import yaml_load

from openbook.errors import OpenbookError
from openbook.settings import find_config, read_config, read_settings

BASE = """
site_name: Performance
site_url: !ENV [NO_SUCH_ADDRESS, "https://figures.example/"]
theme: {name: material, language: en, features: [a, b], icon: {logo: x}, custom_dir: overrides}
nav: [index.md, {About: about.md}]
plugins: [search, {openbook: {datapackage: data}}]
extra: {openbook: {footer: [{title: Contact, path: about.md}]}}
"""
WELSH = """
INHERIT: mkdocs.yml
site_name: Perfformiad
theme: {language: cy, icon: {alternate: y}, features: [c]}
nav: [index.md]
extra: {openbook: {licence: {title: OGL}}, homepage: /cy/}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text(BASE, encoding="utf-8")
    (tmp_path / "mkdocs.cy.yml").write_text(WELSH, encoding="utf-8")
    return tmp_path


def test_a_file_that_inherits_is_read_as_mkdocs_reads_it(project: Path) -> None:
    (project / "sub").mkdir()
    (project / "sub" / "more.yml").write_text("INHERIT: ../mkdocs.cy.yml\ntheme: {features: []}\nnav:\n", "utf-8")
    for name in ("mkdocs.yml", "mkdocs.cy.yml", "sub/more.yml"):
        with (project / name).open("rb") as file:
            assert read_config(project / name) == yaml_load(file), name


@pytest.mark.parametrize(("parent", "why"), [("gone.yml", "is not there"), ("mkdocs.cy.yml", "inherits from itself")])
def test_a_file_that_inherits_from_nothing_is_a_problem(project: Path, parent: str, why: str) -> None:
    (project / "mkdocs.yml").write_text(f"INHERIT: {parent}\n", encoding="utf-8")
    with pytest.raises(OpenbookError, match=why):
        read_config(project / "mkdocs.cy.yml")


def test_the_language_of_the_site_is_that_of_its_theme(project: Path) -> None:
    english = read_settings(find_config(project))
    assert (english.language, english.spoken.code) == ("en", "en")
    welsh = read_settings(project / "mkdocs.cy.yml")
    assert (welsh.language, welsh.spoken.code, welsh.datapackage) == ("cy", "cy", "data")


def test_a_language_that_nobody_has_translated_speaks_english(project: Path) -> None:
    (project / "mkdocs.yml").write_text(BASE.replace("language: en", "language: fr"), encoding="utf-8")
    settings = read_settings(project / "mkdocs.yml")
    assert (settings.language, settings.spoken.code) == ("fr", "en")


def test_the_site_s_own_words_come_before_openbook_s(project: Path) -> None:
    own = project / "overrides" / "openbook" / "locales"
    own.mkdir(parents=True)
    for code, word in (("cy", "Fy newislen"), ("fr", "Menu principal")):
        (own / f"{code}.po").write_text(f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
                                        f'"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\n'
                                        f'msgid "Menu"\nmsgstr "{word}"\n', encoding="utf-8")
    welsh = replace(read_settings(project / "mkdocs.cy.yml"), templates=str(own.parent)).spoken
    assert (welsh.say("Menu"), welsh.say("Search")) == ("Fy newislen", "Chwilio")
    (project / "mkdocs.yml").write_text(BASE.replace("language: en", "language: fr"), encoding="utf-8")
    french = replace(read_settings(project / "mkdocs.yml"), templates=str(own.parent)).spoken
    assert french.say("Menu") == "Menu principal"
