"""Starting a package: a small valid example, and the canonical schemas written beside the data."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from openbook.errors import OpenbookError, Problem
from openbook.model.book import RESOURCES
from openbook.package import descriptor
from openbook.package.canonical import columns, schema_text, schemas
from openbook.package.reading import decode, read_bytes
from openbook.package.wording import did_you_mean


def new_package(folder: Path) -> tuple[Path, ...]:
    """Write a small valid package with one plan and two indicators.

    Args:
        folder: where; it must not exist or be empty. The publisher's id and name are made of its name.

    Returns:
        The files written, relative to the folder.

    Raises:
        OpenbookError: the folder holds files already, or cannot be written to.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise OpenbookError([Problem(
                "folder-not-empty", folder.name, "The folder already holds files.", "a new or empty folder",
                "Choose another folder, or empty this one first.")])
        publisher_id = re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-") or "my-council"
        words = publisher_id.replace("-", " ")
        name = words[:1].upper() + words[1:]
        with as_file(files("openbook.package") / "starter") as source:
            paths = sorted(path for path in source.rglob("*") if path.is_file())
            for path in paths:
                target = folder / path.relative_to(source)
                target.parent.mkdir(parents=True, exist_ok=True)
                text = path.read_text(encoding="utf-8")
                if path.name == descriptor.FILE:
                    text = text.replace("my-council", publisher_id).replace("My council", name)
                    text = text.replace("my council", name)
                target.write_text(text, encoding="utf-8", newline="\n")
            written = [path.relative_to(source) for path in paths]
    except OSError as error:
        raise _unwritable(folder, error) from error
    return (*written, *write_schemas(folder))


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write the canonical schema of every resource of a package to the place that its descriptor names.

    Args:
        folder: the package folder.

    Returns:
        The schema files whose content is new, relative to the folder.

    Raises:
        OpenbookError: the descriptor cannot be read, or a file cannot be written.
    """
    content = _descriptor(folder)
    written = []
    try:
        for entry in descriptor.entries(content):
            target = folder / (entry.schema or f"schemas/{entry.name}.json")
            if not target.parent.resolve().is_relative_to(folder.resolve()) or target.is_symlink():
                continue
            wanted = schema_text(entry.name)
            if not target.is_file() or target.read_bytes() != wanted.encode():
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(wanted, encoding="utf-8", newline="\n")
                written.append(target.relative_to(folder))
    except OSError as error:
        raise _unwritable(folder, error) from error
    return tuple(written)


def add_resource(folder: Path, name: str) -> tuple[Path, ...]:
    """Add a file that a package does not have yet: an empty table, its schema, its entry in datapackage.json.

    Args:
        folder: the package folder.
        name: of the resource, such as `finances`.

    Returns:
        The files written, relative to the folder; none when the package has the resource already.

    Raises:
        OpenbookError: there is no such resource, the descriptor cannot be read, or a file cannot be written.
    """
    if name not in RESOURCES:
        raise OpenbookError([Problem(
            "unknown-resource", descriptor.FILE, f"There is no resource called {name!r}.",
            "one of " + ", ".join(RESOURCES), did_you_mean(name, RESOURCES, "Choose one of these."), value=name)])
    content = _descriptor(folder)
    listed = content.get("resources")
    resources = listed if isinstance(listed, list) else []
    if any(isinstance(r, dict) and r.get("name") == name for r in resources):
        return ()
    made = [Path("data", f"{name}.csv"), Path("schemas", f"{name}.json")]
    try:
        for path, text in zip(made, (",".join(columns(name)) + "\n", schema_text(name)), strict=True):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            if not (folder / path).exists() and not (folder / path).is_symlink():
                (folder / path).write_text(text, encoding="utf-8", newline="\n")
        entry = {"name": name, "path": made[0].as_posix(), "type": "table", "schema": made[1].as_posix(),
                 "title": schemas()[name]["title"], "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
        text = json.dumps({**content, "resources": [*resources, entry]}, indent=2, ensure_ascii=False)
        (folder / descriptor.FILE).write_text(f"{text}\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise _unwritable(folder, error) from error
    return (Path(descriptor.FILE), *made)


def _descriptor(folder: Path) -> Mapping[str, Any]:
    data = read_bytes(folder, descriptor.FILE)
    text = data if isinstance(data, Problem) else decode(descriptor.FILE, data)
    content = text if isinstance(text, Problem) else descriptor.parse(text)
    if isinstance(content, Problem):
        raise OpenbookError([content])
    return content


def _unwritable(folder: Path, error: OSError) -> OpenbookError:
    return OpenbookError([Problem(
        "file-unreadable", folder.name, f"The folder cannot be written to: {error.strerror}.",
        "a folder that you may write to", "Choose another folder, or ask for the right to write to it.")])
