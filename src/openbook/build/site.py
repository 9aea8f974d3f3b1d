"""`Site`: a data package checked, judged, drawn and packed, ready to be asked for pages and files."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

import openbook
from openbook.assess import Judged, checks, judge
from openbook.build.cache import Cache
from openbook.charts import Captioned, Spec, cache_key, draw_all, inline
from openbook.charts.from_book import chart_specs
from openbook.downloads import COLUMNS, files
from openbook.errors import OpenbookError, Problem
from openbook.package import find, load
from openbook.package.contents import content_files
from openbook.pages import Caption, PageRef, Rendered, Shared, View, page_list, render, snippet
from openbook.pages.common import citation
from openbook.settings import Settings, SiteSettings, find_config, read_config, site_settings

Progress = Callable[[str, int, int], None]
"""Called with (what is being done, how many are done, how many there are)."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """A generated file: path in the site, and content."""

    path: str
    data: bytes


@dataclass(frozen=True)
class Site:
    """Everything an engine asks for: pages, macros, files. Immutable."""

    view: View
    pages: tuple[PageRef, ...]
    charts: Mapping[str, str]
    downloads: Mapping[str, bytes]

    @property
    def updated(self) -> date:
        """The day of the latest data: every date on the site comes from it."""
        return self.view.book.publisher.published_on

    @cached_property
    def shared(self) -> Shared:
        """What several pages use, worked out once."""
        return Shared(checks(self.view.judged), tuple(COLUMNS.items()))

    def render(self, ref: PageRef) -> Rendered:
        """One finished page."""
        return render(self.view, ref, self.shared)

    def macro(self, name: str, *ids: str, **options: object) -> str:
        """HTML of one macro of a hand-written page."""
        return snippet(self.view, name, *ids, **options)

    def artifacts(self) -> Iterator[Artifact]:
        """Downloads, then charts as standalone pictures."""
        for path, data in self.downloads.items():
            yield Artifact(path, data)
        for path, svg in self.charts.items():
            yield Artifact(path, svg.encode())


def load_site(root: Path, settings: Settings, progress: Progress | None = None) -> Site:
    """Check, judge, draw and pack.

    Args:
        root: the folder of mkdocs.yml.
        settings: where the data package and the cache are; plain `Settings` take addresses from root's mkdocs.yml.
        progress: told how far the work is.

    Raises:
        OpenbookError: with every problem, when the package is not valid; nothing is drawn then.
    """
    tell = progress or (lambda _what, _done, _all: None)
    folder = _one_package(root, settings)
    cache = root / settings.cache
    tell("Checking", 0, 1)
    book = load(folder, cache / "checked")
    tell("Judging", 0, 1)
    judged = judge(book)
    specs = tuple(chart_specs(judged))
    drawn = draw_cached(specs, Cache(cache / "charts"), settings.jobs or os.cpu_count() or 1, progress)
    site = _site_settings(root, settings)
    view = View(judged, {key: inline(svg) for key, svg in drawn.items()}, _captions(specs), {}, site.site_url,
                site.directory_urls)
    tell("Packing", 0, 1)
    cited = citation(view, book.publisher.title, "data.md")
    downloads = pack_cached(judged, folder, cited, Cache(cache / "downloads"))
    pictures = {f"charts/{s.chart_id.removeprefix('trend-')}.svg": drawn[s.chart_id]
                for s in specs if isinstance(s, Captioned)}
    sizes = {path: len(data) for path, data in downloads.items()}
    sizes |= {path: len(svg.encode()) for path, svg in pictures.items()}
    tell("Packing", 1, 1)
    return Site(replace(view, files=sizes), page_list(book), pictures, downloads)


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


def pack_cached(judged: Judged, folder: Path, cited: str, cache: Cache) -> dict[str, bytes]:
    """Make the downloads, or take them from the cache when data and version are the same."""
    parts = (openbook.__version__, _code_mark(), judged.book.fingerprint, cited)
    key = hashlib.sha256("|".join(parts).encode()).hexdigest()
    held = cache.get(key)
    if held is not None:
        with zipfile.ZipFile(io.BytesIO(held)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    made = dict(files(judged, content_files(folder), cited))
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
    parts = [p for name in ("downloads", "assess", "model", "text") for p in sorted((here / name).glob("*.py"))]
    return hashlib.sha256(b"".join(p.read_bytes() for p in parts)).hexdigest()


def _captions(specs: Sequence[Spec]) -> dict[str, Caption]:
    return {s.chart_id: Caption(s.finding, s.subtitle, s.source, s.alt) for s in specs if isinstance(s, Captioned)}


def _site_settings(root: Path, settings: Settings) -> SiteSettings:
    if isinstance(settings, SiteSettings):
        return settings
    return site_settings(settings, read_config(find_config(root)))


def _one_package(root: Path, settings: Settings) -> Path:
    found = find(root / settings.datapackage)
    if len(found) == 1:
        return found[0]
    name = settings.datapackage
    if not found:
        raise OpenbookError([Problem("no-package", name, "There is no data package here.",
                                     "a folder with datapackage.json", "Start one with 'openbook new FOLDER'.")])
    names = ", ".join(p.name for p in found)
    raise OpenbookError([Problem(
        "several-packages", name, f"There are {len(found)} data packages here: {names}.",
        "one data package for one site", "Name one in mkdocs.yml: plugins: openbook: datapackage: datapackage/NAME.")])
