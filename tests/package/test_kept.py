"""A release is kept as it was: frozen once, never written over, and every later touch is found."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from openbook.errors import OpenbookError
from openbook.package import check, keep, load, load_kept
from openbook.package.kept import SEAL, about

Package = Callable[..., Path]


def codes(folder: Path) -> list[str]:
    return [p.code for p in check(folder)]


def test_a_release_is_a_whole_package_and_its_package_stays_valid(package: Package) -> None:
    folder = package()
    copy = keep(folder)
    assert copy == folder / "releases" / "2025-26-q2"
    assert load_kept(copy).fingerprint == load(folder).fingerprint
    assert check(folder) == check(copy) == ()
    assert about(folder) == {"2025-26-q2": ("2025-26-Q2", json.loads(
        (folder / "datapackage.json").read_text(encoding="utf-8"))["openbook"]["published_on"])}


def test_a_release_is_never_written_over(package: Package) -> None:
    folder = package()
    keep(folder)
    with pytest.raises(OpenbookError, match="release-kept"):
        keep(folder)
    assert keep(folder, "2025-26-q2-corrected").is_dir()
    assert len(about(folder)) == 2


@pytest.mark.parametrize("name", ["2025/26 Q2", "Q2", "..", "../x", "a--b", "a" * 300])
def test_a_name_that_cannot_be_an_address_is_refused(name: str, package: Package) -> None:
    with pytest.raises(OpenbookError, match="release-name"):
        keep(package(), name)


def test_a_release_that_was_touched_is_found(package: Package) -> None:
    folder = package()
    copy = keep(folder)
    (copy / "data" / "observations.csv").write_text("changed", encoding="utf-8")
    (copy / "data" / "extra.csv").write_text("new", encoding="utf-8")
    (copy / "schemas" / "plans.json").unlink()
    found = [(p.code, p.file) for p in check(folder)]
    assert found == [("release-changed", f"releases/2025-26-q2/{path}")
                     for path in ("data/extra.csv", "data/observations.csv", "schemas/plans.json")]


def test_a_release_without_its_seal_or_with_a_wrong_name_is_found(package: Package) -> None:
    folder = package()
    copy = keep(folder)
    (copy / SEAL).unlink()
    copy.rename(copy.with_name("Q2"))
    assert sorted(codes(folder)) == ["release-changed", "release-name"]


def test_a_release_that_lost_its_descriptor_or_was_put_elsewhere_is_found(package: Package, tmp_path: Path) -> None:
    folder = package()
    copy = keep(folder)
    (copy / "datapackage.json").unlink()
    assert codes(folder) == ["release-changed"]
    (copy / "datapackage.json").write_text("{", encoding="utf-8")
    assert codes(folder) == ["release-changed", "release-unreadable"]
    assert about(folder) == {}
    (copy / SEAL).write_bytes(b"\xff")
    assert set(codes(folder)) == {"release-changed", "release-unreadable"}
    copy.rename(tmp_path / "away")
    copy.symlink_to(tmp_path / "away")
    assert codes(folder) == ["unsafe-path"]


def test_a_release_is_read_whatever_columns_later_versions_added(package: Package) -> None:
    folder = package()
    file = folder / "data" / "publications.csv"
    lines = [line.rsplit(",", 1)[0] for line in file.read_text(encoding="utf-8").splitlines()]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert "missing-column" in codes(folder)
    assert load_kept(keep(folder)).indicators


def test_a_release_that_cannot_be_read_says_so(package: Package) -> None:
    folder = package({"file": "datapackage.json", "unset": ["openbook.plan_word"]})
    with pytest.raises(OpenbookError, match="release-unreadable"):
        load_kept(keep(folder))
