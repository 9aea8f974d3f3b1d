"""Rules that need more than the target: the earlier figure for improvement, and no judgement at all for data only."""

from decimal import Decimal
from typing import Any

import pytest
from books import book, row, target

from openbook.assess import Assessment, judge


def judged(observations: list[dict[str, Any]], targets: list[dict[str, Any]], **cells: Any) -> Assessment:
    return judge(book(observations, targets, **cells)).of("potholes")


IMPROVING: dict[str, Any] = {
    "rules": {"default": {"rule": "improvement", "parameters": {"green_within": 10}}}
}


def by_improvement(rows: list[dict[str, Any]], goal: object, *, direction: object = None, **cells: Any) -> Assessment:
    own = IMPROVING | ({"direction": direction} if direction else {})
    return judged(rows, [target("2017-18", goal)], own=own, **cells)


def test_improvement_uses_the_earlier_figure_that_the_page_shows() -> None:
    a = by_improvement([row("2016-17", value=120), row("2017-18-Q2", value=118)], 100)
    assert (a.status, a.comparison.direction, a.comparison.previous) == ("amber", "improving", Decimal(120))


def test_improvement_of_a_running_total_uses_the_share_of_last_year() -> None:
    cells = {"aggregation": "cumulative", "polarity": "higher"}
    year = row("2016-17", value=60)
    found = {v: by_improvement([year, row("2017-18-Q2", value=v)], 100, **cells).status for v in (45, 44, 30, 29)}
    assert found == {45: "green", 44: "amber", 30: "amber", 29: "red"}


def test_improvement_of_what_a_period_added_is_put_on_the_scale_of_the_total() -> None:
    direction = {"comparator": "previous", "maintained_within": 0}
    cells = {"aggregation": "cumulative", "polarity": "higher", "direction": direction}
    first = row("2017-18-Q1", value=10)
    # The first quarter added 10, so 20 is held; the goal by now is 50, and 45 is near enough for green.
    found = {v: by_improvement([first, row("2017-18-Q2", value=v)], 100, **cells) for v in (19, 20, 45)}
    assert {v: a.status for v, a in found.items()} == {19: "red", 20: "amber", 45: "green"}
    assert found[20].comparison.direction == "maintained"


def test_improvement_counts_as_held_what_the_direction_calls_maintained() -> None:
    rows = [row("2016-17", value=200), row("2017-18-Q2", value=203)]
    loose = {"comparator": "previous-year", "maintained_within": 2}
    strict = by_improvement(rows, 100)
    a = by_improvement(rows, 100, direction=loose)
    assert [(b.status, b.comparison.direction) for b in (strict, a)] == [("red", "declining"), ("amber", "maintained")]


@pytest.mark.parametrize("rows", [[], [row("2016-17", missing_reason="not-stated")]])
def test_improvement_without_an_earlier_figure_is_not_rated(rows: list[dict[str, Any]]) -> None:
    a = by_improvement([*rows, row("2017-18-Q2", value=118)], 100)
    assert (a.status, a.reason) == ("unrated", "no-comparator")


def test_a_figure_after_a_break_has_nothing_to_be_compared_with() -> None:
    a = by_improvement([row("2016-17", value=120), row("2017-18-Q2", value=118, marker="[b]")], 100)
    assert (a.status, a.reason) == ("unrated", "no-comparator")


@pytest.mark.parametrize(
    ("result", "reason"),
    [({"value": 8}, "not-judged"), ({"text_value": "Good"}, "not-judged"),
     ({"missing_reason": "not-due"}, "not-due"), ({"missing_reason": "awaiting-data"}, "awaiting-data")],
)
@pytest.mark.parametrize("goal", [target("2017-18", 9), target("2017-18", kind="text", target_text="Good"), None])
def test_data_only_is_never_rated(result: dict[str, Any], reason: str, goal: dict[str, Any] | None) -> None:
    own = {"rules": {"default": {"rule": "data-only"}}}
    a = judged([row("2017-18-Q2", **result)], [goal] if goal else [], own=own)
    assert (a.status, a.reason) == ("unrated", reason)


def test_the_earlier_figure_is_put_on_the_scale_of_what_was_judged() -> None:
    """Where shorter targets are added up, the period alone is judged, while the year so far was compared."""
    monthly = [target(f"2017-{m:02}", 10) for m in (7, 8, 9)]
    year = target("2017-18", kind="text", target_text="monthly")
    rows = [row("2016-17-H1", value=100), row("2017-18-Q1", value=55)]
    # 100 in the same half of last year less 55 in the first quarter: 45 in this quarter is held.
    found = {v: judged([*rows, row("2017-18-Q2", value=v)], [*monthly, year], aggregation="flow", own=IMPROVING)
             for v in (33, 45, 46)}
    assert {v: a.status for v, a in found.items()} == {33: "green", 45: "amber", 46: "red"}
    assert found[45].comparison.direction == "maintained"
