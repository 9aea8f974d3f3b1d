"""`openbook diff`: what would change, as Markdown that nothing in the data can break out of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from repositories import Repo
from typer.testing import CliRunner

from openbook.cli import app
from openbook.history.markup import MOST_BYTES, MOST_ROWS, bounded, table, words
from openbook.history.review import summary

ROW = "fly-tipping,2025-26-Q2,861,,,,[p]"


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    made = Repo(tmp_path_factory.mktemp("review") / "repo")
    made.commit()
    return made


@pytest.fixture(autouse=True)
def _as_committed(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "--force", "main")


def diff(repo: Repo, base: str = "HEAD") -> str:
    result = CliRunner().invoke(app, ["diff", base, str(repo.folder)])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_nothing_changes_when_nothing_changed(repo: Repo) -> None:
    assert diff(repo) == ("## What would change: small\n\nNothing changes.\n\n"
                          "**If this is published, nothing changes.**\n")


def test_figures_targets_statuses_directions_and_pages_that_would_change(repo: Repo) -> None:
    repo.edit("observations.csv", ROW, "fly-tipping,2025-26-Q2,990,,,,")
    repo.edit("observations.csv", "fly-tipping,2025-26-Q1,430,,,,,,,,,,", "fly-tipping,2025-26-Q1,431,,,,,,,,,,")
    repo.edit("targets.csv", "household-recycling,2025-26,set,value,50.0", "household-recycling,2025-26,set,value,55.0")
    text = diff(repo)
    assert "| Fly-tipping reports | 2025-26-Q2 | 861 &#91;p&#93; | 990 | revision: The earlier figure was " in text
    assert "| Fly-tipping reports | 2025-26-Q1 | 430 | 431 | unexplained |" in text
    assert "| Household waste recycled | 2025-26 | Target | 50.0% | 55.0% | unexplained |" in text
    assert "### Statuses by the rule (2)\n" in text
    assert "| Fly-tipping reports | Green | Red |" in text
    assert "| indicators/fly-tipping.md | changed |" in text
    assert "| indicators/old-litter-count.md |" not in text
    assert "accessibility.md" not in text
    last = text.splitlines()[-1]
    assert last.startswith("**If this is published, this changes: 2 figures, 1 target, 2 statuses by the rule, ")


def test_new_and_removed_indicators_and_printed_statuses(repo: Repo) -> None:
    repo.edit("indicators.csv", "old-litter-count,", "new-litter-count,")
    repo.edit("publications.csv", "household-recycling,2025-26-Q2,green", "household-recycling,2025-26-Q2,red")
    for file in ("observations.csv", "targets.csv"):
        repo.edit(file, "old-litter-count,", "new-litter-count,")
    text = diff(repo)
    assert "### New indicators (1)" in text
    assert "| new-litter-count |" in text
    assert "### Removed indicators (1)" in text
    assert "| Household waste recycled | 2025-26-Q2 | green | red | unexplained |" in text
    assert "| indicators/old-litter-count.md | removed |" in text
    assert "| indicators/new-litter-count.md | new |" in text


def test_a_broken_package_is_told_without_a_failure(repo: Repo) -> None:
    repo.edit("indicators.csv", "fly-tipping,", "fly-tiping,")
    (repo.folder / "data" / "plans.csv").write_text("x\n", encoding="utf-8")
    assert "could not be worked out, for the data is not valid" in diff(repo)
    (repo.folder / "datapackage.json").write_text("{", encoding="utf-8")
    assert "The package cannot be read" in diff(repo)


def test_a_package_that_is_gone_is_told_and_refused_but_not_one_that_was_renamed(repo: Repo, monkeypatch) -> None:
    monkeypatch.chdir(repo.root)
    repo.git("switch", "--quiet", "--detach")
    repo.git("mv", "datapackage/small", "datapackage/other")
    repo.commit()
    assert "removed package" not in CliRunner().invoke(app, ["diff", "HEAD^1"]).stdout
    repo.git("rm", "-rq", "datapackage/other")
    (repo.root / "datapackage").mkdir(exist_ok=True)
    told = CliRunner().invoke(app, ["diff", "main"]).stdout
    assert told == ("## What would change: small\n\nThe whole package would be removed.\n\n"
                    "**If this is published, this changes: 1 removed package.**\n")
    assert "[figure-removed]" in CliRunner().invoke(app, ["check", "--base", "main"]).stdout


def test_an_unknown_base_ends_with_1(repo: Repo) -> None:
    result = CliRunner().invoke(app, ["diff", "mian", str(repo.folder)])
    assert (result.exit_code, "[unknown-revision]" in result.output) == (1, True)


def test_what_could_not_be_compared_is_not_said_to_stay_the_same(repo: Repo) -> None:
    (repo.folder / "datapackage.json").write_text("{", encoding="utf-8")
    told = CliRunner().invoke(app, ["diff", "main", str(repo.folder)]).stdout
    assert told.endswith("**Of 1 package it could not be told.**\n")
    assert "nothing changes" not in told
    assert summary({"figure": 1}, 2).endswith("changes: 1 figure. Of 2 packages it could not be told.**\n")


HOSTILE = ["| a |\n# b", "<script>x</script>", "[x](http://a.example)", "![x](y)", "**b** _c_ `d` ~~e~~",
           "www.a.example", "https://a.example", "&lt;b&gt;", "@someone", "a\\|b", "$x^2$",
           "<!-- x", "\u202eabc\x1b[31m"]


@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40)))
def test_words_show_themselves_and_nothing_else(text: str) -> None:
    cell = words(text)
    assert "\n" not in cell
    made = MarkdownIt("gfm-like", {"linkify": False}).render(table("T", ("A", "B"), [(text, "end")]))
    assert made.count("<td>") == 2
    assert made.split("<td>")[1].split("</td>")[0].count("<") == 0
    assert not any(sign in cell for sign in ("://", "www.", "@", "<", "`", "|"))


def test_a_summary_is_never_too_long_and_always_ends_with_its_last_line() -> None:
    rows = [(f"row {n}", "x" * 400) for n in range(MOST_ROWS + 50)]
    one = table("T", ("A", "B"), rows)
    assert one.count("\n| row ") == MOST_ROWS
    assert "... and 50 more." in one
    whole = bounded(one * 60, "**last**\n")
    assert len(whole.encode()) <= MOST_BYTES
    assert whole.endswith("room for no more.\n\n**last**\n")
    assert bounded(one, "**last**\n") == one + "**last**\n"


def test_the_command_writes_revisions_and_says_what_it_wrote(repo: Repo, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(repo.root)
    result = CliRunner().invoke(app, ["revisions"])
    assert result.exit_code == 0
    assert "Written: datapackage/small/data/revisions.csv" in result.stdout
    assert "0 later values" in result.stdout
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(app, ["revisions", "nowhere"]).exit_code == 1


def test_what_comes_back_is_not_said_to_be_published_first(repo: Repo) -> None:
    repo.git("switch", "--quiet", "--detach")
    row, gone = "fly-tipping,2025-26-Q1,430,,,,,,,,,,", "fly-tipping,2025-26-Q1,,,,,,not-stated,,,,Not sound.,"
    repo.commit(("observations.csv", row, gone))
    repo.edit("observations.csv", gone, row.replace("430", "999"))
    repo.edit("observations.csv", "household-recycling,2025-26-Q2,,,,,,awaiting-data,2026-01",
              "household-recycling,2025-26-Q2,52.0,,,,,,")
    text = diff(repo)
    assert "| none | 999 | published again, it was 430 until 2025-12-" in text
    assert "; unexplained |" in text
    repo.edit("observations.csv", "fly-tipping,2025-26-Q1,999,,,,,,,,,,\n", "")
    assert "| 430 | none | its row is gone |" in diff(repo, "HEAD^1")
    assert "| none | 52.0% | first published |" in text


def test_counts_of_one_are_said_as_one(repo: Repo, monkeypatch) -> None:
    monkeypatch.chdir(repo.root)
    repo.git("switch", "--quiet", "--detach")
    repo.commit(("observations.csv", ROW, "fly-tipping,2025-26-Q2,990,,,,"))
    assert ", 1 later value\n" in CliRunner().invoke(app, ["revisions"]).stdout
