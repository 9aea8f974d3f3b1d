"""Year to date and year end, and where the year ends at the pace so far."""

from typing import Any

import pytest
from books import book, row, target

from openbook.assess import judge
from openbook.assess.pace import year_end_at_pace, year_end_target, year_so_far

Q1, Q2 = "2017-18-Q1", "2017-18-Q2"


def pace(rows: list[dict[str, Any]], **cells: Any) -> str | None:
    made = book(rows, [target("2017-18", 100)], **({"aggregation": "cumulative"} | cells))
    found = year_end_at_pace(made, judge(made).of("potholes"))
    return str(found.value) if found else None


@pytest.mark.parametrize(("rows", "cells", "ends_at"), [
    ([row(Q2, value="46")], {}, "92"),
    ([row(Q2, value="7.2")], {}, "14.4"),
    ([row(Q1, value="13")], {}, "52"),
    ([row("2017-07", value="551")], {"own": {"period": "2017-07"}}, "1653"),
    ([row(Q2, value="36")], {"profile": "0.1 0.3 0.6 1"}, "120"),
    ([row(Q2, value="0")], {}, "0"),
    ([row(Q1, value="10"), row(Q2, value="13")], {"aggregation": "flow"}, "46"),
    ([row(Q2, value="45.5")], {"format": "percent"}, "91.0"),
])
def test_the_year_ends_at_the_figure_over_the_share_of_the_year_gone(
    rows: list[dict[str, Any]], cells: dict[str, Any], ends_at: str
) -> None:
    assert pace(rows, **cells) == ends_at


@pytest.mark.parametrize(("rows", "cells"), [
    ([row(Q2, value=46)], {"aggregation": "point"}),
    ([row(Q2, value=46)], {"aggregation": "rolling"}),
    ([row(Q2, value=46)], {"profile": "end"}),
    ([row("2016-17", value=20), row(Q2, value=46)], {"profile": "from-previous"}),
    ([row("2017-18", value=46)], {"own": {"period": "2017-18"}}),
    ([row("2017-18-Q4", value=46)], {"own": {"period": "2017-18-Q4"}}),
    ([row(Q1, value=0)], {"profile": "0 0.3 0.6 1"}),
    ([row(Q2, value=13)], {"aggregation": "flow"}),
    ([row("2016-17-Q3", value=13, reported_in=Q2)], {}),
    ([row(Q2, value=57)], {"format": "percent"}),
    ([row(Q2, missing_reason="awaiting-data")], {}),
    ([row(Q2, text_value="Many")], {}),
])
def test_where_the_arithmetic_would_mislead_there_is_none(rows: list[dict[str, Any]], cells: dict[str, Any]) -> None:
    assert pace(rows, **cells) is None


def test_a_target_for_the_period_leaves_room_for_that_of_the_year_end() -> None:
    made = book([row(Q2, value=46)], [target(Q2, 40), target("2017-18", 100)], aggregation="cumulative")
    a = judge(made).of("potholes")
    year, end = year_so_far(made, a), year_end_target(made, a)
    assert year is not None
    assert end is not None
    assert (year.period_id, end.period_id, a.target and a.target.period_id) == ("2017-18", "2017-18", Q2)
