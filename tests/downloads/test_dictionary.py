"""The data dictionary lists every column of a package."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from openbook.downloads.dictionary import dictionary
from openbook.package.contents import content_files


def read(package: dict[str, bytes]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(dictionary(package).decode(), newline="")))


def test_every_column_of_every_file_has_a_row_with_its_meaning(root: Path) -> None:
    package = content_files(root / "tests" / "cases" / "packages" / "small")
    rows = read(package)
    for path in (p for p in package if p.endswith(".csv")):
        heading = package[path].decode().splitlines()[0].split(",")
        assert set(heading) <= {r["column"] for r in rows if r["file"] == path}
    assert all(r["description"] and r["type"] for r in rows)


def test_codes_and_limits_are_told(root: Path) -> None:
    (row,) = [r for r in read(content_files(root / "tests" / "cases" / "packages" / "small"))
              if (r["file"], r["column"]) == ("data/indicators.csv", "polarity")]
    assert row["required"] == "yes"
    assert row["codes"].startswith("higher")


def test_a_schema_may_stand_in_the_descriptor() -> None:
    field = {"name": "a", "type": "string", "categories": [{"value": "x", "label": "Ex"}, "y"]}
    package = {"datapackage.json": json.dumps(
        {"resources": [{"path": "data/a.csv", "schema": {"fields": [field]}}, {"path": "b.csv"}]}).encode()}
    assert [(r["file"], r["column"], r["codes"]) for r in read(package)] == [("data/a.csv", "a", "x (Ex); y")]


def test_a_package_without_a_descriptor_has_headings_only() -> None:
    assert read({}) == []
