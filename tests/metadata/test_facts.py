from __future__ import annotations

import hashlib
from datetime import date

import pytest
from books import book, row, target

from openbook.metadata import facts_of, is_data
from openbook.text import page_address


def test_the_dates_are_those_of_results_and_of_releases_that_have_come() -> None:
    releases = [{"period": "2017-18-Q2", "on": on, "state": state, "title": "t"} for on, state in (
        ("2018-06-01", "confirmed"), ("2017-11-29T09:30", "confirmed"), ("2016-11-30", "confirmed"),
        ("2015-01-01", "provisional"))]
    results = [row("2016-17", value="9"), row("2017-18-Q2", value="8"), row("2018-19", missing_reason="not-due")]
    found = facts_of(book(results, [target("2018-19", "9")], own={"releases": releases}), {})
    assert (found.issued, found.modified) == (date(2016, 11, 30), date(2017, 11, 29))
    assert (found.start, found.end) == (date(2016, 4, 1), date(2017, 9, 30))


def test_without_any_result_the_reporting_period_is_what_the_data_is_about() -> None:
    found = facts_of(book(), {})
    assert (found.start, found.end) == (date(2017, 7, 1), date(2017, 9, 30))
    assert found.issued == found.modified == date(2017, 11, 29)


def test_each_file_of_data_has_its_subject_type_size_and_checksum() -> None:
    made = {"data/testshire.csv": b"a", "data/plans/roads.csv": b"bb", "data/indicators/potholes.csv": b"",
            "data/testshire.parquet": b"c", "data/testshire.new": b"d", "charts/potholes.svg": b"x", "data.json": b"{}",
            "data/testshire.csv-metadata.json": b"{}", "data/datapackage.json": b"{}",
            "data/figures-schema.json": b"{}", "api/v1/index.json": b"{}", "api/v1/plans/roads.json": b"{}",
            "api/v1/periods/2016-17.json": b"{}", "api/v1/schema/plan.json": b"{}"}
    found = facts_of(book(), made)
    assert [(f.path, f.about, f.id) for f in found.files] == [
        ("data/testshire.csv", "all", ""), ("data/plans/roads.csv", "plan", "roads"),
        ("data/indicators/potholes.csv", "indicator", "potholes"), ("data/testshire.parquet", "all", ""),
        ("data/testshire.new", "all", ""), ("api/v1/index.json", "all", ""),
        ("api/v1/plans/roads.json", "plan", "roads"), ("api/v1/periods/2016-17.json", "part", "")]
    assert [f.media_type for f in found.files][2:5] == [
        "text/csv", "application/vnd.apache.parquet", "application/octet-stream"]
    assert [f.title for f in found.files][1:5] == [
        "Better roads", "Potholes", "Every figure, for programs that read columns", "Testshire: performance (NEW)"]
    assert {f.temporal for f in found.files} == {"2017-07-01/2017-09-30"}
    plan = found.file("data/plans/roads.csv")
    assert (plan.size, plan.sha256, plan.format) == (2, hashlib.sha256(b"bb").hexdigest(), "CSV")
    with pytest.raises(KeyError):
        found.file("data/none.csv")
    assert not is_data("feed.xml")


@pytest.mark.parametrize(("source", "folders", "pages"), [
    ("index.md", "", "index.html"), ("data.md", "data/", "data.html"), ("plans/index.md", "plans/", "plans/index.html"),
    ("plans/a.md", "plans/a/", "plans/a.html")])
def test_addresses_of_pages_are_as_the_engine_publishes_them(source: str, folders: str, pages: str) -> None:
    assert (page_address(source, True), page_address(source, False)) == (folders, pages)


def test_an_area_is_named_by_the_address_of_its_code() -> None:
    assert facts_of(book(), {}).area == "http://statistics.data.gov.uk/id/statistical-geography/E00000001"
    assert facts_of(book(own={"publisher": {"id": "testshire", "name": "Testshire Council"}}), {}).area is None


def test_what_names_the_data_is_its_page_or_the_publisher_where_the_site_has_no_address() -> None:
    known = facts_of(book(), {}, "https://x.example/testshire/", directory_urls=False)
    assert known.identifier == "https://x.example/testshire/data.html"
    assert known.dataset == f"{known.identifier}#dataset"
    unknown = facts_of(book(), {}, folder="testshire/")
    assert (unknown.identifier, unknown.landing, unknown.known) == ("testshire", "testshire/data/", False)
