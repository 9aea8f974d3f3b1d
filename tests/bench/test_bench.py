"""The benchmark measures every step and every kind of build, and holds them against the targets."""

from __future__ import annotations

import json
import re
import shutil
import time
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from openbook import shared
from openbook.bench import __main__ as bench
from openbook.bench.bare import build_bare

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


@pytest.fixture
def site(tmp_path: Path, root: Path) -> Path:
    """A site of the small package."""
    shutil.copytree(root / "tests" / "cases" / "packages" / "small", tmp_path / "datapackage" / "small")
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    (tmp_path / "docs").mkdir()
    return tmp_path


def run_here(command: list[str]) -> bench.Run:
    """Does in this process what the benchmark starts a process for: ten of them would take 20 seconds."""
    shared._loaded.clear()  # a process that has just started knows no site
    start, said = time.perf_counter(), {}
    if "--step" in command:
        name, folder = command[-2:]
        said = json.loads(json.dumps(bench.STEPS[name](Path(folder))))
    elif "openbook.bench.bare" in command:
        build_bare(Path(command[-1]))
        made = Path(command[-1]).parent / "site"
        assert (made / "data" / "small.csv").is_file()
        assert (made / "data" / "small.zip").is_file()
        assert not {"api", "charts", "embed", "dictionary", "feed.xml", "data.json"} & {p.name for p in made.iterdir()}
        assert not [p for p in made.rglob("*") if p.suffix in (".ods", ".parquet", ".png") and "assets" not in p.parts]
        assert "application/ld+json" not in (made / "index.html").read_text(encoding="utf-8")
    else:
        config_file, *to = command[command.index("--config-file") + 1::2]
        site = Path(to[0]) if to else Path(config_file).parent / "site"
        assert not site.exists()  # no folder is built into twice
        build(load_config(config_file, **({"site_dir": str(site)} if to else {})))
        assert (site / "index.html").is_file()
        assert (Path(config_file).parent.name == "floor") or (site / "dictionary" / "index.html").is_file()
    seconds = time.perf_counter() - start
    return bench.Run(seconds, seconds, 100, said)


def test_one_run_prints_every_step_the_ratios_and_the_targets(
        site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(site.rglob("*"))
    monkeypatch.setattr(bench, "_run", run_here)
    monkeypatch.setattr("sys.argv", ["bench", str(site), "--repeat", "1"])
    bench.main()
    said = capsys.readouterr().out
    for step in ("check", "judge", "draw", "pages", "downloads", "floor: mkdocs-material alone", "cold build",
                 "cold build without open data",
                 "build with nothing changed", "build after one figure changed"):
        assert re.search(rf"^{step} +\d+\.\d\d +\d+\.\d\d +\d+$", said, re.MULTILINE), step
    for target in ("cold build / floor", "cold build / cold build without open data", "nothing changed / floor",
                   "ms a chart on one core", "charts drawn again"):
        assert re.search(rf"^{target}.* at most [\d.]+ +(reached|MISSED)$", said, re.MULTILINE), target
    assert sorted(site.rglob("*")) == before


def test_a_step_is_measured_in_a_process_of_its_own(site: Path) -> None:
    run = bench._step("judge", site)
    assert 0 < run.seconds < 60
    assert run.said["seconds"] == run.seconds
    assert 20 < run.memory < 2000


def test_a_build_is_measured_in_a_process_of_its_own_and_must_succeed(site: Path) -> None:
    (site / "mkdocs.yml").write_text("site_name: x\nplugins: [nowhere]\n")
    with pytest.raises(SystemExit, match="nowhere"):
        bench._build(site)
