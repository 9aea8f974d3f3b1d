"""Build a site in all its languages, and publish them together or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from openbook.build import staging
from openbook.errors import OpenbookError, Problem
from openbook.settings import languages_beside, read_settings


def build_site(config_file: Path) -> Path:
    """Build the site of a mkdocs.yml strictly, and those of the other languages that inherit from it.

    All are built into one new folder, which takes the place of the earlier site at the end.

    Returns:
        The folder of the site.

    Raises:
        OpenbookError: a language is named and has no settings.
        MkDocsException: a build failed or has warnings; the earlier site stays as it was.
    """
    others = languages_beside(config_file)
    _demand_all(config_file, others)
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


def _demand_all(config_file: Path, others: Mapping[Path, str]) -> None:
    """Refuse a language to which every page would lead and that nothing builds."""
    settings = read_settings(config_file)
    built = {settings.language, *(read_settings(file).language for file in others)}
    for to in settings.alternates:
        if to.relative and not any(to.speaks(language) for language in built):
            name = f"{config_file.stem}.{to.lang}{config_file.suffix}"
            raise OpenbookError([Problem(
                "bad-setting", config_file.name, f"extra.alternate names {to.name} ({to.lang}), and nothing builds it.",
                f"a file {name} that inherits from this one and says theme.language: {to.lang}",
                f"Write {name}, or take the language out of extra.alternate.", value=to.lang)])


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
