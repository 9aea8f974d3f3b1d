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
from openbook.text import POUNDS, pounds

MEASURES = ("budget", "forecast", "variance", "variance-percent", "risks", "opportunities", "projected-variance",
            "savings-delivered")
KINDS = ("spend", "income", "income-minus", "net")
ACCOUNTS = {"revenue": "Day-to-day spending (revenue)", "capital": "Spending on lasting things (capital)",
            "housing-revenue": "Housing revenue account", "housing-capital": "Capital of the housing revenue account"}
"""Code of an account to its heading on pages."""

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


def side(row: Finance, short: bool = False) -> str:
    """What the sign of a variance means: `under budget`, or for money in `less than budget`; empty for other amounts.

    Args:
        short: only the word `under`, `over`, `less`, `more` or `on`.
    """
    if row.value is None or not row.measure.endswith("variance"):
        return ""
    if row.value.is_zero():
        return "on" if short else "on budget"
    above = row.value > 0
    words = {"income": ("more", "less"), "income-minus": ("less", "more")}.get(row.kind, ("over", "under"))
    word = words[0] if above else words[1]
    return word if short else f"{word} {'than ' if row.kind.startswith('income') else ''}budget"


def distance(row: Finance, short: bool = False) -> str:
    """A variance in words without a sign: `£0.790 million under budget`; `on budget` for nil; words as printed."""
    if row.value is None or row.unit not in POUNDS:
        return row.text_value or ""
    if row.value.is_zero():
        return "on budget"
    return f"{pounds(abs(row.value), row.unit, short)} {side(row, short)}"


def headline(statement: Statement, name: str) -> str:
    """What a statement says, in at most 15 words.

    Args:
        name: whose money it is.
    """
    return next((words for words in _said(statement, name) if len(words.split()) <= FINDING_WORDS), statement.title)


def _said(statement: Statement, name: str) -> Iterator[str]:
    subject = {"revenue": "Day-to-day spending", "capital": "Capital spending",
               "housing-revenue": "The housing revenue account", "housing-capital": "Housing capital spending"}
    lines, main, kind = statement.bars()
    row = main.cells.get((kind, "variance")) if main else None
    far = max(lines, key=lambda line: abs(line.value(kind, "variance") or Decimal(0)), default=None)
    if row is None and len(lines) == len(statement.lines) == 1:
        row = lines[0].cells[kind, "variance"]
    if row is not None and row.value is not None:
        if statement.account == "revenue":
            more = {"over": "more than", "under": "less than"}.get(side(row, True))
            yield (f"{name} expects to spend {pounds(abs(row.value), row.unit)} {more} its budget" if more else
                   f"{name} expects to spend what it budgeted")
        yield f"{subject[statement.account]} is forecast to be {distance(row)}"
    if far is not None:
        farthest = f"{far.name} is {distance(far.cells[kind, 'variance'])}"
        if row is not None and row.text_value:
            yield f"{main.name if main else name} is printed as “{row.text_value}”; {farthest}"
        yield farthest


def outlook(statement: Statement) -> str:
    """What risks and opportunities could add or take away, in one sentence; empty where the report gives none."""
    lines, main, kind = statement.bars()
    line = main or (lines[0] if len(lines) == len(statement.lines) == 1 else None)
    if line is None:
        return ""
    rows = {m: line.cells.get((kind, m)) for m in ("risks", "opportunities", "projected-variance")}
    parts = [f"{name} could {what} {pounds(abs(row.value), row.unit)}"
             for name, what, row in (("risks", "add", rows["risks"]),
                                     ("opportunities", "take away", rows["opportunities"])) if row and row.value]
    if not parts:
        return ""
    said = " and ".join(parts)
    projected = rows["projected-variance"]
    counted = ""
    if projected is not None and projected.value is not None:
        counted = f". With all of them it would be {distance(projected)}"
    return f"{said[0].upper()}{said[1:]}{counted}."
