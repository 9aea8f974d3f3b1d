"""Links in finished HTML: written once as `site:` paths, turned into what an engine needs on a page.

Templates write `href="site:plans/best-start.md#actions"` or `src="site:data/all.csv"`: the source path of a
page, or the path of a file, from the root of the publisher's part of the site. MkDocs leaves links in HTML
alone, so there they become relative to the page's address. Zensical reads every `href` and `src` as relative
to the page's source file and changes them itself, so there they become relative to the source.
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

_TAG = re.compile(r"""<[a-zA-Z][^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*>""")
"""A start tag with its attributes; in text a `<` is always escaped, quotes need not be."""
_VALUE = re.compile(r"""(?P<name>\s(?:href|src)=")site:(?P<path>[^"#?]*)(?P<rest>[^"]*")|"[^"]*"|'[^']*'""")
"""The value of an attribute of a tag, and whether it is a link within the site."""


@dataclass(frozen=True, slots=True)
class Place:
    """The page on which HTML will stand.

    Attributes:
        source: path of the page's source, from the root of the docs folder.
        link: path of a page's source or of a file to the link that works on this page; None if there is no such.
    """

    source: str
    link: Callable[[str], str | None]


def resolve(html: str, place: Place, missing: list[str], prefix: str = "") -> str:
    """Turn every `site:` link of finished HTML into one that works on the page; words of the text stay as they are.

    Args:
        html: finished HTML.
        place: where it will stand.
        missing: gets the paths that lead nowhere.
        prefix: where the publisher's part of the site stands, with a slash at the end; paths begin there, but for
            those with a slash in front, which begin at the root.
    """
    def value(match: re.Match[str]) -> str:
        if match["name"] is None:
            return match[0]
        given = match["path"]
        path = given[1:] if given.startswith("/") else prefix + given
        link = place.link(path)
        if link is None:
            missing.append(path)
        return f"{match['name']}{link}{match['rest']}"

    def tag(match: re.Match[str]) -> str:
        return _VALUE.sub(value, match[0]) if '="site:' in match[0] else match[0]

    return _TAG.sub(tag, html)


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
