"""In the search of a site of several, a title says whose page it is."""

from __future__ import annotations

import json

from openbook.build.searching import with_publishers


def test_pages_are_named_after_their_publisher_and_nothing_else_changes() -> None:
    docs = [{"location": "", "title": "How two public bodies are doing", "text": "x"},
            {"location": "west/", "title": "How West & Co is doing", "text": "x"},
            {"location": "west/indicators/", "title": "All indicators", "text": "<p>é</p>"},
            {"location": "west/indicators/#of-all", "title": "Of all", "text": "x"},
            {"location": "western/", "title": "Western", "text": "x"}]
    index = json.dumps({"config": {"lang": ["en"]}, "docs": docs}).encode()
    found = json.loads(with_publishers(index, {"west/": "West & Co"}))
    assert [page["title"] for page in found["docs"]] == [
        "How two public bodies are doing", "How West & Co is doing", "All indicators - West &amp; Co", "Of all",
        "Western"]
    assert found["config"] == {"lang": ["en"]}
    assert [page["text"] for page in found["docs"]] == [page["text"] for page in docs]
