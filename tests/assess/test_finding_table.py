"""Findings as a table of cases, tests/cases/findings.csv: it holds every case there is, and each says what it should.

A row was read and agreed before it went in. To add one, write what goes in and what should come out.
"""

from __future__ import annotations

import csv
from itertools import product
from pathlib import Path

import pytest
from finding_cases import TOLD, told

from openbook.assess.finding import HEADLINE_WORDS
from openbook.model.types import Aggregation, Polarity
from openbook.text.numbers import FORMATS
from openbook.text.shorthand import MISSING, SHORTHAND

TABLE = Path(__file__).resolve().parents[1] / "cases" / "findings.csv"
CASES = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
NEVER_BESIDE_A_FIGURE = {"[c]", "[w]", "[x]", "[z]"}


@pytest.mark.parametrize("case", CASES, ids=[c["case"] for c in CASES])
def test_what_is_said_is_what_the_table_says(case: dict[str, str]) -> None:
    assert told(case) == {name: case[name] for name in TOLD}


def _of(**wanted: str) -> list[dict[str, str]]:
    return [case for case in CASES if all(case[name] == value for name, value in wanted.items())]


@pytest.mark.parametrize(("style", "polarity"), [*product(FORMATS, ("higher", "lower"))])
def test_every_format_is_told_better_worse_on_target_and_against_zero(style: str, polarity: str) -> None:
    heads = [case["headline"] for case in _of(format=style, polarity=polarity)]
    for words in (" better than the target of ", " worse than the target of ", ": exactly on target"):
        assert any(words in head for head in heads), words
    assert _of(format=style, polarity=polarity, target="0")


def test_the_table_holds_every_kind_of_case() -> None:
    assert {case["polarity"] for case in CASES} == set(Polarity.__args__)
    assert {case["aggregation"] for case in CASES} == set(Aggregation.__args__)
    assert {case["profile"] for case in CASES} >= {"", "linear", "from-previous", "end", "0.1 0.3 0.7 1"}
    assert {case["kind"] for case in CASES} >= {"none", "text", "unconfirmed", "no-survey", "previous-year"}
    assert {case["missing"] for case in CASES} >= set(MISSING)
    marked = "".join(case["marker"] for case in CASES)
    assert [mark for mark in SHORTHAND if mark not in marked] == sorted(NEVER_BESIDE_A_FIGURE)


def test_no_headline_is_long_and_no_two_cases_are_the_same() -> None:
    assert [case["case"] for case in CASES if len(case["headline"].split()) > HEADLINE_WORDS] == []
    assert [case["case"] for case in CASES if len(case["trend"].split()) > HEADLINE_WORDS] == []
    assert len({case["case"] for case in CASES}) == len(CASES)
