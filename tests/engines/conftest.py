"""One small site with hostile words in its data, built by MkDocs and, from an export, by Zensical."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from openbook.build import load_site
from openbook.build.export import export
from openbook.settings import Settings

HOSTILE_PLAN = "</title><script>alert(1)</script>"
HOSTILE_INDICATOR = "{{ 7*7 }} {: onclick=x } | [x](javascript:y)"
HOSTILE_COMMENTARY = "A {{ 7*7 }} and {: onclick=x } | <script>alert(2)</script> and [x](javascript:y)."

BY_HAND = """# By hand

Recycling is {{ openbook_figure("household-recycling") }}, which is {{ openbook_status("household-recycling") }}.

| what | figure |
|---|---|
| fly-tipping | {{ openbook_figure("fly-tipping") }} |

{{ openbook_chart("household-recycling") }}

{{ openbook_table("household-recycling", "fly-tipping") }}

{{ openbook_indicator("fly-tipping") }}

{{ openbook_plan("clean-and-green") }}

{{ openbook_counts() }}

See [the plans](plans/index.md).
"""


@dataclass(frozen=True)
class Built:
    """Folders of one site: as MkDocs built it, and as Zensical built its export."""

    project: Path
    mkdocs: Path
    zensical: Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Built:
    project = make_project(tmp_path_factory.mktemp("engines"), root)
    run("mkdocs", "build", "--strict", "--config-file", str(project / "mkdocs.yml"))
    out = project.parent / "export"
    export(load_site(project, Settings()), project / "mkdocs.yml", out)
    run("zensical", "build", "--strict", "--config-file", str(out / "mkdocs.yml"))
    return Built(project, project / "site", out / "site")


@pytest.fixture(scope="session")
def other_project(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The same site from a settings file of another name, with addresses that end in .html, and a snippet."""
    project = make_project(tmp_path_factory.mktemp("other"), root)
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").unlink()
    address = "site_url: https://two.example/x/\nuse_directory_urls: false"
    (project / "other.yml").write_text(re.sub(r"(?m)^site_url: .*$", address, text), encoding="utf-8")
    (project / "docs" / "by-hand.md").write_text('# By hand\n\n--8<-- "more.txt"\n', encoding="utf-8")
    (project / "docs" / "more.txt").write_text("From a snippet.\n", encoding="utf-8")
    run("mkdocs", "build", "--strict", "--config-file", str(project / "other.yml"))
    return project


def make_project(folder: Path, root: Path) -> Path:
    """The small package with hostile titles, the repository's own mkdocs.yml without the guides, one page by hand."""
    project = folder / "project"
    package = project / "datapackage" / "small"
    shutil.copytree(root / "tests" / "cases" / "packages" / "small", package)
    replace(package / "data" / "plans.csv", '"Parks, paths and ""pocket"" play"', HOSTILE_PLAN)
    replace(package / "data" / "indicators.csv", "Fly-tipping reports", f'"{HOSTILE_INDICATOR}"')
    commentary = package / "data" / "commentary.csv"
    lines = commentary.read_text(encoding="utf-8").splitlines()
    cells = lines[1].split(",")
    lines.append(",".join([cells[0], cells[1], "insight", f'"{HOSTILE_COMMENTARY}"', ""]))
    commentary.write_text("\n".join(lines) + "\n", encoding="utf-8")
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    config = re.sub(r"(?m)^site_name: .*$", "site_name: Openbook", config)
    config = re.sub(r"  - For publishers:\n(?:      - .*\n)+", "  - By hand: by-hand.md\n", config)
    config = re.sub(r"(?m)^( +)datapackage: .*$", r"\1datapackage: datapackage", config)
    (project / "docs").mkdir()
    (project / "overrides").mkdir()
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    (project / "docs" / "by-hand.md").write_text(BY_HAND, encoding="utf-8")
    (project / "docs" / "privacy.md").write_text("# Privacy\n", encoding="utf-8")
    (project / "docs" / "about.md").write_text("# About us\n\nWritten by hand in place of the generated page.\n")
    return project


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file.name} no longer holds {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def run(engine: str, *args: str) -> None:
    done = subprocess.run([sys.executable, "-m", engine, *args], capture_output=True, text=True, check=False,
                          env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    assert done.returncode == 0, f"{engine}: {done.stdout[-3000:]}{done.stderr[-3000:]}"
