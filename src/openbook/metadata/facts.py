"""The facts about a publisher's open data that every format of metadata repeats: worked out once, here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from openbook.model import Book, Period
from openbook.text import page_address
from openbook.text.language import N_, _

LANGUAGE = "en-GB"
"""Language of what Openbook says about columns, in every language of a site."""

AREA = "http://statistics.data.gov.uk/id/statistical-geography/"
"""What stands before a code of the Office for National Statistics in the address of an area."""

LANDING = "data.md"
"""Source of the page of downloads."""

MEDIA_TYPES = {
    "csv": "text/csv", "json": "application/json", "jsonld": "application/ld+json", "zip": "application/zip",
    "ods": "application/vnd.oasis.opendocument.spreadsheet", "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "svg": "image/svg+xml",
    "png": "image/png", "xml": "application/xml", "txt": "text/plain",
}
"""Ending of a file's name to its media type, as registered with IANA."""

UNKNOWN_TYPE = "application/octet-stream"

_FOLDERS = {"plans": "plan", "indicators": "indicator"}
"""Folder to what each file in it is about."""

_SAID = ("data/datapackage.json", "data/figures-schema.json")
"""Files among the data that are said about it, beside those whose name ends in `-metadata.json`."""

_WHOLE = {
    "data/{}.csv": N_("Every figure, one tidy table"),
    "data/{}-indicators.csv": N_("Every indicator, with its definition and rating"),
    "data/{}-finances.csv": N_("Every amount of money"),
    "data/{}-revisions.csv": N_("Every figure with its first and later values"),
    "data/{}.zip": N_("The whole data package, with its schemas"),
    "data/{}.ods": N_("Every figure as a workbook"),
    "data/{}.parquet": N_("Every figure, for programs that read columns"),
    "api/v1/index.json": N_("Every plan, indicator and period as JSON, with the address of each one's own file"),
}
"""Path of a file about all, with the publisher's id left out, to what it holds."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file of data.

    Attributes:
        path: from the publisher's root, such as `data/testshire.csv`.
        title: what it holds, in words.
        about: `all`, `plan`, `indicator`, or `part` for another part. id: of that plan or indicator, or empty.
        format: in capitals, such as CSV. media_type: as registered with IANA.
        size: in bytes. sha256: checksum, in lower-case hexadecimal digits.
        start, end: first and last day of what it is about.
    """

    path: str
    title: str
    about: str
    id: str
    format: str
    media_type: str
    size: int
    sha256: str
    start: date
    end: date

    @property
    def temporal(self) -> str:
        """What it is about as an interval of days (ISO 8601)."""
        return f"{self.start.isoformat()}/{self.end.isoformat()}"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of a publisher's open data.

    Attributes:
        identifier: address of the page of downloads, or the publisher's id where the site does not know its address.
        publisher_id, publisher, homepage: who publishes it. contact: `role`, `url`, `email`, as far as given.
        issued: the day of the first release that the calendar names. modified: the day of the latest data.
        start, end: first and last day that results speak of.
        area_code: ONS (GSS) code, or None. keywords, sources, version: as in the data package.
        base: what stands before a path: an address, a folder, or nothing.
        known: whether the site knows its own address, so that `base` is one.
        directory_urls: whether `plans/a.md` is published at `plans/a/` (True) or at `plans/a.html`.
        files: every file of data, in the order in which they are made.
    """

    identifier: str
    publisher_id: str
    publisher: str
    homepage: str | None
    contact: Mapping[str, str]
    title: str
    description: str
    licence_id: str
    licence_title: str
    licence_url: str
    issued: date
    modified: date
    start: date
    end: date
    area_code: str | None
    keywords: tuple[str, ...]
    sources: tuple[Mapping[str, str], ...]
    version: str
    base: str
    known: bool
    directory_urls: bool
    files: tuple[FileFacts, ...]

    @property
    def area(self) -> str | None:
        """Address of the area among the statistical geographies, or None."""
        return f"{AREA}{self.area_code}" if self.area_code else None

    @property
    def landing(self) -> str:
        """Address of the page of downloads."""
        return self.page(LANDING)

    @property
    def dataset(self) -> str:
        """The name of the dataset in linked data: the page of downloads, and a mark."""
        return f"{self.landing}#dataset"

    def page(self, source: str) -> str:
        """Address of a page, from the path of its source."""
        return self.base + page_address(source, self.directory_urls)

    def link(self, path: str) -> str:
        """Address of a file."""
        return self.base + path

    @property
    def temporal(self) -> str:
        """What results speak of as an interval of days (ISO 8601)."""
        return f"{self.start.isoformat()}/{self.end.isoformat()}"

    def table(self, kind: str) -> tuple[FileFacts, ...]:
        """The table of a kind about the whole, such as `finances`, where there is one."""
        return tuple(f for f in self.files if f.path == f"data/{self.publisher_id}-{kind}.csv")

    def of(self, about: str, name: str = "") -> tuple[FileFacts, ...]:
        """The files about all, about one plan or about one indicator."""
        return tuple(f for f in self.files if f.about == about and f.id == name)

    def file(self, path: str) -> FileFacts:
        """The file of a path.

        Raises:
            KeyError: there is none.
        """
        for found in self.files:
            if found.path == path:
                return found
        raise KeyError(path)


def facts_of(book: Book, files: Mapping[str, bytes], address: str = "", directory_urls: bool = True,
             folder: str = "") -> Facts:
    """Gather the facts.

    Args:
        book: the publisher's book.
        files: path from the publisher's root to content; those that are no data are left out.
        address: of the publisher's part of the published site, with a slash at the end, or empty.
        directory_urls: whether pages are published as folders.
        folder: without an address, what stands before paths.
    """
    publisher = book.publisher
    spans = _spans(book, book.indicators)
    published = publisher.published_on.isoformat()
    released = [r.on[:10] for r in publisher.releases if r.state == "confirmed" and r.on[:10] <= published]
    base = address or folder
    return Facts(
        identifier=f"{address}{page_address(LANDING, directory_urls)}" if address else publisher.publisher_id,
        publisher_id=publisher.publisher_id, publisher=publisher.name, homepage=publisher.homepage,
        contact=publisher.contact, title=publisher.title, description=publisher.description,
        licence_id=publisher.licence_id, licence_title=publisher.licence_title, licence_url=publisher.licence_url,
        issued=date.fromisoformat(min([*released, published])), modified=publisher.published_on,
        start=min(p.start for p in spans), end=max(p.end for p in spans), area_code=publisher.area_code,
        keywords=publisher.keywords, sources=publisher.sources, version=publisher.version, base=base,
        known=bool(address), directory_urls=directory_urls,
        files=tuple(_file(book, path, data, spans) for path, data in files.items() if is_data(path)),
    )


def is_data(path: str) -> bool:
    """Whether a file is data, and not what is said about data, or a picture or a feed of it."""
    said = path.endswith("-metadata.json") or "/schema/" in path or path in _SAID
    return path.startswith(("data/", "api/")) and not said


def _spans(book: Book, indicators: Iterable[str]) -> list[Period]:
    """The periods with a result of some indicators, or the reporting period when there is no result at all."""
    found = {o.period_id for i in indicators for o in book.observations(i)
             if o.value is not None or o.text_value is not None}
    return [book.periods[p] for p in sorted(found)] or [book.period]


def _file(book: Book, path: str, data: bytes, spans: list[Period]) -> FileFacts:
    """What is true of a file; `spans` are the periods of the whole."""
    ending = path.rsplit(".", 1)[-1].lower()
    about, name = _subject(book, path)
    if about == "plan":
        spans = _spans(book, (i.indicator_id for i in book.indicators_of(name)))
    elif about == "indicator":
        spans = _spans(book, [name])
    elif path == f"data/{book.publisher.publisher_id}-finances.csv":
        spans = [book.periods[p] for p in sorted({row.period_id for row in book.finances})] or spans
    return FileFacts(path, next(_titles(book, path, about, name)), about, name, ending.upper(),
                     MEDIA_TYPES.get(ending, UNKNOWN_TYPE), len(data), hashlib.sha256(data).hexdigest(),
                     min(p.start for p in spans), max(p.end for p in spans))


def _subject(book: Book, path: str) -> tuple[str, str]:
    folder, _, file = path.rpartition("/")
    name, kind = file.partition(".")[0], _FOLDERS.get(folder.rsplit("/", 1)[-1], "")
    if name in {"plan": book.plans, "indicator": book.indicators}.get(kind, ()):
        return kind, name
    return ("all" if folder == "data" or name == "index" else "part"), ""


def _titles(book: Book, path: str, about: str, name: str) -> Iterator[str]:
    """What a file holds: the first of these."""
    publisher = book.publisher
    known = {pattern.format(publisher.publisher_id): _(title) for pattern, title in _WHOLE.items()}
    if path in known:
        yield known[path]
    if about == "plan":
        yield book.plans[name].title
    if about == "indicator":
        yield book.indicators[name].title
    yield f"{publisher.title} ({path.rsplit('.', 1)[-1].upper()})"
