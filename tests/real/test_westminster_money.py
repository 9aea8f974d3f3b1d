"""The money of the Westminster package, against tables typed from the report.

The package was filled by a program that cut the tables out of the report, so each checks the other.
"""

from __future__ import annotations

from decimal import Decimal

from printed import Package, report

PACKAGE = Package("westminster")

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
Total: net controllable budget|173.849 170.868 (2.982) 2.873 (4.205) (4.314)
Financing: council tax|49.609 49.609 -
Financing: business rates, net of tariff|78.080 78.080 -
Financing: revenue support grant|46.160 46.160 -
Total: corporate financing|173.849 173.849 -
Total: net surplus or deficit|- (2.982) (2.982)
"""
# £ thousand: spend and income budget, spend and income forecast, spend, income and net variance. `.` is an empty cell.
CAPITAL = """
Deputy Leader, Business, Culture and Heritage|19,720 (11,935) 19,420 (11,635) (300) 300 0
Finance, Property and Corporate Services|214,778 (31,185) 188,886 (32,229) (25,892) (1,044) (26,936)
Adult Social Services and Public Health|8,057 (2,770) 4,570 (2,770) (3,487) 0 (3,487)
City Highways|29,577 (12,449) 26,378 (10,105) (3,199) 2,344 (855)
Children, Families and Young People|11,356 (10,550) 11,441 (10,635) 85 (85) (0)
Planning and Public Realm|18,451 (17,576) 16,322 (15,797) (2,129) 1,778 (350)
Environment, Sports and Community|15,836 (1,550) 15,142 (1,550) (694) 0 (694)
Public Protection and Licensing|3,518 (1,297) 3,318 (1,297) (200) - (200)
Housing|57,935 (44,877) 67,220 (43,935) 9,285 942 10,228
Total of service areas|379,228 (134,189) 352,699 (129,952) (26,529) 4,235 (22,294)
Capital receipts and contingencies|- (79,750) - (79,750) - - -
Total|379,228 (213,939) 352,699 (209,702) (26,529) 4,235 (22,294)
Funded by borrowing|. (165,288) . (142,995) . 22,294 22,294
Funding in all|. (379,228) . (352,699) . 26,529 -
"""
PRIORITIES = """
Development|159,422 -51,413 133,338 -50,965 -26,083 448 -25,635
Investment|37,613 0 37,613 . 0 0 0
Operational|182,193 -82,776 181,746 -78,989 -446 3,787 3,341
Total|379,227 -134,189 352,697 -129,953 -26,530 4,235 -22,294
"""
# £ thousand: budget, forecast, variance.
HOUSING_CAPITAL = """
Major Works|45,750 39,254 (6,496)
Housing Regeneration|68,258 35,907 (32,351)
Other Projects|27,826 22,784 (5,041)
Total|141,833 97,945 (43,888)
"""
HOUSING_FINANCING = """
Major Repairs Reserve (MRR)|23,308 20,932 (2,376)
New Borrowing|12,835 - (12,835)
Capital Grant - AHF|19,359 10,258 (9,101)
Capital Receipts - Other|11,487 14,000 2,513
Government Grant/Home Bonus|- 3,785 3,785
Capital Receipts RTB/Non RTB|21,187 4,654 (16,533)
Capital Receipts - RTB Local Agreement|17,476 10,586 (6,890)
HRA Reserves|36,181 33,730 (2,451)
Total|141,833 97,945 (43,888)
"""

def amounts(table: str) -> list[tuple[str, list[str]]]:
    lines = [line.split("|") for line in table.strip().splitlines()]
    return [(name, cells.split()) for name, cells in lines]


def amount(cell: str) -> Decimal:
    """Brackets are negative; a dash is nil."""
    if cell == "-":
        return Decimal(0)
    value = Decimal(cell.strip("()").replace(",", ""))
    return -value if cell.startswith("(") else value


def expected_money() -> dict[tuple[str, str], tuple[Decimal, str]]:
    wanted: dict[tuple[str, str], tuple[Decimal, str]] = {}
    six = ("budget", "forecast", "variance", "risks", "opportunities", "projected-variance")
    for name, cells in amounts(REVENUE):
        wanted |= {(name, m): (amount(c), "gbp-million") for m, c in zip(six, cells, strict=False)}
    for title, table in (("Capital", CAPITAL), ("Capital by priority,", PRIORITIES)):
        for name, cells in amounts(table):
            places = [f"{title} {part}: {name}" for part in ("spend", "income") * 3] + [f"{title} net: {name}"]
            measures = ("budget", "budget", "forecast", "forecast", "variance", "variance", "variance")
            for place, measure, cell in zip(places, measures, cells, strict=True):
                if cell != ".":
                    wanted[place, measure] = (amount(cell), "gbp-thousand")
    for part, table in (("capital", HOUSING_CAPITAL), ("financing", HOUSING_FINANCING)):
        for name, cells in amounts(table):
            place = f"Housing revenue account {part}: {name}"
            wanted |= {(place, m): (amount(c), "gbp-thousand") for m, c in zip(six, cells, strict=False)}
    text = "Housing revenue account: day-to-day"
    wanted[text, "variance"] = (Decimal("1.820"), "gbp-million")
    wanted[text, "risks"] = (Decimal("2.230"), "gbp-million")
    return wanted


def test_every_amount_of_money_is_as_printed() -> None:
    found = {(row["portfolio"], row["measure"]): (row["value"], row["unit"]) for row in PACKAGE.resource("finances")}
    wanted = expected_money()
    mismatches = [f"{key}: not in the report" for key in found.keys() - wanted.keys()]
    for key, (value, unit) in wanted.items():
        here = found.get(key)
        if here is None or not here[0] or (Decimal(here[0]), here[1]) != (value, unit):
            mismatches.append(f"{key}: printed {value} {unit}; {here}")
    report(mismatches, len(wanted), 241)


def test_a_printed_dash_is_told_from_a_printed_nought() -> None:
    notes = {(row["portfolio"], row["measure"]): row["note"] for row in PACKAGE.resource("finances")}
    assert "Printed as a dash." in notes["Adult Social Services and Public Health", "variance"]
    assert "Printed as a dash." not in notes["Housing", "opportunities"]
