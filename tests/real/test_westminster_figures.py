"""The figures of the Westminster package, against the cells of the report.

`westminster.csv` beside this file holds the seven tables of key performance indicators, cells as printed. It
was cut out of the report by a program; the figures of the package were typed by hand, so each checks the
other. Each test lists every mismatch at once.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from printed import Package, Row, fixture, report, same

PACKAGE = Package("westminster")

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

# Rows of the seven trackers below each theme of City for All.
THEMES = {
    "Building homes and celebrating neighbourhoods": 15,
    "Creating a greener city": 13,
    "Civic leadership": 12,
    "Maintaining a world class Westminster": 11,
    "A smart council": 5,
}


@cache
def printed() -> tuple[tuple[Row, Row], ...]:
    """Each row of the fixture with the indicator it is about."""
    known = {(row["plan_id"], row["ref"]): row for row in PACKAGE.resource("indicators")}
    return tuple((row, known[row["plan"], row["ref"]]) for row in fixture("westminster"))


def figure(cell: str) -> str | None:
    """The first figure of a cell: `1,558`, `33% (188/572)`, `£532,000`, `3.4m`, `<4%`."""
    found = re.match(r"[<£]?(\d[\d,]*(?:\.\d+)?)(?=[%m ]|$)", cell)
    return found[1].replace(",", "") if found else None


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
    assert PACKAGE.is_whole()


def test_every_measure_stands_in_its_directorate_under_its_name() -> None:
    mismatches = []
    for row, indicator in printed():
        name = row["name"].replace(" [S]", "").rstrip(" ,")
        if indicator["official_title"] != name:
            mismatches.append(f"{row['plan']} {row['ref']}: {indicator['official_title']!r}, printed {name!r}")
        if (indicator["statutory"] == "true") != ("[S]" in row["name"]):
            mismatches.append(f"{row['plan']} {row['ref']}: statutory is {indicator['statutory']!r}")
    report(mismatches, 2 * len(printed()), 172)
    assert Counter(row["plan_id"] for row in PACKAGE.resource("indicators")) == PLANS
    assert len(printed()) == 86


def test_every_position_is_as_printed() -> None:
    mismatches = []
    found = PACKAGE.by_indicator_and_period("observations")
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
    found = PACKAGE.by_indicator_and_period("targets")
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
                added = re.match(r"\+(\d+)% on last year$", cell)
                wanted = ("unconfirmed", "", "") if cell.startswith("TB") else \
                    ("set", "previous-year", added[1] if added else "0")
                good = (here["kind"], here["basis"], value) == wanted and cell in here["printed"]
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
    found = PACKAGE.by_indicator_and_period("publications")
    for row, indicator in printed():
        here = found.get((indicator["indicator_id"], REPORT_PERIOD))
        if here is None or here["status"] != STATUSES[row["assessment"]]:
            mismatches.append(f"{indicator['indicator_id']}: printed {row['assessment']}; {here}")
        elif (here["status"] == "unrated") != bool(here["status_reason"]):
            mismatches.append(f"{indicator['indicator_id']}: {here['status']}, reason {here['status_reason']!r}")
        elif row["change"] in ("No change", "Stable", "+0% (static)") and here["direction"] != "maintained":
            mismatches.append(f"{indicator['indicator_id']}: printed {row['change']}; {here['direction']}")
    report(mismatches, len(printed()), 86)
    assert Counter(row["status"] for row in PACKAGE.resource("publications")) == {
        "green": 43,
        "amber": 23,
        "blue": 6,
        "unrated": 14,
    }


def change_of(cell: str, percentage: bool) -> tuple[str, str, str]:
    """The columns change, change_unit and change_text that stand for a printed change."""
    number = re.fullmatch(r"\+?(-?)£?([\d,.]+)(%|m)?( \(static\))?", cell)
    if number:
        return (number[1] + number[2].replace(",", ""), "percent" if number[3] == "%" else "number",
                cell.lstrip("+") if number[4] else "")
    return ("0", "percent" if percentage else "number", cell) if cell == "No change" else ("", "", cell)


def test_every_printed_change_since_quarter_1_is_kept() -> None:
    mismatches, compared = [], 0
    found = PACKAGE.by_indicator_and_period("publications")
    for row, indicator in printed():
        name, cell = indicator["indicator_id"], row["change"]
        none = cell.startswith(("N/A", "n/a", "Not Available")) or cell == "-"
        compared += not none
        wanted = ("", "", "", "") if none else (*change_of(cell, indicator["format"] == "percent"), "2017-18-Q1")
        here = found[name, REPORT_PERIOD]
        kept = (here["change"], here["change_unit"], here["change_text"], here["change_from"])
        if kept != wanted:
            mismatches.append(f"{name}: printed {cell!r}; {kept}")
    report(mismatches, compared, 57)
    assert found["investment-income-growth", REPORT_PERIOD]["change"] == "299356"
    assert found["old-debts", REPORT_PERIOD]["change"] == "-0.69"


def test_no_figure_stands_in_a_period_that_the_report_has_none_for() -> None:
    found = PACKAGE.by_indicator_and_period("observations")
    mismatches = []
    for key, figures in ELSEWHERE.items():
        here = found.get(key)
        if here is None or (here["value"], here["numerator"], here["denominator"]) != figures:
            mismatches.append(f"{key}: printed {figures}; {here}")
    names = {row["indicator_id"] for row in PACKAGE.resource("indicators")}
    allowed = {(name, period) for name in names for period in ("2016-17", POSITIONS.get(name, REPORT_PERIOD))}
    late = {(name, REPORT_PERIOD) for name in POSITIONS}
    mismatches += [f"{key}: not in the report" for key in set(found) - allowed - late - set(ELSEWHERE)]
    mismatches += [f"{key}: a figure" for key in late & set(found) if found[key]["value"]]
    report(mismatches, len(found), 180)


def test_comparisons_with_others() -> None:
    others = {(row["indicator_id"], row["comparator"]): row["value"] for row in PACKAGE.resource("benchmarks")}
    assert others == OTHERS


def test_pledges_stand_at_their_printed_status() -> None:
    found: dict[str, Counter[str]] = {}
    for row in PACKAGE.resource("actions"):
        found.setdefault(row["plan_id"], Counter())[row["status"]] += 1
    assert found == PLEDGES
    counts = {row["status"]: row["count"] for row in PACKAGE.resource("action_counts")}
    assert counts == {"on-track": "23", "off-track": "2", "total": "25"}
    assert Counter(row["theme"] for row in PACKAGE.resource("actions")) == THEMES


def test_the_headlines_count_the_measures_on_and_off_track() -> None:
    said = {row["code"]: (row["count"], row["percent"]) for row in PACKAGE.resource("status_counts")}
    assert said == {"on-track": ("76", "94"), "off-track": ("5", "6")}
