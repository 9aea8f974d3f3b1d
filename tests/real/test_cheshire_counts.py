"""Printed totals of the Cheshire West and Chester package, against the report.

`printed_counts.csv` holds the counts of Appendix One, section 4 and Appendix Two, taken from the report by someone who
had not seen the package; the tables below were typed from Appendix Five.
"""

from __future__ import annotations

from printed import Package, fixture, report

PACKAGE = Package("cheshire-west-and-chester")

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
        for row in PACKAGE.resource("status_counts")
        if not row["group"]
    }
    actions = {(row["source"], row["plan_id"], row["status"]): row for row in PACKAGE.resource("action_counts")}
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
        for row in PACKAGE.resource("status_counts")
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
        for row in PACKAGE.resource("status_counts")
        if row["source"] == "Appendix Five, commentary"
    }
    mismatches += [f"words of Appendix Five: {item}" for item in set(said.items()) ^ set(APPENDIX_FIVE_WORDS.items())]
    actions = {
        row["status"]: (row["count"], row["percent"])
        for row in PACKAGE.resource("action_counts")
        if row["source"] == "Appendix Five, commentary"
    }
    if actions != {"on-target": ("246", "66"), "no-longer-viable": ("2", "0.5")}:
        mismatches.append(f"words of Appendix Five, actions: {actions}")
    finances = PACKAGE.resource("finances")
    money = {(row["portfolio"], row["measure"]): row["value"] or row["text_value"] for row in finances}
    if money != FINANCES:
        mismatches.append(f"finances: {set(money.items()) ^ set(FINANCES.items())}")
    report(mismatches, compared + len(APPENDIX_FIVE_WORDS) + len(actions) + len(FINANCES), 67)
