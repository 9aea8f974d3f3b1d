"""What must be true of every rule, whatever the figures."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Any

from books import book, periods, row, target
from hypothesis import given, settings
from hypothesis import strategies as st

from openbook.assess import Assessment, Working, judge, working
from openbook.assess.direction import towards
from openbook.assess.ladder import Ladder, Rung
from openbook.assess.rules import BUILT_IN, DATA_ONLY, Case, find_rule

RANK = {"red": 0, "unrated": 0, "amber": 1, "green": 2, "blue": 3}
"""The lowest status of a ladder is red or unrated, never both."""

RATING = sorted(set(BUILT_IN) - {DATA_ONLY})
FOR_RANGES = sorted(set(RATING) - {"bands", "floor"})
"""Levels of a range have no mirror: they move its lower end only."""

CHANGE = re.compile(r"It would have been ([A-Z][a-z ]+) (at|below|above) (−?[0-9]+)")

numbers = st.decimals(-10_000, 10_000, places=2)
positive = st.decimals("0.01", 10_000, places=2)
sizes = st.decimals(0, 60, places=1)
names = st.sampled_from(sorted(BUILT_IN))


@dataclass(frozen=True)
class Situation:
    """A rule with its margins and a case to judge."""

    rule: str
    case: Case
    green_within: Decimal
    amber_within: Decimal

    @property
    def ladder(self) -> Ladder:
        return find_rule(self.rule)(self.case, {"green_within": self.green_within, "amber_within": self.amber_within})

    def rank(self, value: Decimal) -> int:
        return RANK[self.ladder.status(value)]


def reached(s: Situation, rung: Rung) -> list[Decimal]:
    """The figures that just earn a rung: its ends, or what is just better where they do not belong to it."""
    step = Decimal("0.001") * (-1 if s.case.polarity == "lower" else 1) if rung.beyond else Decimal(0)
    return [edge + step for edge in (rung.low, rung.high) if edge is not None]


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    polarity = draw(st.sampled_from(["higher", "lower", "range"]))
    rule = draw(st.sampled_from(FOR_RANGES if polarity == "range" else RATING))
    goal, gap = draw(numbers), draw(positive)
    inner, outer = sorted((draw(sizes), draw(sizes)))
    own, previous = draw(st.none() | sizes), draw(st.none() | numbers)
    down = -gap if polarity == "higher" else gap
    levels: dict[str, Any] = {"upper": goal + gap} if polarity == "range" else {
        "minimum": goal + down, "aspirational": goal - down}
    case = Case(polarity, goal, tolerance=own, tolerance_kind=draw(st.sampled_from(["percent", "points"])),
                previous=previous, held_within=draw(sizes), **levels)
    return Situation(rule, case, inner, outer)


def mirrored(s: Situation) -> Situation:
    """The same situation with all signs turned, so that what was better higher up is better lower down."""
    def turn(value: Decimal | None) -> Decimal | None:
        return None if value is None else -value

    c = s.case
    if c.polarity == "range":
        assert c.upper is not None
        return replace(s, case=replace(c, goal=-c.upper, upper=-c.goal, previous=turn(c.previous)))
    other = "lower" if c.polarity == "higher" else "higher"
    return replace(s, case=replace(c, polarity=other, goal=-c.goal, minimum=turn(c.minimum),  # type: ignore[arg-type]
                                   aspirational=turn(c.aspirational), previous=turn(c.previous)))


@settings(max_examples=60)
@given(situations(), numbers, st.decimals(0, 1, places=3))
def test_a_better_figure_never_gives_a_worse_colour(s: Situation, value: Decimal, way: Decimal) -> None:
    c = s.case
    edges = [c.goal] if c.upper is None else [c.goal, c.upper]
    nearest = min(edges, key=lambda edge: abs(edge - value))
    if c.polarity == "range":
        inside = c.goal <= value <= edges[-1]
        better = c.goal if inside else value + (nearest - value) * way
    else:
        better = value + (1 if c.polarity == "higher" else -1) * way * 1000
    assert s.rank(better) >= s.rank(value)


@settings(max_examples=60)
@given(situations(), numbers)
def test_turning_the_polarity_and_the_signs_gives_the_same_colour(s: Situation, value: Decimal) -> None:
    assert mirrored(s).ladder.status(-value) == s.ladder.status(value)


@settings(max_examples=60)
@given(situations(), numbers, sizes)
def test_a_wider_tolerance_never_gives_a_worse_colour(s: Situation, value: Decimal, more: Decimal) -> None:
    own = None if s.case.tolerance is None else s.case.tolerance + more
    wider = replace(s, green_within=s.green_within + more, amber_within=s.amber_within + more,
                    case=replace(s.case, tolerance=own, held_within=s.case.held_within + more))
    assert wider.rank(value) >= s.rank(value)


@settings(max_examples=60)
@given(situations())
def test_meeting_the_target_exactly_is_at_least_green(s: Situation) -> None:
    assert s.ladder.status(s.case.goal) in ("green", "blue")


@settings(max_examples=60)
@given(situations(), numbers)
def test_the_value_that_would_change_the_colour_does_change_it(s: Situation, value: Decimal) -> None:
    ladder = s.ladder
    better = ladder.better(ladder.status(value))
    edges = reached(s, better) if better else []
    assert edges or s.rank(value) == RANK[ladder.rungs[0].status]
    for edge in edges:
        assert s.rank(edge) >= RANK[better.status] > s.rank(value)


@settings(max_examples=60)
@given(situations())
def test_each_step_of_a_ladder_reaches_at_least_as_far_as_the_one_above(s: Situation) -> None:
    for rung in s.ladder.rungs:
        assert all(s.rank(edge) >= RANK[rung.status] for edge in reached(s, rung))


@given(numbers, numbers, st.sampled_from([0, 1, 5]))
def test_direction_turns_with_polarity(now: Decimal, before: Decimal, margin: int) -> None:
    turned = {"improving": "declining", "declining": "improving", "maintained": "maintained"}
    higher = towards(now, before, "higher", Decimal(margin))
    assert towards(now, before, "lower", Decimal(margin)) == turned[higher]


def own(rule: str, comparator: str = "previous-year") -> dict[str, Any]:
    margins = {"green_within": 5, "amber_within": 10}
    return {"rules": {"default": {"rule": rule, "parameters": margins}},
            "direction": {"comparator": comparator, "maintained_within": 0}}


def assessed(rows: list[Any], targets: list[Any], **cells: Any) -> Assessment:
    return judge(book(rows, targets, **cells)).of("potholes")


@settings(max_examples=100)
@given(st.sampled_from(FOR_RANGES), st.sampled_from(["higher", "lower"]), st.sampled_from(["point", "cumulative"]),
       st.sampled_from(["previous", "previous-year"]), st.lists(st.integers(0, 200), min_size=4, max_size=4))
def test_the_figure_that_the_working_names_would_have_had_the_colour_it_names(
    rule: str, polarity: str, aggregation: str, comparator: str, values: list[int]
) -> None:
    year, first, now, goal = values

    def at(value: int) -> tuple[str, Working]:
        made = book([row("2016-17", value=year), row("2017-18-Q1", value=first), row("2017-18-Q2", value=value)],
                    [target("2017-18", goal)], own=own(rule, comparator), aggregation=aggregation, polarity=polarity)
        a = judge(made).of("potholes")
        return made.publisher.status_labels[a.status], working(a, made.publisher)

    for label, where, figure in CHANGE.findall(" ".join(at(now)[1].changes)):
        named = int(figure.replace("−", "-"))
        assert at(named + {"at": 0, "below": -1, "above": 1}[where])[0] == label


@settings(max_examples=50)
@given(names, st.sampled_from(["point", "rolling", "cumulative", "flow"]),
       st.sampled_from(["previous", "previous-year"]), st.lists(numbers, min_size=6, max_size=6), st.integers())
def test_the_order_of_rows_does_not_matter(
    rule: str, aggregation: str, comparator: str, values: list[Decimal], seed: int
) -> None:
    spans = ["2016-17", "2016-17-Q2", "2017-18-Q1", "2017-18-Q2"]
    tables = ([row(p, value=v) for p, v in zip(spans, values, strict=False)],
              [target("2017-18", values[4]), target("2018-19", values[5])], periods())
    shuffled = tuple(Random(seed).sample(table, len(table)) for table in tables)
    first, second = (assessed(rows, goals, own=own(rule, comparator), aggregation=aggregation,
                              tables={"periods": named}) for rows, goals, named in (tables, shuffled))
    assert first == second


@settings(max_examples=50)
@given(names, st.sampled_from(["point", "rolling", "cumulative", "flow"]), numbers, numbers,
       st.sampled_from(["not-due", "awaiting-data", "no-survey", "new-measure", "not-collected", "not-stated"]))
def test_a_missing_figure_is_never_rated(
    rule: str, aggregation: str, goal: Decimal, before: Decimal, reason: str
) -> None:
    a = assessed([row("2016-17", value=before), row("2017-18-Q2", missing_reason=reason)], [target("2017-18", goal)],
                 own=own(rule), aggregation=aggregation)
    assert a.status == "unrated"
    assert a.reason


@settings(max_examples=60)
@given(situations(), numbers)
def test_a_missing_earlier_figure_never_rates_better(s: Situation, value: Decimal) -> None:
    without = replace(s, case=replace(s.case, previous=None))
    assert without.rank(value) <= s.rank(value)
