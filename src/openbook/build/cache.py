"""A folder of finished bytes under names that are hashes of all that went into them."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

MARK = 16
"""Bytes in front of each entry that tell whether it is whole."""


class Cache:
    """Get and put bytes by key. Writing is atomic; a cache that cannot be written is no error."""

    def __init__(self, folder: Path, beside: Path | None = None) -> None:
        """Args: the folder, and another cache's, in which what is missing may be found; nothing is written there."""
        self._folder, self._beside = folder, beside

    def get(self, key: str) -> bytes | None:
        """What was put under the key, or None when there is nothing or it was damaged since."""
        for folder in filter(None, (self._folder, self._beside)):
            with suppress(OSError):
                held = (folder / key).read_bytes()
                mark, data = held[:MARK], held[MARK:]
                if mark == _mark(data):
                    return data
        return None

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_mark(data) + data)
                Path(name).replace(self._folder / key)
            except OSError:
                Path(name).unlink()

    def keep(self, keys: Iterable[str]) -> None:
        """Drop everything but these keys, so that the cache does not grow with every change; folders are not ours."""
        wanted = set(keys)
        with suppress(OSError):
            for file in list(self._folder.iterdir()):
                if file.name not in wanted:
                    with suppress(OSError):
                        file.unlink()


def _mark(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()[:MARK]
