"""Numbers keep their printed decimals; nothing is bent into a value."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openbook.package.canonical import columns
from openbook.package.cells import CONVERTERS, records, values
from openbook.package.tables import Line, Table, parse

SMALL = Path(__file__).parent.parent / "cases" / "packages" / "small"


@pytest.mark.parametrize(("text", "value"), [("100.0", "100.0"), ("-3.10", "-3.10"), ("0", "0")])
def test_a_number_keeps_its_decimals(text: str, value: str) -> None:
    assert str(CONVERTERS["number"](text)) == value


@pytest.mark.parametrize(
    "text", ["NaN", "INF", "1e5", "1_000", "1,820", "+1", "63%", "£5", ".5", "5.", "--1", "٣", " 1", "1\n"])
def test_odd_numbers_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        CONVERTERS["number"](text)


@pytest.mark.parametrize(("text", "fits"), [
    ("9" * 15, True), ("-" + "9" * 15, True), ("999." + "9" * 12, True), ("0." + "3" * 12, True),
    ("0" * 30 + "1", True), ("9" * 16, False), ("9999." + "9" * 12, False), ("1" + "0" * 15, False),
    ("0." + "3" * 13, False), ("9" * 5000, False)])
def test_a_number_has_at_most_15_digits_and_12_decimals(text: str, fits: bool) -> None:
    table = Table("surveys", "a.csv", ("value",), (Line(2, {"value": text}),))
    _, problems = records(table)
    assert [p.code for p in problems] == ([] if fits else ["too-many-digits"])
    assert all("at most 15 digits" in p.expected for p in problems)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-10**11, max_value=10**11))
def test_a_number_that_is_taken_is_the_same_in_formats_that_hold_doubles(number: Decimal) -> None:
    text = f"{number:f}"
    found, problems = records(Table("surveys", "a.csv", ("value",), (Line(2, {"value": text}),)))
    if not problems:
        assert f"{float(found[0]['value']):.4f}" == text


def test_a_release_that_is_kept_may_hold_what_is_refused_today() -> None:
    text = (SMALL / "data" / "surveys.csv").read_text(encoding="utf-8")
    for number in ("-0.0", "12345678.123456789012"):
        assert str(values("surveys", text.replace(",84,", f",{number},"))[0]["value"]) == number


def test_what_was_once_published_is_told_as_it_was() -> None:
    table = Table("revisions", "a.csv", ("value",), (Line(2, {"value": "-0.0"}), Line(3, {"value": "9" * 16})))
    assert records(table)[1] == []


@pytest.mark.parametrize("text", ["2017-4-1", "20170401", "2017-02-30", "01/04/2017", "2017-04-01T00:00", "twenty"])
def test_odd_dates_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        CONVERTERS["date"](text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-10**9, max_value=10**9))
def test_every_plain_number_is_read_as_itself(number: Decimal) -> None:
    assert CONVERTERS["number"](f"{number:f}") == number


@pytest.mark.parametrize("name", sorted(path.stem for path in (SMALL / "data").glob("*.csv")))
def test_the_quick_way_gives_what_the_careful_way_gives(name: str) -> None:
    text = (SMALL / "data" / f"{name}.csv").read_text(encoding="utf-8")
    table, problems = parse(name, f"{name}.csv", text, columns(name))
    careful, wrong = records(table)
    assert not problems
    assert not wrong
    assert values(name, text) == [
        {column: value for column, value in record.values.items() if value is not None} for record in careful]
