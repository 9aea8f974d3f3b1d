"""In the search indicators come first, each once; on a site of several a title says whose page it is."""

from __future__ import annotations

import json
from typing import Any

from openbook.build.searching import arranged

KINDS = {"": "home", "west/": "home", "west/indicators/": "indicators", "west/indicators/potholes/": "indicator",
         "west/plans/roads/": "plan"}


def found(docs: list[dict[str, Any]], publishers: dict[str, str] | None = None) -> list[dict[str, Any]]:
    index = json.dumps({"config": {"lang": ["en"]}, "docs": docs}).encode()
    content = json.loads(arranged(index, KINDS, publishers or {}))
    assert content["config"] == {"lang": ["en"]}
    return list(content["docs"])


def test_pages_are_named_after_their_publisher_and_nothing_else_changes() -> None:
    docs = [{"location": "", "title": "How two public bodies are doing", "text": "x"},
            {"location": "west/", "title": "How West & Co is doing", "text": "x"},
            {"location": "west/indicators/", "title": "All indicators", "text": "<p>é</p>"},
            {"location": "west/indicators/#of-all", "title": "Of all", "text": "x"},
            {"location": "western/", "title": "Western", "text": "x"}]
    made = found(docs, {"west/": "West & Co"})
    assert [page["title"] for page in made] == [
        "How two public bodies are doing", "How West & Co is doing", "All indicators - West &amp; Co", "Of all",
        "Western"]
    assert [page["text"] for page in made] == [page["text"] for page in docs]


def test_an_indicator_is_one_result_with_all_its_words_and_comes_before_plans_and_pages_written_by_hand() -> None:
    made = found([{"location": "guide/", "title": "Targets", "text": "Columns."},
                  {"location": "west/plans/roads/", "title": "Roads", "text": "Potholes."},
                  {"location": "west/indicators/potholes/", "title": "Potholes", "text": "22 potholes."},
                  {"location": "west/indicators/potholes/#ob-targets", "title": "Targets", "text": "18 or less"},
                  {"location": "west/", "title": "How West is doing", "text": "Potholes."}])
    assert [(e["location"], e["text"]) for e in made][2] == (
        "west/indicators/potholes/", "22 potholes. Targets 18 or less")
    weights = {e["location"]: e.get("boost", 1) for e in made}
    assert len(weights) == 4
    assert sorted(weights, key=lambda location: -weights[location]) == [
        "west/indicators/potholes/", "west/plans/roads/", "west/", "guide/"]


def test_an_entry_with_nothing_in_it_is_left_out_but_a_page_stays() -> None:
    docs = [{"location": "west/", "title": "Report", "text": ""},
            {"location": "west/#ob-figure", "title": "Report", "text": ""}]
    assert [e["location"] for e in found(docs)] == ["west/"]
