"""A folder is replaced as a whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

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


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A site with a page, a folder, and a hidden folder that is not the site's."""
    site = tmp_path / "site"
    for name in ("index.html", "plans/a.html", ".git/head"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("old")
    return site


def contents(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


def filled(staged: Path) -> Path:
    (staged / "index.html").write_text("new")
    (staged / "data").mkdir()
    (staged / "data" / "a.csv").write_text("new")
    return staged


def refuse(monkeypatch: pytest.MonkeyPatch, method: str, path: Path) -> None:
    """Make the operating system refuse to rename or make one folder, as for a mount point or a read-only parent."""
    real = getattr(Path, method)

    def refusing(self: Path, *args: Any, **kwargs: Any) -> Any:
        if self == path:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(path))
        return real(self, *args, **kwargs)

    monkeypatch.setattr(Path, method, refusing)


NEW = {".git/head": "old", "data/a.csv": "new", "index.html": "new"}


def test_a_folder_that_cannot_be_renamed_gets_the_new_contents(
        tmp_path: Path, earlier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "rename", earlier)
    staging.publish(filled(staging.stage(earlier)), earlier)
    assert contents(tmp_path) == {f"site/{name}": words for name, words in NEW.items()}


def test_where_nothing_may_be_made_beside_the_folder_the_work_is_done_inside(
        tmp_path: Path, earlier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "mkdir", tmp_path / f".site.building-{os.getpid()}")
    staged = staging.stage(earlier)
    assert staged.parent == earlier
    staging.publish(filled(staged), earlier)
    assert contents(tmp_path) == {f"site/{name}": words for name, words in NEW.items()}


@pytest.mark.parametrize("renamed", [True, False])
def test_what_is_to_be_kept_stays_unless_there_is_a_new_one(
        tmp_path: Path, earlier: Path, monkeypatch: pytest.MonkeyPatch, renamed: bool) -> None:
    if not renamed:
        refuse(monkeypatch, "rename", earlier)
    staging.publish(filled(staging.stage(earlier)), earlier, ("plans/", "index.html", "gone/"))
    assert contents(tmp_path) == {f"site/{name}": words for name, words in {**NEW, "plans/a.html": "old"}.items()}


@pytest.mark.parametrize("stuck", ["plans", "data"])
def test_if_one_entry_cannot_be_moved_all_of_the_earlier_folder_returns(
        tmp_path: Path, earlier: Path, monkeypatch: pytest.MonkeyPatch, stuck: str) -> None:
    before = contents(tmp_path)
    staged = filled(staging.stage(earlier))
    refuse(monkeypatch, "rename", earlier)
    refuse(monkeypatch, "rename", (earlier if stuck == "plans" else earlier / f".site.building-{os.getpid()}") / stuck)
    with pytest.raises(OSError, match="busy"):
        staging.publish(staged, earlier)
    staging.discard(staged)
    assert contents(tmp_path) == before
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_what_a_build_killed_while_it_replaced_the_contents_left_is_mended(tmp_path: Path, earlier: Path) -> None:
    before, dead = contents(tmp_path), 2 ** 22 + 1
    (earlier / f".site.replaced-{dead}").mkdir()
    (earlier / f".site.building-{dead}").mkdir()
    for name in ("index.html", "plans"):
        (earlier / name).rename(earlier / f".site.replaced-{dead}" / name)
    (earlier / "index.html").write_text("new")
    staging.discard(staging.stage(earlier))
    assert contents(tmp_path) == before


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "mkdir", tmp_path / f".site.building-{os.getpid()}")
    with pytest.raises(OSError, match="busy"):
        staging.stage(tmp_path / "site")
