"""The exception report: what is off course, by how much, since when, why, and what is being done."""

from __future__ import annotations

from openbook.assess import Assessment, finding, gap_text, spell
from openbook.assess.finding import period_words
from openbook.model import Action, Book, Indicator
from openbook.pages.common import action_status, by_gap, texts
from openbook.pages.report_contexts import ActionLine, Attention, Exceptional
from openbook.pages.rows import indicator_row
from openbook.pages.view import View
from openbook.text import expected
from openbook.text.language import N_, _

WHY = ("analysis",)
DOING = ("mitigation", "trajectory", "timeframe")

RHYTHMS = {
    "monthly": N_("Figures are monthly"), "quarterly": N_("Figures are quarterly"),
    "half-yearly": N_("Figures are half yearly"), "annual": N_("Figures are annual"),
    "biennial": N_("Figures are biennial"), "four-yearly": N_("Figures are four yearly"),
    "irregular": N_("Figures come irregularly"),
}
"""How often an indicator has a new figure, by the code of the data package."""


def attention(view: View) -> Attention:
    """Fill the exception report: everything red, plan by plan; amber that got worse or is acted on; the rest."""
    judged = view.judged
    plans = tuple((plan, tuple(exceptional(view, a) for a in by_gap(judged.select(plan=plan.plan_id))
                               if a.shown_status == "red")) for plan in view.book.plans.values())
    red = tuple((plan, listed) for plan, listed in plans if listed)
    entries = [e for _, listed in red for e in listed]
    ambers = [(a, exceptional(view, a)) for a in judged if a.shown_status == "amber"]
    ambers.sort(key=lambda pair: pair[0].shown_direction != "declining")
    amber = tuple(e for a, e in ambers if a.shown_direction == "declining" or e.doing or e.actions)
    rest = by_gap(a for a in judged if a.shown_direction == "declining" and a.shown_status not in ("red", "amber"))
    return Attention(
        judged.counts(), red, amber, tuple((indicator_row(view, a), finding(view.book, a)) for a in rest),
        explained=sum(bool(e.why) for e in entries), acted=sum(bool(e.doing or e.actions) for e in entries),
    )


def is_acted_on(book: Book, indicator: Indicator) -> bool:
    """Whether the report says what is being done about an indicator, in words or by an action of its own."""
    said = book.commentary(indicator.indicator_id, book.publisher.period_id)
    return any(c.kind in DOING for c in said) or any(x.indicator_id == indicator.indicator_id for x in book.actions)


def exceptional(view: View, a: Assessment) -> Exceptional:
    """Say about one indicator what the data and the report say, and leave empty what they do not."""
    book, plan = view.book, view.book.plans[a.indicator.plan_id]
    subject = a.indicator.indicator_id
    return Exceptional(
        indicator_row(view, a), finding(book, a), gap_text(a), since_text(view, a),
        texts(book, subject, WHY), texts(book, subject, DOING),
        tuple(action_line(view, x) for x in book.actions if x.indicator_id == subject),
        tuple(role for role in (plan.accountable_officer, plan.accountable_member) if role), due_text(view, a),
    )


def action_line(view: View, action: Action) -> ActionLine:
    """An action with its dates in words: `March 2018, was December 2017` where the date was moved."""
    due, moved = (expected(d) if d else "" for d in (action.due, action.revised_due))
    words = _("{day}, was {earlier}", day=moved, earlier=due) if due and moved else moved or due
    return ActionLine(action, action_status(view.book, action.status), words)


def since_text(view: View, a: Assessment) -> str:
    """Since when an indicator has had its status, in a sentence; earlier ones are rated by the rule."""
    labels, run = view.book.publisher.status_labels, spell(view.book, a)
    first = period_words(run.earlier[-1]) if run.earlier else ""
    if run.before is not None:
        status, before = labels[run.before[1]], period_words(run.before[0])
        if first:
            return _("Since {first}; it was {status} in {period}", first=first, status=status, period=before)
        return _("New: it was {status} in {period}", status=status, period=before)
    if first:
        return _("At least since {first}, the first figure that can be rated", first=first)
    if a.status_differs and a.status == "unrated":
        return _("Not known: earlier statuses are not in the data, and the rule gives no status now")
    if a.status_differs:
        return _("Not known: earlier statuses are not in the data, and the rule gives another one now")
    return _("Not known: no earlier figure can be rated")


def due_text(view: View, a: Assessment) -> str:
    """When the next figure of an indicator comes, in words."""
    row = view.book.observation(a.indicator.indicator_id, a.period.period_id)
    if row is not None and row.value is None and row.expected_on:
        return expected(row.expected_on)
    rhythm = _(RHYTHMS[a.indicator.frequency])
    release = view.next_release
    if release is None:
        unknown = _("No date has been announced.")
        return f"{unknown} {rhythm}"
    earliest = _("{day} at the earliest, with {release}.", day=expected(release.on[:10]), release=release.title)
    return f"{earliest} {rhythm}"
