"""Rows are counted as a spreadsheet counts them, and no shape of text stops the reader."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openbook.package.tables import FORMULA_STARTS, cell_problems, line_of, parse

HEADER = ("survey", "value")


def codes(text: str) -> list[tuple[str, int | None]]:
    _, problems = parse("surveys", "a.csv", text, HEADER)
    return [(problem.code, problem.row) for problem in problems]


def test_a_cell_with_line_breaks_is_one_row() -> None:
    text = 'survey,value\n"a\nb\nc",1\nd\n'
    assert codes(text) == [("short-row", 3)]
    assert line_of(text, 2) == 2
    assert line_of(text, 3) == 5


def test_rows_before_broken_quotes_are_kept() -> None:
    table, problems = parse("surveys", "a.csv", 'survey,value\na,1\n"b,2\nc,3\n', HEADER)
    assert [line.cells["survey"] for line in table.lines] == ["a"]
    assert [(p.code, p.row) for p in problems] == [("broken-quotes", 3)]
    assert not table.whole


def test_a_cell_beyond_what_csv_takes_is_a_problem() -> None:
    assert codes(f"survey,value\n{'x' * 140_000},1\n") == [("cell-too-long", 2)]


def test_known_columns_of_a_wrong_header_are_still_read() -> None:
    table, problems = parse("surveys", "a.csv", "survey,vlaue\na,1\n", HEADER)
    assert table.lines[0].cells == {"survey": "a"}
    assert {p.code for p in problems} == {"unknown-column", "missing-column"}
    assert "Rename it to value." in {p.remedy for p in problems}


@pytest.mark.parametrize("sign", [*FORMULA_STARTS, "\u200b=", "\ufeff\u200e@"])
def test_a_text_may_not_begin_as_a_formula_does(sign: str) -> None:
    table, _ = parse("surveys", "a.csv", f'survey,value\na,1\n"{sign}3",-3\n', HEADER)
    problems = list(cell_problems(table, frozenset({"survey"})))
    assert [(p.code, p.row, p.column) for p in problems] == [("formula-start", 3, "survey")]
    assert problems[0].value == f"{sign}3"


@pytest.mark.parametrize("number", ["-3.1", "-0", "-5.00"])
def test_a_number_may_begin_with_a_minus_and_is_left_as_it_is(number: str) -> None:
    table, _ = parse("surveys", "a.csv", f"survey,value\na,{number}\n", HEADER)
    assert list(cell_problems(table, frozenset({"survey"}))) == []
    assert table.lines[0].cells["value"] == number


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text: str) -> None:
    parse("surveys", "a.csv", "survey,value\n" + text, HEADER)
    line_of("survey,value\n" + text, 3)


CELLS = st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"]), min_size=1)


@given(st.lists(st.tuples(CELLS, CELLS)))
def test_what_csv_writes_is_read_back(rows: list[tuple[str, str]]) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows([HEADER, *rows])
    table, problems = parse("surveys", "a.csv", stream.getvalue(), HEADER)
    assert not problems
    assert [tuple(line.cells.values()) for line in table.lines] == rows
