from datetime import date

import pytest

from openbook.text import day, expected, moment, page_address, period_span


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


@pytest.mark.parametrize(("iso", "words"), [
    ("2017-11-29", "29 November 2017"), ("2017-11-29T09:30", "29 November 2017, 9:30am"),
    ("2017-11-29 00:05:00", "29 November 2017, 12:05am"), ("2017-11-29T12:00:00Z", "29 November 2017, 12pm UTC"),
    ("2018-06-21T14:00+01:00", "21 June 2018, 2pm UTC+01:00"), ("2018-06", "June 2018"),
    ("2018-06-21T14:00:00-05:00", "21 June 2018, 2pm UTC\N{MINUS SIGN}05:00"),
])
def test_a_moment_is_shown_as_it_is_written(iso: str, words: str) -> None:
    assert moment(iso) == words


@pytest.mark.parametrize(("path", "folders", "files"), [
    ("index.md", "", "index.html"), ("plans/index.md", "plans/", "plans/index.html"),
    ("plans/parks.md", "plans/parks/", "plans/parks.html"), ("data/all.csv", "data/all.csv", "data/all.csv"),
    ("indicators/price-index.md", "indicators/price-index/", "indicators/price-index.html"),
])
def test_a_page_is_published_where_the_engine_puts_it(path: str, folders: str, files: str) -> None:
    assert (page_address(path, True), page_address(path, False)) == (folders, files)
