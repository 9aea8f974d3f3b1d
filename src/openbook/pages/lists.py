"""All indicators, and the actions."""

from __future__ import annotations

from collections import Counter

from openbook.model import Action, ActionStatus, Book, Plan
from openbook.pages.contexts import ActionsPage, IndicatorList
from openbook.pages.exceptions import action_line
from openbook.pages.rows import indicator_rows
from openbook.pages.scorecard import directorate_choices
from openbook.pages.view import View
from openbook.text.language import N_, _

NO_THEME = N_("Without a theme")
"""Heading of actions that the report puts under no theme."""


def indicator_list(view: View) -> IndicatorList:
    """Fill the table of all indicators."""
    book = view.book
    return IndicatorList(
        view.judged.counts(), indicator_rows(view, view.judged), tuple(book.plans.values()), directorate_choices(book),
        sum(bool(i.statutory) for i in book.indicators.values()))


def has_actions(book: Book) -> bool:
    """Whether a book names actions, or counts them for its reporting period."""
    return bool(book.actions) or any(c.period_id == book.publisher.period_id for c in book.action_counts)


def action_totals(book: Book) -> tuple[tuple[ActionStatus, int], ...]:
    """How many actions stand at each status: as printed for the whole, else counted from those named; none at 0."""
    rows = [c for c in book.action_counts if c.period_id == book.publisher.period_id and c.plan_id is None]
    printed = {c.status: c.count for c in rows if c.source == rows[0].source}
    numbers = printed or Counter(a.status for a in book.actions)
    return tuple((s, numbers.get(s.code, 0)) for s in book.publisher.action_statuses if numbers.get(s.code, 0))


def actions(view: View) -> ActionsPage:
    """Fill the page of actions: progress by plan, printed or else counted, then each action that is named."""
    book, statuses = view.book, view.book.publisher.action_statuses
    rows = [c for c in book.action_counts if c.period_id == book.publisher.period_id]
    source = next((c.source for c in rows if c.plan_id is None), rows[0].source if rows else "")
    printed = {(c.plan_id, c.status): c.count for c in rows if c.source == source}
    by_plan = any(plan_id is not None for plan_id, _ in printed)
    if not by_plan:
        source = ""
    counted = Counter((a.plan_id, code) for a in book.actions for code in (a.status, "total"))
    numbers = {key: n for key, n in printed.items() if key[0]} if by_plan else counted
    counts = tuple((plan, {s.code: numbers.get((plan.plan_id, s.code), 0) for s in statuses},
                    total) for plan in book.plans.values()
                   if (total := numbers.get((plan.plan_id, "total"), 0)) or not view.judged.is_over(plan.plan_id))
    return ActionsPage(
        statuses, counts if any(n for _, _, n in counts) else (),
        {s.code: printed.get((None, s.code), 0) for s in statuses}, printed.get((None, "total"), 0), by_plan,
        *_named(view), len(book.actions), source,
    )


def _named(view: View) -> tuple[tuple[tuple[str, str, tuple[tuple[Action, ActionStatus, Plan, str], ...]], ...], bool]:
    """The actions named, by theme in the order of first mention where there are themes, else by plan."""
    book = view.book
    by_theme = any(a.theme for a in book.actions)
    groups: dict[str, list[tuple[Action, ActionStatus, Plan, str]]] = {}
    for plan in book.plans.values():
        for a in book.actions:
            if a.plan_id == plan.plan_id:
                heading = (a.theme or _(NO_THEME)) if by_theme else plan.short_title
                line = action_line(view, a)
                groups.setdefault(heading, []).append((a, line.status, plan, line.due))
    named = tuple((heading, f"ob-named-{n}", tuple(rows)) for n, (heading, rows) in enumerate(groups.items(), 1))
    return named, by_theme
