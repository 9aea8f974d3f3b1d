"""Where the pages of a build stand in the site's other languages, and in which language a page is written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from openbook.alternates import Alternate, own_of, way
from openbook.settings import LOCALES_FOLDER, TEMPLATES, SiteSettings, lineage, read_config, read_settings

_DOCS = "docs"
"""Folder of hand-written pages where mkdocs.yml names no other."""
_NAMED = ("site_name", "site_description")
"""Words of mkdocs.yml that each language has to say for itself."""
_SITE = "site"
"""Folder of the built site where mkdocs.yml names no other."""


@dataclass(frozen=True, slots=True)
class Way:
    """A page's way to one language of the site.

    Attributes:
        name: of the language, in itself. lang: its code.
        link: relative to the page. address: the same, absolute where the site knows its own address.
        here: whether this is the page's own language.
        same: whether the link leads to the same page; otherwise to the home page.
    """

    name: str
    lang: str
    link: str
    address: str
    here: bool
    same: bool


@dataclass(frozen=True)
class Languages:
    """The languages of a site, as one of its builds sees them.

    Attributes:
        settings: of the build. file: its mkdocs.yml.
        generated: paths of the pages that every language has, because they are made from the same data.
    """

    settings: SiteSettings
    file: Path
    generated: Collection[str]

    def ways(self, source: str, page: str | None, canonical: str = "") -> tuple[Way, ...]:
        """The ways from a page to the languages of the site; empty where there is only one, or this is none of them.

        Args:
            source: path of the page's source, empty for a page without one.
            page: its address from the root of the build, or None for the page that is shown at any address (404).
            canonical: its absolute address, or empty.
        """
        own = own_of(self.settings.alternates, self.settings.language)
        if own is None or len(self.settings.alternates) < 2:
            return ()
        home = "" if self.settings.directory_urls else "index.html"
        found = []
        for to in self.settings.alternates:
            same = page is not None and (to is own or source in self.generated or (self._docs(to) / source).is_file())
            link = way(own, to, page or "" if same else home, page, self.settings.site_url)
            found.append(Way(to.name, to.lang, link, urljoin(canonical, link) if canonical else link, to is own, same))
        return tuple(found)

    def written_in(self, source: str, said: object) -> str:
        """The language of a hand-written page that is not in the language of the build; else an empty string.

        A build that takes its pages from the folder of the language it inherits from has pages in that language.

        Args:
            source: path of the page's source. said: what its front matter says (`lang`), if anything.
        """
        code = str(said) if said else "" if source in self.generated else self._inherited
        return "" if code == self.settings.language else code

    @cached_property
    def _inherited(self) -> str:
        """The language of the folder of hand-written pages, where another language's build has the same one."""
        main = lineage(self.file)[0]
        return read_settings(main).language if _docs_of(main) == _docs_of(self.file) else ""

    def _docs(self, to: Alternate) -> Path:
        """The folder of hand-written pages of a language, or one that is not there where nothing tells it."""
        return self._folders.get(to.lang, Path(self.file.parent, f".no-{to.lang}"))

    @cached_property
    def _folders(self) -> dict[str, Path]:
        main = lineage(self.file)[0]
        files = {to.lang: main if to.speaks(read_settings(main).language)
                 else main.with_name(f"{main.stem}.{to.lang}{main.suffix}") for to in self.settings.alternates}
        return {lang: _docs_of(file) for lang, file in files.items() if file.is_file()}


def own_folder(site_dir: Path, config_file: Path, settings: SiteSettings) -> Path:
    """Where the build of a language goes: its own folder of the site, where it would take the place of the whole.

    Args:
        site_dir: what the engine was told. config_file, settings: of the build.
    """
    main, own = lineage(config_file)[0], own_of(settings.alternates, settings.language)
    if own is None or not own.relative or main == config_file or not _is_whole(site_dir, main):
        return site_dir
    return site_dir / own.link


def left_out(site_dir: Path, config_file: Path, others: Collection[str]) -> str:
    """What to say of the languages that a build of one of them leaves as they are, or leaves out; else nothing.

    Nothing is said of a new folder other than the one in mkdocs.yml: `openbook build` puts all languages into such one.

    Args:
        site_dir: where the build goes. config_file: of the build. others: folders of the other languages within it.
    """
    kept = [folder for folder in others if (site_dir / folder).is_dir()]
    gone = [folder for folder in others if folder not in kept] if _is_whole(site_dir, config_file) else []
    said = [f"Left as it was, with the data it had: {', '.join(kept)}"] if kept else []
    said += [f"Not built: {', '.join(gone)}"] if gone else []
    return f"One language of the site was built. {'. '.join(said)}. 'openbook build' builds them all." if said else ""


def _is_whole(site_dir: Path, main: Path) -> bool:
    """Whether a folder is the one of the whole site that a mkdocs.yml names."""
    return site_dir.resolve() == (main.parent / str(read_config(main).get("site_dir") or _SITE)).resolve()


def untranslated(settings: SiteSettings) -> str:
    """What to say where nobody has translated Openbook's words into the language of the theme; else nothing."""
    if settings.language.split("-")[0] == settings.spoken.code.split("-")[0]:
        return ""
    return (f"theme.language is {settings.language}, and nobody has translated Openbook's own words into it yet: they "
            f"stay English. A catalogue {TEMPLATES}/{LOCALES_FOLDER}/{settings.language}.po of your own can say them.")


def left_over(config_file: Path, settings: SiteSettings) -> str:
    """What to say of words of mkdocs.yml that the build of another language takes over as they are; else nothing."""
    first = lineage(config_file)[0]
    if first == config_file or _spoken(settings) == _spoken(read_settings(first)):
        return ""
    main, own = read_config(first), read_config(config_file)
    same = [name for name in _NAMED if own.get(name) and own[name] == main.get(name)]
    labels = [label for label in dict.fromkeys((*_labels(own.get("nav")), *_footers(own)))
              if ("", label) not in settings.spoken.messages and label in {*_labels(main.get("nav")), *_footers(main)}]
    told = [f"{name} is that of {first.name}" for name in same]
    told += [f"the catalogue does not know the label{'s' if labels[1:] else ''} {', '.join(labels)}"] if labels else []
    return f"{config_file.name}: {'; '.join(told)}. Say it in the language of the site." if told else ""


def _spoken(settings: SiteSettings) -> str:
    return settings.spoken.code.split("-")[0]


def _labels(nav: Any) -> Iterator[str]:
    """The labels of a navigation, from the top."""
    for item in nav if isinstance(nav, list) else ():
        for label, value in item.items() if isinstance(item, dict) else ():
            yield str(label)
            yield from _labels(value)


def _footers(config: Mapping[str, Any]) -> Iterator[str]:
    """The labels of the links in the footer."""
    extra = config.get("extra")
    own = extra.get("openbook") if isinstance(extra, Mapping) else None
    for item in (own.get("footer") if isinstance(own, Mapping) else None) or ():
        yield str(item.get("title", ""))


def _docs_of(file: Path) -> Path:
    return file.parent / str(read_config(file).get("docs_dir") or _DOCS)
