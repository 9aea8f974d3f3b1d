"""The tables of a workbook: statuses, results, targets, what was printed, indicators, comparators, words, money."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from openbook.assess import REASONS, Assessment, Judged, finding, target_text, working
from openbook.assess.in_force import InForce, held_against, shown_target
from openbook.assess.working import expected_text
from openbook.downloads.ods import row
from openbook.downloads.pack import Pack
from openbook.downloads.table import rating
from openbook.model import Book, Indicator, Observation, Period, Target
from openbook.text import Said, said_unit
from openbook.text.language import N_, _
from openbook.text.shorthand import MISSING

Value = str | Decimal | date | bool | None
Line = tuple[str | None, Sequence[Value]]
Columns = tuple[tuple[str, int], ...]

NONE = "[z]"
"""What stands in a cell where the column does not apply: no cell is blank."""

_ABOUT: Columns = (("Reference", 24), ("Indicator", 70), ("Indicator id", 50))
_WHEN: Columns = (("Period", 45), ("Period id", 30), ("First day", 28), ("Last day", 28))


@dataclass(frozen=True, slots=True)
class Table:
    """A table for a sheet.

    Attributes:
        name, title, about: of the sheet.
        columns: heading and width in millimetres.
        rows: id of the plan, or None for what belongs to none, and the finished row.
    """

    name: str
    title: str
    columns: Columns
    rows: tuple[tuple[str | None, str], ...]
    about: tuple[str, ...] = ()


def tables(pack: Pack) -> tuple[Table, ...]:
    """All tables of a book; one without rows is left to the caller to leave out."""
    judged, book = pack.judged, pack.judged.book
    return (
        _table("Statuses", _("Where each indicator stands: {period}", period=book.period.label), _STATUSES,
               _statuses(judged)),
        _table("Results", _("Every result, one row for each indicator and period"), _RESULTS, _results(pack),
               (_("Value holds numbers; [x], [w] or [z] where there is none, and the columns after it say why."),)),
        _table("Targets", _("Every target, one row for each indicator and period"), _TARGETS, _targets(book)),
        _table("Printed", _("Every status as printed, one row for each indicator and period"), _PRINTED,
               _printed(book)),
        _table("Indicators", _("What each indicator measures"), _INDICATORS, _indicators(book)),
        _table("Benchmarks", _("Figures of others to compare with"), _BENCHMARKS, _benchmarks(book)),
        _table("Commentary", _("What the publisher says"), _COMMENTARY, _commentary(book)),
        _table("Actions", _("What is being done"), _ACTIONS, _actions(book)),
        _table("Money", _("Amounts of money"), _MONEY, _money(book)),
    )


def _table(name: str, title: str, columns: Columns, lines: Iterable[Line], about: tuple[str, ...] = ()) -> Table:
    return Table(name, title, columns, tuple((plan, row(_filled(cells))) for plan, cells in lines), about)


def _filled(cells: Sequence[Value]) -> Iterator[str | Decimal | date]:
    for cell in cells:
        if isinstance(cell, bool):
            yield _("Yes") if cell else _("No")
        else:
            yield NONE if cell is None or cell == "" else cell


def unit(i: Indicator) -> str:
    """What one unit is, with the sign that numbers have on pages: `% of assessments`, `£ per head`."""
    sign = {"percent": "%", "signed-percent": "%", "pounds": "£"}.get(i.format, "")
    return f"{sign} {said_unit(i.unit)}".strip()


def _own(i: Indicator) -> tuple[str, str, str]:
    return i.ref, i.title, i.indicator_id


def _when(span: Period) -> tuple[str, str, date, date]:
    return span.label, span.period_id, span.start, span.end


_STATUSES: Columns = (
    *_ABOUT, ("Plan", 45), ("Key indicator", 20), ("Period of the result", 45), ("Result", 28), ("Marker", 20),
    ("Unit", 45), ("Target", 28), ("Period of the target", 45), ("Expected by now", 28), ("Status", 32),
    ("Why not rated", 45), ("Direction", 32), ("Status by the rule", 32), ("Direction by the figures", 32),
    ("In short", 90), ("How it was worked out", 120))


def _statuses(judged: Judged) -> Iterator[Line]:
    book, labels = judged.book, judged.book.publisher.status_labels
    directions = book.publisher.direction_labels
    for a in judged:
        i, f = a.indicator, a.figure
        result: Value = f.value if f else a.words.text_value if a.words else "[x]"
        marker = f.observations[-1].marker if f else a.words.marker if a.words else None
        yield i.plan_id, (
            *_own(i), book.plans[i.plan_id].short_title, i.key, f.period.label if f else a.period.label, result,
            marker, unit(i), _target(a), _whose(book, held_against(a)), expected_text(a), labels[a.shown_status],
            REASONS[a.shown_reason] if a.shown_reason else None, directions[a.shown_direction],
            labels.get(a.status, a.status), directions[a.comparison.direction], finding(book, a).headline,
            working(a, book.publisher).sentence)


def _target(a: Assessment) -> Value:
    """What the result is held against: a number, or the words for a range and for what is no number."""
    t = a.target
    if a.goal is not None and a.goal.summed:
        return a.goal.value
    if t is not None and t.kind == "set" and t.target is not None and t.upper is None and t.basis != "previous-year":
        return t.target
    return target_text(a.indicator, t) or _("No target")


_RESULTS: Columns = (
    *_ABOUT, *_WHEN, ("Value", 28), ("Marker", 20), ("Unit", 45), ("Target in force", 28),
    ("Period of the target", 45), ("Expected by now", 28), ("Status", 32), ("Direction", 32), ("Result in words", 45),
    ("Why there is none", 60), ("Expected on", 28), ("Numerator", 28), ("Denominator", 28),
    ("Lower confidence limit", 28), ("Upper confidence limit", 28), ("Note", 90), ("Source", 45))


def _results(pack: Pack) -> Iterator[Line]:
    book, publisher = pack.judged.book, pack.judged.book.publisher
    for a in pack.judged:
        i = a.indicator
        for o in book.observations(i.indicator_id):
            value, why = _value(o)
            aim, rated = pack.aims[i.indicator_id, o.period_id], rating(book, a, o.period_id)
            yield i.plan_id, (*_own(i), *_when(book.periods[o.period_id]), value, o.marker, unit(i), _aim(i, aim),
                              _whose(book, aim), aim.expected if aim is not None and aim.partly else None,
                              publisher.status_labels.get(str(rated.get("status"))),
                              publisher.direction_labels.get(str(rated.get("direction"))), o.text_value, why,
                              o.expected_on, o.numerator, o.denominator, o.lower_ci,
                              o.upper_ci, o.note, o.source)


def _aim(i: Indicator, aim: InForce | None) -> Value:
    """A target in force: a number, or the words for a range and for what is no number."""
    if aim is not None and aim.text is None and aim.value is not None and aim.upper is None:
        return aim.value
    return shown_target(i, aim) if aim is not None else None


def _whose(book: Book, aim: InForce | None) -> str | None:
    return book.periods[aim.period_id].label if aim is not None else None


def _value(o: Observation) -> tuple[Value, str | None]:
    if o.value is not None:
        return o.value, None
    if o.text_value is not None:
        return NONE, _("The result is words")
    return MISSING[o.missing_reason or "not-stated"]


_TARGETS: Columns = (
    *_ABOUT, *_WHEN, ("Target", 28), ("Upper end of a range", 28), ("Minimum", 28), ("Aspirational", 28),
    ("Unit", 45), ("Kind", 30), ("In the publisher’s words", 60), ("Changed from", 28), ("Reason for a change", 60),
    ("Source", 45))


def _targets(book: Book) -> Iterator[Line]:
    for i in book.indicators.values():
        for t in book.targets(i.indicator_id):
            yield i.plan_id, (*_own(i), *_when(book.periods[t.period_id]), t.target, t.upper, t.minimum,
                              t.aspirational, unit(i), _kind(t), t.target_text, t.previous_target, t.reason, t.source)


_KINDS = Said({"set": N_("A number"), "text": N_("In words"), "unconfirmed": N_("Not yet agreed"),
               "no-survey": N_("No survey is held"), "none": N_("No target")})


def _kind(t: Target) -> str:
    return _("A change on the year before") if t.basis == "previous-year" else _KINDS[t.kind]


_PRINTED: Columns = (
    *_ABOUT, *_WHEN, ("Status", 32), ("Why not rated", 45), ("Direction", 32), ("Change", 28),
    ("What the change is in", 28), ("Changed since", 45), ("Change in words", 45), ("Note", 90), ("Source", 45))


def _printed(book: Book) -> Iterator[Line]:
    statuses, directions = book.publisher.status_labels, book.publisher.direction_labels
    for i in book.indicators.values():
        for p in book.publications(i.indicator_id):
            yield i.plan_id, (
                *_own(i), *_when(book.periods[p.period_id]), statuses[p.status],
                REASONS[p.status_reason] if p.status_reason else None, directions[p.direction] if p.direction else None,
                p.change, p.change_unit, book.periods[p.change_from].label if p.change_from else None, p.change_text,
                p.note, p.source)


_INDICATORS: Columns = (
    *_ABOUT, ("Name in the report", 70), ("Plan", 45), ("Definition", 120), ("Unit", 45), ("Better when", 24),
    ("How figures add up", 30), ("New figures", 30), ("Key indicator", 20), ("Directorate", 45), ("Source", 60),
    ("Measured since", 28), ("Retired on", 28), ("Replaced by", 45))


def _indicators(book: Book) -> Iterator[Line]:
    for i in book.indicators.values():
        yield i.plan_id, (
            *_own(i), i.official_title, book.plans[i.plan_id].short_title, i.definition, unit(i), i.polarity,
            i.aggregation, i.frequency, i.key, i.directorate, i.source, i.active_from, i.retired_on, i.replaced_by)


_BENCHMARKS: Columns = (*_ABOUT, ("Compared with", 60), *_WHEN, ("Value", 28), ("Unit", 45), ("Note", 90),
                        ("Source", 45))


def _benchmarks(book: Book) -> Iterator[Line]:
    for i in book.indicators.values():
        for b in book.benchmarks(i.indicator_id):
            yield i.plan_id, (*_own(i), b.comparator, *_when(book.periods[b.period_id]), b.value, unit(i), b.note,
                              b.source)


_COMMENTARY: Columns = (("About", 70), ("Id", 50), ("Period", 45), ("Kind", 30), ("Text", 160), ("Source", 45))


def _commentary(book: Book) -> Iterator[Line]:
    plans = {p.plan_id: (p.title, p.plan_id) for p in book.plans.values()}
    subjects = {"publisher": (book.publisher.name, None), **plans,
                **{i.indicator_id: (i.title, i.plan_id) for i in book.indicators.values()}}
    for subject, (title, plan_id) in subjects.items():
        for span in book.periods.values():
            for c in book.commentary(subject, span.period_id):
                yield plan_id, (title, subject, span.label, c.kind, c.text, c.source)


_ACTIONS: Columns = (("Action", 90), ("Action id", 45), ("Plan", 45), ("Indicator id", 50), ("Progress", 32),
                     ("Led by", 45), ("Due", 28), ("Due now", 28), ("Part of", 45), ("What has happened", 120),
                     ("Source", 45))


def _actions(book: Book) -> Iterator[Line]:
    labels = {s.code: s.label for s in book.publisher.action_statuses}
    for x in book.actions:
        yield x.plan_id, (x.title, x.action_id, book.plans[x.plan_id].short_title, x.indicator_id,
                          labels.get(x.status, x.status), x.lead_role, x.due, x.revised_due, x.theme, x.progress_note,
                          x.source)


_MONEY: Columns = (("Account", 30), ("Table", 45), ("Part", 60), ("Kind", 24), ("Part of", 60), ("Measure", 45),
                   ("Period", 45), ("Period id", 30), ("Value", 28), ("Unit", 30), ("In words", 45), ("Note", 90),
                   ("Source", 45))


def _money(book: Book) -> Iterator[Line]:
    for m in book.finances:
        yield None, (m.account, m.table, m.portfolio, m.kind, m.part_of, m.measure, book.periods[m.period_id].label,
                     m.period_id, m.value, m.unit, m.text_value, m.note, m.source)
