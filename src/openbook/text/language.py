"""The language that words are written in: message catalogues, and how a language writes numbers.

English stands in the code, as the message itself; another language is a catalogue `locales/<code>.po` (GNU gettext,
https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html). Placeholders are named, in braces, and are filled
after the message is translated. The language is set around a whole build (`speaking`), as gettext's users expect, so
that functions which write words need not hand it on; it is a context variable, so two builds do not meet.

    _("{gap} better than {name}", gap=gap, name=name)
    _n("{n} indicator", "{n} indicators", n)             # as many forms as the language has; {n} is given
    _c("of a target", "set")                              # one English word that another language says in two ways
    N_("awaiting data")                                   # only marks a message; `_` is called where it is used
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
Messages = Mapping[tuple[str, str], tuple[str, ...]]
_COUNTED = 1000
"""Every plural form of a language is that of a number below this."""

SOURCE = "en"
"""The language of the messages themselves."""

LOCALES = Path(__file__).parent.parent / "locales"
"""Folder of the catalogues that Openbook brings."""


@dataclass(frozen=True)
class Language:
    """One language.

    Attributes:
        code: as in HTML's `lang`: `en`, `cy`.
        messages: (context or empty, English message) to its forms, one for each plural form of the language.
        plural: number to the index of its form.
        decimal, group: what stands between whole and fraction, and between thousands.
        own: folder with a site's own catalogues, if it was read from there too.
        learned: those of the messages that are in no catalogue.
    """

    code: str = SOURCE
    messages: Messages = field(default_factory=dict)
    plural: Callable[[int], int] = lambda n: int(n != 1)
    decimal: str = "."
    group: str = ","
    own: Path | None = None
    learned: Messages = field(default_factory=dict)

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process reads the catalogues for itself."""
        return _again, (self.code, self.own, self.learned)

    @cached_property
    def mark(self) -> str:
        """A hash of all that the language can change in a file, for caches."""
        said = repr((self.code, self.decimal, self.group, sorted(self.messages.items())))
        return hashlib.sha256(said.encode()).hexdigest()

    @property
    def tag(self) -> str:
        """What HTML, feeds and metadata name the language: British English, or the code."""
        return "en-GB" if self.code == SOURCE else self.code

    def knowing(self, words: Mapping[str, str], context: str) -> Language:
        """The language with more words in a context: those that a publisher has given."""
        return self._with({(context, word): (said,) for word, said in words.items()})

    def _with(self, learned: Messages) -> Language:
        return replace(self, messages={**self.messages, **learned}, learned={**self.learned, **learned})

    def say(self, message: str, context: str = "") -> str:
        """The message in this language, or as it is where the catalogue lacks it."""
        return self.messages.get((context, message), (message,))[0]

    def say_number(self, one: str, many: str, n: int) -> str:
        """The form of a message that goes with a number."""
        forms = self.messages.get(("", one))
        if forms is None:
            return one if n == 1 else many
        return forms[min(self.plural(n), len(forms) - 1)]


ENGLISH = Language()
_current: ContextVar[Language] = ContextVar("openbook_language", default=ENGLISH)


def language() -> Language:
    """The language in which words are written at the moment."""
    return _current.get()


@contextmanager
def speaking(spoken: Language) -> Iterator[None]:
    """Write all words within in a language."""
    token = _current.set(spoken)
    try:
        yield
    finally:
        _current.reset(token)


def speak(spoken: Language) -> None:
    """Write all words in a language from now on, in a process that does nothing else."""
    _current.set(spoken)


def spoken_by(spoken: Language, items: Iterator[T]) -> Iterator[T]:
    """The items of a generator, each made while a language is spoken, whatever is spoken where they are used."""
    while True:
        with speaking(spoken):
            try:
                item = next(items)
            except StopIteration:
                return
        yield item


def _(message: str, /, **values: Any) -> str:
    """A message in the language of the moment, its placeholders filled."""
    said = _current.get().say(message)
    return said.format(**values) if values else said


def _n(one: str, many: str, n: int, /, **values: Any) -> str:
    """A message that depends on a number, which it may show as `{n}`."""
    return _current.get().say_number(one, many, n).format(**{"n": n, **values})


def _c(context: str, message: str, /, **values: Any) -> str:
    """A message that other languages say in several ways, in one of its contexts."""
    said = _current.get().say(message, context)
    return said.format(**values) if values else said


def N_(message: str, /) -> str:  # noqa: N802 - gettext's own name
    """Mark a message for the catalogues; it is translated where it is used."""
    return message


@cache
def language_of(code: str, own: Path | None = None) -> Language | None:
    """The language of a code, or None where there is no catalogue for it.

    Args:
        code: `cy`, or with a region, which is looked for first: `en-GB`.
        own: folder with a site's own catalogues, whose messages come before Openbook's.
    """
    main = code.replace("_", "-").split("-")[0].lower()
    found = [folder / f"{name}.po" for folder in (LOCALES, own) if folder is not None
             for name in dict.fromkeys((main, code)) if (folder / f"{name}.po").is_file()]
    if main == SOURCE and not found:
        return ENGLISH
    return _read(code, found, own) if found else None


def _again(code: str, own: Path | None, learned: Messages) -> Language:
    return (language_of(code, own) or ENGLISH)._with(learned)


def _together(rules: Sequence[Callable[[int], int]]) -> tuple[Callable[[int], int], tuple[tuple[int, ...], ...]]:
    """One rule for the plural forms of several catalogues, which tools for translators count in several ways.

    Returns:
        Number to the index of a class of numbers; and for each class the form of each catalogue.
    """
    classes = tuple(dict.fromkeys(tuple(rule(n) for rule in rules) for n in range(_COUNTED)))
    index = {kinds: n for n, kinds in enumerate(classes)}
    return lambda n: index.get(tuple(rule(n) for rule in rules), 0), classes


def _read(code: str, files: list[Path], own: Path | None) -> Language:
    from gettext import c2py

    from babel import Locale
    from babel.messages.pofile import read_po

    catalogues = [read_po(io.BytesIO(file.read_bytes()), locale=code.replace("-", "_")) for file in files]
    plural, classes = _together([c2py(catalogue.plural_expr) for catalogue in catalogues])
    messages: dict[tuple[str, str], tuple[str, ...]] = {}
    for n, catalogue in enumerate(catalogues):
        for entry in catalogue:
            forms = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())
            if not entry.id or not forms or not all(forms) or entry.fuzzy:
                continue
            one = entry.id if isinstance(entry.id, str) else entry.id[0]
            if not isinstance(entry.string, str):
                forms = tuple(forms[min(kinds[n], len(forms) - 1)] for kinds in classes)
            messages[entry.context or "", one] = forms
    symbols = Locale.parse(code, sep="-").number_symbols["latn"]
    return Language(code, messages, plural, symbols["decimal"], symbols["group"], own)
