"""What a static site engine is given: the source of each generated page, and the theme's own files.

A page's source holds nothing but ids, so no word of a publisher's data is ever in a place where an
engine reads Jinja, Markdown or YAML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Protocol

from openbook.colours import Colours
from openbook.text.language import ENGLISH, Language

THEME = Path(__file__).parent.parent / "theme"
"""Folder of the theme layer: `overrides` (templates for Material), `engines` and `assets`."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

_MESSAGE = re.compile(r'\b_\("([^"\\]+)"')
"""A message of a script."""
_WORDS = '{ words: {}, decimal: "." }'
"""Where the words of a script stand."""

_SOURCE = """---
hide:
  - navigation
  - toc
{search}---

{{{{ openbook_page({call}) }}}}
"""
_UNSEARCHED = {"dictionary": "search:\n  exclude: true\n"}
"""Kinds of page that the search leaves out: hundreds of columns' names would stand before what readers look for."""


class Ref(Protocol):
    """A generated page: where its source stands, which kind of page it is, and about what."""

    @property
    def path(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def publisher(self) -> str: ...


def page_source(ref: Ref) -> str:
    """The Markdown source of a generated page: static front matter and one call of a macro.

    Raises:
        ValueError: kind, id or publisher is not made of lower-case letters, digits and single hyphens.
    """
    words = [ref.kind, ref.id] if ref.id else [ref.kind]
    for word in (*words, *filter(None, [ref.publisher])):
        if not _ID.fullmatch(word):
            raise ValueError(f"{ref.path}: {word!r} cannot stand in a page's source")
    whose = [f'publisher="{ref.publisher}"'] if ref.publisher else []
    call = ", ".join([*(f'"{word}"' for word in words), *whose])
    return _SOURCE.format(search=_UNSEARCHED.get(ref.kind, ""), call=call)


@cache
def _assets() -> tuple[tuple[str, Path], ...]:
    root = THEME / "assets"
    found = sorted(p for p in root.rglob("*") if p.is_file() and not p.name.startswith("."))
    return tuple((f"assets/{p.relative_to(root).as_posix()}", p) for p in found)


def theme_assets(colours: Colours, spoken: Language = ENGLISH) -> Iterator[tuple[str, bytes]]:
    """Style sheets and scripts of the theme layer: path in the site and content.

    The site's own colours end the style sheet, and its words stand in the script, so that they need no file, no setting
    and no request of their own, and no page gets longer.
    """
    for path, file in _assets():
        own = f"\n/* extra.openbook.colours */\n{colours.css}" if path.endswith(".css") and colours.css else ""
        content = file.read_text(encoding="utf-8") + own
        yield path, (_in_words(content, spoken) if path.endswith(".js") else content).encode()


def _in_words(script: str, spoken: Language) -> str:
    """A script with its words and the decimal sign in a language."""
    words = {message: said for message in sorted(set(_MESSAGE.findall(script)))
             if (said := spoken.say(message)) != message}
    if not words and spoken.decimal == ENGLISH.decimal:
        return script
    given = json.dumps({"words": words, "decimal": spoken.decimal}, ensure_ascii=False).replace("</", "<\\/")
    return script.replace(_WORDS, given, 1)


def written_pages(docs: Path) -> frozenset[str]:
    """Paths of the hand-written pages of a docs folder."""
    return frozenset(p.relative_to(docs).as_posix() for p in docs.rglob("*.md"))
