"""Safe reading: only plain files inside the package folder, of a sane size, in UTF-8.

Nothing here follows an address or leaves the folder, so a package from anywhere can be checked.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path, PurePosixPath

from openbook.errors import Problem

MAX_BYTES = 50 * 1024 * 1024
"""Largest file that is read: some hundred thousand rows, far above any council's figures."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffd-\uffff]")
_SPREADSHEET = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def path_problem(path: str, file: str, column: str) -> Problem | None:
    """Say what is wrong with a path that a descriptor names, judged by its text alone.

    Args:
        path: the path as written.
        file: the file that names it, for the message.
        column: where in that file, for the message.
    """
    parts = PurePosixPath(path).parts
    if not (_SCHEME.match(path) or path.startswith(("/", "\\", "~")) or "\\" in path or ".." in parts or "\0" in path):
        return None
    return Problem(
        "unsafe-path", file, f"The path {path!r} points outside the package.",
        "a path inside the package folder, such as data/targets.csv",
        "Put the file into the package folder and write its path from there, without '..', '/' in front or a web "
        "address.", column=column, value=path,
    )


def read_bytes(folder: Path, path: str, limit: int = MAX_BYTES) -> bytes | Problem:
    """Read one file of a package.

    Args:
        folder: the package folder.
        path: relative path, already judged by `path_problem`.
        limit: largest size in bytes.

    Returns:
        The bytes, or the problem that kept them from being read.
    """
    target = folder / path
    try:
        if not target.resolve().is_relative_to(folder.resolve()):
            return Problem(
                "unsafe-path", path, "The file is a link that leads out of the package folder.",
                "a file inside the package folder", "Replace the link by the file itself.",
            )
        info = target.stat()
        if not stat.S_ISREG(info.st_mode):
            return Problem("file-missing", path, "This is not a file.", "a file",
                           "Put a file here, or take it out of datapackage.json.")
        with target.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError:
        return Problem(
            "file-missing", path, "The file is not there.", f"a file {path}",
            "Add the file, or mend its name (capital letters count), or take it out of datapackage.json.",
        )
    except (OSError, RuntimeError, ValueError) as error:
        return Problem("file-unreadable", path, f"The file cannot be read: {_reason(error)}.", "a readable file",
                       "See that the file may be read and is not a link to itself.")
    if len(data) > limit:
        return Problem("file-too-large", path, f"The file is larger than {limit / 1048576:,.0f} MB.",
                       f"at most {limit / 1048576:,.0f} MB", "Split the package, or take out what does not belong.")
    return data


BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""Excel's 'CSV UTF-8' puts it in front of every file; it is read over here and not published."""


def decode(file: str, data: bytes) -> str | Problem:
    """Turn the bytes of a text file into text with plain line ends.

    Args:
        file: its path, for the message.
        data: its bytes.

    Returns:
        The text, or the problem: an empty file, a workbook, another encoding, NUL.
    """
    if not data.strip():
        return Problem("empty-file", file, "The file is empty.", "a header row and rows below it",
                       "Write the header row, or take the file out of datapackage.json.")
    if data.startswith(_SPREADSHEET):
        return Problem("not-csv", file, "This is a workbook that was renamed, not a CSV file.", "a CSV file",
                       "Open it in your spreadsheet program and save it as CSV UTF-8.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _encoding(file, "UTF-16 ('Unicode text')", data)
    try:
        text = data.removeprefix(BYTE_ORDER_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        return _encoding(file, _guess(data), data, error.start)
    if "\0" in text:
        return Problem("nul-character", file, "The file holds a NUL character, which no text has.", "plain text",
                       "Save the file again from your spreadsheet program as CSV UTF-8.",
                       row=_row(data, data.index(b"\0")))
    return text.replace("\r\n", "\n")


def odd_character(text: str) -> str | None:
    """Name the first character that no published text should hold, or None.

    These are control characters (XML refuses them), signs that turn the direction of writing and could
    show a figure other than the one in the file, half characters, and the mark of an earlier loss.
    """
    found = _ODD.search(text)
    return f"U+{ord(found.group()):04X}" if found else None


def _row(data: bytes, at: int) -> int:
    """The spreadsheet row at an offset: line breaks inside double quotes do not count."""
    return 1 + sum(part.count(b"\n") for part in data[:at].split(b'"')[::2])


def _guess(data: bytes) -> str:
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "an unknown encoding"
    return "Windows-1252 (cp1252, Excel's plain 'CSV')"


def _encoding(file: str, found: str, data: bytes, at: int = 0) -> Problem:
    """The problem of a file that is not UTF-8; the row counts lines up to the first odd byte."""
    row = _row(data, at)
    start = data.rfind(b"\n", 0, at) + 1
    value = data[start:at + 20].split(b"\n")[0].decode("cp1252", errors="replace").strip()[-60:] if at else None
    return Problem("not-utf-8", file, f"The file is not UTF-8; it looks like {found}.", "UTF-8 text",
                   "Save the file as UTF-8, then look whether £, – and accented letters are right.",
                   row=row if at else None, value=value)


def _reason(error: Exception) -> str:
    return (error.strerror or "it is not readable") if isinstance(error, OSError) else "the path is not usable"
