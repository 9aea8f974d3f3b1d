"""Printed counts and percentages beside what the rows give. Nothing is corrected; differences are listed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from openbook.assess.check import Agreement, Check
from openbook.assess.judge import Counts, Judged
from openbook.assess.money_checks import money_checks
from openbook.model import StatusCount
from openbook.model.types import Status

GROUPS: Mapping[str, tuple[Status, ...]] = MappingProxyType({"on-track": ("blue", "green"),
                                                            "off-track": ("amber", "red")})
"""Codes of printed counts that take several statuses together: the target met, and the target missed."""


def status_agreement(judged: Judged) -> Agreement:
    """Of the indicators printed with a rating, how many the rule rates the same."""
    rated = [a for a in judged if a.published and a.published.status != "unrated"]
    return Agreement(sum(not a.status_differs for a in rated), len(rated), sum(a.status == "unrated" for a in rated))


def direction_agreement(judged: Judged) -> Agreement:
    """Of the indicators printed with a direction, how many the rule gives the same."""
    known = [a for a in judged if a.published and a.published.direction != "unknown"]
    unchecked = sum(a.direction_unchecked for a in known)
    return Agreement(len(known) - unchecked - sum(a.direction_differs for a in known), len(known), unchecked)


def checks(judged: Judged) -> tuple[Check, ...]:
    """Every printed count and percentage of the reporting period that the rows can be held against."""
    return (*_status_checks(judged), *_action_checks(judged), *money_checks(judged))


def _status_checks(judged: Judged) -> list[Check]:
    book, found = judged.book, []
    for row in book.status_counts:
        if row.period_id != book.publisher.period_id or row.group:
            continue
        key = True if row.scope.startswith("key") else None
        counts = judged.counts(plan=row.plan_id, key=key)
        what = _what(judged, row)
        place = (row.measure, row.scope, row.code)
        counted = Decimal(_counted(counts, row))
        if row.count is not None:
            found.append(Check(row.source, what, row.plan_id, Decimal(row.count), counted, "counted from the ratings",
                               place))
        whole = _counted(counts, row, code="total")
        if row.percent is not None and whole:
            found.append(Check(row.source, f"{what}, percent", row.plan_id, row.percent,
                               _percent(counted, whole, row.percent), f"{counted} of {whole}", place, "%"))
    return found


def _counted(counts: Counts, row: StatusCount, code: str | None = None) -> int:
    code = code or row.code
    if code == "total":
        if not row.scope.endswith("rated"):
            return counts.total
        return counts.rated if row.measure == "status" else counts.total - counts.direction["unknown"]
    if code in GROUPS:
        return sum(counts.status[s] for s in GROUPS[code])
    return counts.status[code] if row.measure == "status" else counts.direction[code]


def _what(judged: Judged, row: StatusCount) -> str:
    publisher = judged.book.publisher
    labels = {**publisher.status_labels, "on-track": "on track", "off-track": "off track"} \
        if row.measure == "status" else publisher.direction_labels
    kind = {"all": "indicators", "key": "key indicators", "rated": "rated indicators",
            "key-rated": "rated key indicators"}[row.scope]
    return f"{kind}, {'total' if row.code == 'total' else labels.get(row.code, row.code)}"


def _action_checks(judged: Judged) -> list[Check]:
    book, found = judged.book, []
    rows = [r for r in book.action_counts if r.period_id == book.publisher.period_id]
    labels = {s.code: s.label for s in book.publisher.action_statuses} | {"total": "total"}
    plans: dict[tuple[str, str], int] = defaultdict(int)
    statuses: dict[tuple[str, str | None], int] = defaultdict(int)
    for r in rows:
        if r.plan_id is not None:
            plans[(r.source, r.status)] += r.count
        if r.status != "total":
            statuses[(r.source, r.plan_id)] += r.count
    for r in rows:
        what, place = f"actions, {labels.get(r.status, r.status)}", ("action", "all", r.status)
        if r.plan_id is None and (r.source, r.status) in plans:
            found.append(Check(r.source, what, None, Decimal(r.count), Decimal(plans[(r.source, r.status)]),
                               "sum of the plans", place))
        if r.status == "total" and statuses[(r.source, r.plan_id)]:
            found.append(Check(r.source, f"{what} of statuses", r.plan_id, Decimal(r.count),
                               Decimal(statuses[(r.source, r.plan_id)]), "sum of the statuses", place))
        whole = next((t.count for t in rows if t.status == "total" and t.plan_id == r.plan_id
                      and t.source == r.source), 0)
        if r.percent is not None and whole:
            found.append(Check(r.source, f"{what}, percent", r.plan_id, r.percent,
                               _percent(Decimal(r.count), whole, r.percent), f"{r.count} of {whole}", place, "%"))
    return found


def _percent(part: Decimal, whole: int, like: Decimal) -> Decimal:
    exponent = like.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return (part * 100 / whole).quantize(step, rounding=ROUND_HALF_UP)
