"""What keeps a download harmless: names that stay in their folder, text that no spreadsheet runs."""

from __future__ import annotations

import posixpath
import re

_DRIVE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def inside(path: str) -> str:
    """The name of a file within an archive or folder, in its shortest form.

    Raises:
        ValueError: unpacked under this name the file would land outside the folder ("zip slip").
    """
    name = posixpath.normpath(path)
    if not path or name.startswith(("/", "~")) or name in (".", "..") or ".." in name.split("/") or "\\" in name \
            or "\0" in name or _DRIVE.match(name):
        raise ValueError(f"{path!r} is no name of a file within a folder")
    return name


def text_cell(words: str) -> str:
    """Words made by Openbook for a cell of a table: led by a word where a spreadsheet would run them (`+5 points`)."""
    return f"Result: {words}" if words.startswith(_STARTS) else words
