"""The files of a valid package as they are, to be packed for download."""

from __future__ import annotations

from pathlib import Path

from openbook.package import descriptor
from openbook.package.reading import BYTE_ORDER_MARK, read_bytes


def content_files(folder: Path) -> dict[str, bytes]:
    """datapackage.json and every file it names, path within the package to bytes.

    Args:
        folder: a package that has been loaded, so that nothing is missing or unsafe.
    """
    text = (folder / descriptor.FILE).read_text(encoding="utf-8")
    content = descriptor.parse(text)
    found = {descriptor.FILE: text.encode()}
    if not isinstance(content, dict):
        return found
    for entry in descriptor.entries(content):
        for path in filter(None, (entry.path, entry.schema)):
            data = read_bytes(folder, path)
            if isinstance(data, bytes):
                found[path] = data.removeprefix(BYTE_ORDER_MARK)
    return found
