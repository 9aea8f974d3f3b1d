"""Data and downloads, about, and the accessibility statement."""

from __future__ import annotations

from collections.abc import Iterable

from openbook.pages.common import download, next_update, texts
from openbook.pages.contexts import About, Accessibility, DataPage
from openbook.pages.money import money_headline
from openbook.pages.view import View
from openbook.text import expected, moment


def data_page(view: View, columns: Iterable[tuple[str, str]]) -> DataPage:
    """Fill the page of downloads.

    Args:
        columns: (name, meaning) of each column of the tidy table.
    """
    book = view.book
    name = book.publisher.publisher_id
    money = (download(view, f"data/{name}-finances.csv", "Every amount of money"),) if book.finances else ()
    return DataPage(
        everything=(download(view, f"data/{name}.csv", "Every figure, one tidy table"),
                    download(view, f"data/{name}-indicators.csv", "Every indicator, with its definition and rating"),
                    *money, download(view, f"data/{name}.zip", "The whole data package, with its schemas")),
        plans=tuple((p, download(view, f"data/plans/{p.plan_id}.csv", p.short_title)) for p in book.plans.values()),
        columns=tuple(columns),
    )


def about(view: View) -> About:
    """Fill the page about the publisher and its releases."""
    book = view.book
    return About(tuple((r, moment(r.on)) for r in book.publisher.releases), next_update(view),
                 money_headline(book), texts(book, "publisher"))


def accessibility(view: View) -> Accessibility:
    """Fill the accessibility statement from the publisher's own fields."""
    fields = dict(view.book.publisher.statement)
    for key in ("prepared_on", "tested_on", "reviewed_on"):
        if key in fields:
            fields[key] = expected(fields[key])
    return Accessibility(fields, view.book.publisher.contact)
