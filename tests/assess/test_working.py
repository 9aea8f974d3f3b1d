from typing import Any

import pytest
from books import book, row, target

from openbook.assess import Working, judge, working

Q2 = "2017-18-Q2"


def worked(observations: list[dict[str, Any]], targets: list[dict[str, Any]], **cells: Any) -> Working:
    made = book(observations, targets, **cells)
    return working(judge(made).of("potholes"), made.publisher)


def test_the_working_shows_figure_target_thresholds_and_status() -> None:
    made = worked([row(Q2, value="22.1")], [target("2017-18", "18.0")], format="percent", decimals=1)
    assert made.sentence == "22.1% misses the target, 18.0%, by more than the rule allows, so the rule gives Red."
    assert dict(made.steps) == {
        "Figure judged": "22.1%",
        "Which covers": "July to September 2017",
        "Target": "18.0%",
        "Green at": "18.0% or less",
        "Amber at": "18.9% or less",
        "Red": "any other figure",
        "Status by the rule": "Red",
    }


@pytest.mark.parametrize(
    ("value", "polarity", "changes"),
    [
        (70, "higher", ("It would have been Amber at 76 or more.",)),
        (78, "higher", ("It would have been Green at 80 or more.", "It would have been Red below 76.")),
        (90, "higher", ("It would have been Amber below 80.",)),
        (90, "lower", ("It would have been Amber at 84 or less.",)),
        (80, "lower", ("It would have been Amber above 80.",)),
    ],
)
def test_it_says_which_figure_would_have_changed_the_colour(
    value: int, polarity: str, changes: tuple[str, ...]
) -> None:
    assert worked([row(Q2, value=value)], [target("2017-18", 80)], polarity=polarity).changes == changes


IMPROVING: dict[str, Any] = {"rules": {"default": {"rule": "improvement", "parameters": {"green_within": 10}}}}
TWO_STEPS: dict[str, Any] = {
    "rules": {"default": {"rule": "two-step", "parameters": {"green_within": 5, "amber_within": 10}}}
}


@pytest.mark.parametrize(
    ("value", "sentence", "changes"),
    [
        (81, "81 meets the target, 80, so the rule gives Green.", ("It would have been Amber below 72.",)),
        (75, "75 misses the target, 80, by no more than the rule allows for Green, so the rule gives Green.",
         ("It would have been Amber below 72.",)),
        (66, "66 misses the target, 80, but is no worse than the earlier figure, so the rule gives Amber.",
         ("It would have been Green at 72 or more.", "It would have been Red below 65.")),
        (60, "60 misses the target, 80, by more than the rule allows, and it is worse than the earlier figure, so the "
         "rule gives Red.", ("It would have been Amber at 65 or more.",)),
    ],
)
def test_improvement_says_what_the_earlier_figure_decided(
    value: int, sentence: str, changes: tuple[str, ...]
) -> None:
    rows = [row("2016-17", value=65), row(Q2, value=value)]
    made = worked(rows, [target("2017-18", 80)], polarity="higher", own=IMPROVING)
    assert (made.sentence, made.changes) == (sentence, changes)
    steps = dict(made.steps)
    assert (steps["Earlier figure, 2016-17"], steps["Amber at"]) == (
        "65", "65 or more, no worse than the earlier figure")


def test_without_an_earlier_figure_improvement_says_so() -> None:
    made = worked([row(Q2, value=60)], [target("2017-18", 80)], polarity="higher", own=IMPROVING)
    assert made.sentence == (
        "60 misses the target, 80, and there is no earlier figure to compare with, so the rule gives no rating.")
    assert made.changes == ("It would have been Green at 72 or more.",)


def test_an_earlier_figure_nearer_to_the_target_than_the_margin_leaves_no_amber() -> None:
    rows = [row("2016-17", value=75), row(Q2, value=71)]
    made = worked(rows, [target("2017-18", 80)], polarity="higher", own=IMPROVING)
    assert made.changes == ("It would have been Green at 72 or more.",)
    assert "Amber at" not in dict(made.steps)


def test_what_a_period_added_stands_beside_the_one_before() -> None:
    own = IMPROVING | {"direction": {"comparator": "previous", "maintained_within": 0}}
    rows = [row("2017-18-Q1", value=10), row(Q2, value=22)]
    made = worked(rows, [target("2017-18", 100)], polarity="higher", aggregation="cumulative", own=own)
    steps = dict(made.steps)
    assert (steps["Earlier figure, 2017-18-Q1"], steps["Beside it, in this period alone"]) == ("10", "12")
    assert made.changes == ("It would have been Green at 45 or more.", "It would have been Red below 20.")


@pytest.mark.parametrize(
    ("value", "start", "changes"),
    [
        (77, "77 misses the target, 80, by no more than the rule allows for Green",
         ("It would have been Amber below 76.",)),
        (73, "73 just misses the target", ("It would have been Green at 76 or more.",
                                           "It would have been Red below 72.")),
        (71, "71 misses the target, 80, by more than the rule allows,", ("It would have been Amber at 72 or more.",)),
    ],
)
def test_two_steps_name_both_edges(value: int, start: str, changes: tuple[str, ...]) -> None:
    made = worked([row(Q2, value=value)], [target("2017-18", 80)], polarity="higher", own=TWO_STEPS)
    assert made.sentence.startswith(start)
    assert made.changes == changes


def test_a_range_names_both_ends() -> None:
    made = worked([row(Q2, value=20)], [target("2017-18", 15, upper="30")], polarity="range", format="percent")
    assert dict(made.steps)["Green at"] == "15% to 30%"
    assert made.changes == ("It would have been Amber outside 15% to 30%.",)


def test_a_running_total_shows_the_share_expected_by_now() -> None:
    steps = dict(
        worked([row(Q2, value=30)], [target("2017-18", 95)], aggregation="cumulative", polarity="higher").steps
    )
    assert (steps["Target"], steps["Share of the year expected by now"], steps["Expected by now"]) == (
        "95",
        "50.0%",
        "47.5",
    )
    assert steps["Green at"] == "48 or more"


def test_a_sum_shows_its_parts() -> None:
    steps = dict(
        worked(
            [row("2017-18-Q1", value=173), row(Q2, value=126)],
            [target("2017-18", 931)],
            aggregation="flow",
            polarity="higher",
        ).steps
    )
    assert steps["Added up from"] == "173 + 126"


def test_an_unrated_figure_says_why() -> None:
    made = worked([row(Q2, value=8)], [target("2017-18", kind="unconfirmed", target_text="TBC")])
    assert made.sentence == "Not rated by the rule: the target is still to be agreed."
    assert dict(made.steps)["Target"] == "TBC"


@pytest.mark.parametrize(("rule", "word"), [("floor", "floor"), ("bands", "minimum")])
def test_a_figure_far_from_its_target_is_not_said_to_just_miss_it(rule: str, word: str) -> None:
    own = {"rules": {"default": {"rule": rule}}}
    made = worked([row(Q2, value=41)], [target("2017-18", 80, minimum="40")], polarity="higher", own=own)
    assert made.sentence == f"41 misses the target, 80, but is no worse than the {word}, 40, so the rule gives Amber."


def test_a_limit_that_is_the_target_is_written_like_the_target() -> None:
    made = worked([row(Q2, value="75.4")], [target("2017-18", 75)], polarity="higher", format="percent")
    assert made.changes == ("It would have been Amber below 75%.",)
    steps = dict(made.steps)
    assert (steps["Green at"], steps["Amber at"]) == ("75% or more", "71.3% or more")


@pytest.mark.parametrize(("polarity", "value", "said"), [
    ("higher", 80, "It would not have been rated below 75."), ("lower", 70, "It would not have been rated above 75."),
])
def test_where_a_rating_ends_is_said_as_such(polarity: str, value: int, said: str) -> None:
    own = {"rules": {"default": {"rule": "points"}}}
    assert worked([row(Q2, value=value)], [target("2017-18", 75)], polarity=polarity, own=own).changes == (said,)


def test_a_status_without_a_figure_does_not_promise_one() -> None:
    made = worked([row(Q2, missing_reason="not-stated")], [target("2017-18", 80)],
                  tables={"publications": [row(Q2, status="green")]})
    assert made.sentence == "Not rated by the rule: the report gives no figure."
