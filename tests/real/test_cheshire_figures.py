"""The figures of the Cheshire West and Chester package, against a second transcription of the report.

The fixtures beside this file were taken from the report by someone who had not seen the package or how it
was made: `appendix_three.csv` (every row, cells as printed), `appendix_two_key.csv` (the ten tables of key
indicators) and `printed_counts.csv` (the counts of Appendix One, section 4 and Appendix Two). These tests
use the csv module alone, so that a fault in Openbook cannot hide a fault in the data. Each test lists
every mismatch at once.
"""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[1] / "datapackage" / "cheshire-west-and-chester" / "data"

Row = dict[str, str]

RESULT_PERIODS = {"q4_2016_17": "2016-17", "q1_2017_18": "2017-18-Q1", "q2_2017_18": "2017-18-Q2"}
TARGET_PERIODS = {"target_2017_18": "2017-18", "target_2018_19": "2018-19", "target_2019_20": "2019-20"}
REPORT_PERIOD = "2017-18-Q2"
STATUSES = {"Green": "green", "Amber": "amber", "Red": "red", "M": "unrated"}
DIRECTIONS = {
    "Improving Performance": "improving",
    "Maintained Performance": "maintained",
    "Declining Performance": "declining",
    "M": "unknown",
}
PLANS = (
    "best-start",
    "education-and-skills",
    "safe-and-protected",
    "older-and-vulnerable-adults",
    "healthy-communities",
    "clean-safe-sustainable",
    "affordable-housing",
    "connected-borough",
    "great-place-for-business",
    "resources-well-managed",
)
# Appendix Three does not name the plans; it goes through them in this order.
BLOCKS = (
    ("best-start", 1, 18),
    ("safe-and-protected", 19, 36),
    ("education-and-skills", 37, 53),
    ("older-and-vulnerable-adults", 54, 70),
    ("healthy-communities", 71, 90),
    ("resources-well-managed", 91, 104),
    ("affordable-housing", 105, 119),
    ("great-place-for-business", 120, 134),
    ("connected-borough", 135, 148),
    ("clean-safe-sustainable", 149, 165),
)
KINDS_OF_WORDS = {
    "no survey": "no-survey",
    "-": "none",
    "no target set": "none",
    "balanced": "text",
    "excellent level": "text",
    "national average": "text",
    "england average": "text",
    "increase by at least the rate of inflation": "text",
    "increase at least above rate of inflation": "text",
    "tbc": "unconfirmed",
    "lsab to confirm": "unconfirmed",
    "adult social care to confirm": "unconfirmed",
    "2017/18 to inform targets": "unconfirmed",
    "england av. available nov 2017": "unconfirmed",
    "england av. available jan 2018": "unconfirmed",
}
# Printed as words, and worth a figure.
TARGETS_ON_LAST_YEAR = {
    "at least as previous year": "0",
    "no higher than previous year": "0",
    "no higher than last year": "0",
    "reduction of 4 from previous year": "-4",
    "reduction of 4 from last year": "-4",
}
# Printed in place of a result, and the reasons that may stand for it.
REASONS = {
    "-": ("not-due", "not-stated", "awaiting-data", "no-survey", "not-collected"),
    "No Survey": ("no-survey",),
    "TBC": ("awaiting-data",),
    "Available Nov 2017": ("awaiting-data",),
    "Awaiting IES data due Nov": ("awaiting-data",),
    "New measure 2017/18": ("new-measure",),
}
EXPECTED = {
    "key-stage-2-gap-disadvantaged": "2017-11-30",
    "key-stage-4-gap-disadvantaged": "2017-11-30",
    "special-needs-in-work-or-learning": "2017-11",
    "level-3-qualifications": "2018-04",
    "business-start-ups": "2017-12",
    "business-survival": "2017-12",
}
# Appendix Four: baseline, then 2016-17 at mid-year.
APPENDIX_FOUR = {
    "complex-families-lasting-change": ("43", "252"),
    "repeat-social-care-referrals": ("18.2", "18.5"),
    "front-door-decisions": ("65", "62"),
    "single-assessments-on-time": ("75", "84"),
    "carers-advised": ("638", "514"),
    "temporary-accommodation": ("42", "40"),
    "bed-and-breakfast": ("19", "14"),
    "help-to-stay-at-home": ("175", "81"),
    "park-and-ride": ("574502", "251111"),
}
# Printed as a sum of both quarters in Appendix Two, or in section 4.19.
HALF_YEARS = {
    "delayed-transfers": "6846",
    "delayed-transfers-social-care": "3244",
    "carers-advised": "299",
    "care-home-admissions": "218",
    "empty-homes": "98",
    "affordable-homes": "255",
    "homeless-preventions": "1187",
    "help-to-stay-at-home": "55",
    "businesses-supported": "280",
}
MONTHS = ("2017-04", "2017-05", "2017-06", "2017-07", "2017-08", "2017-09")
MONTHLY = {
    ("observations", "delayed-transfers"): ("1069", "921", "1613", "1203", "1081", "959"),
    ("observations", "delayed-transfers-social-care"): ("608", "331", "780", "544", "595", "386"),
    ("targets", "delayed-transfers"): ("", "", "", "957", "1024", "765"),
    ("targets", "delayed-transfers-social-care"): ("", "", "", "341", "375", "310"),
    ("observations", "it-availability"): ("", "", "", "99.7", "99.9", "100"),
    ("observations", "front-door-decisions"): ("", "", "", "", "", "74.4"),
}
# Appendix Five: (group, measure, code) -> first table, second table.
APPENDIX_FIVE = {
    "": (("20.7", "24.1", "55.2"), ("55.2", "24.1", "20.7", "59.8", "30.4", "9.8")),
    "People": (("18.9", "26.4", "54.7"), ("50.0", "28.3", "21.7", "55.6", "33.3", "11.1")),
    "Places": (("23.1", "26.9", "50.0"), ("59.4", "25.0", "15.6", "64.5", "25.8", "9.7")),
    "Corporate": (("25.0", "0.0", "75.0"), ("66.7", "0.0", "33.3", "71.4", "28.6", "0.0")),
}
# (group, scope, measure, code) -> count, percent, in the words beside the tables of Appendix Five.
APPENDIX_FIVE_WORDS = {
    ("", "rated", "status", "total"): ("87", ""),
    ("", "rated", "status", "green"): ("48", "55"),
    ("", "rated", "status", "amber"): ("21", "24"),
    ("", "rated", "status", "red"): ("18", "21"),
    ("", "all", "status", "unrated"): ("78", ""),
    ("", "rated", "direction", "improving"): ("55", "60"),
    ("", "rated", "direction", "maintained"): ("28", "30"),
    ("", "rated", "direction", "declining"): ("9", "10"),
    ("Corporate", "rated", "status", "total"): ("9", ""),
    ("People", "rated", "status", "total"): ("46", ""),
    ("Places", "rated", "status", "total"): ("32", ""),
    ("Corporate", "rated", "status", "green"): ("", "67"),
    ("Corporate", "rated", "status", "red"): ("", "33"),
    ("People", "rated", "status", "red"): ("10", ""),
    ("Places", "rated", "status", "red"): ("5", ""),
    ("People", "rated", "direction", "declining"): ("6", ""),
    ("Places", "rated", "direction", "declining"): ("3", ""),
    ("Corporate", "rated", "direction", "improving"): ("", "71"),
    ("Corporate", "rated", "direction", "declining"): ("0", ""),
}
# What others achieved: (indicator, how the comparator begins) -> figure.
OTHERS = {
    ("special-needs-plan-satisfaction", "England"): "62",
    ("children-in-care", "England"): "60",
    ("children-in-care", "North West"): "82",
    ("repeat-social-care-referrals", "Statistical neighbours"): "21.2",
    ("repeat-social-care-referrals", "North West"): "21.7",
    ("repeat-social-care-referrals", "England"): "21.9",
    ("single-assessments-on-time", "England"): "83.4",
    ("single-assessments-on-time", "Statistical neighbours"): "83.2",
    ("community-transport", "Cheshire West and Chester"): "4812",
    ("borough-emissions", "Cheshire West and Chester"): "29",
    ("council-emissions", "Cheshire West and Chester"): "41108.58",
}
FINANCES = {
    ("Council", "variance"): "Balanced",
    ("People", "variance"): "1.7",
    ("Places", "variance"): "-0.1",
    ("Corporate", "variance"): "-0.2",
    ("Services", "variance"): "1.4",
    ("Council-wide budgets", "variance"): "-1.4",
    ("Council", "savings-delivered"): "91",
    ("People", "savings-delivered"): "89",
    ("Places", "savings-delivered"): "90",
    ("Corporate", "savings-delivered"): "94",
}


@cache
def rows(path: Path) -> tuple[Row, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        found = tuple(csv.DictReader(file, strict=True))
    odd = [number for number, row in enumerate(found, 2) if None in row or None in row.values()]
    assert not odd, f"{path.name}: rows {odd} have more or fewer cells than the header"
    return found


def fixture(name: str) -> tuple[Row, ...]:
    return rows(HERE / f"{name}.csv")


def resource(name: str) -> tuple[Row, ...]:
    return rows(DATA / f"{name}.csv")


@cache
def indicators() -> dict[str, Row]:
    return {row["ref"]: row for row in resource("indicators")}


@cache
def indicators_by_id() -> dict[str, Row]:
    return {row["indicator_id"]: row for row in resource("indicators")}


@cache
def by_indicator_and_period(name: str) -> dict[tuple[str, str], Row]:
    return {(row["indicator_id"], row["period_id"]): row for row in resource(name)}


def words(text: str) -> str:
    """A name without the differences of typing between the appendices."""
    text = text.replace("’", "'").replace("“", '"').replace("”", '"').replace("DToC", "DTOC")
    return re.sub(r"\s+", " ", text).strip().rstrip(".").lower()


def printed_number(cell: str) -> str | None:
    """The digits of a cell that holds one figure: `1,820` is 1820, `63%` is 63, `+0.57` is 0.57."""
    found = re.fullmatch(r"[+£]?(-?[\d,]+(?:\.\d+)?)(?:%|m| \(.*\))?", cell)
    return found[1].replace(",", "") if found else None


def same(figure: str, cell: str) -> bool:
    """Equal, and with the decimals of the report."""
    return bool(figure) and Decimal(figure).as_tuple() == Decimal(cell).as_tuple()


def is_set(row: Row, number: str) -> bool:
    return (row["kind"], row["basis"]) == ("set", "value") and same(row["target"], number)


def report(mismatches: list[str], compared: int, at_least: int) -> None:
    assert compared >= at_least, f"only {compared} figures were compared; the fixture has lost rows"
    assert not mismatches, f"{len(mismatches)} of {compared} differ from the report:\n" + "\n".join(mismatches)


def result_fault(cell: str, row: Row | None) -> str:
    """What is wrong with the row that stands for a printed result; empty when nothing is."""
    if row is None:
        return "no row"
    number = printed_number(cell)
    if cell.startswith("1 to "):
        number = cell.removeprefix("1 to ")
    if number is not None:
        return "" if same(row["value"], number) and not row["missing_reason"] else f"value is {row['value']!r}"
    if row["value"]:
        return f"value is {row['value']!r}, but no figure is printed"
    if cell in REASONS:
        good = row["missing_reason"] in REASONS[cell] and not row["text_value"]
        return "" if good else f"missing_reason is {row['missing_reason']!r}"
    named = row["printed"] == cell and re.findall(r"[0-9.]+%", row["text_value"]) == cell.split(", ")
    return "" if named or row["text_value"] == cell else f"text_value is {row['text_value']!r}"


def target_fault(cell: str, row: Row | None) -> str:
    """What is wrong with the row that stands for a printed target; empty when nothing is."""
    if row is None:
        return "no row"
    low = cell.lower()
    if row["printed"] and cell not in row["printed"]:
        return f"printed is {row['printed']!r}"
    if "TA and B&B" in cell:
        # One target for two measures together: no rule can hold either figure alone against it.
        good = row["kind"] == "text" and not row["target"] and row["target_text"].startswith("45 or less")
        return "" if good else f"{row['kind']} {row['target_text']!r}"
    if low in TARGETS_ON_LAST_YEAR:
        good = (row["kind"], row["basis"]) == ("set", "previous-year") and same(
            row["target"], TARGETS_ON_LAST_YEAR[low]
        )
        return "" if good else f"{row['kind']} {row['basis']} {row['target']!r}"
    if low == "bcf monthly target":
        # Appendix Four gives 11,302 for all delays in 2017-18.
        whole_year = row["indicator_id"] == "delayed-transfers" and row["period_id"] == "2017-18"
        good = is_set(row, "11302") if whole_year else row["kind"] == "text" and not row["target"]
        return "" if good else f"{row['kind']} {row['target']!r}"
    if low in KINDS_OF_WORDS:
        good = row["kind"] == KINDS_OF_WORDS[low] and not row["target"]
        return "" if good else f"{row['kind']} {row['target']!r}"
    if cell.startswith(("0.7%,", "0.9%,", "1.0%,")):
        numbers = re.findall(r"[\d.]+", cell)
        good = row["kind"] == "text" and re.findall(r"[\d.]+", row["target_text"]) == numbers
        return "" if good else f"{row['kind']} {row['target_text']!r}"
    changed = re.fullmatch(r"([\d,.]+) Updated: ([\d,.]+)", cell)
    if changed:
        old, new = (part.replace(",", "") for part in changed.groups())
        good = same(row["previous_target"], old) and is_set(row, new)
        return "" if good else f"{row['previous_target']!r}, then {row['target']!r}"
    between = re.fullmatch(r"(\d+)-(\d+)%", cell)
    if between:
        good = is_set(row, between[1]) and same(row["upper"], between[2])
        return "" if good else f"{row['target']!r} to {row['upper']!r}"
    limit = re.match(r"(?:No more than |1 to )?([\d.]+)(?:%| weeks or less| or less.*)?$", cell)
    number = limit[1] if limit else printed_number(cell)
    if number is None:
        return "the test does not know this cell"
    return "" if is_set(row, number) else f"{row['kind']} {row['basis']} {row['target']!r}"


def test_every_file_is_whole() -> None:
    paths = sorted(DATA.glob("*.csv"))
    assert all(rows(path) for path in paths)
    assert not [path.name for path in paths if b"\r" in path.read_bytes()]


def test_every_measure_stands_in_its_plan_under_its_name() -> None:
    mismatches = []
    for row in fixture("appendix_three"):
        indicator = indicators().get(row["ref"])
        if indicator is None:
            mismatches.append(f"{row['ref']}: not in indicators.csv")
            continue
        plan = next(plan for plan, first, last in BLOCKS if first <= int(row["ref"]) <= last)
        if indicator["plan_id"] != plan:
            mismatches.append(f"{row['ref']}: in {indicator['plan_id']}, should be in {plan}")
        if not indicator["official_title"] or not words(row["name"]).startswith(words(indicator["official_title"])):
            mismatches.append(f"{row['ref']}: {indicator['official_title']!r} does not begin {row['name']!r}")
    report(mismatches, len(fixture("appendix_three")), 165)
    assert len(indicators()) == 165


@pytest.mark.parametrize(
    ("table", "columns", "fault"),
    [("observations", RESULT_PERIODS, result_fault), ("targets", TARGET_PERIODS, target_fault)],
    ids=["results", "targets"],
)
def test_every_cell_of_appendix_three_is_found_back(table, columns, fault) -> None:
    mismatches, compared = [], 0
    found = by_indicator_and_period(table)
    for row in fixture("appendix_three"):
        name = indicators()[row["ref"]]["indicator_id"]
        for column, period in columns.items():
            compared += 1
            if wrong := fault(row[column], found.get((name, period))):
                mismatches.append(f"{row['ref']} {name} {period}: printed {row[column]!r}; {wrong}")
    report(mismatches, compared, 495)


def test_every_status_and_direction_is_as_printed() -> None:
    mismatches = []
    found = by_indicator_and_period("publications")
    for row in fixture("appendix_three"):
        name = indicators()[row["ref"]]["indicator_id"]
        here = found.get((name, REPORT_PERIOD))
        printed = (STATUSES[row["status"]], DIRECTIONS[row["direction"]])
        if here is None or (here["status"], here["direction"]) != printed:
            mismatches.append(f"{row['ref']} {name}: printed {printed}; {here}")
        elif (here["status"] == "unrated") != bool(here["status_reason"]):
            mismatches.append(f"{row['ref']} {name}: {here['status']} with reason {here['status_reason']!r}")
    report(mismatches, 2 * len(fixture("appendix_three")), 330)
    assert len(resource("publications")) == 165


@cache
def key_rows() -> tuple[tuple[str, Row], ...]:
    """Each row of Appendix Two with the indicator it is about, found by plan and name."""
    three = {words(row["name"]): row["ref"] for row in fixture("appendix_three")}
    pairs = []
    for row in fixture("appendix_two_key"):
        name = words(row["name"]).replace("second or subsequent", "second / subsequent")
        name = name.removesuffix(" (ehcp)").replace("measured by proportion", "measured by the proportion")
        name = name.replace("that meet the acceptable standard (grade a)", "meeting acceptable standard (grade a)")
        name = name.replace("sites inspected that are below", "sites inspected below")
        pairs.append((indicators()[three[name]]["indicator_id"], row))
    return tuple(pairs)


def test_the_key_indicators_are_those_of_appendix_two() -> None:
    printed = {(name, row["plan_id"]) for name, row in key_rows()}
    flagged = {(row["indicator_id"], row["plan_id"]) for row in resource("indicators") if row["key"] == "true"}
    assert len(printed) == 56
    assert flagged == printed


def test_every_figure_of_appendix_two_is_found_back() -> None:
    mismatches, compared = [], 0
    seen, aimed = by_indicator_and_period("observations"), by_indicator_and_period("targets")
    for name, row in key_rows():
        for column, period in {"year_end": "2016-17", "mid_year": REPORT_PERIOD}.items():
            compared += 1
            cell, here = row[column], seen.get((name, period))
            if column == "mid_year" and (name, "2017-18-H1") in seen:
                here = seen[name, "2017-18-H1"]  # the sum of both quarters
            behind = re.fullmatch(r"([\d.]+) \((\d+) children\)", cell)
            if behind:
                cell = behind[1]
                if here is None or here["numerator"] != behind[2]:
                    mismatches.append(f"{name} {period}: numerator should be {behind[2]}")
            if cell == "450 (as at Q1)":
                if here is None or cell not in here["printed"] or Decimal(here["value"] or 0) != 450:
                    mismatches.append(f"{name} {period}: printed {cell!r}; {here}")
            elif wrong := result_fault(cell, here):
                mismatches.append(f"{name} {period}: printed {cell!r}; {wrong}")
        for column, period in TARGET_PERIODS.items():
            compared += 1
            cell, here = row[column], aimed.get((name, period))
            if not cell:
                cell = "45 or less in TA and B&B per quarter"  # one cell of the report spans two rows
            behind = re.fullmatch(r"([\d.]+) \(\d+ children\)", cell)
            if behind and (here is None or here["printed"] != cell or not same(here["target"], behind[1])):
                mismatches.append(f"{name} {period}: printed {cell!r}; {here}")
            elif cell.startswith("England Av., due "):
                if here is None or here["kind"] != "unconfirmed":
                    mismatches.append(f"{name} {period}: printed {cell!r}; {here}")
            elif not behind and (wrong := target_fault(cell, here)) and not wrong.startswith("printed is"):
                mismatches.append(f"{name} {period}: printed {cell!r}; {wrong}")
        compared += 2
        here = by_indicator_and_period("publications")[name, REPORT_PERIOD]
        status = STATUSES[re.sub(r"^M \(.*\)$", "M", row["status"])]
        direction = DIRECTIONS[re.sub(r"^M \(.*\)$", "M", row["direction"])]
        if (here["status"], here["direction"]) != (status, direction):
            mismatches.append(f"{name}: printed {status}, {direction}; {here}")
    report(mismatches, compared, 56 * 7)


def test_sums_of_quarters_agree_with_the_printed_half_years() -> None:
    seen = by_indicator_and_period("observations")
    mismatches = []
    for name, printed in HALF_YEARS.items():
        quarters = sum(int(seen[name, period]["value"]) for period in ("2017-18-Q1", "2017-18-Q2"))
        half = seen.get((name, "2017-18-H1"), {}).get("value")
        if half != printed or quarters != int(printed):
            mismatches.append(f"{name}: {printed} printed, {half} in the package, {quarters} by its quarters")
        if indicators_by_id()[name]["aggregation"] != "flow":
            mismatches.append(f"{name}: its quarters add up, so it is a flow")
    report(mismatches, len(HALF_YEARS), 9)


def test_dates_for_figures_still_to_come() -> None:
    found = {row["indicator_id"]: row["expected_on"] for row in resource("observations") if row["expected_on"]}
    assert found == EXPECTED


def test_appendix_four_baselines_and_months() -> None:
    seen, aimed = by_indicator_and_period("observations"), by_indicator_and_period("targets")
    baselines = {
        row["indicator_id"]: row["value"] for row in resource("benchmarks") if row["comparator"].startswith("Baseline")
    }
    mismatches, compared = [], 2
    for name, (baseline, mid_year) in APPENDIX_FOUR.items():
        compared += 2
        if not same(baselines.get(name, ""), baseline):
            mismatches.append(f"{name}: baseline {baselines.get(name)}, printed {baseline}")
        if not same(seen.get((name, "2016-17-H1"), {}).get("value", ""), mid_year):
            mismatches.append(f"{name}: mid-year 2016-17 should be {mid_year}")
    if baselines.get("delayed-transfers") != "8959":
        mismatches.append("delayed-transfers: baseline 8959")
    if seen["delayed-transfers", "2016-17-Q2"]["value"] != "3679":
        mismatches.append("delayed-transfers: 3679 in the second quarter of 2016-17")
    for (table, name), figures in MONTHLY.items():
        field, found = ("value", seen) if table == "observations" else ("target", aimed)
        for month, figure in zip(MONTHS, figures, strict=True):
            compared += 1
            if found.get((name, month), {}).get(field, "") != figure:
                mismatches.append(f"{name} {month}: {field} should be {figure or 'absent'}")
    report(mismatches, compared, 56)


def test_comparisons_with_others_and_the_survey() -> None:
    others = {
        (row["indicator_id"], row["comparator"]): row["value"]
        for row in resource("benchmarks")
        if not row["comparator"].startswith("Baseline")
    }
    mismatches = []
    for (name, begins), figure in OTHERS.items():
        here = [value for (of, comparator), value in others.items() if of == name and comparator.startswith(begins)]
        if here != [figure]:
            mismatches.append(f"{name}, {begins}: {here}, printed {figure}")
    if sorted(row["value"] for row in resource("surveys")) != ["54", "84"]:
        mismatches.append("surveys: section 4.31 prints 84% and 54%")
    if by_indicator_and_period("observations")["employment", "2015-16"]["value"] != "72.7":
        mismatches.append("employment: Appendix Two gives 72.7% for the year before")
    report(mismatches, len(OTHERS) + 3, 14)
    assert len(others) == len(OTHERS)


def test_no_figure_stands_in_a_period_that_the_report_has_none_for() -> None:
    names = {row["indicator_id"] for row in resource("indicators")}
    results = {(name, period) for name in names for period in RESULT_PERIODS.values()}
    results |= {(name, "2016-17-H1") for name in APPENDIX_FOUR}
    results |= {("delayed-transfers", "2016-17-Q2"), ("employment", "2015-16")}
    results |= {(name, "2017-18-H1") for name in HALF_YEARS}
    targets = {(name, period) for name in names for period in TARGET_PERIODS.values()}
    for (table, name), figures in MONTHLY.items():
        months = {(name, month) for month, figure in zip(MONTHS, figures, strict=True) if figure}
        if table == "observations":
            results |= months
        else:
            targets |= months
    assert set(by_indicator_and_period("observations")) == results
    assert set(by_indicator_and_period("targets")) == targets


def test_every_printed_count_is_found_back() -> None:
    scopes = {
        "status": ("all", "status"),
        "key-status": ("key", "status"),
        "direction": ("all", "direction"),
        "rated-status": ("rated", "status"),
        "key-rated-status": ("key-rated", "status"),
        "rated-direction": ("rated", "direction"),
    }
    statuses = {
        (row["source"], row["plan_id"], row["scope"], row["measure"], row["code"]): row
        for row in resource("status_counts")
        if not row["group"]
    }
    actions = {(row["source"], row["plan_id"], row["status"]): row for row in resource("action_counts")}
    mismatches = []
    for row in fixture("printed_counts"):
        plan = PLANS[int(row["plan_order"]) - 1] if row["plan_order"] else ""
        if row["measure"] == "actions":
            here = actions.get((row["source"], plan, row["code"]))
        else:
            here = statuses.get((row["source"], plan, *scopes[row["measure"]], row["code"]))
        label = f"{row['source']} {plan or 'all'} {row['measure']} {row['code']}"
        if here is None:
            mismatches.append(f"{label}: no row")
        elif here["count"] != row["number"] or here["percent"] != row["percent"]:
            mismatches.append(f"{label}: printed {row['number']} {row['percent']}; {here['count']} {here['percent']}")
    if statuses.get(("Section 4.8", "", "all", "status", "red"), {}).get("count") != "26":
        mismatches.append("Section 4.8: 26 Red at the end of 2016-17")
    report(mismatches, len(fixture("printed_counts")) + 1, 347)


def test_appendix_five_shares_and_money() -> None:
    shares = {
        (row["source"], row["group"], row["measure"], row["code"]): row["percent"]
        for row in resource("status_counts")
        if row["source"].startswith("Appendix Five, ")
    }
    status, direction = "status", "direction"
    first = ((status, "red"), (status, "amber"), (status, "green"))
    second = (*reversed(first), (direction, "improving"), (direction, "maintained"), (direction, "declining"))
    mismatches, compared = [], 0
    for group, tables in APPENDIX_FIVE.items():
        for which, columns, figures in (("first", first, tables[0]), ("second", second, tables[1])):
            for (measure, code), figure in zip(columns, figures, strict=True):
                compared += 1
                here = shares.get((f"Appendix Five, {which} table", group, measure, code))
                if here != figure:
                    mismatches.append(f"{which} table, {group or 'Council'} {measure} {code}: {here}, printed {figure}")
    said = {
        (row["group"], row["scope"], row["measure"], row["code"]): (row["count"], row["percent"])
        for row in resource("status_counts")
        if row["source"] == "Appendix Five, commentary"
    }
    mismatches += [f"words of Appendix Five: {item}" for item in set(said.items()) ^ set(APPENDIX_FIVE_WORDS.items())]
    actions = {
        row["status"]: (row["count"], row["percent"])
        for row in resource("action_counts")
        if row["source"] == "Appendix Five, commentary"
    }
    if actions != {"on-target": ("246", "66"), "no-longer-viable": ("2", "0.5")}:
        mismatches.append(f"words of Appendix Five, actions: {actions}")
    money = {(row["portfolio"], row["measure"]): row["value"] or row["text_value"] for row in resource("finances")}
    if money != FINANCES:
        mismatches.append(f"finances: {set(money.items()) ^ set(FINANCES.items())}")
    report(mismatches, compared + len(APPENDIX_FIVE_WORDS) + len(actions) + len(FINANCES), 67)
