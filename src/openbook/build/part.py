"""`Part`: one publisher's data package checked, judged, drawn and packed."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import openbook
from openbook.assess import checks, judge
from openbook.build.cache import Cache
from openbook.charts import Captioned, Spec, begin_pictures, cache_key, draw_all, inline
from openbook.charts.from_book import chart_specs
from openbook.downloads import Pack, files, parquet_version, table_schemas
from openbook.metadata import Facts, facts_of
from openbook.model import Book
from openbook.model.translated import UNIT, Lack, lack, translated, units, untranslated
from openbook.package.contents import content_files
from openbook.package.kept import about
from openbook.pages import (
    Caption,
    PageRef,
    Rendered,
    Shared,
    View,
    embed_page,
    embed_path,
    embeds,
    page_list,
    render,
    snippet,
)
from openbook.pages.common import citation
from openbook.pages.foreign import marked
from openbook.pages.markup import plain_texts
from openbook.settings import SiteSettings
from openbook.text.language import ENGLISH, Language, language, speaking, spoken_by

Progress = Callable[[str, int, int], None]
"""Called with (what is being done, how many are done, how many there are)."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """A generated file: path in the site, and content."""

    path: str
    data: bytes


@dataclass(frozen=True)
class Part:
    """One publisher's pages, pictures and files. Immutable.

    Attributes:
        view: what its pages are made from; `view.prefix` is where they stand on the site.
        pages: its pages, as the site has them: paths with the prefix.
        charts, downloads: path without the prefix to content.
        pack: what the downloads were made from.
        kept: files of the releases that are kept as they were: path without the prefix to content.
        facts: what is said about its data in every format.
        language: in which its words are written. lack: which texts of the publisher are not in it, if any.
    """

    view: View
    pages: tuple[PageRef, ...]
    charts: Mapping[str, str]
    downloads: Mapping[str, bytes]
    facts: Facts
    pack: Pack
    kept: Mapping[str, bytes] = field(default_factory=dict)
    language: Language = ENGLISH
    lack: Lack | None = None

    @property
    def prefix(self) -> str:
        """Where its pages and files stand: a folder with a slash at the end, or nothing."""
        return self.view.prefix

    @property
    def publisher(self) -> str:
        """Id of the publisher."""
        return self.view.book.publisher.publisher_id

    @cached_property
    def shared(self) -> Shared:
        """What several pages use, worked out once."""
        return Shared(checks(self.view.judged), table_schemas())

    @cached_property
    def embedded(self) -> Mapping[str, bytes]:
        """Charts as pages to embed: path without the prefix to content."""
        own = self.view.book.publisher.language
        return {embed_path(i): marked(embed_page(self.view, i), self.view.foreign, own).encode()
                for i in embeds(self.view)}

    def render(self, ref: PageRef) -> Rendered:
        """One finished page; its links lack the prefix, which it carries."""
        with speaking(self.language):
            return render(self.view, ref, self.shared)

    def macro(self, name: str, *ids: str, **options: object) -> str:
        """HTML of one macro of a hand-written page; its links lack the prefix."""
        with speaking(self.language):
            html = snippet(self.view, name, *ids, **options)
            return marked(html, self.view.foreign, self.view.book.publisher.language)

    def artifacts(self) -> Iterator[Artifact]:
        """Downloads, charts as standalone pictures and as pages to embed, then the releases that are kept."""
        return spoken_by(self.language, self._artifacts())

    def _artifacts(self) -> Iterator[Artifact]:
        for path, data in self.downloads.items():
            yield Artifact(self.prefix + path, data)
        for path, svg in self.charts.items():
            yield Artifact(self.prefix + path, svg.encode())
        for path, data in self.embedded.items():
            yield Artifact(self.prefix + path, data)
        for path, data in self.kept.items():
            yield Artifact(self.prefix + path, data)


def make_part(
    book: Book, folder: Path, cache: Path, settings: SiteSettings, prefix: str, progress: Progress,
    release: str | None = None,
) -> Part:
    """Judge, draw and pack what one publisher has published.

    Args:
        book: the publisher's book.
        folder: its data package, for the downloads.
        cache: folder for what was made before.
        settings: the site's address, the number of processes, the folder of its own templates.
        prefix: where its pages stand, with a slash at the end, or nothing.
        progress: told how far the work is.
        release: for a release that is kept as it was, its name.
    """
    code = language().code
    with speaking(language().knowing(units(book, code), UNIT)):
        made = _made(translated(book, code), _foreign(book, code), folder, cache, settings, prefix, progress, release)
    return replace(made, lack=lack(book, code))


def _foreign(book: Book, code: str) -> frozenset[str]:
    """The texts that are not in the language of the site, as they stand on pages; none where the book is in it."""
    own = book.publisher.language
    if own.split("-")[0] == code.split("-")[0]:
        return frozenset()
    return frozenset(text for place, whole in untranslated(book, code)
                     for text in (plain_texts(whole) if place[0] == "commentary" else (whole,)))


def _made(
    book: Book, foreign: frozenset[str], folder: Path, cache: Path, settings: SiteSettings, prefix: str,
    progress: Progress, release: str | None,
) -> Part:
    progress("Judging", 0, 1)
    judged = judge(book)
    specs = tuple(chart_specs(judged))
    name = book.publisher.publisher_id
    place = name if release is None else f"{name}-{release}"
    kept = about(folder)

    def held(what: str) -> Cache:
        """Most charts of a release are those of the latest figures, which are drawn before."""
        return Cache(cache / what / place, cache / what / name if place != name else None)

    jobs = settings.jobs or _cores()
    pngs = pictures_cached(specs, held("pictures"), jobs, progress)
    drawn = draw_cached(specs, held("charts"), jobs, progress)
    view = View(judged, {key: inline(svg) for key, svg in drawn.items()}, _captions(specs), {}, settings.site_url,
                 settings.directory_urls, prefix, templates=settings.templates, kept=kept, latest=release is None,
                foreign=foreign)
    progress("Packing", 0, 1)
    cited = citation(view, book.publisher.title, "data.md")
    svgs = {_picture_path(s, "svg"): drawn[s.chart_id] for s in specs if isinstance(s, Captioned)}
    address = f"{settings.site_url}{prefix}" if settings.site_url else ""
    pack = Pack(judged, content_files(folder), cited, address, svgs, settings.directory_urls, kept)
    downloads = {**pack_cached(pack, Cache(cache / "downloads" / place)), **pngs()}
    sizes = {path: len(data) for path, data in downloads.items()}
    sizes |= {path: len(svg.encode()) for path, svg in svgs.items()}
    progress("Packing", 1, 1)
    pages = tuple(replace(ref, path=prefix + ref.path, publisher=name if prefix else "") for ref in page_list(book))
    facts = facts_of(book, downloads, address, settings.directory_urls, prefix)
    return Part(replace(view, files=sizes, facts=facts), pages, svgs, downloads, facts, pack, language=language())


def _cores() -> int:
    """How many cores this process may use, where the system tells, else how many there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _picture_path(spec: Spec, kind: str) -> str:
    """Where a chart stands as a picture, from the publisher's root."""
    return f"charts/{spec.chart_id.removeprefix('trend-')}.{kind}"


def draw_cached(specs: Sequence[Spec], cache: Cache, jobs: int, progress: Progress | None = None) -> dict[str, str]:
    """Draw what the cache does not hold.

    Returns:
        Chart id to standalone SVG, for all specs in their order.
    """
    keys = {spec.chart_id: cache_key(spec) for spec in specs}
    found = {chart_id: data.decode() for chart_id, key in keys.items() if (data := cache.get(key)) is not None}
    missing = [spec for spec in specs if spec.chart_id not in found]
    if missing:
        done = (lambda n, of: progress("Drawing", n, of)) if progress else None
        for chart_id, svg in draw_all(missing, jobs, done).items():
            cache.put(keys[chart_id], svg.encode())
            found[chart_id] = svg
        cache.keep(keys.values())
    return {spec.chart_id: found[spec.chart_id] for spec in specs}


def pictures_cached(
    specs: Iterable[Spec], cache: Cache, jobs: int, progress: Progress | None = None,
) -> Callable[[], dict[str, bytes]]:
    """Every chart with words as a PNG; those that the cache does not hold are begun, beside what is done next.

    Returns:
        What waits for them all and gives path from the publisher's root to PNG, in the order of the specifications,
        which `draw` takes.
    """
    chosen = [spec for spec in specs if isinstance(spec, Captioned)]
    keys = {spec.chart_id: cache_key(spec) for spec in chosen}
    held = {chart_id: data for chart_id, key in keys.items() if (data := cache.get(key)) is not None}
    missing = [spec for spec in chosen if spec.chart_id not in held]
    begun = begin_pictures(missing, jobs)

    def collect() -> dict[str, bytes]:
        for n, (spec, data) in enumerate(zip(missing, begun, strict=True), 1):
            cache.put(keys[spec.chart_id], data)
            held[spec.chart_id] = data
            if progress:
                progress("Drawing", n, len(missing))
        cache.keep(keys.values())
        return {_picture_path(spec, "png"): held[spec.chart_id] for spec in chosen}

    return collect


def pack_cached(pack: Pack, cache: Cache) -> dict[str, bytes]:
    """Make the downloads, or take them from the cache when all they are made of is the same."""
    parts = (openbook.__version__, _code_mark(), language().mark, pack.judged.book.fingerprint, pack.citation,
             pack.address, str(pack.directory_urls), repr(sorted(pack.kept.items())), parquet_version(), *pack.pictures,
             *pack.pictures.values())
    key = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    held = cache.get(key)
    if held is not None:
        with zipfile.ZipFile(io.BytesIO(held)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    made = files(pack)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for path, data in made.items():
            archive.writestr(path, data)
    cache.put(key, packed.getvalue())
    cache.keep([key])
    return made


def _code_mark() -> str:
    """A mark of the code that makes downloads, so that a change of it while developing is not hidden by the cache."""
    here = Path(openbook.__file__).parent
    parts = [p for name in ("downloads", "metadata", "assess", "model", "text")
             for p in sorted((here / name).rglob("*.py"))]
    parts += sorted((here / "package" / "schemas").glob("*.json"))
    parts += sorted((here / "downloads").rglob("*.json"))
    return hashlib.sha256(b"".join(p.read_bytes() for p in parts)).hexdigest()


def _captions(specs: Sequence[Spec]) -> dict[str, Caption]:
    return {s.chart_id: Caption(s.finding, s.subtitle, s.source, s.alt) for s in specs if isinstance(s, Captioned)}
