"""One `Site` for a whole process, loaded again only when the data package has changed.

The plugin and the macros use the same one. Zensical asks once a page and MkDocs once a rebuild, so the
question has to be cheap: names, sizes and times of the files are compared first, their content only if
those differ.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from openbook.settings import LOCALES_FOLDER, Settings, SiteSettings
from openbook.text.language import language_of

if TYPE_CHECKING:
    from openbook.build import Site

Marks = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class _Loaded:
    marks: Marks
    digest: str
    site: Site


_loaded: dict[tuple[Path, Settings], _Loaded] = {}
_lock = Lock()


def site_for(root: Path, settings: Settings) -> Site:
    """The site of a folder: the one at hand if its data package is unchanged, else loaded afresh.

    Args:
        root: the folder of mkdocs.yml.
        settings: where the data package and the cache are, and the site's address.

    Raises:
        OpenbookError: the data package has problems; all of them are named.
    """
    key = (root.resolve(), settings)
    with _lock:
        marks = _marks(key[0] / settings.datapackage) + _catalogues(key[0], settings)
        known = _loaded.get(key)
        if known and known.marks == marks:
            return known.site
        digest = _digest(key[0] / settings.datapackage) + str(_catalogues(key[0], settings))
        if known and known.digest == digest:
            site = known.site
        else:
            from openbook.build import load_site

            _loaded.pop(key, None)
            language_of.cache_clear()
            site = load_site(key[0], settings)
        _loaded[key] = _Loaded(marks, digest, site)
        return site


def _catalogues(root: Path, settings: Settings) -> Marks:
    """Marks of the site's own catalogues of words."""
    templates = settings.templates if isinstance(settings, SiteSettings) else ""
    return _marks(root / templates / LOCALES_FOLDER) if templates else ()


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (p for p in sorted(folder.rglob("*")) if p.is_file())


def _marks(folder: Path) -> Marks:
    return tuple((str(p), (s := p.stat()).st_size, s.st_mtime_ns) for p in _files(folder))


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in _files(folder):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder)}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
