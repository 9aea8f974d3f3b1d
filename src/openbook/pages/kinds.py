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
    compare,
    dictionary,
    exceptions,
    glossary,
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
from openbook.text.language import _, _n


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
        "index.md", lambda b: _("How {body} is doing", body=the(b.publisher.name)), lambda b: b.publisher.description,
        lambda view, _: home.home(view)),
    "plans": Kind(
        "plans/index.md", lambda b: b.publisher.plan_word[1].capitalize(),
        lambda b: _("The {plans} of {body} and how each stands.",
                    body=the(b.publisher.name), plans=b.publisher.plan_word[1]),
        lambda view, _: home.plans(view)),
    "indicators": Kind(
        "indicators/index.md", lambda _b: _("All indicators"),
        lambda b: _n("All {n} indicators of {body} in one table.",
                     "All {n} indicators of {body} in one table.", len(b.indicators),
                     body=the(b.publisher.name)),
        lambda view, _: lists.indicator_list(view)),
    "compare": Kind(
        "compare.md", lambda _b: _("Compare indicators"),
        lambda b: _("Up to four indicators of {body} side by side.", body=the(b.publisher.name)),
        lambda view, _: compare.compare_page(view), compare.can_compare),
    "attention": Kind(
        "attention.md", lambda _b: _("Needs attention"),
        lambda b: _("Exception report of {body}: what is off course, by how much, what is being done.",
                    body=the(b.publisher.name)),
        lambda view, _: exceptions.attention(view)),
    "report": Kind(
        "report.md", lambda b: _("Full report: {period}", period=b.period.label),
        lambda b: _("Everything {body} reports for {period} on one page, to read or print.",
                    body=the(b.publisher.name), period=b.period.label),
        lambda view, shared: report.report(view, shared.checks)),
    "scorecard": Kind(
        "scorecard.md", lambda _b: _("Scorecard"),
        lambda b: _("Every part of {body} in one table: how many indicators stand where.", body=the(b.publisher.name)),
        lambda view, _: scorecard.scorecard(view), scorecard.has_scorecard),
    "statutory": Kind(
        "statutory.md", lambda _b: _("Statutory measures"),
        lambda b: _("What the law requires {body} to measure or do, and how it stands.", body=the(b.publisher.name)),
        lambda view, _: scorecard.statutory(view), scorecard.has_statutory),
    "actions": Kind(
        "actions.md", lambda _b: _("Actions"),
        lambda b: _("What {body} is doing to reach its targets.", body=the(b.publisher.name)),
        lambda view, _: lists.actions(view),
        wanted=lists.has_actions),
    "finance": Kind(
        "finance.md", lambda _b: _("Money"),
        lambda b: _("Budgets and forecasts of {body}: what it expects to spend, part by part.",
                    body=the(b.publisher.name)),
        lambda view, shared: money.money_page(view, shared.checks), money.has_money),
    "judging": Kind(
        "judging.md", lambda _b: _("How we judge"), lambda _b: _("How each status and direction is worked out."),
        lambda view, _: method.judging(view)),
    "changes": Kind(
        "changes.md", lambda _b: _("Changes to targets and measures"),
        lambda b: _("Every target, tolerance and definition that {body} changed, when and why.",
                    body=the(b.publisher.name)),
        lambda view, _: changes.changes_page(view), has_changes),
    "revisions": Kind(
        "revisions.md", lambda _b: _("Revisions and corrections"),
        lambda b: _("Every figure that {body} changed after it was published, when and why.",
                    body=the(b.publisher.name)),
        lambda view, _: revisions.revisions_page(view), revisions.has_revisions),
    "audit": Kind(
        "audit.md", lambda _b: _("Do the figures add up?"), lambda _b: _("Printed figures beside what the data gives."),
        lambda view, shared: method.audit(view, shared.checks)),
    "releases": Kind(
        "releases/index.md", lambda _b: _("Releases"),
        lambda b: _("What {body} has published, and when the next figures come.", body=the(b.publisher.name)),
        lambda view, _: releases.releases_page(view), releases.has_releases),
    "data": Kind(
        "data.md", lambda _b: _("Data and downloads"),
        lambda b: _("Every figure of {body} as open data.", body=the(b.publisher.name)),
        lambda view, _: site.data_page(view)),
    "dictionary": Kind(
        "dictionary.md", lambda _b: _("Data dictionary"),
        lambda b: _("Every column of the open data of {body}: what it means, with an example.",
                    body=the(b.publisher.name)),
        lambda view, shared: dictionary.dictionary(view, shared.tables)),
    "about": Kind(
        "about.md", lambda _b: _("About this site"),
        lambda b: _("Who publishes the performance of {body}, and from what.", body=the(b.publisher.name)),
        lambda view, _: site.about(view)),
    "glossary": Kind(
        glossary.PATH, lambda _b: _("Glossary"),
        lambda b: _("What the words on the pages of {body} mean.", body=the(b.publisher.name)),
        lambda view, _: glossary.glossary(view)),
    "accessibility": Kind(
        "accessibility.md", lambda _b: _("Accessibility statement"),
        lambda _b: _("How accessible this site is, and whom to tell when it is not."),
        lambda view, _: site.accessibility(view)),
}
"""Name of each kind to the kind, in the order of the site."""


def page_list(book: Book) -> tuple[PageRef, ...]:
    """All generated pages of a book, in the order of the site."""
    singles = (PageRef(kind.path, name, name) for name, kind in KINDS.items() if kind.wanted(book))
    plans = (PageRef(plan_path(p), "plan", p) for p in book.plans)
    indicators = (PageRef(indicator_path(i), "indicator", i) for i in book.indicators)
    return (*singles, *plans, *indicators)
