"""The log of changes: one list from three places, and the earlier result under the new rule."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from books import INDICATOR, book, row, target

from openbook.assess.changes import Entry, changes, changes_of, has_changes
from openbook.model import Book


def change(kind: str, period_id: str = "2017-18", **cells: Any) -> dict[str, Any]:
    made = {"change_id": "one", "indicator_id": "potholes", "kind": kind, "period_id": period_id, "after": "so"}
    return made | cells


def logged(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"tables": {"changes": list(rows)}}


def only(made: Book) -> Entry:
    (entry,) = changes(made)
    return entry


def again(made: Book) -> tuple[str, str, str | None]:
    (found,) = only(made).earlier
    return str(found.figure.value), found.new, found.old


def test_a_book_without_changes_has_no_log() -> None:
    made = book([row("2016-17", value=8)], [target("2016-17", 9), target("2017-18", 7)])
    assert changes(made) == ()
    assert not has_changes(made)


def test_a_changed_target_rates_the_earlier_result_by_the_new_one_and_by_the_old_one() -> None:
    made = book([row("2016-17", value=8)], [target("2017-18", 7, previous_target=9, reason="Easy to reach.")])
    assert has_changes(made)
    assert (only(made).before, only(made).after, only(made).reason) == ("9 potholes", "7 potholes", "Easy to reach.")
    assert again(made) == ("8", "red", "green")


def test_the_tolerance_of_the_time_counts_for_the_old_rating() -> None:
    wide = target("2016-17", 7, tolerance=20, tolerance_kind="percent")
    made = book([row("2016-17", value=8)], [wide, target("2017-18", 6, previous_target=7)])
    assert again(made) == ("8", "red", "amber")


def test_a_running_total_is_held_against_the_same_share_of_both_targets() -> None:
    made = book(
        [row("2016-17-H1", value=50)], [target("2017-18", 80, previous_target=120)],
        aggregation="cumulative", profile="linear",
    )
    assert again(made) == ("50", "red", "green")


def test_the_quarters_of_a_flow_are_added_up_before_they_are_rated_again() -> None:
    quarters = [row(f"2016-17-Q{n}", value=20) for n in (1, 2, 3, 4)]
    made = book(quarters, [target("2017-18", 70, previous_target=90)], aggregation="flow", profile="linear")
    assert again(made) == ("80", "red", "green")


def test_a_target_changed_within_its_year_looks_at_the_last_result_before_that_day() -> None:
    figures = [row("2017-18-Q1", value=8), row("2017-18-Q2", value=5)]
    made = book(figures, [target("2017-18", 7, previous_target=9, set_on=date(2017, 8, 1))])
    assert again(made) == ("8", "red", "green")


def test_a_target_of_a_quarter_is_not_held_against_the_result_of_a_year() -> None:
    made = book([row("2016-17", value=8)], [target("2017-18-Q1", 2, previous_target=3)])
    assert (only(made).earlier, only(made).why_not) == ((), "no-figure")


def test_levels_of_the_old_target_that_are_not_known_give_no_old_rating() -> None:
    rules = {"rules": {"default": {"rule": "bands", "parameters": {}}}}
    made = book([row("2016-17", value=8)], [target("2017-18", 7, minimum=9, previous_target=9)], own=rules)
    assert again(made) == ("8", "amber", None)


@pytest.mark.parametrize(
    ("before", "old"), [({"tolerance": 20, "tolerance_kind": "percent"}, "amber"), ({}, None)])
def test_a_narrower_tolerance_rates_the_earlier_result_again(before: dict[str, Any], old: str | None) -> None:
    targets = [target("2016-17", 7, **before), target("2017-18", 7, tolerance=5, tolerance_kind="percent")]
    assert again(book([row("2016-17", value=8)], targets, **logged(change("tolerance")))) == ("8", "red", old)


def test_where_the_old_rule_is_gone_what_was_printed_then_is_the_old_rating() -> None:
    tables = {"changes": [change("rule")], "publications": [row("2016-17", status="amber", direction="unknown")]}
    made = book([row("2016-17", value=8)], [target("2017-18", 7)], tables=tables)
    assert again(made) == ("8", "red", "amber")


def test_an_earlier_rule_that_is_still_declared_gives_the_old_rating() -> None:
    wide = {"rule": "tolerance", "parameters": {"amber_within": 50}}
    own = {"rules": {"default": {"rule": "tolerance", "parameters": {"amber_within": 5}}, "wide": wide}}
    made = book([row("2016-17", value=8)], [target("2017-18", 7)], own=own, **logged(change("rule", before="wide")))
    assert again(made) == ("8", "red", "amber")


def test_a_turned_polarity_gives_both_ratings() -> None:
    made = book([row("2016-17", value=8)], [target("2017-18", 7)], **logged(change("polarity", before="higher")))
    assert again(made) == ("8", "red", "green")


@pytest.mark.parametrize(
    ("kind", "figures", "targets", "why"),
    [
        ("definition", [row("2016-17", value=8)], [target("2017-18", 7)], "counted-otherwise"),
        ("method", [], [target("2017-18", 7)], "no-figure"),
        ("tolerance", [row("2016-17", value=8)], [target("2017-18", kind="text", target_text="Best")], "no-number"),
        ("tolerance", [row("2016-17", value=8)], [], "no-number"),
        ("tolerance", [], [target("2017-18", 7)], "no-figure"),
        ("new-measure", [row("2016-17", value=8)], [target("2017-18", 7)], ""),
    ],
)
def test_what_cannot_be_worked_out_says_why(kind: str, figures: list[Any], targets: list[Any], why: str) -> None:
    entry = only(book(figures, targets, **logged(change(kind))))
    assert (entry.earlier, entry.why_not) == ((), why)


def test_a_new_target_beside_a_new_definition_is_not_held_against_the_old_results() -> None:
    made = book([row("2016-17", value=8)], [target("2017-18", 7, previous_target=9)], **logged(change("definition")))
    assert {e.why_not for e in changes(made)} == {"counted-otherwise"}


def test_a_change_of_all_indicators_rates_each_of_them_again() -> None:
    rails = INDICATOR | {"indicator_id": "rails", "ref": "2"}
    tables = {
        "indicators": [INDICATOR, rails], "changes": [change("tolerance", indicator_id=None)],
        "observations": [row("2016-17", value=8), row("2016-17", value=6) | {"indicator_id": "rails"}],
        "targets": [target("2017-18", 7), target("2017-18", 7) | {"indicator_id": "rails"}],
    }
    made = book(tables=tables)
    assert [(e.indicator.indicator_id, e.new) for e in only(made).earlier] == [("potholes", "red"), ("rails", "green")]
    assert changes_of(made, made.indicators["potholes"]) == ()


def test_entries_stand_in_order_of_time_whatever_they_come_from() -> None:
    rows = [change("unit", change_id="b", on="2018-02"), change("source", change_id="a", period_id="2016-17-Q4")]
    made = book(
        [], [target("2017-18", 7, previous_target=9, set_on=date(2017, 3, 1))],
        active_from=date(2016, 7, 1), retired_on=date(2018, 4, 1), **logged(*rows),
    )
    assert [e.kind for e in changes(made)] == ["new-measure", "source", "target", "unit", "retired"]


def test_a_measure_as_old_as_the_data_is_not_new() -> None:
    assert changes(book(active_from=date(2016, 4, 1))) == ()
