"""A folder is replaced as a whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from openbook.build import staging


def test_what_a_killed_build_left_is_cleared_away_and_the_earlier_folder_comes_back(tmp_path: Path) -> None:
    dead = 2 ** 22 + 1
    (tmp_path / f".site.building-{dead}").mkdir()
    (tmp_path / f".site.replaced-{dead}" / "x").mkdir(parents=True)
    staged = staging.stage(tmp_path / "site")
    assert sorted(p.name for p in tmp_path.iterdir()) == [f".site.building-{os.getpid()}", "site"]
    assert (tmp_path / "site" / "x").is_dir()
    staging.publish(staged, tmp_path / "site")
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_folders_of_running_builds_and_of_others_are_left_alone(tmp_path: Path) -> None:
    names = [f".site.building-{os.getppid()}", ".site.other-1", ".site.building-x", f".two.building-{2 ** 22 + 1}"]
    for name in names:
        (tmp_path / name).mkdir()
    staging.discard(staging.stage(tmp_path / "site"))
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(names)


def test_a_folder_behind_a_link_is_replaced_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to("real")
    staged = staging.stage(tmp_path / "site")
    (staged / "new").touch()
    staging.publish(staged, tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "real" / "new").exists()


def test_if_the_new_folder_cannot_take_the_place_the_earlier_one_returns(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "old").touch()
    with pytest.raises(OSError, match="gone"):
        staging.publish(tmp_path / "gone", tmp_path / "site")
    assert (tmp_path / "site" / "old").exists()


def test_the_folder_can_be_read_by_others_as_any_new_folder_can(tmp_path: Path) -> None:
    (tmp_path / "usual").mkdir()
    assert staging.stage(tmp_path / "site").stat().st_mode == (tmp_path / "usual").stat().st_mode
