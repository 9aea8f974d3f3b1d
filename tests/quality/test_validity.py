"""Every HTML file of the built sites is valid: vnu, the validator behind validator.w3.org, finds no error in any."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

JAR = Path(__file__).resolve().parents[2] / "tools/web/node_modules/vnu-jar/build/dist/vnu.jar"


@pytest.fixture(scope="module")
def vnu() -> list[str]:
    """The validator's command."""
    missing = next((what for what, there in (("java", shutil.which("java")), ("npm ci in tools/web", JAR.is_file()))
                    if not there), None)
    if missing and os.environ.get("CI"):
        pytest.fail(f"{missing} is missing; in CI the validator must run.", pytrace=False)
    if missing:
        pytest.skip(f"{missing} is missing: HTML was not validated")
    return ["java", "-jar", str(JAR), "--stdout", "--exit-zero-always", "--format", "json"]


def said(vnu: list[str], *what: str | Path) -> list[str]:
    done = subprocess.run([*vnu, "--errors-only", *map(str, what)], capture_output=True, text=True, check=True)
    return [f"{m['url'].removeprefix('file:')}:{m.get('lastLine', '')}: {m['message']}"
            for m in json.loads(done.stdout)["messages"]]


@pytest.mark.parametrize("name", ["real", "small"])
def test_no_page_has_an_error(vnu, site_roots, name, record_property):
    site = site_roots[name][1]
    found = said(vnu, "--skip-non-html", site)
    pages = sum(1 for _ in site.rglob("*.html"))
    record_property("measured", (f"HTML of the {name} site", f"{len(found)} errors in {pages} pages"))
    assert pages > 20
    assert found[:20] == []


def test_every_published_chart_is_valid(vnu, site_root):
    charts = sorted(site_root.glob("**/charts/*.svg"))
    assert len(charts) > 100
    assert said(vnu, "--svg", *charts)[:20] == []


def test_an_error_would_be_found(vnu, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=en><title>t</title><p id=a><p id=a>", encoding="utf-8")
    assert len(said(vnu, page)) == 1
