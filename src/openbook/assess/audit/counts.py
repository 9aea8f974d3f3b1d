"""Printed counts of statuses and directions beside what the ratings give, and how often the rules agree."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from openbook.assess.audit.numbers import part_of, percent, same
from openbook.assess.check import Agreement, Check
from openbook.assess.judge import Counts, Judged
from openbook.model import StatusCount
from openbook.model.types import Status
from openbook.text.language import N_, _

GROUPS: Mapping[str, tuple[Status, ...]] = MappingProxyType({"on-track": ("blue", "green"),
                                                            "off-track": ("amber", "red")})
"""Codes of printed counts that take several statuses together: the target met, and the target missed."""

_SCOPES = {
    "all": N_("indicators, {label}"), "key": N_("key indicators, {label}"), "rated": N_("rated indicators, {label}"),
    "key-rated": N_("rated key indicators, {label}"),
}


def status_agreement(judged: Judged) -> Agreement:
    """Of the indicators printed with a rating, how many the rule rates the same."""
    rated = [a for a in judged if a.published and a.published.status != "unrated"]
    return Agreement(sum(not a.status_differs for a in rated), len(rated), sum(a.status == "unrated" for a in rated))


def direction_agreement(judged: Judged) -> Agreement:
    """Of the indicators printed with a direction, how many the rule gives the same."""
    known = [a for a in judged if a.printed_direction not in (None, "unknown")]
    unchecked = sum(a.direction_unchecked for a in known)
    return Agreement(len(known) - unchecked - sum(a.direction_differs for a in known), len(known), unchecked)


def count_checks(judged: Judged) -> tuple[Check, ...]:
    """Every printed count and percentage of the reporting period that the ratings can be held against.

    The data does not say which indicators a group (a directorate) holds, so numbers of groups are held against each
    other: see `_group_checks`.
    """
    book, found = judged.book, _group_checks(judged)
    for row in book.status_counts:
        if row.period_id != book.publisher.period_id or row.group:
            continue
        key = True if row.scope.startswith("key") else None
        counts = judged.counts(plan=row.plan_id, key=key)
        what = _what(judged, row)
        place = (row.measure, row.scope, row.code)
        counted = Decimal(_counted(counts, row))
        if row.count is not None:
            found.append(Check(row.source, what, row.plan_id, Decimal(row.count), counted,
                               _("counted from the ratings"), place))
        whole = _counted(counts, row, code="total")
        if row.percent is not None and whole:
            found.append(Check(row.source, _("{what}, percent", what=what), row.plan_id, row.percent,
                               percent(counted, whole, row.percent), part_of(counted, whole), place, "%"))
    return tuple(found)


def _group_checks(judged: Judged) -> list[Check]:
    """Printed numbers of groups: percentages beside the group's own printed counts, else beside the first printed."""
    rows = [r for r in judged.book.status_counts if r.group and r.period_id == judged.book.publisher.period_id]
    counts: dict[tuple[str | None, ...], StatusCount] = {}
    first: dict[tuple[str | None, ...], tuple[StatusCount, Decimal]] = {}
    for row in rows:
        if row.count is not None:
            counts.setdefault((row.group, row.scope, row.measure, row.code), row)
    found = []
    for row in rows:
        part, whole = (counts.get((row.group, row.scope, row.measure, code)) for code in (row.code, "total"))
        place = (row.measure, f"{row.scope} {row.group}", row.code)
        said = _("{group}: {what}", group=row.group, what=_what(judged, row))
        for unit, value in (("", row.count), ("%", row.percent)):
            if value is None:
                continue
            printed, what = Decimal(value), _("{what}, percent", what=said) if unit else said
            if unit and row.code != "total" and part and whole and part.count is not None and whole.count:
                worked = percent(part.count, whole.count, printed)
                found.append(Check(row.source, what, row.plan_id, printed, worked,
                                   part_of(part.count, whole.count), place, unit, other=part.source))
                continue
            other, known = first.setdefault((row.group, row.scope, row.measure, row.code, unit), (row, printed))
            if other is not row:
                found.append(Check(row.source, what, row.plan_id, printed, known,
                                   _("printed in {place}", place=other.source), place, unit, other=other.source,
                                   matches=same(printed, known)))
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
    labels = {**publisher.status_labels, "on-track": _("on track"), "off-track": _("off track")} \
        if row.measure == "status" else publisher.direction_labels
    return _(_SCOPES[row.scope], label=_("total") if row.code == "total" else labels.get(row.code, row.code))
