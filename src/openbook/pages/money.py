"""The page of money: what was forecast, account by account, and whether the printed amounts add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from openbook.assess import Check, Statement, headline, outlook, side, statements
from openbook.assess.money import ACCOUNTS, KINDS, MEASURES, Cell, Line
from openbook.model import Book, Finance
from openbook.pages.common import download
from openbook.pages.contexts import Download
from openbook.pages.view import Caption, View
from openbook.text import figure, millions, sentence, the
from openbook.text.language import N_, _, _n

MEASURE_WORDS = {
    "budget": N_("Budget"), "forecast": N_("Forecast"), "variance": N_("Variance"),
    "variance-percent": N_("Variance as % of budget"), "risks": N_("Risks"), "opportunities": N_("Opportunities"),
    "projected-variance": N_("Projected variance"), "savings-delivered": N_("Planned savings expected to be delivered"),
}
KIND_WORDS = {"spend": N_("Spending"), "income": N_("Income"), "income-minus": N_("Income"), "net": N_("Net")}
MEANINGS = {
    "revenue": N_("Revenue is the money for running services day by day: staff, contracts, care, fuel."),
    "capital": N_("Capital is money spent once on things that last, such as buildings, roads and computers. Less than "
                  "budgeted often means later, not cheaper."),
    "housing-revenue": N_("The housing revenue account is a separate purse for the council’s own homes. Rents go in; "
                          "repairs and running costs come out."),
    "housing-capital": N_("Money spent once to build or improve the council’s own homes."),
}
"""What each account is, in plain words."""

TERMS = {
    "variance": (N_("Variance"), N_("Forecast less budget for the whole year. A minus (−) means below budget.")),
    "risks": (N_("Risks"), N_("What may still cost more.")),
    "opportunities": (N_("Opportunities"), N_("What may still save money or bring more in. They lower the cost, so "
                                              "they have a minus.")),
    "projected-variance": (N_("Projected variance"), N_("The variance with all risks and opportunities added.")),
}
INCOME_MINUS = (N_("Income"), N_("Written with a minus where it stands beside spending. A variance above zero then "
                                 "means that less comes in."))
NET = (N_("Net"), N_("Spending less income. A net budget with a minus brings in more than it costs."))
NO_FIGURE = "[z]"


@dataclass(frozen=True, slots=True)
class MoneyCell:
    """An amount as shown, and what its sign means in words; `number` is False for words and where there is none."""

    text: str
    words: str = ""
    number: bool = True


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A row: `total` when other rows are part of it, `sums` when it says what those rows give."""

    name: str
    cells: tuple[MoneyCell, ...]
    total: bool = False
    sums: bool = False


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """A printed table with its chart.

    Attributes:
        id: for ids on the page. caption: title and unit. gaps: whether some row has no figure in some column.
        chart, words: inline chart of variances and its words; empty and None where there is none.
        outlook: risks and opportunities in a sentence.
        notes: (what it is about, note). differences: (what, check) of printed amounts that the others do not give.
    """

    id: str
    title: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[MoneyRow, ...]
    gaps: bool
    chart: str
    words: Caption | None
    outlook: str
    notes: tuple[tuple[str, str], ...]
    differences: tuple[tuple[str, Check], ...]
    source: str


@dataclass(frozen=True, slots=True)
class MoneyPage:
    """Money: the finding, one section for each account, what the words mean, whether it all adds up.

    Attributes:
        findings: what the first table of each account says.
        accounts: (code, heading, meaning, tables). terms: (word, meaning).
        agreed, total: printed amounts that others give, and how many of them agree.
    """

    findings: tuple[str, ...]
    accounts: tuple[tuple[str, str, str, tuple[MoneyTable, ...]], ...]
    terms: tuple[tuple[str, str], ...]
    agreed: int
    total: int
    downloads: tuple[Download, ...]


def has_money(book: Book) -> bool:
    """Whether a book has amounts for its reporting period."""
    return any(row.period_id == book.publisher.period_id for row in book.finances)


def money_headline(book: Book) -> str:
    """What the first table of money says, or an empty string where there is none."""
    return headline(statements(book)[0], sentence(the(book.publisher.name))) if has_money(book) else ""


def money_page(view: View, checks: Sequence[Check]) -> MoneyPage:
    """Fill the page of money.

    Args:
        checks: all printed figures beside those that the rows give.
    """
    book = view.book
    found = statements(book)
    own = [c for c in checks if c.kind == "money"]
    accounts = tuple(
        (code, heading, _(MEANINGS[code]),
         tuple(_table(view, s, own, f"{code}-{n}", first=n == 1)
               for n, s in enumerate((s for s in found if s.account == code), 1)))
        for code, heading in ACCOUNTS.items() if any(s.account == code for s in found))
    rows = [row for s in found for line in s.lines for row in line.cells.values()]
    terms = [TERMS[m] for m in TERMS if any(row.measure == m for row in rows)]
    terms += [INCOME_MINUS] if any(row.kind == "income-minus" for row in rows) else []
    terms += [NET] if any(row.kind == "net" and row.measure != "savings-delivered" for row in rows) else []
    name = book.publisher.publisher_id
    return MoneyPage(
        findings=tuple(headline(next(s for s in found if s.account == code), sentence(the(book.publisher.name)))
                       for code, *_rest in accounts),
        accounts=accounts, terms=tuple((_(word), _(meaning)) for word, meaning in terms),
        agreed=sum(c.agrees for c in own), total=len(own),
        downloads=(download(view, f"data/{name}-finances.csv", _("Every amount of money")),),
    )


def _table(view: View, s: Statement, checks: Sequence[Check], id_: str, first: bool) -> MoneyTable:
    checks = [c for c in checks if c.place[1].startswith(f"{s.key}/")]
    columns = _columns(s)
    rows: list[MoneyRow] = []
    for line in s.lines:
        total = s.is_total(line)
        rows.append(MoneyRow(line.name, tuple(_cell(line, column) for column in columns), total))
        if total:
            rows += _sums(s, line, columns, checks)
    chart = f"variance-{s.account}" if first else ""
    sources = dict.fromkeys(row.source for line in s.lines for row in line.cells.values() if row.source)
    amounts = [row for line in s.lines for row in line.cells.values()]
    caption = s.title if all(row.unit == "percent" for row in amounts) else \
        _("{table}, £", table=s.title) if all(row.unit in ("gbp", "percent") for row in amounts) else \
        _("{table}, £ million", table=s.title)
    return MoneyTable(
        id=id_, title=s.title, caption=caption, columns=tuple(_column_words(c, columns) for c in columns),
        rows=tuple(rows), gaps=any(cell.text == NO_FIGURE for row in rows for cell in row.cells),
        chart=view.charts.get(chart, ""), words=view.captions.get(chart), outlook=outlook(s), notes=_notes(s),
        differences=tuple((c.what.removeprefix(f"{s.title}, "), c) for c in checks if not c.agrees),
        source="; ".join(sources),
    )


def _columns(s: Statement) -> list[tuple[Cell, ...]]:
    """The columns of a table: one for each measure, or for each kind and measure where lines have several kinds."""
    several = any(len({k for k, m in line.cells if m == measure}) > 1 for line in s.lines for measure in MEASURES)
    used = {cell for line in s.lines for cell in line.cells}
    if several:
        return [((kind, measure),) for measure in MEASURES for kind in KINDS if (kind, measure) in used]
    return [cells for measure in MEASURES if (cells := tuple((k, measure) for k in KINDS if (k, measure) in used))]


def _column_words(column: tuple[Cell, ...], columns: Sequence[tuple[Cell, ...]]) -> str:
    kind, measure = column[0]
    if len({k for cells in columns for k, _measure in cells}) == 1 or any(len(cells) > 1 for cells in columns):
        return _(MEASURE_WORDS[measure])
    return _("{kind}: {measure}", kind=_(KIND_WORDS[kind]), measure=_(MEASURE_WORDS[measure]).lower())


def _cell(line: Line, column: tuple[Cell, ...]) -> MoneyCell:
    row = next((line.cells[cell] for cell in column if cell in line.cells), None)
    if row is None:
        return MoneyCell(NO_FIGURE, number=False)
    if row.value is None:
        return MoneyCell(row.text_value or "", number=False)
    return MoneyCell(_amount(row), side(row))


def _amount(row: Finance) -> str:
    if row.value is None or row.unit == "percent":
        return figure(row.value, "percent") if row.value is not None else ""
    return figure(row.value if row.unit == "gbp" else millions(row.value, row.unit))


def _sums(s: Statement, line: Line, columns: Sequence[tuple[Cell, ...]], checks: Sequence[Check]) -> list[MoneyRow]:
    """What the rows of a total give, where that is not exactly what was printed."""
    found = {c.place[2]: c for c in checks
             if c.place[0] == "money-total" and c.place[1] == f"{s.key}/{line.name}"}
    if all(c.printed == c.counted for c in found.values()):
        return []
    cells = []
    for column in columns:
        check = next((found[f"{k}/{m}"] for k, m in column if f"{k}/{m}" in found), None)
        if check is None:
            cells.append(MoneyCell("", number=False))
        elif check.printed == check.counted:
            cells.append(MoneyCell(_("the same"), number=False))
        else:
            counted = Decimal(check.counted)
            shown = figure(counted if check.unit == "gbp" else millions(counted, check.unit))
            cells.append(MoneyCell(shown, _("by rounding") if check.agrees else _("differs")))
    return [MoneyRow(_("{row}: sum of the rows", row=line.name), tuple(cells), sums=True)]


def _notes(s: Statement) -> tuple[tuple[str, str], ...]:
    """Each note once, with what it is about."""
    about: dict[str, list[str]] = {}
    for line in s.lines:
        several = len({kind for kind, _measure in line.cells}) > 1
        for (kind, measure), row in line.cells.items():
            if row.note:
                words = _(MEASURE_WORDS[measure]).lower()
                about.setdefault(row.note, []).append(
                    _("{row}, {kind} {measure}", row=line.name, kind=_(KIND_WORDS[kind]).lower(), measure=words)
                    if several else _("{row}, {measure}", row=line.name, measure=words))
    return tuple((where[0] if len(where) == 1 else _n("{n} figure", "{n} figures", len(where)), note)
                 for note, where in about.items())


