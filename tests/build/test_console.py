from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from openbook.build.console import make_all

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
    assert "Small Council: 5 indicators in 2 plans" in said
    assert "printed numbers agree with the data" in said


def test_the_build_step_lists_all_problems_and_makes_nothing(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert make_all(project(root, tmp_path, "ten-problems")) == 1
    said = capsys.readouterr().err
    assert said.count("to mend:") == 10
    assert "10 problems; nothing was made." in said
    assert not (tmp_path / ".openbook" / "cache" / "charts").exists()
