"""What the audit finds on its own in the three reports, and how much agrees.

`contradictions.csv` lists every contradiction read in the reports: who it is about, where it is printed, what is
printed there, and what the rest of the report gives. A line that goes missing means that the audit has gone blind,
or that the data lost a row.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from printed import fixture

from openbook.assess import Check, by_kind, checks, judge
from openbook.model import Book, build_book, publisher_from
from openbook.package.cells import values

PACKAGES = Path(__file__).resolve().parents[2] / "datapackage"
AGREEMENT = {
        "cheshire-west-and-chester": {"counts": (239, 271), "actions": (192, 194), "mentions": (734, 766), "periods":
        (15, 15)},
        "westminster": {"counts": (0, 4), "actions": (10, 12), "mentions": (115, 129), "changes": (4, 5), "ratios":
        (30, 34)},
        "windsor-and-maidenhead": {"counts": (4, 4), "mentions": (24, 27), "changes": (1, 1), "ratios": (13, 13),
        "targets": (5, 5)},
}
"""Package to kind of check: how many agree, of how many. Money has tests of its own."""

KNOWN = {
    ("cheshire-west-and-chester", "help-to-stay-at-home", "180", "175"),
    ("cheshire-west-and-chester", "help-to-stay-at-home", "56", "81"),
    ("cheshire-west-and-chester", "children-in-need", "3,223.8", "322.8"),
    ("cheshire-west-and-chester", "adult-smokers", "18.7%", "13.0%"),
    ("cheshire-west-and-chester", "businesses-supported", "450", "465"),
    ("cheshire-west-and-chester", "out-of-work-benefits", "Red", "Amber"),
    ("cheshire-west-and-chester", "delayed-transfers", "194", "164"),
    ("westminster", "repeat-referrals", "9.9%", "28.0%"),
    ("westminster", "council-tax-collected", "96.5%", "62.4%"),
    ("westminster", "long-term-temporary-staff", "+13.5%", "\N{MINUS SIGN}12.5%"),
    ("westminster", "temporary-staff", "150", "175"),
    ("westminster", "revenue-variance", "£2.982 million", "\N{MINUS SIGN}£2.982 million"),
    ("windsor-and-maidenhead", "care-package-reviews", "980", "819"),
    ("windsor-and-maidenhead", "at-home-after-91-days", "target met", "target missed"),
}
"""Some of them named here, so that the list itself cannot be made from what the audit happens to find."""


@cache
def book(name: str) -> Book:
    folder = PACKAGES / name
    content = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    tables = {r["name"]: values(r["name"], (folder / r["path"]).read_text(encoding="utf-8"))
              for r in content["resources"]}
    return build_book(publisher_from(content), tables, name)


@cache
def audited(name: str) -> tuple[Check, ...]:
    return tuple(c for c in checks(judge(book(name))) if c.kind != "money")


@pytest.mark.parametrize("name", AGREEMENT)
def test_every_contradiction_of_a_report_is_found_and_nothing_else(name: str) -> None:
    found = sorted((c.kind, c.indicator_id or c.plan_id or "", c.source, c.printed_text, c.counted_text)
                   for c in audited(name) if not c.agrees)
    assert found == sorted((r["kind"], r["about"], r["place"], r["printed"], r["from_the_data"])
                           for r in fixture("contradictions") if r["publisher"] == name)


def test_the_known_contradictions_are_among_them() -> None:
    listed = {(r["publisher"], r["about"], r["printed"], r["from_the_data"]) for r in fixture("contradictions")}
    assert listed >= KNOWN


@pytest.mark.parametrize("name", AGREEMENT)
def test_agreement_by_kind_of_check(name: str) -> None:
    assert {kind: (a.agreed, a.total) for kind, a in by_kind(audited(name)).items()} == AGREEMENT[name]


@pytest.mark.parametrize("name", AGREEMENT)
def test_every_mention_is_held_against_something(name: str) -> None:
    mentions = book(name).mentions
    held = {(c.indicator_id or c.plan_id, c.source) for c in audited(name) if c.kind in ("mentions", "ratios")}
    named = {m.what for m in mentions if m.measure in ("fact", "part", "whole", "change-percent")}
    rates = {(m.indicator_id, m.period_id) for m in mentions if m.measure in ("numerator", "denominator")}
    loose = [m for m in mentions if m.what not in named and (m.indicator_id, m.period_id) not in rates
             and (m.indicator_id or m.plan_id, m.source) not in held]
    assert loose == []
    assert [what for what in named if what and sum(m.what == what for m in mentions) < 2] == []
