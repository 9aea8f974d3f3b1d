"""Rules by examples: each row is a case a council meets."""

from decimal import Decimal

import pytest

from openbook.assess.ladder import Ladder
from openbook.assess.rules import Case, NotJudgeable, explanation, find_rule, rule_names, tolerance
from openbook.model import RuleConfig

FIVE = {"amber_within": 5}


@pytest.mark.parametrize(
    ("polarity", "goal", "upper", "value", "status"),
    [
        ("higher", "80", None, "80", "green"),
        ("higher", "80", None, "79.9", "amber"),
        ("higher", "80", None, "76", "amber"),
        ("higher", "80", None, "75.9", "red"),
        ("lower", "18.0", None, "18.0", "green"),
        ("lower", "18.0", None, "18.9", "amber"),
        ("lower", "18.0", None, "18.91", "red"),
        ("higher", "0", None, "0", "green"),
        ("higher", "0", None, "-0.01", "red"),
        ("lower", "0", None, "1", "red"),
        ("higher", "-2", None, "-2.1", "amber"),
        ("higher", "-2", None, "-2.2", "red"),
        ("lower", "-2", None, "-1.9", "amber"),
        ("lower", "-2", None, "-1.8", "red"),
        ("range", "15", "30", "15", "green"),
        ("range", "15", "30", "30", "green"),
        ("range", "15", "30", "31.5", "amber"),
        ("range", "15", "30", "31.6", "red"),
        ("range", "15", "30", "14.25", "amber"),
        ("range", "15", "30", "14.2", "red"),
    ],
)
def test_tolerance_is_a_percentage_of_the_target(
    polarity: str, goal: str, upper: str | None, value: str, status: str
) -> None:
    case = Case(polarity, Decimal(goal), upper=Decimal(upper) if upper else None)  # type: ignore[arg-type]
    assert tolerance(case, FIVE).status(Decimal(value)) == status


def test_a_targets_own_tolerance_comes_before_the_rules() -> None:
    case = Case("higher", Decimal(80), tolerance=Decimal(10), tolerance_kind="points")
    assert tolerance(case, FIVE).status(Decimal(70)) == "amber"
    assert tolerance(case, FIVE).status(Decimal(69)) == "red"


def test_percent_and_points_are_different_things() -> None:
    case = Case("higher", Decimal(50))
    assert find_rule("points")(case, FIVE).status(Decimal(45)) == "amber"
    assert find_rule("tolerance")(case, FIVE).status(Decimal(45)) == "red"


@pytest.mark.parametrize(
    ("value", "status"),
    [("69.9", "red"), ("70", "amber"), ("79.9", "amber"), ("80", "green"), ("90", "green"), ("90.1", "blue")],
)
def test_bands_go_from_minimum_to_aspirational_with_either_polarity(value: str, status: str) -> None:
    bands = find_rule("bands")
    case = Case("higher", Decimal(80), minimum=Decimal(70), aspirational=Decimal(90))
    assert bands(case, {}).status(Decimal(value)) == status
    mirrored = Case("lower", Decimal(-80), minimum=Decimal(-70), aspirational=Decimal(-90))
    assert bands(mirrored, {}).status(-Decimal(value)) == status


@pytest.mark.parametrize(
    ("minimum", "aspirational", "value", "status"),
    [
        (None, "90", "5", "amber"),
        (None, None, "5", "amber"),
        ("70", None, "1000", "green"),
        ("80", "90", "80", "green"),
        ("80", "90", "79", "red"),
        ("70", "80", "80", "green"),
        ("70", "80", "81", "blue"),
    ],
)
def test_bands_with_levels_that_are_missing_or_equal(
    minimum: str | None, aspirational: str | None, value: str, status: str
) -> None:
    levels = [Decimal(level) if level else None for level in (minimum, aspirational)]
    case = Case("higher", Decimal(80), minimum=levels[0], aspirational=levels[1])
    assert find_rule("bands")(case, {}).status(Decimal(value)) == status


def test_a_floor_rule_needs_a_floor() -> None:
    rule = find_rule("floor")
    assert rule(Case("lower", Decimal(10), minimum=Decimal(20)), {}).status(Decimal(15)) == "amber"
    with pytest.raises(NotJudgeable, match="floor standard"):
        rule(Case("lower", Decimal(10)), {})


def test_without_any_tolerance_a_miss_is_not_rated() -> None:
    made = tolerance(Case("higher", Decimal(80)), {})
    assert (made.status(Decimal(80)), made.status(Decimal(79))) == ("green", "unrated")


def test_a_parameter_that_is_no_number_cannot_judge() -> None:
    with pytest.raises(NotJudgeable, match="amber_within"):
        tolerance(Case("higher", Decimal(80)), {"amber_within": "a little"})


def test_an_unknown_rule_names_those_there_are() -> None:
    assert {"bands", "floor", "points", "tolerance"} <= set(rule_names())
    with pytest.raises(KeyError, match="bands, data-only, floor, improvement, points, tolerance, two-step"):
        find_rule("astrology")


@pytest.mark.parametrize(
    ("polarity", "value", "previous", "status"),
    [
        ("higher", "72", None, "green"),
        ("higher", "71.9", None, "unrated"),
        ("higher", "71.9", "70", "amber"),
        ("higher", "70", "70", "amber"),
        ("higher", "69.9", "70", "red"),
        ("higher", "71.9", "75", "red"),
        ("lower", "88", None, "green"),
        ("lower", "95", "95", "amber"),
        ("lower", "95.1", "95", "red"),
        ("lower", "88.1", "85", "red"),
    ],
)
def test_improvement_looks_at_the_earlier_figure_beyond_the_margin(
    polarity: str, value: str, previous: str | None, status: str
) -> None:
    case = Case(polarity, Decimal(80), previous=Decimal(previous) if previous else None)  # type: ignore[arg-type]
    assert find_rule("improvement")(case, {"green_within": 10}).status(Decimal(value)) == status


def test_held_reaches_as_far_as_the_publisher_still_calls_it_maintained() -> None:
    case = Case("higher", Decimal(80), previous=Decimal(50), held_within=Decimal(1))
    ladder = find_rule("improvement")(case, {"green_within": 10})
    assert [ladder.status(Decimal(v)) for v in ("49", "48.9")] == ["amber", "red"]


@pytest.mark.parametrize(
    ("tolerance_", "kind", "statuses"),
    [
        (None, None, ["green", "green", "amber", "amber", "red"]),
        ("3", "points", ["green", "green", "amber", "red", "red"]),
        ("2", "percent", ["green", "red", "red", "red", "red"]),
    ],
)
def test_two_steps_and_a_targets_own_tolerance(tolerance_: str | None, kind: str | None, statuses: list[str]) -> None:
    case = Case("higher", Decimal(50), tolerance=Decimal(tolerance_) if tolerance_ else None, tolerance_kind=kind)
    ladder = find_rule("two-step")(case, {"green_within": 5, "amber_within": 10})
    values = ("50", "47.5", "47", "45", "44.9")
    assert [ladder.status(Decimal(v)) for v in values] == statuses


@pytest.mark.parametrize(("rule", "parameters"), [("improvement", {}), ("two-step", {"green_within": 5})])
def test_a_rule_without_its_margin_cannot_judge(rule: str, parameters: dict[str, object]) -> None:
    with pytest.raises(NotJudgeable, match="margin"):
        find_rule(rule)(Case("higher", Decimal(80)), parameters)


def test_a_measure_shown_for_information_is_not_judged() -> None:
    with pytest.raises(NotJudgeable) as caught:
        find_rule("data-only")(Case("higher", Decimal(80)), {})
    assert caught.value.reason == "not-judged"


LABELS = {"green": "On track", "amber": "Near", "red": "Off track"}


@pytest.mark.parametrize(
    ("rule", "parameters", "said"),
    [
        ("tolerance", {"amber_within": 2.5}, "missed by no more than 2.5% of the target. Off track"),
        ("tolerance", {}, "the target’s own tolerance; without one, a miss is not rated by the rule."),
        ("tolerance", {"amber_within": 10.0}, "missed by no more than 10% of the target."),
        ("points", {"amber_within": 1}, "missed by no more than 1 point."),
        ("two-step", {"green_within": 5, "amber_within": 10}, "On track when the target is met or missed by no more "
         "than 5% of it. Near when it is missed by more, but by no more than 10% of the target."),
        ("improvement", {"green_within": 10}, "Near when the figure is no worse than the earlier one"),
        ("data-only", {}, "never rated"),
        ("bands", {}, "Blue beyond the aspirational level"),
        ("floor", {}, "Near at the floor standard"),
    ],
)
def test_every_rule_is_said_in_words_from_its_parameters(rule: str, parameters: dict[str, object], said: str) -> None:
    assert said in explanation(RuleConfig("default", rule, parameters), LABELS)


def test_a_registered_rule_explains_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def ours(case: Case, parameters: object) -> Ladder:
        """Green on Mondays.

        More about it.
        """
        raise NotImplementedError

    def silent(case: Case, parameters: object) -> Ladder:
        raise NotImplementedError

    found = {"ours": ours, "silent": silent}
    monkeypatch.setattr("openbook.assess.rules.registry.find_rule", found.__getitem__)
    assert explanation(RuleConfig("x", "ours", {}), LABELS) == "Green on Mondays."
    assert "“silent”" in explanation(RuleConfig("x", "silent", {}), LABELS)
    ours.explain = lambda p, words: f"{words['green']} up to {p['most']}."  # type: ignore[attr-defined]
    assert explanation(RuleConfig("x", "ours", {"most": 7}), LABELS) == "On track up to 7."


def test_the_rung_above_is_what_the_figure_would_have_had_to_reach() -> None:
    ladder = tolerance(Case("higher", Decimal(80)), FIVE)
    better = ladder.better("red")
    assert better is not None
    assert (better.status, better.low) == ("amber", Decimal(76))
    assert ladder.better("green") is None
    assert isinstance(ladder, Ladder)
