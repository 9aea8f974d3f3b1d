"""The site of this repository, built by MkDocs alone, as a resident, a journalist and a harvester find it."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from decimal import Decimal
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

PACKAGE = Path("datapackage") / "cheshire-west-and-chester"
COLUMNS = {"q4_2016_17": "2016-17", "q1_2017_18": "2017-18-Q1", "q2_2017_18": "2017-18-Q2", "target_2017_18": "2017-18",
           "target_2018_19": "2018-19", "target_2019_20": "2019-20"}


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def number(text: str) -> Decimal | None:
    """The number of a printed cell, or None for words and dashes."""
    plain = re.fullmatch(r"[+£]?(-?[\d,]+(?:\.\d+)?)(?:%|m)?", text.strip())
    return Decimal(plain[1].replace(",", "")) if plain else None


def words_of(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html)))


@pytest.fixture(scope="module")
def council(real_site: Path) -> Path:
    """The part of the site that is one publisher's."""
    return real_site / PACKAGE.name


@pytest.fixture(scope="module")
def printed(root: Path) -> list[dict[str, str]]:
    return rows_of(root / "tests" / "real" / "appendix_three.csv")


@pytest.fixture(scope="module")
def ids(root: Path) -> dict[str, str]:
    return {r["ref"]: r["indicator_id"] for r in rows_of(root / PACKAGE / "data" / "indicators.csv")}


def test_every_printed_figure_is_on_its_indicators_page(council: Path, printed: list[dict[str, str]],
                                                        ids: dict[str, str]) -> None:
    lacking = []
    for row in printed:
        text = words_of((council / "indicators" / ids[row["ref"]] / "index.html").read_text(encoding="utf-8"))
        for column in COLUMNS:
            cell, value = row[column], number(row[column])
            shown = f"{abs(value):,}" if value is not None else cell
            if cell not in ("", "-") and not re.search(rf"(?<![\d,.]){re.escape(shown)}(?![\d,]|\.\d)", text, re.I):
                lacking.append((row["ref"], column, cell))
    assert not [x for x in lacking if number(x[2]) is not None]
    assert len(lacking) < 30, lacking


def test_every_printed_number_is_in_its_indicators_csv(council: Path, printed: list[dict[str, str]],
                                                       ids: dict[str, str]) -> None:
    lacking = []
    for row in printed:
        table = rows_of(council / "data" / "indicators" / f"{ids[row['ref']]}.csv")
        by_period = {r["period_id"]: r for r in table}
        for column, period in COLUMNS.items():
            value = number(row[column])
            if value is None:
                continue
            found = by_period[period]["target" if column.startswith("target") else "value"]
            if found == "" or Decimal(found) != value or Decimal(found).as_tuple() != value.as_tuple():
                lacking.append((row["ref"], column, row[column], found))
    assert not lacking


def test_every_printed_status_and_direction_is_on_its_page(council: Path, printed: list[dict[str, str]],
                                                           ids: dict[str, str]) -> None:
    for row in printed:
        html = (council / "indicators" / ids[row["ref"]] / "index.html").read_text(encoding="utf-8")
        status = {"M": "unrated"}.get(row["status"], row["status"].lower())
        direction = {"M": "unknown"}.get(row["direction"], row["direction"].split()[0].lower())
        assert f"ob-status ob-status--{status} ob-status--large" in html, row["ref"]
        assert f"ob-direction--{direction}" in html, row["ref"]


def test_the_tidy_table_holds_the_same_as_the_files_of_the_indicators(council: Path) -> None:
    whole = rows_of(council / "data" / "cheshire-west-and-chester.csv")
    for kind, column in (("plans", "plan_id"), ("indicators", "indicator_id")):
        parts = {p.stem: rows_of(p) for p in (council / "data" / kind).glob("*.csv")}
        assert sum(len(p) for p in parts.values()) == len(whole)
        assert all(part == [r for r in whole if r[column] == key] for key, part in parts.items())


def test_downloads_are_rfc_4180_in_utf_8_without_a_mark(council: Path) -> None:
    data = (council / "data" / "cheshire-west-and-chester.csv").read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8").split("\r\n")
    assert lines[-1] == ""
    table = csv.DictReader(io.StringIO(data.decode(), newline=""))
    assert all(re.fullmatch(r"-?\d+(\.\d+)?|", r["value"]) for r in table)


def test_the_zip_validates_with_frictionless_as_downloaded(council: Path, tmp_path: Path) -> None:
    from frictionless import validate

    with zipfile.ZipFile(council / "data" / "cheshire-west-and-chester.zip") as archive:
        archive.extractall(tmp_path)
    report = validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    for name in ("README.txt", "LICENCE.txt", "CITATION.txt"):
        assert (tmp_path / name).read_text(encoding="utf-8").strip()


def test_printed_counts_stand_beside_the_counted_ones(council: Path) -> None:
    text = words_of((council / "audit" / "index.html").read_text(encoding="utf-8"))
    assert "8 counted 9" in text
    assert "printed figures, counts and ratings agree with the data and the rule" in text


def test_what_a_page_says_of_its_counts_adds_up(council: Path, root: Path) -> None:
    for plan in rows_of(root / PACKAGE / "data" / "plans.csv"):
        text = words_of((council / "plans" / plan["plan_id"] / "index.html").read_text(encoding="utf-8"))
        sums = re.findall(r"(\d+) rated and (\d+) not rated make (\d+)", text)
        assert sums or re.search(r"(Each|None) of the \d+ is rated", text)
        assert all(int(rated) + int(unrated) == int(total) for rated, unrated, total in sums)


class _Requests(HTMLParser):
    """Collects every address that a browser would ask for by itself, and every link."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids |= {given["id"] or ""} if "id" in given else set()
        if tag in ("script", "img", "iframe", "source", "video", "audio") and given.get("src"):
            self.loaded.append(given["src"] or "")
        if tag == "link" and given.get("rel") not in ("canonical", "prev", "next", "license") and given.get("href"):
            self.loaded.append(given["href"] or "")
        if tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")


def pages_of(site: Path) -> list[Path]:
    found = sorted(site.rglob("*.html"))
    assert len(found) > 320
    return found


def test_no_page_asks_another_origin_for_anything(real_site: Path) -> None:
    for page in pages_of(real_site):
        seen = _Requests()
        seen.feed(page.read_text(encoding="utf-8"))
        assert not [a for a in seen.loaded if re.match(r"(https?:)?//", a)], page
    for sheet in real_site.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert not re.search(r"(url\(|@import )[\"']?(https?:)?//", text), sheet


def test_every_link_within_the_site_leads_somewhere(real_site: Path) -> None:
    broken, known = [], {}
    for page in pages_of(real_site):
        seen = _Requests()
        seen.feed(page.read_text(encoding="utf-8"))
        known[page.resolve()] = seen
    for page, seen in known.items():
        for link in seen.links:
            if re.match(r"[a-z]+:|//", link) or page.name == "404.html":
                continue
            path, _, anchor = link.partition("#")
            goal = (page.parent / path.split("?")[0]).resolve() if path.split("?")[0] else page
            goal = goal / "index.html" if goal.is_dir() else goal
            if not goal.is_file() or (anchor and goal in known and unescape(anchor) not in known[goal].ids):
                broken.append((str(page.relative_to(real_site)), link))
    assert not broken


def test_nothing_of_jinja_or_markdown_is_left_on_a_page(real_site: Path) -> None:
    for page in pages_of(real_site):
        html = page.read_text(encoding="utf-8")
        assert "openbook_" not in re.sub(r"<(code|pre)[^>]*>.*?</\1>", "", html, flags=re.S), page
        assert "Macro Rendering Error" not in html, page
        assert '="site:' not in html, page


def test_search_finds_indicators_by_their_words(real_site: Path) -> None:
    index = json.loads((real_site / "search" / "search_index.json").read_text(encoding="utf-8"))
    assert any(d["location"].startswith(f"{PACKAGE.name}/indicators/children-in-need/") for d in index["docs"])


def test_pages_and_catalogues_name_files_that_are_there_with_their_checksums(real_site: Path) -> None:
    found = {}
    for page in pages_of(real_site):
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text(encoding="utf-8")):
            said = json.loads(text)
            for dataset in said.get("dataset", [said]):
                found |= {file["sha256"]: page for file in dataset["distribution"]}
    for catalogue in (real_site / "data.json", real_site / PACKAGE.name / "data.json"):
        for dataset in json.loads(catalogue.read_text(encoding="utf-8"))["dataset"]:
            found |= {file["checksum"]["checksumValue"]: catalogue for file in dataset["distribution"]}
    there = {sha256(file.read_bytes()).hexdigest() for file in real_site.rglob("*")
             if file.is_file() and file.suffix != ".html"}
    assert len(found) > 250
    assert not {str(page) for digest, page in found.items() if digest not in there}
