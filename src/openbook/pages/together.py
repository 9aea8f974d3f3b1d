"""Pages about all publishers of a site of several: the choice between them, and their data, contacts, statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from types import MappingProxyType

from markupsafe import Markup

from openbook.assess import Agreement, Counts, status_agreement
from openbook.model import Publisher
from openbook.pages.common import next_update_said
from openbook.pages.contexts import Download
from openbook.pages.kinds import KINDS
from openbook.pages.listing import FEED, PageRef
from openbook.pages.method import rule_text
from openbook.pages.render import Rendered, environment
from openbook.pages.site import data_page
from openbook.pages.structured import structured_of_all
from openbook.pages.view import View, size_text
from openbook.text import alphabetical, page_address
from openbook.text.language import N_, _

NUMBERS = dict(enumerate((N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"), N_("seven"),
                          N_("eight"), N_("nine")), 1))
"""Small numbers as words."""

Views = Sequence[View]


@dataclass(frozen=True, slots=True)
class PublisherCard:
    """A publisher beside others.

    Attributes:
        path: of its home page. period: what its latest report is about, in words. published: on which day.
        counts: of its indicators. labels: its words for the statuses. bar: inline status bar.
        rule: how it rates, in plain words. agreement: how often rule and print give the same status.
        downloads: its files of everything. next_update: when the next figures come, in words.
    """

    publisher: Publisher
    path: str
    period: str
    published: str
    counts: Counts
    labels: Mapping[str, str]
    bar: Markup
    rule: str
    agreement: Agreement
    downloads: tuple[Download, ...]
    next_update: str


@dataclass(frozen=True, slots=True)
class Together:
    """What each page about all publishers shows: a card for each, by name."""

    cards: tuple[PublisherCard, ...]


@dataclass(frozen=True, slots=True)
class TogetherKind:
    """A page about all publishers: path, and its words for a number of publishers."""

    path: str
    title: Callable[[str], str]
    description: Callable[[str], str]


TOGETHER: Mapping[str, TogetherKind] = {
    "publishers": TogetherKind(KINDS["home"].path, lambda n: _("How {number} public bodies are doing", number=n),
                               lambda n: _("Targets and results of {number} public bodies, with the figures behind "
                                           "them.",
                                           number=n)),
    "publishers-data": TogetherKind(KINDS["data"].path, lambda _n: _("Data and downloads"),
                                    lambda n: _("Every figure of {number} public bodies as open data.", number=n)),
    "publishers-about": TogetherKind(KINDS["about"].path, lambda _n: _("About this site"),
                                     lambda n: _("Who the {number} public bodies are, and from what this site is made.",
                                                 number=n)),
    "publishers-accessibility": TogetherKind(KINDS["accessibility"].path, lambda _n: _("Accessibility statements"),
                                             lambda n: _("The accessibility statements of {number} public bodies.",
                                                         number=n)),
}
"""Kinds of page about all publishers; each stands where a site of one has the page of the same name."""


def together_list() -> tuple[PageRef, ...]:
    """The pages about all publishers."""
    return tuple(PageRef(kind.path, name) for name, kind in TOGETHER.items())


def render_together(views: Views, ref: PageRef, files: Mapping[str, int] = MappingProxyType({})) -> Rendered:
    """Render a page about all publishers.

    Args:
        views: one for each publisher.
        ref: one of `together_list`.
        files: path of each file about all publishers to its size in bytes.

    Raises:
        KeyError: for a page of another kind.
    """
    kind = TOGETHER[ref.kind]
    number = _(NUMBERS[len(views)]) if len(views) in NUMBERS else str(len(views))
    cards = sorted((_card(view) for view in views), key=lambda card: alphabetical(card.publisher.name))
    context = Together(tuple(cards))
    words = {f.name: getattr(context, f.name) for f in fields(context)}
    html = environment(views[0].templates).get_template(f"{ref.kind}.html.jinja").render(
        **words, number=number, size_of=lambda path: size_text(files.get(path, 0)))
    html += "\n" + environment(views[0].templates).get_template("publishers-foot.html.jinja").render(
        cards=context.cards, feed=FEED, citation=_citation(views, kind.title(number), ref.path))
    html += structured_of_all(views, ref.kind, kind.title(number), kind.description(number))
    return Rendered(kind.title(number), kind.description(number), html)


def _citation(views: Views, title: str, path: str) -> str:
    """How to cite a page about all: the bodies, the year of the latest data, title, address."""
    year = max(view.book.publisher.published_on for view in views).year
    names = ", ".join(sorted((view.book.publisher.name for view in views), key=alphabetical))
    address = f" {views[0].site_url}{page_address(path, views[0].directory_urls)}" if views[0].site_url else ""
    return f"{names} ({year}). {title}.{address}"


def _card(view: View) -> PublisherCard:
    book = view.book
    publisher = book.publisher
    bar = view.charts.get("bar-all", "").replace("bar-all", f"bar-{publisher.publisher_id}")
    files = tuple(Download(view.prefix + d.path, d.title, d.format, d.size) for d in data_page(view).everything)
    return PublisherCard(
        publisher, f"{view.prefix}{KINDS['home'].path}", book.period.label, view.last_data, view.judged.counts(),
        publisher.status_labels, Markup(bar), rule_text(publisher.rules["default"], publisher),  # noqa: S704 - our own
        status_agreement(view.judged), files, next_update_said(view))
