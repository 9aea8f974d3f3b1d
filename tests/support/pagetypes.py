"""Every type of page of a built site, and the addresses of each: what the tests of quality look at.

Types come from Openbook itself (the kinds of generated page, embedded charts, kept releases, moved addresses) and from
the hand-written pages in docs/, so a new one is looked at without anyone remembering it. A file that belongs to none is
told of by `strangers`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from openbook.build import load_site
from openbook.pages import embed_path, embeds
from openbook.settings import Settings
from openbook.text import page_address

FEW = ("publishing/data-package", "publishing/gallery", "home", "indicator")
"""Of hand-written pages and of kept ones, those that stand for the others."""

HERE = "real"
"""Name of the site that `make site` built; the other one, with what the real data lacks, is `small`."""


@dataclass(frozen=True, order=True)
class PageOf:
    """A page to look at: its type, its address on the site, which site, and a name for it among those of its type."""

    kind: str
    address: str
    site: str = HERE
    name: str = ""

    def __str__(self) -> str:
        return "-".join(word.replace(" ", "-") for word in (self.kind, self.name, self.site.replace(HERE, "")) if word)


def kinds_of_site(project: Path) -> dict[str, list[str]]:
    """Type of page to its addresses, in the order of the site.

    Args:
        project: the folder of mkdocs.yml.

    Raises:
        OpenbookError: a package is not valid.
    """
    site = load_site(project, Settings())
    found: dict[str, list[str]] = {}
    for ref in site.pages:
        found.setdefault(ref.kind, []).append(page_address(ref.path, True))
    for part in site.parts:
        own = [part.prefix + embed_path(name) for name in embeds(part.view)]
        for path in (*own, *(part.prefix + path for path in part.kept if path.endswith(".html"))):
            found.setdefault(_kind_of_file(path.removeprefix(part.prefix), part.kept), []).append(path)
    for file in sorted((project / "docs").rglob("*.md")):
        path = file.relative_to(project / "docs").as_posix()
        found.setdefault(f"written {path.removesuffix('.md')}", []).append(page_address(path, True))
    found["404"] = ["404.html"]
    return {kind: [a.removesuffix("index.html") if a.endswith("/index.html") else a for a in addresses]
            for kind, addresses in found.items()}


def _kind_of_file(path: str, kept: Mapping[str, bytes]) -> str:
    """Type of a page that no engine made: a chart to embed, a page of a kept release, an address that moved."""
    if b'http-equiv="refresh"' in kept.get(path, b""):
        return "moved"
    if not path.startswith("releases/"):
        return "embed"
    within = path.split("/", 2)[2].removesuffix("index.html").strip("/")
    folder, _, name = within.partition("/")
    return f"kept {folder.removesuffix('s') if name else folder or 'home'}"


def file_of(site: Path, address: str) -> Path:
    """The file behind an address of a site."""
    return site / (f"{address}index.html" if address.endswith("/") or not address else address)


def chosen(kinds: Mapping[str, list[str]], site: Path, name: str = HERE) -> list[PageOf]:
    """The pages to look at: of each type the longest and, where there are several, the shortest.

    The longest has most of what a template can show, the shortest what it shows where there is little.
    """
    pages = []
    for kind, addresses in kinds.items():
        by_size = sorted((a for a in addresses if file_of(site, a).is_file()),
                         key=lambda a: (-file_of(site, a).stat().st_size, a))
        if by_size:
            pages.append(PageOf(kind, by_size[0], name))
        if len(by_size) > 1:
            pages.append(PageOf(kind, by_size[-1], name, "short"))
    return pages


def few(pages: Sequence[PageOf]) -> list[PageOf]:
    """One page of each type, the shorter where there are two; of types that share a template, only some.

    Guides are of one template, and so are the pages of a kept release, whose content is that of the latest ones.
    """
    first: dict[str, PageOf] = {}
    for page in pages:
        kind, _, rest = page.kind.partition(" ")
        if kind not in ("written", "kept") or rest in FEW:
            first[page.kind] = page
    return list(first.values())


def lacking(real: list[PageOf], small: list[PageOf]) -> list[PageOf]:
    """The real site's pages, and the small one's where the real site has none of their type."""
    have = {page.kind for page in real}
    frame = ("home", "indicator")  # a site of one publisher has another menu
    return [*real, *(replace(page, site="small") for page in small
                     if not page.name and (page.kind not in have or page.kind in frame))]


def strangers(kinds: Mapping[str, list[str]], site: Path) -> list[str]:
    """HTML files of a site that are of no type."""
    known = {file_of(site, address) for addresses in kinds.values() for address in addresses}
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html") if file not in known)
