"""Which figure is judged, against what, and what comes out."""

from decimal import Decimal
from typing import Any

import pytest
from books import INDICATOR, book, row, target

from openbook.assess import Assessment, Judged, judge


def judged(observations: list[dict[str, Any]], targets: list[dict[str, Any]], **cells: Any) -> Assessment:
    return judge(book(observations, targets, **cells)).of("potholes")


def test_a_position_is_held_against_the_whole_target() -> None:
    a = judged([row("2017-18-Q2", value="18.9")], [target("2017-18", "18.0")])
    assert (a.status, a.goal and a.goal.share) == ("amber", 1)


def test_a_running_total_is_held_against_the_share_of_the_year() -> None:
    a = judged([row("2017-18-Q2", value=46)], [target("2017-18", 70)], aggregation="cumulative", polarity="higher")
    assert a.goal is not None
    assert (a.status, a.goal.value, a.goal.share) == ("green", Decimal(35), Decimal("0.5"))


def test_a_running_total_since_last_year_is_held_against_a_line_from_there() -> None:
    a = judged(
        [row("2016-17", value=391), row("2017-18-Q2", value=560)],
        [target("2017-18", 950)],
        aggregation="cumulative",
        profile="from-previous",
        polarity="higher",
    )
    assert a.goal is not None
    assert (a.status, a.goal.value) == ("red", Decimal("670.5"))


def test_quarter_shares_have_a_straight_line_between_them() -> None:
    a = judged(
        [row("2017-08", value=10)],
        [target("2017-18", 100)],
        aggregation="cumulative",
        polarity="higher",
        profile="0.1 0.4 0.7 1",
        own={"period": "2017-08"},
    )
    assert a.goal is not None
    assert a.goal.value == Decimal(30)


def test_a_flow_is_added_up_since_the_year_began() -> None:
    a = judged(
        [row("2017-18-Q1", value=173), row("2017-18-Q2", value=126)],
        [target("2017-18", 931)],
        aggregation="flow",
        polarity="higher",
    )
    assert a.figure is not None
    assert (a.figure.value, a.figure.summed, a.status) == (Decimal(299), True, "red")


@pytest.mark.parametrize(("targets", "figure", "goal", "status"), [
    ([target("2017-18-Q2", 440), target("2017-18", 1750)], 861, 875, "green"),  # the sum, against half the year's
    ([target("2017-18-Q2", 440)], 431, 440, "green"),  # without a year's, the quarter against its own
    ([target("2017-18-Q1", 440), target("2017-18-Q2", 440)], 431, 440, "green"),
    ([target("2017-18-Q2", 400)], 431, 400, "red"),
])
def test_a_sum_is_never_held_against_the_target_of_a_part(
        targets: list[dict[str, Any]], figure: int, goal: int, status: str) -> None:
    a = judged([row("2017-18-Q1", value=430), row("2017-18-Q2", value=431)], targets, aggregation="flow")
    assert a.figure is not None
    assert a.goal is not None
    assert (a.figure.value, a.goal.value, a.status) == (figure, goal, status)


def test_a_printed_half_year_comes_before_a_sum() -> None:
    a = judged(
        [row("2017-18-Q1", value=1), row("2017-18-Q2", value=1), row("2017-18-H1", value=3)],
        [target("2017-18", 6)],
        aggregation="flow",
    )
    assert a.figure is not None
    assert (a.figure.value, a.figure.summed) == (Decimal(3), False)


def test_a_flow_with_a_quarter_missing_is_not_added_up() -> None:
    a = judged(
        [row("2017-18-Q1", missing_reason="not-stated"), row("2017-18-Q2", value=22)],
        [target("2017-18", 40)],
        aggregation="flow",
    )
    assert a.figure is not None
    assert a.figure.value == Decimal(22)


def test_monthly_targets_are_added_up_when_the_year_has_none() -> None:
    monthly = [target(f"2017-{m:02}", v) for m, v in ((7, 341), (8, 375), (9, 310))]
    a = judged(
        [row("2017-18-Q1", value=1719), row("2017-18-Q2", value=1525)],
        [*monthly, target("2017-18", kind="text", target_text="monthly")],
        aggregation="flow",
    )
    assert a.goal is not None
    assert (a.status, a.goal.value, a.goal.summed) == ("red", Decimal(1026), 3)


def test_monthly_targets_that_leave_a_gap_are_not_added_up() -> None:
    monthly = [target("2017-07", 341), target("2017-09", 310)]
    a = judged(
        [row("2017-18-Q2", value=1525)],
        [*monthly, target("2017-18", kind="text", target_text="monthly")],
        aggregation="flow",
    )
    assert (a.status, a.reason) == ("unrated", "text-target")


def test_the_latest_earlier_figure_of_the_year_stands_in() -> None:
    a = judged([row("2017-18-Q1", value=8), row("2017-18-Q2", missing_reason="awaiting-data")], [target("2017-18", 9)])
    assert (a.status, a.figure and a.figure.period.period_id) == ("green", "2017-18-Q1")


def test_last_years_figure_does_not_stand_in_unless_it_was_published_now() -> None:
    late = row("2016-17", value=8)
    assert judged([late], [target("2017-18", 9)]).status == "unrated"
    assert judged([late | {"reported_in": "2017-18-Q2"}], [target("2017-18", 9)]).status == "green"


def test_a_target_may_be_a_change_on_last_year() -> None:
    a = judged(
        [row("2016-17", value=128), row("2017-18-Q2", value=125)], [target("2017-18", -4, basis="previous-year")]
    )
    assert a.goal is not None
    assert (a.status, a.goal.value) == ("amber", Decimal(124))


@pytest.mark.parametrize(
    ("kind", "reason"),
    [("none", "no-target"), ("text", "text-target"), ("unconfirmed", "target-unconfirmed"), ("no-survey", "no-survey")],
)
def test_a_figure_without_a_numeric_target_is_unrated_for_a_reason(kind: str, reason: str) -> None:
    a = judged([row("2017-18-Q2", value=8)], [target("2017-18", kind=kind, target_text="TBC")])
    assert (a.status, a.reason) == ("unrated", reason)


@pytest.mark.parametrize(
    ("result", "status", "reason"), [("Balanced", "green", None), ("Overspent", "unrated", "text-target")]
)
def test_a_result_in_words_is_met_by_the_same_words(result: str, status: str, reason: str | None) -> None:
    a = judged([row("2017-18-Q2", text_value=result)], [target("2017-18", kind="text", target_text="balanced")])
    assert (a.status, a.reason) == (status, reason)


def test_a_measure_without_a_wanted_direction_cannot_be_rated() -> None:
    a = judged([row("2017-18-Q2", value=8)], [target("2017-18", 9)], polarity="none")
    assert (a.status, a.reason, a.comparison.direction) == ("unrated", "not-computable", "unknown")


def test_what_was_printed_is_shown_and_the_difference_is_known() -> None:
    printed = row("2017-18-Q2", status="amber", direction="maintained")
    a = judged(
        [row("2016-17", value=9), row("2017-18-Q2", value=8)],
        [target("2017-18", 9)],
        tables={"publications": [printed]},
    )
    assert (a.shown_status, a.status, a.status_differs) == ("amber", "green", True)
    assert (a.shown_direction, a.comparison.direction, a.direction_differs) == ("maintained", "improving", True)


def counted(*values: int | None) -> Judged:
    ids = [f"i{n}" for n in range(len(values))]
    rows = [
        row("2017-18-Q2", value=v) if v is not None else row("2017-18-Q2", missing_reason="not-due") for v in values
    ]
    named = [r | {"indicator_id": i} for r, i in zip(rows, ids, strict=True)]
    return judge(
        book(
            named,
            [target("2017-18", 100) | {"indicator_id": i} for i in ids],
            tables={
                "indicators": [INDICATOR | {"indicator_id": i, "ref": str(n), "key": n == 0} for n, i in enumerate(ids)]
            },
        )
    )


def test_counts_add_up() -> None:
    counts = counted(90, 103, 200, None, None).counts()
    assert counts.status == {"green": 1, "amber": 1, "red": 1, "blue": 0, "unrated": 2}
    assert counts.rated + sum(counts.reasons.values()) == counts.total == 5
    assert sum(counts.direction.values()) == 5


def test_counts_can_be_of_key_indicators_only() -> None:
    assert counted(90, 103, 200).counts(key=True).total == 1


def test_another_kind_of_year_in_the_package_changes_nothing() -> None:
    from datetime import date

    from books import periods

    extra = {
        "period_id": "2017",
        "label": "2017",
        "type": "calendar-year",
        "start": date(2017, 1, 1),
        "end": date(2017, 12, 31),
    }
    a = judged(
        [row("2016-17", value=9), row("2017-18-Q2", value=8)],
        [target("2017-18", 9)],
        tables={"periods": [extra, *periods()]},
    )
    assert (a.status, a.comparison.direction) == ("green", "improving")


def test_a_measure_with_a_target_for_the_calendar_year_is_held_against_that_year() -> None:
    from datetime import date

    from books import periods

    extra = {
        "period_id": "2017",
        "label": "2017",
        "type": "calendar-year",
        "start": date(2017, 1, 1),
        "end": date(2017, 12, 31),
    }
    a = judged([row("2017-18-Q2", value=8)], [target("2017", 9)], tables={"periods": [extra, *periods()]})
    assert a.status == "green"


def test_a_late_figure_is_held_against_its_own_years_target_where_there_is_one() -> None:
    late = row("2016-17", value=8, reported_in="2017-18-Q2")
    assert judged([late], [target("2016-17", 7), target("2017-18", 9)]).status == "red"


def test_last_years_figure_is_never_held_against_itself() -> None:
    late = row("2016-17", value=8, reported_in="2017-18-Q2")
    a = judged([late], [target("2017-18", 0, basis="previous-year")])
    assert (a.status, a.reason) == ("unrated", "not-computable")


def test_a_flow_with_a_gap_is_not_rated() -> None:
    a = judged([row("2017-18-Q2", value=0)], [target("2017-18", 720)], aggregation="flow", polarity="higher")
    assert (a.status, a.reason) == ("unrated", "not-computable")


def test_a_flow_is_added_up_from_shorter_periods_too() -> None:
    months = [row(f"2017-{m:02}", value=1) for m in (7, 8, 9)]
    a = judged(
        [row("2017-18-Q1", value=3), row("2017-18-Q2", value=4)],
        [target("2017-18", 20)],
        aggregation="flow",
        own={"period": "2017-18-H1"},
    )
    assert a.figure is not None
    assert (a.figure.value, a.status) == (Decimal(7), "green")
    assert judged(months, [target("2017-18", 20)], aggregation="flow").figure is None


def test_a_years_own_figure_stands_for_its_last_quarter() -> None:
    a = judged(
        [row("2017-18-Q1", value=8), row("2017-18", value=10)], [target("2017-18", 9)], own={"period": "2017-18-Q4"}
    )
    assert a.figure is not None
    assert (a.figure.value, a.status) == (Decimal(10), "red")


def test_a_periods_own_target_is_not_for_an_earlier_figure() -> None:
    a = judged(
        [row("2017-18-Q1", value=430)], [target("2017-18-Q2", 800), target("2017-18", 1600)], aggregation="cumulative"
    )
    assert a.goal is not None
    assert a.goal.value == Decimal(400)


def test_both_ends_of_a_range_shrink_with_the_share_of_the_year() -> None:
    a = judged(
        [row("2017-18-Q2", value=1500)],
        [target("2017-18", 1750, upper=1900)],
        aggregation="cumulative",
        polarity="range",
    )
    assert a.goal is not None
    assert (a.goal.value, a.goal.upper, a.status) == (Decimal(875), Decimal(950), "red")


def test_where_only_the_year_end_counts_nothing_is_rated_before_it() -> None:
    a = judged([row("2017-18-Q2", value=861)], [target("2017-18", 1750)], aggregation="cumulative", profile="end")
    assert (a.status, a.reason) == ("unrated", "not-due")


def test_a_retired_measure_says_so() -> None:
    from datetime import date

    a = judged([row("2016-17", value=8)], [], retired_on=date(2017, 4, 1))
    assert (a.status, a.reason) == ("unrated", "retired")


def test_a_result_in_words_is_not_met_by_a_target_that_is_not_set() -> None:
    a = judged([row("2017-18-Q2", text_value="Held")], [target("2017-18", kind="no-survey", target_text="Held")])
    assert (a.status, a.reason) == ("unrated", "no-survey")


@pytest.mark.parametrize(("printed", "shown", "differs"), [
    (None, "improving", False), ("unknown", "unknown", False), ("declining", "declining", True)])
def test_where_no_direction_was_printed_the_figures_give_it(printed: str | None, shown: str, differs: bool) -> None:
    publication = row("2017-18-Q2", status="green", direction=printed)
    a = judge(book([row("2016-17", value=9), row("2017-18-Q2", value=8)], [target("2017-18", 9)],
                   tables={"publications": [publication]})).of("potholes")
    assert (a.shown_direction, a.direction_differs) == (shown, differs)
