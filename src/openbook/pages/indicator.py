"""The page of an indicator."""

from __future__ import annotations

from collections.abc import Sequence

from openbook.assess import Assessment, Check, Goal, finding, target_text, working
from openbook.assess.finding import parts_text, period_words
from openbook.assess.pace import year_end_at_pace, year_end_target, year_so_far
from openbook.assess.working import expected_text, in_sentence, shown
from openbook.model import Indicator
from openbook.pages.auditing import of_indicator
from openbook.pages.changes import change_rows
from openbook.pages.common import action_status, downloads, texts
from openbook.pages.contexts import IndicatorPage
from openbook.pages.embed import embed_snippet
from openbook.pages.method import rule_text
from openbook.pages.revisions import revision_rows
from openbook.pages.rows import IndicatorRow, history, indicator_row, shorthand_used, targets_ahead
from openbook.pages.view import View
from openbook.text import amount, day, difference, period_span, plain, quantity, unit_words, within
from openbook.text.language import N_, _
from openbook.text.numbers import MINUS

STAT_TERMS = {
    N_("Result"): "outturn", N_("Result so far"): "year-to-date", N_("Year to date"): "year-to-date",
    N_("Target"): "target", N_("Expected by now"): "expected-by-now", N_("Year-end target"): "year-end-target",
    N_("Year end at this pace"): "pace",
}
"""Labels of the numbers at the top to the terms of the glossary that they are."""
BETTER = {"higher": N_("Higher is better"), "lower": N_("Lower is better"),
          "range": N_("A figure within the range is best"), "none": N_("Neither higher nor lower is better")}
LONGEST = 12
"""Most characters of a number that is written large."""

PLACES = {"green": N_("on course for the target"), "amber": N_("a little behind"), "red": N_("well behind"),
          "blue": N_("ahead of the target")}
"""Where a running total stands, by its status."""
OVER = {"amber": N_("a little over what was expected by now"), "red": N_("well over what was expected by now")}
"""The same of a total that should stay low: it is not behind, it is over."""


def indicator_page(view: View, indicator_id: str, checks: Sequence[Check] = ()) -> IndicatorPage:
    """Fill an indicator's page.

    Args:
        checks: everything printed beside what the data gives (worked out once for the whole book).

    Raises:
        KeyError: for an unknown indicator.
    """
    book, a = view.book, view.judged.of(indicator_id)
    i = a.indicator
    rows = history(book, i)
    caption = view.captions.get(f"trend-{indicator_id}")
    before, after = _beside(book.indicators_of(i.plan_id), i)
    actions = tuple(x for x in book.actions if x.indicator_id == indicator_id)
    found = finding(book, a)
    row = indicator_row(view, a)
    return IndicatorPage(
        indicator=i, plan=book.plans[i.plan_id], row=row, assessment=a, finding=found,
        chart_title=caption.finding if caption else "",
        chart=view.charts.get(f"trend-{indicator_id}", ""), subtitle=caption.subtitle if caption else "",
        chart_source=caption.source if caption else "", summary=" ".join(found.sentences),
        stats=_stats(view, a), stat_terms={_(word): term for word, term in STAT_TERMS.items()},
        apart=_apart(view, a),
        moved=_moved(a), changed=_changed(view, a),
        status_note=_status_note(view, a, row), history=rows, shorthand=shorthand_used(rows),
        targets=targets_ahead(book, i),
        working=working(a, book.publisher), rule_text=rule_text(a.rule, book.publisher),
        benchmarks=tuple((b, amount(b.value, i.format, i.unit), period_words(book.periods[b.period_id]))
                         for b in book.benchmarks(indicator_id)),
        texts=texts(book, indicator_id), actions=tuple((x, action_status(book, x.status)) for x in actions),
        differences=of_indicator(checks, indicator_id),
        downloads=(*downloads(view, _("All figures of this indicator"), f"data/indicators/{indicator_id}.csv",
                              f"api/v1/indicators/{indicator_id}.json"),
                   *(downloads(view, _("The chart as a picture"), f"charts/{indicator_id}.svg",
                               f"charts/{indicator_id}.png") if f"charts/{indicator_id}.svg" in view.files else ())),
        embed=embed_snippet(view, i), previous=before, next=after,
        life=_life(view, a), replaces=tuple(o for o in book.indicators.values() if o.replaced_by == indicator_id),
        changes=change_rows(view, i), revisions=revision_rows(book, i),
    )


def _apart(view: View, a: Assessment) -> str:
    """The time that the result is for, where some benchmark is for another; else an empty string."""
    if a.figure is None:
        return ""
    spans = {view.book.periods[b.period_id] for b in view.book.benchmarks(a.indicator.indicator_id)}
    alike = all((s.start, s.end) == (a.figure.period.start, a.figure.period.end) for s in spans)
    return "" if alike else period_span(a.figure.period.start, a.figure.period.end)


def _life(view: View, a: Assessment) -> str:
    """That the measure was or will be retired, or begins after the reporting period; empty while it is in use."""
    begins, ends, now = a.indicator.active_from, a.indicator.retired_on, view.book.publisher.published_on
    if ends is not None:
        if ends <= now:
            return _("This measure was retired on {day}.", day=day(ends))
        return _("This measure will be retired on {day}.", day=day(ends))
    if begins is not None and begins > a.period.end:
        return _("This measure begins on {day}.", day=day(begins))
    return ""


def _stats(view: View, a: Assessment) -> tuple[tuple[str, str, str, str], ...]:
    """The numbers at the top: the result and what it is held against, year to date and year end kept apart."""
    row = indicator_row(view, a)
    i, to_date = a.indicator, year_so_far(view.book, a) is not None
    label = _("Result") if a.figure or a.words or not row.when else _("Last figure")
    if a.figure is not None and a.goal is not None and a.goal.share < 1:
        label = _("Result so far")
    unit = unit_words(i.unit) if row.result_sort else ""
    stats = [(_("Year to date") if to_date else label, row.result, unit, row.when)]
    by_now = expected_text(a)
    year = period_words(view.book.periods[a.target.period_id]) if a.target else ""
    wordy = a.words is not None or (i.polarity == "none" and row.when and not row.result_sort)
    note = f"{year}. {'' if wordy else _(BETTER[i.polarity])}".strip(". ")
    if by_now is not None and a.goal is not None:
        if a.goal.summed:
            stats.append((_("Target"), by_now, "", _("{periods} together", periods=parts_text(a.goal))))
        else:
            stats.append((_("Expected by now"), by_now, "", _share_note(a, a.goal)))
            stats.append((_("Year-end target"), _year_end(a, a.goal), "", note))
    else:
        end = year_end_target(view.book, a)
        whole = to_date and end is not None and end == a.target
        words = a.target.target_text if a.target and a.goal and a.target.basis == "previous-year" else None
        stats.append((_("Year-end target") if whole else _("Target"), row.target, "",
                      f"{note}. {words}" if words else note))
        if end is not None and not whole and (text := target_text(i, end)) is not None:
            stats.append((_("Year-end target"), text, "", period_words(view.book.periods[end.period_id])))
    pace = year_end_at_pace(view.book, a)
    if pace is not None:
        how = (_("This site’s arithmetic, not the publisher’s forecast: every month like those so far")
               if pace.even else
               _("This site’s arithmetic, not the publisher’s forecast: each quarter’s expected share"))
        stats.append((_("Year end at this pace"), amount(pace.value, i.format, i.unit), "", how))
    return tuple(stats)


def in_words(value: str) -> bool:
    """Whether a number at the top is written small, as words are: all but one figure, its multiplier beside it."""
    parts = value.split()
    length = len(value) if len(parts) > 2 else max(map(len, parts), default=0)
    return length > LONGEST or not any(ch.isdigit() for ch in value)


def _share_note(a: Assessment, goal: Goal) -> str:
    if goal.start is not None:
        return _("on a straight line from {amount} a year before", amount=shown(a, goal.start))
    return _("{share}% of the year-end target", share=plain(within(goal.share * 100, 1).normalize()))


def _year_end(a: Assessment, goal: Goal) -> str:
    target = goal.target
    if target.upper is None or target.target is None:
        return shown(a, goal.year_value)
    return _("{low} to {high}", low=shown(a, goal.year_value),
             high=shown(a, goal.year_value + target.upper - target.target))


def _moved(a: Assessment) -> str:
    c = a.comparison
    if a.direction_differs or a.direction_unchecked:
        return _("as printed in the report")
    if c.previous is None or c.period is None:
        return ""
    before, period = shown(a, c.previous), in_sentence(c.period)
    text = (_("{amount} at the pace of {period}", amount=before, period=period) if c.share < 1 else
            _("{amount} in {period}", amount=before, period=period))
    if c.current is not None:
        text = _("{amount} {basis}, {before}", amount=shown(a, c.current), basis=c.basis, before=text)
    if a.published and a.printed_direction is None:
        return _("{compared}. Worked out here: the report prints no direction", compared=text)
    return text


def _changed(view: View, a: Assessment) -> str:
    """The change as the publisher printed it, or an empty string."""
    p, i = a.published, a.indicator
    if p is None or p.change_from is None:
        return ""
    words = p.change_text or ""
    if p.change is not None and not (words and p.change == 0):
        size = {"percent": f"{plain(abs(p.change))}%", "points": difference(p.change, "percent")}.get(
            p.change_unit or "", quantity(abs(p.change), i.format, i.unit))
        sign = MINUS if p.change < 0 else "+"
        words = _("no change ({amount})", amount=size) if p.change == 0 else \
            f"{sign}{size}" + (f" ({words})" if words else "")
    since = view.book.periods[p.change_from]
    if a.figure is not None and a.figure.period.end <= since.end:  # the figure is late: it is no newer than that
        return _("Change, as printed: {change}", change=words)
    return _("Change since {period}, as printed: {change}", period=period_words(since), change=words)


def _status_note(view: View, a: Assessment, row: IndicatorRow) -> str:
    """What the shown status means here: the reason, the publisher's meaning, or where a running total stands."""
    if row.reason:
        return row.reason
    if a.status_differs:
        return _("as printed in the report")
    if row.status == "amber" and a.ladder is not None and a.ladder.below == "amber":
        red = view.book.publisher.status_labels["red"]
        if expected_text(a):
            return _("Short of what was expected by now. No minimum is given, so it is not {status}.", status=red)
        return _("Short of the target. No minimum is given, so it is not {status}.", status=red)
    if a.goal is not None and a.goal.share < 1 and _forgives_nothing(a, a.goal):
        over = OVER if a.indicator.polarity == "lower" else {}
        return _(over.get(row.status) or PLACES.get(row.status, "ahead of the target"))
    return view.book.publisher.status_meanings.get(row.status, "")


def _forgives_nothing(a: Assessment, goal: Goal) -> bool:
    """Whether green means that the goal is met, so that words of this site's own fit; else the publisher's are used."""
    green = a.ladder.rung("green") if a.ladder is not None else None
    return green is None or goal.value in (green.low, green.high)


def _beside(items: Sequence[Indicator], item: Indicator) -> tuple[Indicator | None, Indicator | None]:
    place = [i.indicator_id for i in items].index(item.indicator_id)
    return (items[place - 1] if place else None, items[place + 1] if place + 1 < len(items) else None)
