"""What pages say to search engines, and that no word of the data gets out of it."""

from __future__ import annotations

import json
import re
from typing import Any

from books import INDICATOR, PLAN, book, row, target

from openbook.assess import checks, judge
from openbook.downloads import table_schemas
from openbook.metadata import facts_of
from openbook.model import Book
from openbook.pages import PageRef, Shared, View, page_list, render
from openbook.pages.structured import structured, structured_of_all

HOSTILE = "</script><script>alert(1)</script> & <!-- \u2028"
ADDRESS = "https://x.example/testshire/"


def view_of(address: str = ADDRESS, prefix: str = "testshire/", title: str = "Potholes") -> View:
    found = book([row("2017-18-Q2", value="8.0")], title=title)
    made = {"data/testshire.csv": b"1", "data/plans/roads.csv": b"2", "data/indicators/potholes.csv": b"3"}
    return View(judge(found), prefix=prefix, facts=facts_of(found, made, address))


def content(html: str) -> Any:
    (found,) = re.findall(r'<script type="application/ld\+json">([^<>&]*)</script>', html)
    return json.loads(found)


def test_pages_say_what_data_they_show() -> None:
    view = view_of(prefix="")
    found = {ref.path: content(html) for ref in page_list(view.book) if (html := structured(view, ref))}
    assert {path: said["url"] for path, said in found.items()} == {
        "index.md": f"{ADDRESS}data/", "data.md": f"{ADDRESS}data/", "plans/roads.md": f"{ADDRESS}plans/roads/",
        "indicators/potholes.md": f"{ADDRESS}indicators/potholes/", "dictionary.md": f"{ADDRESS}data/",
        "report.md": f"{ADDRESS}data/"}
    assert found["index.md"] == found["data.md"] == found["dictionary.md"] == found["report.md"]
    assert {said["@type"] for said in found.values()} == {"Dataset"}
    part = found["indicators/potholes.md"]
    assert part["isPartOf"]["@id"] == found["data.md"]["@id"]
    assert [d["contentUrl"] for d in part["distribution"]] == [f"{ADDRESS}data/indicators/potholes.csv"]
    assert part["variableMeasured"]["unitText"] == "potholes"
    assert all(50 <= len(said["description"]) <= 5000 for path, said in found.items() if "/" in path)


def test_each_page_that_leads_to_a_file_of_data_says_what_data_it_is_and_no_other_does(small: Book) -> None:
    kinds = ("", "-indicators", "-finances", "-revisions")
    paths = [f"data/small{kind}.csv" for kind in kinds] + ["data/small.ods", "data/small.zip", "api/v1/index.json"]
    paths += [f"data/plans/{p}.csv" for p in small.plans] + [f"data/indicators/{i}.csv" for i in small.indicators]
    view = View(judge(small), facts=facts_of(small, dict.fromkeys(paths, b"1"), ADDRESS))
    shared = Shared(checks(view.judged), table_schemas())
    pages = {ref.path: render(view, ref, shared).html for ref in page_list(small)}
    linked = {path for path, html in pages.items() if re.search(r'href="site:(data/|api/)', html)}
    said = {path: content(html) for path, html in pages.items() if "ld+json" in html}
    assert linked <= set(said)
    others = {ref.kind for ref in page_list(small) if ref.path in set(said) - linked}
    assert others == {
        "home", "report"}, "one leads to the page of the data, the other shows all of a period"
    for path, found in said.items():
        assert {"name", "description", "license", "datePublished", "dateModified", "temporalCoverage", "creator",
                "distribution"} <= set(found), path
        for link in re.findall(r'href="site:(data/[a-z-]*\.csv)', pages[path]):
            assert f"{ADDRESS}{link}" in [d["contentUrl"] for d in found["distribution"]], path
    assert all(50 <= len(said[path]["description"]) <= 5000 for path in ("finance.md", "revisions.md"))
    money = said["finance.md"]
    assert (money["url"], money["name"], money["temporalCoverage"]) == (
        f"{ADDRESS}finance/", "Every amount of money", "2025-07-01/2025-09-30")
    assert money["isPartOf"]["@id"] == said["data.md"]["@id"]


def test_the_time_that_a_part_covers_is_that_of_its_own_results() -> None:
    twin = INDICATOR | {"indicator_id": "litter", "plan_id": "parks"}
    found = book([row("2016-17", value="7"), row("2017-18-Q2", value="8") | {"indicator_id": "litter"}],
                 [target("2018-19", "9")],
                 tables={"indicators": [INDICATOR, twin, twin | {"indicator_id": "new"}],
                         "plans": [PLAN, PLAN | {"plan_id": "parks"}]})
    made = dict.fromkeys(["data/testshire.csv", *(f"data/indicators/{i}.csv" for i in found.indicators),
                          *(f"data/plans/{p}.csv" for p in found.plans)], b"1")
    view = View(judge(found), facts=facts_of(found, made, ADDRESS))
    times = {ref.path: content(html)["temporalCoverage"] for ref in page_list(found)
             if (html := structured(view, ref))}
    whole, years, quarter = "2016-04-01/2017-09-30", "2016-04-01/2017-03-31", "2017-07-01/2017-09-30"
    assert times == {
        "index.md": whole, "data.md": whole, "dictionary.md": whole, "report.md": whole,
        "plans/roads.md": years, "plans/parks.md": quarter, "indicators/potholes.md": years,
        "indicators/litter.md": quarter, "indicators/new.md": quarter}


def test_no_word_of_the_data_ends_the_script_or_begins_another() -> None:
    view = view_of(title=HOSTILE)
    ref = PageRef("testshire/indicators/potholes.md", "indicator", "potholes")
    html = render(view, ref, Shared(())).html
    assert html.count("<script") == html.count("</script") == 1
    said = content(html)
    assert said["name"] == HOSTILE
    assert said["url"] == f"{ADDRESS}indicators/potholes/"


def test_without_an_address_there_is_none_and_without_facts_nothing() -> None:
    said = content(structured(view_of(address=""), PageRef("testshire/data.md", "data", "data")))
    assert not {"@id", "url"} & set(said)
    assert said["identifier"] == "testshire"
    assert structured(View(view_of().judged), PageRef("data.md", "data", "data")) == ""


def test_the_page_about_all_publishers_has_a_catalogue() -> None:
    said = content(structured_of_all([view_of(), view_of()], "publishers", "How two do", "Two."))
    assert (said["@type"], said["name"], len(said["dataset"])) == ("DataCatalog", "How two do", 2)
    assert structured_of_all([view_of()], "publishers-about", "", "") == ""


def test_nothing_is_fetched_from_elsewhere_for_it() -> None:
    html = structured(view_of(), PageRef("testshire/data.md", "data", "data"))
    assert not re.search(r"\b(src|href)=", html)
