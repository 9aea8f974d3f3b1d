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
    same = f"within {within_}% of it" if within_ else "exactly the same"
    by_year = publisher.direction_rule.get("comparator", "previous-year") == "previous-year"
    with_ = "the year before" if by_year else "the period before"
    totals = ("A running total is compared with the same months of the year before, or with the same share of that "
              "year where only the whole year was published.") if by_year else (
              "Of a running total, what this period added is compared with what the period before it added. Without "
              "a figure for the period before, the direction is not known.")
    return (f"Each figure is compared with {with_}. A better figure is improving, a worse one declining; "
            f"a figure that is {same} is maintained. {totals}")


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
    for plan_id, name in [*names, (None, "All plans")]:
        counts = judged.counts(plan=plan_id)
        cells = []
        for measure, code, _ in columns:
            check = found.get((plan_id, measure, "all", code))
            counted = counts.status[code] if measure == "status" else counts.direction[code]
            cells.append((code, int(Decimal(check.printed)) if check else None, counted))
        plan_rows.append((name, tuple(cells)))
    status, direction = status_agreement(judged), direction_agreement(judged)
    kinds = auditing.kinds(checks, status, direction)
    return Audit(
        plan_checks=tuple(plan_rows) if found else (), columns=tuple(label for _, _, label in columns),
        kinds=kinds, groups=auditing.groups(book, checks), found=total([k.found for k in kinds]),
        status_agreed=status.agreed, status_total=status.total, direction_agreed=direction.agreed,
        direction_total=direction.total,
        statuses=tuple((indicator_row(view, a), publisher.status_labels[a.status], working(a, publisher))
                       for a in judged if a.status_differs),
        directions=tuple((indicator_row(view, a), publisher.direction_labels[a.comparison.direction],
                          _compared(a)) for a in judged if a.direction_differs or a.direction_unchecked),
    )


def _compared(a: Assessment) -> str:
    c = a.comparison
    if a.figure is None or c.previous is None or c.period is None:
        return "There is no earlier figure to compare with."
    before, now = shown(a, c.previous), shown(a, a.figure.value if c.current is None else c.current)
    share = f" ({round(c.share * 12)} months' share of {plain(c.published)})" if c.share < 1 and c.published else ""
    return f"{now} {c.basis or 'now'}, {before}{share} in {period_words(c.period)}"


def _examples(view: View) -> tuple[tuple[IndicatorRow, Working], ...]:
    chosen = []
    for status in ("blue", "green", "amber", "red"):
        fitting = [a for a in view.judged if a.status == status == a.shown_status and a.ladder and a.indicator.key]
        chosen += fitting[:EXAMPLES]
    return tuple((indicator_row(view, a), working(a, view.book.publisher)) for a in chosen)
