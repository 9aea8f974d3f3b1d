"""Sums, months, dates and comparisons of the Cheshire West and Chester package, against the report.

The tables here were typed from Appendices Two and Four and from the text by someone who had not seen the package.
"""

from __future__ import annotations

from printed import Package, report, same

PACKAGE = Package("cheshire-west-and-chester")

RESULT_PERIODS = ("2016-17", "2017-18-Q1", "2017-18-Q2")
TARGET_PERIODS = ("2017-18", "2018-19", "2019-20")
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

def test_sums_of_quarters_agree_with_the_printed_half_years() -> None:
    seen = PACKAGE.by_indicator_and_period("observations")
    kinds = {row["indicator_id"]: row["aggregation"] for row in PACKAGE.resource("indicators")}
    mismatches = []
    for name, printed in HALF_YEARS.items():
        quarters = sum(int(seen[name, period]["value"]) for period in ("2017-18-Q1", "2017-18-Q2"))
        half = seen.get((name, "2017-18-H1"), {}).get("value")
        if half != printed or quarters != int(printed):
            mismatches.append(f"{name}: {printed} printed, {half} in the package, {quarters} by its quarters")
        if kinds[name] != "flow":
            mismatches.append(f"{name}: its quarters add up, so it is a flow")
    report(mismatches, len(HALF_YEARS), 9)


def test_dates_for_figures_still_to_come() -> None:
    found = {row["indicator_id"]: row["expected_on"] for row in PACKAGE.resource("observations") if row["expected_on"]}
    assert found == EXPECTED


def test_appendix_four_baselines_and_months() -> None:
    seen, aimed = PACKAGE.by_indicator_and_period("observations"), PACKAGE.by_indicator_and_period("targets")
    benchmarks = PACKAGE.resource("benchmarks")
    baselines = {row["indicator_id"]: row["value"] for row in benchmarks if row["comparator"].startswith("Baseline")}
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
        for row in PACKAGE.resource("benchmarks")
        if not row["comparator"].startswith("Baseline")
    }
    mismatches = []
    for (name, begins), figure in OTHERS.items():
        here = [value for (of, comparator), value in others.items() if of == name and comparator.startswith(begins)]
        if here != [figure]:
            mismatches.append(f"{name}, {begins}: {here}, printed {figure}")
    if sorted(row["value"] for row in PACKAGE.resource("surveys")) != ["54", "84"]:
        mismatches.append("surveys: section 4.31 prints 84% and 54%")
    if PACKAGE.by_indicator_and_period("observations")["employment", "2015-16"]["value"] != "72.7":
        mismatches.append("employment: Appendix Two gives 72.7% for the year before")
    report(mismatches, len(OTHERS) + 3, 14)
    assert len(others) == len(OTHERS)


def test_no_figure_stands_in_a_period_that_the_report_has_none_for() -> None:
    names = {row["indicator_id"] for row in PACKAGE.resource("indicators")}
    results = {(name, period) for name in names for period in RESULT_PERIODS}
    results |= {(name, "2016-17-H1") for name in APPENDIX_FOUR}
    results |= {("delayed-transfers", "2016-17-Q2"), ("employment", "2015-16")}
    results |= {(name, "2017-18-H1") for name in HALF_YEARS}
    targets = {(name, period) for name in names for period in TARGET_PERIODS}
    for (table, name), figures in MONTHLY.items():
        months = {(name, month) for month, figure in zip(MONTHS, figures, strict=True) if figure}
        if table == "observations":
            results |= months
        else:
            targets |= months
    assert set(PACKAGE.by_indicator_and_period("observations")) == results
    assert set(PACKAGE.by_indicator_and_period("targets")) == targets
