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
    assert made.sentence == "22.1% misses, by more than the rule allows, the target, 18.0%, so the rule gives Red."
    assert dict(made.steps) == {
        "Figure judged": "22.1%",
        "Which covers": "July to September 2017",
        "Target": "18.0%",
        "Green at": "18.0% or less",
        "Amber at": "18.9% or less",
        "Red": "anything else",
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
