"""The same specification gives the same bytes, in any process; matplotlib is loaded only to draw."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from openbook.charts import draw

PROGRAM = """
import importlib.util, sys
loader = importlib.util.spec_from_file_location("charts_conftest", sys.argv[1])
module = importlib.util.module_from_spec(loader); loader.loader.exec_module(module)
from openbook.charts import SparkSpec, StatusBarSpec, cache_key, draw
bar = StatusBarSpec("b", "alt", (("green", "Green", 3),))
specs = [module.TREND, SparkSpec("s", "alt", (1, None, 3), 2, "red"), bar]
keys = [cache_key(s) for s in specs]
assert "matplotlib" not in sys.modules, "loaded before anything is drawn"
sys.stdout.write("".join(keys) + "".join(draw(s) for s in specs))
"""


def output(seed: str) -> str:
    conftest = Path(__file__).with_name("conftest.py")
    zone = "Asia/Tokyo" if seed == "1" else "UTC"
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8", "TZ": zone}
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(conftest)], env=env, capture_output=True, check=True)
    return done.stdout.decode()


def test_two_processes_draw_the_same_bytes():
    first = output("1")
    assert "<svg" in first
    assert first == output("2")


def test_what_was_drawn_before_leaves_no_trace(trend, spark, bar):
    alone = draw(trend())
    draw(spark)
    draw(bar)
    draw(trend(points=trend().points[:1], benchmarks=()))
    assert draw(trend()) == alone


def test_settings_of_others_do_not_change_a_chart(trend):
    import matplotlib

    alone = draw(trend())
    with matplotlib.rc_context({"font.size": 30, "svg.fonttype": "path", "lines.linewidth": 9, "savefig.dpi": 300}):
        assert draw(trend()) == alone
        assert matplotlib.rcParams["font.size"] == 30


def test_a_stranger_is_refused():
    with pytest.raises((TypeError, AttributeError)):
        draw("not a specification")  # type: ignore[arg-type]
