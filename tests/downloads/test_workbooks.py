"""Workbooks: typed cells, one table a sheet, nothing blank; they open where their users open them."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from books import INDICATOR, book, row, target
from sheets import OFFICE, TABLE, read_ods, table

from openbook.assess import judge
from openbook.downloads import Pack, ods
from openbook.downloads.workbooks import workbooks

ODD = "=1+1  two  spaces,\ta tab\nand <b>a line</b> & 'more' \x0b"
PLANS = [{"plan_id": name, "title": name.title(), "short_title": name.title(), "order": n, "kind": "outcome-plan"}
         for n, name in enumerate(("roads", "parks"))]
MADE = judge(book(
    [row("2016-17", value="9.50", note=ODD), row("2017-18-Q1", missing_reason="awaiting-data"),
     row("2017-18-Q2", value="1234.0", marker="[p]")],
    [target("2017-18", "-0.10"), target("2018-19", kind="text", target_text="To be set")],
    tables={"plans": PLANS, "indicators": [INDICATOR, INDICATOR | {"indicator_id": "ponds", "plan_id": "parks"}]}))
FILES = dict(workbooks(Pack(MADE, {}, "Testshire (2017).")))
ALL = FILES["data/testshire.ods"]


def test_there_is_one_for_each_plan_and_one_of_all() -> None:
    assert list(FILES) == ["data/testshire.ods", "data/plans/roads.ods", "data/plans/parks.ods"]
    held = {path: {line["Indicator id"] for line in table(read_ods(data), "Indicators")}
            for path, data in FILES.items()}
    assert held == {"data/testshire.ods": {"potholes", "ponds"}, "data/plans/roads.ods": {"potholes"},
                    "data/plans/parks.ods": {"ponds"}}


def test_cover_contents_and_notes_come_first_and_tables_without_rows_are_left_out() -> None:
    assert list(read_ods(ALL)) == ["Cover", "Contents", "Notes", "Statuses", "Results", "Targets", "Indicators"]
    assert list(read_ods(FILES["data/plans/parks.ods"])) == ["Cover", "Contents", "Notes", "Statuses", "Indicators"]


def test_contents_name_and_link_every_other_sheet_with_its_number_of_rows() -> None:
    sheets = read_ods(ALL)
    listed = {line["Sheet"]: int(line["Rows"]) for line in table(sheets, "Contents")}
    assert listed == {name: len(table(sheets, name)) for name in list(sheets)[2:]}
    content = zipfile.ZipFile(io.BytesIO(ALL)).read("content.xml").decode()
    assert all(f'xlink:href="#{name}"' in content for name in listed)


def test_numbers_are_numbers_dates_are_dates_and_the_rest_is_text() -> None:
    rows = table(read_ods(ALL), "Results")
    assert [(r["Value"], r["Marker"], r["First day"]) for r in rows] == [
        ("9.50", "[z]", "2016-04-01"), ("[x]", "[z]", "2017-04-01"), ("1234.0", "[p]", "2017-07-01")]
    assert rows[1]["Why there is none"] == "The figure was awaited"
    assert [r["Target"] for r in table(read_ods(ALL), "Targets")] == ["-0.10", "[z]"]


def test_words_stay_words_and_nothing_is_a_formula() -> None:
    assert table(read_ods(ALL), "Results")[0]["Note"] == ODD.replace("\x0b", "\n").rstrip("\n ") + " "
    assert b"table:formula" not in zipfile.ZipFile(io.BytesIO(ALL)).read("content.xml")


def test_no_cell_is_blank_or_merged_and_every_sheet_begins_with_its_title() -> None:
    content = zipfile.ZipFile(io.BytesIO(ALL)).read("content.xml").decode()
    assert "spanned" not in content
    for name, rows in read_ods(ALL).items():
        assert all(cell.strip() for line in rows for cell in line), name
        assert len(rows[0]) == 1


def test_every_table_is_marked_as_one() -> None:
    from xml.etree import ElementTree

    root = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(ALL)).read("content.xml"))
    marked = {r.get(f"{TABLE}name"): r.get(f"{TABLE}target-range-address")
              for r in root.iter(f"{TABLE}database-range")}
    assert marked["results"] == "'Results'.A4:'Results'.X7"
    assert set(marked) == {"contents", "notes", "statuses", "results", "targets", "indicators"}
    assert root.get(f"{OFFICE}version") == "1.3"


def test_the_archive_begins_with_its_kind_and_has_no_dates() -> None:
    with zipfile.ZipFile(io.BytesIO(ALL)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, archive.read(first)) == (
            "mimetype", zipfile.ZIP_STORED, ods.MIME.encode())
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_many_columns_have_letters() -> None:
    assert [ods._letters(n) for n in (1, 26, 27, 52, 53, 702, 703)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_pandas_reads_the_same_figures() -> None:
    read = pd.read_excel(io.BytesIO(ALL), sheet_name="Results", header=3, engine="calamine")
    assert list(read["Value"]) == [9.5, "[x]", 1234.0]
    assert [day.date() for day in read["First day"]] == [date(2016, 4, 1), date(2017, 4, 1), date(2017, 7, 1)]


def test_libreoffice_opens_it_and_shows_the_published_decimals(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is not installed; in CI it must open the workbooks.", pytrace=False)
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "all.ods").write_bytes(ALL)
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
    subprocess.run(["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to",
                    every_sheet, "--outdir", str(tmp_path), str(tmp_path / "all.ods")],
                   check=True, capture_output=True, timeout=120)
    shown = pd.read_csv(tmp_path / "all-Results.csv", header=3, dtype=str)
    assert list(shown["Value"]) == ["9.50", "[x]", "1,234.0"]
    assert list(shown["Last day"]) == ["2017-03-31", "2017-06-30", "2017-09-30"]


def test_the_cover_names_the_next_update_and_not_one_that_is_out_at_a_time_of_day() -> None:
    calendar = [{"period": "2017-18-Q2", "on": "2017-11-29T09:30", "state": "confirmed", "title": "Mid-year"},
                {"period": "2017-18", "on": "2018-06-21", "state": "provisional", "title": "Year end"}]
    made = dict(workbooks(Pack(judge(book(own={"releases": calendar})), {}, "c")))["data/testshire.ods"]
    assert ["Next update: 21 June 2018 (provisional date): Year end"] in read_ods(made)["Cover"]


def test_a_number_with_an_exponent_is_written_out() -> None:
    sheet = ods.Sheet("One", "One", (), (("A", 20),), [ods.row((Decimal("1E+3"),)), ods.row((Decimal("1E-7"),))])
    made = read_ods(ods.workbook([sheet], "One", "Testshire", date(2017, 1, 1)))
    assert made["One"][2:] == [["1000"], ["0.0000001"]]
