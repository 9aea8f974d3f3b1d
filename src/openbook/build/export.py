"""The site as a folder that another engine builds: both engines make the same pages from the same data.

The folder has the same mkdocs.yml, the hand-written pages, the sources of the generated pages, every
generated file, the data package, and templates for Zensical. Build it with `zensical build -f DIR/mkdocs.yml`.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from openbook.build import staging
from openbook.build.navigation import navigation
from openbook.build.settings_text import whole_settings
from openbook.build.sources import THEME, page_source, theme_assets, written_pages
from openbook.errors import OpenbookError, Problem
from openbook.settings import CONFIG_NAMES, read_config, read_settings

if TYPE_CHECKING:
    from openbook.build.site import Site
    from openbook.text.language import Language

MARK = ".openbook-export"
"""Empty file that tells an earlier export from a folder that is somebody's."""

_TEMPLATES = THEME / "engines" / "zensical"
_SAID = re.compile(r"\{\{ _\(['\"]([^'\"]+)['\"]\) \}\}")
"""A message in one of these templates."""


def export(site: Site, config_file: Path, out: Path) -> None:
    """Write the whole site's sources to a folder, which replaces the folder of an earlier export.

    Args:
        site: the site that mkdocs.yml describes.
        config_file: the mkdocs.yml. Its `theme.custom_dir` names the folder for templates.
        out: the folder to write. It must be new, empty, or an earlier export.

    Raises:
        OpenbookError: the folder holds something else, or mkdocs.yml names no folder for templates.
    """
    config = read_config(config_file)
    root = config_file.resolve().parent
    theme = config.get("theme")
    templates = theme.get("custom_dir") if isinstance(theme, dict) else None
    docs = str(config.get("docs_dir") or "docs")
    settings = read_settings(config_file)
    package = settings.datapackage
    problems = [*_without_templates(templates, config_file), *_in_the_way(out, root),
                *_outside(root, [docs, package, str(templates)], config_file)]
    if problems:
        raise OpenbookError(problems)
    folder = staging.stage(out)
    try:
        (folder / MARK).touch()
        fitted = _with_navigation(whole_settings(config_file, settings), site, root / docs)
        (folder / CONFIG_NAMES[0]).write_text(fitted, encoding="utf-8")
        shutil.copytree(root / package, folder / package)
        for template in (p for p in _TEMPLATES.rglob("*") if p.is_file()):
            _write_new(folder / str(templates) / template.relative_to(_TEMPLATES), _in_words(template, site.language))
        for part in (docs, str(templates)):
            if (root / part).is_dir():
                shutil.copytree(root / part, folder / part, dirs_exist_ok=True)
        for path, content in _generated(site, theme_assets(settings.colours, site.language)):
            _write_new(folder / docs / path, content)
        staging.publish(folder, out)
    finally:
        staging.discard(folder)


def _with_navigation(config: str, site: Site, docs: Path) -> str:
    """The text of mkdocs.yml with its navigation fitted to the site, as the plugin fits it; all else as it was."""
    import yaml

    tree = yaml.compose(config, Loader=yaml.SafeLoader)
    pairs = tree.value if isinstance(tree, yaml.MappingNode) else []
    node = next((value for key, value in pairs if key.value == "nav"), None)
    if node is None:
        return config
    start, end = node.start_mark, node.end_mark
    given = yaml.safe_load(" " * start.column + config[start.index:end.index])
    fitted = yaml.safe_dump(navigation(given, site, written_pages(docs)), allow_unicode=True, sort_keys=False,
                            width=1000)
    return f"{config[:start.index].rstrip()}\n{fitted}\n{config[end.index:].lstrip()}"


def _in_words(template: Path, spoken: Language) -> bytes:
    """A template in which the words stand that an engine without Python cannot ask for."""
    return _SAID.sub(lambda m: spoken.say(m[1]), template.read_text(encoding="utf-8")).encode()


def _generated(site: Site, assets: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    yield from assets
    yield from ((ref.path, page_source(ref).encode()) for ref in site.pages)
    yield from ((artifact.path, artifact.data) for artifact in site.artifacts())


def _write_new(file: Path, content: bytes) -> None:
    """Write a generated file, unless a hand-written one stands there."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _without_templates(templates: object, config_file: Path) -> Iterator[Problem]:
    if not isinstance(templates, str):
        yield Problem(
            "bad-setting", config_file.name, "The theme has no folder for templates, so an export would lack the "
            "templates that keep titles from being read as HTML.", "theme: custom_dir: overrides",
            "Add custom_dir: overrides below theme, and make the folder overrides beside the file.")


def _in_the_way(out: Path, root: Path) -> Iterator[Problem]:
    """Refuse to replace a folder that is not an export: the project itself, or somebody's files."""
    target = Path(os.path.realpath(out))
    holds_project = target == root or target in root.parents
    foreign = target.is_dir() and any(target.iterdir()) and not (target / MARK).is_file()
    if holds_project or foreign or target.is_file():
        yield Problem("bad-setting", str(out), "This folder holds something that is no export, and an export would "
                      "replace it.", "a folder that is new, empty or an earlier export",
                      "Name another folder after --export.")


def _outside(root: Path, folders: list[str], config_file: Path) -> Iterator[Problem]:
    for folder in folders:
        if not (root / folder).resolve().is_relative_to(root):
            yield Problem("bad-setting", config_file.name, f"The folder {folder!r} is outside the folder of the site, "
                          "so it cannot be part of an export.", "a folder below that of mkdocs.yml",
                          "Move the folder, or name another one.", value=folder)
