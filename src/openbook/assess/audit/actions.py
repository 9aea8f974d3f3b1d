"""Printed numbers of actions beside each other, and one action reported in two places."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from openbook.assess.audit.numbers import part_of, percent
from openbook.assess.check import Check
from openbook.assess.judge import Judged
from openbook.model import Action, ActionCount
from openbook.text.language import _


def action_checks(judged: Judged) -> tuple[Check, ...]:
    """Counts and percentages of actions, sums over plans and statuses, and actions that two plans report."""
    return (*_count_checks(judged), *_twice(judged))


def _count_checks(judged: Judged) -> list[Check]:
    book, found = judged.book, []
    rows = [r for r in book.action_counts if r.period_id == book.publisher.period_id]
    labels = _labels(judged) | {"total": _("total")}
    plans: dict[tuple[str, str], int] = defaultdict(int)
    statuses: dict[tuple[str, str | None], int] = defaultdict(int)
    for r in rows:
        if r.plan_id is not None:
            plans[(r.source, r.status)] += r.count
        if r.status != "total":
            statuses[(r.source, r.plan_id)] += r.count
    first: dict[tuple[str | None, str], ActionCount] = {}
    for r in rows:
        label, place = labels.get(r.status, r.status), ("action", "all", r.status)
        what = _("actions, {status}", status=label)
        if r.plan_id is None and (r.source, r.status) in plans:
            found.append(Check(r.source, what, None, Decimal(r.count), Decimal(plans[(r.source, r.status)]),
                               _("sum of the plans"), place, kind="actions"))
        if r.status == "total" and statuses[(r.source, r.plan_id)]:
            found.append(Check(r.source, _("actions, {status} of statuses", status=label), r.plan_id, Decimal(r.count),
                               Decimal(statuses[(r.source, r.plan_id)]), _("sum of the statuses"), place,
                               kind="actions"))
        other = first.setdefault((r.plan_id, r.status), r)
        if other.source != r.source:
            found.append(Check(r.source, what, r.plan_id, Decimal(r.count), Decimal(other.count),
                               _("printed in {place}", place=other.source), place, kind="actions", other=other.source))
        whole = next((t.count for t in rows if t.status == "total" and t.plan_id == r.plan_id
                      and t.source == r.source), 0)
        if r.percent is not None and whole:
            found.append(Check(r.source, _("{what}, percent", what=what), r.plan_id, r.percent,
                               percent(r.count, whole, r.percent), part_of(r.count, whole), place, "%", "actions"))
    return found


def _twice(judged: Judged) -> list[Check]:
    """An action that several plans report under the same title: the status of each beside that of the first."""
    book, labels, found = judged.book, _labels(judged), []
    first: dict[tuple[str, str], Action] = {}
    for action in book.actions:
        if action.period_id != book.publisher.period_id:
            continue
        other = first.setdefault((action.title, action.indicator_id or ""), action)
        if other is action or other.plan_id == action.plan_id:
            continue
        where = book.plans[other.plan_id].short_title
        found.append(Check(
            action.source or _("Actions"), _("action “{title}”", title=action.title), action.plan_id,
            labels.get(action.status, action.status), labels.get(other.status, other.status),
            _("the same action under {plan}", plan=where), ("action", "twice", action.action_id), kind="actions",
            other=other.source or ""))
    return found


def _labels(judged: Judged) -> dict[str, str]:
    return {s.code: s.label for s in judged.book.publisher.action_statuses}
