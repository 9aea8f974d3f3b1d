"""JSON text with figures as they were published: `Decimal("9.50")` is written `9.50`, never 9.5 or 9.4999."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring as quoted
from typing import Any


def json_text(value: object) -> bytes:
    """A value as JSON, indented by two spaces, UTF-8, with a line end after it.

    Args:
        value: text, numbers (`int` or finite `Decimal`), dates (written as ISO 8601), True, False, None, and mappings
            and sequences of them. Keys stand in their own order.

    Raises:
        TypeError: something else, or a key that is not text.
        ValueError: a number that is not finite.
    """
    parts: list[str] = []
    _write(value, "\n", parts.append)
    parts.append("\n")
    return "".join(parts).encode()


def _write(value: object, line: str, write: Callable[[str], None]) -> None:
    plain = _PLAIN.get(type(value))
    if plain is not None:
        write(plain(value))
    elif isinstance(value, Mapping):
        before, deeper = "{", line + "  "
        for key, item in value.items():
            if not isinstance(key, str):
                raise TypeError(f"a key has to be text: {key!r}")
            plain = _PLAIN.get(type(item))
            if plain is not None:
                write(f"{before}{deeper}{quoted(key)}: {plain(item)}")
            else:
                write(f"{before}{deeper}{quoted(key)}: ")
                _write(item, deeper, write)
            before = ","
        write(f"{line}}}" if value else "{}")
    elif isinstance(value, (list, tuple)):
        before, deeper = "[", line + "  "
        for item in value:
            write(before + deeper)
            _write(item, deeper, write)
            before = ","
        write(f"{line}]" if value else "[]")
    else:
        kind = next((kind for kind in _PLAIN if isinstance(value, kind)), None)
        if kind is None:
            raise TypeError(f"JSON cannot hold {type(value).__name__}")
        write(_PLAIN[kind](value))


def _number(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError(f"not a number that JSON can hold: {value}")
    return f"{value:f}"


_PLAIN: Mapping[type, Callable[[Any], str]] = {
    str: quoted, type(None): lambda _: "null", bool: lambda value: "true" if value else "false", Decimal: _number,
    int: str, date: lambda value: f'"{value.isoformat()}"',
}
"""How values that hold no others are written, by their type: asked for it, most need no other question."""
