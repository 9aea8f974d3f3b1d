"""Several things in a row, and things in quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from openbook.text.language import _


def listed(items: Sequence[str]) -> str:
    """Things in a row: `a`, `a and b`, `a, b and c`; nothing for none."""
    if len(items) < 2:
        return "".join(items)
    return _("{first} and {last}", first=", ".join(items[:-1]), last=items[-1])


def quoted(words: str) -> str:
    """Words as somebody wrote them: `“Balanced”`."""
    return _("“{words}”", words=words)


def from_to(low: str, high: str) -> str:
    """Both ends of a range of figures: `15% to 30%`."""
    return _("{low} to {high}", low=low, high=high)
