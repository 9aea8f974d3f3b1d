"""The search index: what a reader looks for is an indicator, so these come first, each as one result.

Material writes an entry for each heading of each page. Pages of indicators all have the same headings, so one word in
them, such as "targets", finds hundreds of parts of pages; a heading in a part of a page that is left out of the search
gives an entry with nothing in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

INDEX = "search/search_index.json"
"""Where MkDocs writes the index, from the root of the built site."""

WEIGHTS = {"indicator": 10.0, "glossary": 5.0, "plan": 3.0, "dictionary": 0.5, "": 0.2}
"""How much an entry counts, by the kind of its page; 1 where it is not named, '' for pages written by hand."""

Entry = dict[str, Any]


def arranged(index: bytes, kinds: Mapping[str, str], publishers: Mapping[str, str]) -> bytes:
    """Put indicators first, and on a site of several add the publisher's name to the titles of its pages.

    Args:
        index: the search index as MkDocs wrote it.
        kinds: address of each generated page, from the root of the site, to its kind.
        publishers: prefix of the addresses of a publisher's pages to its short name; nothing on a site of one.
    """
    content = json.loads(index)
    content["docs"] = list(_entries(content["docs"], kinds, publishers))
    return json.dumps(content, separators=(",", ":"), ensure_ascii=False).encode()


def _entries(docs: list[Entry], kinds: Mapping[str, str], publishers: Mapping[str, str]) -> Iterator[Entry]:
    whole: dict[str, Entry] = {}
    for entry in docs:
        address, _, part = entry["location"].partition("#")
        kind = kinds.get(address, "")
        if part and address in whole and kind == "indicator":
            whole[address]["text"] = f"{whole[address]['text']} {entry['title']} {entry['text']}".strip()
        elif not part:
            whole[address] = entry
    for entry in docs:
        address, _, part = entry["location"].partition("#")
        kind = kinds.get(address, "")
        if part and (not entry["text"] or (kind == "indicator" and address in whole)):
            continue
        if kind in WEIGHTS:
            entry["boost"] = WEIGHTS[kind]
        name = next((name for prefix, name in publishers.items() if address.startswith(prefix)), None)
        if name is not None and not part and name not in entry["title"]:
            entry["title"] += f" - {escape(name)}"
        yield entry
