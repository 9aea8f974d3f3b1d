"""Turn a page's context into finished HTML.

Links are written `site:<path of the page or file>`; the engine's side turns them into addresses.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from openbook.assess import REASONS
from openbook.model import Book
from openbook.pages.common import shares, sum_text
from openbook.pages.indicator import indicator_page
from openbook.pages.kinds import KINDS, Shared
from openbook.pages.listing import PageRef, indicator_path, plan_path
from openbook.pages.plan import plan_page
from openbook.pages.view import View
from openbook.text import day


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished page: plain-text title and description, and HTML whose every word from the data is escaped.

    On a site of several publishers, `publisher` names the one whose page it is, `menu` is its name in the menu, and
    paths in the HTML begin at its `prefix`.
    """

    title: str
    description: str
    html: str
    publisher: str = ""
    menu: str = ""
    prefix: str = ""


@cache
def environment(templates: str = "") -> Environment:
    """The Jinja environment: autoescape on, undefined names are errors.

    Args:
        templates: folder of a site's own templates. One of the same name comes before Openbook's, which it may extend
            or import as `openbook/NAME`.
    """
    ours = PackageLoader("openbook.pages")
    own = [FileSystemLoader(templates)] if templates else []
    loader = ChoiceLoader([*own, ours, PrefixLoader({"openbook": ours})])
    env = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env.filters["svg"] = Markup
    env.globals.update(plan_path=plan_path, indicator_path=indicator_path, day=day, reasons=REASONS,
                        shares=shares, sum_text=sum_text, has_page=_has_page)
    return env


def render(view: View, ref: PageRef, shared: Shared) -> Rendered:
    """Render one page.

    Raises:
        KeyError: for a page that is not of this book.
    """
    title, description, context = _fill(view, ref, shared)
    words = {f.name: getattr(context, f.name) for f in fields(context)}  # type: ignore[arg-type]
    html = environment(view.templates).get_template(f"{ref.kind}.html.jinja").render(
        **words, view=view, book=view.book, publisher=view.book.publisher, period=view.book.period, title=title)
    if not view.prefix:
        return Rendered(title, description, html)
    return Rendered(title, description, html, view.book.publisher.name, view.book.publisher.short_name, view.prefix)


def _has_page(book: Book, kind: str) -> bool:
    return KINDS[kind].wanted(book)


def _fill(view: View, ref: PageRef, shared: Shared) -> tuple[str, str, object]:
    book = view.book
    if ref.kind == "plan":
        page = plan_page(view, ref.id, shared.checks)
        return page.plan.title, page.plan.summary or page.plan.title, page
    if ref.kind == "indicator":
        sheet = indicator_page(view, ref.id, shared.checks)
        return sheet.indicator.title, f"{sheet.indicator.title}: {sheet.finding.headline}.", sheet
    kind = KINDS[ref.kind]
    return kind.title(book), kind.description(book), kind.fill(view, shared)
