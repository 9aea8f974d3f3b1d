"""The search index of a site of several publishers: a title says whose page it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape

INDEX = "search/search_index.json"
"""Where MkDocs writes the index, from the root of the built site."""


def with_publishers(index: bytes, publishers: Mapping[str, str]) -> bytes:
    """Add the publisher's name to the titles of its pages, so that two measures of one name can be told apart.

    Args:
        index: the search index as MkDocs wrote it.
        publishers: prefix of the addresses of a publisher's pages to its short name.
    """
    content = json.loads(index)
    for page in content["docs"]:
        location = page["location"]
        name = next((name for prefix, name in publishers.items() if location.startswith(prefix)), None)
        if name is not None and "#" not in location and name not in page["title"]:
            page["title"] += f" - {escape(name)}"
    return json.dumps(content, separators=(",", ":"), ensure_ascii=False).encode()
