"""The data dictionary of a package: every column of every file in one table, made from the package's own schemas."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

COLUMNS = ("file", "column", "type", "required", "description", "codes", "pattern", "least", "most", "example")


def dictionary(package: Mapping[str, bytes]) -> bytes:
    """The data dictionary as CSV, in the order of the package.

    Args:
        package: path within the package to bytes; its `datapackage.json` says which files there are.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    described = json.loads(package.get("datapackage.json", b"{}"))
    for resource in described.get("resources", ()):
        writer.writerows(_columns(str(resource.get("path", "")), _schema(resource, package)))
    return out.getvalue().encode()


def _schema(resource: Mapping[str, Any], package: Mapping[str, bytes]) -> Mapping[str, Any]:
    """The Table Schema of a resource: written out, or a file of the package."""
    schema = resource.get("schema") or {}
    if isinstance(schema, str):
        schema = json.loads(package.get(str(PurePosixPath(schema)), b"{}"))
    return schema if isinstance(schema, dict) else {}


def _columns(path: str, schema: Mapping[str, Any]) -> Iterator[tuple[object, ...]]:
    for field in schema.get("fields", ()):
        rules = field.get("constraints", {})
        yield (path, field.get("name"), field.get("type"), "yes" if rules.get("required") else "no",
               field.get("description"), "; ".join(_codes(field, rules)), rules.get("pattern"), rules.get("minimum"),
               rules.get("maximum"), field.get("example"))


def _codes(field: Mapping[str, Any], rules: Mapping[str, Any]) -> Iterator[str]:
    """The codes that a column may hold, with their labels where the schema gives some."""
    listed = field.get("categories") or rules.get("enum") or ()
    for code in listed:
        if isinstance(code, dict):
            yield f"{code.get('value')} ({code['label']})" if code.get("label") else str(code.get("value"))
        else:
            yield str(code)
