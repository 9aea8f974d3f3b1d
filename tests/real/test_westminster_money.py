"""The money of the Westminster package, against the tables of the report, and what the site makes of it.

The tables below were typed from the report; the package was read out of it by a program. The first tests use the csv
module alone, so that a fault in Openbook cannot hide a fault in the data.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path

from openbook.assess import headline, judge, money_checks, outlook, statements
from openbook.package import load

PACKAGE = Path(__file__).resolve().parents[2] / "datapackage" / "westminster"

Row = dict[str, str]
Key = tuple[str, str, str, str]

REVENUE_TITLE = "Day-to-day spending (revenue)"

# £ million: budget, forecast, variance, risks, opportunities, projected variance. A dash is nil.
REVENUE = """
Leader of the Council|6.303 5.513 (0.790) - - (0.790)
Deputy Leader and Business, Culture and Heritage|(4.770) (4.800) (0.030) 0.241 - 0.211
Finance, Property and Corporate Services|56.123 55.791 (0.332) 1.632 (0.733) 0.567
Adult Social Services and Public Health|56.474 56.474 - - (0.562) (0.562)
City Highways|(55.235) (56.158) (0.923) 1.000 (2.000) (1.923)
Children, Families and Young People|30.785 30.883 0.098 - - 0.098
Planning and Public Realm|1.676 1.676 - - (0.230) 0.230
Environment, Sports and Community|48.406 48.202 (0.204) - (0.505) (0.709)
Public Protection and Licensing|10.854 10.054 (0.800) - (0.175) (0.975)
Housing|23.233 23.233 - 0.000 0.000 0.000
Net controllable budget|173.849 170.868 (2.982) 2.873 (4.205) (4.314)
Council tax|49.609 49.609 -
Business rates, net of tariff|78.080 78.080 -
Revenue support grant|46.160 46.160 -
Corporate financing|173.849 173.849 -
Net surplus or deficit|- (2.982) (2.982)
"""
# £ thousand: spend and income budget, spend and income forecast, spend, income and net variance, and
# (by portfolio) the net variance as a percentage. `.` is an empty cell.
CAPITAL = """
Deputy Leader, Business, Culture and Heritage|19,720 (11,935) 19,420 (11,635) (300) 300 0 0%
Finance, Property and Corporate Services|214,778 (31,185) 188,886 (32,229) (25,892) (1,044) (26,936) -15%
Adult Social Services and Public Health|8,057 (2,770) 4,570 (2,770) (3,487) 0 (3,487) -66%
City Highways|29,577 (12,449) 26,378 (10,105) (3,199) 2,344 (855) -5%
Children, Families and Young People|11,356 (10,550) 11,441 (10,635) 85 (85) (0) 0%
Planning and Public Realm|18,451 (17,576) 16,322 (15,797) (2,129) 1,778 (350) -40%
Environment, Sports and Community|15,836 (1,550) 15,142 (1,550) (694) 0 (694) -5%
Public Protection and Licensing|3,518 (1,297) 3,318 (1,297) (200) - (200) -9%
Housing|57,935 (44,877) 67,220 (43,935) 9,285 942 10,228 78%
Total of service areas|379,228 (134,189) 352,699 (129,952) (26,529) 4,235 (22,294) -9%
Capital receipts and contingencies|- (79,750) - (79,750) - - - 0%
Total|379,228 (213,939) 352,699 (209,702) (26,529) 4,235 (22,294) -13%
Funded by borrowing|. (165,288) . (142,995) . 22,294 22,294 -13%
Funding in all|. (379,228) . (352,699) . 26,529 - .
"""
PRIORITIES = """
Development|159,422 -51,413 133,338 -50,965 -26,083 448 -25,635
Investment|37,613 0 37,613 . 0 0 0
Operational|182,193 -82,776 181,746 -78,989 -446 3,787 3,341
Total|379,227 -134,189 352,697 -129,953 -26,530 4,235 -22,294
"""
# £ thousand: budget, forecast, variance.
HOUSING_CAPITAL = """
Major works|45,750 39,254 (6,496)
Housing regeneration|68,258 35,907 (32,351)
Other projects|27,826 22,784 (5,041)
Total|141,833 97,945 (43,888)
"""
HOUSING_FINANCING = """
Major repairs reserve|23,308 20,932 (2,376)
New borrowing|12,835 - (12,835)
Capital grant: affordable housing fund|19,359 10,258 (9,101)
Capital receipts: other|11,487 14,000 2,513
Government grant and home bonus|- 3,785 3,785
Capital receipts: right to buy and others|21,187 4,654 (16,533)
Capital receipts: right to buy, local agreement|17,476 10,586 (6,890)
Reserves of the housing revenue account|36,181 33,730 (2,451)
Total|141,833 97,945 (43,888)
"""


@cache
def finances() -> dict[Key, Row]:
    """Table, portfolio, kind and measure to the row."""
    with (PACKAGE / "data" / "finances.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["table"] or row["account"], row["portfolio"], row["kind"], row["measure"]): row
            for row in csv.DictReader(file, strict=True)
        }


def amounts(table: str) -> list[tuple[str, list[str]]]:
    lines = [line.split("|") for line in table.strip().splitlines()]
    return [(name, cells.split()) for name, cells in lines]


def amount(cell: str) -> Decimal:
    """Brackets are negative; a dash is nil."""
    if cell == "-":
        return Decimal(0)
    value = Decimal(cell.strip("()%").replace(",", ""))
    return -value if cell.startswith("(") else value


def as_printed() -> dict[Key, tuple[Decimal, str]]:
    wanted: dict[Key, tuple[Decimal, str]] = {}
    six = ("budget", "forecast", "variance", "risks", "opportunities", "projected-variance")
    financing = ("Council tax", "Business rates, net of tariff", "Revenue support grant", "Corporate financing")
    for name, cells in amounts(REVENUE):
        kind = "income" if name in financing else "net"
        wanted |= {("revenue", name, kind, m): (amount(c), "gbp-million") for m, c in zip(six, cells, strict=False)}
    kinds = ("spend", "income-minus") * 3 + ("net", "net")
    measures = ("budget", "budget", "forecast", "forecast", "variance", "variance", "variance", "variance-percent")
    for title, table in (("Capital by portfolio", CAPITAL), ("Capital by priority", PRIORITIES)):
        for name, cells in amounts(table):
            for kind, measure, cell in zip(kinds, measures, cells, strict=False):
                if cell != ".":
                    unit = "percent" if measure == "variance-percent" else "gbp-thousand"
                    wanted[title, name, kind, measure] = (amount(cell), unit)
    for title, kind, table in (
        ("Housing capital", "spend", HOUSING_CAPITAL),
        ("How housing capital is paid for", "income", HOUSING_FINANCING),
    ):
        for name, cells in amounts(table):
            wanted |= {(title, name, kind, m): (amount(c), "gbp-thousand") for m, c in zip(six, cells, strict=False)}
    text = ("housing-revenue", "Day-to-day", "net")
    return wanted | {
        (*text, "variance"): (Decimal("1.820"), "gbp-million"),
        (*text, "risks"): (Decimal("2.230"), "gbp-million"),
    }


def test_every_amount_of_money_is_as_printed_sign_by_sign() -> None:
    found = {key: (Decimal(row["value"]), row["unit"]) for key, row in finances().items()}
    assert len(found) == 254
    assert found == as_printed()


def test_a_printed_dash_is_told_from_a_printed_nought() -> None:
    assert (
        "Printed as a dash."
        in finances()["revenue", "Adult Social Services and Public Health", "net", "variance"]["note"]
    )
    assert "Printed as a dash." not in finances()["revenue", "Housing", "net", "opportunities"]["note"]


def test_of_all_printed_sums_five_do_not_add_up() -> None:
    checks = money_checks(judge(load(PACKAGE)))
    assert len(checks) == 145
    assert [(c.what, c.printed_text, c.counted_text) for c in checks if not c.agrees] == [
        (f"{REVENUE_TITLE}, Planning and Public Realm, projected variance", "£0.230 million", "−£0.230 million"),
        (f"{REVENUE_TITLE}, Net controllable budget, projected variance", "−£4.314 million", "−£3.853 million"),
        ("Capital by portfolio, Total of service areas, income, variance", "£4.235 million", "£4.237 million"),
        ("Capital by portfolio, Total, income, variance", "£4.235 million", "£4.237 million"),
        ("Capital by portfolio, Funding in all, income, forecast", "−£352.699 million", "−£352.697 million"),
    ]
    assert sum(c.agrees and c.printed != c.counted for c in checks) == 20


def test_what_the_page_of_money_says() -> None:
    book = load(PACKAGE)
    said = [headline(s, book.publisher.name) for s in statements(book)]
    assert said[0] == "Westminster City Council expects to spend £2.982 million less than its budget"
    assert said[1] == "Capital spending is forecast to be £22.294 million under budget"
    assert said[3] == "The housing revenue account is forecast to be £1.820 million over budget"
    assert said[4] == "Housing capital spending is forecast to be £43.888 million under budget"
    assert outlook(statements(book)[0]).endswith("With all of them it would be £4.314 million under budget.")
