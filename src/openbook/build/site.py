"""`Site`: one publisher, or several each below its own address, ready to be asked for pages and files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from openbook.build.addresses import with_old_addresses
from openbook.build.kept import with_releases
from openbook.build.part import Artifact, Part, Progress, make_part
from openbook.charts import ChartContractError
from openbook.downloads import feed_of_all, publishers_index
from openbook.errors import OpenbookError, Problem
from openbook.metadata.catalog import DCAT_FILE, POD_FILE, dcat_of_all, pod
from openbook.model import Book
from openbook.package import find, load
from openbook.pages import PageRef, Rendered, render_together, together_list
from openbook.pages.foreign import marked
from openbook.pages.listing import FEED
from openbook.settings import Settings, SiteSettings, find_config, read_config, site_settings
from openbook.text.language import ENGLISH, Language, _, speaking, spoken_by

__all__ = ["Artifact", "Part", "Progress", "Site", "load_site"]

TAKEN = ("about", "accessibility", "api", "assets", "data", "search")
"""Ids that no publisher of several may have: the site's own pages and files have these addresses."""


@dataclass(frozen=True)
class Site:
    """Everything an engine asks for: pages, macros, files. Immutable.

    Attributes:
        parts: one for each publisher.
        name: of the site. address: of the published site, with a slash at the end, or empty.
        language: in which its words are written.
    """

    parts: tuple[Part, ...]
    name: str = ""
    address: str = ""
    language: Language = ENGLISH

    @property
    def several(self) -> bool:
        """Whether each publisher stands below its own address."""
        return len(self.parts) > 1

    @property
    def updated(self) -> date:
        """The day of the latest data: every date on the site comes from it."""
        return max(part.view.book.publisher.published_on for part in self.parts)

    @cached_property
    def pages(self) -> tuple[PageRef, ...]:
        """All generated pages: those about all publishers, then each publisher's."""
        own = tuple(ref for part in self.parts for ref in part.pages)
        return (*together_list(), *own) if self.several else own

    def part(self, publisher: str | None = None, source: str = "") -> Part:
        """One publisher's part.

        Args:
            publisher: its id; may be left out where there is one only, or on a page below its address.
            source: path of the page that asks.

        Raises:
            ValueError: it is not clear which one is meant, or there is no such publisher.
        """
        if publisher is None and not self.several:
            return self.parts[0]
        found = [p for p in self.parts
                 if p.publisher == publisher or (publisher is None and source.startswith(p.prefix))]
        if found:
            return found[0]
        wrong = "say whose" if publisher is None else f"there is no publisher {publisher!r}"
        raise ValueError(f"{wrong}: publisher= one of {', '.join(p.publisher for p in self.parts)}")

    def render(self, ref: PageRef) -> Rendered:
        """One finished page; its links lack the prefix, which it carries."""
        if self.several and not ref.publisher:
            with speaking(self.language):
                sizes = {path: len(data) for path, data in self._of_all.items()}
                rendered = render_together([part.view for part in self.parts], ref, sizes)
            return replace(rendered, html=self.marked(rendered.html))
        return self.part(ref.publisher or None).render(ref)

    def marked(self, html: str) -> str:
        """HTML that is of no publisher's page alone, with the words of each marked where they are not translated."""
        for own, foreign in self._foreign:
            html = marked(html, foreign, own)
        return html

    @cached_property
    def _foreign(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Each language in which words stay, and the words."""
        found: dict[str, frozenset[str]] = {}
        for part in self.parts:
            own = part.view.book.publisher.language
            found[own] = found.get(own, frozenset()) | part.view.foreign
        return tuple(sorted(found.items()))

    def artifacts(self) -> Iterator[Artifact]:
        """Downloads and pictures of all publishers; where there are several, catalogues, index and feed of all."""
        return spoken_by(self.language, self._artifacts())

    def _artifacts(self) -> Iterator[Artifact]:
        for part in self.parts:
            yield from part.artifacts()
        for path, data in self._of_all.items():
            yield Artifact(path, data)

    @cached_property
    def _of_all(self) -> Mapping[str, bytes]:
        """Files about all publishers of several: path to content. Pages say how large they are."""
        if not self.several:
            return {}
        with speaking(self.language):
            facts = [part.facts for part in self.parts]
            index = publishers_index([(part.view.book.publisher, part.prefix) for part in self.parts],
                                     self.parts[0].view.site_url)
            return dict((
                index, (FEED, feed_of_all([(part.prefix, part.pack) for part in self.parts])), (POD_FILE, pod(facts)),
                (DCAT_FILE, dcat_of_all(facts, self.name or _("Performance data"), self.address))))


def load_site(root: Path, settings: Settings, progress: Progress | None = None) -> Site:
    """Check, judge, draw and pack every data package.

    Args:
        root: the folder of mkdocs.yml.
        settings: where the data packages and the cache are; plain `Settings` take addresses from root's mkdocs.yml.
        progress: told how far the work is.

    Raises:
        OpenbookError: with every problem of every package, when one is not valid; nothing is drawn then.
    """
    tell = progress or (lambda _what, _done, _all: None)
    folders, books = _found(root, settings, tell)
    complete = (settings if isinstance(settings, SiteSettings)
                else site_settings(settings, read_config(find_config(root))))
    if complete.templates:
        complete = replace(complete, templates=str((root / complete.templates).resolve()))
    spoken = complete.spoken
    with speaking(spoken):
        parts = _parts(folders, books, root / settings.cache / ("" if spoken is ENGLISH else spoken.code), complete,
                       tell)
    return Site(parts, complete.site_name, complete.site_url, spoken)


def _parts(folders: Sequence[Path], books: Sequence[Book], cache: Path, settings: SiteSettings, tell: Progress,
           ) -> tuple[Part, ...]:
    """Each publisher's part, in the language of the moment."""
    prefixes = [f"{book.publisher.publisher_id}/" if len(books) > 1 else "" for book in books]
    parts = []
    problems: list[Problem] = []
    for book, folder, prefix in zip(books, folders, prefixes, strict=True):
        within = f"{folder.name}/" if len(books) > 1 else ""
        try:
            part = with_releases(make_part(book, folder, cache, settings, prefix, tell), folder, cache, settings, tell)
        except ChartContractError as error:
            problems += [replace(p, file=within + p.file) for p in _undrawn(book, error)]
            continue
        part, gone = with_old_addresses(part, folder)
        problems += [replace(p, file=within + p.file) for p in gone]
        parts.append(part)
    if problems:
        raise OpenbookError(problems)
    return tuple(parts)


def _undrawn(book: Book, error: ChartContractError) -> Iterator[Problem]:
    """What a chart cannot show, one problem for each breach. The check should have refused it: this is the last net."""
    for breach in error.breaches:
        chart = next((c for c in error.chart_id.split(", ") if breach.startswith(f"{c}: ")), error.chart_id)
        why = breach.removeprefix(f"{chart}: ")
        indicator = book.indicators.get(chart.partition("-")[2])
        about = f"of {indicator.title} ({indicator.indicator_id})" if indicator else chart
        yield Problem("chart-refused", "data/indicators.csv" if indicator else "datapackage.json",
                      f"{book.publisher.name}: the chart {about} cannot be drawn: {why}.", "data that a chart can show",
                      "Correct the text or figure that the message names. If nothing is wrong with it, please report "
                      "this as a fault of Openbook.", None, None, indicator.indicator_id if indicator else None)


def load_books(root: Path, settings: Settings) -> list[Book]:
    """Every publisher's book, checked, in the order of the site; nothing is judged or drawn.

    Raises:
        OpenbookError: as `load_site` does.
    """
    return _found(root, settings, lambda _what, _done, _all: None)[1]


def _found(root: Path, settings: Settings, tell: Progress) -> tuple[Sequence[Path], list[Book]]:
    """The folders of the packages, and the book of each."""
    folders = find(root / settings.datapackage)
    if not folders:
        raise OpenbookError([Problem("no-package", settings.datapackage, "There is no data package here.",
                                     "a folder with datapackage.json", "Start one with 'openbook new FOLDER'.")])
    return folders, _load_all(folders, root / settings.cache / "checked", tell)


def _load_all(folders: Sequence[Path], cache: Path, tell: Progress) -> list[Book]:
    """Load every package, or raise the problems of all."""
    books: list[Book] = []
    problems: list[Problem] = []
    for n, folder in enumerate(folders):
        tell("Checking", n, len(folders))
        try:
            books.append(load(folder, cache))
        except OpenbookError as error:
            within = f"{folder.name}/" if len(folders) > 1 else ""
            problems += [replace(p, file=within + p.file) for p in error.problems]
    if len(folders) > 1 and not problems:
        problems += _addresses(books, folders)
    if problems:
        raise OpenbookError(problems)
    return books


def _addresses(books: Sequence[Book], folders: Sequence[Path]) -> Iterator[Problem]:
    """Publishers that cannot stand side by side: their ids are their addresses."""
    seen: dict[str, str] = {}
    for book, folder in zip(books, folders, strict=True):
        name, file = book.publisher.publisher_id, f"{folder.name}/datapackage.json"
        if name in TAKEN:
            yield Problem("publisher-address", file, f"The publisher's id {name!r} is an address of the site itself.",
                          f"an id other than {', '.join(TAKEN)}", "Change openbook.publisher.id.", value=name)
        elif name in seen:
            yield Problem("publisher-address", file, f"The publisher's id {name!r} is also that of {seen[name]}.",
                          "an id for each publisher", "Change openbook.publisher.id in one of them.", value=name)
        seen.setdefault(name, folder.name)
