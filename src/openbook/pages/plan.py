"""The page of a plan."""

from __future__ import annotations

from openbook.assess import Check
from openbook.model import Plan
from openbook.pages.common import downloads, texts
from openbook.pages.contexts import PlanPage
from openbook.pages.rows import indicator_rows
from openbook.pages.view import View
from openbook.text.language import _


def plan_page(view: View, plan_id: str, checks: tuple[Check, ...]) -> PlanPage:
    """Fill a plan's page.

    Args:
        checks: all printed counts beside counted ones (worked out once for the whole book).

    Raises:
        KeyError: for an unknown plan.
    """
    book, judged = view.book, view.judged
    plan = book.plans[plan_id]
    counts = {c.status: c.count for c in book.action_counts
              if c.plan_id == plan_id and c.period_id == book.publisher.period_id}
    statuses = book.publisher.action_statuses
    own = [a for a in book.actions if a.plan_id == plan_id]
    actions = tuple((s, tuple(a for a in own if a.status == s.code)) for s in statuses)
    before, after = _beside(judged.plans, plan)
    return PlanPage(
        plan=plan, counts=judged.counts(plan=plan_id), is_over=judged.is_over(plan_id),
        bar=view.charts.get(f"bar-{plan_id}", ""),
        key_rows=indicator_rows(view, judged.select(plan=plan_id, key=True), "key-"),
        rows=indicator_rows(view, judged.select(plan=plan_id)),
        actions=tuple((s, listed) for s, listed in actions if listed),
        action_counts=tuple((s, counts[s.code]) for s in statuses if s.code in counts),
        action_total=counts.get("total", sum(counts.values())), texts=texts(book, plan_id),
        checks=tuple(c for c in checks if c.plan_id == plan_id and not c.agrees),
        downloads=downloads(view, _("All figures of {plan}", plan=plan.short_title), f"data/plans/{plan_id}.csv",
                            f"data/plans/{plan_id}.ods", f"api/v1/plans/{plan_id}.json"),
        previous=before, next=after,
    )


def _beside(plans: tuple[Plan, ...], plan: Plan) -> tuple[Plan | None, Plan | None]:
    if plan not in plans:
        return None, None
    place = plans.index(plan)
    return (plans[place - 1] if place else None, plans[place + 1] if place + 1 < len(plans) else None)
