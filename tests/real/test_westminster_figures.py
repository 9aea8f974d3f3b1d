"""The figures of the Westminster package, against the cells of the report.

`westminster.csv` beside this file holds the seven tables of key performance indicators, cells as printed. It
was cut out of the report by a program; the figures of the package were typed by hand, so each checks the
other. For money it is the other way round: the tables below were typed. Each test lists every mismatch at
once and uses the csv module alone, so that a fault in Openbook cannot hide a fault in the data.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[1] / "datapackage" / "westminster" / "data"

Row = dict[str, str]

REPORT_PERIOD = "2017-18-Q2"
STATUSES = {"Green": "green", "Amber": "amber", "Red": "red", "Blue": "blue", "N/A": "unrated"}
PLANS = {
    "adult-services-and-public-health": 10,
    "childrens-services": 10,
    "city-management-and-communities": 21,
    "growth-planning-and-housing": 11,
    "corporate-services": 12,
    "city-treasurer": 6,
    "policy-performance-and-communications": 16,
}
# The figure of the column "Latest Position at Q2" is for another period.
POSITIONS = {
    "delayed-hospital-days-social-care": "2017-07",
    "development-review-age-2": "2017-18-Q1",
    "stop-smoking-quits": "2017-18-Q1",
    "community-champions-reach": "2017-18-Q1",
    "sexual-health-screens-in-community": "2017-18-Q1",
    "gcse-english-and-maths": "2016-17-school-year",
    "primary-school-standard": "2016-17-school-year",
    "domestic-abuse-reduced": "2017-18-Q1",
    "parking-compliance": "2017-18-Q1",
    "rough-sleepers-one-night": "2017-18-Q1",
}
# Cells that hold no figure, and the reasons that may stand for them.
REASONS = {
    "New KPI": "new-measure",
    "New target": "new-measure",
    "Not Available": "new-measure",
    "Data not available": "not-collected awaiting-data",
    "n/a": "not-stated",
    "N/A": "not-stated awaiting-data",
    "TBA": "awaiting-data",
    "Available Q3": "awaiting-data",
    "Results due Q3": "awaiting-data",
    "Results due Jan 2018": "awaiting-data",
    "N/A (annual result Q4)": "not-due",
}
# Money in full pounds, or a figure inside words: (indicator, column) -> figure.
IN_WORDS = {
    ("library-visits", "position_q2"): "977569",
    ("library-visits", "minimum"): "2062578",
    ("library-visits", "ideal"): "2083412",
    ("library-visits", "aspirational"): "2104246",
    ("procurement-savings", "position_2016_17"): "5200000",
    ("procurement-savings", "minimum"): "1500000",
    ("procurement-savings", "ideal"): "2000000",
    ("procurement-savings", "aspirational"): "3000000",
    ("revenue-variance", "position_2016_17"): "-17.201",
    ("revenue-variance", "position_q2"): "-2.982",
    ("revenue-variance", "minimum"): "0",
    ("revenue-variance", "ideal"): "-5",
    ("capital-variance", "position_2016_17"): "-23.513",
    ("capital-variance", "position_q2"): "-22.294",
    ("capital-variance", "ideal"): "0",
}
# (indicator, period) -> figures named outside the two position columns.
ELSEWHERE = {
    ("education-health-care-assessments-on-time", "2017-18-Q1"): ("19", "3", "16"),
    ("repeat-referrals", "2017-18-Q1"): ("15", "48", "330"),
    ("teenagers-entering-care", "2017-18-Q1"): ("6", "", ""),
    ("staff-turnover", "2017-18-Q1"): ("3.5", "", ""),
    ("long-term-temporary-staff", "2017-18-Q1"): ("40", "", ""),
    ("placement-stability", "2015-16"): ("81", "", ""),
    ("birth-registration-appointments", "2015-16"): ("13", "", ""),
    ("birth-registration-appointments", "2017-04"): ("54", "", ""),
    ("death-registration-appointments", "2015-16"): ("89", "", ""),
    ("major-planning-applications", "2016-17-Q4"): ("100", "", ""),
}
OTHERS = {
    ("repeat-referrals", "England"): "22",
    ("repeat-referrals", "London"): "16",
    ("gcse-english-and-maths", "England"): "59",
    ("outstanding-schools", "England"): "21",
    ("primary-school-standard", "England"): "61",
    ("major-planning-applications", "London"): "83",
    ("major-planning-applications", "Inner London"): "83",
}
PLEDGES = {
    "adult-services-and-public-health": {"on-track": 9},
    "childrens-services": {"on-track": 3},
    "city-management-and-communities": {"on-track": 11, "off-track": 1},
    "growth-planning-and-housing": {"on-track": 13},
    "corporate-services": {"on-track": 1},
    "city-treasurer": {"on-track": 1},
    "policy-performance-and-communications": {"on-track": 14, "off-track": 1, "achieved": 2},
}
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


@cache
def rows(path: Path) -> tuple[Row, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        found = tuple(csv.DictReader(file, strict=True))
    odd = [number for number, row in enumerate(found, 2) if None in row or None in row.values()]
    assert not odd, f"{path.name}: rows {odd} have more or fewer cells than the header"
    return found


def resource(name: str) -> tuple[Row, ...]:
    return rows(DATA / f"{name}.csv")


@cache
def by_indicator_and_period(name: str) -> dict[tuple[str, str], Row]:
    return {(row["indicator_id"], row["period_id"]): row for row in resource(name)}


@cache
def printed() -> tuple[tuple[Row, Row], ...]:
    """Each row of the fixture with the indicator it is about."""
    known = {(row["plan_id"], row["ref"]): row for row in resource("indicators")}
    return tuple((row, known[row["plan"], row["ref"]]) for row in rows(HERE / "westminster.csv"))


def figure(cell: str) -> str | None:
    """The first figure of a cell: `1,558`, `33% (188/572)`, `£532,000`, `3.4m`, `<4%`."""
    found = re.match(r"[<£]?(\d[\d,]*(?:\.\d+)?)(?=[%m ]|$)", cell)
    return found[1].replace(",", "") if found else None


def same(value: str, cell: str) -> bool:
    """Equal, and with the decimals of the report."""
    return bool(value) and Decimal(value).as_tuple() == Decimal(cell).as_tuple()


def report(mismatches: list[str], compared: int, at_least: int) -> None:
    assert compared >= at_least, f"only {compared} figures were compared; the fixture has lost rows"
    assert not mismatches, f"{len(mismatches)} of {compared} differ from the report:\n" + "\n".join(mismatches)


def result_fault(indicator: str, column: str, cell: str, row: Row | None) -> str:
    """What is wrong with the row that stands for a printed position; empty when nothing is."""
    if row is None:
        return "no row"
    if cell in REASONS:
        good = not row["value"] and row["missing_reason"] in REASONS[cell].split()
        return "" if good and (row["printed"] or cell) == cell else f"{row['missing_reason']!r} {row['printed']!r}"
    number = IN_WORDS.get((indicator, column)) or figure(cell)
    if number is None:
        return "the test does not know this cell"
    if not same(row["value"], number):
        return f"value is {row['value']!r}"
    plain = re.fullmatch(r"£?[\d,.]+%?(?: \([\d,]+(?:(?:/| of )[\d,]+)?\))?", cell)
    if row["printed"] != cell and (row["printed"] or not plain):
        return f"printed is {row['printed']!r}"
    parts = re.search(r"\(([\d,]+)(?:(?:/| of )([\d,]+))?\)$", cell)
    if indicator == "library-visits" or not parts:
        parts_wanted = ("", "")
    else:
        parts_wanted = (parts[1].replace(",", ""), (parts[2] or "").replace(",", ""))
    found = (row["numerator"], row["denominator"])
    return "" if found == parts_wanted else f"numerator and denominator are {found}, not {parts_wanted}"


def test_every_file_is_whole() -> None:
    paths = sorted(DATA.glob("*.csv"))
    assert all(rows(path) for path in paths)
    assert not [path.name for path in paths if b"\r" in path.read_bytes()]


def test_every_measure_stands_in_its_directorate_under_its_name() -> None:
    mismatches = []
    for row, indicator in printed():
        name = row["name"].replace(" [S]", "").rstrip(" ,")
        if indicator["official_title"] != name:
            mismatches.append(f"{row['plan']} {row['ref']}: {indicator['official_title']!r}, printed {name!r}")
        if (indicator["statutory"] == "true") != ("[S]" in row["name"]):
            mismatches.append(f"{row['plan']} {row['ref']}: statutory is {indicator['statutory']!r}")
    report(mismatches, 2 * len(printed()), 172)
    assert Counter(row["plan_id"] for row in resource("indicators")) == PLANS
    assert len(printed()) == 86


def test_every_position_is_as_printed() -> None:
    mismatches = []
    found = by_indicator_and_period("observations")
    for row, indicator in printed():
        name = indicator["indicator_id"]
        for column, period in {
            "position_2016_17": "2016-17",
            "position_q2": POSITIONS.get(name, REPORT_PERIOD),
        }.items():
            if wrong := result_fault(name, column, row[column], found.get((name, period))):
                mismatches.append(f"{name} {period}: printed {row[column]!r}; {wrong}")
    report(mismatches, 2 * len(printed()), 172)


def test_every_level_is_as_printed() -> None:
    mismatches, compared = [], 0
    found = by_indicator_and_period("targets")
    for row, indicator in printed():
        name = indicator["indicator_id"]
        period = "2017-18-school-year" if name == "apprenticeships-with-employers" else "2017-18"
        here = found.get((name, period))
        if here is None:
            mismatches.append(f"{name}: no target for {period}")
            continue
        for column, field in (("minimum", "minimum"), ("ideal", "target"), ("aspirational", "aspirational")):
            compared += 1
            cell, value = row[column], here[field]
            if name == "revenue-variance" and column == "minimum":
                value = here["upper"]  # no variance is where the range up to 5 million under budget ends
            if cell.startswith(("TB", "= ", "> ", "+")):
                kind = ("unconfirmed", "", "") if cell.startswith("TB") else ("set", "previous-year", "0")
                wanted = kind[2] if field == "target" else ""
                good = (here["kind"], here["basis"], value) == (*kind[:2], wanted) and cell in here["printed"]
            elif row["ideal"] == "TBC" or cell in ("", "-", "N/A"):
                good = value == ""
            else:
                number = IN_WORDS.get((name, column)) or figure(cell)
                good = number is not None and (here["kind"], here["basis"]) == ("set", "value") and same(value, number)
                says_more = not re.fullmatch(r"£?[\d,.]+%?", cell)
                good = good and (cell in here["printed"] if says_more or here["printed"] else True)
            if not good:
                mismatches.append(f"{name} {column}: printed {cell!r}; {here['kind']} {here['basis']} {value!r}")
    report(mismatches, compared, 258)
    assert found["community-champions-reach", REPORT_PERIOD]["target"] == "2500"
    assert len(found) == 87


def test_every_rating_is_as_printed() -> None:
    mismatches = []
    found = by_indicator_and_period("publications")
    for row, indicator in printed():
        here = found.get((indicator["indicator_id"], REPORT_PERIOD))
        if here is None or here["status"] != STATUSES[row["assessment"]]:
            mismatches.append(f"{indicator['indicator_id']}: printed {row['assessment']}; {here}")
        elif (here["status"] == "unrated") != bool(here["status_reason"]):
            mismatches.append(f"{indicator['indicator_id']}: {here['status']}, reason {here['status_reason']!r}")
        elif row["change"] in ("No change", "Stable", "+0% (static)") and here["direction"] != "maintained":
            mismatches.append(f"{indicator['indicator_id']}: printed {row['change']}; {here['direction']}")
    report(mismatches, len(printed()), 86)
    assert Counter(row["status"] for row in resource("publications")) == {
        "green": 43,
        "amber": 23,
        "blue": 6,
        "unrated": 14,
    }


def test_every_printed_change_since_quarter_1_is_kept() -> None:
    mismatches, compared = [], 0
    found = by_indicator_and_period("observations")
    for row, indicator in printed():
        name, cell = indicator["indicator_id"], row["change"]
        if cell.startswith(("N/A", "n/a", "Not Available")) or cell == "-":
            continue
        compared += 1
        note = found[name, POSITIONS.get(name, REPORT_PERIOD)]["note"]
        if f"as printed: {cell}." not in note:
            mismatches.append(f"{name}: printed {cell!r}; note {note!r}")
    report(mismatches, compared, 55)


def test_no_figure_stands_in_a_period_that_the_report_has_none_for() -> None:
    found = by_indicator_and_period("observations")
    mismatches = []
    for key, figures in ELSEWHERE.items():
        here = found.get(key)
        if here is None or (here["value"], here["numerator"], here["denominator"]) != figures:
            mismatches.append(f"{key}: printed {figures}; {here}")
    names = {row["indicator_id"] for row in resource("indicators")}
    allowed = {(name, period) for name in names for period in ("2016-17", POSITIONS.get(name, REPORT_PERIOD))}
    late = {(name, REPORT_PERIOD) for name in POSITIONS}
    mismatches += [f"{key}: not in the report" for key in set(found) - allowed - late - set(ELSEWHERE)]
    mismatches += [f"{key}: a figure" for key in late & set(found) if found[key]["value"]]
    report(mismatches, len(found), 180)


def test_comparisons_with_others() -> None:
    others = {(row["indicator_id"], row["comparator"]): row["value"] for row in resource("benchmarks")}
    assert others == OTHERS


def test_pledges_stand_at_their_printed_status() -> None:
    found: dict[str, Counter[str]] = {}
    for row in resource("actions"):
        found.setdefault(row["plan_id"], Counter())[row["status"]] += 1
    assert found == PLEDGES
    counts = {row["status"]: row["count"] for row in resource("action_counts")}
    assert counts == {"on-track": "23", "off-track": "2", "total": "25"}


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
    found = {(row["portfolio"], row["measure"]): (row["value"], row["unit"]) for row in resource("finances")}
    wanted = expected_money()
    mismatches = [f"{key}: not in the report" for key in found.keys() - wanted.keys()]
    for key, (value, unit) in wanted.items():
        here = found.get(key)
        if here is None or not here[0] or (Decimal(here[0]), here[1]) != (value, unit):
            mismatches.append(f"{key}: printed {value} {unit}; {here}")
    report(mismatches, len(wanted), 241)


def test_a_printed_dash_is_told_from_a_printed_nought() -> None:
    notes = {(row["portfolio"], row["measure"]): row["note"] for row in resource("finances")}
    assert "Printed as a dash." in notes["Adult Social Services and Public Health", "variance"]
    assert "Printed as a dash." not in notes["Housing", "opportunities"]
