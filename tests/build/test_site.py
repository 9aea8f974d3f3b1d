"""A site is loaded once: checked, judged, drawn, packed; what did not change is not made again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from openbook.assess import Judged
from openbook.build import load_site
from openbook.build import part as module
from openbook.charts import Spec
from openbook.charts.from_book import chart_specs
from openbook.errors import OpenbookError
from openbook.settings import Settings


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    shutil.copytree(root / "tests" / "cases" / "packages" / "small", tmp_path / "datapackage" / "small")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Small\nsite_url: https://example.org/performance\n", encoding="utf-8"
    )
    return tmp_path


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the charts that are drawn while a test runs."""
    ids: list[str] = []
    draw = module.draw_all

    def counting(specs, jobs, done=None):
        ids.extend(spec.chart_id for spec in specs)
        return draw(specs, jobs, done)

    monkeypatch.setattr(module, "draw_all", counting)
    return ids


def change(project: Path, old: str, new: str, table: str = "observations") -> None:
    file = project / "datapackage" / "small" / "data" / f"{table}.csv"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_changed_means_nothing_drawn(project: Path, drawn: list[str]) -> None:
    first = load_site(project, Settings())
    assert drawn
    drawn.clear()
    again = load_site(project, Settings())
    assert drawn == []
    assert dict(again.part().charts) == dict(first.part().charts)
    assert again.part().downloads == first.part().downloads


def test_one_changed_figure_redraws_only_the_charts_that_show_it(project: Path, drawn: list[str]) -> None:
    load_site(project, Settings())
    drawn.clear()
    change(project, "fly-tipping,2025-26-Q2,861", "fly-tipping,2025-26-Q2,862")
    load_site(project, Settings())
    assert sorted(drawn) == ["spark-fly-tipping", "trend-fly-tipping"]


def test_a_changed_figure_is_in_the_downloads(project: Path) -> None:
    load_site(project, Settings())
    change(project, "fly-tipping,2025-26-Q2,861", "fly-tipping,2025-26-Q2,862")
    assert b",862," in load_site(project, Settings()).part().downloads["data/indicators/fly-tipping.csv"]


def test_the_cache_does_not_grow_with_every_change(project: Path) -> None:
    load_site(project, Settings())
    charts = project / ".openbook" / "cache" / "charts" / "small"
    before = len(list(charts.iterdir()))
    for figure in range(862, 865):
        change(project, f"fly-tipping,2025-26-Q2,{figure - 1}", f"fly-tipping,2025-26-Q2,{figure}")
        load_site(project, Settings())
    assert len(list(charts.iterdir())) == before


def test_a_damaged_cache_is_made_again(project: Path) -> None:
    first = load_site(project, Settings())
    for file in (project / ".openbook" / "cache").rglob("*"):
        if file.is_file():
            file.write_bytes(b"")
    again = load_site(project, Settings())
    assert dict(again.part().charts) == dict(first.part().charts)
    assert again.part().downloads == first.part().downloads


def test_every_file_a_page_links_to_is_made(project: Path) -> None:
    site = load_site(project, Settings())
    made = {artifact.path for artifact in site.artifacts()}
    assert {"data/small.csv", "data/small.zip", "data/plans/parks.csv", "charts/fly-tipping.svg"} <= made
    embedded = {path for path in made if path.startswith("embed/")}
    assert "embed/fly-tipping.html" in embedded
    assert made - embedded == set(site.part().view.files)


def test_the_citation_gives_the_address(project: Path) -> None:
    site = load_site(project, Settings())
    page = site.render(next(p for p in site.pages if p.id == "fly-tipping"))
    assert "https://example.org/performance/indicators/fly-tipping/" in page.html


def test_without_a_package_it_says_what_to_do(project: Path) -> None:
    with pytest.raises(OpenbookError, match="no data package here"):
        load_site(project, Settings(datapackage="nowhere"))


def test_progress_is_told_from_checking_to_packing(project: Path) -> None:
    told: list[str] = []
    load_site(project, Settings(), lambda what, _done, _all: told.append(what))
    assert list(dict.fromkeys(told)) == ["Checking", "Judging", "Drawing", "Packing"]


def test_charts_that_cannot_be_drawn_are_problems_and_not_a_traceback(
    project: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    wrong: list[str] = []

    def specs(judged: Judged) -> Iterator[Spec]:
        yield from (replace(s, alt="") if s.chart_id in wrong else s for s in chart_specs(judged))

    monkeypatch.setattr(module, "chart_specs", specs)
    for chart_id, *found in (("trend-fly-tipping", "data/indicators.csv", "fly-tipping"),
                            ("bar-all", "datapackage.json")):
        wrong.append(chart_id)
        with pytest.raises(OpenbookError) as caught:
            load_site(project, Settings())
        assert tuple(found) in [(p.file, p.value)[:len(found)] for p in caught.value.problems]
        assert {p.code for p in caught.value.problems} == {"chart-refused"}
        assert len(caught.value.problems) == len(wrong)
    assert [p.message for p in caught.value.problems] == [
        "Small Council: the chart of Fly-tipping reports (fly-tipping) cannot be drawn: no text alternative.",
        "Small Council: the chart bar-all cannot be drawn: no text alternative."]
