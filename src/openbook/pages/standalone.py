"""Whole HTML pages that no engine makes: a chart for other sites, a page of a release that is kept as it was.

They are files like any download, so a build copies them and no engine puts them into its search or its menu.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup, escape

from openbook.assess import finding
from openbook.pages.foreign import marked
from openbook.pages.kinds import KINDS, Shared
from openbook.pages.listing import PageRef, indicator_path
from openbook.pages.render import environment, render
from openbook.pages.rows import history, indicator_row, shorthand_used, targets_beside
from openbook.pages.view import View
from openbook.text import page_address
from openbook.text.language import N_, _

MENU = {"home": N_("Overview"), "plans": "", "indicators": N_("All indicators"), "attention": N_("Needs attention"),
        "report": N_("Full report"), "finance": N_("Money"), "data": N_("Data")}
"""Kinds of page in the menu of a kept release, and their names there; plans have the publisher's own word."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a page of a kept release says about itself.

    Attributes:
        title: of the release. newest: whether the publisher has released nothing later.
        latest: path of the page of the same address in the latest release, from the root of the site, with a slash in
            front; or of the publisher's home page, where there is no such page any more.
        canonical: absolute address of that page, or empty where the site does not know its own.
        same: whether `latest` is about the same thing.
        languages: name, code and link of the page in each language of a site of several; the link of its own is empty.
    """

    title: str
    newest: bool
    latest: str
    canonical: str
    same: bool
    languages: tuple[tuple[str, str, str], ...] = ()


def kept_page(view: View, ref: PageRef, shared: Shared, kept: Kept) -> str:
    """A complete HTML page of a kept release. Its links are still `site:` paths.

    Args:
        ref: with the path as the site has it.
        shared: what several pages use.
        kept: what the page says about the release.
    """
    page = render(view, ref, shared)
    crumbs, mark, rest = page.html.partition("<!--/ob-crumbs-->")
    before, after = (crumbs, rest) if mark else ("", page.html)
    plans = view.book.publisher.plan_word[1].capitalize()
    menu = [(KINDS[name].path, _(label) if label else plans)
            for name, label in MENU.items() if KINDS[name].wanted(view.book)]
    return environment().get_template("kept.html.jinja").render(
        own=partial(_own, view), title=page.title, description=page.description, before=before, after=after, kept=kept,
        menu=menu, here=ref.path.removeprefix(view.prefix), publisher=view.book.publisher, view=view)


def _own(view: View, words: str) -> Markup:
    """Words of the publisher within the frame of a page, marked where they are in another language."""
    html = marked(str(escape(words)), view.foreign, view.book.publisher.language)
    return Markup(html)  # noqa: S704 - escaped


def embed_page(view: View, indicator_id: str) -> str:
    """A complete HTML page with an indicator's chart; it needs no style sheet, no script and nothing of another site.

    Links are absolute where the site knows its address, else relative, and open outside the frame.

    Raises:
        KeyError: the indicator is unknown or has no chart.
    """
    book, a = view.book, view.judged.of(indicator_id)
    caption, found = view.captions[f"trend-{indicator_id}"], finding(book, a)
    rows = history(book, a.indicator)
    base = f"{view.site_url}{view.prefix}" if view.site_url else "../"
    return environment().get_template("embed.html.jinja").render(
        indicator=a.indicator, publisher=book.publisher, period=book.period, row=indicator_row(view, a),
        chart=view.charts[f"trend-{indicator_id}"], caption=caption, finding=found, history=rows,
        targets=targets_beside(book, a.indicator, rows),
        shorthand=shorthand_used(rows), view=view,
        link=base + page_address(indicator_path(indicator_id), view.directory_urls),
        data=f"{base}data/indicators/{indicator_id}.csv")
