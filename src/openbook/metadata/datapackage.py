"""Data Package v2 descriptors: of the package as published, and of the tables that are published beside it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from openbook.metadata.facts import Facts

DESCRIPTOR = "datapackage.json"
PUBLISHES = "publisher"
"""Role of who publishes, among those who contributed."""
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def as_published(f: Facts, package: Mapping[str, bytes]) -> bytes:
    """The descriptor of a package with what is only known when it is published: dates, address, checksums.

    Args:
        f: the facts.
        package: path within the package to content; what the publisher wrote stays, but its name among those who
            contributed is the one that pages and catalogues have, `openbook.publisher.name`.
    """
    content = json.loads(package[DESCRIPTOR])
    listed: dict[str, Any] = {}
    for name, value in content.items():
        if name == "resources":
            listed |= _dates(f, content)
            value = [r | _sums(package.get(r.get("path", ""))) for r in value]
        elif name == "contributors":
            value = _named(value, content["openbook"]["publisher"]["name"])
        listed[name] = value
    return _json(listed)


def of_tables(f: Facts, tables: Mapping[str, tuple[str, Mapping[str, Any]]], files: Mapping[str, bytes]) -> bytes:
    """The descriptor of published tables, to stand in their folder.

    Args:
        f: the facts.
        tables: path from the publisher's root to the table's name and Table Schema.
        files: path from the publisher's root to content.
    """
    contact = {k: f.contact[k] for k in ("email",) if f.contact.get(k)}
    owner = {"title": f.publisher, "roles": [PUBLISHES]} | contact | ({"path": f.homepage} if f.homepage else {})
    content: dict[str, Any] = {
        "$schema": PROFILE, "name": f.publisher_id, "title": f.title, "description": f.description,
        "version": f.version, **({"keywords": list(f.keywords)} if f.keywords else {}),
        "licenses": [{"name": f.licence_id, "path": f.licence_url, "title": f.licence_title}],
        "contributors": [owner], **({"sources": [dict(s) for s in f.sources]} if f.sources else {}),
    }
    content |= _dates(f, content)
    content["resources"] = [
        {"name": name, "path": path.rsplit("/", 1)[-1], "type": "table", "title": f.file(path).title,
         "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", **_sums(files[path]),
         "dialect": {"lineTerminator": "\r\n"}, "schema": schema}
        for path, (name, schema) in tables.items()]
    return _json(content)


def _named(contributors: Sequence[Mapping[str, Any]], publisher: str) -> list[Mapping[str, Any]]:
    """Who contributed, as given; unless one who publishes has the publisher's name, the first of them gets it."""
    publishing = [n for n, c in enumerate(contributors) if _publishes(c.get("roles"))]
    if not publishing or any(contributors[n]["title"] == publisher for n in publishing):
        return list(contributors)
    return [{**c, "title": publisher} if n == publishing[0] else c for n, c in enumerate(contributors)]


def _publishes(roles: object) -> bool:
    """Whether roles, which no rule of the check is about, hold that of publishing."""
    return roles == PUBLISHES or (isinstance(roles, list) and PUBLISHES in roles)


def _dates(f: Facts, content: Mapping[str, Any]) -> dict[str, Any]:
    """What a descriptor may say about itself and does not yet: its id and page, when it was issued and made."""
    said = {
        "id": f.dataset if f.known else None, "homepage": f.landing if f.known else f.homepage,
        "created": f"{f.modified.isoformat()}T00:00:00Z", "issued": f.issued.isoformat(),
        "modified": f.modified.isoformat(),
    }
    return {name: value for name, value in said.items() if value and name not in content}


def _sums(data: bytes | None) -> dict[str, Any]:
    return {} if data is None else {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
