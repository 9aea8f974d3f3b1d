"""What pages say about the data to search engines: schema.org Dataset as JSON-LD at the end of a page's HTML."""

from __future__ import annotations

from collections.abc import Sequence

from openbook.metadata import schema_org
from openbook.pages.listing import PageRef
from openbook.pages.view import View
from openbook.text import said_unit
from openbook.text.language import _

WHOLE = ("home", "data", "dictionary", "report")
"""Kinds of page about the whole dataset: those that lead to its files or show every figure of the period."""
TABLES = {"finance": "finances", "revisions": "revisions"}
"""Kinds of page that show a table of its own, and which."""


def structured(view: View, ref: PageRef, description: str = "") -> str:
    """HTML that no reader sees: the dataset on pages about the whole that have files, else the part that a page shows.

    A page without a file of data to take away has none. `description` is that of the page, for tables of their own.
    """
    facts, book = view.facts, view.book
    if facts is None:
        return ""
    source = ref.path.removeprefix(view.prefix)
    if ref.kind in WHOLE:
        return schema_org.script(schema_org.dataset(facts))
    if ref.kind == "plan":
        plan = book.plans[ref.id]
        return schema_org.script(schema_org.part(
            facts, "plan", ref.id, source, plan.title,
            _("{summary} Every figure of {publisher} for this {plan}.", summary=plan.summary or plan.title,
              publisher=facts.publisher, plan=book.publisher.plan_word[0])))
    if ref.kind == "indicator":
        i = book.indicators[ref.id]
        measured = {"name": i.title, "description": i.definition, "unitText": said_unit(i.unit)}
        words = _("{indicator}: {definition} Results and targets of {publisher}.", indicator=i.title,
                  definition=i.definition, publisher=facts.publisher)
        return schema_org.script(schema_org.part(facts, "indicator", ref.id, source, i.title, words, measured))
    if ref.kind in TABLES and (files := facts.table(TABLES[ref.kind])):
        return schema_org.script(schema_org.part(facts, TABLES[ref.kind], "", source, files[0].title, description))
    return ""


def structured_of_all(views: Sequence[View], kind: str, title: str, description: str) -> str:
    """The datasets of all publishers, on the home and data pages of a site of several."""
    facts = [view.facts for view in views if view.facts is not None]
    if not facts or kind not in ("publishers", "publishers-data"):
        return ""
    return schema_org.script(schema_org.catalogue(facts, title, description))
