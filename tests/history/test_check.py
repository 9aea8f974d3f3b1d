"""`openbook check --base`: a published figure changes only with a tag and a reason."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from repositories import Repo
from typer.testing import CliRunner

from openbook.cli import app
from openbook.codes import CODES
from openbook.errors import OpenbookError
from openbook.history.check import Base, base_of, base_problems, doubt_of
from openbook.history.revisions import find_revisions, write_revisions
from openbook.package import keep
from openbook.package.kept import SEAL

ROW = "fly-tipping,2025-26-Q1,430,,,,,,,,,,"


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    made = Repo(tmp_path_factory.mktemp("check") / "repo")
    made.commit()
    return made


@pytest.fixture(autouse=True)
def _as_committed(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "--force", "main")
    repo.git("clean", "-fdq")


def found(repo: Repo, *edits: tuple[str, str, str]) -> list[tuple[str, str, int | None, str | None]]:
    for file, old, new in edits:
        repo.edit(file, old, new)
    problems = base_problems(repo.folder, base_of(repo.folder, "HEAD"))
    assert {p.code for p in problems} <= set(CODES)
    assert all(p.expected and p.remedy and p.message.endswith((".", ")")) for p in problems)
    return [(p.code, p.file, p.row, p.column) for p in problems]


@pytest.mark.parametrize("new", [
    ROW,
    "fly-tipping,2025-26-Q1,431,,,,[r],,,,,Late forms came in.,",
    "fly-tipping,2025-26-Q1,,,,,,not-stated,,,,The count was not sound.,",
    "fly-tipping,2025-26-Q1,430.0,,,,,,,,,,",
])
def test_what_is_tagged_and_explained_is_accepted(repo: Repo, new: str) -> None:
    assert found(repo, ("observations.csv", ROW, new)) == []


@pytest.mark.parametrize(("new", "wrong"), [
    ("fly-tipping,2025-26-Q1,431,,,,,,,,,,", [
        ("change-untagged", "data/observations.csv", 6, "marker"),
        ("change-unexplained", "data/observations.csv", 6, "note")]),
    ("fly-tipping,2025-26-Q1,431,,,,[r],,,,,,", [("change-unexplained", "data/observations.csv", 6, "note")]),
    ("fly-tipping,2025-26-Q1,431,,,,,,,,,Why.,", [("change-untagged", "data/observations.csv", 6, "marker")]),
    ("fly-tipping,2025-26-Q1,,,,,,not-stated,,,,,", [("change-unexplained", "data/observations.csv", 6, "note")]),
    ("fly-tipping,2023-24,430,,,,,,,,,,", [("figure-removed", "data/observations.csv", None, None)]),
])
def test_what_is_not_is_refused_with_its_place(repo: Repo, new: str, wrong: list[tuple[str, str, int, str]]) -> None:
    assert found(repo, ("observations.csv", ROW, new)) == wrong


def test_a_note_that_stood_there_before_is_no_reason(repo: Repo) -> None:
    old = "park-litter-score,2025-26-Q2,-3.10,,,,[r][e]"
    assert found(repo, ("observations.csv", old, old.replace("3.10", "3.20"))) == [
        ("change-unexplained", "data/observations.csv", 8, "note")]


def test_a_provisional_figure_may_become_final(repo: Repo) -> None:
    assert found(repo, ("observations.csv", "861,,,,[p]", "870,,,,")) == []


def test_targets_and_printed_statuses_need_a_reason_too(repo: Repo) -> None:
    target, status = "fly-tipping,2025-26,set,value,", "household-recycling,2025-26-Q2,"
    assert found(repo, ("targets.csv", f"{target}1750", f"{target}1800"),
                 ("publications.csv", f"{status}green", f"{status}red")) == [
        ("change-unexplained", "data/publications.csv", 2, "note"),
        ("change-unexplained", "data/targets.csv", 3, "reason")]


def test_figures_are_compared_with_where_the_present_line_began(repo: Repo) -> None:
    repo.git("switch", "--quiet", "--create", "ahead")
    repo.commit(("observations.csv", ROW, ROW.replace("430", "440")))
    repo.git("switch", "--quiet", "main")
    assert base_problems(repo.folder, base_of(repo.folder, "ahead")) == ()


def test_a_new_package_and_an_unreadable_table_are_left_to_the_other_checks(repo: Repo) -> None:
    (repo.folder / "data" / "observations.csv").write_text('"', encoding="utf-8")
    assert found(repo) == []
    assert base_problems(repo.folder, Base(None)) == ()


@pytest.mark.parametrize("revision", ["mian", "--output=x", "", "HEAD^9", "a\nb", "HEAD:datapackage"])
def test_a_revision_that_is_none_is_told(repo: Repo, revision: str) -> None:
    with pytest.raises(OpenbookError) as caught:
        base_of(repo.folder, revision)
    assert [p.code for p in caught.value.problems] == ["unknown-revision"]


def test_a_copy_that_lacks_the_base_says_so_and_does_not_fail(repo: Repo, tmp_path: Path) -> None:
    first = repo.git("rev-parse", "HEAD").strip()
    repo.git("switch", "--quiet", "--create", "later")
    repo.commit(("observations.csv", ROW, ROW.replace("430", "440")))
    subprocess.run(["git", "clone", "--quiet", "--depth=1", "--branch=later", f"file://{repo.root}", tmp_path / "copy"],
                   check=True, capture_output=True)
    repo.git("switch", "--quiet", "main")
    folder = tmp_path / "copy" / "datapackage" / "small"
    base = base_of(folder, first)
    assert "only the last commit, without" in base.lacks
    assert base_problems(folder, base) == ()


def test_a_published_release_is_neither_taken_away_nor_sealed_anew(repo: Repo) -> None:
    copy = keep(repo.folder)
    repo.commit()
    assert found(repo) == []
    (copy / SEAL).write_text("", encoding="utf-8")
    assert [f[:2] for f in found(repo)] == [("release-changed", f"releases/{copy.name}/{SEAL}")]
    shutil.rmtree(copy)
    assert [f[:2] for f in found(repo)] == [("release-changed", f"releases/{copy.name}/{SEAL}")]
    repo.git("reset", "--quiet", "--hard", "HEAD^")


def test_the_command_adds_these_problems_to_the_others(repo: Repo) -> None:
    repo.edit("observations.csv", ROW, ROW.replace("430", "a"))
    repo.edit("observations.csv", "861,,,,[p]", "861,,,,")
    repo.edit("observations.csv", "household-recycling,2024-25,47.9", "household-recycling,2024-25,48.1")
    result = CliRunner().invoke(app, ["check", "--json", "--base", "HEAD", str(repo.folder)])
    assert result.exit_code == 1
    assert [p["code"] for p in json.loads(result.stdout)["problems"]] == ["not-a-number"]
    repo.edit("observations.csv", ROW.replace("430", "a"), ROW)
    result = CliRunner().invoke(app, ["check", "--json", "--base", "HEAD", str(repo.folder)])
    assert [p["code"] for p in json.loads(result.stdout)["problems"]] == ["change-untagged", "change-unexplained"]
    assert CliRunner().invoke(app, ["check", "--base", "mian", str(repo.folder)]).exit_code == 1


GONE = "fly-tipping,2025-26-Q1,,,,,,not-stated,,,,The count was not sound.,"


def withdrawn(repo: Repo) -> None:
    """A line whose last commit but one withdrew a result, a target and a printed status."""
    repo.git("switch", "--quiet", "--detach")
    repo.commit(("observations.csv", ROW, GONE), ("targets.csv", "fly-tipping,2025-26,set,value,1750",
                                                  "fly-tipping,2025-26,unconfirmed,value,"),
                ("publications.csv", "household-recycling,2025-26-Q2,green,",
                 "household-recycling,2025-26-Q2,unrated,no-target"))
    repo.commit()


@pytest.mark.parametrize(("new", "wrong"), [
    ("fly-tipping,2025-26-Q1,999,,,,,,,,,,", ["change-untagged", "change-unexplained"]),
    ("fly-tipping,2025-26-Q1,430,,,,,,,,,The count was not sound.,", ["change-untagged", "change-unexplained"]),
    ("fly-tipping,2025-26-Q1,999,,,,[r],,,,,Counted anew.,", []),
])
def test_a_figure_that_comes_back_after_it_was_withdrawn_needs_a_tag_and_a_reason(
        repo: Repo, new: str, wrong: list[str]) -> None:
    withdrawn(repo)
    assert [code for code, *_ in found(repo, ("observations.csv", GONE, new))] == wrong
    (message, *_) = [p.message for p in base_problems(repo.folder, base_of(repo.folder, "HEAD"))] or [""]
    assert not wrong or "was published as 430 until 2025-12-0" in message


def test_a_target_and_a_status_that_come_back_need_a_reason(repo: Repo) -> None:
    withdrawn(repo)
    assert [code for code, *_ in found(
        repo, ("targets.csv", "fly-tipping,2025-26,unconfirmed,value,", "fly-tipping,2025-26,set,value,1900"),
        ("publications.csv", "household-recycling,2025-26-Q2,unrated,no-target", "household-recycling,2025-26-Q2,red,"),
    )] == ["change-unexplained", "change-unexplained"]


def test_an_awaited_figure_that_comes_is_no_change(repo: Repo) -> None:
    assert found(repo, ("observations.csv", "household-recycling,2025-26-Q2,,,,,,awaiting-data,2026-01",
                        "household-recycling,2025-26-Q2,52.0,,,,,,"),
                 ("publications.csv", "fly-tipping,2025-26-Q2,unrated,awaiting-data", "fly-tipping,2025-26-Q2,green,"),
                 ("targets.csv", "old-litter-count,2024-25,text,,,", "fly-tipping,2024-25,set,value,9,,,,,,,,,,,\n"
                                                                     "old-litter-count,2024-25,text,,,")) == []


def test_without_the_history_the_file_of_revisions_tells_what_was_withdrawn(repo: Repo, tmp_path: Path) -> None:
    repo.git("switch", "--quiet", "--create", "with-file", "main")
    write_revisions(repo.folder, find_revisions(repo.folder).rows)
    repo.commit(("observations.csv", ROW, GONE))
    for branch, doubt in (("with-file", False), ("main", True)):
        copy = tmp_path / branch
        subprocess.run(["git", "clone", "--quiet", "--depth=1", f"--branch={branch}", f"file://{repo.root}", copy],
                       check=True, capture_output=True)
        base = base_of(copy / "datapackage" / "small", "HEAD")
        folder = copy / "datapackage" / "small"
        data = folder / "data" / "observations.csv"
        assert doubt_of(folder, base) == ""
        awaited = "household-recycling,2025-26-Q2,"
        data.write_text(data.read_text().replace(GONE, ROW.replace("430", "999")).replace(awaited, f"{awaited}52.0"))
        assert ("--unshallow" in doubt_of(folder, base)) == doubt
        if not doubt:
            assert [p.code for p in base_problems(folder, base)] == ["change-untagged", "change-unexplained"]
    repo.git("switch", "--quiet", "main")


@pytest.mark.parametrize(("old", "new", "said"), [
    ("fly-tipping,", "fly-tips,", "replaced_by"),
    ("2025-26-Q1,", "2025-26-1,", "Put the period back"),
])
def test_an_id_that_is_renamed_is_refused_with_what_to_do_in_its_place(repo: Repo, old: str, new: str,
                                                                       said: str) -> None:
    for file in (repo.folder / "data").glob("*.csv"):
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    problems = base_problems(repo.folder, base_of(repo.folder, "HEAD"))
    assert {p.code for p in problems} == {"figure-removed"}
    assert all(said in p.remedy for p in problems)


def test_a_row_of_a_target_or_a_status_that_is_gone_says_how_to_withdraw_it(repo: Repo) -> None:
    repo.edit("targets.csv", "fly-tipping,2025-26,set,value,1750,,,,,,,,,,,\n", "")
    repo.edit("publications.csv", "household-recycling,2025-26-Q2,green,,improving,3.4,points,2024-25,,,\n", "")
    problems = base_problems(repo.folder, base_of(repo.folder, "HEAD"))
    assert [(p.file, p.remedy.rpartition(" ")[2]) for p in problems] == [
        ("data/publications.csv", "note."), ("data/targets.csv", "reason.")]
