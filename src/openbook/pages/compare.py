"""The page on which a reader sets up to four indicators side by side.

The page itself holds a list of links, grouped by plan, which is all that it shows without a script. The script makes
the pickers from that list and fetches the pages of the chosen indicators, so every figure, word and chart is theirs.
"""

from __future__ import annotations

from dataclasses import dataclass

from openbook.model import Book
from openbook.pages.listing import indicator_path
from openbook.pages.view import View

PLACES = ("a", "b", "c", "d")
"""Names of the choices in the address: `?a=recycling&b=fly-tipping`."""


@dataclass(frozen=True, slots=True)
class Group:
    """The indicators of one plan: its title, and id, title and path of each."""

    title: str
    indicators: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """What can be compared.

    Attributes:
        groups: indicators by plan, in the publisher's order; plans without any are left out.
        places: names of the choices.
    """

    groups: tuple[Group, ...]
    places: tuple[str, ...] = PLACES


def compare_page(view: View) -> ComparePage:
    """Every indicator of the book, by plan."""
    book = view.book
    groups = (Group(plan.title, tuple((i.indicator_id, i.title, indicator_path(i.indicator_id))
                                      for i in book.indicators_of(plan_id))) for plan_id, plan in book.plans.items())
    return ComparePage(tuple(g for g in groups if g.indicators))


def can_compare(book: Book) -> bool:
    """Whether there are two indicators at least."""
    return len(book.indicators) > 1
