"""Which charts of money a book needs: how far each part is from its budget, one chart for each account."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from openbook.assess import Statement, distance, headline, statements
from openbook.assess.money import Line
from openbook.charts.fit import label, title
from openbook.charts.spec import VarianceBar, VarianceSpec
from openbook.model import Book
from openbook.text import POUNDS
from openbook.text.language import N_, _

LEAST_BARS = 2
"""Fewer parts need no chart: the sentence says it."""
UNITS = {"gbp": "£", "gbp-thousand": N_("£ million"), "gbp-million": N_("£ million")}


def variance_specs(book: Book) -> Iterator[VarianceSpec]:
    """The chart of variances of the first table of each account that has one."""
    seen: set[str] = set()
    for statement in statements(book):
        if statement.account in seen:
            continue
        spec = variance_spec(book, statement)
        if spec is not None:
            seen.add(statement.account)
            yield spec


def variance_spec(book: Book, statement: Statement) -> VarianceSpec | None:
    """The chart of one table, or None when it has too few variances to draw."""
    lines, main, kind = statement.bars()
    bars = tuple(_bar(line, kind) for line in lines)
    if len(bars) < LEAST_BARS:
        return None
    total = _bar(main, kind) if main is not None and (kind, "variance") in main.cells else None
    said = title([headline(statement, book.publisher.name)])
    first = lines[0].cells[kind, "variance"]
    name = book.publisher.short_name
    year = book.year_of(book.period)
    if year:
        message = N_("{title}, {place}: forecast for {year} less budget, after income, {unit}, reported for {period}") \
            if kind == "net" else N_("{title}, {place}: forecast for {year} less budget, {unit}, reported for {period}")
    else:
        message = N_("{title}, {place}: forecast less budget, after income, {unit}, reported for {period}") \
            if kind == "net" else N_("{title}, {place}: forecast less budget, {unit}, reported for {period}")
    subtitle = _(message, title=statement.title, place=name, year=year.label if year else "",
                 unit=_(UNITS[first.unit]), period=book.period.label)
    words = "; ".join(f"{bar.label}: {bar.text}" for bar in (*bars, *((total,) if total else ())))
    report = book.publisher.sources[0]["title"] if book.publisher.sources else book.publisher.title
    return VarianceSpec(f"variance-{statement.account}", said, subtitle,
                        f"{first.source}. {report}" if first.source else report,
                        _("Bar chart. {finding}. {figures}.", finding=said, figures=words), bars, total)


def _bar(line: Line, kind: str) -> VarianceBar:
    row = line.cells[kind, "variance"]
    value = None if row.value is None else row.value * Decimal(10) ** POUNDS[row.unit]
    return VarianceBar(line.name, value, label(distance(row, short=True)))
