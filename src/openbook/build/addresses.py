"""Every address that was ever published still leads somewhere: `addresses.txt` in a package's folder is the list.

Pages are listed as folders (`plans/parks/`), whichever way the engine publishes them. A line is an address, from the
publisher's own root; or an old address, ` -> ` and the address that it leads to now: a page is made there that sends
readers on, and in the place of a file for programs stands a copy of the one that is meant. The list only grows, by the
command `openbook addresses`. Files that a machine makes only with the extra `parquet` are not promised by the command;
who writes such an address by hand needs the extra from then on.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from html import escape
from pathlib import Path

from openbook.build.part import Part
from openbook.downloads import parquet_version
from openbook.errors import Problem
from openbook.package.kept import FOLDER
from openbook.text import page_address
from openbook.text.language import _, language

LIST = "addresses.txt"
"""Name of the list in a package's folder."""
PARQUET = ".parquet"
"""How names of files end that are made only where an extra is installed."""
ARROW = " -> "
"""Stands between an old address and the one that it leads to."""


def addresses(part: Part) -> tuple[str, ...]:
    """All addresses of a publisher's part, from its own root, sorted."""
    return tuple(sorted(_there(part)))


def _there(part: Part) -> dict[str, bytes | None]:
    """All addresses of a part with what stands there; None for a page that the engine makes."""
    files = {_listed(artifact.path.removeprefix(part.prefix)): artifact.data for artifact in part.artifacts()}
    return {page_address(ref.path.removeprefix(part.prefix), True): None for ref in part.pages} | files


def _listed(path: str) -> str:
    """How a file is listed: a page as a folder, all else as it is."""
    is_page = path.endswith("/index.html") or (path.startswith(f"{FOLDER}/") and path.endswith(".html"))
    return page_address(f"{path.removesuffix('.html')}.md", True) if is_page else path


def read_list(folder: Path) -> dict[str, str]:
    """The addresses listed in a package's folder, each with the one that it leads to now, or an empty string."""
    file = folder / LIST
    if not file.is_file():
        return {}
    lines = (line.strip() for line in file.read_text(encoding="utf-8-sig", errors="replace").splitlines())
    pairs = (line.partition(ARROW) for line in lines if line and not line.startswith("#"))
    return {("" if old.strip() == "./" else old.strip()): new.strip() for old, _, new in pairs}


def write_list(folder: Path, now: Iterable[str]) -> tuple[str, ...]:
    """Add addresses to the list of a package's folder, but for those of Parquet files.

    Returns:
        Those that were not in it and now are.
    """
    listed = read_list(folder)
    new = tuple(address for address in now if address not in listed and not address.endswith(PARQUET))
    every = sorted({**dict.fromkeys(new, ""), **listed}.items())
    lines = [f"{old or './'}{ARROW if to else ''}{to}" for old, to in every]
    text = "# Every address that was ever published. 'openbook addresses' adds to it; nothing is ever taken out.\n"
    (folder / LIST).write_text(text + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return new


def with_old_addresses(part: Part, folder: Path) -> tuple[Part, tuple[Problem, ...]]:
    """Add pages that lead from old addresses to new ones, and copies of files at their old addresses.

    Returns:
        The part, and the addresses that were published and are gone.
    """
    listed = read_list(folder)
    if not listed:
        return part, ()
    there = _there(part)
    problems = tuple(_problems(listed, there))
    moved = {old: new for old, new in listed.items() if new in there and old not in there}
    added = {_file(old): _leading(old, new, part).encode() for old, new in moved.items() if _is_page(old)}
    added |= {old: data for old, new in moved.items()
              if not _is_page(old) and _stands_for(new, old) and (data := there[new]) is not None}
    return replace(part, kept={**part.kept, **added}) if added else part, problems


def _problems(listed: Mapping[str, str], there: Collection[str]) -> Iterator[Problem]:
    for old, new in listed.items():
        if not old.isascii() or old.startswith(("/", "..")) or "/../" in old or "://" in old:
            yield Problem("address-line", LIST, f"{old!r} is not an address below the publisher's root.",
                          "an address such as indicators/litter/", "Correct the line.", value=old)
        elif old in there:
            continue
        elif not new:
            yield Problem("address-gone", LIST, f"The address {old or './'} was published and is no longer there.",
                          "every address that was ever published", _mend(old), value=old)
        elif new not in there:
            yield Problem("address-line", LIST, f"{old} leads to {new}, which is not there.",
                          "the address of a page or file of the publisher", "Correct the address behind the arrow.",
                          value=new)
        elif not _stands_for(new, old):
            kind = "page" if _is_page(old) else f"file that ends in {posixpath.splitext(old)[1]}"
            yield Problem("address-line", LIST, f"{old or './'} leads to {new or './'}, which is of another kind.",
                          f"the address of a {kind}", "Correct the address behind the arrow.", value=new)


def _mend(gone: str) -> str:
    if gone.endswith(PARQUET) and not parquet_version():
        return "Install what makes it: make parquet, or pip install 'openbook[parquet]'."
    place = "address" if _is_page(gone) else "file of the same kind"
    return f"Put back what stood there, or write '{gone}{ARROW}' and the {place} that takes its place."


def _is_page(address: str) -> bool:
    return address.endswith(("/", ".html")) or not address


def _stands_for(new: str, old: str) -> bool:
    """Whether both are pages, or files for programs of one kind, so that one may stand in the place of the other."""
    if _is_page(old) or _is_page(new):
        return _is_page(old) and _is_page(new)
    return posixpath.splitext(new)[1] == posixpath.splitext(old)[1]


def _file(address: str) -> str:
    return f"{address}index.html" if address.endswith("/") or not address else address


def _leading(old: str, new: str, part: Part) -> str:
    """A page that sends readers on, at once and without a script; those whose browser does not are given the link."""
    sources = (ref.path.removeprefix(part.prefix) for ref in part.pages)
    page = next((path for path in sources if page_address(path, True) == new), new)
    at = page_address(page, part.view.directory_urls)
    folder = posixpath.dirname(_file(old)) or "."
    link = posixpath.relpath(at or ".", folder) + ("/" if at.endswith("/") or not at else "")
    site = part.view.site_url
    canonical = f'<link rel="canonical" href="{escape(site + part.prefix + at)}">\n' if site else ""
    to, moved, go = escape(link), escape(_("This page has moved")), escape(_("Go to where it is now"))
    return (f'<!DOCTYPE html>\n<html lang="{language().tag}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta name="viewport" content="width=device-width,initial-scale=1">\n<title>{moved}</title>\n'
            f'{canonical}<meta http-equiv="refresh" content="0; url={to}">\n</head>\n<body>\n<main>\n'
            f'<h1>{moved}</h1>\n<p><a href="{to}">{go}</a></p>\n</main>\n</body>\n'
            "</html>\n")
