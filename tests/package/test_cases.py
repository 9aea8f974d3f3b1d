"""A folder is a test: each case is `small` with a patch, and the problems expected of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from openbook.codes import CODES
from openbook.errors import OpenbookError
from openbook.package import check, load

CASES = Path(__file__).parent.parent / "cases" / "packages"
BROKEN = sorted(path.parent.name for path in CASES.glob("*/expected.json"))
ELSEWHERE = {
    "folder-not-empty": "test_starter.py", "file-too-large": "test_reading.py",
    "cell-too-long": "test_tables.py", "frictionless": "test_constraints.py",
    "no-config": "test_cli.py", "bad-setting": "settings", "publisher-address": "build",
    "release-kept": "test_kept.py", "release-name": "test_kept.py", "release-changed": "test_kept.py",
    "release-unreadable": "test_kept.py", "address-gone": "build", "chart-refused": "build", "address-line": "build",
    "change-untagged": "history", "change-unexplained": "history", "figure-removed": "history",
    "no-history": "history", "unknown-revision": "history",
    "low-contrast": "test_colours.py", "no-chromium": "printing", "no-report": "printing",
    "unknown-publisher": "printing", "print-failed": "printing",
}
"""Codes that no small package can raise, with the test module, or the part of the program, that does."""


def test_there_are_cases() -> None:
    assert len(BROKEN) > 50


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_package_reports_exactly_its_problems(case: str, package) -> None:
    expected = json.loads((CASES / case / "expected.json").read_text(encoding="utf-8"))
    found = check(package(case=case))
    assert [{"code": p.code, "file": p.file, "row": p.row, "column": p.column} for p in found] == expected
    assert all(p.expected and p.remedy and p.message.endswith((".", ")")) for p in found)
    assert {p.code for p in found} <= set(CODES)


@pytest.mark.parametrize("case", ["ten-problems", "file-missing"])
def test_loading_a_broken_package_raises_all_its_problems(case: str, package, tmp_path: Path) -> None:
    folder = package(case=case)
    with pytest.raises(OpenbookError) as caught:
        load(folder, tmp_path / "cache")
    assert caught.value.problems == check(folder)


def test_every_code_is_raised_by_a_case() -> None:
    raised = {problem["code"] for case in BROKEN
              for problem in json.loads((CASES / case / "expected.json").read_text(encoding="utf-8"))}
    assert raised | set(ELSEWHERE) == set(CODES)
    assert not raised & set(ELSEWHERE)
