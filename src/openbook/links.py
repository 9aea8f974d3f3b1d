"""Links in finished HTML: written once as `site:` paths, turned into what an engine needs on a page.

Templates write `href="site:plans/best-start.md#actions"` or `src="site:data/all.csv"`: the source path of a
page, or the path of a file, from the root of the site. MkDocs leaves links in HTML alone, so there they
become relative to the page's address. Zensical reads every `href` and `src` as relative to the page's
source file and changes them itself, so there they become relative to the source.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_LINK = re.compile(r'(\s(?:href|src)=")site:([^"#?]*)')


@dataclass(frozen=True, slots=True)
class Place:
    """The page on which HTML will stand.

    Attributes:
        source: path of the page's source, from the root of the docs folder.
        link: path of a page's source or of a file to the link that works on this page; None if there is no such.
    """

    source: str
    link: Callable[[str], str | None]


def resolve(html: str, place: Place, missing: list[str]) -> str:
    """Turn every `site:` link of finished HTML into one that works on the page.

    Args:
        html: finished HTML.
        place: where it will stand.
        missing: gets the paths that lead nowhere.
    """
    def found(match: re.Match[str]) -> str:
        link = place.link(match[2])
        if link is None:
            missing.append(match[2])
        return f"{match[1]}{link}"

    return _LINK.sub(found, html)


def mkdocs_place(page: Page, files: Files) -> Place:
    """A page of MkDocs: links are relative to its address."""
    from mkdocs.utils import get_relative_url

    def link(path: str) -> str | None:
        file = files.get_file_from_path(path)
        return None if file is None else get_relative_url(file.url, page.url)

    return Place(page.file.src_uri, link)


def zensical_place(source: str, docs: Path) -> Place:
    """A page of Zensical: links are relative to its source; what they point to stands in the docs folder."""
    folder = posixpath.dirname(source) or "."

    def link(path: str) -> str | None:
        return posixpath.relpath(path, folder) if _is_file(docs, path) else None

    return Place(source, link)


@cache
def _is_file(docs: Path, path: str) -> bool:
    return (docs / path).is_file()
