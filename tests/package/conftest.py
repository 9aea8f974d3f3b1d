"""Broken packages as patches on a valid one, so that each case shows only what is broken."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from openbook.package.canonical import schema_text

CASES = Path(__file__).parent.parent / "cases" / "packages"
SMALL = CASES / "small"


@pytest.fixture
def package(tmp_path: Path) -> Callable[..., Path]:
    """Makes a copy of `small` (or of a named case) with further operations done to it."""
    def make(*operations: dict[str, Any], case: str = "small") -> Path:
        folder = patched(CASES / case, tmp_path)
        for operation in operations:
            apply(folder, operation)
        return folder
    return make


def patched(case: Path, into: Path) -> Path:
    """Make the package of a case: `small` with the operations of its patch.json, or the folder itself.

    An operation names a `file` and does one thing to it: `replace` [old, new] (old must be there once),
    `append` text, `write` text, `base64` bytes, `schema` of a resource, `delete`, `link` to a target, `set` and
    `unset` of dotted places in a JSON file.
    """
    patch = case / "patch.json"
    folder = into / case.name
    shutil.copytree(SMALL if patch.is_file() else case, folder)
    for operation in json.loads(patch.read_text(encoding="utf-8")) if patch.is_file() else ():
        apply(folder, operation)
    return folder


def apply(folder: Path, operation: dict[str, Any]) -> None:
    """Do one operation of a patch."""
    target = folder / operation["file"]
    if "replace" in operation:
        old, new = operation["replace"]
        text = target.read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise ValueError(f"{operation['file']} holds {old!r} {text.count(old)} times")
        _write(target, text.replace(old, new).encode())
    elif "append" in operation:
        _write(target, target.read_bytes() + operation["append"].encode())
    elif "write" in operation:
        _write(target, operation["write"].encode())
    elif "base64" in operation:
        _write(target, base64.b64decode(operation["base64"]))
    elif "schema" in operation:
        _write(target, schema_text(operation["schema"]).encode())
    elif "link" in operation:
        target.unlink()
        target.symlink_to(operation["link"])
    elif operation.get("delete"):
        target.unlink()
    else:
        content = json.loads(target.read_text(encoding="utf-8"))
        for place, value in operation.get("set", {}).items():
            holder, key = _at(content, place)
            holder[key] = value
        for place in operation.get("unset", ()):
            holder, key = _at(content, place)
            del holder[key]
        _write(target, json.dumps(content, ensure_ascii=False, indent=2).encode())


def _write(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def _at(content: Any, place: str) -> tuple[Any, Any]:
    *way, last = (int(part) if part.isdigit() else part for part in place.split("."))
    for part in way:
        content = content[part]
    return content, last
