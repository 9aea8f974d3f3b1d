"""Problem codes: what each means, how to mend it, an example; and the docs page made from them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from types import MappingProxyType

PAGE = "publishing/errors/"
"""Address of the docs page below the root of the published site."""


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem.

    Attributes:
        code: the permanent code, also the section's anchor.
        group: heading under which the docs page lists it.
        title: a few words.
        meaning: what it means, in one or two sentences.
        mend: how to mend it.
        example: what it looks like.
    """

    code: str
    group: str
    title: str
    meaning: str
    mend: str
    example: str


def _read() -> Mapping[str, Code]:
    text = (files("openbook") / "codes.toml").read_text(encoding="utf-8")
    return MappingProxyType({code: Code(code, **entry) for code, entry in tomllib.loads(text).items()})


CODES: Mapping[str, Code] = _read()
"""Every code that a `Problem` may carry, in the order of the docs page."""


def address(code: str) -> str:
    """Address of the code's section, below the root of the published site."""
    return f"{PAGE}#{code}"


def markdown() -> str:
    """The docs page that explains every code, as Markdown; each code is a heading and thus an anchor."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "# Error messages"
    yield ""
    yield ("Openbook checks every file before it builds, and lists all problems at once. Each message names the file, "
           "the row as a spreadsheet counts it (the header is row 1), the column and the value, and ends with a code. "
           "The codes are explained here.")
    for group, members in groupby(CODES.values(), key=lambda code: code.group):
        yield from ("", f"## {group}")
        for code in members:
            yield from ("", f"### {code.code}", "", f"**{_plain(code.title)}.** {_plain(code.meaning)}", "",
                        f"To mend it: {_plain(code.mend)}", "", f"Example: `{code.example}`")
    yield ""


def _plain(text: str) -> str:
    """Text with the signs that Markdown would read as its own escaped."""
    for sign in "\\[]*_<>":
        text = text.replace(sign, "\\" + sign)
    return text
