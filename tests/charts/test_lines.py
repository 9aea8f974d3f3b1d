"""A line joins figures for periods of one length, and stops where a figure is missing."""

from __future__ import annotations

import pytest

from openbook.charts.lines import Place, lines_of

A, B, C, D, E = ((float(n), 0.0) for n in range(5))


def test_a_gap_breaks_the_line():
    assert lines_of([Place(None), Place(A), Place(B), Place(None), Place(D), Place(None)], True).main == ((A, B),)


def test_a_line_does_not_lead_over_missing_periods():
    assert lines_of([Place(A, 3), Place(B, 3), Place(C, 3, joined=False), Place(D, 3)], True).main == ((A, B), (C, D))


def test_months_and_quarters_have_a_line_each_and_are_not_joined_where_they_lie_in_one_another():
    drawn = lines_of([Place(A, 3), Place(B, 1), Place(C, 1), Place(D, 3)], True)
    assert (drawn.main, drawn.minor, drawn.links) == (((A, D),), ((B, C),), ())
    assert drawn.pieces == ((A, D), (B, C))


@pytest.mark.parametrize(("alike", "joined", "links"), [
    (True, True, ((A, B),)), (False, True, ()), (True, False, ()),
])
def test_a_dotted_line_leads_from_years_to_quarters_of_rates_only(alike, joined, links):
    drawn = lines_of([Place(A, 12), Place(B, 3, joined), Place(C, 3)], alike)
    assert (drawn.main, drawn.links) == (((B, C),), links)


def test_no_dotted_line_leads_over_a_gap():
    assert lines_of([Place(A, 12), Place(None, 3), Place(B, 3)], True).links == ()
