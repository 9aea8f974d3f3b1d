"""Home and the list of plans."""

from __future__ import annotations

from openbook.pages.common import by_gap, plan_cards, texts
from openbook.pages.contexts import DueRow, Home, Plans
from openbook.pages.exceptions import is_acted_on
from openbook.pages.lists import action_totals
from openbook.pages.money import money_headline
from openbook.pages.rows import indicator_row, indicator_rows
from openbook.pages.view import View
from openbook.text import expected, plain

GOOD = ("green", "blue")
IMPROVED_SHOWN = 6
DUE_SHOWN = 6
DECLINED_SHOWN = 3
WORST = {status: n for n, status in enumerate(("red", "amber", "unrated", "green", "blue"))}
"""In which order those that got worse are named: what is furthest off course first."""


def home(view: View) -> Home:
    """Fill the home page."""
    judged, book = view.judged, view.book
    everything = tuple(judged)
    declined = [a for a in everything if a.shown_direction == "declining"]
    improved = [a for a in everything if a.shown_direction == "improving"]
    return Home(
        counts=judged.counts(), key_counts=judged.counts(key=True), bar=view.charts.get("bar-all", ""),
        plans=plan_cards(view),
        attention=indicator_rows(view, by_gap(a for a in everything if a.shown_status == "red")),
        improved=indicator_rows(view, [a for a in by_gap(improved) if a.shown_status in GOOD][:IMPROVED_SHOWN]),
        improved_total=len(improved),
        declined=indicator_rows(view, sorted(by_gap(declined), key=lambda a: WORST[a.shown_status])[:DECLINED_SHOWN]),
        declined_total=len(declined),
        unknown_total=sum(a.shown_direction == "unknown" and a.counted for a in everything),
        acted=sum(is_acted_on(book, a.indicator) for a in everything if a.shown_status == "red"),
        actions=action_totals(book),
        due=due_next(view)[:DUE_SHOWN], money=money_headline(book), texts=texts(book, "publisher", ("summary",)),
        surveys=tuple((s.question, plain(s.value) + ("%" if s.unit == "percent" else ""), s.survey)
                      for s in book.surveys if s.period_id == book.publisher.period_id),
    )


def plans(view: View) -> Plans:
    """Fill the list of plans."""
    ended = tuple(plan for plan_id, plan in view.book.plans.items() if view.judged.is_over(plan_id))
    return Plans(view.judged.counts(), plan_cards(view), ended)


def due_next(view: View) -> tuple[DueRow, ...]:
    """Indicators whose next figure has an announced date, soonest first."""
    found = []
    for a in view.judged:
        row = view.book.observation(a.indicator.indicator_id, a.period.period_id)
        if a.counted and row is not None and row.expected_on and row.value is None:
            found.append(DueRow(indicator_row(view, a), expected(row.expected_on), row.expected_on))
    return tuple(sorted(found, key=lambda d: d.sort))
