from datetime import date

import pytest

from openbook.text import day, expected, period_span


def test_a_day_is_written_without_the_machines_locale() -> None:
    assert day(date(2017, 11, 29)) == "29 November 2017"


@pytest.mark.parametrize(("iso", "words"), [("2018-01", "January 2018"), ("2017-11-30", "30 November 2017")])
def test_an_expected_date_may_be_a_month(iso: str, words: str) -> None:
    assert expected(iso) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2017, 4, 1), date(2017, 9, 30), "April to September 2017"),
        (date(2016, 4, 1), date(2017, 3, 31), "April 2016 to March 2017"),
        (date(2017, 4, 1), date(2017, 4, 30), "April 2017"),
    ],
)
def test_a_span_names_a_year_once_where_it_can(start: date, end: date, words: str) -> None:
    assert period_span(start, end) == words
