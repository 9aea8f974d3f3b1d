from decimal import Decimal
from typing import Any

import pytest
from books import book, row, target

from openbook.assess import judge
from openbook.assess.direction import Comparison, towards


def compared(rows: list[dict[str, Any]], **cells: Any) -> Comparison:
    return judge(book(rows, [target("2017-18", 100)], **cells)).of("potholes").comparison


PREVIOUS = {"direction": {"comparator": "previous", "maintained_within": 0}}


@pytest.mark.parametrize(
    ("now", "before", "polarity", "margin", "direction"),
    [
        (10, 9, "higher", 0, "improving"),
        (10, 9, "lower", 0, "declining"),
        (9, 9, "lower", 0, "maintained"),
        (102, 100, "higher", 2, "maintained"),
        (103, 100, "higher", 2, "improving"),
        (-1, 0, "lower", 5, "improving"),
    ],
)
def test_direction_goes_by_polarity_and_margin(
    now: int, before: int, polarity: Any, margin: int, direction: str
) -> None:
    assert towards(Decimal(now), Decimal(before), polarity, Decimal(margin)) == direction


def test_a_position_is_compared_with_the_year_before() -> None:
    c = compared([row("2016-17", value=9), row("2017-18-Q1", value=1), row("2017-18-Q2", value=8)])
    assert (c.direction, c.previous) == ("improving", Decimal(9))


def test_a_position_is_compared_with_the_same_quarter_where_no_whole_year_was_published() -> None:
    c = compared([row("2016-17-Q1", value=7), row("2016-17-Q2", value=9), row("2017-18-Q2", value=8)])
    assert (c.direction, c.previous) == ("improving", Decimal(9))


def test_a_flow_is_compared_with_the_same_months_where_they_were_published() -> None:
    rows = [row("2016-17", value=100), row("2016-17-H1", value=30), row("2017-18-H1", value=40)]
    c = compared(rows, aggregation="flow")
    assert (c.direction, c.previous, c.share) == ("declining", Decimal(30), 1)


def test_a_flow_is_else_compared_with_the_same_share_of_the_year() -> None:
    c = compared([row("2016-17", value=100), row("2017-18-H1", value=40)], aggregation="flow")
    assert (c.direction, c.previous, c.share, c.published) == ("improving", Decimal(50), Decimal("0.5"), Decimal(100))


def test_with_the_previous_period_a_position_is_compared_with_the_latest_figure_before() -> None:
    c = compared([row("2016-17", value=9), row("2017-18-Q1", value=1), row("2017-18-Q2", value=8)], own=PREVIOUS)
    assert (c.direction, c.previous) == ("declining", Decimal(1))


def test_with_the_previous_period_a_running_total_is_compared_by_what_each_period_added() -> None:
    c = compared([row("2017-18-Q1", value=60), row("2017-18-Q2", value=100)], aggregation="cumulative", own=PREVIOUS)
    assert (c.direction, c.current, c.previous) == ("improving", Decimal(40), Decimal(60))


def test_with_the_previous_period_a_flow_is_compared_with_the_quarter_before() -> None:
    c = compared(
        [row("2017-18-Q1", value=3603), row("2017-18-Q2", value=3243), row("2017-18-H1", value=6846)],
        aggregation="flow",
        own=PREVIOUS,
    )
    assert (c.direction, c.current, c.previous) == ("improving", Decimal(3243), Decimal(3603))


@pytest.mark.parametrize("aggregation", ["point", "cumulative", "flow"])
def test_with_the_previous_period_another_kind_of_period_is_no_comparator(aggregation: str) -> None:
    rows = [row("2016-17", value=9), row("2017-18-Q2", value=8)]
    assert compared(rows, aggregation=aggregation, own=PREVIOUS).direction == "unknown"


def test_with_the_previous_period_the_total_of_a_year_is_compared_with_that_of_the_year_before() -> None:
    own = {**PREVIOUS, "period": "2017-18"}
    c = compared([row("2016-17", value=9), row("2017-18", value=8)], aggregation="cumulative", own=own)
    assert (c.direction, c.previous) == ("improving", Decimal(9))


def test_without_an_earlier_figure_the_direction_is_not_known() -> None:
    assert compared([row("2017-18-Q2", value=8)]).direction == "unknown"
