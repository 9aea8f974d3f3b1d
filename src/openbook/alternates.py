"""The languages of a site: one build for each, and how a page of one leads to the same page of another.

They are listed as Material for MkDocs has them (`extra.alternate`: name, link and lang). A link without a slash in
front is the folder of that language's build from the root of the whole site (`./` and `cy/`), so that one list serves
every build and every address; other links are taken as they are.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from openbook.errors import OpenbookError, Problem

_ELSEWHERE = re.compile(r"/|[a-z][a-z0-9+.-]*:")
_FIELDS = ("name", "link", "lang")


@dataclass(frozen=True, slots=True)
class Alternate:
    """One language of a site: its own name for itself, the root of its pages with a slash at the end, its code."""

    name: str
    link: str
    lang: str

    @property
    def relative(self) -> bool:
        """Whether the link is a folder of the whole site."""
        return _ELSEWHERE.match(self.link) is None

    def speaks(self, language: str) -> bool:
        """Whether this is the build of a language; `en-GB` is that of `en`."""
        return self.lang.split("-")[0].lower() == language.split("-")[0].lower()


def alternates_from(extra: Any, file: str) -> tuple[Alternate, ...]:
    """The languages that `extra.alternate` lists.

    Args:
        extra: the section `extra` of mkdocs.yml.
        file: name of mkdocs.yml, for the error message.

    Raises:
        OpenbookError: an entry lacks a name, a link or a language, or links of both kinds stand side by side.
    """
    listed = extra.get("alternate") if isinstance(extra, Mapping) else None
    if not listed:
        return ()
    entries = listed if isinstance(listed, list) else [listed]
    if not all(isinstance(e, Mapping) and all(isinstance(e.get(f), str) and e[f] for f in _FIELDS) for e in entries):
        raise OpenbookError([_problem(file, "has an entry without a name, a link or a language", entries)])
    found = tuple(Alternate(e["name"], _folder(e["link"]), e["lang"]) for e in entries)
    if len({a.relative for a in found}) > 1:
        raise OpenbookError([_problem(file, "has links with a slash in front beside links without", entries)])
    return found


def own_of(alternates: tuple[Alternate, ...], language: str) -> Alternate | None:
    """The entry of the build in a language, or None."""
    return next((a for a in alternates if a.speaks(language)), None)


def rooted(address: str, own: Alternate | None) -> str:
    """The address of a build: that of the whole site and the build's own folder, unless it ends with that already.

    Args:
        address: `site_url`, with a slash at the end, or empty.
        own: the build's own entry.
    """
    if not address or own is None or not own.relative or address.endswith(f"/{own.link}"):
        return address
    return address + own.link


def way(own: Alternate, to: Alternate, page: str, at: str | None, address: str = "") -> str:
    """The link from a page of one language to a page of another.

    Args:
        own: the language of the page that links. to: the other.
        page: address of the other page from the root of its build: `plans/parks/`, empty for the home page.
        at: address of the page that links, from the root of its own build; None where that is not known, because the
            page is shown at any address (404).
        address: of this build, for such a page; empty where the site does not know it.
    """
    if not to.relative:
        return to.link + page
    folder = posixpath.dirname(f"/{own.link}{at or ''}")
    link = posixpath.relpath(f"/{to.link}{page}", folder) + ("" if page and not page.endswith("/") else "/")
    return urljoin(urlsplit(address).path or f"/{own.link}", link) if at is None else link


def _folder(link: str) -> str:
    plain = link.removeprefix("./").removesuffix("/") if link != "/" else ""
    return f"{plain}/" if plain not in ("", ".") else "/" if link == "/" else ""


def _problem(file: str, what: str, value: object) -> Problem:
    return Problem("bad-setting", file, f"The list extra.alternate {what}.",
                   "entries such as {name: Cymraeg, link: cy/, lang: cy}", "Correct extra.alternate.", value=str(value))
