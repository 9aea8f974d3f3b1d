"""Many charts at once: same result and order however many processes, all refusals together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from openbook.charts import ChartContractError, draw, draw_all, pool


@pytest.fixture
def sparks(spark):
    return [replace(spark, chart_id=f"spark-{n}", values=(n, 2, 5)) for n in (3, 1, 2, 4)]


def test_charts_come_in_the_order_given_and_progress_is_told(sparks):
    told = []
    drawn = draw_all(sparks, 1, lambda done, total: told.append((done, total)))
    assert list(drawn) == ["spark-3", "spark-1", "spark-2", "spark-4"]
    assert drawn["spark-2"] == draw(sparks[2])
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_processes_draw_the_same(sparks, monkeypatch):
    monkeypatch.setattr(pool, "WORTH_A_PROCESS", 2)
    assert list(draw_all(sparks, 2).items()) == list(draw_all(sparks, 1).items())


def test_no_charts_is_no_work():
    assert draw_all([], 4) == {}


def test_all_refusals_come_together_and_before_any_drawing(sparks):
    told = []
    wrong = [sparks[0], replace(sparks[1], alt=""), replace(sparks[2], values=()), sparks[0]]
    with pytest.raises(ChartContractError) as caught:
        draw_all(wrong, 1, lambda *progress: told.append(progress))
    assert set(caught.value.breaches) == {
        "spark-1: no text alternative", "spark-2: nothing to draw: no value", "spark-3: two charts with this id"}
    assert told == []
