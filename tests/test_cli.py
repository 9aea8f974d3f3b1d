"""The command tells every problem plainly, ends with 1, and never shows a traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from openbook.cli import app

CASES = Path(__file__).parent / "cases" / "packages"


def run(*args: object):
    return CliRunner().invoke(app, [str(arg) for arg in args])


@pytest.fixture(autouse=True)
def _outside_github(monkeypatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def test_a_valid_package_ends_with_0() -> None:
    result = run("check", CASES / "small")
    assert (result.exit_code, "no problems" in result.output) == (0, True)


def test_ten_problems_are_all_told_and_end_with_1() -> None:
    result = run("check", CASES / "ten-problems")
    assert result.exit_code == 1
    assert "10 problems in 9 files" in result.output
    for problem in json.loads((CASES / "ten-problems" / "expected.json").read_text()):
        assert f"[{problem['code']}]" in result.output
    assert "Traceback" not in result.output
    assert "\x1b" not in result.output


@pytest.mark.parametrize("module", ["openbook", "openbook.cli"])
def test_the_command_runs_as_a_module_too(module: str, tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", module, "schemas", str(tmp_path)], capture_output=True, text=True,
                          check=False)
    assert (done.returncode, "[file-missing]" in done.stdout + done.stderr) == (1, True)


def test_machines_get_json() -> None:
    result = run("check", "--json", CASES / "ten-problems", CASES / "small")
    report = json.loads(result.output)
    assert (result.exit_code, report["valid"], len(report["packages"])) == (1, False, 2)
    assert len(report["problems"]) == 10
    first = report["problems"][0]
    assert set(first) == {"package", "code", "file", "row", "column", "value", "message", "expected", "remedy", "docs"}
    assert first["docs"] == f"publishing/errors/#{first['code']}"


def test_github_shows_each_problem_at_its_line(monkeypatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    result = run("check", CASES / "ten-problems")
    notes = [line for line in result.output.splitlines() if line.startswith("::error ")]
    assert len(notes) == 10
    # The row above holds a cell with line breaks, so row 4 of the spreadsheet is line 7 of the file.
    assert any("data/commentary.csv,line=7,title=unknown-reference::" in note for note in notes)


def test_a_value_cannot_forge_an_annotation_or_steer_the_terminal(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    folder = tmp_path / "small"
    shutil.copytree(CASES / "small", folder)
    targets = folder / "data" / "targets.csv"
    targets.write_text(targets.read_text().replace("50.0", '"\x1b[31m\n::error file=forged::x"'), newline="")
    result = run("check", folder)
    assert result.exit_code == 1
    assert "\x1b" not in result.output
    assert not [line for line in result.output.splitlines() if line.startswith("::error file=forged")]


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_terminal_without_accents_is_told_everything(form: tuple[str, ...], tmp_path: Path) -> None:
    folder = tmp_path / "small"
    shutil.copytree(CASES / "small", folder)
    targets = folder / "data" / "targets.csv"
    targets.write_text(targets.read_text(encoding="utf-8").replace("50.0", "£50 – café"), encoding="utf-8")
    settings = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii:strict", "PATH": os.environ["PATH"]}
    told = subprocess.run([sys.executable, "-c", "from openbook.cli import app; app()", "check", *form, folder],
                          env=settings, capture_output=True, check=False)
    assert (told.returncode, told.stderr) == (1, b"")
    assert b"not-a-number" in told.stdout
    if form:
        assert json.loads(told.stdout)["problems"][0]["value"] == "£50 – café"
    else:
        assert rb"\xa350 \u2013 caf\xe9" in told.stdout


def test_no_package_is_told_and_ends_with_1(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in ((), ("nowhere",)):
        result = run("check", *arguments)
        assert (result.exit_code, "[no-package]" in result.output) == (1, True)


def test_a_new_package_checks_clean(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("new", "datapackage/north").exit_code == 0
    assert run("check").exit_code == 0
    again = run("new", "datapackage/north")
    assert (again.exit_code, "[folder-not-empty]" in again.output) == (1, True)


def test_schemas_are_written_again(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    shutil.copytree(CASES / "small", folder)
    (folder / "schemas" / "plans.json").unlink()
    assert "plans.json" in run("schemas", folder).output
    assert "Nothing to do" in run("schemas", folder).output
    assert run("schemas", tmp_path).exit_code == 1


@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_folder_without_a_site_is_told(command: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in ((), ("--config", "other.yml")):
        result = run(command, *arguments)
        assert (result.exit_code, "[no-config]" in result.output) == (1, True)


def test_a_release_is_kept_once_and_only_of_a_valid_package(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    shutil.copytree(CASES / "small", folder)
    assert run("release", folder, "--name", "first").exit_code == 0
    assert (folder / "releases" / "first" / "SHA256SUMS").is_file()
    again = run("release", folder, "--name", "first")
    assert (again.exit_code, "[release-kept]" in again.output) == (1, True)
    (folder / "data" / "plans.csv").unlink()
    broken = run("release", folder, "--name", "second")
    assert (broken.exit_code, "[file-missing]" in broken.output) == (1, True)
    assert not (folder / "releases" / "second").exists()


def test_the_addresses_of_a_site_are_listed_in_its_package(tmp_path: Path) -> None:
    shutil.copytree(CASES / "small", tmp_path / "datapackage")
    (tmp_path / "mkdocs.yml").write_text("site_name: Small\n", encoding="utf-8")
    result = run("addresses", "--config", tmp_path / "mkdocs.yml")
    listed = (tmp_path / "datapackage" / "addresses.txt").read_text(encoding="utf-8").splitlines()
    assert (result.exit_code, f"{len(listed) - 1} new" in result.output) == (0, True)
    assert {"./", "plans/parks/", "feed.xml"} <= set(listed)
