"""The workflows, ours and the one given to councils, hold to the supply-chain conventions."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
GIVEN = ROOT / "docs" / "publishing" / "publish-site.yml"
WORKFLOWS = (*sorted((ROOT / ".github" / "workflows").glob("*.yml")), GIVEN)
PIN = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
DEPLOY_RIGHTS = {"pages": "write", "id-token": "write"}

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def read(path: Path) -> dict[Any, Any]:
    content: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


def test_there_are_workflows_to_look_at() -> None:
    assert {path.name for path in WORKFLOWS} == {"ci.yml", "publish.yml", "publish-site.yml"}


def test_zizmor_finds_nothing() -> None:
    program = Path(sys.executable).with_name("zizmor")
    run = subprocess.run([program, "--offline", "--no-progress", "--persona", "pedantic", ROOT / ".github", GIVEN],
                         capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@each_workflow
def test_actions_are_pinned_by_commit_with_the_version_beside_it(path: Path) -> None:
    uses = re.findall(r"uses:\s*(.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert uses
    assert [line for line in uses if not PIN.match(line)] == []


def test_one_action_has_one_pin_everywhere() -> None:
    pins = {line for path in WORKFLOWS for line in re.findall(r"uses:\s*(.+)$", path.read_text("utf-8"), re.MULTILINE)}
    assert len(pins) == len({pin.split("@")[0] for pin in pins})


@each_workflow
def test_rights_are_none_at_the_top_and_least_in_each_job(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert job["permissions"] == (DEPLOY_RIGHTS if name == "deploy" else {"contents": "read"})
        assert job["timeout-minutes"] <= 60


@each_workflow
def test_a_checkout_leaves_no_credentials(path: Path) -> None:
    checkouts = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@each_workflow
def test_what_asks_the_history_has_all_of_it_and_writes_it_down_before_the_site_is_built(path: Path) -> None:
    for job in read(path)["jobs"].values():
        runs = [step.get("run", "") for step in job["steps"]]
        asks = [run for run in runs if re.search("make revisions|openbook (check --base|diff)", run)]
        depth = [step["with"].get("fetch-depth") for step in job["steps"] if "checkout@" in step.get("uses", "")]
        assert not asks or depth == [0]
        assert "make revisions" not in runs or runs.index("make revisions") < runs.index("make site")
    assert path != GIVEN or "make revisions" in [step.get("run") for step in steps(path)]


@each_workflow
def test_runs_do_not_overlap(path: Path) -> None:
    assert read(path)["concurrency"]["group"]


def test_nothing_is_deployed_from_a_pull_request() -> None:
    for path in WORKFLOWS:
        workflow = read(path)
        if "deploy" not in workflow["jobs"]:
            continue
        events = workflow[True]  # YAML 1.1 reads the key `on` as true
        condition = workflow["jobs"]["deploy"].get("if", "")
        assert "pull_request" not in events or "github.event_name != 'pull_request'" in condition


def test_ci_runs_the_readme_commands() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make --keep-going test" in script
    assert "make site" in script
    assert any(step.get("run") == "bash .ci/run" for step in steps(ROOT / ".github" / "workflows" / "ci.yml"))


def test_the_summary_tells_problems_and_counts(tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, ROOT / "tools" / "summary.py", tmp_path], capture_output=True, text=True,
                         check=False)
    assert run.returncode == 0, run.stderr
    assert "No data package was found" in run.stdout


@pytest.mark.parametrize(("name", "least"), [
    ("requirements.lock", 51), ("requirements-dev.lock", 51), ("requirements-parquet.lock", 1)])
def test_lock_files_hold_exact_versions_with_hashes_and_no_address(name: str, least: int) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = [line for line in text.splitlines() if line and not line.startswith(("#", " "))]
    assert len(pins) >= least
    assert all(re.match(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+( ; .+)? \\$", line) for line in pins)
    assert text.count("--hash=sha256:") > len(pins)
    assert "://" not in text


def test_the_lock_for_the_tests_holds_all_pins_of_the_lock_for_the_site() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^[A-Za-z0-9._-]+==[^\s;]+", (ROOT / name).read_text("utf-8"), re.MULTILINE))

    assert pins("requirements.lock") | pins("requirements-parquet.lock") <= pins("requirements-dev.lock")
