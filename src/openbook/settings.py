"""Openbook's settings: the `openbook` section below `plugins` in mkdocs.yml, read without any engine.

MkDocs hands its plugin the section; Zensical drops plugins it does not know, so there the section is read
from mkdocs.yml itself. Both ways lead to the same `Settings`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from openbook.alternates import Alternate, alternates_from, own_of, rooted
from openbook.colours import Colours, colours_from
from openbook.errors import OpenbookError, Problem
from openbook.text.language import ENGLISH, SOURCE, Language, language_of

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml")
INHERIT = "INHERIT"
"""Name under which MkDocs' settings file says from which other one it inherits."""
TEMPLATES = "openbook"
"""Folder below `theme.custom_dir` that holds a site's own templates of pages."""
LOCALES_FOLDER = "locales"
"""Folder below `TEMPLATES` that holds a site's own catalogues of words."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a site's owner may set. Paths are relative to the folder of mkdocs.yml.

    Attributes:
        datapackage: folder of the data package, or the folder that holds one folder per publisher.
        cache: folder for drawn charts and checked packages; it may be deleted at any time.
        jobs: processes that draw charts; 0 means one for each core.
    """

    datapackage: str = "datapackage"
    cache: str = ".openbook/cache"
    jobs: int = 0


@dataclass(frozen=True, slots=True)
class SiteSettings(Settings):
    """The settings, and what else mkdocs.yml says that is printed on pages.

    Attributes:
        site_url: address of the published site, with a slash at the end, or empty.
        directory_urls: whether `plans/a.md` is published at `plans/a/` (True) or at `plans/a.html`.
        site_name: name of the site, or empty.
        colours: the site's own, which can be read.
        templates: folder of the site's own templates of pages, which come before Openbook's; empty for none.
        language: code of the language of the site (`theme.language`), such as `cy`.
        alternates: the languages that the site has, each a build of its own (`extra.alternate`).
    """

    site_url: str = ""
    directory_urls: bool = True
    site_name: str = ""
    colours: Colours = field(default_factory=Colours)
    templates: str = ""
    language: str = SOURCE
    alternates: tuple[Alternate, ...] = ()

    @property
    def spoken(self) -> Language:
        """The language of Openbook's words: that of the theme, or English where nobody has translated them.

        A site's own catalogues lie beside its templates, and come before Openbook's.
        """
        own = Path(self.templates, LOCALES_FOLDER) if self.templates else None
        return language_of(self.language, own) or ENGLISH


def site_settings(settings: Settings, config: Mapping[str, Any], file: str = CONFIG_NAMES[0]) -> SiteSettings:
    """Add to settings what a mkdocs.yml, as read by an engine or by `read_config`, says about addresses and looks.

    Raises:
        OpenbookError: a colour of `extra.openbook.colours` is none or cannot be read, or `extra.alternate` is wrong.
    """
    address = str(config.get("site_url") or "")
    theme, extra = config.get("theme"), config.get("extra")
    language, alternates = _language(theme), alternates_from(extra, file)
    custom = getattr(theme, "custom_dir", None) or (theme.get("custom_dir") if isinstance(theme, dict) else None)
    own = extra.get("openbook") if isinstance(extra, Mapping) else None
    return SiteSettings(settings.datapackage, settings.cache, settings.jobs,
                        rooted(address if not address or address.endswith("/") else f"{address}/",
                               own_of(alternates, language)),
                        config.get("use_directory_urls") is not False, str(config.get("site_name") or ""),
                        colours_from(own.get("colours") if isinstance(own, Mapping) else None, file),
                        f"{custom}/{TEMPLATES}" if isinstance(custom, str) else "", language, alternates)


def _language(theme: Any) -> str:
    """`theme.language` of a mkdocs.yml as plain data, or of MkDocs' own object, which is no dict."""
    code = theme.get("language") if isinstance(theme, Mapping) else None
    return str(code or SOURCE)


def settings_from(options: Mapping[str, Any], file: str = CONFIG_NAMES[0]) -> Settings:
    """Check the section's options and make `Settings` of them.

    Args:
        options: option name to value, as read from YAML.
        file: name of the file, for the error message.

    Raises:
        OpenbookError: an option is unknown or of the wrong type; all of them are named.
    """
    defaults = Settings()
    known = {f.name: getattr(defaults, f.name) for f in fields(Settings)}
    problems = []
    for name, value in options.items():
        if name not in known:
            problems.append(_problem(file, name, value, "one of " + ", ".join(known)))
        elif type(value) is not type(known[name]):
            expected = "text" if isinstance(known[name], str) else "a whole number"
            problems.append(_problem(file, name, value, expected))
    if problems:
        raise OpenbookError(problems)
    return Settings(**options)


def read_settings(config_file: Path) -> SiteSettings:
    """Read the settings from mkdocs.yml; without an `openbook` section all are as by default."""
    config = read_config(config_file)
    plugins = config.get("plugins") or []
    sections = plugins.items() if isinstance(plugins, dict) else _pairs(plugins)
    own = next((options for name, options in sections if name == "openbook"), None)
    return site_settings(settings_from(own or {}, config_file.name), config, config_file.name)


def find_config(folder: Path) -> Path:
    """The mkdocs.yml of a folder.

    Raises:
        OpenbookError: there is none.
    """
    for name in CONFIG_NAMES:
        if (folder / name).is_file():
            return folder / name
    raise OpenbookError([Problem(
        "no-config", CONFIG_NAMES[0], "There is no mkdocs.yml in this folder.",
        "the settings of the site, in a file mkdocs.yml",
        "Run the command in the folder that holds mkdocs.yml, or name the file with --config.")])


def read_config(config_file: Path) -> dict[str, Any]:
    """Read mkdocs.yml as plain data: `!ENV` is filled in, tags that name Python objects become None.

    A file that begins with `INHERIT: mkdocs.yml` adds to that one, as MkDocs understands it: what both say in objects
    is put together, and of anything else, lists too, the file's own comes in the place of what it inherits.

    Raises:
        OpenbookError: a file that is inherited from is not there, or inherits from itself.
    """
    return _merged([_parsed(file) for file in lineage(config_file)])


def lineage(config_file: Path) -> tuple[Path, ...]:
    """The files that make up a mkdocs.yml: the one that inherits from none, then those that add to it.

    Raises:
        OpenbookError: as `read_config` does.
    """
    found = [config_file]
    while (parent := _parsed(found[0]).get(INHERIT)) is not None:
        above = Path(os.path.normpath(found[0].parent / str(parent)))
        if not above.is_file() or above in found:
            why = "inherits from itself" if above in found else "is not there"
            raise OpenbookError([Problem(
                "no-config", found[0].name, f"The file {parent!r}, from which this one inherits, {why}.",
                "the path of another settings file", f"Correct {INHERIT}.", value=str(parent))])
        found.insert(0, above)
    return tuple(found)


def languages_beside(config_file: Path) -> dict[Path, str]:
    """The other languages of a site: mkdocs.cy.yml beside mkdocs.yml, if it inherits from that in another language.

    Returns:
        Settings file to its folder within the site, by name of the file.

    Raises:
        OpenbookError: one of them cannot be read; or two languages have one folder.
    """
    beside = [file for file in sorted(config_file.parent.glob(f"{config_file.stem}.*{config_file.suffix}"))
              if lineage(file)[0].resolve() == config_file.resolve()]
    if not beside:
        return {}
    main, found = read_settings(config_file), dict[Path, str]()
    for file in beside:
        settings = read_settings(file)
        own = own_of(settings.alternates, settings.language)
        folder = own.link if own is not None and own.relative else f"{settings.language}/"
        if settings.language != main.language:
            if not folder or folder in found.values():
                raise OpenbookError([Problem(
                    "bad-setting", file.name, f"Two languages would have one folder of the site, {folder or './'!r}.",
                    "a folder of its own for each language", "Correct the links of extra.alternate.", value=folder)])
            found[file] = folder
    return found


def _merged(contents: list[dict[str, Any]]) -> dict[str, Any]:
    """What files say together, the last one last."""
    whole: dict[str, Any] = {}
    for content in contents:
        for name, value in content.items():
            earlier = whole.get(name)
            both = isinstance(value, dict) and isinstance(earlier, dict)
            whole[name] = _merged([earlier, value]) if both and earlier is not None else value
    whole.pop(INHERIT, None)
    return whole


def _parsed(file: Path) -> dict[str, Any]:
    import yaml

    class Loader(yaml.SafeLoader):
        """Reads what an engine's own loader reads, but runs nothing."""

    def from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
        """`!ENV NAME`, or `!ENV [NAME, ANOTHER, default]`, as MkDocs understands it."""
        given = loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else [node.value]
        names, default = (given[:-1], given[-1]) if len(given) > 1 else (given, None)
        return next((yaml.safe_load(os.environ[name]) for name in names if name in os.environ), default)

    for python in ("!", "tag:yaml.org,2002:python/"):
        Loader.add_multi_constructor(python, lambda *_: None)
    Loader.add_constructor("!ENV", from_environment)
    content = yaml.load(file.read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506 - a safe loader
    return content if isinstance(content, dict) else {}


def _pairs(plugins: list[Any]) -> list[tuple[str, Any]]:
    pairs: list[tuple[str, Any]] = []
    for entry in plugins:
        pairs += list(entry.items()) if isinstance(entry, dict) else [(str(entry), None)]
    return pairs


def _problem(file: str, name: str, value: object, expected: str) -> Problem:
    return Problem("bad-setting", file, f"The setting {name!r} of the plugin openbook has the value {value!r}.",
                   expected, "Correct the section openbook below plugins.", value=str(value))
