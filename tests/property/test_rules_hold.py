"""What must be true of every rule, whatever the figures."""

from decimal import Decimal

from books import book, row, target
from hypothesis import assume, given
from hypothesis import strategies as st

from openbook.assess import judge
from openbook.assess.direction import towards
from openbook.assess.rules import Case, find_rule

ORDER = ["red", "amber", "green", "blue"]
numbers = st.decimals(-10_000, 10_000, places=2)
positive = st.decimals("0.01", 10_000, places=2)
rules = st.sampled_from(["tolerance", "points", "bands", "floor"])
PARAMETERS = {"amber_within": 5}


def ladder(rule: str, polarity: str, goal: Decimal, gap: Decimal) -> object:
    worse = goal - gap if polarity == "higher" else goal + gap
    better = goal + gap if polarity == "higher" else goal - gap
    case = Case(polarity, goal, minimum=worse, aspirational=better)  # type: ignore[arg-type]
    return find_rule(rule)(case, PARAMETERS)


@given(rules, st.sampled_from(["higher", "lower"]), numbers, positive, numbers, numbers)
def test_a_better_figure_never_gives_a_worse_colour(
    rule: str, polarity: str, goal: Decimal, gap: Decimal, one: Decimal, other: Decimal
) -> None:
    low, high = sorted((one, other))
    worse, better = (low, high) if polarity == "higher" else (high, low)
    made = ladder(rule, polarity, goal, gap)
    assert ORDER.index(made.status(better)) >= ORDER.index(made.status(worse))


@given(rules, numbers, positive, numbers)
def test_turning_the_polarity_and_the_signs_gives_the_same_colour(
    rule: str, goal: Decimal, gap: Decimal, value: Decimal
) -> None:
    assert ladder(rule, "higher", goal, gap).status(value) == ladder(rule, "lower", -goal, gap).status(-value)


@given(rules, st.sampled_from(["higher", "lower"]), numbers, positive)
def test_meeting_the_target_exactly_is_at_least_green(rule: str, polarity: str, goal: Decimal, gap: Decimal) -> None:
    assert ladder(rule, polarity, goal, gap).status(goal) in ("green", "blue")


@given(numbers, positive, numbers)
def test_the_value_that_would_change_the_colour_does_change_it(goal: Decimal, gap: Decimal, value: Decimal) -> None:
    made = ladder("bands", "higher", goal, gap)
    better = made.better(made.status(value))
    assume(better is not None)
    assert made.status(better.low) == better.status


@given(numbers, numbers, st.sampled_from([0, 1, 5]))
def test_direction_turns_with_polarity(now: Decimal, before: Decimal, margin: int) -> None:
    turned = {"improving": "declining", "declining": "improving", "maintained": "maintained"}
    higher = towards(now, before, "higher", Decimal(margin))
    assert towards(now, before, "lower", Decimal(margin)) == turned[higher]


@given(
    st.permutations([row("2016-17", value=10), row("2017-18-Q1", value=9), row("2017-18-Q2", value=8)]),
    st.permutations([target("2017-18", 9), target("2018-19", 7)]),
)
def test_the_order_of_rows_does_not_matter(observations: list[object], targets: list[object]) -> None:
    a = judge(book(observations, targets)).of("potholes")
    assert (a.status, a.comparison.direction) == ("green", "improving")


@given(
    st.sampled_from(["not-due", "awaiting-data", "no-survey", "new-measure", "not-collected", "not-stated"]), numbers
)
def test_a_missing_figure_is_never_rated(reason: str, goal: Decimal) -> None:
    a = judge(book([row("2017-18-Q2", missing_reason=reason)], [target("2017-18", goal)])).of("potholes")
    assert a.status == "unrated"
    assert a.reason
