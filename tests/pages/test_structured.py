"""What pages say to search engines, and that no word of the data gets out of it."""

from __future__ import annotations

import json
import re
from typing import Any

from books import book, row

from openbook.assess import judge
from openbook.metadata import facts_of
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


def test_home_data_plan_and_indicator_pages_say_what_data_they_show_and_no_other_does() -> None:
    view = view_of(prefix="")
    found = {ref.path: content(html) for ref in page_list(view.book) if (html := structured(view, ref))}
    assert {path: said["url"] for path, said in found.items()} == {
        "index.md": f"{ADDRESS}data/", "data.md": f"{ADDRESS}data/", "plans/roads.md": f"{ADDRESS}plans/roads/",
        "indicators/potholes.md": f"{ADDRESS}indicators/potholes/"}
    assert found["index.md"] == found["data.md"]
    assert {said["@type"] for said in found.values()} == {"Dataset"}
    part = found["indicators/potholes.md"]
    assert part["isPartOf"]["@id"] == found["data.md"]["@id"]
    assert [d["contentUrl"] for d in part["distribution"]] == [f"{ADDRESS}data/indicators/potholes.csv"]
    assert part["variableMeasured"]["unitText"] == "potholes"
    assert all(50 <= len(said["description"]) <= 5000 for path, said in found.items() if "/" in path)


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
