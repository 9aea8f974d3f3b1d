"""Every kind of page that there is one of: where it stands, its words, who fills it, and for which books.

Pages of plans and of indicators come from the data and are added by `page_list`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from openbook.assess import Check
from openbook.assess.changes import has_changes
from openbook.model import Book
from openbook.pages import (
    changes,
    dictionary,
    exceptions,
    home,
    lists,
    method,
    money,
    releases,
    report,
    revisions,
    scorecard,
    site,
)
from openbook.pages.listing import PageRef, indicator_path, plan_path
from openbook.pages.view import View
from openbook.text import the


@dataclass(frozen=True)
class Shared:
    """What is worked out once for a whole book and used by several pages.

    Attributes:
        checks: everything printed beside what the data gives.
        tables: Table Schemas of the published tables, by name.
    """

    checks: tuple[Check, ...]
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def _always(_book: Book) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Kind:
    """A page of which each publisher has one.

    Attributes:
        path: where it stands; permanent.
        title, description: its words for a book; the description is plain text for search engines.
        fill: makes the context of its template, which has the name of the kind.
        wanted: whether a book has anything to show on it.
    """

    path: str
    title: Callable[[Book], str]
    description: Callable[[Book], str]
    fill: Callable[[View, Shared], object]
    wanted: Callable[[Book], bool] = _always


KINDS: Mapping[str, Kind] = {
    "home": Kind(
        "index.md", lambda b: f"How {the(b.publisher.name)} is doing", lambda b: b.publisher.description,
        lambda view, _: home.home(view)),
    "plans": Kind(
        "plans/index.md", lambda b: b.publisher.plan_word[1].capitalize(),
        lambda b: f"The {b.publisher.plan_word[1]} of {the(b.publisher.name)} and how each stands.",
        lambda view, _: home.plans(view)),
    "indicators": Kind(
        "indicators/index.md", lambda _: "All indicators",
        lambda b: f"All {len(b.indicators)} indicators of {the(b.publisher.name)} in one table.",
        lambda view, _: lists.indicator_list(view)),
    "attention": Kind(
        "attention.md", lambda _: "Needs attention",
        lambda b: f"Exception report of {the(b.publisher.name)}: what is off course, by how much, what is being done.",
        lambda view, _: exceptions.attention(view)),
    "report": Kind(
        "report.md", lambda b: f"Full report: {b.period.label}",
        lambda b: f"Everything {the(b.publisher.name)} reports for {b.period.label} on one page, to read or print.",
        lambda view, shared: report.report(view, shared.checks)),
    "scorecard": Kind(
        "scorecard.md", lambda _: "Scorecard",
        lambda b: f"Every part of {the(b.publisher.name)} in one table: how many indicators stand where.",
        lambda view, _: scorecard.scorecard(view), scorecard.has_scorecard),
    "statutory": Kind(
        "statutory.md", lambda _: "Statutory measures",
        lambda b: f"What the law requires {the(b.publisher.name)} to measure or do, and how it stands.",
        lambda view, _: scorecard.statutory(view), scorecard.has_statutory),
    "actions": Kind(
        "actions.md", lambda _: "Actions",
        lambda b: f"What {the(b.publisher.name)} is doing to reach its targets.", lambda view, _: lists.actions(view),
        wanted=lists.has_actions),
    "finance": Kind(
        "finance.md", lambda _: "Money",
        lambda b: f"Budgets and forecasts of {the(b.publisher.name)}: what it expects to spend, part by part.",
        lambda view, shared: money.money_page(view, shared.checks), money.has_money),
    "judging": Kind(
        "judging.md", lambda _: "How we judge", lambda _: "How each status and direction is worked out.",
        lambda view, _: method.judging(view)),
    "changes": Kind(
        "changes.md", lambda _: "Changes to targets and measures",
        lambda b: f"Every target, tolerance and definition that {the(b.publisher.name)} changed, when and why.",
        lambda view, _: changes.changes_page(view), has_changes),
    "revisions": Kind(
        "revisions.md", lambda _: "Revisions and corrections",
        lambda b: f"Every figure that {b.publisher.name} changed after it was published, when and why.",
        lambda view, _: revisions.revisions_page(view), revisions.has_revisions),
    "audit": Kind(
        "audit.md", lambda _: "Do the figures add up?", lambda _: "Printed figures beside what the data gives.",
        lambda view, shared: method.audit(view, shared.checks)),
    "releases": Kind(
        "releases/index.md", lambda _: "Releases",
        lambda b: f"What {b.publisher.name} has published, and when the next figures come.",
        lambda view, _: releases.releases_page(view), releases.has_releases),
    "data": Kind(
        "data.md", lambda _: "Data and downloads", lambda b: f"Every figure of {the(b.publisher.name)} as open data.",
        lambda view, _: site.data_page(view)),
    "dictionary": Kind(
        "dictionary.md", lambda _: "Data dictionary",
        lambda b: f"Every column of the open data of {b.publisher.name}: what it means, with an example.",
        lambda view, shared: dictionary.dictionary(view, shared.tables)),
    "about": Kind(
        "about.md", lambda _: "About this site",
        lambda b: f"Who publishes the performance of {the(b.publisher.name)}, and from what.",
        lambda view, _: site.about(view)),
    "accessibility": Kind(
        "accessibility.md", lambda _: "Accessibility statement",
        lambda _: "How accessible this site is, and whom to tell when it is not.",
        lambda view, _: site.accessibility(view)),
}
"""Name of each kind to the kind, in the order of the site."""


def page_list(book: Book) -> tuple[PageRef, ...]:
    """All generated pages of a book, in the order of the site."""
    singles = (PageRef(kind.path, name, name) for name, kind in KINDS.items() if kind.wanted(book))
    plans = (PageRef(plan_path(p), "plan", p) for p in book.plans)
    indicators = (PageRef(indicator_path(i), "indicator", i) for i in book.indicators)
    return (*singles, *plans, *indicators)
