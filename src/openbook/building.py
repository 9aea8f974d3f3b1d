"""Build a site in all its languages, and publish them together or not at all."""

from __future__ import annotations

from pathlib import Path

from openbook.build import staging
from openbook.settings import languages_beside


def build_site(config_file: Path) -> Path:
    """Build the site of a mkdocs.yml strictly, and those of the other languages that inherit from it.

    All are built into one new folder, which takes the place of the earlier site at the end.

    Returns:
        The folder of the site.

    Raises:
        MkDocsException: a build failed or has warnings; the earlier site stays as it was.
    """
    others = languages_beside(config_file)
    if not others:
        return _build(config_file)
    from mkdocs.config import load_config

    final = Path(load_config(str(config_file)).site_dir)
    whole = staging.stage(final)
    try:
        _build(config_file, whole)
        for file, folder in others.items():
            _build(file, whole / folder)
        staging.publish(whole, final)
    finally:
        staging.discard(whole)
    return final


def _build(config_file: Path, into: Path | None = None) -> Path:
    """Build one language, into the folder that its settings name or into another one."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    given = {} if into is None else {"site_dir": str(into)}
    settings = load_config(str(config_file), strict=True, **given)
    settings.plugins.on_startup(command="build", dirty=False)
    try:
        build(settings)
    finally:
        settings.plugins.on_shutdown()
    return Path(settings.site_dir)
