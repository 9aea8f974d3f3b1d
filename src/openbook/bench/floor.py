"""The floor of the benchmark: the same site without Openbook (also a MkDocs hook file).

The site is built once by MkDocs with this file as a hook; what Markdown gets of every page, and every
generated file, is kept in the folder `floor` beside mkdocs.yml, with a mkdocs.yml that names no Openbook.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import event_priority

from openbook.markdown import split
from openbook.settings import find_config, read_config

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


def write_floor(root: Path) -> None:
    """Write the folder `floor`: mkdocs.yml, and docs/ with every page and file finished. The site is built as well.

    Args:
        root: folder of a site's mkdocs.yml.
    """
    import yaml
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    config_file = find_config(root)
    config = load_config(str(config_file), hooks=[__file__])
    build(config)
    plain = read_config(config_file)
    for name in ("watch", "hooks"):
        plain.pop(name, None)
    plain["plugins"] = ["search"]
    plain["nav"] = config.nav
    plain["markdown_extensions"] = [e for e in plain["markdown_extensions"] if e != "openbook.markdown"]
    plain["theme"].pop("custom_dir", None)
    _write(root / "floor" / config_file.name, yaml.safe_dump(plain, sort_keys=False, allow_unicode=True).encode())


@event_priority(-100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Keep a page as Markdown gets it: macros are done, finished HTML stands in it."""
    _write(_docs(config) / page.file.src_uri, "".join(piece for _, piece in split(markdown)).encode())


@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig, **_: Any) -> None:
    """Keep the files that Openbook made, and those that stand in docs/."""
    for file in files:
        if not file.is_documentation_page() and (file.generated_by or file.src_dir == config.docs_dir):
            _write(_docs(config) / file.src_uri, file.content_bytes)


def _docs(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent / "floor" / "docs"


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
