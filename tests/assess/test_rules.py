"""Rules by examples: each row is a case a council meets."""

from decimal import Decimal

import pytest

from openbook.assess.ladder import Ladder
from openbook.assess.rules import Case, NotJudgeable, find_rule, rule_names, tolerance

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
    with pytest.raises(KeyError, match="bands, floor, points, tolerance"):
        find_rule("astrology")


def test_the_rung_above_is_what_the_figure_would_have_had_to_reach() -> None:
    ladder = tolerance(Case("higher", Decimal(80)), FIVE)
    better = ladder.better("red")
    assert better is not None
    assert (better.status, better.low) == ("amber", Decimal(76))
    assert ladder.better("green") is None
    assert isinstance(ladder, Ladder)
