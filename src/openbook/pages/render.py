"""Turn a page's context into finished HTML.

Links are written `site:<path of the page or file>`; the engine's side turns them into addresses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from openbook.assess import REASONS, Check
from openbook.pages import home, lists, method, site
from openbook.pages.indicator import indicator_page
from openbook.pages.listing import PageRef, indicator_path, plan_path
from openbook.pages.plan import plan_page
from openbook.pages.view import View
from openbook.text import day


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished page: plain-text title and description, and HTML whose every word from the data is escaped."""

    title: str
    description: str
    html: str


@dataclass(frozen=True)
class Shared:
    """What is worked out once for a whole book and used by several pages."""

    checks: tuple[Check, ...]
    columns: tuple[tuple[str, str], ...]


@cache
def environment() -> Environment:
    """The Jinja environment: autoescape on, undefined names are errors."""
    env = Environment(loader=PackageLoader("openbook.pages"), autoescape=True, undefined=StrictUndefined,
                      trim_blocks=True, lstrip_blocks=True)
    env.filters["svg"] = Markup
    env.globals.update(plan_path=plan_path, indicator_path=indicator_path, day=day, reasons=REASONS)
    return env


def render(view: View, ref: PageRef, shared: Shared) -> Rendered:
    """Render one page.

    Raises:
        KeyError: for a page that is not of this book.
    """
    title, description, context = _fill(view, ref, shared)
    words = {f.name: getattr(context, f.name) for f in fields(context)}  # type: ignore[arg-type]
    html = environment().get_template(f"{ref.kind}.html.jinja").render(
        **words, view=view, book=view.book, publisher=view.book.publisher, period=view.book.period, title=title)
    return Rendered(title, description, html)


def _fill(view: View, ref: PageRef, shared: Shared) -> tuple[str, str, object]:
    book = view.book
    name = book.publisher.name
    if ref.kind == "plan":
        page = plan_page(view, ref.id, shared.checks)
        return page.plan.title, page.plan.summary or page.plan.title, page
    if ref.kind == "indicator":
        sheet = indicator_page(view, ref.id)
        return sheet.indicator.title, f"{sheet.indicator.title}: {sheet.finding.headline}.", sheet
    many = book.publisher.plan_word[1]
    singles: dict[str, tuple[str, str, Callable[[], object]]] = {
        "home": (f"How {name} is doing", book.publisher.description, lambda: home.home(view)),
        "plans": (many.capitalize(), f"The {many} of {name} and how each stands.", lambda: home.plans(view)),
        "indicators": ("All indicators", f"All {len(book.indicators)} indicators of {name} in one table.",
                       lambda: lists.indicator_list(view)),
        "attention": ("Needs attention", f"What is off course at {name}, and what is being done.",
                      lambda: lists.attention(view)),
        "actions": ("Actions", f"What {name} is doing to reach its targets.", lambda: lists.actions(view)),
        "judging": ("How we judge", "How each status and direction is worked out.", lambda: method.judging(view)),
        "audit": ("Do the figures add up?", "Printed figures beside what the data gives.",
                  lambda: method.audit(view, shared.checks)),
        "data": ("Data and downloads", f"Every figure of {name} as open data.",
                 lambda: site.data_page(view, shared.columns)),
        "about": ("About this site", f"Who publishes the performance of {name}, and from what.",
                  lambda: site.about(view)),
        "accessibility": ("Accessibility statement", "How accessible this site is, and whom to tell when it is not.",
                          lambda: site.accessibility(view)),
    }
    title, description, fill = singles[ref.kind]
    return title, description, fill()
