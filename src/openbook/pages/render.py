"""Turn a page's context into finished HTML.

Links are written `site:<path of the page or file>`; the engine's side turns them into addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from typing import Any

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
)
from jinja2.bccache import Bucket
from markupsafe import Markup

from openbook.assess import REASONS
from openbook.model import Book
from openbook.pages.common import announced, citation, key_text, next_update, often, shares, sum_text, unrated_text
from openbook.pages.foreign import marked, wholly
from openbook.pages.glossary import mark_key, with_links
from openbook.pages.indicator import in_words, indicator_page
from openbook.pages.kinds import KINDS, Shared
from openbook.pages.listing import FEED, PageRef, indicator_path, plan_feed, plan_path
from openbook.pages.plan import plan_page
from openbook.pages.structured import structured
from openbook.pages.view import View
from openbook.text import day, inside, licence_statement, measured_in, plain, sentence, the, unit_words
from openbook.text.language import SOURCE, Language, _, _c, language, speaking


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished page: plain-text title and description, and HTML whose every word from the data is escaped.

    On a site of several publishers, `publisher` names the one whose page it is, `menu` is its name in the menu, and
    paths in the HTML begin at its `prefix`. `feeds` are path and name of the feeds of updates that it is about.
    `title_lang` is the language of the title, where it is another than that of the site.
    """

    title: str
    description: str
    html: str
    publisher: str = ""
    menu: str = ""
    prefix: str = ""
    feeds: tuple[tuple[str, str], ...] = ()
    title_lang: str = ""


class _Compiled(BytecodeCache):
    """Templates as programs, which are the same in every language: making them takes longer than most pages do."""

    def __init__(self) -> None:
        self._held: dict[str, Bucket] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        held = self._held.get(bucket.key)
        if held is not None and held.checksum == bucket.checksum:
            bucket.code = held.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._held[bucket.key] = bucket


_COMPILED = _Compiled()


def environment(templates: str = "") -> Environment:
    """The Jinja environment: autoescape on, undefined names are errors. Each language has its own.

    Args:
        templates: folder of a site's own templates. One of the same name comes before Openbook's, which it may extend
            or import as `openbook/NAME`.
    """
    return _environment(templates, language().mark)


@cache
def _environment(templates: str, _words: str) -> Environment:
    ours = PackageLoader("openbook.pages")
    own = [FileSystemLoader(templates)] if templates else []
    loader = ChoiceLoader([*own, ours, PrefixLoader({"openbook": ours})])
    env = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
                      bytecode_cache=_COMPILED)
    env.filters["svg"] = Markup
    env.globals.update(_=_said, _n=_said_number, _c=_said_within, lang_tag=lambda: language().tag)
    env.globals.update(plan_path=plan_path, indicator_path=indicator_path, day=day, reasons=REASONS,
                       shares=shares, sum_text=sum_text, has_page=_has_page, unit_words=unit_words,
                       measured_in=measured_in, the=the, inside=inside, sentence=sentence, unrated_text=unrated_text,
                       key_text=key_text, mark_key=mark_key, often=often, grouped=_grouped, in_english=_in_english,
                       licence_statement=licence_statement, in_words=in_words)
    return env


def words_in(spoken: Language) -> dict[str, Callable[..., Markup]]:
    """`_`, `_n` and `_c` for templates that an engine renders by itself, in a language."""
    def say(function: Callable[..., Markup]) -> Callable[..., Markup]:
        def said(*args: Any, **values: object) -> Markup:
            with speaking(spoken):
                return function(*args, **values)
        return said

    return {"_": say(_said), "_n": say(_said_number), "_c": say(_said_within)}


def _said(message: str, /, **values: object) -> Markup:
    """`text.language._` for templates: a message may hold HTML, the values put into it are escaped."""
    return _filled(_(message), values)


def _said_number(one: str, many: str, n: int, /, **values: object) -> Markup:
    return _filled(language().say_number(one, many, n), {"n": n, **values})


def _said_within(context: str, message: str, /, **values: object) -> Markup:
    return _filled(_c(context, message), values)


def _grouped(number: int) -> str:
    """A count with its thousands apart: `1,234`."""
    return plain(Decimal(number))


def _in_english() -> Markup:
    """The mark of words that stand in English on a page of another language; nothing on an English page."""
    return Markup() if language().code.startswith(SOURCE) else Markup(' lang="en"')


def _filled(said: str, values: Mapping[str, object]) -> Markup:
    finished = Markup(said)  # noqa: S704 - words of the catalogues
    return finished.format(**values) if values else finished


def render(view: View, ref: PageRef, shared: Shared) -> Rendered:
    """Render one page.

    Raises:
        KeyError: for a page that is not of this book.
    """
    title, description, context = _fill(view, ref, shared)
    words = {f.name: getattr(context, f.name) for f in fields(context)}  # type: ignore[arg-type]
    html = environment(view.templates).get_template(f"{ref.kind}.html.jinja").render(
        **words, view=view, book=view.book, publisher=view.book.publisher, period=view.book.period, title=title)
    feeds = _feeds(view, ref)
    own = view.book.publisher.language
    html = with_links(html, view, ref.kind) + "\n" + _foot(view, ref, title, feeds) + structured(view, ref, description)
    html = marked(html, view.foreign, own)
    spoken = own if wholly(title, view.foreign) else ""
    if not view.prefix:
        return Rendered(title, description, html, feeds=feeds, title_lang=spoken)
    return Rendered(title, description, html, view.book.publisher.name, view.book.publisher.short_name, view.prefix,
                    feeds, spoken)


def _feeds(view: View, ref: PageRef) -> tuple[tuple[str, str], ...]:
    """Path and name of the feeds of updates that a page is about."""
    if not view.latest:
        return ()
    every = (FEED, _("All updates of {body} (Atom)", body=view.book.publisher.short_name))
    plan_id = ref.id if ref.kind == "plan" else (
        view.book.indicators[ref.id].plan_id if ref.kind == "indicator" else "")
    if not plan_id:
        return (every,)
    return ((plan_feed(plan_id), _("Updates of {plan} (Atom)", plan=view.book.plans[plan_id].short_title)), every)


def _foot(view: View, ref: PageRef, title: str, feeds: tuple[tuple[str, str], ...]) -> str:
    """What every page ends with: when it was published, when the next figures come, how to cite and to follow."""
    publisher, path = view.book.publisher, ref.path.removeprefix(view.prefix)
    cited = publisher.title if ref.kind in ("home", "data") else title
    latest = (publisher.period_id, publisher.published_on.isoformat())
    kept = next((f"releases/{name}/index.html" for name, about in view.kept.items() if about == latest), "")
    return environment().get_template("foot.html.jinja").render(
        view=view, book=view.book, feeds=feeds, kept=kept, next_update=next_update(view),
        own_update=announced(view, ref.id) if ref.kind == "indicator" else "", glossary=ref.kind != "glossary",
        calendar=ref.kind != "releases" and KINDS["releases"].wanted(view.book),
        citation=citation(view, cited, path))


def _has_page(book: Book, kind: str) -> bool:
    return KINDS[kind].wanted(book)


def _fill(view: View, ref: PageRef, shared: Shared) -> tuple[str, str, object]:
    book = view.book
    if ref.kind == "plan":
        page = plan_page(view, ref.id, shared.checks)
        return page.plan.title, page.plan.summary or page.plan.title, page
    if ref.kind == "indicator":
        sheet = indicator_page(view, ref.id, shared.checks)
        return sheet.indicator.title, _("{indicator}: {finding}.", indicator=sheet.indicator.title,
                                          finding=sheet.finding.headline), sheet
    kind = KINDS[ref.kind]
    return kind.title(book), kind.description(book), kind.fill(view, shared)
