"""Which target counts in a period, and what a figure of it is held against."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from books import book, row, target

from openbook.assess import judge
from openbook.assess.in_force import InForce, held_against, in_force, shown_target, target_in
from openbook.model import Book


def aim(held: Book, period: str) -> tuple[Any, ...] | None:
    """Target, upper end, words, whose, what is expected, and whether that is a share."""
    found = in_force(held, held.indicators["potholes"], held.periods[period])
    return found and (found.value, found.upper, found.text, found.period_id, found.expected, found.partly)


def test_a_period_without_a_target_of_its_own_stands_under_that_of_its_year() -> None:
    held = book([row("2017-18-Q1", value="8"), row("2017-18-Q2", value="7")],
                [target("2017-18", "9"), target("2017-18-Q2", "6")])
    assert aim(held, "2017-18-Q1") == (9, None, None, "2017-18", 9, False)
    assert aim(held, "2017-18-Q2") == (6, None, None, "2017-18-Q2", 6, False)
    assert aim(held, "2017-18-Q3") == (9, None, None, "2017-18", None, False)
    assert aim(held, "2016-17") is None


def test_of_a_running_total_a_share_of_the_year_s_target_is_expected() -> None:
    held = book([row("2017-18-Q1", value="20"), row("2017-18-Q2", value="50"), row("2017-18", value="95")],
                [target("2017-18", "95")], aggregation="cumulative", polarity="higher")
    assert aim(held, "2017-18-Q1") == (95, None, None, "2017-18", 24, True)
    assert aim(held, "2017-18-Q2") == (95, None, None, "2017-18", 48, True)
    assert aim(held, "2017-18") == (95, None, None, "2017-18", 95, False)
    assert target_in(held, held.indicators["potholes"], held.periods["2017-18-Q1"]) is None


def test_of_a_range_both_ends_are_expected() -> None:
    held = book([row("2017-18-Q2", value="861")], [target("2017-18", "1600", upper="1800")],
                aggregation="cumulative", polarity="range")
    found = in_force(held, held.indicators["potholes"], held.periods["2017-18-Q2"])
    assert found is not None
    assert (found.expected, found.expected_upper) == (800, 900)
    own = held_against(judge(held).of("potholes"))
    assert own is not None
    assert (own.expected, own.expected_upper) == (800, 900)


def test_nothing_is_expected_of_one_quarter_of_a_flow_that_is_added_up() -> None:
    held = book([row("2017-18-Q1", value="20"), row("2017-18-Q2", value="30")], [target("2017-18", "100")],
                aggregation="flow")
    assert aim(held, "2017-18-Q1") == (100, None, None, "2017-18", 25, True)
    assert aim(held, "2017-18-Q2") == (100, None, None, "2017-18", None, False)
    (judged,) = judge(held)
    whole = held_against(judged)
    assert whole is not None
    assert (whole.expected, whole.partly) == (50, True)


def test_shorter_targets_that_are_added_up_are_the_period_s() -> None:
    held = book([row("2017-18-Q2", value="9")], [target(f"2017-0{month}", "2") for month in (7, 8, 9)],
                aggregation="flow")
    assert aim(held, "2017-18-Q2") == (6, None, None, "2017-18-Q2", 6, False)
    (judged,) = judge(held)
    assert held_against(judged) == in_force(held, judged.indicator, judged.period)


def test_words_stay_words_and_a_range_has_both_ends() -> None:
    held = book([row("2017-18-Q2", value="7")], [
        target("2016-17", "5", upper=Decimal(8)), target("2017-18", kind="text", target_text="Fewer"),
        target("2018-19", kind="none")], polarity="range")
    assert aim(held, "2017-18-Q2") == (None, None, "Fewer", "2017-18", None, False)
    assert aim(held, "2016-17-Q1") == (5, 8, None, "2016-17", None, False)
    assert aim(held, "2018-19") == (None, None, None, "2018-19", None, False)
    found = [in_force(held, held.indicators["potholes"], held.periods[p]) for p in ("2016-17", "2017-18", "2018-19")]
    assert [shown_target(held.indicators["potholes"], f) for f in found if f] == ["5 to 8", "Fewer", "No target"]


def test_a_change_on_last_year_is_worked_out_beside_its_words() -> None:
    told = {"basis": "previous-year", "target_text": "Four fewer"}
    held = book([row("2016-17", value="30"), row("2017-18-Q2", value="28")], [target("2017-18", "-4", **told)])
    assert aim(held, "2017-18-Q2") == (26, None, "Four fewer", "2017-18", 26, False)
    unknown = book([row("2017-18-Q2", value="28")], [target("2017-18", "-4", **told)])
    assert aim(unknown, "2017-18-Q2") == (None, None, "Four fewer", "2017-18", None, False)


def test_a_late_figure_of_an_earlier_year_is_under_that_year_s_target() -> None:
    held = book([row("2016-17", value="8", reported_in="2017-18-Q2")], [target("2016-17", "9")])
    (judged,) = judge(held)
    assert aim(held, "2017-18-Q2") == (9, None, None, "2016-17", None, False)
    assert held_against(judged) == InForce(judged.target, "2016-17", Decimal(9), expected=Decimal(9))  # type: ignore[arg-type]


def test_nothing_is_expected_of_a_measure_that_is_not_in_use() -> None:
    held = book([row("2017-18-Q2", value="8")], [target("2017-18", "9")], retired_on=date(2017, 4, 1))
    assert aim(held, "2017-18-Q2") == (9, None, None, "2017-18", None, False)
