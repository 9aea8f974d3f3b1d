"""The tidy long table: a row for each indicator and period with a figure, a reason for none, a target or a status.

`target` is what was set for exactly the period of the row; `target_in_force` is the target that counts in it, be it the
year's. In the reporting period `status` is the one that pages show; in other periods it is there where one was printed,
and never worked out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from openbook.assess import Assessment, Judged
from openbook.assess.in_force import InForce
from openbook.model import Book, Indicator, Observation, Period, Target
from openbook.text import said_unit

Row = dict[str, object]

COLUMNS: Mapping[str, str] = MappingProxyType({
    "publisher_id": "Who publishes the figure.",
    "area_code": "ONS (GSS) code of the area.",
    "plan_id": "Permanent id of the plan.",
    "plan_title": "Title of the plan.",
    "indicator_id": "Permanent id of the indicator; it is part of its page's address.",
    "indicator_ref": "The publisher's own reference.",
    "indicator_title": "Title of the indicator.",
    "key": "true for a key indicator.",
    "period_id": "Permanent id of the period.",
    "period_label": "The period in words.",
    "period_start": "First day, ISO 8601.",
    "period_end": "Last day, ISO 8601.",
    "period_type": "Month, quarter, half-year, financial-year and so on.",
    "value": "The figure, with the decimals that were published. A number or empty, never words.",
    "text_value": "The result when it is words.",
    "unit": "What one unit is, in words that follow the number.",
    "format": "How the number is written: number, percent, pounds, signed, signed-percent.",
    "marker": "Shorthand such as [p] provisional or [r] revised.",
    "missing_reason": "Why there is no figure.",
    "expected_on": "When a missing figure is expected.",
    "numerator": "The upper number of a rate, where published.",
    "denominator": "The lower number of a rate, where published.",
    "lower_ci": "The lower confidence limit, for figures from surveys and samples.",
    "upper_ci": "The upper confidence limit.",
    "ci_level": "How sure these limits are, in percent.",
    "target": "The target set for exactly this period, as a number; for a range its lower end. See target_in_force.",
    "target_upper": "For a range, its upper end.",
    "minimum": "The floor standard or lowest acceptable level, where the target has one.",
    "aspirational": "The level beyond the target, where there is one.",
    "target_kind": "set, text, unconfirmed, no-survey or none.",
    "target_basis": "value, or previous-year for a target that is a change on last year.",
    "target_text": "The target in the publisher's words.",
    "target_in_force": "The target that counts in the period, as a number: its own, else that of the year it lies in.",
    "target_in_force_upper": "For a range, its upper end.",
    "target_in_force_text": "The same target in words, where it is no number or is a change on last year.",
    "target_period_id": "The period that the target in force was set for; its row has the rest about it.",
    "expected_by_now": "What the figure is held against in the period: the target, or the share of it due by then.",
    "expected_by_now_upper": "For a range, its upper end.",
    "polarity": "Which way is better: higher, lower, range, none.",
    "aggregation": "point, cumulative, flow or rolling.",
    "status": "The published status; in the reporting period, where none was, the rule's.",
    "status_reason": "Why it is not rated.",
    "direction": "The published direction of travel; in the reporting period, where none was, the figures'.",
    "status_by_rule": "The status that the publisher's rule gives; only in the reporting period.",
    "direction_by_rule": "The direction that the figures give; only in the reporting period.",
    "change": "The printed change since an earlier period.",
    "change_unit": "What that change is in: percent as printed, points, or number for the indicator's own unit.",
    "change_from": "The period that the printed change is measured from.",
    "change_text": "The printed change in words.",
    "printed": "The printed cell, where it says more than the number.",
    "note": "What must be known about the figure.",
    "source": "Where in the publisher's report it stands.",
})
"""Name of each column of the tidy table, in order, and what it holds."""


IN_FORCE = ("target_in_force", "target_in_force_upper", "target_in_force_text", "target_period_id", "expected_by_now",
            "expected_by_now_upper")
"""The columns about the target in force."""


def rows(judged: Judged, aims: Mapping[tuple[str, str], InForce | None]) -> Iterator[Row]:
    """Rows of the tidy table, by indicator in the publisher's order and then by time.

    Args:
        aims: the target in force by indicator and period, for each row.
    """
    for a in judged:
        for span in spans(judged.book, a):
            yield _row(judged.book, a, span, aims[a.indicator.indicator_id, span.period_id])


def spans(book: Book, a: Assessment) -> list[Period]:
    """The periods of which the tidy table has a row about an indicator, earliest first (a year after its quarters)."""
    i = a.indicator.indicator_id
    found = {o.period_id for o in book.observations(i)} | {t.period_id for t in book.targets(i)}
    found |= {p.period_id for p in book.publications(i)} | ({a.period.period_id} if a.counted else set())
    return sorted((book.periods[p] for p in found), key=lambda p: (p.end, p.days))


def rating(book: Book, a: Assessment, period_id: str) -> Row:
    """Status and direction of an indicator in a period: as shown in the reporting period, else only what was printed.

    Returns:
        The columns `status`, `status_reason`, `direction`, those by the rule and those of the printed change, as far as
        there are any.
    """
    p = book.publication(a.indicator.indicator_id, period_id)
    printed: Row = {} if p is None else {
        "status": p.status, "status_reason": p.status_reason, "direction": p.direction, "change": p.change,
        "change_unit": p.change_unit, "change_from": p.change_from, "change_text": p.change_text}
    if period_id != a.period.period_id:
        return printed
    return printed | {"status": a.shown_status, "status_reason": a.shown_reason, "direction": a.shown_direction,
                      "status_by_rule": a.status, "direction_by_rule": a.comparison.direction}


def _row(book: Book, a: Assessment, span: Period, aim: InForce | None) -> Row:
    i = a.indicator
    observed = book.observation(i.indicator_id, span.period_id)
    target = book.target(i.indicator_id, span.period_id)
    row = (_identity(book, i, span) | _observed(observed) | _aimed(target) | in_force_columns(aim)
           | rating(book, a, span.period_id))
    return {name: row.get(name) for name in COLUMNS}


def _identity(book: Book, i: Indicator, span: Period) -> Row:
    return {
        "publisher_id": book.publisher.publisher_id, "area_code": book.publisher.area_code, "plan_id": i.plan_id,
        "plan_title": book.plans[i.plan_id].title, "indicator_id": i.indicator_id, "indicator_ref": i.ref,
        "indicator_title": i.title, "key": "true" if i.key else "false", "period_id": span.period_id,
        "period_label": span.label, "period_start": span.start.isoformat(), "period_end": span.end.isoformat(),
        "period_type": span.type, "unit": said_unit(i.unit), "format": i.format, "polarity": i.polarity,
        "aggregation": i.aggregation,
    }


def _observed(row: Observation | None) -> Row:
    if row is None:
        return {}
    return {
        "value": row.value, "text_value": row.text_value, "marker": row.marker, "missing_reason": row.missing_reason,
        "expected_on": row.expected_on, "numerator": row.numerator, "denominator": row.denominator,
        "lower_ci": row.lower_ci, "upper_ci": row.upper_ci, "ci_level": row.ci_level,
        "printed": row.printed, "note": row.note, "source": row.source,
    }


def _aimed(target: Target | None) -> Row:
    if target is None:
        return {}
    return {
        "target": target.target, "target_upper": target.upper, "minimum": target.minimum,
        "aspirational": target.aspirational, "target_kind": target.kind,
        "target_basis": target.basis or ("value" if target.kind == "set" else None), "target_text": target.target_text,
    }


def in_force_columns(aim: InForce | None) -> Row:
    """The columns about the target in force, and what the figure is held against; empty cells without a target."""
    if aim is None:
        return dict.fromkeys(IN_FORCE)
    return {"target_in_force": aim.value, "target_in_force_upper": aim.upper, "target_in_force_text": aim.text,
            "target_period_id": aim.period_id, "expected_by_now": aim.expected,
            "expected_by_now_upper": aim.expected_upper}
