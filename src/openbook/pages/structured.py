"""What pages say about the data to search engines: schema.org Dataset as JSON-LD at the end of a page's HTML."""

from __future__ import annotations

from collections.abc import Sequence

from openbook.metadata import schema_org
from openbook.pages.listing import PageRef
from openbook.pages.view import View
from openbook.text import said_unit
from openbook.text.language import _


def structured(view: View, ref: PageRef) -> str:
    """HTML that no reader sees: the dataset on home and data pages, its part on those of plans and indicators."""
    facts, book = view.facts, view.book
    if facts is None:
        return ""
    source = ref.path.removeprefix(view.prefix)
    if ref.kind in ("home", "data"):
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
    return ""


def structured_of_all(views: Sequence[View], kind: str, title: str, description: str) -> str:
    """The datasets of all publishers, on the home and data pages of a site of several."""
    facts = [view.facts for view in views if view.facts is not None]
    if not facts or kind not in ("publishers", "publishers-data"):
        return ""
    return schema_org.script(schema_org.catalogue(facts, title, description))
