"""Parts that several pages share: commentary, plan cards, downloads, citations, dates."""

from __future__ import annotations

from collections.abc import Iterable

from openbook.assess import Assessment, Counts
from openbook.model import ActionStatus, Book, Commentary
from openbook.pages.contexts import Download, PlanCard, Text
from openbook.pages.listing import plan_path
from openbook.pages.markup import commentary_html
from openbook.pages.view import View, size_text
from openbook.text import moment, page_address, share

HEADINGS = {
    "summary": "In short", "objectives": "What it set out to achieve", "analysis": "What is behind the figures",
    "mitigation": "What is being done",
    "trajectory": "What is expected", "timeframe": "When", "highlights": "What has been achieved",
    "milestones": "What is due next", "insight": "What else is known", "benchmark": "How others are doing",
    "data-quality": "About the data",
}
"""Heading of each kind of commentary, in the order in which they are shown."""


def texts(book: Book, subject: str, kinds: Iterable[str] | None = None) -> tuple[Text, ...]:
    """The commentary on a plan, an indicator or 'publisher' for the reporting period, rendered and in order."""
    wanted = tuple(kinds) if kinds is not None else tuple(HEADINGS)
    found = {c.kind: c for c in book.commentary(subject, book.publisher.period_id)}
    return tuple(_text(found[kind]) for kind in wanted if kind in found)


def _text(c: Commentary) -> Text:
    return Text(c.kind, HEADINGS[c.kind], commentary_html(c.text), c.source or "")


def plan_cards(view: View) -> tuple[PlanCard, ...]:
    """All plans with their counts and bars, in the publisher's order."""
    return tuple(PlanCard(plan, plan_path(plan.plan_id), view.judged.counts(plan=plan.plan_id),
                          view.charts.get(f"bar-{plan.plan_id}", "")) for plan in view.book.plans.values())


def download(view: View, path: str, title: str) -> Download:
    """A file with its format and size in words."""
    kind = path.rsplit(".", 1)[-1]
    name = {"parquet": "Parquet"}.get(kind, kind.upper())
    return Download(path, title, name, size_text(view.files.get(path, 0)))


def downloads(view: View, title: str, *paths: str) -> tuple[Download, ...]:
    """The same thing in several formats: the first, and those of the others that the site has."""
    return tuple(download(view, path, title) for n, path in enumerate(paths) if n == 0 or path in view.files)


def action_status(book: Book, code: str) -> ActionStatus:
    """The publisher's words for an action status code."""
    return next(s for s in book.publisher.action_statuses if s.code == code)


def next_update(view: View) -> str:
    """When the next figures come, in words."""
    release = view.next_release
    if release is None:
        return "No date has been announced for the next update."
    state = "" if release.state == "confirmed" else " (provisional date)"
    return f"{moment(release.on)}{state}: {release.title}."


def citation(view: View, title: str, path: str) -> str:
    """How to cite a page: body, year, title, release, address."""
    publisher = view.book.publisher
    release = next((r.title for r in publisher.releases if r.on[:10] == publisher.published_on.isoformat()),
                   view.book.period.label)
    address = f"{view.site_url}{view.prefix}{page_address(path, view.directory_urls)}"
    where = f" {address}" if view.site_url else ""
    return f"{publisher.name} ({publisher.published_on.year}). {title}. {release}.{where}"


def shares(counts: Counts, part: int, rated: bool = True) -> str:
    """A part of the indicators as shares, each with what it is a share of: `64% of the 90 rated, 35% of all 165`.

    Args:
        rated: whether the part is among the rated ones; else only the share of all is given.
    """
    of_all = f"{share(part, counts.total)} of all {counts.total}" if counts.total else ""
    if not rated or not counts.rated or counts.rated == counts.total:
        return of_all
    return f"{share(part, counts.rated)} of the {counts.rated} rated, {of_all}"


def sum_text(counts: Counts) -> str:
    """What adds up to all: `90 rated and 75 not rated make 165`."""
    return f"{counts.rated} rated and {counts.status['unrated']} not rated make {counts.total}"


def by_gap(assessments: Iterable[Assessment]) -> list[Assessment]:
    """Key indicators first, then in the publisher's order."""
    return sorted(assessments, key=lambda a: not a.indicator.key)
