"""Measures with three levels, as a council with bands publishes them."""

from datetime import date
from typing import Any

from books import book, periods, row, target

from openbook.assess import Assessment, judge, working

BANDS: dict[str, Any] = {
    "rules": {"default": {"rule": "bands"}},
    "status_labels": {"blue": "Blue", "green": "Green", "amber": "Amber", "red": "Red", "unrated": "N/A"},
}
Q2 = "2017-18-Q2"
SCHOOL_YEAR = {
    "period_id": "2017-18-school-year",
    "label": "School year 2017-18",
    "type": "academic-year",
    "start": date(2017, 9, 1),
    "end": date(2018, 8, 31),
}


def judged(observations: list[dict[str, Any]], levels: dict[str, Any], **cells: Any) -> Assessment:
    made = book(observations, [levels], own=BANDS, **{"polarity": "higher", **cells})
    return judge(made).of("potholes")


def test_levels_that_follow_last_year_move_with_its_figure() -> None:
    levels = target("2017-18", 0, basis="previous-year", minimum=0, aspirational=5)
    last_year = row("2016-17", value="84.56")
    statuses = {
        value: judged([last_year, row(Q2, value=value)], levels, decimals=2).status
        for value in ("84.12", "84.56", "89.56", "89.57")
    }
    assert statuses == {"84.12": "red", "84.56": "green", "89.56": "green", "89.57": "blue"}


def test_levels_that_follow_last_year_need_its_figure() -> None:
    a = judged([row(Q2, value=84)], target("2017-18", 0, basis="previous-year", minimum=0))
    assert (a.status, a.reason) == ("unrated", "not-computable")


def test_the_working_says_that_blue_lies_beyond_its_level() -> None:
    a = judged([row(Q2, value=90)], target("2017-18", 80, minimum=70, aspirational=90))
    made = working(a, book(own=BANDS).publisher)
    assert (dict(made.steps)["Blue at"], dict(made.steps)["Amber at"]) == ("more than 90", "70 or more")
    assert made.changes == ("It would have been Blue at more than 90.", "It would have been Amber below 80.")


def test_the_working_of_a_blue_figure_counts_its_level_as_green() -> None:
    a = judged([row(Q2, value=9)], target("2017-18", 20, minimum=30, aspirational=10), polarity="lower")
    made = working(a, book(own=BANDS).publisher)
    assert (a.status, made.changes) == ("blue", ("It would have been Green at or above 10.",))


def steps(a: Assessment) -> dict[str, str]:
    return dict(working(a, book(own=BANDS).publisher).steps)


def test_levels_that_are_the_same_leave_no_figure_for_one_status() -> None:
    a = judged([row(Q2, value=59)], target("2017-18", 60, minimum=60, aspirational=62))
    assert steps(a)["Amber at"] == "no figure: its level is the same as for Green"


def test_blue_that_no_count_or_share_can_reach_is_not_held_out() -> None:
    count = judged([row(Q2, value=0)], target("2017-18", 0, minimum=0, aspirational=0), polarity="lower")
    assert steps(count)["Blue at"] == "no figure: it would have to be less than 0"
    share = judged([row(Q2, value=99)], target("2017-18", 98, aspirational=100), format="percent", unit="of roads")
    assert steps(share)["Blue at"] == "no figure: it would have to be more than 100%"
    assert working(share, book(own=BANDS).publisher).changes == ("It would have been Amber below 98%.",)


def test_a_rate_of_growth_may_pass_a_hundred_percent() -> None:
    growth = judged([row(Q2, value=99)], target("2017-18", 98, aspirational=100), format="percent", unit="more homes")
    assert steps(growth)["Blue at"] == "more than 100%"


def test_without_a_minimum_the_working_speaks_of_no_allowance() -> None:
    a = judged([row(Q2, value=5)], target("2017-18", 80))
    assert working(a, book(own=BANDS).publisher).sentence == "5 misses the target, 80, so the rule gives Amber."


def test_a_quarter_is_held_against_the_academic_year_that_began_in_it() -> None:
    made = book(
        [row(Q2, value=0)],
        [target("2017-18-school-year", 120, minimum=108)],
        own=BANDS,
        tables={"periods": [*periods(), SCHOOL_YEAR]},
        polarity="higher",
        aggregation="cumulative",
    )
    a = judge(made).of("potholes")
    assert a.goal is not None
    assert (a.status, a.goal.value, a.goal.minimum) == ("red", 10, 9)
