"""How we judge, and the audit: both made from the rules and rows in the data."""

from __future__ import annotations

from decimal import Decimal

from openbook.assess import REASONS, Assessment, Check, Working, direction_agreement, status_agreement, total, working
from openbook.assess.changes import has_changes
from openbook.assess.finding import period_words
from openbook.assess.rules import explanation
from openbook.assess.working import shown
from openbook.model import Publisher, RuleConfig
from openbook.pages import auditing
from openbook.pages.contexts import Audit, Judging
from openbook.pages.margins import margin_table
from openbook.pages.rows import IndicatorRow, indicator_row
from openbook.pages.view import View
from openbook.text import plain
from openbook.text.language import _, _n

EXAMPLES = 1
"""Worked examples for each status."""


def rule_text(rule: RuleConfig, publisher: Publisher) -> str:
    """A rule of the publisher in a few plain sentences; a rule of another package explains itself."""
    return explanation(rule, publisher.status_labels)


def judging(view: View) -> Judging:
    """Fill the page on how statuses are made."""
    publisher, judged = view.book.publisher, view.judged
    counts = judged.counts()
    shown = [s for s in ("blue", "green", "amber", "red", "unrated") if s in publisher.status_labels]
    agreed, directed = status_agreement(judged), direction_agreement(judged)
    return Judging(
        rules=tuple((r, rule_text(r, publisher)) for r in publisher.rules.values()), margins=margin_table(view),
        direction_text=direction_text(publisher),
        statuses=tuple((s, publisher.status_labels[s], publisher.status_meanings.get(s, "")) for s in shown),
        reasons=tuple((r, words, counts.reasons.get(r, 0)) for r, words in REASONS.items() if counts.reasons.get(r)),
        examples=_examples(view), agreed=agreed.agreed, rated=agreed.total, direction_agreed=directed.agreed,
        directed=directed.total, unrated_by_rule=agreed.unchecked, undirected=directed.unchecked,
        differing=sum(a.status_differs for a in judged), counts=counts,
        changed=has_changes(view.book),
    )


def direction_text(publisher: Publisher) -> str:
    """The rule for the direction of travel in plain sentences."""
    within_ = publisher.direction_rule.get("maintained_within", 0)
    same = _("A better figure is improving, a worse one declining; a figure that is within {share}% of it is "
             "maintained.", share=within_) if within_ else _(
        "A better figure is improving, a worse one declining; a figure that is exactly the same is maintained.")
    if publisher.direction_rule.get("comparator", "previous-year") == "previous-year":
        first = _("Each figure is compared with the year before.")
        totals = _("A running total is compared with the same months of the year before. Where only the whole of that "
                   "year was published, it is compared with the same share of it.")
    else:
        first = _("Each figure is compared with the period before.")
        totals = _("Of a running total, what this period added is compared with what the period before it added. "
                   "Without a figure for the period before, the direction is not known.")
    return f"{first} {same} {totals}"


def audit(view: View, checks: tuple[Check, ...]) -> Audit:
    """Fill the audit: everything printed beside what the data gives, and every rating where rule and print differ."""
    judged, publisher, book = view.judged, view.book.publisher, view.book
    columns: list[tuple[str, str, str]] = [
        ("status", s, publisher.status_labels[s]) for s in ("blue", "green", "amber", "red", "unrated")
        if s in publisher.status_labels]
    columns += [("direction", d, publisher.direction_labels[d])
                for d in ("improving", "maintained", "declining", "unknown")]
    found = {(c.plan_id, *c.place): c for c in reversed(checks)
             if not c.unit and c.place[:2] in (("status", "all"), ("direction", "all"))}
    names: list[tuple[str | None, str]] = [(p.plan_id, p.short_title) for p in book.plans.values()]
    plan_rows = []
    for plan_id, name in [*names, (None, _("All plans"))]:
        counts = judged.counts(plan=plan_id)
        cells = []
        for measure, code, _label in columns:
            check = found.get((plan_id, measure, "all", code))
            counted = counts.status[code] if measure == "status" else counts.direction[code]
            cells.append((code, int(Decimal(check.printed)) if check else None, counted))
        plan_rows.append((name, tuple(cells)))
    status, direction = status_agreement(judged), direction_agreement(judged)
    kinds = auditing.kinds(checks, status, direction)
    return Audit(
        plan_checks=tuple(plan_rows) if found else (), columns=tuple(label for *_rest, label in columns),
        kinds=kinds, groups=auditing.groups(book, checks), found=total([k.found for k in kinds]),
        status_agreed=status.agreed, status_total=status.total, direction_agreed=direction.agreed,
        direction_total=direction.total,
        statuses=tuple((indicator_row(view, a), publisher.status_labels[a.status], working(a, publisher))
                       for a in judged if a.status_differs),
        directions=tuple((indicator_row(view, a), publisher.direction_labels[a.comparison.direction],
                          _compared(a)) for a in judged if a.direction_differs or a.direction_unchecked),
        direction_text=direction_text(publisher),
    )


def _compared(a: Assessment) -> str:
    c = a.comparison
    if a.figure is None or c.previous is None or c.period is None:
        return _("There is no earlier figure to compare with.")
    before, now = shown(a, c.previous), shown(a, a.figure.value if c.current is None else c.current)
    basis, period = c.basis or _("now"), period_words(c.period)
    if c.share < 1 and c.published:
        return _n("{now} {basis}, {before} ({n} months' share of {whole}) in {period}",
                  "{now} {basis}, {before} ({n} months' share of {whole}) in {period}", round(c.share * 12), now=now,
                  basis=basis, before=before, whole=plain(c.published), period=period)
    return _("{now} {basis}, {before} in {period}", now=now, basis=basis, before=before, period=period)


def _examples(view: View) -> tuple[tuple[IndicatorRow, Working], ...]:
    chosen = []
    for status in ("blue", "green", "amber", "red"):
        fitting = [a for a in view.judged if a.status == status == a.shown_status and a.ladder and a.indicator.key]
        chosen += fitting[:EXAMPLES]
    return tuple((indicator_row(view, a), working(a, view.book.publisher)) for a in chosen)
