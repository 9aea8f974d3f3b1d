"""A copy without its first commits adds to what the package's own file knows, and never takes from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openbook.history.figures import Key, Said, State, follow
from openbook.history.joining import joined
from openbook.model import Revision

RESULT = Key("potholes", "2017-18", "result")
START = date(2026, 1, 1).toordinal()


def said(value: str | None, marker: str = "", reason: str = "") -> Said:
    return Said(Decimal(value) if value else None, None, marker, reason)


def states_of(steps: Sequence[Said | None], days: Sequence[int]) -> list[State]:
    return [State(date.fromordinal(START + day), None, {RESULT: step} if step is not None else {})
            for step, day in zip(steps, days, strict=True)]


def cut(states: Sequence[State], at: int) -> tuple[list[State], date | None]:
    """What a copy holds that begins at one of the states."""
    return [State(None, None, states[at].said), *states[at + 1:]], states[at].on


def shown(rows: Sequence[Revision]) -> list[str]:
    return [f"{r.kind} {r.value} {r.on.toordinal() - START if r.on else '-'} {r.reason or ''}".strip() for r in rows]


GONE = said(None, "", "The count was not sound.")


@pytest.mark.parametrize(("steps", "written", "at", "wanted"), [
    # Changed where the copy begins, after the file was written: kept, and the later value has no day.
    ([said("861"), said("870", "[r]", "Late forms."), said("870", "[r]", "Late forms.")], 1, 2,
     ["first 861 0", "revision 870 - Late forms."]),
    ([said("861"), said("870"), said("870")], 1, 2, ["first 861 0", "unexplained 870 -"]),
    # Withdrawn where it begins, and back later.
    ([said("430"), GONE, said("999")], 1, 1,
     ["first 430 0", "revision None - The count was not sound.", "unexplained 999 2"]),
    ([said("430"), GONE, said("999", "[r]", "Counted anew.")], 3, 1,
     ["first 430 0", "revision None 1 The count was not sound.", "revision 999 2 Counted anew."]),
    # Withdrawn and never back; its row taken away.
    ([said("430"), GONE, GONE], 1, 2, ["first 430 0", "revision None - The count was not sound."]),
    ([said("430"), None, None], 1, 2, ["first 430 0", "unexplained None -"]),
    # Not there when the copy begins, and first published later.
    ([None, said("430"), said("430")], 3, 0, ["first 430 1"]),
    # Back and forth: the file ends before the copy begins.
    ([said("5"), said("6"), said("5"), said("6"), said("5")], 3, 2,
     ["first 5 0", "unexplained 6 1", "unexplained 5 2", "unexplained 6 3", "unexplained 5 4"]),
    # The file knows nothing.
    ([said("5"), said("6"), said("6")], 0, 2, ["first 6 -"]),
    # A change that the file could not explain, explained later.
    ([said("5"), said("6"), said("6"), said("6", "[r]", "Late forms.")], 2, 2,
     ["first 5 0", "revision 6 1 Late forms."]),
    ([said("5"), said("6", "", "Late."), said("6", "", "Late."), said("6", "[r]", "Late.")], 2, 2,
     ["first 5 0", "revision 6 1 Late."]),
    ([said("5", "", "By phone."), said("6", "[r]", "By phone."), said("6", "[r]", "By phone.")], 2, 2,
     ["first 5 0", "unexplained 6 1"]),
])
def test_earlier_rows_are_kept_and_later_values_follow_them(steps: list[Said | None], written: int, at: int,
                                                            wanted: list[str]) -> None:
    states = states_of(steps, range(len(steps)))
    assert shown(joined(follow(states[:written]), *cut(states, at))) == wanted


def test_a_file_written_on_a_branch_has_the_days_of_the_branch_and_adds_no_value_twice() -> None:
    states = states_of([said("430"), said("430"), said("500", "[r]", "Why.")], [0, 3, 6])
    on_branch = follow(states_of([said("430"), said("500", "[r]", "Why.")], [0, 5]))
    assert shown(joined(on_branch, *cut(states, 1))) == ["first 430 0", "revision 500 6 Why."]


def test_a_file_of_a_shorter_copy_is_completed_by_a_longer_one() -> None:
    states = states_of([said("430"), said("430"), said("999", "[r]", "Why."), said("999", "[r]", "Why.")], range(4))
    short = joined((), *cut(states, 3))
    assert shown(short) == ["first 999 -"]
    assert shown(joined(short, *cut(states, 1))) == ["first 430 -", "revision 999 2 Why."]


def test_a_file_edited_by_hand_gives_a_chain_that_hangs_together() -> None:
    rows = [Revision(*RESULT_ID, "result", 4, "revision", value=Decimal(1)),
            Revision(*RESULT_ID, "colour", 0, "first"),
            Revision(*RESULT_ID, "result", 4, "first", value=Decimal(2))]
    made = joined(rows, *cut(states_of([said("3")], [0]), 0))
    assert [(r.number, r.kind, r.value) for r in made] == [
        (0, "first", Decimal(1)), (1, "unexplained", Decimal(2)), (2, "unexplained", Decimal(3))]
    assert [r.value for r in joined(rows, [], None)] == [Decimal(1), Decimal(2)]


RESULT_ID = RESULT.indicator_id, RESULT.period_id
STEPS = st.one_of(st.none(), st.builds(
    Said, st.one_of(st.none(), st.decimals(0, 2, places=0)), st.none(), st.sampled_from(["", "[p]", "[r]"]),
    st.sampled_from(["", "a", "Correction: b"])))


@given(st.lists(st.tuples(STEPS, st.integers(0, 2)), min_size=1, max_size=8), st.data())
def test_nothing_is_lost_the_same_comes_out_again_and_a_whole_copy_heals(steps: list[tuple[Said | None, int]],
                                                                         data: st.DataObject) -> None:
    days = [sum(days for _, days in steps[:n + 1]) for n in range(len(steps))]
    states = states_of([step for step, _ in steps], days)
    written, at = data.draw(st.integers(0, len(steps))), data.draw(st.integers(0, len(steps) - 1))
    file, whole = follow(states[:written]), follow(states)
    made = joined(file, *cut(states, at))
    assert joined(made, *cut(states, at)) == made
    assert [r.number for r in made] == list(range(len(made)))
    assert [r.kind == "first" for r in made] == [n == 0 for n in range(len(made))]
    assert all((a.value, a.text_value) != (b.value, b.text_value) for a, b in pairwise(made))
    last = states[-1].said.get(RESULT, Said()).value
    assert (made[-1].value if made else None) == last
    if written > at and len(set(days)) == len(days):
        assert [(r.value, r.on) for r in made] == [(r.value, r.on) for r in whole]
    if written <= at:
        assert [(r.value, r.on) for r in made[:len(file)]] == [(r.value, r.on) for r in file]
