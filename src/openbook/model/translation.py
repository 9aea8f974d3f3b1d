"""A text of the publisher in another language, one row of translations.csv."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Translation:
    """A text of the publisher in another language; `original` holds the words that were translated."""

    resource: str
    id: str
    column: str
    language: str
    text: str
    original: str | None = None
