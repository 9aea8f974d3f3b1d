"""A book in another language: the publisher's own words from its translations, figures and ids as they are.

A translation names a text by resource, id of the row and column. An id is the row's key, its parts joined by `/`
(`litter/2025-26/analysis`); `*` stands for every row whose words are those given in `original`. Words of
datapackage.json have the resource `datapackage`, and as id their place (`status_labels`, `action_statuses/late`).
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

from openbook.model.book import RESOURCES, Book
from openbook.model.publisher import ActionStatus, Publisher
from openbook.model.types import Mention

DESCRIPTOR = "datapackage"
"""Resource of the words of datapackage.json."""
ANY = "*"
"""Id of every row with the same words."""
FIRST = 5
"""Texts without a translation that are named."""
UNIT = "unit"
"""Column of the words that stand after figures. They are parts of figures too, so the book keeps them as they are."""

TRANSLATABLE: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = MappingProxyType({
    "periods": (("period_id",), ("label",)),
    "plans": (("plan_id",), ("title", "short_title", "accountable_member", "accountable_officer", "summary")),
    "indicators": (("indicator_id",), (
        "title", "definition", UNIT, "official_title", "directorate", "numerator_name", "denominator_name", "source",
        "lag")),
    "observations": (("indicator_id", "period_id"), ("text_value", "note")),
    "targets": (("indicator_id", "period_id"), ("target_text", "reason")),
    "benchmarks": (("indicator_id", "period_id", "comparator"), ("comparator", "note")),
    "publications": (("indicator_id", "period_id"), ("change_text", "note")),
    "commentary": (("subject", "period_id", "kind"), ("text",)),
    "actions": (("action_id",), ("title", "lead_role", "theme", "progress_note")),
    "finances": (("account", "table", "portfolio", "kind", "period_id", "measure"), (
        "portfolio", "part_of", "table", "text_value", "note")),
    "surveys": (("survey", "period_id", "question"), ("survey", "question", "note")),
    "changes": (("change_id",), ("before", "after", "reason")),
    "status_counts": ((), ("group",)),
    "mentions": ((), ("what", "code", "note")),
    "revisions": (("indicator_id", "period_id", "what", "number"), ("reason",)),
})
"""Resource to the columns of its key, and to the columns of words that readers see.

Rows without a key can only be named by their words.
"""

NAMES = frozenset(("comparator", "directorate", "note", "portfolio", "question", "survey", "table", "theme"))
"""Columns that bring rows together by their words: a translation at one row is one for the same words at all."""

_MEANT: Mapping[str, Mapping[str, str]] = {
    name: {f.name: f.default for f in dataclasses.fields(RESOURCES[name]) if f.name in keys and f.default
           and isinstance(f.default, str)} for name, (keys, _) in TRANSLATABLE.items()}
"""Resource to the parts of its key that may be left empty, and what is meant then."""

_SAME = {("finances", "part_of"): ("finances", "portfolio"), ("mentions", "what"): ("benchmarks", "comparator"),
         ("status_counts", "group"): ("indicators", "directorate"), ("revisions", "reason"): ("observations", "note")}
"""Columns that repeat the words of another one, with whose translations they stay the same."""

_WRITTEN = {"observations": "text_value", "targets": "target_text", "benchmarks": "comparator", "mentions": "what"}
"""Resource to the column whose words decide something, a status or what belongs together; they are kept as written."""

Place = tuple[str, str, str]
"""Resource, id and column of a text."""


@dataclass(frozen=True)
class Words:
    """The translations into one language: by place, and by the words themselves."""

    by_place: Mapping[Place, str]
    by_words: Mapping[Place, str]

    def of(self, place: Place, text: str) -> str | None:
        """The translation of a text, or None."""
        resource, _, column = place
        named = self.by_words.get((resource, text, column))
        if named is None and (resource, column) in _SAME:
            other, same = _SAME[resource, column]
            named = self.by_words.get((other, text, same))
        said = self.by_place.get(place)
        return (named or said) if column in NAMES else (said or named)


def words_of(book: Book, language: str) -> Words:
    """The translations into a language; `en-GB` has those into `en` too."""
    fitting = [w for w in book.translations if language in (w.language, w.language.split("-")[0])]
    fitting += [w for w in book.translations if w.language == language.split("-")[0] != language]
    by_place = {(w.resource, w.id, w.column): w.text for w in reversed(fitting) if w.id != ANY}
    by_words = {(w.resource, w.original or "", w.column): w.text for w in reversed(fitting) if w.id == ANY}
    for name, row in _rows(book) if by_place else ():
        place, *others = row_ids(name, partial(getattr, row))
        for column in TRANSLATABLE[name][1]:
            said = next((by_place[name, at, column] for at in (place, *others) if (name, at, column) in by_place), None)
            if said is not None:
                by_place[name, place, column] = said
                if column in NAMES:
                    by_words.setdefault((name, getattr(row, column), column), said)
    return Words(by_place, by_words)


def translated(book: Book, language: str) -> Book:
    """The book with its words in a language, as far as they are translated. Units stay: see `units`."""
    words = words_of(book, language)
    if not words.by_place and not words.by_words:
        return book
    changed = {f.name: _mapped(getattr(book, f.name), lambda row: _row(row, words)) for f in dataclasses.fields(book)
               if f.name not in ("publisher", "fingerprint", "translations", "written")}
    return dataclasses.replace(book, publisher=_publisher(book.publisher, words), written=book, **changed)


def units(book: Book, language: str) -> dict[str, str]:
    """Each unit to its words in a language, where it has any."""
    words = words_of(book, language)
    found = {i.unit: words.of(("indicators", i.indicator_id, UNIT), i.unit) for i in book.indicators.values()}
    return {unit: said for unit, said in found.items() if said is not None}


def texts(book: Book) -> Iterator[tuple[Place, str]]:
    """Every text of a book that can be translated, with its place, in the order of the resources."""
    for (name, column), text in publisher_texts(book.publisher):
        yield (DESCRIPTOR, name, column), text
    for name, row in _rows(book):
        place = row_ids(name, partial(getattr, row))[0]
        yield from (((name, place, c), str(text)) for c in TRANSLATABLE[name][1]
                    if (text := getattr(row, c)) and not _is_code(row, c))


def _is_code(row: Any, column: str) -> bool:
    """Whether a column that may hold words holds a code in a row."""
    return isinstance(row, Mention) and ((column == "code" and row.measure != "fact")
                                         or (column == "what" and row.measure == "share"))


def _rows(book: Book) -> Iterator[tuple[str, Any]]:
    """Every row with words to translate, and the name of its resource, in the order of the resources."""
    rows: dict[str, list[Any]] = {name: [] for name in RESOURCES}
    kinds = {kind: name for name, kind in RESOURCES.items()}

    def take(row: Any) -> Any:
        rows[kinds[type(row)]].append(row)
        return row

    for f in dataclasses.fields(book):
        if f.name not in ("publisher", "fingerprint", "translations", "written", "_by_plan"):
            _mapped(getattr(book, f.name), take)
    return ((name, row) for name in TRANSLATABLE for row in rows[name])


def untranslated(book: Book, language: str) -> tuple[tuple[Place, str], ...]:
    """The texts of a book that have no translation into a language; a text without letters needs none."""
    words = words_of(book, language)
    return tuple((place, text) for place, text in dict.fromkeys(texts(book))
                 if words.of(place, text) is None and any(c.isalpha() for c in text))


@dataclass(frozen=True)
class Lack:
    """What a book lacks in a language: the places of the texts without a translation, and how many texts there are.

    `texts` are the words at the places, in the same order.
    """

    language: str
    places: tuple[Place, ...]
    of: int
    texts: tuple[str, ...] = ()

    @property
    def files(self) -> dict[str, int]:
        """Resource to the number of its texts without a translation."""
        return dict(Counter(resource for resource, _, _ in self.places))

    def __str__(self) -> str:
        files = ", ".join(f"{name} {number}" for name, number in self.files.items())
        first = "; ".join(" ".join(place) for place in self.places[:FIRST])
        return (f"{len(self.places)} of {self.of} texts have no translation into {self.language} ({files}). "
                f"First: {first}.")


def lack(book: Book, language: str) -> Lack | None:
    """What a book lacks in a language, or None where it is written in it or lacks nothing."""
    if book.publisher.language.split("-")[0] == language.split("-")[0]:
        return None
    found = untranslated(book, language)
    return Lack(language, tuple(place for place, _ in found), sum(1 for _ in texts(book)),
                tuple(text for _, text in found)) if found else None


def row_ids(resource: str, value: Callable[[str], object]) -> tuple[str, ...]:
    """The ids by which translations may name a row: with all parts of its key, and as its file may write it.

    A part of a key that may be left empty in the file has a value that is meant then: `net` of the finances.
    """
    keys, _ = TRANSLATABLE[resource]
    if not keys:
        return (ANY,)
    meant = _MEANT.get(resource, {})
    parts = [str(value(key) or meant.get(key, "")) for key in keys]
    empty = ["" if meant.get(key) == part else part for key, part in zip(keys, parts, strict=True)]
    return tuple(dict.fromkeys(("/".join(parts), "/".join(empty))))


def publisher_texts(p: Publisher) -> Iterator[tuple[tuple[str, str], str]]:
    """The words of datapackage.json that can be translated: (place, property) and text."""
    named: dict[str, Mapping[str, str | None]] = {
        "package": {"title": p.title, "description": p.description}, "licence": {"title": p.licence_title},
        "keywords": {str(n): word for n, word in enumerate(p.keywords, 1)},
        "publisher": {"name": p.name, "short_name": p.short_name}, "contact": {"role": p.contact.get("role")},
        "plan_word": {"one": p.plan_word[0], "many": p.plan_word[1]}, "status_labels": p.status_labels,
        "status_meanings": p.status_meanings, "direction_labels": p.direction_labels,
        **{f"action_statuses/{s.code}": {"label": s.label, "meaning": s.meaning} for s in p.action_statuses},
        **{f"releases/{r.on}": {"title": r.title} for r in p.releases},
        **{f"sources/{n}": {"title": s.get("title")} for n, s in enumerate(p.sources, 1)},
        "accessibility_statement": {name: text for name, text in p.statement.items()
                                   if not name.endswith("_on") and name not in ("enforcement_body", "compliance")}}
    for name, properties in named.items():
        yield from (((name, column), text) for column, text in properties.items() if text)


def _publisher(p: Publisher, words: Words) -> Publisher:
    def said(name: str, column: str, text: str) -> str:
        return words.of((DESCRIPTOR, name, column), text) or text

    def each(name: str, texts: Mapping[str, str]) -> dict[str, str]:
        return {column: said(name, column, text) for column, text in texts.items()}

    return dataclasses.replace(
        p, title=said("package", "title", p.title), description=said("package", "description", p.description),
        licence_title=said("licence", "title", p.licence_title),
        keywords=tuple(said("keywords", str(n), word) for n, word in enumerate(p.keywords, 1)),
        name=said("publisher", "name", p.name), short_name=said("publisher", "short_name", p.short_name),
        contact=each("contact", p.contact),
        plan_word=(said("plan_word", "one", p.plan_word[0]), said("plan_word", "many", p.plan_word[1])),
        status_labels=each("status_labels", p.status_labels), statement=each("accessibility_statement", p.statement),
        status_meanings=each("status_meanings", p.status_meanings),
        direction_labels=each("direction_labels", p.direction_labels),
        action_statuses=tuple(ActionStatus(s.code, said(f"action_statuses/{s.code}", "label", s.label),
                                             said(f"action_statuses/{s.code}", "meaning", s.meaning))
                              for s in p.action_statuses),
        releases=tuple(dataclasses.replace(r, title=said(f"releases/{r.on}", "title", r.title)) for r in p.releases),
        sources=tuple({**s, "title": said(f"sources/{n}", "title", s["title"])} if s.get("title") else s
                      for n, s in enumerate(p.sources, 1)))


_NAMES = {kind: name for name, kind in RESOURCES.items() if name in TRANSLATABLE}


def _row(row: Any, words: Words) -> Any:
    name = _NAMES.get(type(row))
    if name is None:
        return row
    place = row_ids(name, partial(getattr, row))[0]
    said = {c: words.of((name, place, c), text) for c in TRANSLATABLE[name][1]
            if c != UNIT and (text := getattr(row, c)) and not _is_code(row, c)}
    new = {column: text for column, text in said.items() if text is not None}
    if (column := _WRITTEN.get(name)) in new:
        new["written"] = getattr(row, str(column))
    return dataclasses.replace(row, **new) if new else row


def _mapped(value: Any, change: Callable[[Any], Any]) -> Any:
    """The same nest of mappings and tuples with each of its rows changed."""
    if isinstance(value, Mapping):
        return MappingProxyType({key: _mapped(inner, change) for key, inner in value.items()})
    if isinstance(value, tuple):
        return tuple(_mapped(inner, change) for inner in value)
    return change(value)
