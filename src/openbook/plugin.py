"""MkDocs plugin: it wires, the library works.

Before the build it loads the site and stops on any problem; during the build it adds the generated pages and
files, which are never written into docs/; at the end it puts the finished site in the place of the earlier one.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import CountHandler
from mkdocs.utils.yaml import get_yaml_loader, yaml_load
from mkdocs_macros.errors import format_error

from openbook.build import staging
from openbook.build.languages import Languages, Way, left_out, left_over, own_folder, untranslated
from openbook.build.navigation import navigation
from openbook.build.searching import INDEX, arranged
from openbook.build.sources import THEME, page_source, theme_assets, written_pages
from openbook.errors import OpenbookError
from openbook.macros import MacroError
from openbook.pages.render import words_in
from openbook.settings import TEMPLATES, Settings, SiteSettings, languages_beside, site_settings
from openbook.shared import site_for
from openbook.text.addresses import page_address
from openbook.text.language import _, speaking

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

    from openbook.build import Site

log = logging.getLogger("mkdocs.plugins.openbook")

_FRAME_BOX = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')

LOGO_LIMIT = 100_000
"""Bytes of a logo, which each first visit loads before anything else is seen."""


class OpenbookConfig(base.Config):
    """Options of the section `openbook` below `plugins`."""

    datapackage = c.Type(str, default=Settings().datapackage)
    """Folder of the data package, or the folder that holds one folder per publisher; relative to mkdocs.yml."""

    cache = c.Type(str, default=Settings().cache)
    """Folder for drawn charts and checked packages, relative to mkdocs.yml; it may be deleted at any time."""

    jobs = c.Type(int, default=Settings().jobs)
    """Processes that draw charts; 0 means one for each core."""


class OpenbookPlugin(BasePlugin[OpenbookConfig]):
    """Adds what `openbook.build.Site` makes to a MkDocs site."""

    site: Site
    settings: SiteSettings

    def __init__(self) -> None:
        self._command = ""
        self._dirty = False
        self._final: Path | None = None
        self._staging: Path | None = None
        self._others: tuple[str, ...] = ()
        self._warnings = CountHandler()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember the command; a plugin with this event is kept when `mkdocs serve` builds again."""
        self._command = command
        self._dirty = dirty
        self._warnings = CountHandler()
        self._warnings.setLevel(logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self._warnings)

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check everything before MkDocs touches the earlier site."""
        config_file = Path(config.config_file_path)
        own = Settings(**{name: self.config[name] for name in ("datapackage", "cache", "jobs")})
        try:
            self.settings = site_settings(own, _published(config) if self._command == "serve" else config)
            self._others = () if self._command == "serve" else tuple(languages_beside(config_file).values())
        except OpenbookError as error:
            raise PluginError(f"Nothing was published.\n\n{error}\n") from None
        _demand_extensions(config)
        _find_snippets(config)
        if self._command == "serve":
            _outlive_macros(config.plugins["macros"])
        try:
            self.site = site_for(config_file.parent, self.settings)
        except OpenbookError as error:
            raise PluginError(_told(error)) from None
        _add_templates(config)
        lacks = (f"{part.publisher}: {part.lack}" for part in self.site.parts if part.lack)
        for note in (untranslated(self.settings), left_over(config_file, self.settings), *lacks):
            if note:
                log.info("%s", note)
        if self._command != "serve" and config.site_url:
            config.site_url = self.settings.site_url
        if config.nav:
            config.nav = navigation(config.nav, self.site, written_pages(Path(config.docs_dir)))
        if self._command != "serve":
            config.site_dir = str(own_folder(Path(config.site_dir), config_file, self.settings))
        if self._command in ("build", "gh-deploy") and not self._dirty:
            self._final = Path(config.site_dir)
            try:
                self._staging = staging.stage(self._final)
            except OSError as error:
                raise _unwritable(self._final, error) from None
            config.site_dir = str(self._staging)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add generated pages and files; a hand-written file of the same path stays."""
        ours = (file for file in files if file.src_uri.startswith(f"{TEMPLATES}/"))
        for file in [file for file in ours if file.src_uri.endswith((".jinja", ".po"))]:
            files.remove(file)  # MkDocs would publish the site's own templates and catalogues as files of the theme
        own = {file.dest_uri: file.src_uri for file in files}
        contents: list[tuple[str, str | bytes]] = [(ref.path, page_source(ref)) for ref in self.site.pages]
        contents += theme_assets(self.settings.colours, self.site.language)
        contents += ((artifact.path, artifact.data) for artifact in self.site.artifacts())
        for path, content in contents:
            file = File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
            if own.get(file.dest_uri, path) != path:
                raise PluginError(f"docs/{own[file.dest_uri]} has the address of the generated {path}. Name it "
                                  f"docs/{path} to replace that page, or give it another name.")
            if file.dest_uri not in own:
                files.append(file)
        _check_logo(config, files)
        return files

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Date pages by the data, so that the same data gives the same bytes; give templates their words and links."""
        updated = self.site.updated.isoformat()
        for file in files.documentation_pages():
            if file.page is not None:
                file.page.update_date = updated
        prefixes = [part.prefix for part in self.site.parts]
        with speaking(self.site.language):
            footers = {prefix: list(_footer(config, files, prefix)) for prefix in {"", *prefixes}}
        languages = Languages(self.settings, Path(config.config_file_path), {ref.path for ref in self.site.pages})

        def footer(page: Page | None) -> list[dict[str, str]]:
            """Links of a page's footer; below a publisher's address they lead to that publisher's pages."""
            source = "" if page is None else page.file.src_uri
            return footers[next((prefix for prefix in prefixes if source.startswith(prefix)), "")]

        def ways(page: Page | None) -> tuple[Way, ...]:
            """A page's ways to the other languages; a page of the theme itself (404) has no address."""
            if page is None:
                return languages.ways("", None)
            return languages.ways(page.file.src_uri, page.url, page.canonical_url or "")

        def said(label: str) -> str:
            """A label of mkdocs.yml in the language of the site, where the catalogue knows it."""
            with speaking(self.site.language):
                return _(str(label))

        def written_in(page: Page | None) -> str:
            """The language of a hand-written page that is not in the language of the site."""
            return "" if page is None else languages.written_in(page.file.src_uri, page.meta.get("lang"))

        env.globals.update(words_in(self.site.language), ob_footer=footer, ob_languages=ways, ob_written_in=written_in,
                           ob_marked=self.site.marked, ob_said=said)
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Take an attribute that HTML does not allow there from the checkboxes of Material's frame."""
        return _FRAME_BOX.sub(r"\1", output, count=2)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The same for pages of the theme itself (404.html)."""
        return _FRAME_BOX.sub(r"\1", output_content, count=2)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Build again when the data package or a template changes."""
        root = Path(config.config_file_path).parent
        server.watch(str(root / self.settings.datapackage))
        server.watch(str(THEME))
        if config.theme.custom_dir and Path(config.theme.custom_dir).is_dir():
            server.watch(config.theme.custom_dir)
        return server

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the finished site in the place of the earlier one, unless a strict build is about to fail."""
        index = Path(config.site_dir, INDEX)
        if index.is_file():
            names = {part.prefix: part.view.book.publisher.short_name for part in self.site.parts if part.prefix}
            kinds = {page_address(ref.path, config.use_directory_urls): ref.kind for ref in self.site.pages}
            index.write_bytes(arranged(index.read_bytes(), kinds, names))
        if self._staging is None or self._final is None:
            return
        if config.strict and self._warnings.get_counts():
            log.info("The build is strict and has warnings: nothing is published, the earlier site stays.")
        else:
            note = left_out(self._final, Path(config.config_file_path), self._others)
            try:
                staging.publish(self._staging, self._final, self._others)
            except OSError as error:
                raise _unwritable(self._final, error) from None
            log.info("Published the site in %s", self._final)
            if note:
                log.info("%s", note)
        config.site_dir = str(self._final)

    def on_shutdown(self) -> None:
        """Clear away a site that was not published."""
        logging.getLogger("mkdocs").removeHandler(self._warnings)
        if self._staging is not None:
            staging.discard(self._staging)
            self._staging = None


@format_error.register
def _without_traceback(error: MacroError, **_page: Any) -> str:
    """What mkdocs-macros logs for a macro that was used wrongly."""
    return str(error)


def _outlive_macros(macros: Any) -> None:
    """Make an error of the build of what mkdocs-macros ends the process with, so that a preview lives on."""
    render = macros.render

    def guarded(*args: Any, **kwargs: Any) -> Any:
        try:
            return render(*args, **kwargs)
        except SystemExit as stop:
            cause = stop.__context__
            page = getattr(macros, "page", None)
            where = "" if page is None or isinstance(cause, MacroError) else f"{page.file.src_uri}: "
            raise PluginError(f"{where}{cause}") from None

    macros.render = guarded


def _published(config: MkDocsConfig) -> dict[str, Any]:
    """What mkdocs.yml says about addresses, where `mkdocs serve` has put the address of the preview."""
    with Path(config.config_file_path).open("rb") as file:
        given = yaml_load(file, get_yaml_loader(config=config))
    return {"site_url": given.get("site_url"), "use_directory_urls": config.use_directory_urls,
            "site_name": config.site_name, "theme": config.theme, "extra": config.extra}


def _unwritable(folder: Path, error: OSError) -> PluginError:
    return PluginError(
        f"The site cannot be put in {folder}: {error}. Nothing was published. Give this account the right to write "
        "there, or name another folder with --site-dir (site_dir in mkdocs.yml).")


def _find_snippets(config: MkDocsConfig) -> None:
    """Let folders of snippets be relative to mkdocs.yml, as all others are, and not to where the command is run."""
    root = Path(config.config_file_path).parent
    settings = config.mdx_configs.get("pymdownx.snippets", {})
    folders = settings.get("base_path")
    if isinstance(folders, list):
        settings["base_path"] = [str(root / f) if isinstance(f, str) else f for f in folders]


def _check_logo(config: MkDocsConfig, files: Files) -> None:
    """Warn of a logo that is not there, which MkDocs lets pass, or that makes every page heavy."""
    logo = config.theme.get("logo")
    if not isinstance(logo, str) or "://" in logo:
        return
    file = files.get_file_from_path(logo)
    if file is None:
        log.warning("theme.logo in mkdocs.yml: there is no file %s in the folder docs", logo)
    elif (size := len(file.content_bytes)) > LOGO_LIMIT:
        log.warning("theme.logo in mkdocs.yml: %s has %s kB, and every page shows it. Make it smaller than %s kB.",
                    logo, size // 1000, LOGO_LIMIT // 1000)


def _footer(config: MkDocsConfig, files: Files, prefix: str) -> Iterator[dict[str, str]]:
    """Links of the footer (extra.openbook.footer) with the addresses of the pages that they name.

    Where there is a page of that path below `prefix`, it is the one that is meant.
    """
    for item in (config.extra.get("openbook") or {}).get("footer") or []:
        path, mark, anchor = str(item.get("path", "")).partition("#")
        file = files.get_file_from_path(prefix + path) or files.get_file_from_path(path)
        if file is None and path.endswith(".md") and ":" not in path:
            log.warning("extra.openbook.footer in mkdocs.yml: there is no page %s to link to", path)
        else:
            yield {"title": _(str(item.get("title", ""))), "path": (path if file is None else file.url) + mark + anchor}


def _told(error: OpenbookError) -> str:
    number = len(error.problems)
    count = "1 problem" if number == 1 else f"{number} problems"
    return f"The data package has {count}; nothing was published.\n\n{error}\n"


def _demand_extensions(config: MkDocsConfig) -> None:
    if "openbook.markdown" not in config.markdown_extensions:
        raise PluginError("mkdocs.yml: add `openbook.markdown` to `markdown_extensions`.")
    macros = config.plugins.get("macros")
    if macros is None or "openbook.macros" not in macros.config["modules"]:
        raise PluginError("mkdocs.yml: add the plugin `macros` with `modules: [openbook.macros]`.")
    if not macros.config["on_error_fail"] or macros.config["on_undefined"] != "strict":
        raise PluginError("mkdocs.yml: set `on_error_fail: true` and `on_undefined: strict` below the plugin "
                          "`macros`, or a page with an error would be published.")


def _add_templates(config: MkDocsConfig) -> None:
    """Put Openbook's templates after the site owner's own and before Material's."""
    folder = str(THEME / "overrides")
    if folder not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, folder)
