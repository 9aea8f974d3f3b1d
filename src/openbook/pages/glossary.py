"""The glossary: every term that occurs on a publisher's pages, with its own words for statuses and plans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from openbook.assess import REASONS
from openbook.assess.rules import explanation
from openbook.model import Publisher
from openbook.pages.common import key_text
from openbook.pages.glossary_terms import (
    DIRECTIONS,
    FIGURES,
    MARKS,
    MONEY,
    REASONS_MEAN,
    RULES,
    STATUSES,
    TARGETS,
    WORK,
    Term,
)
from openbook.pages.glossary_uses import Uses
from openbook.pages.view import View
from openbook.text import sentence
from openbook.text.language import N_, _
from openbook.text.shorthand import SHORTHAND

PATH = "glossary.md"
"""Where it stands; permanent, with the ids of its terms as anchors."""

SYMBOLS = (N_("Government Analysis Function: symbols in tables"),
           "https://analysisfunction.civilservice.gov.uk/policy-store/symbols-in-tables-definitions-and-help/")

_LINK = re.compile(r'<a class="ob-term" href="site:glossary\.md#([a-z0-9-]+)">(.*?)</a>')
"""What the macro `term` writes. Words of the data cannot look like it: in them every `<` is escaped."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A term explained.

    Attributes:
        id: its anchor. word, meaning: finished words. kind: `status`, `direction`, or empty.
        code: of the status or direction, for its shape; else empty.
    """

    id: str
    word: str
    meaning: str
    kind: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the glossary: heading, entries, and the standard they are from: its name and address, or empty."""

    id: str
    heading: str
    entries: tuple[Entry, ...]
    source: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Glossary:
    """The page: the parts that have something in them."""

    parts: tuple[Part, ...]


def glossary(view: View) -> Glossary:
    """Fill the glossary with the terms that occur for this publisher."""
    uses, publisher = Uses(view.judged), view.book.publisher
    words = _labels(publisher)
    parts = (
        Part("figures", _("Figures"), _own(FIGURES, uses, words)),
        Part("targets", _("Targets and ratings"), _own(TARGETS, uses, words) + _rules(publisher, words)),
        Part("statuses", _("What each status means"), _statuses(publisher)),
        Part("directions", _("Which way it is going"), _directions(uses)),
        Part("reasons", _("Why some are not rated"), _reasons(uses)),
        Part("marks", _("Marks beside a figure"), _marks(uses), (_(SYMBOLS[0]), SYMBOLS[1])),
        Part("money", _("Money"), _own((t for code, t in MONEY.items() if code in uses.money), uses, words)),
        Part("work", _("Plans, actions and data"), (_plan(publisher), *_own(WORK, uses, words), *_actions(uses))),
    )
    return Glossary(tuple(part for part in parts if part.entries))


def terms(view: View) -> frozenset[str]:
    """Ids of the terms that the glossary explains."""
    return frozenset(entry.id for part in glossary(view).parts for entry in part.entries)


def with_links(html: str, view: View, page: str) -> str:
    """A page with each term linked to the glossary once, at its first mention; the rest stay as words.

    Args:
        page: the kind of page; the glossary does not link to itself.
    """
    if "ob-term" not in html:
        return html
    left = set() if page == "glossary" else set(view.explained)

    def first(match: re.Match[str]) -> str:
        if match[1] not in left:
            return match[2]
        left.remove(match[1])
        return match[0]

    return _LINK.sub(first, html)


def mark_key(marks: Sequence[tuple[str, str]]) -> Markup:
    """What the marks in a table mean, in a sentence, each meaning with its link."""
    link = '<a class="ob-term" href="site:glossary.md#{}">{}</a>'
    return Markup(key_text([(m, link.format(MARKS[m][0], escape(words))) for m, words in marks]))  # noqa: S704 - ours


def _labels(publisher: Publisher) -> dict[str, str]:
    return {code: publisher.status_labels.get(code, code.title()) for code in STATUSES}


def _own(terms: Iterable[Term], uses: Uses, words: Mapping[str, str]) -> tuple[Entry, ...]:
    return tuple(Entry(t.id, _(t.word), _(t.meaning, **words)) for t in terms if t.wanted(uses))


def _rules(publisher: Publisher, words: Mapping[str, str]) -> tuple[Entry, ...]:
    """One entry for each kind of rule in use; a rule of another package explains itself."""
    entries = {}
    for config in publisher.rules.values():
        term = RULES.get(config.rule)
        entries[config.rule] = Entry(f"rule-{config.rule}", _(term.word), _(term.meaning, **words)) if term else \
            Entry(f"rule-{config.rule}", _("Rule “{name}”", name=config.rule), explanation(config, words))
    return tuple(entries.values())


def _statuses(publisher: Publisher) -> tuple[Entry, ...]:
    return tuple(Entry(code, publisher.status_labels[code], publisher.status_meanings.get(code) or _(meaning),
                       "status", code) for code, meaning in STATUSES.items() if code in publisher.status_labels)


def _directions(uses: Uses) -> tuple[Entry, ...]:
    labels, counted = uses.book.publisher.direction_labels, uses.judged.counts().direction
    return tuple(Entry(code, labels[code], _(meaning), "direction", code)
                 for code, meaning in DIRECTIONS.items() if counted[code])


def _reasons(uses: Uses) -> tuple[Entry, ...]:
    return tuple(Entry(f"not-rated-{code}", sentence(words), _(REASONS_MEAN[code]))
                 for code, words in REASONS.items() if code in uses.reasons)


def _marks(uses: Uses) -> tuple[Entry, ...]:
    return tuple(Entry(MARKS[mark][0], f"{mark} {word}", _(MARKS[mark][1]))
                 for mark, word in SHORTHAND.items() if mark in uses.marks)


def _plan(publisher: Publisher) -> Entry:
    one = publisher.plan_word[0]
    return Entry("plan", sentence(one), _("The indicators here are grouped by {plan}. Each has a page.", plan=one))


def _actions(uses: Uses) -> tuple[Entry, ...]:
    if not (uses.book.actions or uses.book.action_counts):
        return ()
    return tuple(Entry(f"action-{s.code}", s.label, s.meaning) for s in uses.book.publisher.action_statuses)
