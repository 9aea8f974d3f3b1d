"""Tables of words by code, said in the language of the moment whenever they are looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from openbook.text.language import _


class Said(Mapping[str, str]):
    """Codes and their words. It is made of messages that `N_` marks; what is read from it is translated.

        REASONS = Said({"no-target": N_("no target was set")})
        REASONS["no-target"]    # in the language of the moment
    """

    def __init__(self, messages: Mapping[str, str]) -> None:
        self._messages = MappingProxyType(dict(messages))

    def __getitem__(self, code: str) -> str:
        return _(self._messages[code])

    def __iter__(self) -> Iterator[str]:
        return iter(self._messages)

    def __len__(self) -> int:
        return len(self._messages)
