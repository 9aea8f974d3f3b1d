"""The benchmark measures every step and every kind of build, and holds them against the targets."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

CONFIG = """
site_name: Openbook
theme: {name: material, font: false}
nav: [{Home: index.md}, {Plans: plans/index.md}]
plugins:
- search
- macros: {modules: [openbook.macros], on_error_fail: true, on_undefined: strict}
- openbook
markdown_extensions: [openbook.markdown]
"""


def test_one_run_prints_every_step_the_ratios_and_the_targets(tmp_path: Path, root: Path) -> None:
    shutil.copytree(root / "tests" / "cases" / "packages" / "small", tmp_path / "datapackage" / "small")
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    (tmp_path / "docs").mkdir()
    before = sorted(tmp_path.rglob("*"))
    done = subprocess.run([sys.executable, "-m", "openbook.bench", str(tmp_path), "--repeat", "1"],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for step in ("check", "judge", "draw", "pages", "downloads", "floor: mkdocs-material alone", "cold build",
                 "build with nothing changed", "build after one figure changed"):
        assert re.search(rf"^{step} +\d+\.\d\d +\d+\.\d\d +\d+$", done.stdout, re.MULTILINE), step
    for target in ("cold build / floor", "nothing changed / floor", "ms a chart on one core", "charts drawn again"):
        assert re.search(rf"^{target}.* at most [\d.]+ +(reached|MISSED)$", done.stdout, re.MULTILINE), target
    assert sorted(tmp_path.rglob("*")) == before
