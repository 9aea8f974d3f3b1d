"""Rows of the tables on pages: an indicator in a list, a figure of its history, a target ahead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from openbook.assess import REASONS, Assessment, result_text, target_text
from openbook.assess.finding import period_words
from openbook.assess.in_force import target_in
from openbook.assess.judge import is_retired
from openbook.assess.limits import limits_text
from openbook.assess.working import expected_text, shown
from openbook.model import Book, Indicator, Observation, Period, Publisher, Target
from openbook.pages.listing import indicator_path, plan_path
from openbook.pages.view import View
from openbook.text import amount, day, expected, period_span, plain
from openbook.text.language import N_, _, _c
from openbook.text.shorthand import MISSING, SHORTHAND

NOT_IN_USE = {"retired": N_("Retired"), "ahead": N_("Not yet in use")}
"""Labels of measures that are not in use in the reporting period."""


TargetRow = tuple[str, str, bool, str]
"""A target: period, the target as shown, whether it is words, note."""


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator as one row of a list.

    Attributes:
        result, when: the latest figure with its unit left out, and the period it is for.
        result_sort: the figure as a number for sorting, or an empty string.
        target: this year's target as shown; `aim` what the result is held against, in words; `by_now` the share of
            the target expected by now, where that is less, or an empty string.
        target_words: whether the target is words rather than a figure.
        status, direction: codes as shown; `*_label` the publisher's words, or that the measure is not in use.
        group: what the filter by status goes by: the status, or `retired` or `ahead` for a measure not in use.
        reason: why it is not rated, in words, or an empty string.
        by_rule: what the rule gives in place of the printed status, in words, or an empty string.
        chart: inline sparkline or an empty string.
        search: further words by which it can be found.
    """

    indicator: Indicator
    path: str
    plan_title: str
    plan_path: str
    result: str
    when: str
    result_sort: str
    target: str
    target_words: bool
    aim: str
    by_now: str
    status: str
    status_label: str
    direction: str
    direction_label: str
    reason: str
    chart: str
    search: str
    by_rule: str
    group: str


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A figure of an indicator's history: period, result, target and what must be known about it.

    Attributes:
        to_date: what the figure covers, where it is a total that began before its period; else an empty string.
        aimed: id of the period of the target that is shown, which may be that of the whole year; else empty.
    """

    period: str
    to_date: str
    result: str
    result_words: bool
    target: str
    target_words: bool
    behind: str
    note: str
    aimed: str


def indicator_row(view: View, a: Assessment, prefix: str = "") -> IndicatorRow:
    """Make the row of one indicator.

    Args:
        prefix: put before the ids in its sparkline, for a second table on the same page.
    """
    book, i = view.book, a.indicator
    publisher = book.publisher
    result, when, sort = latest_result(book, a)
    group = a.shown_status if a.counted else "retired" if is_retired(i, a.period) else "ahead"
    return IndicatorRow(
        indicator=i, path=indicator_path(i.indicator_id), plan_title=book.plans[i.plan_id].short_title,
        plan_path=plan_path(i.plan_id), result=result, when=when, result_sort=sort,
        target=_target(a), target_words=_in_words(a), aim=_aim(a), by_now=_by_now(a),
        status=a.shown_status,
        status_label=_(NOT_IN_USE[group]) if group in NOT_IN_USE else publisher.status_labels[a.shown_status],
        direction=a.shown_direction,
        direction_label=publisher.direction_labels[a.shown_direction],
        reason=_reason(a),
        chart=view.charts.get(f"spark-{i.indicator_id}", "").replace("spark-", f"{prefix}spark-"),
        search=f"{i.ref} {i.official_title or ''}".strip(), by_rule=_by_rule(publisher, a),
        group=group,
    )


def _by_rule(publisher: Publisher, a: Assessment) -> str:
    if not a.status_differs:
        return ""
    if a.status == "unrated":
        return _("the rule gives no rating")
    return _("the rule gives {status}", status=publisher.status_labels[a.status])


def _reason(a: Assessment) -> str:
    if a.counted:
        return REASONS[a.shown_reason] if a.shown_reason else ""
    ended, begins = a.indicator.retired_on, a.indicator.active_from
    if ended is not None and is_retired(a.indicator, a.period):
        return _c("retired", "on {day}", day=day(ended))
    return _c("in use", "from {day}", day=day(begins)) if begins is not None else ""


def indicator_rows(view: View, assessments: Iterable[Assessment], prefix: str = "") -> tuple[IndicatorRow, ...]:
    """Make rows in the order given; `prefix` as for `indicator_row`."""
    return tuple(indicator_row(view, a, prefix) for a in assessments)


def latest_result(book: Book, a: Assessment) -> tuple[str, str, str]:
    """The figure to show for an indicator: (text, period in words, number for sorting).

    The figure that was judged; else the result in words; else the last figure there is.
    """
    if a.figure is not None:
        text = amount(a.figure.value, a.indicator.format, a.indicator.unit)
        marker = a.figure.observations[-1].marker
        when = period_words(a.figure.period)
        if a.indicator.aggregation == "cumulative" and not a.figure.period.type.endswith("-year"):
            when = _("total up to {month}", month=period_span(a.figure.period.end, a.figure.period.end))
        return f"{text} {marker}" if marker else text, when, str(a.figure.value)
    row = a.words or next((o for o in reversed(book.observations(a.indicator.indicator_id))
                           if o.value is not None or o.text_value), None)
    if row is None:
        return _("No figure yet") if a.shown_status == "unrated" else _("No figure printed"), "", ""
    number = str(row.value) if row.value is not None else ""
    return result_text(a.indicator, row) or "", period_words(book.periods[row.period_id]), number


def _target(a: Assessment) -> str:
    if a.goal is not None and a.goal.summed:
        return amount(a.goal.value, a.indicator.format, a.indicator.unit)
    if a.goal is not None and a.target is not None and a.target.basis == "previous-year":
        return shown(a, a.goal.year_value)
    return target_text(a.indicator, a.target) or _("No target")


def _in_words(a: Assessment) -> bool:
    t = a.target
    return a.goal is None and t is not None and (t.kind != "set" or t.target is None or t.basis == "previous-year")


def _by_now(a: Assessment) -> str:
    return "" if a.goal is None or a.goal.summed else expected_text(a) or ""


def _aim(a: Assessment) -> str:
    if a.goal is not None and a.goal.share < 1:
        return _("{amount} expected by now", amount=expected_text(a))
    target = _target(a)
    if a.target is None or target == _("No target"):
        return _("no target")
    return _("target: {words}", words=target.rstrip(".")) if _in_words(a) else _("target {target}", target=target)


def history(book: Book, indicator: Indicator) -> tuple[HistoryRow, ...]:
    """Every published figure of an indicator, earliest first, with the reason where there is none."""
    return tuple(_history_row(book, indicator, row) for row in book.observations(indicator.indicator_id))


def targets_ahead(book: Book, indicator: Indicator) -> tuple[TargetRow, ...]:
    """All targets: (period, target as shown, whether it is words, note), earliest first."""
    floored = _has_floor(book, indicator)
    return tuple((period_words(book.periods[t.period_id]), _target_cell(indicator, t), t.kind != "set",
                  _target_note(indicator, t, floored)) for t in book.targets(indicator.indicator_id))


def targets_beside(book: Book, indicator: Indicator, rows: Iterable[HistoryRow]) -> tuple[TargetRow, ...]:
    """All targets, for a table beside the figures where a chart stands; none where each stands with a figure there."""
    aimed = {row.aimed for row in rows}
    return targets_ahead(book, indicator) if any(
        t.period_id not in aimed for t in book.targets(indicator.indicator_id)) else ()


def shorthand_used(rows: Iterable[HistoryRow]) -> tuple[tuple[str, str], ...]:
    """The shorthand that stands in a table, with its meaning, to explain above it."""
    text = " ".join(r.result for r in rows)
    return tuple((mark, meaning) for mark, meaning in SHORTHAND.items() if mark in text)


def _history_row(book: Book, i: Indicator, row: Observation) -> HistoryRow:
    notes = [row.note, limits_text(i, row)]
    shown = result_text(i, row)
    if shown is None:
        shown, words = MISSING[row.missing_reason or "not-stated"]
        notes.insert(0, _missing(words, row.expected_on))
    if row.printed and row.printed != shown:
        notes.append(_("Printed as “{words}”", words=row.printed.rstrip(".")))
    target = target_in(book, i, book.periods[row.period_id])
    in_words = target is not None and target.kind != "set"
    note = ". ".join(n.rstrip(".") for n in notes if n)
    aim = _target_cell(i, target) if target else ""
    span = book.periods[row.period_id]
    return HistoryRow(period_words(span), _to_date(i, row, span), shown, row.value is None and bool(row.text_value),
                      aim, in_words, _behind(i, row), note, target.period_id if target else "")


def _to_date(i: Indicator, row: Observation, span: Period) -> str:
    """Up to when a running total counts, so that nobody adds up the totals of two quarters."""
    if row.value is None or i.aggregation != "cumulative" or span.type.endswith("-year"):
        return ""
    return _("total up to {month}", month=period_span(span.end, span.end))


def _missing(words: str, expected_on: str | None) -> str:
    if not expected_on:
        return words
    if expected_on.count("-") == 2:
        return _("{reason}; expected on {day}", reason=words, day=expected(expected_on))
    return _("{reason}; expected in {month}", reason=words, month=expected(expected_on))


def _behind(i: Indicator, row: Observation) -> str:
    parts = [(row.numerator, i.numerator_name), (row.denominator, i.denominator_name)]
    found = [f"{plain(n)} {name or ''}".strip() for n, name in parts if n is not None]
    if len(found) < 2:
        return "".join(found)
    said = N_("{part}, out of {whole}") if i.numerator_name else N_("{part} of {whole}")
    return _(said, part=found[0], whole=found[1])


def _target_cell(i: Indicator, target: Target) -> str:
    return target_text(i, target) or _("No target")


def _has_floor(book: Book, i: Indicator) -> bool:
    """Whether the rule of an indicator calls the least that is good enough a floor."""
    rule = book.publisher.rules.get(i.rule or "default")
    return rule is not None and rule.rule == "floor"


def _target_note(i: Indicator, t: Target, floored: bool) -> str:
    shown = _target_cell(i, t)
    notes = [_levels(i, t, floored)] if t.basis != "previous-year" else []
    if t.previous_target is not None:
        notes.append(_("Changed from {amount}", amount=amount(t.previous_target, i.format, i.unit)))
    if t.reason:
        notes.append(t.reason)
    if t.target_text and t.target_text != shown:
        notes.append(_("In the publisher's words: “{words}”", words=t.target_text.rstrip(".")))
    if t.printed and t.printed not in (shown, t.target_text):
        notes.append(_("Printed as “{words}”", words=t.printed.rstrip(".")))
    return ". ".join(n.rstrip(".") for n in notes if n)


def _levels(i: Indicator, t: Target, floored: bool) -> str:
    """The levels beside the target."""
    low, high = (amount(n, i.format, i.unit) if n is not None else "" for n in (t.minimum, t.aspirational))
    if floored and low:
        return _("Floor {floor}", floor=low)
    if low and high:
        return _("Minimum {minimum}, aspirational {aspirational}", minimum=low, aspirational=high)
    if low:
        return _("Minimum {minimum}", minimum=low)
    return _("Aspirational {aspirational}", aspirational=high) if high else ""
