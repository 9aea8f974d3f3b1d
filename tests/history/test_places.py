"""A package has its own history wherever it stood; two packages that change places keep theirs apart."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

from repositories import Repo

from openbook.history.check import base_of, base_problems
from openbook.history.review import review
from openbook.history.revisions import find_revisions
from openbook.package import keep

ROW = "fly-tipping,2025-26-Q1,430,"


def values(folder: Path) -> list[tuple[Decimal | None, str]]:
    return [(r.value, str(r.on)) for r in find_revisions(folder).rows
            if (r.indicator_id, r.period_id) == ("fly-tipping", "2025-26-Q1")]


def test_two_packages_that_change_places_keep_their_figures_their_releases_and_their_histories(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo")
    repo.commit()
    small, other = repo.folder, repo.folder.with_name("other")
    shutil.copytree(small, other)
    about = other / "datapackage.json"
    about.write_text(about.read_text().replace('"id": "small"', '"id": "other"'), encoding="utf-8")
    data = other / "data" / "observations.csv"
    data.write_text(data.read_text().replace(ROW, ROW.replace("430", "12")), encoding="utf-8")
    keep(other)
    repo.commit()
    small.rename(tmp_path / "aside")
    other.rename(small)
    (tmp_path / "aside").rename(other)
    assert [base_problems(folder, base_of(folder, "HEAD")) for folder in (small, other)] == [(), ()]
    repo.commit()
    assert values(small) == [(Decimal(12), "2025-12-02")]
    assert values(other) == [(Decimal(430), "2025-12-01")]
    repo.edit("observations.csv", ROW.replace("430", "12"), ROW.replace("430", "13"))
    assert len(base_problems(small, base_of(small, "HEAD^1"))) == 2


def test_a_publisher_that_changes_its_id_keeps_its_history(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo")
    repo.commit()
    about = repo.folder / "datapackage.json"
    about.write_text(about.read_text().replace('"id": "small"', '"id": "renamed"'), encoding="utf-8")
    repo.commit()
    assert values(repo.folder) == [(Decimal(430), "2025-12-01")]


def test_a_package_that_was_taken_away_and_is_back_is_compared_with_what_it_was(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo")
    repo.commit()
    shutil.copytree(repo.folder, tmp_path / "aside")
    repo.git("rm", "-rq", "datapackage/small")
    repo.commit()
    shutil.copytree(tmp_path / "aside", repo.folder)
    base = base_of(repo.folder, "HEAD")
    assert base_problems(repo.folder, base) == ()
    assert "taken away and is back" in review(repo.folder, base).text
    repo.edit("observations.csv", ROW, ROW.replace("430", "999"))
    assert [p.code for p in base_problems(repo.folder, base)] == ["change-untagged", "change-unexplained"]
    repo.commit()
    assert [value for value, _ in values(repo.folder)] == [Decimal(430), Decimal(999)]
