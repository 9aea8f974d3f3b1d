from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from books import book, row

from openbook.assess import Check, judge
from openbook.build.console import LISTED, make_all, summary

CASES = Path("tests") / "cases" / "packages"


def project(root: Path, folder: Path, case: str) -> Path:
    shutil.copytree(root / CASES / case, folder / "datapackage" / case)
    (folder / "mkdocs.yml").write_text("site_name: Small\n", encoding="utf-8")
    return folder


def test_the_build_step_says_what_was_made_and_what_does_not_add_up(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert make_all(project(root, tmp_path, "small")) == 0
    said = capsys.readouterr().err
    assert "Small Council: 4 indicators in 2 plans; 1 more retired" in said
    assert "3 rated (2 Green, 1 Red) and 1 not rated (1 a new figure is awaited)" in said
    assert "printed numbers agree with the data" in said


def test_the_build_step_lists_all_problems_and_makes_nothing(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert make_all(project(root, tmp_path, "ten-problems")) == 1
    said = capsys.readouterr().err
    assert said.count("to mend:") == 10
    assert "10 problems; nothing was made." in said
    assert not (tmp_path / ".openbook" / "cache" / "charts").exists()


def told(*checks: Check) -> tuple[str, ...]:
    view = SimpleNamespace(judged=judge(book([row("2017-18-Q2", value=8)])), prefix="testshire/")
    part = SimpleNamespace(view=view, charts={}, downloads={}, shared=SimpleNamespace(checks=checks))
    site: Any = SimpleNamespace(parts=(part,), pages=())
    return summary(site)


def test_a_difference_is_named_with_both_figures() -> None:
    wrong = Check("Page 4", "result", "roads", Decimal(46), Decimal(45), "", ("mention", "value", ""), "%",
                  "mentions", "potholes")
    assert told(wrong)[-2] == "  Page 4, Potholes: result: printed 46%, from the data 45%"


def test_many_differences_are_cut_short_with_a_word_on_where_all_are() -> None:
    wrong = Check("Page 4", "total", None, Decimal(46), Decimal(45), "", ("status", "all", "total"))
    lines = told(*[wrong] * (LISTED + 3))
    assert sum("Page 4" in line for line in lines) == LISTED
    assert lines[-2] == "  and 3 more: all are on the page testshire/audit.md"
