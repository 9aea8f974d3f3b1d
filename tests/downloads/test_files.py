from __future__ import annotations

import csv
import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path

from books import book, row, target

from openbook.assess import judge
from openbook.downloads import COLUMNS, Pack, files
from openbook.downloads.files import package_zip
from openbook.package.contents import content_files

MADE = judge(
    book(
        [row("2016-17", value="9.50"), row("2017-18-Q2", value="8.0", marker="[p]", note='says "so", twice')],
        [target("2017-18", "9"), target("2018-19", kind="text", target_text="To be set")],
    )
)


def table(path: str) -> list[dict[str, str]]:
    data = files(Pack(MADE, {}, "Testshire (2017)."))[path]
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_each_figure_reason_or_target_has_one_tidy_row() -> None:
    rows = table("data/testshire.csv")
    assert list(rows[0]) == list(COLUMNS)
    assert [r["period_id"] for r in rows] == ["2016-17", "2017-18-Q2", "2017-18", "2018-19"]


def test_figures_keep_their_decimals_and_markers_stand_apart() -> None:
    rows = {r["period_id"]: r for r in table("data/indicators/potholes.csv")}
    assert rows["2016-17"]["value"] == "9.50"
    assert (rows["2017-18-Q2"]["value"], rows["2017-18-Q2"]["marker"]) == ("8.0", "[p]")
    assert rows["2017-18-Q2"]["note"] == 'says "so", twice'


def test_the_value_column_is_numbers_or_nothing() -> None:
    assert all(re.fullmatch(r"-?\d+(\.\d+)?|", r["value"]) for r in table("data/testshire.csv"))
    assert {r["period_id"]: r["target_text"] for r in table("data/testshire.csv")}["2018-19"] == "To be set"


def test_ratings_stand_only_in_the_reporting_period() -> None:
    rated = [(r["period_id"], r["status"], r["direction"]) for r in table("data/testshire.csv") if r["status"]]
    assert rated == [("2017-18-Q2", "green", "improving")]


def test_the_list_of_indicators_has_the_finding_in_words() -> None:
    (only,) = table("data/testshire-indicators.csv")
    assert only["finding"] == "8.0 potholes (provisional): 1.0 better than the target of 9"


def test_file_names_are_lower_case_with_hyphens_and_without_dates() -> None:
    names = list(files(Pack(MADE, {}, "c")))
    data = r"data/([a-z-]+/)?[a-z0-9-]+\.(csv|zip|json|csv-metadata\.json|ods|parquet)"
    feed = r"(plans/[a-z0-9-]+/)?feed\.xml"
    api = r"api/v1/((indicators|plans|periods|schema)/)?[a-z0-9-]+\.json"
    wanted = rf"{data}|{feed}|{api}|catalog\.jsonld|data\.json"
    assert [name for name in names if not re.fullmatch(wanted, name)] == []
    assert len({name.lower() for name in names}) == len(names)


def test_every_column_says_what_it_holds() -> None:
    assert all(meaning.endswith(".") for meaning in COLUMNS.values())


def test_the_zip_holds_the_package_licence_and_citation_and_is_the_same_every_time() -> None:
    package = {"datapackage.json": b"{}", "data/plans.csv": b"plan_id\n"}
    made = package_zip(MADE, package, "Testshire (2017).")
    assert made == package_zip(MADE, dict(reversed(package.items())), "Testshire (2017).")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert sorted(archive.namelist()) == [
            "CITATION.txt",
            "DATA-DICTIONARY.csv",
            "LICENCE.txt",
            "README.txt",
            "data/plans.csv",
            "datapackage.json",
        ]
        assert archive.read("CITATION.txt") == b"Testshire (2017).\n"
        assert b"Open Government Licence v3.0" in archive.read("LICENCE.txt")


def test_the_zip_is_valid_for_frictionless_as_downloaded(root: Path, tmp_path: Path) -> None:
    small = root / "tests" / "cases" / "packages" / "small"
    with zipfile.ZipFile(io.BytesIO(package_zip(MADE, content_files(small), "c"))) as archive:
        archive.extractall(tmp_path)
    import frictionless

    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert len(report.tasks) == len(list((small / "data").glob("*.csv")))
    assert report.valid, report.to_summary()


def test_the_same_figures_give_the_same_bytes() -> None:
    first, again = files(Pack(MADE, {}, "c")), files(Pack(judge(MADE.book), {}, "c"))
    assert first == again


def test_amounts_of_money_are_a_file_only_where_there_are_some() -> None:
    rows = [{"portfolio": "Roads", "period_id": "2017-18-Q2", "measure": "variance", "unit": "gbp-million",
             "kind": "net", "part_of": "All", "value": Decimal("-0.790"), "account": "revenue"}]
    made = files(Pack(judge(book(tables={"finances": rows})), {}, "Testshire (2017)."))
    (found,) = csv.DictReader(io.StringIO(made["data/testshire-finances.csv"].decode(), newline=""))
    assert (found["value"], found["unit"], found["part_of"], found["period_label"]) == (
        "-0.790", "gbp-million", "All", "2017-18-Q2")
    assert "data/testshire-finances.csv" not in files(Pack(MADE, {}, "Testshire (2017)."))
