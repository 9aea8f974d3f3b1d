"""Do the printed amounts of money add up: totals, variances, projected variances, net amounts and percentages.

Printed amounts are rounded, so a sum of them may differ from the printed sum by half a unit of the last printed decimal
for each amount in it, the sum included. A difference no larger than that agrees, and `basis` says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from openbook.assess.check import Check
from openbook.assess.judge import Judged
from openbook.assess.money import INTO_NET, Line, Statement, statements
from openbook.model import Finance
from openbook.text import POUNDS, Said, pounds
from openbook.text.language import N_, _, _n
from openbook.text.numbers import AMPLE

_MEASURES = Said({
    "budget": N_("budget"), "forecast": N_("forecast"), "variance": N_("variance"),
    "variance-percent": N_("variance percent"), "risks": N_("risks"), "opportunities": N_("opportunities"),
    "projected-variance": N_("projected variance"), "savings-delivered": N_("savings delivered"),
})
_OF_SPENDING, _OF_INCOME = N_("{table}, {part}, spending, {measure}"), N_("{table}, {part}, income, {measure}")
_WHAT = {"spend": _OF_SPENDING, "income": _OF_INCOME, "income-minus": _OF_INCOME}
"""Kind of an amount to its name, where a table has several kinds."""
Term = tuple[Finance, int]
"""An amount and the sign with which it goes into a sum."""


def money_checks(judged: Judged) -> tuple[Check, ...]:
    """Every printed amount of the reporting period that other printed amounts give."""
    return tuple(check for s in statements(judged.book) for line in s.lines for check in _line_checks(s, line))


def _line_checks(s: Statement, line: Line) -> Iterator[Check]:
    for (kind, measure), row in line.cells.items():
        if row.value is None:
            continue
        get = {m: line.cells[kind, m] for m in ("budget", "forecast", "variance", "risks", "opportunities")
               if line.value(kind, m) is not None}
        if measure == "variance-percent":
            yield from _percent(s, line, row)
            continue
        if row.unit not in POUNDS:
            continue
        parts = s.parts(line.name, kind, measure)
        if parts:
            terms = [(p, INTO_NET[p.kind] if kind == "net" else 1) for p in parts]
            yield _sum(s, row, terms, _n("sum of {n} row", "sum of {n} rows", len(parts)), "total")
        if measure == "variance" and {"budget", "forecast"} <= get.keys():
            yield _sum(s, row, [(get["forecast"], 1), (get["budget"], -1)], _("forecast less budget"), "variance")
        if measure == "projected-variance" and "variance" in get and len(get.keys() & {"risks", "opportunities"}):
            named = [m for m in ("variance", "risks", "opportunities") if m in get]
            yield _sum(s, row, [(get[m], 1) for m in named], " + ".join(_MEASURES[m] for m in named),
                       "projected")
        both = [r for k in ("spend", "income", "income-minus") if line.value(k, measure) is not None
                and (r := line.cells[k, measure])]
        if kind == "net" and len(both) > 1:
            yield _sum(s, row, [(r, INTO_NET[r.kind]) for r in both], _("spending less income"), "net")


def _sum(s: Statement, row: Finance, terms: list[Term], basis: str, what: str) -> Check:
    printed = row.value or Decimal(0)
    numbers = [_in_unit(r, row.unit) for r, _ in terms]
    counted = sum((n * sign for n, (_, sign) in zip(numbers, terms, strict=True)), Decimal(0))
    step = min((int(n.as_tuple().exponent) for n in (*numbers, printed) if n), default=0)
    rounding = Decimal(5).scaleb(step - 1) * (len(numbers) + 1)
    if counted != printed:
        basis = _("{sum}; rounding explains up to {amount}", sum=basis, amount=pounds(rounding, row.unit))
    return Check(row.source or s.title, _what(s, row), None, printed, counted, basis, _place(s, row, what), row.unit,
                 kind="money", matches=abs(counted - printed) <= rounding)


def _in_unit(row: Finance, unit: str) -> Decimal:
    return (row.value or Decimal(0)).scaleb(POUNDS[row.unit] - POUNDS[unit])


def _percent(s: Statement, line: Line, row: Finance) -> Iterator[Check]:
    """A printed percentage: the net variance as a share of the net budget."""
    printed = row.value or Decimal(0)
    variance = line.cells.get((row.kind, "variance"))
    budgets = [r for k in ("net", "spend", "income", "income-minus")
               if (r := line.cells.get((k, "budget"))) is not None and r.value is not None]
    if row.kind == "net" and budgets and budgets[0].kind == "net":
        budgets = budgets[:1]
    elif row.kind != "net":
        budgets = [r for r in budgets if r.kind == row.kind]
    if variance is None or variance.value is None or not budgets:
        return
    whole = sum((_in_unit(r, variance.unit) * (INTO_NET[r.kind] if row.kind == "net" else 1) for r in budgets),
                Decimal(0))
    if not whole:
        return
    step = Decimal(1).scaleb(int(printed.as_tuple().exponent))
    counted = (variance.value * 100 / whole).quantize(step, rounding=ROUND_HALF_UP, context=AMPLE)
    basis = _("{part} of {whole}", part=pounds(variance.value, variance.unit), whole=pounds(whole, variance.unit))
    yield Check(row.source or s.title, _what(s, row), None, printed, counted, basis, _place(s, row, "percent"), "%",
                kind="money")


def _what(s: Statement, row: Finance) -> str:
    kinds = {r.kind for line in s.lines for r in line.cells.values()}
    message = _WHAT.get(row.kind if len(kinds) > 1 else "", N_("{table}, {part}, {measure}"))
    return _(message, table=s.title, part=row.portfolio, measure=_MEASURES[row.measure])


def _place(s: Statement, row: Finance, what: str) -> tuple[str, str, str]:
    return (f"money-{what}", f"{s.key}/{row.portfolio}", f"{row.kind}/{row.measure}")


