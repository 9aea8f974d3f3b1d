"""Statements of money: the printed tables of a report, their totals, and what their signs mean in words.

Amounts keep the signs they were printed with. How to read them is said by each row's `kind`: money out (`spend`),
money in (`income`, or `income-minus` where it is written with a minus beside spending), or money out less money in
(`net`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from openbook.model import Book, Finance
from openbook.text import POUNDS, Said, pounds
from openbook.text.language import N_, _

MEASURES = ("budget", "forecast", "variance", "variance-percent", "risks", "opportunities", "projected-variance",
            "savings-delivered")
KINDS = ("spend", "income", "income-minus", "net")
ACCOUNTS: Mapping[str, str] = Said({
    "revenue": N_("Day-to-day spending (revenue)"), "capital": N_("Spending on lasting things (capital)"),
    "housing-revenue": N_("Housing revenue account"), "housing-capital": N_("Capital of the housing revenue account"),
})
"""Code of an account to its heading on pages."""

_SIDES = Said({
    "on": N_("on budget"), "over": N_("over budget"), "under": N_("under budget"), "more": N_("more than budget"),
    "less": N_("less than budget"),
})
_DISTANCES = {
    "over": N_("{amount} over budget"), "under": N_("{amount} under budget"),
    "more": N_("{amount} more than budget"), "less": N_("{amount} less than budget"),
}
_SHORT_DISTANCES = {
    "over": N_("{amount} over"), "under": N_("{amount} under"), "more": N_("{amount} more"),
    "less": N_("{amount} less"),
}
_FORECASTS = {
    "revenue": N_("Day-to-day spending is forecast to be {distance}"),
    "capital": N_("Capital spending is forecast to be {distance}"),
    "housing-revenue": N_("The housing revenue account is forecast to be {distance}"),
    "housing-capital": N_("Housing capital spending is forecast to be {distance}"),
}
"""What a statement says, by its account."""
_SPENDS = {
    "over": N_("{name} expects to spend {amount} more than its budget"),
    "under": N_("{name} expects to spend {amount} less than its budget"),
}
"""What a publisher spends, by the side of its budget."""

INTO_NET = {"spend": 1, "net": 1, "income": -1, "income-minus": 1}
"""Sign with which an amount of a kind goes into a net amount."""

FINDING_WORDS = 15
"""Most words of a finding; the same as the chart contract's."""

Cell = tuple[str, str]
"""Kind and measure of an amount."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a printed table: a portfolio or a total, with all its amounts."""

    name: str
    cells: Mapping[Cell, Finance]

    @property
    def spends(self) -> bool:
        """Whether it is about spending (money out, or out less in) rather than about where money comes from."""
        kinds = {kind for kind, _ in self.cells}
        return "spend" in kinds or kinds == {"net"}

    def value(self, kind: str, measure: str) -> Decimal | None:
        """One amount as printed, or None where there is no number."""
        row = self.cells.get((kind, measure))
        return row.value if row is not None else None


@dataclass(frozen=True)
class Statement:
    """One printed table of money. Lines are in the publisher's order."""

    account: str
    table: str
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        """Its heading: the publisher's, or that of the account."""
        return self.table or ACCOUNTS[self.account]

    @property
    def key(self) -> str:
        """Account and table in one word, for `Check.place`."""
        return f"{self.account}/{self.table}"

    def parts(self, total: str, kind: str, measure: str) -> list[Finance]:
        """Rows that make up one amount of a total; for a net one whose part has no net row, its money out and in."""
        found: list[Finance] = []
        for line in self.lines:
            own = {k: row for (k, m), row in line.cells.items()
                   if m == measure and row.part_of == total and row.value is not None}
            if kind in own:
                found.append(own[kind])
            elif kind == "net":
                found.extend(own.values())
        return found

    def is_total(self, line: Line) -> bool:
        """Whether other lines are part of it."""
        return any(row.part_of == line.name for other in self.lines for row in other.cells.values())

    def leaves(self, total: str) -> list[Line]:
        """The lines without parts of their own that a total is made of, however deep."""
        found = []
        for line in self.lines:
            if any(row.part_of == total for row in line.cells.values()):
                found += self.leaves(line.name) if self.is_total(line) else [line]
        return found

    def main(self) -> Line | None:
        """The total that says how the whole is doing: the highest one above the first line that is all spending."""
        names = {line.name: line for line in self.lines}
        best, line = None, self.lines[0]
        while above := next((row.part_of for row in line.cells.values() if row.part_of in names), None):
            if not all(leaf.spends for leaf in self.leaves(above)):
                break
            best = line = names[above]
        return best

    def bars(self) -> tuple[tuple[Line, ...], Line | None, str]:
        """What a chart of variances shows: lines, their total, and the kind of the amounts; no lines where none fit.

        The kind is the one that the total and the most lines have, net amounts before spending.
        """
        main = self.main()
        lines = self.leaves(main.name) if main else [line for line in self.lines if not self.is_total(line)]
        found = [(tuple(line for line in lines if line.spends and line.value(kind, "variance") is not None), kind)
                 for kind in ("net", "spend")]
        chosen, kind = max(found, key=lambda f: (main is not None and (f[1], "variance") in main.cells, len(f[0])))
        return chosen, main, kind


def statements(book: Book) -> tuple[Statement, ...]:
    """The tables of money of the reporting period, in the order in which the data has them."""
    tables: dict[tuple[str, str], dict[str, dict[Cell, Finance]]] = defaultdict(lambda: defaultdict(dict))
    for row in book.finances:
        if row.period_id == book.publisher.period_id:
            tables[row.account, row.table][row.portfolio][row.kind, row.measure] = row
    return tuple(Statement(account, table, tuple(Line(name, cells) for name, cells in lines.items()))
                 for (account, table), lines in tables.items())


def side(row: Finance) -> str:
    """What the sign of a variance means: `under budget`, for money in `less than budget`; empty for other amounts."""
    code = _side(row)
    return _SIDES[code] if code else ""


def _side(row: Finance) -> str:
    """The side of the budget as a code: `under`, `over`, `less`, `more` or `on`; empty for other amounts."""
    if row.value is None or not row.measure.endswith("variance"):
        return ""
    if row.value.is_zero():
        return "on"
    words = {"income": ("more", "less"), "income-minus": ("less", "more")}.get(row.kind, ("over", "under"))
    return words[0] if row.value > 0 else words[1]


def distance(row: Finance, short: bool = False) -> str:
    """A variance in words without a sign: `£0.790 million under budget`; `on budget` for nil; words as printed."""
    if row.value is None or row.unit not in POUNDS:
        return row.text_value or ""
    if row.value.is_zero():
        return _SIDES["on"]
    amount, code = pounds(abs(row.value), row.unit, short), _side(row)
    return _((_SHORT_DISTANCES if short else _DISTANCES)[code], amount=amount) if code else amount


def headline(statement: Statement, name: str) -> str:
    """What a statement says, in at most 15 words.

    Args:
        name: whose money it is.
    """
    return next((words for words in _said(statement, name) if len(words.split()) <= FINDING_WORDS), statement.title)


def _said(statement: Statement, name: str) -> Iterator[str]:
    lines, main, kind = statement.bars()
    row = main.cells.get((kind, "variance")) if main else None
    far = max(lines, key=lambda line: abs(line.value(kind, "variance") or Decimal(0)), default=None)
    if row is None and len(lines) == len(statement.lines) == 1:
        row = lines[0].cells[kind, "variance"]
    if row is not None and row.value is not None:
        if statement.account == "revenue":
            yield _(_SPENDS.get(_side(row), N_("{name} expects to spend what it budgeted")), name=name,
                    amount=pounds(abs(row.value), row.unit))
        yield _(_FORECASTS[statement.account], distance=distance(row))
    if far is not None:
        values = {"part": far.name, "distance": distance(far.cells[kind, "variance"])}
        if row is not None and row.text_value:
            yield _("{name}: printed as “{words}”; {part}: {distance}", name=main.name if main else name,
                    words=row.text_value, **values)
        yield _("{part} is {distance}", **values)


def outlook(statement: Statement) -> str:
    """What risks and opportunities could add or take away, in one sentence; empty where the report gives none."""
    lines, main, kind = statement.bars()
    line = main or (lines[0] if len(lines) == len(statement.lines) == 1 else None)
    if line is None:
        return ""
    rows = {m: line.cells.get((kind, m)) for m in ("risks", "opportunities", "projected-variance")}
    risks, opportunities = (pounds(abs(row.value), row.unit) if row and row.value else ""
                            for row in (rows["risks"], rows["opportunities"]))
    if risks and opportunities:
        said = _("Risks could add {risks} and opportunities could take away {opportunities}.", risks=risks,
                 opportunities=opportunities)
    elif risks:
        said = _("Risks could add {risks}.", risks=risks)
    elif opportunities:
        said = _("Opportunities could take away {opportunities}.", opportunities=opportunities)
    else:
        return ""
    projected = rows["projected-variance"]
    if projected is None or projected.value is None:
        return said
    return said + " " + _("With all of them it would be {distance}.", distance=distance(projected))
