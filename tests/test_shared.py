"""One site for a process, loaded again when the content of the data package changes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

import openbook.build
from openbook.errors import OpenbookError, Problem
from openbook.settings import Settings
from openbook.shared import site_for


@pytest.fixture
def loads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    seen: list[str] = []

    def load_site(root: Path, settings: Any) -> object:
        text = (root / "datapackage" / "a.csv").read_text()
        seen.append(text)
        if text == "bad":
            raise OpenbookError([Problem("x", "a.csv", "Bad.")])
        return object()

    monkeypatch.setattr(openbook.build, "load_site", load_site)
    (tmp_path / "datapackage").mkdir()
    (tmp_path / "datapackage" / "a.csv").write_text("one")
    return seen


def test_the_same_data_is_loaded_once(tmp_path: Path, loads: list[str]) -> None:
    assert site_for(tmp_path, Settings()) is site_for(tmp_path, Settings())
    assert loads == ["one"]


def test_changed_data_is_loaded_again(tmp_path: Path, loads: list[str]) -> None:
    first = site_for(tmp_path, Settings())
    (tmp_path / "datapackage" / "a.csv").write_text("two")
    assert site_for(tmp_path, Settings()) is not first
    assert loads == ["one", "two"]


def test_a_file_that_was_only_touched_is_not_loaded_again(tmp_path: Path, loads: list[str]) -> None:
    first = site_for(tmp_path, Settings())
    os.utime(tmp_path / "datapackage" / "a.csv", (1, 1))
    assert site_for(tmp_path, Settings()) is first


def test_data_with_problems_is_looked_at_again_every_time(tmp_path: Path, loads: list[str]) -> None:
    site_for(tmp_path, Settings())
    (tmp_path / "datapackage" / "a.csv").write_text("bad")
    for _ in range(2):
        with pytest.raises(OpenbookError):
            site_for(tmp_path, Settings())
    assert loads == ["one", "bad", "bad"]
