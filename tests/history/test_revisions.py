"""From commits to revisions.csv: dates, kinds, moved folders, cut histories, hostile names."""

from __future__ import annotations

import csv
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from repositories import Repo

from openbook.errors import OpenbookError
from openbook.history.check import base_of
from openbook.history.revisions import as_csv, find_revisions, write_revisions
from openbook.model import Revision
from openbook.package import check, load

RESULT = "fly-tipping,2025-26-Q2,861,,,,[p]"
LATER = ("observations.csv", "fly-tipping,2025-26-Q1,430,,,,,,,,,,",
         "fly-tipping,2025-26-Q1,500,,,,[r],,,,,Correction: one depot was left out.,")


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = Repo(tmp_path / "repo")
    made.commit()
    return made


def rows_of(folder: Path, indicator: str, period: str) -> list[Revision]:
    return [r for r in find_revisions(folder).rows if (r.indicator_id, r.period_id, r.what) == (
        indicator, period, "result")]


def test_each_value_has_its_day_its_kind_and_its_effect(repo: Repo) -> None:
    repo.commit(LATER)
    repo.commit(("observations.csv", RESULT, "fly-tipping,2025-26-Q2,990,,,,"))
    first, later = rows_of(repo.folder, "fly-tipping", "2025-26-Q1")
    assert (first.kind, str(first.on), first.value) == ("first", "2025-12-01", Decimal(430))
    assert (later.kind, str(later.on), later.reason) == (
        "correction", "2025-12-02", "Correction: one depot was left out.")
    final = rows_of(repo.folder, "fly-tipping", "2025-26-Q2")[1]
    assert (final.kind, final.reason, final.status_before, final.status_after) == (
        "revision", "The earlier figure was provisional.", "green", "red")


def test_a_merged_branch_is_one_publication(repo: Repo) -> None:
    repo.git("switch", "--quiet", "--create", "change")
    repo.commit((LATER[0], LATER[1], LATER[1].replace("430", "431")))
    repo.commit((LATER[0], LATER[1].replace("430", "431"), LATER[2]))
    repo.git("switch", "--quiet", "main")
    repo.git("merge", "--quiet", "--no-ff", "--message", "m", "change")
    assert [r.value for r in rows_of(repo.folder, "fly-tipping", "2025-26-Q1")] == [Decimal(430), Decimal(500)]


def test_the_history_goes_on_when_the_folder_is_moved(repo: Repo) -> None:
    repo.git("mv", "datapackage/small", "datapackage/larger")
    repo.folder = repo.folder.with_name("larger")
    repo.commit()
    repo.commit(LATER)
    assert [str(r.on) for r in rows_of(repo.folder, "fly-tipping", "2025-26-Q1")] == ["2025-12-01", "2025-12-03"]


def test_what_is_written_is_a_valid_package_with_a_page_and_the_same_bytes_again(repo: Repo) -> None:
    repo.commit(LATER)
    written = write_revisions(repo.folder, find_revisions(repo.folder).rows)
    assert [path.as_posix() for path in written] == [
        "data/revisions.csv", "datapackage.json", "schemas/revisions.json"]
    assert check(repo.folder) == ()
    assert len([r for r in load(repo.folder).revisions if r.number > 0]) == 1
    repo.commit()
    assert write_revisions(repo.folder, find_revisions(repo.folder).rows) == ()


def test_a_commit_that_broke_a_table_withdraws_nothing(repo: Repo) -> None:
    repo.commit(("observations.csv", RESULT, '"' + RESULT))
    repo.commit(("observations.csv", '"' + RESULT, RESULT))
    found = find_revisions(repo.folder)
    assert found.unread == 1
    assert found.notes == ("Commits passed over because their tables cannot be read: 1.",)
    assert all(r.number == 0 for r in found.rows)


def test_a_cut_history_says_what_it_lacks_and_keeps_what_the_package_knows(repo: Repo, tmp_path: Path) -> None:
    repo.commit(LATER)
    write_revisions(repo.folder, find_revisions(repo.folder).rows)
    repo.commit()
    repo.commit(("observations.csv", RESULT, "fly-tipping,2025-26-Q2,990,,,,[r]"))
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "--quiet", "--depth=2", f"file://{repo.root}", copy], check=True,
                   capture_output=True)
    folder = copy / "datapackage" / "small"
    assert "2025-12-03" in find_revisions(folder).notes[0]
    assert find_revisions(folder).rows == find_revisions(repo.folder).rows
    (folder / "data" / "revisions.csv").unlink()
    assert {str(r.on) for r in find_revisions(folder).rows} == {"None", "2025-12-04"}


def test_hostile_names_of_folders_and_files_are_only_names(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "--upload-pack=x")
    hostile = repo.root / "datapackage" / ":(glob)**\n$(touch owned) -x"
    repo.folder = repo.folder.rename(hostile)
    (hostile / "data" / "--output=owned").write_text("x")
    repo.commit()
    repo.commit(LATER)
    assert len(rows_of(hostile, "fly-tipping", "2025-26-Q1")) == 2
    assert not list(tmp_path.rglob("owned"))


def test_a_link_in_the_history_is_not_followed(repo: Repo, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_bytes((repo.folder / "data" / "targets.csv").read_bytes())
    (repo.folder / "data" / "targets.csv").unlink()
    (repo.folder / "data" / "targets.csv").symlink_to(secret)
    repo.commit()
    assert find_revisions(repo.folder).unread == 1


def test_a_link_out_of_the_package_is_not_written_through(repo: Repo, tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    (repo.folder / "data" / "revisions.csv").symlink_to(outside)
    with pytest.raises(OpenbookError) as caught:
        write_revisions(repo.folder, find_revisions(repo.folder).rows)
    assert [p.code for p in caught.value.problems] == ["unsafe-path"]
    assert not outside.exists()


def test_what_cannot_be_written_is_one_plain_problem(repo: Repo) -> None:
    (repo.folder / "data" / "revisions.csv").mkdir()
    with pytest.raises(OpenbookError) as caught:
        write_revisions(repo.folder, find_revisions(repo.folder).rows)
    assert [p.code for p in caught.value.problems] == ["file-unreadable"]


def test_words_of_an_unchecked_past_cannot_run_in_a_spreadsheet() -> None:
    row = Revision("a", "2017", "result", 1, "revision", text_value="=1+1", reason=" -x\x00", status_after="purple")
    (cells,) = list(csv.DictReader(as_csv([row]).decode().splitlines()))
    assert (cells["text_value"], cells["reason"], cells["status_after"]) == ("“=1+1”", "“-x”", "")


def test_without_git_or_a_repository_there_is_one_plain_problem(repo: Repo, tmp_path: Path, monkeypatch) -> None:
    def code(folder: Path) -> list[str]:
        with pytest.raises(OpenbookError) as caught:
            find_revisions(folder)
        return [p.code for p in caught.value.problems]

    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "bare").mkdir()
    assert code(tmp_path / "bare") == ["no-history"]
    assert code(tmp_path / "nowhere") == ["no-history"]
    empty = Repo(tmp_path / "empty")
    assert code(empty.folder) == ["no-history"]
    monkeypatch.setenv("PATH", str(tmp_path))
    assert code(repo.folder) == ["no-history"]


def test_a_copy_without_the_content_of_its_history_is_not_taken_for_an_empty_one(repo: Repo, tmp_path: Path) -> None:
    repo.git("config", "uploadpack.allowFilter", "true")
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "--quiet", "--filter=blob:none", "--no-checkout", f"file://{repo.root}", copy],
                   check=True, capture_output=True)
    folder = copy / "datapackage" / "small"
    shutil.copytree(repo.folder, folder)
    with pytest.raises(OpenbookError) as caught:
        find_revisions(folder)
    assert [p.code for p in caught.value.problems] == ["no-history"]
    assert "cannot be read" in base_of(folder, "HEAD").lacks


def shallow(repo: Repo, to: Path, depth: int) -> Path:
    subprocess.run(["git", "clone", "--quiet", f"--depth={depth}", f"file://{repo.root}", to], check=True,
                   capture_output=True)
    return to / "datapackage" / "small"


def test_a_cut_history_keeps_what_the_file_holds_and_a_whole_one_heals_it(repo: Repo, tmp_path: Path) -> None:
    def told(folder: Path, period: str) -> list[str]:
        return [f"{r.kind} {r.value} {r.on} {r.reason}" for r in rows_of(folder, "fly-tipping", period)]

    write_revisions(repo.folder, find_revisions(repo.folder).rows)
    repo.commit()
    gone = "fly-tipping,2025-26-Q1,,,,,,not-stated,,,,Not sound.,"
    repo.commit(("observations.csv", RESULT, "fly-tipping,2025-26-Q2,870,,,,[r]"),
                (LATER[0], LATER[1], gone))
    repo.commit((LATER[0], gone, LATER[1].replace("430", "999")))
    one = shallow(repo, tmp_path / "one", 1)
    assert told(one, "2025-26-Q2") == ["first 861 2025-12-01 None", "unexplained 870 None None"]
    assert told(one, "2025-26-Q1") == ["first 430 2025-12-01 None", "unexplained 999 None None"]
    two = shallow(repo, tmp_path / "two", 2)
    assert told(two, "2025-26-Q1") == [
        "first 430 2025-12-01 None", "revision None None Not sound.", "unexplained 999 2025-12-04 None"]
    for folder in (one, two):
        write_revisions(folder, find_revisions(folder).rows)
        assert write_revisions(folder, find_revisions(folder).rows) == ()
        assert check(folder) == ()
    subprocess.run(["git", "fetch", "--quiet", "--unshallow"], cwd=one, check=True, capture_output=True)
    assert find_revisions(one).rows == find_revisions(repo.folder).rows


def test_a_cut_history_that_begins_with_a_broken_table_gives_no_day_to_what_came_before(repo: Repo,
                                                                                        tmp_path: Path) -> None:
    repo.commit(("observations.csv", RESULT, '"' + RESULT))
    repo.commit(("observations.csv", '"' + RESULT, RESULT))
    assert {r.on for r in find_revisions(shallow(repo, tmp_path / "copy", 2)).rows} == {None}
