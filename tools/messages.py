"""Bring the catalogues of words (src/openbook/locales/*.po) up to what the code says: `make messages`.

Messages are found in Python, templates and scripts; translations that are there stay, messages that are gone go. The
files hold no dates, lines or paths of a machine, so that a change shows no more than what changed.

    python tools/messages.py               write every catalogue again
    python tools/messages.py --new ga      start a catalogue of another language
    python tools/messages.py --missing     name what has no translation yet; exit status 1 when there is any
    python tools/messages.py --wrong       name what cannot be used as it is; exit status 1 when there is any
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract, extract_javascript, extract_python
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

SOURCE = Path(__file__).resolve().parents[1] / "src" / "openbook"
LOCALES = SOURCE / "locales"
KEYWORDS: dict[str, Any] = {"_": None, "N_": None, "_n": (1, 2), "_c": ((1, "c"), 2)}
"""Functions of `openbook.text.language`, and which of their arguments are messages or a context."""

_METHODS: tuple[tuple[str, Any, dict[str, Any]], ...] = (
    ("*.py", extract_python, {}), ("*.jinja", babel_extract, {"silent": "false"}),
    ("*.html", babel_extract, {"silent": "false"}), ("*.js", extract_javascript, {}))
_HEADER = re.compile(r'"(Language|Plural-Forms|MIME-Version|Content-Type|Content-Transfer-Encoding): ')
_CALL = re.compile(r"\b(_|_n|_c|N_)\(")
_TAG = re.compile(r"</?[a-z][^>]*>")

Key = tuple[str, str]
"""A message: context or empty, and the (first) English words."""


def code_messages(source: Path = SOURCE) -> Catalog:
    """Every message of the code, in the order of the files and within each of its lines."""
    found = Catalog(fuzzy=False)
    for file, method, options in _files(source):
        with file.open("rb") as stream:
            for _line, message, _comments, context in extract(method, stream, KEYWORDS, (), options):
                found.add(message, None, [(file.relative_to(source).as_posix(), 0)], context=context)
    return found


def updated(language: str, messages: Catalog, text: bytes) -> bytes:
    """A catalogue that holds the messages of the code and the translations that it had.

    Args:
        language: its code. messages: of the code. text: the catalogue as it was, or nothing.
    """
    old = read_po(io.BytesIO(text), locale=language) if text else Catalog(locale=language)
    new = Catalog(locale=language, fuzzy=False, charset="utf-8")
    had = {key(m): m for m in old if m.id}
    for message in (m for m in messages if m.id):
        there = had.get(key(message))
        same = there is not None and isinstance(there.id, str) == isinstance(message.id, str)
        new.add(message.id, there.string if there is not None and same else None, message.locations,
                auto_comments=(), user_comments=there.user_comments if there is not None else (),
                context=message.context)
    written = io.BytesIO()
    write_po(written, new, width=0, include_lineno=False, ignore_obsolete=True, omit_header=False)
    return b"".join(_without_dates(written.getvalue()))


def missing(catalogue: Catalog, messages: Catalog) -> Iterator[Key]:
    """Messages of the code that a catalogue lacks, or of which it lacks a plural form."""
    said = {key(m): m for m in catalogue if m.id and not m.fuzzy}
    for message in (m for m in messages if m.id):
        there = said.get(key(message))
        forms = () if there is None else there.string if isinstance(there.string, tuple | list) else (there.string,)
        wanted = 1 if isinstance(message.id, str) else catalogue.num_plurals
        if len(forms) != wanted or not all(forms):
            yield key(message)


def wrong(catalogue: Catalog, messages: Catalog) -> Iterator[tuple[Key, str]]:
    """What cannot be used: messages that the code no longer has, translations that cannot be filled as they should be.

    A translation has the placeholders and the HTML tags of its message, and no straight double quote of its own, for it
    may stand in an attribute. A plural form may do without the number: it can be said in words.
    """
    known = {key(m) for m in messages if m.id}
    for message in (m for m in catalogue if m.id):
        name = key(message)
        if name not in known:
            yield name, "the code has no such message"
        if message.fuzzy:
            yield name, "it is marked as fuzzy"
        sources = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        optional = {"n"} if len(sources) > 1 else set[str]()
        strings = (message.string,) if isinstance(message.string, str) else message.string or ()
        for said in filter(None, strings):
            fields, all_fields = _fields(said), set[str]().union(*map(_fields, sources))
            if not all_fields - optional <= fields <= all_fields:
                yield name, f"the placeholders of {said!r} are not {sorted(all_fields)}"
            if _tags(said) not in [_tags(source) for source in sources]:
                yield name, f"the tags of {said!r} are not those of the message"
            if '"' in _TAG.sub("", said) or (said.strip() != said and sources[0].strip() == sources[0]):
                yield name, f"{said!r} holds a straight double quote, or spaces at its ends"


def key(message: Message) -> Key:
    """What tells a message from others."""
    return message.context or "", message.id if isinstance(message.id, str) else message.id[0]


def read(file: Path) -> Catalog:
    """A catalogue."""
    return read_po(io.BytesIO(file.read_bytes()), locale=file.stem.replace("-", "_"))


def _files(source: Path) -> Iterator[tuple[Path, Any, dict[str, Any]]]:
    found = {file: (method, options) for pattern, method, options in _METHODS for file in source.rglob(pattern)}
    for file in sorted(file for file in found if _CALL.search(file.read_text(encoding="utf-8"))):
        yield file, *found[file]


def _without_dates(text: bytes) -> Iterator[bytes]:
    """The lines of a catalogue; of its header only what programs need."""
    header = True
    for line in text.splitlines(keepends=True):
        words = line.decode()
        if header and (words.startswith("#") or (words.startswith('"') and not _HEADER.match(words))):
            continue
        header = header and words.strip() != ""
        yield line


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _tags(text: str) -> Counter[str]:
    return Counter(_TAG.findall(text))


def main(arguments: list[str]) -> int:
    """Do what the arguments ask; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--new", metavar="CODE", help="start a catalogue of another language")
    parser.add_argument("--missing", action="store_true", help="name what has no translation yet")
    parser.add_argument("--wrong", action="store_true", help="name what cannot be used as it is")
    asked = parser.parse_args(arguments)
    messages = code_messages()
    files = sorted(LOCALES.glob("*.po")) + ([LOCALES / f"{asked.new}.po"] if asked.new else [])
    found = 0
    for file in files:
        if asked.missing:
            lacking = [(name, "") for name in missing(read(file), messages)]
        elif asked.wrong:
            lacking = list(wrong(read(file), messages))
        else:
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(updated(file.stem, messages, file.read_bytes() if file.exists() else b""))
            print(f"{file.name}: {len(messages)} messages, {len(list(missing(read(file), messages)))} not translated")
            continue
        found += len(lacking)
        for (context, text), why in lacking:
            print(": ".join(filter(None, (file.name, context, repr(text), why))))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
