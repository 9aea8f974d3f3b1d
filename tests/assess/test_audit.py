from decimal import Decimal
from typing import Any

from books import book, row, target

from openbook.assess import Check, checks, direction_agreement, judge, status_agreement

Q2 = "2017-18-Q2"


def printed(measure: str, code: str, count: int | None, percent: str | None = None, **cells: Any) -> dict[str, Any]:
    return {
        "period_id": Q2,
        "scope": "all",
        "measure": measure,
        "code": code,
        "count": count,
        "source": "Table 1",
        "percent": Decimal(percent) if percent else None,
    } | cells


def actions(status: str, count: int, plan: str | None = None, percent: str | None = None) -> dict[str, Any]:
    return {
        "period_id": Q2,
        "status": status,
        "count": count,
        "plan_id": plan,
        "source": "Table 2",
        "percent": Decimal(percent) if percent else None,
    }


def checked(**tables: Any) -> tuple[Check, ...]:
    return checks(judge(book([row(Q2, value=8)], [target("2017-18", 9)], tables=tables)))


def test_a_printed_count_is_held_against_the_rows() -> None:
    green, red = checked(status_counts=[printed("status", "green", 1), printed("status", "red", 1)])
    assert (green.agrees, red.agrees) == (True, False)
    assert (red.what, red.printed, red.counted, red.source) == ("indicators, Red", Decimal(1), Decimal(0), "Table 1")


def test_a_printed_percentage_is_worked_out_to_its_own_decimals() -> None:
    (count, share) = checked(status_counts=[printed("status", "green", 1, "100.0")])
    assert count.agrees
    assert (share.counted, share.basis, share.unit) == (Decimal("100.0"), "1 of 1", "%")


def test_rated_indicators_leave_out_those_that_are_not() -> None:
    (total,) = checked(status_counts=[printed("direction", "total", 1, scope="rated")])
    assert total.counted == 0


def test_scorecards_by_directorate_are_not_guessed_at() -> None:
    assert checked(status_counts=[printed("status", "green", None, "50.0", group="People")]) == ()


def test_numbers_of_a_directorate_are_held_against_each_other() -> None:
    people = {"group": "People", "scope": "rated"}
    found = checked(status_counts=[
        printed("status", "red", None, "18.9", **people), printed("status", "red", None, "21.7", **people),
        printed("status", "amber", None, "26.4", **people), printed("status", "amber", None, "28.3", **people),
        printed("status", "red", 10, **people), printed("status", "total", 46, **people)])
    assert [(c.printed_text, c.counted_text, c.basis) for c in found] == [
        ("18.9%", "21.7%", "10 of 46"), ("21.7%", "21.7%", "10 of 46"), ("28.3%", "26.4%", "printed in Table 1")]


def test_a_number_of_actions_printed_twice_is_held_against_the_first() -> None:
    twice = [actions("delivered", 4, "roads"), actions("delivered", 5, "roads") | {"source": "B"}]
    found = checked(action_counts=twice)
    assert [(c.printed, c.counted, c.other, c.kind) for c in found] == [(5, 4, "Table 2", "actions")]


def test_plans_and_statuses_of_actions_have_to_sum_to_their_totals() -> None:
    found = checked(
        action_counts=[
            actions("delivered", 4, "roads"),
            actions("total", 5, "roads"),
            actions("delivered", 3),
            actions("total", 5),
        ]
    )
    wrong = {(c.what, c.plan_id): (c.printed, c.counted) for c in found if not c.agrees}
    assert wrong == {
        ("actions, Delivered", None): (Decimal(3), Decimal(4)),
        ("actions, total of statuses", "roads"): (Decimal(5), Decimal(4)),
        ("actions, total of statuses", None): (Decimal(5), Decimal(3)),
    }


def test_statuses_counted_together_are_held_against_their_sum() -> None:
    levels = target("2017-18", 9)
    printed = {"period_id": Q2, "scope": "rated", "measure": "status", "source": "Headlines"}
    made = book(
        [row(Q2, value=8)],
        [levels],
        tables={
            "status_counts": [
                {**printed, "code": "on-track", "count": 1, "percent": Decimal(100)},
                {**printed, "code": "off-track", "count": 1},
            ]
        },
    )
    found = [(c.what, c.printed, c.counted) for c in checks(judge(made))]
    assert found == [
        ("rated indicators, on track", 1, 1),
        ("rated indicators, on track, percent", 100, 100),
        ("rated indicators, off track", 1, 0),
    ]


def test_a_printed_direction_without_an_earlier_figure_is_not_another_one() -> None:
    made = book(
        [row(Q2, value=8)],
        [target("2017-18", 9)],
        tables={"publications": [row(Q2, status="green", direction="improving")]},
    )
    found = direction_agreement(judge(made))
    assert (found.agreed, found.total, found.unchecked) == (0, 1, 1)
    a = judge(made).of("potholes")
    assert (a.direction_differs, a.direction_unchecked) == (False, True)


def test_agreement_counts_only_what_was_printed_with_a_rating() -> None:
    made = book(
        [row("2016-17", value=9), row(Q2, value=8)],
        [target("2017-18", 9)],
        tables={"publications": [row(Q2, status="amber", direction="improving")]},
    )
    assert (status_agreement(judge(made)).agreed, status_agreement(judge(made)).total) == (0, 1)
    assert (direction_agreement(judge(made)).agreed, direction_agreement(judge(made)).total) == (1, 1)
