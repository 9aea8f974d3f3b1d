"""`openbook report` says plainly what is missing, and names each file by publisher and period."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from openbook.cli import app
from openbook.errors import OpenbookError
from openbook.printing import reports, write_reports

SMALL = Path(__file__).resolve().parents[1] / "cases" / "packages" / "small"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site that has just been built from one package; what is printed is the address of its page."""
    shutil.copytree(SMALL, tmp_path / "datapackage" / "small")
    (tmp_path / "mkdocs.yml").write_text("site_name: Small\nsite_url: https://small.example\n", encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("built", encoding="utf-8")
    monkeypatch.setattr(reports, "print_page", lambda sheet: f"{sheet.address}{sheet.path}|{sheet.title}".encode())
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return tmp_path


def run(*given: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["report", *given])
    return result.exit_code, result.output


def second(site: Path) -> None:
    """A second publisher beside the first."""
    shutil.copytree(site / "datapackage" / "small", site / "datapackage" / "other")
    file = site / "datapackage" / "other" / "datapackage.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"id": "small"', '"id": "other"'), encoding="utf-8")
    (site / "site" / "index.html").touch()


def test_a_report_is_named_by_publisher_and_period(site: Path) -> None:
    code, said = run()
    written = list(site.glob("*.pdf"))
    assert code == 0
    assert [f"Written: {file.name}" for file in written] == said.splitlines()
    assert [file.name for file in written] == ["small-2025-26-q2-report.pdf"]
    assert written[0].read_text().startswith("https://small.example/report/|")


def test_each_publisher_of_several_has_a_report_and_one_may_be_chosen(site: Path) -> None:
    second(site)
    assert [file.name.partition("-")[0] for file in write_reports(Path("mkdocs.yml"))] == ["other", "small"]
    assert list(write_reports(Path("mkdocs.yml"), "other", Path("new/mine.pdf"))) == [Path("new/mine.pdf")]
    assert "/other/report/|" in Path("new/mine.pdf").read_text()
    assert "[unknown-publisher]" in run("--out", "both.pdf")[1]


def test_the_report_of_another_language_is_printed_from_its_own_pages_and_named_by_it(
    site: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.rmtree(site / "datapackage" / "small")
    shutil.copytree(SMALL.with_name("welsh"), site / "datapackage" / "welsh")
    (site / "site" / "cy").mkdir()
    for home in "site/index.html", "site/cy/index.html":
        (site / home).write_text("built", encoding="utf-8")
    with (site / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("extra:\n  alternate:\n    - {name: English, link: ./, lang: en}\n"
                   "    - {name: Cymraeg, link: cy/, lang: cy}\n")
    (site / "mkdocs.cy.yml").write_text("INHERIT: mkdocs.yml\ntheme: {name: material, language: cy}\n")
    monkeypatch.setattr(reports, "print_page",
                        lambda sheet: f"{sheet.folder.name}|{sheet.language}|{sheet.title}".encode())
    assert "Written" in run()[1]
    assert "Written" in run("--config", "mkdocs.cy.yml")[1]
    name = "sir-enghraifft-2025-26-q2-report"
    assert (site / f"{name}.pdf").read_text().startswith("site|en-GB|Welsh: full report")
    assert (site / f"{name}-cy.pdf").read_text() == (
        "cy|cy|Cyngor Sir Enghraifft: adroddiad llawn, Gorffennaf i Fedi 2025")


def test_an_unknown_publisher_is_told(site: Path) -> None:
    code, said = run("--publisher", "smal")
    assert (code, "[unknown-publisher]" in said, "one of small" in said) == (1, True, True)


def test_a_site_that_is_not_built_or_older_than_its_data_is_told(site: Path) -> None:
    home = site / "site" / "index.html"
    os.utime(home, (1, 1))
    assert "changed after the site was built" in run()[1]
    home.unlink()
    code, said = run()
    assert (code, "[no-report]" in said, "openbook build" in said) == (1, True, True)
    assert list(site.glob("*.pdf")) == []


def test_a_missing_chromium_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    (site / "site" / "report").mkdir()
    (site / "site" / "report" / "index.html").write_text("a report", encoding="utf-8")
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("OPENBOOK_CHROMIUM", raising=False)
    with pytest.raises(OpenbookError, match=r"Chromium was not found.*\[no-chromium\]"):
        next(write_reports(site / "mkdocs.yml"))
