"""All indicators, and the actions."""

from __future__ import annotations

from openbook.pages.common import action_status
from openbook.pages.contexts import ActionsPage, IndicatorList
from openbook.pages.rows import indicator_rows
from openbook.pages.scorecard import directorate_choices
from openbook.pages.view import View


def indicator_list(view: View) -> IndicatorList:
    """Fill the table of all indicators."""
    book = view.book
    return IndicatorList(
        view.judged.counts(), indicator_rows(view, view.judged), tuple(book.plans.values()), directorate_choices(book),
        sum(bool(i.statutory) for i in book.indicators.values()))


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
