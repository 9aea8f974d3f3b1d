"""Releases that are kept as they were, as finished files at addresses that never change.

They are made once from the frozen copy of the package and then taken from the cache; a build copies them. No engine
sees them, so they cost no time of its, and are in no menu, no search and no sitemap.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import openbook
from openbook.alternates import own_of, way
from openbook.build.cache import Cache
from openbook.build.part import Part, Progress, make_part
from openbook.downloads import parquet_version
from openbook.links import Place, resolve
from openbook.model import Book
from openbook.package import load_kept
from openbook.package.kept import FOLDER, copies
from openbook.pages import Kept, kept_page
from openbook.pages.listing import FEED
from openbook.settings import SiteSettings
from openbook.text import page_address
from openbook.text.language import language, speaking

LIVING = ("accessibility", "compare", "releases")
"""Kinds of page that are about the site as it is now: links of a kept release lead to the latest ones."""


def with_releases(part: Part, folder: Path, cache: Path, settings: SiteSettings, progress: Progress) -> Part:
    """Add the releases that a publisher keeps.

    Args:
        part: the publisher's part.
        folder: its data package. cache: folder for what was made before.
        settings: the site's address, and the number of processes.
        progress: told how far the work is.

    Raises:
        OpenbookError: a release cannot be read.
    """
    found = copies(folder)
    made: dict[str, bytes] = {}
    for n, (name, copy) in enumerate(found.items()):
        progress("Releases", n, len(found))
        book = load_kept(copy)
        held = Cache(cache / FOLDER / part.publisher / name)
        key = _key(part, book, settings)
        packed = held.get(key)
        if packed is None:
            packed = _packed(_made(part, book, name, copy, cache, settings))
            held.put(key, packed)
            held.keep([key])
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            made |= {f"{FOLDER}/{name}/{path}": archive.read(path) for path in archive.namelist()}
    return replace(part, kept=made) if made else part


def _made(part: Part, book: Book, name: str, copy: Path, cache: Path, settings: SiteSettings) -> dict[str, bytes]:
    """All files of one release: path within the release to content."""
    prefix = f"{part.prefix}{FOLDER}/{name}/"
    own = make_part(book, copy, cache, settings, prefix, lambda _what, _done, _all: None, name)
    files = {path: data for path, data in own.downloads.items() if posixpath.basename(path) != FEED}
    files |= {path: svg.encode() for path, svg in own.charts.items()}
    pages = [ref for ref in own.pages if ref.kind not in LIVING]
    latest = {ref.path for ref in part.pages}
    known = {ref.path: page_address(ref.path, settings.directory_urls) for ref in pages}
    known |= {prefix + path: prefix + path for path in files}
    title = next((r.title for r in book.publisher.releases
                  if (r.period_id, r.on[:10]) == (book.period.period_id, book.publisher.published_on.isoformat())),
                 book.period.label)
    newest = book.publisher.published_on >= part.view.book.publisher.published_on
    missing: list[str] = []
    for ref in pages:
        same = part.prefix + ref.path.removeprefix(prefix)
        there = same if same in latest else f"{part.prefix}index.md"
        address = page_address(there, settings.directory_urls)
        here = known[ref.path]
        note = Kept(title, newest, f"/{there}", f"{settings.site_url}{address}" if settings.site_url else "",
                    there == same, _languages(settings, here))
        place = Place(ref.path, _linked(here, known, prefix, part.prefix, settings.directory_urls))
        with speaking(own.language):
            html = resolve(kept_page(own.view, ref, own.shared, note), place, missing, prefix)
        files[_file(here).removeprefix(prefix)] = html.encode()
    if missing:
        raise ValueError(f"{FOLDER}/{name}: there is no page or file {', '.join(sorted(set(missing)))} to link to")
    return files


def _languages(settings: SiteSettings, here: str) -> tuple[tuple[str, str, str], ...]:
    """Name, code and link of the same page in each language of the site; the own one's link is empty."""
    own = own_of(settings.alternates, settings.language)
    if own is None or len(settings.alternates) < 2:
        return ()
    return tuple((to.name, to.lang, "" if to is own else way(own, to, here, here)) for to in settings.alternates)


def _linked(here: str, known: Mapping[str, str], prefix: str, above: str, directory_urls: bool,
            ) -> Callable[[str], str | None]:
    """Links of the page at `here`: to what the release has, else to the latest pages and the site's own files."""
    folder = posixpath.dirname(here) or "."

    def link(path: str) -> str | None:
        to = known.get(path)
        if to is None:
            if path.startswith(prefix) and not path.endswith(".md"):
                return None
            to = page_address(above + path.removeprefix(prefix) if path.startswith(prefix) else path, directory_urls)
        return posixpath.relpath(to or ".", folder) + ("/" if to.endswith("/") or not to else "")

    return link


def _file(address: str) -> str:
    return f"{address}index.html" if address.endswith("/") or not address else address


def _packed(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return packed.getvalue()


def _key(part: Part, book: Book, settings: SiteSettings) -> str:
    """What a release's files are made from: its data, this version of Openbook, and what it says about the latest."""
    here = Path(openbook.__file__).parent
    code = hashlib.sha256(b"".join(p.read_bytes() for p in sorted(here.rglob("*"))
                                   if p.suffix in (".py", ".jinja", ".toml")))
    words = (code.hexdigest(), parquet_version(), language().mark, book.fingerprint, settings.site_url,
             str(settings.directory_urls), repr(settings.alternates), settings.language, part.prefix,
             part.view.book.publisher.published_on.isoformat(), *(ref.path for ref in part.pages))
    return hashlib.sha256("\0".join(words).encode()).hexdigest()
