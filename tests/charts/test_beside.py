"""Another process draws the same charts, in the same words, and is no trouble where it cannot."""

from __future__ import annotations

import gc
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from openbook.charts import TrendPoint, begin_pictures, draw, picture, pool
from openbook.charts.beside import Beside
from openbook.text.language import language_of, speaking

SCRIPT = """
from dataclasses import replace
from openbook.charts import begin_pictures, picture, pool, SparkSpec
pool.PICTURES_BESIDE = 2
sparks = [SparkSpec(f"spark-{n}", "Rose", (n, 2, 5), 90, "green") for n in range(3)]
pictures = list(begin_pictures(sparks, 2))
print(len(pictures), pictures == [picture(spark) for spark in sparks])
"""


@pytest.fixture
def sparks(spark):
    return [replace(spark, chart_id=f"spark-{n}", values=(n, 2, 5)) for n in (3, 1, 2, 4)]


@pytest.fixture
def beside(monkeypatch):
    """Two pictures are many."""
    monkeypatch.setattr(pool, "PICTURES_BESIDE", 2)


@pytest.mark.parametrize("way", [draw, picture])
def test_charts_are_the_same_and_in_the_order_given(sparks, way):
    assert list(Beside(way, sparks)) == [way(spark) for spark in sparks]


def test_it_speaks_the_language_of_the_moment_it_began(trend):
    months = (TrendPoint("July 2017", date(2017, 7, 31), 1, "1"), TrendPoint("August 2017", date(2017, 8, 31), 2, "2"))
    spec = trend(points=months, target_steps=())
    with speaking(language_of("cy")):
        begun, welsh = Beside(draw, [spec]), draw(spec)
    assert list(begun) == [welsh] != [draw(spec)]


def test_what_the_other_process_fails_at_is_drawn_in_this_one(sparks, monkeypatch):
    monkeypatch.setattr(sys, "executable", "false")
    assert list(Beside(draw, sparks)) == [draw(spark) for spark in sparks]


def test_many_pictures_are_begun_in_another_process(sparks, beside, monkeypatch):
    begun = begin_pictures(sparks, 2)
    assert isinstance(begun, Beside)
    assert list(begun) == [picture(spark) for spark in sparks]


@pytest.mark.parametrize(("number", "jobs"), [(1, 2), (4, 1)])
def test_few_pictures_or_one_process_and_they_are_drawn_here_when_asked_for(sparks, beside, number, jobs):
    begun = begin_pictures(sparks[:number], jobs)
    assert not isinstance(begun, Beside)
    assert list(begun) == [picture(spark) for spark in sparks[:number]]


def test_a_script_need_not_ask_whether_it_is_the_main_one(tmp_path):
    script = tmp_path / "build.py"
    script.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("3 True\n", "")


def test_a_file_of_the_folder_where_it_is_started_is_not_taken_for_a_library(sparks, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "zlib.py").write_text("raise SystemExit(3)")
    begun = Beside(picture, sparks)
    assert begun._process.wait() == 0
    assert list(begun) == [picture(spark) for spark in sparks]


def test_it_ends_when_nobody_waits_any_more(trend):
    begun = Beside(picture, [trend(chart_id=f"trend-{n}") for n in range(2000)])
    process = begun._process
    assert process.poll() is None
    del begun
    gc.collect()
    assert process.poll() not in (None, 0)
