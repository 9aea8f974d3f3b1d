"""A later value is a revision or a correction when it is tagged and explained, and never lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openbook.history.figures import PROVISIONAL, Earlier, Key, Said, State, follow, moved, published, verdict

RESULT = Key("potholes", "2017-18", "result")
TARGET = Key("potholes", "2017-18", "target")


def said(value: str | None, marker: str = "", reason: str = "") -> Said:
    return Said(Decimal(value) if value else None, None, marker, reason)


@pytest.mark.parametrize(("before", "now", "kind", "reason"), [
    (said("5"), said("6", "[r]", "Late forms."), "revision", "Late forms."),
    (said("5"), said("6", "[e][r]", "Correction: a slip."), "correction", "Correction: a slip."),
    (said("5"), said("6", "[r]", "Corrected, a slip."), "correction", "Corrected, a slip."),
    (said("5"), said("6", "[r]", "Correctly counted now."), "revision", "Correctly counted now."),
    (said("5"), said("6", "", "Late forms."), "unexplained", "Late forms."),
    (said("5"), said("6", "[r]"), "unexplained", ""),
    (said("5", "", "By phone."), said("6", "[r]", "By phone."), "unexplained", ""),
    (said("5", "[p]"), said("6"), "revision", PROVISIONAL),
    (said("5", "[p]", "By phone."), said("6", "[p]", "By phone."), "revision", PROVISIONAL),
    (said("5", "[r]", "Late forms."), said("7", "[r]", "Later forms."), "revision", "Later forms."),
    (said("5", "[r]", "Late forms."), said("7", "[r]", "Late forms."), "unexplained", ""),
    (said("5"), said(None, "", "Withdrawn: not sound."), "revision", "Withdrawn: not sound."),
    (said("5"), None, "unexplained", ""),
    (said(None, "[p]", "Withdrawn."), said("6"), "unexplained", ""),
])
def test_a_changed_result_needs_its_marker_and_a_new_reason(before: Said, now: Said | None, kind: str,
                                                            reason: str) -> None:
    found = verdict(RESULT, before, now)
    assert (found.kind, found.reason) == (kind, reason)


def test_a_changed_target_needs_a_new_reason_and_no_marker() -> None:
    assert verdict(TARGET, said("5"), said("6", "", "Fewer staff.")).kind == "revision"
    assert verdict(TARGET, said("5", "", "Fewer staff."), said("6", "", "Fewer staff.")).kind == "unexplained"


def test_only_what_was_published_can_change() -> None:
    before = {RESULT: said(None), TARGET: said("5.0")}
    assert moved(before, {RESULT: said("4"), TARGET: said("5")}) == ()
    assert [m.key for m in moved(before, {RESULT: said("4"), TARGET: said("6")})] == [TARGET]
    assert [m.now for m in moved(before, {})] == [None]
    back = Earlier(said("3"), date(2026, 1, 1))
    assert [(m.key, m.earlier) for m in moved(before, {RESULT: said("4"), TARGET: said("5")},
                                              lambda keys: dict.fromkeys(keys, back))] == [(RESULT, back)]


def test_a_row_may_hold_several_figures_and_an_unrated_indicator_has_no_status() -> None:
    place = {"indicator_id": "potholes", "period_id": "2017-18"}
    found = published({
        "targets": [{**place, "target": Decimal(5), "minimum": Decimal(3), "reason": "Why."}],
        "publications": [{**place, "status": "unrated"}],
    })
    assert {key.what: key_said.value for key, key_said in found.items() if not key_said.empty} == {
        "target": Decimal(5), "minimum": Decimal(3)}
    assert found[TARGET].reason == "Why."


def test_a_change_may_be_explained_later_while_the_figure_stays() -> None:
    steps = [said("5"), said("6"), said("6", "[r]", "Late forms.")]
    rows = follow(State(date(2026, 1, n), None, {RESULT: s}) for n, s in enumerate(steps, start=1))
    assert [(r.number, r.value, r.kind, r.reason, r.on and r.on.day) for r in rows] == [
        (0, Decimal(5), "first", None, 1), (1, Decimal(6), "revision", "Late forms.", 2)]


def test_the_status_before_is_that_of_the_state_before() -> None:
    states = [State(None, None, {RESULT: said("5")}, lambda _: "green"),
              State(None, None, {RESULT: said("9", "[r]", "Why.")}, lambda _: "red")]
    assert [(r.status_before, r.status_after) for r in follow(states)] == [(None, None), ("green", "red")]


FIGURES = st.one_of(st.none(), st.builds(
    Said, st.one_of(st.none(), st.decimals(0, 3, places=0)), st.none(), st.sampled_from(["", "[p]", "[r]"]),
    st.sampled_from(["", "a", "Correction: b"])))


@given(st.lists(st.tuples(FIGURES, FIGURES), max_size=8))
def test_every_value_is_kept_once_in_its_order(steps: list[tuple[Said | None, Said | None]]) -> None:
    states = [{key: s for key, s in zip((RESULT, TARGET), pair, strict=True) if s is not None} for pair in steps]
    rows = follow(State(None, None, state) for state in states)
    chains = {key: list(group) for key, group in groupby(rows, lambda r: Key(r.indicator_id, r.period_id, r.what))}
    for key in (RESULT, TARGET):
        values = [state.get(key, Said()).value for state in states]
        wanted = [value for value, _ in groupby(values)]
        wanted = wanted[1:] if wanted[:1] == [None] else wanted
        chain = chains.get(key, [])
        assert [r.value for r in chain] == wanted
        assert [r.number for r in chain] == list(range(len(wanted)))
        assert [r.kind == "first" for r in chain] == [n == 0 for n in range(len(wanted))]
        assert all(a.value != b.value for a, b in pairwise(chain))
        assert all(r.reason for r in chain if r.kind in ("revision", "correction"))
