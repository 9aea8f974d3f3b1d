"""Builds as a whole: the same bytes every time, everything or nothing, and only what changed is made again."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from sites import copy_project, mkdocs_build

HOSTILE = "{{ 7*7 }} <script>alert(1)</script> {: onclick=x } a | b [x](javascript:y)"


def small_project(root: Path, folder: Path, case: str = "small") -> Path:
    """This repository's site with a small package in place of the real one."""
    project = copy_project(root, folder)
    shutil.rmtree(project / "datapackage")
    shutil.copytree(root / "tests" / "cases" / "packages" / case, project / "datapackage" / case)
    shutil.rmtree(project / "docs" / "publishing")
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^( +datapackage:) .*$", r"\1 datapackage", text)
    start = text.index("  - For publishers:")
    (project / "mkdocs.yml").write_text(text[:start] + text[text.index("\nplugins:", start):], encoding="utf-8")
    return project


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_two_cold_builds_are_the_same_byte_for_byte(root: Path, real_site: Path, tmp_path: Path) -> None:
    project = copy_project(root, tmp_path / "again")
    assert mkdocs_build(project).returncode == 0
    first, second = contents(real_site), contents(project / "site")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_ten_planted_errors_are_all_reported_and_the_earlier_site_stays(root: Path, tmp_path: Path) -> None:
    project = small_project(root, tmp_path / "p")
    assert mkdocs_build(project).returncode == 0
    before = contents(project / "site")
    shutil.rmtree(project / "datapackage")
    shutil.copytree(root / "tests" / "cases" / "packages" / "ten-problems", project / "datapackage" / "ten-problems")
    said = mkdocs_build(project)
    expected = json.loads((project / "datapackage" / "ten-problems" / "expected.json").read_text(encoding="utf-8"))
    assert said.returncode == 1
    assert len(expected) == 10
    for problem in expected:
        assert f"[{problem['code']}]" in said.stderr, problem
    assert "Traceback" not in said.stderr
    assert contents(project / "site") == before


def test_hostile_words_arrive_as_text_through_the_whole_build(root: Path, tmp_path: Path) -> None:
    project = small_project(root, tmp_path / "p")
    data = project / "datapackage" / "small" / "data"
    plans = (data / "plans.csv").read_text(encoding="utf-8")
    indicators = (data / "indicators.csv").read_text(encoding="utf-8")
    (data / "indicators.csv").write_text(indicators.replace("Household waste recycled", HOSTILE), encoding="utf-8")
    commentary = data / "commentary.csv"
    commentary.write_text(f"{commentary.read_text(encoding='utf-8').splitlines()[0]}\n"
                          f"fly-tipping,2025-26-Q2,analysis,{HOSTILE},\n", encoding="utf-8")
    assert plans
    said = mkdocs_build(project)
    assert said.returncode == 0, said.stderr
    page = (project / "site" / "indicators" / "household-recycling" / "index.html").read_text(encoding="utf-8")
    escaped = "{{ 7*7 }} &lt;script&gt;alert(1)&lt;/script&gt; {: onclick=x } a | b [x](javascript:y)"
    assert escaped in page
    assert "<script>alert(1)" not in page
    assert escaped in (project / "site" / "indicators" / "fly-tipping" / "index.html").read_text(encoding="utf-8")
    for html in (project / "site").rglob("*.html"):
        text = html.read_text(encoding="utf-8")
        assert "<script>alert" not in text, html
        assert 'href="javascript' not in text, html


@pytest.mark.parametrize("wrong", ['{{ openbook_figure("nowhere") }}', "{{ nope }}", "{{ openbook_chart() }}"])
def test_a_macro_used_wrongly_stops_the_build(root: Path, tmp_path: Path, wrong: str) -> None:
    project = small_project(root, tmp_path / "p")
    (project / "docs" / "own.md").write_text(f"# Own\n\n{wrong}\n", encoding="utf-8")
    said = mkdocs_build(project)
    assert said.returncode != 0
    assert "own.md" in said.stderr
    assert not (project / "site").exists()
