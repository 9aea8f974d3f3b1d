"""The JSON files keep to their published schemas, hold the book's figures, and lead to each other."""

from __future__ import annotations

import json
import posixpath
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from books import book, row, target
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from openbook.assess import judge
from openbook.downloads import Pack, files, publishers_index
from openbook.package import load

ROOT = "api/v1/"
CHARTS = {"charts/potholes.svg": "<svg/>"}
SMALL = judge(book(
    [row("2016-17", value="9.50"), row("2017-18-Q1", missing_reason="awaiting-data", expected_on="2018-01"),
     row("2017-18-Q2", value="8.0", marker="[p]")],
    [target("2017-18", "9"), target("2018-19", kind="text", target_text="To be set")],
    tables={"publications": [row("2017-18-Q1", status="unrated", status_reason="awaiting-data"),
                             row("2017-18-Q2", status="amber", direction="improving", source="Page 3")],
            "commentary": [{"subject": "potholes", "period_id": "2017-18-Q2", "kind": "analysis", "text": "**Dry**"}],
            "actions": [{"action_id": "fill", "plan_id": "roads", "period_id": "2017-18-Q2", "title": "Fill",
                         "status": "delivered", "indicator_id": "potholes"}]}))


def made(pack: Pack) -> dict[str, Any]:
    return {path.removeprefix(ROOT): json.loads(data, parse_float=Decimal)
            for path, data in files(pack).items() if path.startswith(ROOT)}


def kind(path: str) -> str:
    return path.split("/")[0].removesuffix("s") if "/" in path else "index"


def faults(api: dict[str, Any]) -> list[str]:
    """What breaks the schema that each file names, for all files."""
    schemas = {path.removeprefix("schema/"): held for path, held in api.items() if path.startswith("schema/")}
    registry = Registry().with_resources((name, Resource.from_contents(held)) for name, held in schemas.items())
    found = []
    for path, held in api.items():
        if path.startswith("schema/"):
            Draft202012Validator.check_schema(held)
            continue
        name = held["$schema"].rsplit("/", 1)[-1]
        assert name == f"{kind(path)}.json"
        checker = Draft202012Validator(schemas[name], registry=registry, format_checker=FormatChecker())
        found += [f"{path}: {list(e.absolute_path)}: {e.message}" for e in checker.iter_errors(held)]
    return found


def test_every_file_of_a_small_book_keeps_to_its_schema() -> None:
    api = made(Pack(SMALL, {}, "c", pictures=CHARTS))
    assert faults(api) == []
    assert {kind(path) for path in api} == {"index", "indicator", "plan", "period", "schema"}


@pytest.mark.parametrize("name", ["cheshire-west-and-chester", "westminster", "windsor-and-maidenhead"])
def test_every_file_of_a_real_publisher_keeps_to_its_schema(root: Path, name: str) -> None:
    """The index, and one file in eight: validating is slow."""
    api = made(Pack(judge(load(root / "datapackage" / name)), {}, "c", "https://example.org/"))
    assert faults({path: held for n, (path, held) in enumerate(api.items())
                   if n % 8 == 0 or kind(path) in ("index", "schema")}) == []


def test_the_schemas_refuse_what_they_should() -> None:
    api = made(Pack(SMALL, {}, "c"))
    held = api["indicators/potholes.json"]
    held["history"][0]["value"] = "9.50"
    held["status"]["code"] = "purple"
    held["surprise"] = 1
    del held["title"]
    assert len(faults(api)) == 4


def test_an_indicator_has_its_figures_with_the_decimals_that_were_published() -> None:
    held = made(Pack(SMALL, {}, "c"))["indicators/potholes.json"]
    assert [(str(h["value"]), h["shown"]) for h in held["history"]] == [
        ("9.50", "9.50"), ("None", "[x]"), ("8.0", "8.0 [p]")]
    assert held["history"][1]["missing"] == {
        "reason": "awaiting-data", "words": "The figure was awaited", "expected_on": "2018-01"}
    assert [(t["target"], t["shown"]) for t in held["targets"]] == [(9, "9"), (None, "To be set")]


def test_print_and_rule_stand_beside_each_other() -> None:
    status = made(Pack(SMALL, {}, "c"))["indicators/potholes.json"]["status"]
    assert (status["code"], status["printed"]["code"], status["by_rule"]["code"]) == ("amber", "amber", "green")
    assert status["differs"] is True
    assert status["printed"]["source"] == "Page 3"


def test_words_about_an_indicator_are_the_page_s() -> None:
    held = made(Pack(SMALL, {}, "c"))["indicators/potholes.json"]
    assert held["finding"]["headline"] == "8.0 potholes (provisional): 1.0 better than the target of 9"
    assert held["working"]["sentence"].startswith("8.0")
    assert held["commentary"] == [
        {"kind": "analysis", "period_id": "2017-18-Q2", "text": "**Dry**", "source": None}]
    assert [(a["action_id"], a["status"]["label"]) for a in held["actions"]] == [("fill", "Delivered")]


def test_a_period_has_every_figure_of_it_and_the_reporting_period_the_statuses() -> None:
    api = made(Pack(SMALL, {}, "c"))
    now, before = api["periods/2017-18-q2.json"], api["periods/2016-17.json"]
    assert [(r["indicator_id"], str(r["value"])) for r in now["results"]] == [("potholes", "8.0")]
    assert [s["status"] for s in now["statuses"]] == ["amber"]
    assert (now["reporting_period"], before["reporting_period"], before["statuses"]) == (True, False, [])


def links(held: Any) -> list[str]:
    """Every address below `links`, and every `href` and `$schema`."""
    if isinstance(held, list):
        return [link for item in held for link in links(item)]
    if not isinstance(held, dict):
        return []
    own = [v for k, v in held.items() if k in ("href", "$schema")] + list(held.get("links", {}).values())
    return own + [link for key, value in held.items() if key != "links" for link in links(value)]


def test_without_an_address_links_lead_from_file_to_file() -> None:
    pack = Pack(SMALL, {}, "c", pictures=CHARTS)
    there = {*files(pack), "charts/potholes.svg", "charts/potholes.png",
             "data/", "indicators/potholes/", "plans/roads/"}
    for path, held in made(pack).items():
        if kind(path) != "schema":
            found = links(held)
            assert found
            for link in found:
                end = "/" if link.endswith("/") else ""
                assert posixpath.normpath(posixpath.join(ROOT, posixpath.dirname(path), link)) + end in there


def test_with_an_address_links_are_whole() -> None:
    held = made(Pack(SMALL, {}, "c", "https://example.org/council/"))["plans/roads.json"]
    assert held["links"]["page"] == "https://example.org/council/plans/roads/"
    assert held["indicators"][0]["href"] == "https://example.org/council/api/v1/indicators/potholes.json"


def test_a_site_of_several_leads_to_the_index_of_each() -> None:
    one = SMALL.book.publisher
    path, data = publishers_index([(one, "testshire/"), (one, "other/")], "")
    held = json.loads(data)
    assert (path, [p["href"] for p in held["publishers"]]) == (
        "api/v1/index.json", ["../../testshire/api/v1/index.json", "../../other/api/v1/index.json"])
    schemas = {path.removeprefix("schema/"): schema for path, schema in made(Pack(SMALL, {}, "c")).items()
               if path.startswith("schema/")}
    assert held["$schema"] == "../../testshire/api/v1/schema/publishers.json"
    Draft202012Validator(schemas["publishers.json"]).validate(held)
    whole = json.loads(publishers_index([(one, "testshire/")], "https://example.org/")[1])
    assert whole["publishers"][0]["href"] == "https://example.org/testshire/api/v1/index.json"


def test_pages_have_the_address_that_the_site_gives_them() -> None:
    pack = Pack(SMALL, {}, "c", "https://example.org/", directory_urls=False)
    assert made(pack)["indicators/potholes.json"]["links"]["page"] == "https://example.org/indicators/potholes.html"
    assert (pack.link("index.md", "data"), Pack(SMALL, {}, "c").link("index.md", "data")) == (
        "https://example.org/index.html", "../")
