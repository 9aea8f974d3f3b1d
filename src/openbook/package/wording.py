"""Small helps for messages: the nearest known name, lists in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches


def nearest(text: str, known: Iterable[str]) -> str | None:
    """The known name that the text most likely stood for, or None."""
    found = get_close_matches(text.strip().lower().replace(" ", "-").replace("_", "-"), list(known), 1, 0.6)
    return found[0] if found else None


def listed(names: Sequence[str], most: int = 8) -> str:
    """Names in a row, cut after `most`: `a, b, c and 4 more`."""
    if len(names) <= most:
        return ", ".join(names)
    return ", ".join(names[:most]) + f" and {len(names) - most} more"


def did_you_mean(text: str, known: Iterable[str], else_do: str) -> str:
    """An instruction: the nearest name when there is one, otherwise `else_do`."""
    near = nearest(text, known)
    return f"Did you mean {near}? Otherwise: {else_do[:1].lower()}{else_do[1:]}" if near else else_do
