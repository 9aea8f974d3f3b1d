"""What pages are made from: a judged book, its charts, its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from openbook.assess import Judged
from openbook.metadata import Facts
from openbook.model import Book, Release
from openbook.text import day, plain
from openbook.text.language import _, _n


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of a chart: finding, subtitle (measure, area, unit, period), source, text alternative."""

    finding: str
    subtitle: str
    source: str
    alt: str


@dataclass(frozen=True)
class View:
    """One publisher's material for pages.

    Attributes:
        judged: the book with all its assessments.
        charts: chart id to finished inline SVG; an indicator without figures has none.
        captions: chart id to the chart's words.
        files: path of every download to its size in bytes.
        site_url: address of the published site, with a slash at the end, or empty.
        directory_urls: whether `plans/a.md` is published at `plans/a/` (True) or at `plans/a.html`.
        prefix: where the publisher's pages stand on a site of several, with a slash at the end, or empty. Links
            and paths on pages leave it out; it is put before them when a page is finished.
        facts: what is said about the publisher's data in every format, or None where nothing is published.
        kept: names of the releases of which a copy is kept, to the period and the day (ISO) that each is about.
        latest: whether this is what the publisher published last, not a release that is kept as it was.
        foreign: the publisher's texts that are not in the language of the site, as they stand on pages.
        templates: folder of the site's own templates, which come before Openbook's; empty for none.
    """

    judged: Judged
    charts: Mapping[str, str] = field(default_factory=dict)
    captions: Mapping[str, Caption] = field(default_factory=dict)
    files: Mapping[str, int] = field(default_factory=dict)
    site_url: str = ""
    directory_urls: bool = True
    prefix: str = ""
    facts: Facts | None = None
    kept: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    latest: bool = True
    templates: str = ""
    foreign: frozenset[str] = frozenset()

    def crumbs(self, items: Sequence[tuple[str, str]] = ()) -> tuple[tuple[str, str], ...]:
        """(path, name) of the pages above a page: the way from the home page, then `items`.

        On a site of several publishers the way begins at the page of all (`/index.md`), and the publisher's own
        home page bears its short name. In a release that is kept it begins at that release's own home page.
        """
        if not self.latest:
            return (("index.md", _("Release of {day}", day=self.last_data)), *items)
        if self.prefix:
            return (("/index.md", _("All publishers")), ("index.md", self.book.publisher.short_name), *items)
        return (("index.md", _("Home")), *items)

    def met_text(self, number: int) -> str:
        """What a number of indicators shown as green or better did: `met their target`, or `are Blue or Green`.

        They are said to have met their target only where the rule says so of each: a report may print green for one
        that by its own figures missed.
        """
        if self.judged.met_by_rule:
            return _n("met its target", "met their target", number)
        return _n("is {status}", "are {status}", number, status=self.met_name)

    def met_count(self, number: int) -> str:
        """How many were shown as green or better, with what they did: `5 met their target`."""
        if self.judged.met_by_rule:
            return _n("{n} met its target", "{n} met their target", number)
        return _n("{n} is {status}", "{n} are {status}", number, status=self.met_name)

    @cached_property
    def explained(self) -> frozenset[str]:
        """Ids of the terms that the publisher's glossary explains."""
        from openbook.pages.glossary import terms

        return terms(self)

    @property
    def met_name(self) -> str:
        """The publisher's words for green and better: `Blue or Green`."""
        labels = self.book.publisher.status_labels
        if "blue" in labels and "green" in labels:
            return _("{first} or {second}", first=labels["blue"], second=labels["green"])
        return labels["blue"] if "blue" in labels else labels.get("green", "")

    @property
    def book(self) -> Book:
        """The book behind the pages."""
        return self.judged.book

    @property
    def next_release(self) -> Release | None:
        """The first release after the latest publication, or None when the calendar names none."""
        later = [r for r in self.book.publisher.releases if not self.is_out(r)]
        return min(later, key=lambda r: r.on, default=None)

    def is_out(self, release: Release) -> bool:
        """Whether a release of the calendar is not after the latest publication; months come after their days."""
        return release.on[:10] <= self.book.publisher.published_on.isoformat()

    def kept_copy(self, release: Release) -> str:
        """Name of the kept copy of a release, or an empty string."""
        about = (release.period_id, release.on[:10])
        return next((name for name, of in self.kept.items() if of == about), "")

    @property
    def last_data(self) -> str:
        """The day the latest data was published, in words."""
        return day(self.book.publisher.published_on)


def size_text(size: int) -> str:
    """A file size in words: `2 KB`; at least 1 KB."""
    if size >= 1_000_000:
        return _("{size} MB", size=plain(Decimal(f"{size / 1_000_000:.1f}")))
    return _("{size} KB", size=max(1, round(size / 1000)))
