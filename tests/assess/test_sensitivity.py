"""How the counts would stand at another tolerance."""

from decimal import Decimal
from typing import Any

import pytest
from books import INDICATOR, book, row, target

from openbook.assess import Judged, judge
from openbook.assess.sensitivity import sensitivity

Q2 = "2017-18-Q2"


def rated(values: dict[str, int | None], rule: dict[str, Any] | None, **cells: dict[str, Any]) -> Judged:
    """A book of indicators with a target of at most 100; `cells` change the target of an indicator."""
    rows = [row(Q2, value=v) if v is not None else row(Q2, missing_reason="not-due") for v in values.values()]
    return judge(book(
        [r | {"indicator_id": i} for r, i in zip(rows, values, strict=True)],
        [target("2017-18", 100, **cells.get(i, {})) | {"indicator_id": i} for i in values],
        own={"rules": {"default": rule or {"rule": "floor"}, "loose": {"rule": "tolerance", "parameters":
                                                                       {"amber_within": 50}}}},
        tables={"indicators": [INDICATOR | {"indicator_id": i, "ref": str(n), "rule": "loose" if i == "loose" else None}
                               for n, i in enumerate(values)]},
    ))


VALUES: dict[str, int | None] = {"met": 90, "near": 104, "far": 109, "off": 130, "none": None}


def within(rule: str, **parameters: float) -> dict[str, Any]:
    return {"rule": rule, "parameters": parameters}


def counted(judged: Judged) -> dict[tuple[str, ...], list[int]]:
    found = sensitivity(judged)
    return {tuple(str(m.normalize()) for m in s.margins): [s.counts[c] for c in ("green", "amber", "red", "unrated")]
            for s in found.standings}


def test_a_percentage_is_tried_at_0_5_and_10_and_at_the_publishers_own() -> None:
    made = rated(VALUES, within("tolerance", amber_within=4))
    assert counted(made) == {("0",): [1, 0, 3, 1], ("4",): [1, 1, 2, 1], ("5",): [1, 1, 2, 1], ("1E+1",): [1, 2, 1, 1]}
    assert [s.own for s in sensitivity(made).standings] == [False, True, False, False]


def test_a_margin_for_green_moves_green() -> None:
    made = rated(VALUES, within("improvement", green_within=10))
    assert counted(made) == {("0",): [1, 0, 0, 4], ("5",): [2, 0, 0, 3], ("1E+1",): [3, 0, 0, 2]}


@pytest.mark.parametrize(("rule", "tried"), [
    (within("points", amber_within=5), {("0",), ("2.5",), ("5",), ("1E+1",)}),
    (within("two-step", green_within=2, amber_within=6), {("0", "0"), ("1", "3"), ("2", "6"), ("4", "12")}),
])
def test_points_and_two_margins_are_tried_at_none_half_once_and_twice(rule: dict[str, Any], tried: set[Any]) -> None:
    made = rated(VALUES, rule)
    assert set(counted(made)) == tried
    assert [s.own for s in sensitivity(made).standings] == [False, False, True, False]


def test_every_row_adds_up_and_the_own_row_is_what_the_rule_gives() -> None:
    made = rated(VALUES, within("points", amber_within=5))
    found = sensitivity(made)
    assert {sum(s.counts.values()) for s in found.standings} == {found.total} == {5}
    assert found.own is not None
    assert {s: n for s, n in found.own.counts.items() if n} == {
        s: n for s in found.own.counts if (n := sum(a.status == s for a in made))}


def test_it_counts_what_the_rule_gives_and_not_what_was_printed() -> None:
    plain = book([row(Q2, value=104)], [target("2017-18", 100)])
    printed = book([row(Q2, value=104)], [target("2017-18", 100)],
                   tables={"publications": [row(Q2, status="green", direction="unknown")]})
    assert sensitivity(judge(printed)) == sensitivity(judge(plain))


def test_what_has_another_rule_or_a_tolerance_of_its_own_stands_apart() -> None:
    own = {"tolerance": Decimal(20), "tolerance_kind": "points"}
    made = rated({"loose": 104, "own": 109}, within("tolerance", amber_within=5), own=own)
    assert sensitivity(made).apart == 2
    assert {tuple(n) for n in counted(made).values()} == {(0, 2, 0, 0)}


@pytest.mark.parametrize(("rule", "lacking"), [
    ({"rule": "bands"}, "no-margin"), ({"rule": "floor"}, "no-margin"), ({"rule": "data-only"}, "no-margin"),
    ({"rule": "tolerance"}, "by-target"), (within("points", amber_within=0), "zero"),
])
def test_where_there_is_nothing_to_try_it_says_why(rule: dict[str, Any], lacking: str) -> None:
    found = sensitivity(rated(VALUES, rule))
    assert (found.standings, found.lacking, found.own) == ((), lacking, None)
