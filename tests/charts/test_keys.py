"""A cache key changes with all that can change a byte of a chart."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import openbook
from openbook.charts import cache_key, keys


def test_equal_specifications_have_one_key(trend):
    assert cache_key(trend()) == cache_key(trend())
    assert len(cache_key(trend())) == 32


def test_each_field_changes_the_key(trend, spark):
    points = trend().points
    changed = [
        trend(), trend(finding="Else"), trend(alt="Else"), trend(polarity="lower"), trend(points=points[:2]),
        trend(points=(*points[:2], replace(points[2], provisional=False))), trend(target_steps=()), spark,
        replace(spark, status="red"), replace(spark, target=None),
    ]
    assert len({cache_key(spec) for spec in changed}) == len(changed)


def test_printed_decimals_count(spark):
    assert cache_key(replace(spark, target=Decimal("1.0"))) != cache_key(replace(spark, target=Decimal("1")))


def test_new_code_or_a_new_version_of_openbook_or_matplotlib_changes_the_key(trend, monkeypatch):
    before = cache_key(trend())
    changes = ((openbook, "__version__", "99"), (keys, "_code", lambda: "99"), (keys, "_matplotlib", lambda: "99"))
    for place, name, value in changes:
        with monkeypatch.context() as patch:
            patch.setattr(place, name, value)
            assert cache_key(trend()) != before
