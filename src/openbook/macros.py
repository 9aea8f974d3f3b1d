"""Macros for pages: a pluglet for mkdocs-macros, which Zensical understands too.

Put `modules: [openbook.macros]`, `on_error_fail: true` and `on_undefined: strict` under the plugin `macros`.
Every macro takes ids from the data package and returns finished HTML between the sentinels of
`openbook.markdown`, so nothing that a publisher wrote is ever read as Markdown or run as Jinja.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from markupsafe import escape

from openbook.links import Place, mkdocs_place, resolve, zensical_place
from openbook.markdown import heading, wrap
from openbook.pages.snippets import reference
from openbook.settings import Settings, find_config, read_settings
from openbook.shared import site_for
from openbook.text.language import _, speaking

if TYPE_CHECKING:
    from openbook.build import Site

T = TypeVar("T")


class MacroError(Exception):
    """A macro on a page was used wrongly; the message names the page, the call and what was meant."""


def define_env(env: Any) -> None:
    """Register the macros; mkdocs-macros calls it once a build, Zensical once a page."""
    _demand_strictness(env.config)
    for macro in Macros(env).all():
        env.macro(macro, f"openbook_{macro.__name__}")


class Macros:
    """The macros for one engine. `openbook_` stands before each method's name on a page."""

    def __init__(self, env: Any) -> None:
        self._env = env

    def all(self) -> tuple[Callable[..., str], ...]:
        """The macros that pages may use."""
        return (self.page, self.indicator, self.figure, self.status, self.chart, self.table, self.plan,
                self.counts, self.attention, self.columns, self.errors, self.gallery)

    def page(self, kind: str, id: str = "", publisher: str | None = None) -> str:  # noqa: A002 - as page sources say
        """A whole generated page: heading and content. Hand-written pages seldom need it."""
        site = self._site()
        whose = publisher or self._whose(site)
        fitting = [r for r in site.pages if r.publisher in ("", whose)]
        ref = next((r for r in fitting if (r.kind, r.id) in ((kind, id), (kind, id or kind))), None)
        if ref is None:
            given = {} if publisher is None else {"publisher": publisher}
            near = difflib.get_close_matches(id or kind, [r.id or r.kind for r in fitting], n=3)
            hint = f"; did you mean {', '.join(near)}?" if near else ""
            raise self._wrong("page", (kind, id), given, f"there is no such page{hint}")
        rendered = site.render(ref)
        self._env.page.meta["generated"] = True
        if rendered.title_lang:
            self._env.page.meta["title_lang"] = rendered.title_lang
        if rendered.description:
            self._env.page.meta["description"] = escape(rendered.description)
        if rendered.publisher:
            self._env.page.meta |= {"publisher": escape(rendered.publisher), "menu": escape(rendered.menu)}
        for key, (path, name) in zip(("feed", "feed_above"), rendered.feeds, strict=False):
            self._env.page.meta |= {key: escape(rendered.prefix + path), f"{key}_name": escape(name)}
        return f"{heading(rendered.title)}\n\n{self._finish(str(rendered.html), rendered.prefix)}"

    def indicator(self, id: str, publisher: str | None = None) -> str:  # noqa: A002
        """A card: the indicator's title, latest figure, target, status and direction, with a link."""
        return self._call("indicator", id, publisher=publisher)

    def figure(self, id: str, period: str | None = None, publisher: str | None = None) -> str:  # noqa: A002
        """A figure with its unit inside a sentence; of the latest period, or of the one named."""
        return self._call("figure", id, period=period, publisher=publisher)

    def status(self, id: str, publisher: str | None = None) -> str:  # noqa: A002
        """The indicator's status as a shape and a word."""
        return self._call("status", id, publisher=publisher)

    def chart(self, id: str, publisher: str | None = None) -> str:  # noqa: A002
        """The indicator's chart with finding, summary, data table and download link."""
        return self._call("chart", id, publisher=publisher)

    def table(self, *ids: str, plan: str | None = None, status: str | None = None, key: bool | None = None,
              caption: str | None = None, publisher: str | None = None) -> str:
        """A table of the indicators named, or of all that fit the plan, the status and key or not."""
        return self._call("table", *ids, plan=plan, status=status, key=key, caption=caption, publisher=publisher)

    def plan(self, id: str, publisher: str | None = None) -> str:  # noqa: A002
        """A plan in short: title, status bar, counts, with a link."""
        return self._call("plan", id, publisher=publisher)

    def counts(self, plan: str | None = None, key: bool | None = None, publisher: str | None = None) -> str:
        """How many indicators have which status, as a bar, words and numbers; of all plans or of one."""
        return self._call("counts", plan=plan, key=key, publisher=publisher)

    def attention(self, plan: str | None = None, publisher: str | None = None) -> str:
        """A table of the indicators that are red, of all plans or of one."""
        with speaking(self._site().language):
            caption = _("Needs attention")
        return self._call("table", plan=plan, status="red", caption=caption, publisher=publisher)

    def columns(self, resource: str) -> str:
        """A table of a data package resource's columns: name, type, what it holds."""
        return self._finish(self._try("columns", (resource,), {}, lambda: reference("columns", resource)), "")

    def errors(self) -> str:
        """Every problem that `openbook check` names: what it means and how to mend it."""
        return self._finish(reference("errors"), "")

    def gallery(self, name: str) -> str:
        """A sample of a kind of chart, made of figures that are not the publisher's."""
        from openbook.build.gallery import gallery

        root = Path(self._env.project_dir)
        folder = root / self._settings(root).cache
        return self._finish(self._try("gallery", (name,), {}, lambda: gallery(name, folder)), "")

    def _call(self, name: str, *ids: str, publisher: str | None = None, **options: Any) -> str:
        given = {key: value for key, value in options.items() if value is not None}
        named = given if publisher is None else {**given, "publisher": publisher}
        part = self._try(name, ids, named, lambda: self._site().part(publisher, self._place().source))
        return self._finish(self._try(name, ids, named, lambda: part.macro(name, *ids, **given)), part.prefix)

    def _try(self, name: str, ids: tuple[str, ...], options: dict[str, Any], ask: Callable[[], T]) -> T:
        try:
            return ask()
        except ValueError as error:
            raise self._wrong(name, ids, options, str(error)) from error

    def _whose(self, site: Site) -> str:
        """The publisher below whose address the page stands, or none."""
        try:
            return site.part(source=self._place().source).publisher if site.several else ""
        except ValueError:
            return ""

    def _wrong(self, name: str, ids: tuple[str, ...], options: dict[str, Any], why: str) -> MacroError:
        given = ", ".join([repr(i) for i in ids] + [f"{key}={value!r}" for key, value in options.items()])
        return MacroError(f"{self._place().source}: openbook_{name}({given}): {why}")

    def _finish(self, finished: str, prefix: str) -> str:
        place = self._place()
        missing: list[str] = []
        linked = resolve(finished, place, missing, prefix)
        if missing:
            raise MacroError(f"{place.source}: there is no page or file {', '.join(sorted(set(missing)))} to link to")
        return wrap(linked)

    def _site(self) -> Site:
        """The plugin's own, which it loaded before this build; or where the engine dropped the plugin, the one at hand.

        Asking whether the packages have changed reads the names of all their files: too dear to do for every page.
        """
        plugin = self._env.conf.get("plugins", {}).get("openbook")
        site: Site | None = getattr(plugin, "site", None)
        root = Path(self._env.project_dir)
        return site if site is not None else site_for(root, self._settings(root))

    def _settings(self, root: Path) -> Settings:
        """As the plugin was given them, or as mkdocs.yml says when the engine dropped the plugin."""
        plugin = self._env.conf.get("plugins", {}).get("openbook")
        own = getattr(plugin, "settings", None)
        return own if isinstance(own, Settings) else read_settings(find_config(root))

    def _place(self) -> Place:
        page = self._env.page
        if hasattr(page, "file"):
            return mkdocs_place(page, self._env.variables["files"])
        conf = self._env.conf
        return zensical_place(page.path, Path(conf["root_dir"], conf["docs_dir"]))


def _demand_strictness(config: Any) -> None:
    """Refuse settings under which an error would be published as a page."""
    if not config.get("on_error_fail") or config.get("on_undefined") != "strict":
        raise MacroError("mkdocs.yml: set `on_error_fail: true` and `on_undefined: strict` below the plugin `macros`, "
                         "or a page with an error would be published.")
