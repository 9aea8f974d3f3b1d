"""Markdown for the page of a pull request or a run: words from the data stay words, whatever they hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

MOST_ROWS = 200
"""Most rows of one table: a summary is read by people."""

MOST_BYTES = 900_000
"""Most bytes of the whole: GitHub refuses a summary of more than 1 MiB."""

MOST_CHARACTERS = 160
"""Most characters of one cell."""

_SIGNS = set("\\`*_{}[]()<>#+!|~@&\"'$^=")


def words(text: str) -> str:
    """Text as Markdown that shows just these characters: no markup, link, mention, picture or new line."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    shown = " ".join(shown.split())
    if len(shown) > MOST_CHARACTERS:
        shown = shown[:MOST_CHARACTERS - 1] + "…"
    made = "".join(f"&#{ord(c)};" if c in _SIGNS else c for c in shown)
    for sign in ("://", "www.", "WWW."):
        made = made.replace(sign, sign.replace(":", "&#58;").replace(".", "&#46;"))
    return made


def table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table below its heading, or nothing when it has no rows; every cell is made plain by `words`."""
    every = list(rows)
    if not every:
        return ""
    lines = [f"### {title} ({len(every)})", "", "| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    lines += ["| " + " | ".join(words(cell) or "&#32;" for cell in row) + " |" for row in every[:MOST_ROWS]]
    if len(every) > MOST_ROWS:
        lines += ["", f"... and {len(every) - MOST_ROWS} more."]
    return "\n".join([*lines, "", ""])


def bounded(text: str, last: str) -> str:
    """The text, cut between two lines where it is too long, and the last line in any case."""
    if len(text.encode()) + len(last.encode()) <= MOST_BYTES:
        return text + last
    kept = text.encode()[:MOST_BYTES - len(last.encode()) - 200].decode(errors="ignore").rpartition("\n")[0]
    return f"{kept}\n\n... The rest is left out: a summary has room for no more.\n\n{last}"
