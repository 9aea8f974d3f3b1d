"""Data and downloads, about, and the accessibility statement."""

from __future__ import annotations

from collections.abc import Iterable

from openbook.model import Finance
from openbook.pages.common import citation, download, next_update, texts
from openbook.pages.contexts import About, Accessibility, DataPage
from openbook.pages.view import View
from openbook.text import expected, figure

MEASURES = {
    "budget": "Budget", "forecast": "Forecast", "variance": "Variance against budget", "risks": "Risks",
    "opportunities": "Opportunities", "projected-variance": "Projected variance",
    "savings-delivered": "Planned savings expected to be delivered",
}


def amount(row: Finance) -> str:
    """An amount in words: `£1.7 million over budget`, `91%`, or the printed words."""
    if row.value is None:
        return row.text_value or ""
    if row.unit == "percent":
        return figure(row.value, "percent")
    scale = {"gbp-million": " million", "gbp-thousand": " thousand", "gbp": ""}[row.unit]
    if row.measure.endswith("variance"):
        side = "over" if row.value > 0 else "under" if row.value < 0 else "on"
        return f"{figure(abs(row.value), 'pounds')}{scale} {side} budget"
    return f"{figure(row.value, 'pounds')}{scale}"


def data_page(view: View, columns: Iterable[tuple[str, str]]) -> DataPage:
    """Fill the page of downloads.

    Args:
        columns: (name, meaning) of each column of the tidy table.
    """
    book = view.book
    name = book.publisher.publisher_id
    return DataPage(
        everything=(download(view, f"data/{name}.csv", "Every figure, one tidy table"),
                    download(view, f"data/{name}-indicators.csv", "Every indicator, with its definition and rating"),
                    download(view, f"data/{name}.zip", "The whole data package, with its schemas")),
        plans=tuple((p, download(view, f"data/plans/{p.plan_id}.csv", p.short_title)) for p in book.plans.values()),
        columns=tuple(columns), citation=citation(view, book.publisher.title, "data.md"),
    )


def about(view: View) -> About:
    """Fill the page about the publisher and its releases."""
    book = view.book
    score = []
    for row in book.finances:
        if row.period_id != book.publisher.period_id:
            continue
        score.append((row.portfolio, MEASURES[row.measure], amount(row)))
    return About(tuple((r, expected(r.on[:10])) for r in book.publisher.releases), next_update(view), tuple(score),
                 texts(book, "publisher"))


def accessibility(view: View) -> Accessibility:
    """Fill the accessibility statement from the publisher's own fields."""
    fields = dict(view.book.publisher.statement)
    for key in ("prepared_on", "tested_on", "reviewed_on"):
        if key in fields:
            fields[key] = expected(fields[key])
    return Accessibility(fields, view.book.publisher.contact)
