"""A new package is valid from its first minute, and nothing is ever written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from openbook.errors import OpenbookError
from openbook.package import check, load, new_package, write_schemas


def test_a_new_package_is_valid_and_named_after_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "datapackage" / "North Borough"
    written = new_package(folder)
    assert Path("data/observations.csv") in written
    assert check(folder) == ()
    assert (load(folder).publisher.publisher_id, load(folder).publisher.name) == ("north-borough", "North borough")


def test_a_folder_that_holds_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(OpenbookError) as caught:
        new_package(tmp_path)
    assert [p.code for p in caught.value.problems] == ["folder-not-empty"]
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_schemas_are_mended_and_then_left_alone(package) -> None:
    folder = package({"file": "schemas/plans.json", "write": "{}"}, {"file": "schemas/surveys.json", "delete": True})
    assert write_schemas(folder) == (Path("schemas/plans.json"), Path("schemas/surveys.json"))
    assert check(folder) == ()
    assert write_schemas(folder) == ()
