"""The navigation of mkdocs.yml, fitted to the pages that a site has.

One list serves a site of one publisher and a site of several. The plans are put below the list of plans. A
page that the data gives no cause for is left out. Where there are several publishers, each gets a section that
repeats what the list says about a publisher's pages.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from openbook.build.site import Site
from openbook.pages import KINDS
from openbook.text.language import N_, _, speaking

PLANS_PAGE = KINDS["plans"].path
"""The item with this page gets the plans below it."""

_HOME = N_("Overview")
"""Label of a publisher's home page within its section; the site's own keeps the label it has."""

LABELS = (N_("Home"), N_("All indicators"), N_("Needs attention"), N_("Actions"), N_("Money"), N_("How we judge"),
          N_("Full report"), N_("Revisions"), N_("Data"), N_("About"), N_("Plans"), N_("Scorecard"), N_("Releases"),
          N_("For publishers"), N_("Accessibility statement"), N_("Cookies and privacy"), N_("Contact"),
          N_("Open Government Licence v3.0"), N_("Use dark colours"), N_("Use light colours"))
"""Labels of the frame of pages that a site of another language need not say again: the catalogue knows them."""

_OWN = frozenset(kind.path for kind in KINDS.values())
"""Pages that each publisher may have."""

Where = Callable[[str], str | None]
"""Path of an item to the path that it gets; None leaves it out."""


def navigation(nav: list[Any], site: Site, written: Collection[str]) -> list[Any]:
    """Fit the navigation to a site.

    Args:
        nav: as in mkdocs.yml: paths, and objects of one label and a path or a list.
        site: the site.
        written: paths of hand-written pages, which stay wherever they stand.
    """
    with speaking(site.language):
        return _navigation(nav, site, written)


def _navigation(nav: list[Any], site: Site, written: Collection[str]) -> list[Any]:
    there = {ref.path for ref in site.pages} | set(written)

    def stays(path: str) -> str | None:
        return path if path in there or path not in _OWN else None

    if not site.several:
        many = site.part().view.book.publisher.plan_word[1].capitalize()
        return _fitted(_labelled(nav, {PLANS_PAGE: many}, given=True), stays, _plans(site, ""))
    top = _fitted(nav, stays, [])
    sections = []
    for part in site.parts:
        own = {ref.path for ref in part.pages}
        words = _labelled(nav, {KINDS["home"].path: _(_HOME),
                                PLANS_PAGE: part.view.book.publisher.plan_word[1].capitalize()})
        items = _fitted(words, _below(part.prefix, own), _plans(site, part.publisher))
        sections.append({part.view.book.publisher.short_name: items})
    after = next((n for n, item in enumerate(nav, 1) if _path(item) == KINDS["home"].path), 0)
    kept = len(_fitted(nav[:after], stays, []))
    return [*top[:kept], *sections, *top[kept:]]


def _below(prefix: str, there: Collection[str]) -> Where:
    """Keeps the pages that a publisher has, below its address."""
    return lambda path: prefix + path if path in _OWN and prefix + path in there else None


def _plans(site: Site, publisher: str) -> list[str]:
    judged = [part.view.judged for part in site.parts if publisher in ("", part.publisher)]
    return [ref.path for ref in site.pages if ref.kind == "plan" and ref.publisher == publisher
            and not any(one.is_over(ref.id) for one in judged)]


def _path(item: Any) -> Any:
    return next(iter(item.values()), None) if isinstance(item, dict) else item


def _labelled(nav: list[Any], labels: Mapping[str, str], *, given: bool = False) -> list[Any]:
    """The items, those of some pages with other labels; with `given`, a label that stands there stays."""
    return [item if not isinstance(_path(item), str) or _path(item) not in labels or (given and isinstance(item, dict))
            else {labels[_path(item)]: _path(item)} for item in nav]


def _fitted(nav: list[Any], where: Where, plans: list[str]) -> list[Any]:
    """The items whose page stays, with the plans below the list of plans; sections left empty go."""
    fitted: list[Any] = []
    for item in nav:
        label = _(next(iter(item))) if isinstance(item, dict) and item else None
        value = _path(item)
        if isinstance(value, list):
            inner = _fitted(value, where, plans)
            fitted += [{label: inner}] if inner else []
        elif isinstance(value, str) and (path := where(value)) is not None:
            item = path if label is None else {label: path}
            fitted.append({label: [item, *plans]} if value == PLANS_PAGE and plans and label else item)
        elif not isinstance(value, str):
            fitted.append(item)
    return fitted
