"""The figures of the Windsor and Maidenhead package, against a second reading of the report.

`windsor.csv` holds what the text of the report prints for each of the 14 measures; an empty cell means that
the text gives no figure (the charts are not part of it). Each test lists every mismatch at once.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from printed import Package, Row, fixture, report

PACKAGE = Package("windsor-and-maidenhead")

QUARTER, QUARTER_BEFORE = "2020-21-Q1", "2019-20-Q1"
YEAR, YEAR_BEFORE = "2020-21", "2019-20"
MONTHS = {"December 2019": "2019-12", "June": "2020-06"}
# The target is the figure for England in the same quarter.
AGAINST_ENGLAND = ("3.8", "3.9", "3.10")
# A target is there, but the text gives no figure for it.
TARGET_WITHOUT_FIGURE = {"3.2": YEAR, "3.9": QUARTER}
# How far the text says the result is from its target.
GAPS = {"3.4": "26.9", "4.2 (first)": "6.4", "4.2 (second)": "3.9", "4.3": "1.7"}
COUNTS = {"red": "3", "amber": "3", "green": "8", "total": "14"}


def ids() -> dict[str, str]:
    return {row["ref"]: row["indicator_id"] for row in PACKAGE.resource("indicators")}


def by_ref(name: str) -> dict[tuple[str, str], Row]:
    refs = {name: ref for ref, name in ids().items()}
    return {(refs[row["indicator_id"]], row["period_id"]): row for row in PACKAGE.resource(name)}


def numbers(cell: str) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?", cell)


def result(row: Row) -> list[str]:
    return [cell for cell in (row["value"], row["numerator"], row["denominator"]) if cell]


def test_every_file_is_whole() -> None:
    assert PACKAGE.is_whole()


def test_every_measure_stands_in_its_priority_under_its_name() -> None:
    titles = {row["plan_id"]: row["title"] for row in PACKAGE.resource("plans")}
    found = [(row["ref"], row["official_title"], titles[row["plan_id"]]) for row in PACKAGE.resource("indicators")]
    assert found == [(row["ref"], row["name"], row["priority"]) for row in fixture("windsor")]
    assert {row["directorate"] for row in PACKAGE.resource("indicators")} == {
        "Adults' services", "Children's services", "Public health"}


def test_every_result_is_as_printed() -> None:
    expected: dict[tuple[str, str], list[str]] = {("3.1", "2020-06"): ["980"]}  # 980 people, but no percentage
    for row in fixture("windsor"):
        expected[row["ref"], QUARTER] = numbers(row["result"])
        if row["earlier_result"]:
            expected[row["ref"], QUARTER_BEFORE] = numbers(row["earlier_result"].split("(")[1])
        if row["month_result"]:
            month, cell = row["month_result"].split(" (")
            expected[row["ref"], MONTHS[month]] = numbers(cell)
    found = by_ref("observations")
    mismatches = [f"{key}: printed {cells}, {result(found[key]) if key in found else 'no row'}"
                  for key, cells in expected.items() if key not in found or result(found[key]) != cells]
    mismatches += [f"{key}: not printed" for key in found.keys() - expected.keys()]
    mismatches += [f"{key}: {row['missing_reason']!r}" for key, row in found.items()
                   if bool(row["value"]) == bool(row["missing_reason"])]
    report(mismatches, sum(map(len, expected.values())), 44)
    assert found["3.1", "2020-06"]["printed"] == "980"


def test_every_target_is_as_printed() -> None:
    expected: dict[tuple[str, str], tuple[str, str, str]] = {}
    for row in fixture("windsor"):
        now = QUARTER if row["ref"] in AGAINST_ENGLAND else YEAR
        if row["target"]:
            before = row["target_last_year"]
            changed = numbers(before)[0] if numbers(before) else ""
            expected[row["ref"], now] = (numbers(row["target"])[0], row["tolerance"], changed)
            if before:
                figure = changed or numbers(row["target"])[0]
                expected[row["ref"], YEAR_BEFORE] = (figure, row["tolerance_last_year"], "")
    expected |= dict.fromkeys(TARGET_WITHOUT_FIGURE.items(), ("", "", ""))
    found = by_ref("targets")
    here = {key: (row["target"], row["tolerance"], row["previous_target"]) for key, row in found.items()}
    mismatches = [f"{key}: printed {expected.get(key)}, {here.get(key)}" for key in expected.keys() | here.keys()
                  if expected.get(key) != here.get(key)]
    for key, row in found.items():
        if (row["tolerance_kind"] == "points") != bool(row["tolerance"]):
            mismatches.append(f"{key}: tolerance_kind {row['tolerance_kind']!r}")
        if bool(row["reason"]) != bool(row["previous_target"]):
            mismatches.append(f"{key}: a changed target needs its reason")
        if row["kind"] != ("set" if row["target"] else "text"):
            mismatches.append(f"{key}: kind {row['kind']!r}")
    report(mismatches, sum(bool(cell) for cells in expected.values() for cell in cells), 27)


def test_england_is_the_target_of_treatment() -> None:
    targets = by_ref("targets")
    england = {key: (row["comparator"], row["value"]) for key, row in by_ref("benchmarks").items()}
    assert england == {(ref, QUARTER): ("England", targets[ref, QUARTER]["target"]) for ref in ("3.8", "3.10")}


def test_every_status_and_count_is_as_printed() -> None:
    found = {key: (row["status"], row["direction"]) for key, row in by_ref("publications").items()}
    assert found == {(row["ref"], QUARTER): (row["status"].lower(), "") for row in fixture("windsor")}
    counts = {row["code"]: row["count"] for row in PACKAGE.resource("status_counts")}
    assert counts == COUNTS
    counted = {code: str(sum(status == code for status, _ in found.values())) for code in COUNTS if code != "total"}
    assert counted | {"total": str(len(found))} == COUNTS


def test_every_change_the_text_names_is_kept() -> None:
    found = {key[0]: (row["change"], row["change_unit"], row["change_from"], row["change_text"])
             for key, row in by_ref("publications").items() if row["change_from"]}
    assert found == {
        "3.1": ("", "", "2019-12", "a consistent upward trend"),
        "3.2": ("", "", QUARTER_BEFORE, "fractionally lower"),
        "4.1": ("8.1", "points", QUARTER_BEFORE, ""),
    }


def test_percentages_and_gaps_follow_from_the_figures() -> None:
    seen, aimed = by_ref("observations"), by_ref("targets")
    mismatches, compared = [], 0
    for key, row in seen.items():
        if row["denominator"]:
            compared += 1
            worked = Decimal(row["numerator"]) / Decimal(row["denominator"]) * 100
            if worked.quantize(Decimal(row["value"]), ROUND_HALF_UP) != Decimal(row["value"]):
                mismatches.append(f"{key}: {row['numerator']} / {row['denominator']} is not {row['value']}%")
    for ref, gap in GAPS.items():
        compared += 1
        if abs(Decimal(seen[ref, QUARTER]["value"]) - Decimal(aimed[ref, YEAR]["target"])) != Decimal(gap):
            mismatches.append(f"{ref}: not {gap} from its target")
    compared += 1
    if Decimal(seen["4.1", QUARTER]["value"]) - Decimal(seen["4.1", QUARTER_BEFORE]["value"]) != Decimal("8.1"):
        mismatches.append("4.1: not 8.1 better than a year before")
    report(mismatches, compared, 18)
