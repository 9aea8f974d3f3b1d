"""Workbooks for people who use a spreadsheet: one of everything, and one of each plan.

Laid out after the Government Analysis Function's guidance "Releasing statistics in spreadsheets": a cover, contents and
notes, then one table a sheet from its first column on, each with its title in the first cell, one row of headings, no
merged and no blank cells, and shorthand that the notes explain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from openbook.assess.rules import explanation
from openbook.downloads.ods import Link, Sheet, row, workbook
from openbook.downloads.pack import Pack
from openbook.downloads.sheets import Table, tables
from openbook.model import Plan, Release
from openbook.text import Said, day, licence_statement, moment
from openbook.text.language import N_, _
from openbook.text.shorthand import SHORTHAND


def workbooks(pack: Pack) -> Iterator[tuple[str, bytes]]:
    """The workbook of everything, then one for each plan."""
    made = tables(pack)
    notes = _notes(pack)
    yield f"data/{pack.name}.ods", _workbook(pack, made, notes)
    for plan in pack.judged.book.plans.values():
        yield f"data/plans/{plan.plan_id}.ods", _workbook(pack, made, notes, plan)


def _workbook(pack: Pack, made: Sequence[Table], notes: Sheet, plan: Plan | None = None) -> bytes:
    publisher = pack.judged.book.publisher
    title = f"{publisher.name}: {plan.title}" if plan else publisher.title
    sheets = [sheet for table in made if (sheet := _sheet(table, plan)).rows]
    contents = Sheet("Contents", _("Contents"), (_("This worksheet has one table: the sheets of this workbook."),),
                     (("Sheet", 40), ("What it holds", 120), ("Rows", 20)),
                     [row((Link("Notes", "#Notes"), notes.title, Decimal(len(notes.rows)))),
                      *(row((Link(s.name, f"#{s.name}"), s.title, Decimal(len(s.rows)))) for s in sheets)])
    return workbook((_cover(pack, title, plan), contents, notes, *sheets), title, publisher.name,
                    publisher.published_on)


def _sheet(table: Table, plan: Plan | None) -> Sheet:
    rows = [made for plan_id, made in table.rows if plan is None or plan_id == plan.plan_id]
    whose = f"{table.title}: {plan.short_title}" if plan else table.title
    about = _("This worksheet has one table. Marks in square brackets, such as [x], are explained on the sheet Notes.")
    return Sheet(table.name, whose, (about, *table.about), table.columns, rows)


def _cover(pack: Pack, title: str, plan: Plan | None) -> Sheet:
    book = pack.judged.book
    publisher = book.publisher
    later = [r for r in publisher.releases if r.on[:10] > publisher.published_on.isoformat()]
    release = min(later, key=lambda r: r.on, default=None)
    statement = licence_statement(publisher.licence_id)
    licence = _("Licence: {licence} ({id}).", licence=publisher.licence_title, id=publisher.licence_id)
    lines = [
        plan.summary if plan and plan.summary else publisher.description,
        _("Publisher: {name}", name=publisher.name), _("Reporting period: {period}", period=book.period.label),
        _("Published: {day}. Version: {version}", day=day(publisher.published_on), version=publisher.version),
        _next(release),
        f"{licence} {statement}".strip(),
        _("Cite as: {citation}", citation=pack.citation),
        *([_("Contact: {contact}", contact=", ".join(publisher.contact.values()))] if publisher.contact else []),
    ]
    links = [(_("The same figures as pages"), pack.link("index.md", "data"))] if pack.address else []
    links += [(_("Text of the licence: {licence}", licence=publisher.licence_title), publisher.licence_url)]
    links += [(_("Source: {title}", title=s["title"]), s["path"])
              for s in publisher.sources if "path" in s and "title" in s]
    return Sheet("Cover", title, (), (), [*(row((line,)) for line in lines), *(row((Link(*link),)) for link in links)])


def _next(release: Release | None) -> str:
    """When the next figures come, as the pages say it."""
    if release is None:
        return _("Next update: no date has been announced")
    if release.state == "confirmed":
        return _("Next update: {day}: {title}", day=moment(release.on), title=release.title)
    return _("Next update: {day} (provisional date): {title}", day=moment(release.on), title=release.title)


def _notes(pack: Pack) -> Sheet:
    """What marks, statuses, reasons and rules mean."""
    publisher = pack.judged.book.publisher
    lines = [
        *((_("Mark"), mark, meaning) for mark, meaning in SHORTHAND.items()),
        *((_("Status"), label, publisher.status_meanings.get(code, "[z]"))
          for code, label in publisher.status_labels.items()),
        *((_("Direction"), label, _DIRECTIONS[code]) for code, label in publisher.direction_labels.items()
          if code in _DIRECTIONS),
        *((_("Rule"), rule.rule_id, explanation(rule, publisher.status_labels)) for rule in publisher.rules.values()),
        (_("Figures"), _("Decimals"), _("Each number has the decimals that were published. A zero is a zero.")),
        (_("Figures"), _("Status"), _("What was printed is shown; where nothing was printed, what the rule gives.")),
        (_("Licence"), publisher.licence_title,
         f"{publisher.licence_url} {licence_statement(publisher.licence_id)}".strip()),
    ]
    return Sheet("Notes", _("Marks, statuses and rules"), (_("This worksheet has one table."),),
                 (("About", 32), ("Word or mark", 48), ("What it means", 160)), [row(line) for line in lines])


_DIRECTIONS = Said({
    "improving": N_("Better than the figure it is compared with."), "declining": N_("Worse than that figure."),
    "maintained": N_("About the same as that figure."), "unknown": N_("There is nothing to compare with."),
})
