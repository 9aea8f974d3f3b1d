"""Time and memory of every step, beside mkdocs-material alone: `make bench`, or `python -m openbook.bench`.

Each step runs in a fresh process on a copy of the site, so nothing is warm that would be cold. Each build has a folder
of its own, and none is deleted before the end: where many files were deleted, a file system may make new ones more
slowly for a while (ext4 does). Seconds of a step leave out starting Python and preparing what the step needs; seconds
of a build are those of the whole command. Peak memory is the largest resident set of the process or of one of its own
processes.

The floor is the same pages, rendered beforehand to HTML in .md files, with the same theme settings and files,
built by mkdocs-material without Openbook and without macros.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openbook.settings import Settings, find_config, read_config, read_settings

COLD, SAME, CHART_MS, SHOWING, OPEN = 2.0, 1.2, 15.0, 5, 1.3
"""What to reach, so that whoever edits figures does not wait for much more than the theme itself takes: cold build and
build without changes as multiples of the floor; ms a chart, of which a site has hundreds; the charts that are drawn
again when one figure changes: trend, sparkline, and where a status changes the bars of plan, key and all. The last, so
that open data stays cheap enough to be always on: cold build as a multiple of one without it."""


@dataclass(frozen=True)
class Run:
    """What one step took: seconds by the clock and of the processor, peak memory in MB, and what the step reports."""

    seconds: float
    cpu: float
    memory: float
    said: Mapping[str, Any]


def main() -> None:
    """Run all steps and print one table, the ratios and the targets."""
    parser = argparse.ArgumentParser(prog="python -m openbook.bench", description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", default=".", type=Path, help="folder of mkdocs.yml")
    parser.add_argument("--repeat", default=5, type=int, help="builds of each kind; the quickest counts")
    parser.add_argument("--step", choices=sorted(STEPS), help=argparse.SUPPRESS)
    given = parser.parse_args()
    root = given.folder.resolve()
    if given.step:
        print(json.dumps(STEPS[given.step](root)))
        return
    with tempfile.TemporaryDirectory(prefix="openbook-bench-") as folder:
        _report(root, Path(folder), max(1, given.repeat))


def _report(root: Path, work: Path, repeat: int) -> None:
    site, floor = work / "site", work / "floor"
    _copy(root, site)
    settings = read_settings(find_config(site))
    print(f"{'step':<34}{'seconds':>9}{'CPU s':>9}{'peak MB':>10}")
    steps = {name: _show(name, _step(name, site)) for name in ("check", "judge", "draw", "pages", "downloads")}
    _step("floor", site)
    shutil.move(site / "floor", floor)
    # Kinds of build take turns, so that a slow spell of the machine does not fall on one kind alone.
    rounds = []
    for n in range(repeat):
        bare, cold = work / f"bare-{n}", work / f"cold-{n}"
        _copy(root, bare)
        _copy(root, cold)
        rounds.append((_build(floor, work / f"floor-{n}"), _bare(bare), _build(cold), _build(cold, work / f"same-{n}")))
    base, without, first, same = (min(runs, key=lambda run: run.seconds) for runs in zip(*rounds, strict=True))
    before = _charts(cold, settings)
    indicator = _change_one_figure(cold)
    changed = _build(cold, work / "changed")
    drawn = _charts(cold, settings) - before
    for name, run in (("floor: mkdocs-material alone", base), ("cold build without open data", without),
                      ("cold build", first),
                      ("build with nothing changed", same), ("build after one figure changed", changed)):
        _show(name, run)
    charts, pages = steps["draw"].said["charts"], steps["pages"].said["pages"]
    print(f"\n{pages} pages, {charts} charts, {os.cpu_count()} cores; of {repeat} builds the quickest counts.")
    _target("cold build / floor", first.seconds / base.seconds, COLD)
    _target("nothing changed / floor", same.seconds / base.seconds, SAME)
    _target("cold build / cold build without open data", first.seconds / without.seconds, OPEN)
    processor = [min(run.cpu for run in runs) for runs in zip(*rounds, strict=True)]  # others' work disturbs it less
    print(f"{'the same in seconds of the processor':<48}{processor[2] / processor[1]:>7.2f}")
    _target("ms a chart on one core (CPU)", 1000 * steps["draw"].cpu / charts, CHART_MS)
    _target(f"charts drawn again ({indicator})", len(drawn), SHOWING, least=1)
    print(f"{'one figure changed / floor':<48}{changed.seconds / base.seconds:>7.2f}")


def _show(name: str, run: Run) -> Run:
    print(f"{name:<34}{run.seconds:>9.2f}{run.cpu:>9.2f}{run.memory:>10.0f}", flush=True)
    return run


def _target(name: str, value: float, most: float, least: float = 0) -> None:
    print(f"{name:<48}{value:>7.2f}   at most {most:<5g} {'reached' if least <= value <= most else 'MISSED'}")


def _copy(root: Path, to: Path) -> None:
    config = find_config(root)
    theme = read_config(config).get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    to.mkdir()
    shutil.copy2(config, to / config.name)
    for part in ("docs", Settings().datapackage, read_settings(config).datapackage, custom):
        if part and (root / part).is_dir():
            shutil.copytree(root / part, to / part, dirs_exist_ok=True)


def _build(root: Path, to: Path | None = None) -> Run:
    """Build a site, into its own folder `site` where no other is given."""
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(find_config(root))]
    return _run(command if to is None else [*command, "--site-dir", str(to)])


def _bare(root: Path) -> Run:
    return _run([sys.executable, "-m", "openbook.bench.bare", str(find_config(root))])


def _step(name: str, root: Path) -> Run:
    run = _run([sys.executable, "-m", "openbook.bench", "--step", name, str(root)])
    return Run(run.said["seconds"], run.said["cpu"], run.memory, run.said)


def _run(command: list[str]) -> Run:
    """Run a command; its memory is that of the process and of what it started, as the kernel counted it."""
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT,
                                   env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read()
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{text[-4000:]}")
    lines = [line for line in text.splitlines() if line.startswith("{")]
    unit = 1 if sys.platform == "darwin" else 1024
    said = json.loads(lines[-1]) if lines else {}
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6, said)


def _charts(root: Path, settings: Settings) -> set[str]:
    return {p.name for p in (root / settings.cache / "charts").rglob("*") if p.is_file()}


def _packages(root: Path) -> tuple[Path, ...]:
    from openbook.package import find

    return find(root / read_settings(find_config(root)).datapackage)


def _change_one_figure(root: Path) -> str:
    """Add one to a figure of the reporting period, of an indicator with several; return the indicator's id."""
    folder = _packages(root)[0]
    period = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["openbook"]["period"]
    file = folder / "data" / "observations.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    names = list(rows[0])
    numbers = [row for row in rows if row["value"] and not row["numerator"]]
    of = Counter(row["indicator_id"] for row in numbers)
    row = next(r for r in numbers if r["period_id"] == period and of[r["indicator_id"]] > 1)
    row["value"] = str(float(row["value"]) + 1)
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return str(row["indicator_id"])


def _timed(work: Callable[[], Any]) -> tuple[dict[str, Any], Any]:
    """What the work took by the clock and of the processor, and what it made."""
    start, used = time.perf_counter(), time.process_time()
    made = work()
    return {"seconds": time.perf_counter() - start, "cpu": time.process_time() - used}, made


def _check(root: Path) -> dict[str, Any]:
    from openbook.package import check

    took, problems = _timed(lambda: [problem for folder in _packages(root) for problem in check(folder)])
    return {**took, "problems": len(problems)}


def _judge(root: Path) -> dict[str, Any]:
    from openbook.assess import judge
    from openbook.package import load

    books = [load(folder) for folder in _packages(root)]
    return _timed(lambda: [judge(book) for book in books])[0]


def _draw(root: Path) -> dict[str, Any]:
    from openbook.assess import judge
    from openbook.charts import draw_all
    from openbook.charts.from_book import chart_specs
    from openbook.package import load

    sets = [tuple(chart_specs(judge(load(folder)))) for folder in _packages(root)]
    took, drawn = _timed(lambda: [draw_all(specs, 1) for specs in sets])
    return {**took, "charts": sum(map(len, drawn))}


def _pages(root: Path) -> dict[str, Any]:
    from openbook.build import load_site

    site = load_site(root, read_settings(find_config(root)))
    took, made = _timed(lambda: [site.render(ref) for ref in site.pages])
    return {**took, "pages": len(made)}


def _downloads(root: Path) -> dict[str, Any]:
    from openbook.assess import judge
    from openbook.downloads import Pack, files
    from openbook.package import load
    from openbook.package.contents import content_files

    given = [(judge(load(folder)), content_files(folder)) for folder in _packages(root)]
    took, made = _timed(lambda: [files(Pack(judged, contents, "Bench")) for judged, contents in given])
    return {**took, "files": sum(map(len, made))}


def _floor(root: Path) -> dict[str, Any]:
    from openbook.bench.floor import write_floor

    return _timed(lambda: write_floor(root))[0]


STEPS: Mapping[str, Callable[[Path], dict[str, Any]]] = {
    "check": _check, "judge": _judge, "draw": _draw, "pages": _pages, "downloads": _downloads, "floor": _floor,
}

if __name__ == "__main__":
    main()
