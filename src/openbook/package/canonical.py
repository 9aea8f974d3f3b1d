"""The Table Schemas that ship with Openbook: the one definition of every resource's columns."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from openbook.model.book import RESOURCES

REQUIRED: tuple[str, ...] = ("periods", "plans", "indicators", "observations")
"""Resources without which there is nothing to publish; a publisher may leave out the others."""


@cache
def schemas() -> Mapping[str, dict[str, Any]]:
    """Canonical Table Schemas by resource name, in the order in which a package lists them."""
    return MappingProxyType({name: json.loads(schema_text(name)) for name in RESOURCES})


@cache
def schema_text(name: str) -> str:
    """The schema file of one resource, as it is written into packages."""
    return (files("openbook.package") / "schemas" / f"{name}.json").read_text(encoding="utf-8")


@cache
def descriptor_schema() -> dict[str, Any]:
    """The JSON Schema of `datapackage.json`, its `openbook` object included."""
    loaded: dict[str, Any] = json.loads(schema_text("descriptor"))
    return loaded


@cache
def columns(name: str) -> tuple[str, ...]:
    """Column names of a resource, in order."""
    return tuple(f["name"] for f in schemas()[name]["fields"])


@cache
def checks_hash() -> str:
    """Hash of the schemas and of the program text of the checks: when either changes, check again."""
    digest = hashlib.sha256()
    here = files("openbook.package")
    for part in (here, here / "schemas"):
        for item in sorted(part.iterdir(), key=lambda entry: entry.name):
            if item.name.endswith((".py", ".json")):
                digest.update(item.name.encode() + b"\0" + item.read_bytes() + b"\0")
    return digest.hexdigest()
