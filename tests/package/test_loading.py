"""A valid package becomes a book; the second load skips the checks, and only then."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from openbook.errors import OpenbookError
from openbook.package import check, find, load, schemas, validity

ROOT = Path(__file__).resolve().parents[2]


def test_the_small_package_is_valid(package) -> None:
    assert check(package()) == ()


@pytest.mark.parametrize("folder", [path.parent for path in sorted(ROOT.glob("datapackage/*/datapackage.json"))],
                         ids=lambda path: path.name)
def test_the_published_packages_are_valid(folder: Path) -> None:
    assert check(folder) == ()


def test_the_book_holds_what_the_files_say(package) -> None:
    book = load(package())
    assert list(book.plans) == ["clean-and-green", "parks"]
    score = book.observation("park-litter-score", "2025-26-Q2")
    assert score is not None
    assert (score.value, str(score.value), score.marker) == (Decimal("-3.1"), "-3.10", "[r][e]")
    assert [i.ref for i in book.indicators_of("parks")] == ["3a", "9", "10"]


def test_the_second_load_skips_frictionless_and_gives_the_same_book(package, tmp_path: Path) -> None:
    folder, cache = package(), tmp_path / "cache"
    code = ("import sys; from pathlib import Path; from openbook.package import load;"
            f"book = load(Path({str(folder)!r}), Path({str(cache)!r}));"
            "print(book.fingerprint, 'frictionless' in sys.modules)")
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(2)]
    first, second = (run.stdout.split() for run in runs)
    assert first[0] == second[0]
    assert (first[1], second[1]) == ("True", "False")
    assert load(folder, cache) == load(folder)


def test_a_changed_package_is_checked_again(package, tmp_path: Path) -> None:
    folder, cache = package(), tmp_path / "cache"
    before = load(folder, cache).fingerprint
    targets = folder / "data" / "targets.csv"
    targets.write_text(targets.read_text().replace(",50.0,", ",fifty,"))
    with pytest.raises(OpenbookError):
        load(folder, cache)
    targets.write_text(targets.read_text().replace(",fifty,", ",51.0,"))
    assert load(folder, cache).fingerprint != before


def test_a_file_added_beside_the_listed_ones_is_seen_in_spite_of_the_cache(package, tmp_path: Path) -> None:
    folder, cache = package(), tmp_path / "cache"
    load(folder, cache)
    (folder / "data" / "more.csv").write_text("id\n")
    with pytest.raises(OpenbookError) as caught:
        load(folder, cache)
    assert [p.code for p in caught.value.problems] == ["file-not-listed"]


def test_a_verdict_ends_with_the_checks_that_gave_it(monkeypatch) -> None:
    before = validity.key("content")
    monkeypatch.setattr(validity, "checks_hash", lambda: "other checks")
    assert validity.key("content") != before


def test_a_verdict_ends_with_the_rules_that_were_installed(monkeypatch) -> None:
    before = validity.key("content")
    monkeypatch.setattr(validity, "rule_names", lambda: ("tolerance", "our-rule"))
    assert validity.key("content") != before


def test_a_cache_that_cannot_be_written_is_no_error(package, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, not a folder")
    assert load(package(), tmp_path / "cache").publisher.name == "Small Council"


def test_packages_are_found_from_the_project_its_data_folder_and_themselves(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / "datapackage" / name / "data").mkdir(parents=True)
    (tmp_path / "datapackage" / "a" / "datapackage.json").write_text("{}")
    inner = tmp_path / "datapackage"
    assert find(tmp_path) == find(inner) == (inner / "a", inner / "b")
    assert find(inner / "a") == (inner / "a",)
    assert find(tmp_path / "nowhere") == ()


def test_problems_of_one_file_do_not_hide_those_of_another(package) -> None:
    folder = package({"file": "data/plans.csv", "write": "x"}, {"file": "datapackage.json", "unset": ["openbook"]},
                     {"file": "data/surveys.csv", "replace": ["84", "lots"]})
    assert {(p.code, p.file) for p in check(folder)} >= {
        ("missing-column", "data/plans.csv"), ("property-missing", "datapackage.json"),
        ("not-a-number", "data/surveys.csv")}


def test_the_schemas_are_those_of_the_resources() -> None:
    assert list(schemas())[:3] == ["periods", "plans", "indicators"]
    assert "descriptor" not in schemas()
    for schema in schemas().values():
        for field in schema["fields"]:
            assert field["description"]
            if "categories" in field:
                assert field["categories"] == field["constraints"]["enum"]
