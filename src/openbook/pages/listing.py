"""The list of generated pages. Paths are permanent: they are made of ids, never of titles."""

from __future__ import annotations

from dataclasses import dataclass

from openbook.model import Book


@dataclass(frozen=True, slots=True)
class PageRef:
    """A generated page: where it stands, which template makes it, what it is about."""

    path: str
    kind: str
    id: str = ""


SINGLES: tuple[PageRef, ...] = (
    PageRef("index.md", "home", "home"),
    PageRef("plans/index.md", "plans", "plans"),
    PageRef("indicators/index.md", "indicators", "indicators"),
    PageRef("attention.md", "attention", "attention"),
    PageRef("actions.md", "actions", "actions"),
    PageRef("judging.md", "judging", "judging"),
    PageRef("audit.md", "audit", "audit"),
    PageRef("data.md", "data", "data"),
    PageRef("about.md", "about", "about"),
    PageRef("accessibility.md", "accessibility", "accessibility"),
)


def plan_path(plan_id: str) -> str:
    """Path of a plan's page."""
    return f"plans/{plan_id}.md"


def indicator_path(indicator_id: str) -> str:
    """Path of an indicator's page."""
    return f"indicators/{indicator_id}.md"


def page_list(book: Book) -> tuple[PageRef, ...]:
    """All generated pages of a book, in the order of the site."""
    plans = (PageRef(plan_path(p), "plan", p) for p in book.plans)
    indicators = (PageRef(indicator_path(i), "indicator", i) for i in book.indicators)
    return (*SINGLES, *plans, *indicators)
