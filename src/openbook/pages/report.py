"""The full report: the whole reporting period on one page, to read in a meeting or to print."""

from __future__ import annotations

from collections.abc import Iterator

from openbook.assess import Check, direction_agreement, finding, gap_text, status_agreement
from openbook.model import Plan
from openbook.pages.common import by_gap, next_update, shares, texts
from openbook.pages.exceptions import action_line
from openbook.pages.method import direction_text, rule_text
from openbook.pages.money import has_money, money_page
from openbook.pages.report_contexts import KeyFigure, PlanReport, Report
from openbook.pages.rows import indicator_row, indicator_rows
from openbook.pages.scorecard import ORDER, met, share
from openbook.pages.view import View
from openbook.text.language import _, _n


def report(view: View, checks: tuple[Check, ...]) -> Report:
    """Fill the full report.

    Args:
        checks: all printed counts beside counted ones (worked out once for the whole book).
    """
    book, judged, publisher = view.book, view.judged, view.book.publisher
    status, direction = status_agreement(judged), direction_agreement(judged)
    red = by_gap(a for a in judged if a.shown_status == "red")
    return Report(
        counts=judged.counts(), bar=view.charts.get("bar-all", ""), findings=tuple(findings(view)),
        texts=texts(book, "publisher"), attention=tuple((indicator_row(view, a), gap_text(a)) for a in red),
        plans=tuple(_plan(view, plan) for plan in judged.plans),
        rules=tuple((r, rule_text(r, publisher)) for r in publisher.rules.values()),
        direction_text=direction_text(publisher),
        statuses=tuple((s, publisher.status_labels[s], publisher.status_meanings.get(s, ""))
                       for s in ORDER if s in publisher.status_labels),
        agreed=sum(c.agrees for c in checks), total=len(checks),
        status_agreed=status.agreed, status_total=status.total, status_unchecked=status.unchecked,
        direction_agreed=direction.agreed, direction_total=direction.total,
        direction_unchecked=direction.unchecked,
        sources=tuple(dict.fromkeys(i.source for i in book.indicators.values() if i.source)),
        next_update=next_update(view), money=money_page(view, checks) if has_money(book) else None,
    )


def findings(view: View) -> Iterator[str]:
    """What the whole shows, a sentence each; every count is of shown statuses and directions."""
    counts, labels = view.judged.counts(), view.book.publisher.status_labels
    if counts.rated:
        good = met(counts)
        met_ = _n("{n} of the {rated} rated indicators met its target",
                  "{n} of the {rated} rated indicators met their target", good, rated=counts.rated) \
            if view.judged.met_by_rule else _n(
                "{n} of the {rated} rated indicators is {status}", "{n} of the {rated} rated indicators are {status}",
                good, rated=counts.rated, status=view.met_name)
        if counts.rated == counts.total:
            yield _("{met}: {shares}.", met=met_, shares=shares(counts, good))
        else:
            yield _("{met}: {of_rated} of those rated, {of_all} of all {all}.", met=met_,
                    of_rated=share(good, counts.rated), of_all=share(good, counts.total), all=counts.total)
    known = counts.total - counts.direction["unknown"]
    if known:
        yield _n("The direction is known for {n}: {better} got better, {same} stayed the same and {worse} got worse.",
                 "The direction is known for {n}: {better} got better, {same} stayed the same and {worse} got worse.",
                 known, better=counts.direction["improving"], same=counts.direction["maintained"],
                 worse=counts.direction["declining"])
    key = view.judged.counts(key=True)
    if key.total and not key.rated:
        if counts.rated:
            yield _n("The one key indicator is not rated.", "None of the {n} key indicators is rated.", key.total)
    elif key.total and key.total != counts.total:
        good = met(key)
        yield _("Of the {all} key indicators, {rated} are rated and {met}.", all=key.total, rated=key.rated,
                met=_n("{n} of these met its target", "{n} of these met their target", good)
                if view.judged.met_by_rule else
                _n("{n} of these is {status}", "{n} of these are {status}", good, status=view.met_name))
    reds = {p: view.judged.counts(plan=p.plan_id).status["red"] for p in view.book.plans.values()}
    if (most := max(reds.values(), default=0)) and len(reds) > 1:
        places, *others = [p.short_title for p, n in reds.items() if n == most]
        for other in others:
            places = _("{places} and in {other}", places=places, other=other)
        yield _("The largest number at {status}, {n}, is in {places}.", status=labels.get("red", _("Red")), n=most,
                places=places)


def _plan(view: View, plan: Plan) -> PlanReport:
    book, own = view.book, view.judged.select(plan=plan.plan_id)
    counts = {c.status: c.count for c in book.action_counts
              if c.plan_id == plan.plan_id and c.period_id == book.publisher.period_id}
    actions = [a for a in book.actions if a.plan_id == plan.plan_id]
    return PlanReport(
        plan=plan, counts=view.judged.counts(plan=plan.plan_id), bar=view.charts.get(f"bar-{plan.plan_id}", ""),
        texts=texts(book, plan.plan_id), rows=indicator_rows(view, own),
        figures=tuple(_figure(view, a.indicator.indicator_id) for a in own if a.indicator.key),
        action_counts=tuple((s, counts[s.code]) for s in book.publisher.action_statuses if s.code in counts),
        action_total=counts.get("total", sum(counts.values())),
        actions=tuple(action_line(view, a) for a in actions),
        dated=any(a.due or a.revised_due for a in actions), led=any(a.lead_role for a in actions),
    )


def _figure(view: View, indicator_id: str) -> KeyFigure:
    a = view.judged.of(indicator_id)
    chart = f"trend-{indicator_id}"
    return KeyFigure(indicator_row(view, a), view.charts.get(chart, ""), view.captions.get(chart),
                     " ".join(finding(view.book, a).sentences), texts(view.book, indicator_id))
