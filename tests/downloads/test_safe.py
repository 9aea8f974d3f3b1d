"""No download leaves its folder when it is unpacked, and none runs anything in a spreadsheet."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from books import book, row

from openbook.assess import judge
from openbook.downloads import Pack, files
from openbook.downloads.files import package_zip
from openbook.downloads.safe import inside, text_cell
from openbook.model import Revision

ONE = book([row("2017-18-Q2", value="8.0")], format="signed")


@pytest.mark.parametrize("path", ["../x.csv", "data/../../x.csv", "/etc/x", "//x", "C:/x", "a\\..\\x", "~/x", "", ".",
                                  "data/..", "x\0.csv", "https://a.example/x"])
def test_a_zip_with_an_entry_that_would_leave_its_folder_is_not_made(path: str) -> None:
    with pytest.raises(ValueError, match="no name of a file"):
        package_zip(judge(ONE), {path: b"x"}, "c")


def test_entries_have_their_shortest_names() -> None:
    packed = zipfile.ZipFile(io.BytesIO(package_zip(judge(ONE), {"./data//a.csv": b"x"}, "c")))
    assert "data/a.csv" in packed.namelist()
    assert inside("data/a..b.csv") == "data/a..b.csv"


def test_no_text_of_a_table_begins_as_a_formula() -> None:
    made = files(Pack(judge(ONE), {}, "c"))
    tables = {path: list(csv.reader(io.StringIO(data.decode(), newline=""))) for path, data in made.items()
              if path.endswith(".csv")}
    assert any(cell.startswith("Result: +8.0") for rows in tables.values() for cells in rows for cell in cells)
    assert [cell for rows in tables.values() for cells in rows for cell in cells
            if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert text_cell("8.0 potholes") == "8.0 potholes"


def test_the_history_of_each_figure_is_a_download_where_it_is_known() -> None:
    name = "data/testshire-revisions.csv"
    assert name not in files(Pack(judge(ONE), {}, "c"))
    known = replace(ONE, revisions=(Revision("potholes", "2017-18-Q2", "result", 0, "first", date(2017, 11, 29), "1",
                                             Decimal("8.0")),))
    (only,) = csv.DictReader(io.StringIO(files(Pack(judge(known), {}, "c"))[name].decode(), newline=""))
    assert (only["publisher_id"], only["on"], only["value"], only["reason"]) == ("testshire", "2017-11-29", "8.0", "")
