"""What occurs in a publisher's figures and words, so that its glossary explains that and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from openbook.assess import Judged
from openbook.assess.pace import year_end_at_pace
from openbook.model import Book, Observation, Target
from openbook.text.shorthand import MISSING, SHORTHAND

_MARK = re.compile(r"\[[a-z]+\]")


@dataclass(frozen=True)
class Uses:
    """What a judged book makes use of."""

    judged: Judged

    @property
    def book(self) -> Book:
        """The book itself."""
        return self.judged.book

    @cached_property
    def marks(self) -> frozenset[str]:
        """Marks that stand in tables of figures: those of the data, and those in place of a missing figure."""
        found = {mark for row in self._observations() for mark in _MARK.findall(row.marker or "")}
        found |= {MISSING[row.missing_reason or "not-stated"][0] for row in self._observations()
                  if row.value is None and row.text_value is None}
        if self.book.finances:
            found.add("[z]")  # stands where a printed table of money has no amount
        return frozenset(found & set(SHORTHAND))

    @cached_property
    def reasons(self) -> frozenset[str]:
        """Why indicators are not rated, by print or by rule."""
        return frozenset(r for a in self.judged for r in (a.shown_reason, a.reason) if r is not None)

    @cached_property
    def rules(self) -> frozenset[str]:
        """Rules of the publisher, by their built-in or registered name."""
        return frozenset(rule.rule for rule in self.book.publisher.rules.values())

    @cached_property
    def money(self) -> frozenset[str]:
        """Accounts, measures and kinds of the amounts of money."""
        return frozenset(word for row in self.book.finances for word in (row.account, row.measure, row.kind))

    @cached_property
    def words(self) -> str:
        """All that a reader meets in the words as the publisher wrote them, in small letters."""
        return "\n".join(self._words()).lower()

    def said(self, pattern: str) -> bool:
        """Whether the publisher's own words hold a pattern, as a whole word."""
        return re.search(rf"\b(?:{pattern})\b", self.words) is not None

    def of_indicators(self, column: str, *values: object) -> bool:
        """Whether some indicator has one of the values in a column, or anything where none are named."""
        found = {getattr(i, column) for i in self.book.indicators.values()}
        return bool(found & set(values)) if values else bool(found - {None})

    def of_targets(self, fits: Callable[[Target], bool]) -> bool:
        """Whether some target is such a one."""
        return any(fits(t) for i in self.book.indicators for t in self.book.targets(i))

    @cached_property
    def in_parts(self) -> bool:
        """Whether a figure is held against a part of its year's target."""
        return any(a.goal is not None and a.goal.share != 1 for a in self.judged)

    @cached_property
    def paced(self) -> bool:
        """Whether some page says where a year would end at its pace so far."""
        return any(year_end_at_pace(self.book, a) is not None for a in self.judged)

    def _observations(self) -> Iterator[Observation]:
        for i in self.book.indicators:
            yield from self.book.observations(i)

    def _words(self) -> Iterator[str]:
        book = self.book.written or self.book
        for i in book.indicators.values():
            yield from (i.title, i.definition, i.unit, i.official_title or "")
            yield from (c.text for c in book.commentary(i.indicator_id, book.publisher.period_id))
            yield from (t.target_text or "" for t in book.targets(i.indicator_id))
        for p in book.plans.values():
            yield from (p.title, p.summary or "")
            yield from (c.text for c in book.commentary(p.plan_id, book.publisher.period_id))
        yield from (c.text for c in book.commentary("publisher", book.publisher.period_id))
        yield from book.publisher.status_meanings.values()
        yield from (row.portfolio for row in book.finances)
        yield from (f"{a.title} {a.progress_note or ''}" for a in book.actions)
