"""All indicators, what needs attention, and the actions."""

from __future__ import annotations

from openbook.assess import finding
from openbook.pages.common import action_status, by_gap, texts
from openbook.pages.contexts import ActionsPage, Attention, IndicatorList
from openbook.pages.rows import indicator_row, indicator_rows
from openbook.pages.view import View


def indicator_list(view: View) -> IndicatorList:
    """Fill the table of all indicators."""
    return IndicatorList(view.judged.counts(), indicator_rows(view, view.judged), tuple(view.book.plans.values()))


def attention(view: View) -> Attention:
    """Fill the exception report: everything red, then everything else that got worse."""
    book = view.book
    red = by_gap(a for a in view.judged if a.shown_status == "red")
    declining = by_gap(a for a in view.judged if a.shown_status != "red" and a.shown_direction == "declining")
    return Attention(
        tuple((indicator_row(view, a), finding(book, a),
               texts(book, a.indicator.indicator_id, ("analysis", "mitigation", "trajectory"))) for a in red),
        tuple((indicator_row(view, a), finding(book, a)) for a in declining),
    )


def actions(view: View) -> ActionsPage:
    """Fill the page of actions: printed progress by plan, then each action that is named."""
    book = view.book
    rows = [c for c in book.action_counts if c.period_id == book.publisher.period_id]
    source = next((c.source for c in rows if c.plan_id is None), rows[0].source if rows else "")
    printed = {(c.plan_id, c.status): c.count for c in rows if c.source == source}
    counts = tuple((plan, {s.code: printed.get((plan.plan_id, s.code), 0) for s in book.publisher.action_statuses},
                    printed.get((plan.plan_id, "total"), 0)) for plan in book.plans.values())
    if not any(total for _, _, total in counts):
        counts = ()
    named = tuple((plan, tuple((a, action_status(book, a.status)) for a in book.actions if a.plan_id == plan.plan_id))
                  for plan in book.plans.values())
    return ActionsPage(
        book.publisher.action_statuses, counts,
        {s.code: printed.get((None, s.code), 0) for s in book.publisher.action_statuses},
        printed.get((None, "total"), 0), tuple((p, listed) for p, listed in named if listed), source,
    )
