from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from books import book, row, target

from openbook.assess import Check, checks, judge

Q2 = "2017-18-Q2"


def mention(measure: str, value: str | None = None, code: str | None = None, **cells: Any) -> dict[str, Any]:
    return {
        "indicator_id": "potholes",
        "period_id": Q2,
        "measure": measure,
        "value": Decimal(value) if value is not None else None,
        "code": code,
        "source": "Page 4",
    } | cells


def held(*mentions: dict[str, Any], **tables: Any) -> tuple[Check, ...]:
    """Checks of mentions in a book: 9 in 2016-17, 8.25 (33 of 400) in quarter 2, a target of 10."""
    rows = [row("2016-17", value=9, source="Table 1"),
            row(Q2, value="8.25", numerator=33, denominator=400, source="Table 1", printed="8.25")]
    made = book(rows, [target("2017-18", 10, minimum=12, source="Table 2")],
                tables={"mentions": list(mentions)} | tables)
    return tuple(c for c in checks(judge(made)) if c.kind == "mentions")


@pytest.mark.parametrize(("printed", "qualifier", "agrees"), [
    ("8.25", None, True), ("8.3", None, True), ("8", None, True), ("8.2", None, False), ("8.254", None, True),
    ("8", "over", True), ("9", "over", False), ("9", "under", True), ("8", "under", False),
    ("8", "about", True), ("9", "about", False),
])
def test_a_figure_agrees_when_it_rounds_to_what_is_printed_again(
    printed: str, qualifier: str | None, agrees: bool
) -> None:
    (check,) = held(mention("value", printed, qualifier=qualifier))
    assert check.agrees is agrees


def test_a_difference_names_both_figures_and_both_places() -> None:
    (check,) = held(mention("value", "46", note="In the summary."))
    assert (check.indicator_id, check.plan_id, check.what) == ("potholes", "roads", "result, 2017-18-Q2")
    assert (check.printed_text, check.source, check.counted_text, check.other) == ("46", "Page 4", "8.25", "Table 1")
    assert check.note == "In the summary."


@pytest.mark.parametrize(("measure", "value", "more", "agrees"), [
    ("target", "10", {}, True),
    ("target", "10", {"period_id": "2017-18"}, True),
    ("target", "11", {}, False),
    ("minimum", "12", {}, True),
    ("numerator", "33", {}, True),
    ("numerator", "34", {}, False),
    ("gap", "1.75", {}, True),
    ("gap", "2", {}, True),
    ("gap", "1.5", {}, False),
    ("share-of-target", "82.5", {}, True),
    ("share-of-target", "93.3", {}, False),
    ("change", "-0.75", {"compared_with": "2016-17"}, True),
    ("change", "0.75", {"compared_with": "2016-17"}, False),
    ("change-percent", "-8", {"compared_with": "2016-17"}, True),
    ("change-percent", "-9", {"compared_with": "2016-17"}, False),
])
def test_numbers_are_held_against_result_target_and_earlier_result(
    measure: str, value: str, more: dict[str, Any], agrees: bool
) -> None:
    (check,) = held(mention(measure, value, **more))
    assert check.agrees is agrees


@pytest.mark.parametrize(("measure", "code", "more", "agrees"), [
    ("status", "green", {}, True),
    ("status", "red", {}, False),
    ("direction", "declining", {}, True),
    ("direction", "improving", {}, False),
    ("direction", "improving", {"compared_with": "2016-17"}, True),
    ("movement", "fall", {"compared_with": "2016-17"}, True),
    ("movement", "rise", {"compared_with": "2016-17"}, False),
    ("result", "met", {}, True),
    ("result", "missed", {}, False),
    ("period", "2017-18-Q1", {}, False),
    ("period", Q2, {}, True),
])
def test_words_are_held_against_the_rating_and_the_figures(
    measure: str, code: str, more: dict[str, Any], agrees: bool
) -> None:
    rated = [row(Q2, status="green", direction="declining", source="Table 1")]
    (check,) = held(mention(measure, code=code, **more), publications=rated)
    assert check.agrees is agrees


def test_words_are_shown_as_the_publisher_writes_them() -> None:
    rated = [row(Q2, status="green", direction="declining")]
    (check,) = held(mention("status", code="red"), publications=rated)
    assert (check.printed_text, check.counted_text) == ("Red", "Green")
    (check,) = held(mention("result", code="missed"), publications=rated)
    assert check.basis == "8.25 beside 10, the target"


def test_amounts_of_money_are_shown_in_their_unit() -> None:
    for unit, words in (("million", "£2.982 million"), ("saved", "£2.982")):
        made = book([row(Q2, value="-2.982")], tables={"mentions": [mention("value", "2.982")]}, format="pounds",
                    unit=unit)
        (check,) = checks(judge(made))
        assert (check.printed_text, check.agrees) == (words, False)


def test_a_target_that_follows_last_year_is_worked_out_first() -> None:
    made = book([row("2016-17", value=95)], [target("2017-18", 2, basis="previous-year")],
                tables={"mentions": [mention("target", "97")]})
    (check,) = checks(judge(made))
    assert check.agrees


def test_parts_are_added_up_to_their_whole_or_to_the_result() -> None:
    sums = [mention("part", "560", what="claims"), mention("part", "65", what="claims"),
            mention("whole", "655", what="claims")]
    (check,) = held(*sums)
    assert (check.printed, check.counted, check.basis, check.agrees) == (655, 625, "560 + 65", False)
    (check,) = held(mention("part", "8", what="all"), mention("part", "0.3", what="all"))
    assert (check.printed, check.counted, check.agrees) == (Decimal("8.3"), Decimal("8.25"), True)


def test_a_sum_is_no_more_exact_than_its_roughest_part() -> None:
    sums = [mention("part", "1.326", what="rates"), mention("part", "0.9", what="rates"),
            mention("whole", "2.225", what="rates")]
    (check,) = held(*sums)
    assert check.agrees


def test_facts_without_a_row_are_held_against_the_first_place() -> None:
    places = [mention("fact", "26", what="cost", indicator_id=None, plan_id="roads", source="Tracker"),
              mention("fact", "28", what="cost", indicator_id=None, plan_id="roads", source="Text")]
    (check,) = held(*places)
    assert (check.printed, check.counted, check.other, check.plan_id) == (28, 26, "Tracker", "roads")
    assert held(places[0]) == ()


def test_a_change_between_two_facts() -> None:
    children = {"what": "children", "period_id": Q2}
    made = held(mention("fact", "768", **children), mention("fact", "313", what="children", period_id="2016-17"),
                mention("change-percent", "150", **children, compared_with="2016-17"))
    assert [(c.counted_text, c.basis) for c in made] == [("+145%", "from 313 to 768")]


def test_counts_of_several_codes_at_once() -> None:
    rated = [row(Q2, status="green", direction="declining")]
    whole = {"indicator_id": None}
    one, none, all_, share = held(
        mention("count", "1", "key green declining", **whole), mention("count", "1", "green improving", **whole),
        mention("count", "2", **whole), mention("share", "50", "green", what="key rated", **whole), publications=rated)
    assert (one.agrees, none.counted, all_.counted) == (True, 0, 1)
    assert (share.counted_text, share.basis) == ("100%", "1 of 1")


def test_a_number_of_actions_is_held_against_the_printed_table() -> None:
    counts = [{"period_id": Q2, "status": "delivered", "count": 4, "plan_id": "roads", "source": "Table 9"}]
    (check,) = held(mention("actions", "3", "delivered", indicator_id=None, plan_id="roads"), action_counts=counts)
    assert (check.what, check.counted, check.other) == (
        "number of actions: Delivered, 2017-18-Q2", 4, "Table 9")


def test_a_mention_about_nothing_is_not_counted() -> None:
    assert held(mention("benchmark", "3", what="England"), mention("change", "3", compared_with="2018-19")) == ()
