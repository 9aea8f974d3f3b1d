"""What a reader of a page sees or hears, and which of it a publisher wrote."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Set
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from pseudo import foreign

SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-label", "data-ob-one", "data-ob-many")
"""Attributes whose words are shown or read aloud."""

LEFT_OUT = ("code", "pre", "script", "style")
"""Elements of code: names of columns, codes, what is to be copied."""

INLINE = ("a", "abbr", "em", "span", "strong", "time", "code", "b", "i", "cite", "label")
"""Elements within a sentence; all others end one."""

VOID = ("br", "hr", "img", "input", "link", "meta")
CODES = ("state", "comparator", "rule", "code", "id", "$schema", "resources", "enforcement_body", "path",
         "keywords", "contributors")
"""Keys of a descriptor whose values are no words for readers."""

_ADDRESS = re.compile(r"https?://\S+|[\w.+-]+@[\w.-]+|\[[a-z]+\]|[\w/-]+\.(?:csv|ods|json|jsonld|zip|parquet|html)\b")
_TAG = re.compile(r"^correct(ion|ed)[:.,]\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._silent: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.texts += [f"\n{given[name]}\n" for name in SPOKEN if given.get(name)] if not self._silent else []
        if tag == "meta" and given.get("name") == "description":
            self.texts.append(f"\n{given['content']}\n")
        if tag not in INLINE:
            self.texts.append("\n")
        if tag in VOID:
            return
        self._open.append(tag)
        if self._silent or tag in LEFT_OUT or (given.get("lang") == "en" and tag != "html"):
            self._silent.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self._open[-1:] == [tag], f"</{tag}> closes nothing"
        self._open.pop()
        if tag not in INLINE:
            self.texts.append("\n")
        if self._silent:
            self._silent.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.texts.append(data)


def visible(html: str) -> str:
    """The words of a page: its text and what is read aloud, but no code, marks, addresses and names of files."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return _ADDRESS.sub(" ", "".join(reader.texts))


def texts_of(folder: Path) -> set[str]:
    """The texts of a data package that its publisher wrote; no codes and no dates.

    Of a text with marks of Markdown, each piece between two of them.
    """
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    found = set(_leaves(descriptor)) | set(descriptor["openbook"]["rules"])
    for resource in descriptor["resources"]:
        schema = json.loads((folder / resource["schema"]).read_text(encoding="utf-8"))
        columns = [f["name"] for f in schema["fields"]
                   if f["type"] == "string" and "enum" not in f.get("constraints", {})]
        with (folder / resource["path"]).open(encoding="utf-8-sig", newline="") as stream:
            found |= {row[name] for row in csv.DictReader(stream) for name in columns if row.get(name)}
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    for text in list(found):
        found |= set(visible(parser.render(text)).splitlines()) if len(text) > 30 else set()
    found |= {_TAG.sub("", text, count=1) for text in found}
    plain = {text.strip() for text in found if re.search(r"[^\W\d_]", text)}
    return plain | {t.lower() for t in plain if len(t) < 40} | {t[:1].upper() + t[1:] for t in plain} | {
        t.rstrip(".") for t in plain}


def strangers(text: str, own: Set[str]) -> list[str]:
    """What stands in a text in the language of marks, and comes neither from a message nor from a publisher's texts.

    Raises:
        ValueError: a message was cut apart.
    """
    known = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in sorted(own, key=len, reverse=True)))
    lines = {line.strip() for piece in foreign(text) for line in piece.splitlines()}
    left = (known.sub(" ", line).strip() for line in sorted(lines.difference(own)) if _WORD.search(line))
    return [line for line in left if _WORD.search(line)]


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (leaf for key, inner in value.items() if key not in CODES for leaf in _leaves(inner))
    elif isinstance(value, list):
        yield from (leaf for inner in value for leaf in _leaves(inner))
