"""Macros for pages: a pluglet for mkdocs-macros, which Zensical understands too.

Put `modules: [openbook.macros]`, `on_error_fail: true` and `on_undefined: strict` under the plugin `macros`.
Every macro takes ids from the data package and returns finished HTML between the sentinels of
`openbook.markdown`, so nothing that a publisher wrote is ever read as Markdown or run as Jinja.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from openbook.links import Place, mkdocs_place, resolve, zensical_place
from openbook.markdown import heading, wrap
from openbook.settings import Settings, find_config, read_settings
from openbook.shared import site_for

if TYPE_CHECKING:
    from openbook.build import Site


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
                self.counts, self.attention, self.columns, self.errors)

    def page(self, kind: str, id: str = "") -> str:  # noqa: A002 - the name that page sources use
        """A whole generated page: heading and content. Hand-written pages seldom need it."""
        site = self._site()
        ref = next((r for r in site.pages if (r.kind, r.id) == (kind, id)), None)
        if ref is None:
            near = difflib.get_close_matches(id or kind, [r.id or r.kind for r in site.pages], n=3)
            hint = f"; did you mean {', '.join(near)}?" if near else ""
            raise self._wrong("page", (kind, id), {}, f"there is no such page{hint}")
        rendered = site.render(ref)
        if rendered.description:
            self._env.page.meta["description"] = escape(rendered.description)
        return f"{heading(rendered.title)}\n\n{self._finish(str(rendered.html))}"

    def indicator(self, id: str) -> str:  # noqa: A002
        """A card: the indicator's title, latest figure, target, status and direction, with a link."""
        return self._call("indicator", id)

    def figure(self, id: str, period: str | None = None) -> str:  # noqa: A002
        """A figure with its unit inside a sentence; of the latest period, or of the one named."""
        return self._call("figure", id, period=period)

    def status(self, id: str) -> str:  # noqa: A002
        """The indicator's status as a shape and a word."""
        return self._call("status", id)

    def chart(self, id: str) -> str:  # noqa: A002
        """The indicator's chart with finding, summary, data table and download link."""
        return self._call("chart", id)

    def table(self, *ids: str, plan: str | None = None, status: str | None = None, key: bool | None = None,
              caption: str | None = None) -> str:
        """A table of the indicators named, or of all that fit the plan, the status and key or not."""
        return self._call("table", *ids, plan=plan, status=status, key=key, caption=caption)

    def plan(self, id: str) -> str:  # noqa: A002
        """A plan in short: title, status bar, counts, with a link."""
        return self._call("plan", id)

    def counts(self, plan: str | None = None, key: bool | None = None) -> str:
        """How many indicators have which status, as a bar, words and numbers; of all plans or of one."""
        return self._call("counts", plan=plan, key=key)

    def attention(self, plan: str | None = None) -> str:
        """A table of the indicators that are red, of all plans or of one."""
        return self._call("table", plan=plan, status="red", caption="Needs attention")

    def columns(self, resource: str) -> str:
        """A table of a data package resource's columns: name, type, what it holds."""
        return self._call("columns", resource)

    def errors(self) -> str:
        """Every problem that `openbook check` names: what it means and how to mend it."""
        return self._call("errors")

    def _call(self, name: str, *ids: str, **options: Any) -> str:
        given = {key: value for key, value in options.items() if value is not None}
        try:
            found = self._site().macro(name, *ids, **given)
        except ValueError as error:
            raise self._wrong(name, ids, given, str(error)) from error
        return self._finish(str(found))

    def _wrong(self, name: str, ids: tuple[str, ...], options: dict[str, Any], why: str) -> MacroError:
        given = ", ".join([repr(i) for i in ids] + [f"{key}={value!r}" for key, value in options.items()])
        return MacroError(f"{self._place().source}: openbook_{name}({given}): {why}")

    def _finish(self, finished: str) -> str:
        place = self._place()
        missing: list[str] = []
        linked = resolve(finished, place, missing)
        if missing:
            raise MacroError(f"{place.source}: there is no page or file {', '.join(sorted(set(missing)))} to link to")
        return wrap(linked)

    def _site(self) -> Site:
        root = Path(self._env.project_dir)
        return site_for(root, self._settings(root))

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
    """Refuse settings under which an error would be published as a page (DESIGN 5.8)."""
    if not config.get("on_error_fail") or config.get("on_undefined") != "strict":
        raise MacroError("mkdocs.yml: set `on_error_fail: true` and `on_undefined: strict` below the plugin `macros`, "
                         "or a page with an error would be published.")
