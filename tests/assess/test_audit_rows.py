"""What rows say about each other: rates, sums of periods, targets, printed changes, actions told twice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from books import PLAN, book, row, target

from openbook.assess import Check, by_kind, checks, judge
from openbook.model import Book

Q1, Q2 = "2017-18-Q1", "2017-18-Q2"


def of_kind(kind: str, made: Book) -> tuple[Check, ...]:
    return tuple(c for c in checks(judge(made)) if c.kind == kind)


@pytest.mark.parametrize(("value", "parts", "unit", "style", "counted", "agrees"), [
    ("29", (14, 48), "of calls", "percent", "29", True),
    ("30", (14, 48), "of calls", "percent", "29", False),
    ("29.2", (14, 48), "of calls", "percent", "29.2", True),
    ("291.7", (14, 48), "holes per 1,000 miles", "number", "291.7", True),
    ("0.29", (14, 48), "holes for each mile", "number", "0.29", True),
])
def test_a_rate_is_worked_out_again_in_its_unit_to_its_decimals(
    value: str, parts: tuple[int, int], unit: str, style: str, counted: str, agrees: bool
) -> None:
    made = book([row(Q2, value=value, numerator=parts[0], denominator=parts[1])], unit=unit, format=style)
    (check,) = of_kind("ratios", made)
    assert (check.counted, check.agrees, check.basis) == (Decimal(counted), agrees, "14 of 48, printed beside it")


def test_numbers_of_a_rate_that_stand_in_another_place() -> None:
    cells = {"indicator_id": "potholes", "period_id": Q2, "source": "Page 3"}
    parts = [cells | {"measure": "numerator", "value": Decimal("57.8")},
             cells | {"measure": "denominator", "value": Decimal("92.7")}]
    made = book([row(Q2, value="96.5", source="Page 2")], tables={"mentions": parts}, format="percent")
    (check,) = checks(judge(made))
    assert (check.printed_text, check.counted_text, check.agrees) == ("96.5%", "62.4%", False)
    assert check.basis == "57.8 of 92.7, printed in Page 3"


def test_quarters_add_up_to_the_half_year_and_months_to_the_quarter() -> None:
    rows = [row(Q1, value=76), row(Q2, value=22), row("2017-18-H1", value=97),
            *(row(f"2017-0{m}", value=n) for m, n in ((7, 10), (8, 7), (9, 5)))]
    half, quarter = sorted(of_kind("periods", book(rows, aggregation="flow")), key=lambda c: c.agrees)
    assert (half.what, half.printed, half.counted) == ("result, 2017-18-H1", 97, 98)
    assert (quarter.basis, quarter.agrees) == ("10 + 7 + 5", True)


def test_periods_with_a_gap_and_running_totals_are_not_added_up() -> None:
    rows = [row(Q1, value=76), row(Q2, value=22), row("2017-18-H1", value=97)]
    assert of_kind("periods", book(rows, aggregation="cumulative")) == ()
    assert of_kind("periods", book(rows[1:], aggregation="flow")) == ()


def test_quarterly_targets_add_up_to_the_target_of_the_year() -> None:
    made = book([], [target("2017-18", 100), *(target(f"2017-18-Q{n}", 20) for n in range(1, 5))], aggregation="flow")
    (check,) = of_kind("periods", made)
    assert (check.printed, check.counted) == (100, 80)


@pytest.mark.parametrize(("cells", "agrees"), [
    ({"previous_target": 69}, True), ({"previous_target": 70}, False),
])
def test_the_earlier_target_is_that_of_the_year_before(cells: dict[str, Any], agrees: bool) -> None:
    (check,) = of_kind("targets", book([], [target("2016-17", 69), target("2017-18", 66, **cells)]))
    assert check.agrees is agrees


def test_a_target_changed_within_its_year_says_nothing_about_the_year_before() -> None:
    later = target("2017-18", 66, previous_target=70, set_on=date(2017, 7, 1))
    assert of_kind("targets", book([], [target("2016-17", 69), later])) == ()
    twice = [target("2016-17", 69, previous_target=72), target("2017-18", 66, previous_target=70)]
    assert of_kind("targets", book([], twice)) == ()


def test_the_last_running_target_is_that_of_the_year() -> None:
    made = book([], [target("2017-18", 100), target("2017-18-Q4", 90), target(Q2, 50)], aggregation="cumulative")
    (check,) = of_kind("targets", made)
    assert (check.printed, check.counted) == (90, 100)


@pytest.mark.parametrize(("words", "found"), [
    ("The figure for England", [True]), ("5 more than England", []), ("Better than England", []), ("Wales", []),
])
def test_a_target_that_is_a_benchmark_has_its_figure(words: str, found: list[bool]) -> None:
    others = [row("2017-18", comparator="England", value="37.85")]
    made = book([], [target("2017-18", "37.85", target_text=words)], tables={"benchmarks": others})
    assert [c.agrees for c in of_kind("targets", made)] == found


def changed(change: str, unit: str) -> dict[str, Any]:
    return row(Q2, status="green", direction="improving", change=Decimal(change), change_unit=unit, change_from=Q1)


@pytest.mark.parametrize(("change", "unit", "agrees"), [
    ("45", "points", True), ("45", "percent", True), ("237", "percent", True), ("44", "points", False),
    ("-45", "number", False),
])
def test_a_printed_change_is_held_against_its_two_figures(change: str, unit: str, agrees: bool) -> None:
    made = book([row(Q1, value=19), row(Q2, value=64)], tables={"publications": [changed(change, unit)]},
                format="percent")
    (check,) = of_kind("changes", made)
    assert (check.agrees, check.basis) == (agrees, "from 19% in 2017-18-Q1 to 64%")


def test_a_change_without_its_earlier_figure_is_not_judged() -> None:
    made = book([row(Q2, value=64)], tables={"publications": [changed("5", "number")]})
    assert of_kind("changes", made) == ()


def test_an_action_that_two_plans_report_has_one_status() -> None:
    plans = [PLAN, PLAN | {"plan_id": "homes", "order": 2, "short_title": "Homes"}]
    told = [{"action_id": plan, "plan_id": plan, "period_id": Q2, "title": "A charter", "status": status,
             "source": plan}
            for plan, status in (("roads", "delivered"), ("homes", "late"))]
    (check,) = of_kind("actions", book(tables={"plans": plans, "actions": told}))
    assert (check.printed, check.counted, check.source, check.other) == ("late", "Delivered", "homes", "roads")


def test_agreement_is_told_by_kind_in_the_order_of_the_page() -> None:
    made = book([row(Q2, value=30, numerator=14, denominator=48), row(Q1, value=29, numerator=14, denominator=48)],
                [target("2016-17", 69), target("2017-18", 66, previous_target=69)], format="percent")
    assert [(kind, a.agreed, a.total, a.differing) for kind, a in by_kind(checks(judge(made))).items()] == [
        ("ratios", 1, 2, 1), ("targets", 1, 1, 0)]
