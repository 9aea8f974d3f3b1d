"""What a generated page is called and where it stands. Paths are permanent: they are made of ids, never of titles."""

from __future__ import annotations

from dataclasses import dataclass

FEED = "feed.xml"
"""Path of the feed of all updates of a publisher, and name of every feed."""


@dataclass(frozen=True, slots=True)
class PageRef:
    """A generated page: where it stands, which template makes it, what it is about.

    On a site of several publishers `publisher` is the id of the one it belongs to, and the path begins with it.
    """

    path: str
    kind: str
    id: str = ""
    publisher: str = ""


def plan_path(plan_id: str) -> str:
    """Path of a plan's page."""
    return f"plans/{plan_id}.md"


def plan_feed(plan_id: str) -> str:
    """Path of the feed of a plan's updates."""
    return f"plans/{plan_id}/{FEED}"


def embed_path(indicator_id: str) -> str:
    """Path of an indicator's chart on a page of its own, made for other sites to show."""
    return f"embed/{indicator_id}.html"


def indicator_path(indicator_id: str) -> str:
    """Path of an indicator's page."""
    return f"indicators/{indicator_id}.md"
