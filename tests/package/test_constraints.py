"""Frictionless finds what breaks a schema; each finding is told in plain words at its place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from openbook.package.canonical import columns
from openbook.package.constraints import validate
from openbook.package.tables import Line, Table

SMALL = Path(__file__).parent.parent / "cases" / "packages" / "small"


def survey(**cells: str) -> Table:
    row = {"survey": "Ours", "period_id": "2025-26", "question": "Parks", "value": "84", "unit": "percent",
           "note": "", "source": ""} | cells
    return Table("surveys", "data/surveys.csv", columns("surveys"), (Line(2, row),))


def test_a_valid_row_has_no_problem() -> None:
    assert list(validate(survey())) == []


def test_each_broken_cell_is_named() -> None:
    found = list(validate(survey(value="lots", unit="procent", question="")))
    assert [(p.code, p.row, p.column) for p in found] == [
        ("required-empty", 2, "question"), ("not-a-number", 2, "value"), ("not-in-list", 2, "unit")]
    assert found[2].remedy == "Write percent."


def test_row_numbers_are_those_of_the_file_even_when_rows_were_left_out() -> None:
    table = survey(value="lots")
    late = Table(table.name, table.file, table.columns, (Line(9, table.lines[0].cells),))
    assert [p.row for p in validate(late)] == [9]


def test_a_pattern_with_alternatives_binds_as_a_whole() -> None:
    cells = dict.fromkeys(columns("indicators"), "x") | {
        "decimals": "1", "key": "true", "statutory": "", "polarity": "higher", "aggregation": "flow",
        "frequency": "annual", "format": "number", "profile": "linearly", "active_from": "", "retired_on": ""}
    table = Table("indicators", "a.csv", columns("indicators"), (Line(2, cells),))
    assert [(p.code, p.column) for p in validate(table)] == [("wrong-form", "profile")]


def test_what_frictionless_alone_knows_is_passed_on(monkeypatch) -> None:
    import frictionless

    class Finding:
        type, note, message = "other-error", "something new", "something new"

    class Report:
        class Task:
            errors = (Finding(),)
        tasks = (Task(),)

    monkeypatch.setattr(frictionless.Resource, "validate", lambda *_, **__: Report())
    assert [(p.code, "something new" in p.message) for p in validate(survey())] == [("frictionless", True)]


def test_a_package_as_published_passes_frictionless_itself() -> None:
    run = subprocess.run([sys.executable, "-m", "frictionless", "validate", "datapackage.json"], cwd=SMALL,
                         capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_frictionless_is_not_imported_before_it_is_needed() -> None:
    code = ("import sys, openbook.package, openbook.cli;"
            "print({'frictionless', 'jsonschema', 'pandas'} & set(sys.modules))")
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
