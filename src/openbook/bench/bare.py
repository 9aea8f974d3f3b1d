"""A build without the open data, to measure what it adds: `python -m openbook.bench.bare MKDOCS_YML`.

Left are the pages, their charts, and the CSV files and the zip that sites had before. Left out are workbooks, JSON,
Parquet, PNG, SVG files, pages to embed, feeds, all metadata (files and what pages say to search engines), the data
dictionary, kept releases. Links to these lead nowhere in such a build; nobody is shown it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

from openbook.build import Artifact, Site
from openbook.links import Place, resolve
from openbook.pages.kinds import KINDS

LEFT = ("_tables", "_package")
"""Makers of downloads that are older than the open data."""


@contextmanager
def without_open_data() -> Iterator[None]:
    """Builds in this process make no open data but the CSV files and the zip."""
    makers = tuple(make for make in import_module("openbook.downloads.files").MAKERS if make.__name__ in LEFT)
    with ExitStack() as stack:
        for module, name, instead in (
            ("downloads.files", "MAKERS", makers), ("downloads.files", "DESCRIBERS", ()),
            ("build.part", "pictures_cached", lambda *_: dict), ("build.site", "with_releases", lambda made, *_: made),
            ("build.site", "with_old_addresses", lambda made, _: (made, ())), ("pages.embed", "embeds", lambda _: ()),
            ("pages.render", "structured", lambda *_: ""), ("pages.together", "structured_of_all", lambda *_: ""),
            ("macros", "resolve", _lenient),
        ):
            stack.enter_context(patch.object(import_module(f"openbook.{module}"), name, instead))
        stack.enter_context(patch.object(Site, "artifacts", _older))
        stack.enter_context(patch.dict(KINDS))
        KINDS.pop("dictionary")  # type: ignore[attr-defined]
        yield


def build_bare(config_file: Path) -> None:
    """Build a site without its open data."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    with without_open_data():
        build(load_config(str(config_file)))


def _older(site: Site) -> Iterator[Artifact]:
    for one in site.parts:
        yield from (Artifact(one.prefix + path, data) for path, data in one.downloads.items())


def _lenient(html: str, place: Place, _missing: list[str], prefix: str = "") -> str:
    return resolve(html, place, [], prefix)


if __name__ == "__main__":
    build_bare(Path(sys.argv[1]))
