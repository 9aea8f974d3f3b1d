"""JSON text with figures as they were published: `Decimal("9.50")` is written `9.50`, never 9.5 or 9.4999."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring as quoted


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
    if isinstance(value, str):
        write(quoted(value))
    elif isinstance(value, Mapping):
        before, deeper = "{", line + "  "
        for key, item in value.items():
            if not isinstance(key, str):
                raise TypeError(f"a key has to be text: {key!r}")
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
        write(_single(value))


def _single(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError(f"not a number that JSON can hold: {value}")
        return f"{value:f}"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return f'"{value.isoformat()}"'
    raise TypeError(f"JSON cannot hold {type(value).__name__}")
