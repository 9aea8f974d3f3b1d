"""A new package is valid from its first minute, and nothing is ever written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from openbook.errors import OpenbookError
from openbook.package import add_resource, check, load, new_package, write_schemas


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


@pytest.mark.parametrize("name", ["finances", "benchmarks", "changes"])
def test_a_file_that_a_new_package_lacks_can_be_added(tmp_path: Path, name: str) -> None:
    new_package(tmp_path / "north")
    assert Path(f"data/{name}.csv") in add_resource(tmp_path / "north", name)
    assert check(tmp_path / "north") == ()
    assert add_resource(tmp_path / "north", name) == ()


def test_a_file_that_is_there_already_is_listed_and_not_written_over(tmp_path: Path) -> None:
    new_package(tmp_path / "north")
    made = tmp_path / "north" / "data" / "surveys.csv"
    made.write_text("mine\n", encoding="utf-8")
    add_resource(tmp_path / "north", "surveys")
    assert made.read_text(encoding="utf-8") == "mine\n"


def test_an_unknown_file_is_not_added(tmp_path: Path) -> None:
    new_package(tmp_path / "north")
    with pytest.raises(OpenbookError, match="Did you mean targets"):
        add_resource(tmp_path / "north", "target")


def test_schemas_are_mended_and_then_left_alone(package) -> None:
    folder = package({"file": "schemas/plans.json", "write": "{}"}, {"file": "schemas/surveys.json", "delete": True})
    assert write_schemas(folder) == (Path("schemas/plans.json"), Path("schemas/surveys.json"))
    assert check(folder) == ()
    assert write_schemas(folder) == ()
