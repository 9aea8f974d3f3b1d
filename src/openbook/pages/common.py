"""Parts that several pages share: commentary, plan cards, downloads, citations, dates."""

from __future__ import annotations

from collections.abc import Iterable

from openbook.assess import REASONS, Assessment, Counts
from openbook.model import ActionStatus, Book, Commentary, Plan
from openbook.pages.contexts import Download, PlanCard, Text
from openbook.pages.listing import plan_path
from openbook.pages.markup import commentary_html
from openbook.pages.view import View, size_text
from openbook.text import expected, moment, page_address, share
from openbook.text.language import N_, _, _n

HEADINGS = {
    "summary": N_("In short"), "objectives": N_("What it set out to achieve"),
    "analysis": N_("What is behind the figures"), "mitigation": N_("What is being done"),
    "trajectory": N_("What is expected"), "timeframe": N_("When"), "highlights": N_("What has been achieved"),
    "milestones": N_("What is due next"), "insight": N_("What else is known"), "benchmark": N_("How others are doing"),
    "data-quality": N_("About the data"),
}
"""Heading of each kind of commentary, in the order in which they are shown."""


FREQUENCIES = {
    "monthly": N_("Monthly"), "quarterly": N_("Quarterly"), "half-yearly": N_("Half yearly"), "annual": N_("Annual"),
    "biennial": N_("Biennial"), "four-yearly": N_("Four yearly"), "irregular": N_("Irregular"),
}
"""How often figures come, by the codes of the data package."""


def texts(book: Book, subject: str, kinds: Iterable[str] | None = None) -> tuple[Text, ...]:
    """The commentary on a plan, an indicator or 'publisher' for the reporting period, rendered and in order."""
    wanted = tuple(kinds) if kinds is not None else tuple(HEADINGS)
    found = {c.kind: c for c in book.commentary(subject, book.publisher.period_id)}
    return tuple(_text(found[kind]) for kind in wanted if kind in found)


def _text(c: Commentary) -> Text:
    return Text(c.kind, _(HEADINGS[c.kind]), commentary_html(c.text), c.source or "")


def plan_card(view: View, plan: Plan) -> PlanCard:
    """A plan with its counts and its bar."""
    return PlanCard(plan, plan_path(plan.plan_id), view.judged.counts(plan=plan.plan_id),
                    view.charts.get(f"bar-{plan.plan_id}", ""))


def plan_cards(view: View) -> tuple[PlanCard, ...]:
    """The plans that have not come to their end, in the publisher's order."""
    return tuple(plan_card(view, plan) for plan in view.judged.plans)


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
        return _("No date has been announced for the next update.")
    if release.state == "confirmed":
        return _("{day}: {release}.", day=moment(release.on), release=release.title)
    return _("{day} (provisional date): {release}.", day=moment(release.on), release=release.title)


def next_update_said(view: View) -> str:
    """The same where no heading says what it is about."""
    words = next_update(view)
    return _("Next update: {sentence}", sentence=words) if view.next_release else words


def announced(view: View, indicator_id: str) -> str:
    """When the next figure of an indicator is announced for, in words; empty where its own date is not known."""
    row = view.book.observation(indicator_id, view.book.publisher.period_id)
    return expected(row.expected_on) if row is not None and row.value is None and row.expected_on else ""


def citation(view: View, title: str, path: str) -> str:
    """How to cite a page: body, year, title, release, address."""
    publisher = view.book.publisher
    release = next((r.title for r in publisher.releases if r.on[:10] == publisher.published_on.isoformat()),
                   view.book.period.label)
    address = f"{view.site_url}{view.prefix}{page_address(path, view.directory_urls)}"
    said = N_("{body} ({year}). {title} {release}.") if title.endswith(("?", "!")) else \
        N_("{body} ({year}). {title}. {release}.")
    cited = _(said, body=publisher.name, year=publisher.published_on.year, title=title, release=release)
    return f"{cited} {address}" if view.site_url else cited


def shares(counts: Counts, part: int, rated: bool = True) -> str:
    """A part of the indicators as shares, each with what it is a share of: `64% of the 90 rated, 35% of all 165`.

    Args:
        rated: whether the part is among the rated ones; else only the share of all is given.
    """
    if not counts.total:
        return ""
    of_all = share(part, counts.total)
    if not rated or not counts.rated or counts.rated == counts.total:
        return _("{share} of all {all}", share=of_all, all=counts.total)
    return _("{of_rated} of the {rated} rated, {of_all} of all {all}", of_rated=share(part, counts.rated),
             rated=counts.rated, of_all=of_all, all=counts.total)


def sum_text(counts: Counts) -> str:
    """What adds up to all: `90 rated and 75 not rated make 165`; where one of both is none, there is nothing to add."""
    if not counts.total:
        return _("There is no indicator to rate")
    if not counts.status["unrated"]:
        return _n("The one indicator is rated", "Each of the {n} is rated", counts.total)
    if not counts.rated:
        return _n("The one indicator is not rated", "None of the {n} is rated", counts.total)
    return _("{rated} rated and {unrated} not rated make {all}", rated=counts.rated, unrated=counts.status["unrated"],
             all=counts.total)


def unrated_text(counts: Counts) -> str:
    """Why indicators are not rated, as a sentence: `Not rated: 2 because the measure is new.`"""
    found = (_("{n} because {reason}", n=n, reason=REASONS[reason]) for reason, n in counts.reasons.items())
    return _("Not rated: {reasons}.", reasons="; ".join(found))


def key_text(shorthand: Iterable[tuple[str, str]]) -> str:
    """The shorthand of a table as a sentence: `[p] means provisional; [x] means not available.`

    Args:
        shorthand: each mark that is used, with its meaning.
    """
    return "; ".join(_("{mark} means {meaning}", mark=mark, meaning=meaning) for mark, meaning in shorthand) + "."


def often(frequency: str) -> str:
    """How often figures come, as the value of a fact: `Half yearly`."""
    return _(FREQUENCIES[frequency]) if frequency in FREQUENCIES else frequency.replace("-", " ").capitalize()


def by_gap(assessments: Iterable[Assessment]) -> list[Assessment]:
    """Key indicators first, then in the publisher's order."""
    return sorted(assessments, key=lambda a: not a.indicator.key)
