"""schema.org Dataset as JSON-LD in pages, for search engines that list data."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from openbook.metadata.facts import Facts, FileFacts
from openbook.text.language import language

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def dataset(f: Facts) -> dict[str, Any]:
    """The whole dataset of a publisher."""
    return _filled({
        "@context": "https://schema.org", "@type": "Dataset", "@id": f.dataset if f.known else None,
        "url": f.landing if f.known else None, "name": f.title, "description": f.description,
        "identifier": f.identifier, "version": f.version, "keywords": list(f.keywords),
        **_shared(f, f.temporal), "distribution": [_file(f, file) for file in f.of("all")],
    })


def part(f: Facts, about: str, name: str, source: str, title: str, description: str,
         measured: Mapping[str, str | None] | None = None) -> dict[str, Any]:
    """The part of the dataset that a page shows.

    Args:
        f: the facts about the whole.
        about: `plan` or `indicator`, with its id as `name`; or the kind of a table of its own, such as `finances`.
        source: path of the source of its page.
        title, description: its own.
        measured: for an indicator, `name`, `description` and `unitText` of what is measured.
    """
    address, files = f.page(source) if f.known else None, f.of(about, name) if name else f.table(about)
    whole = {"@type": "Dataset", "@id": f.dataset if f.known else None, "name": f.title, "description": f.description,
             "license": f.licence_url}
    return _filled({
        "@context": "https://schema.org", "@type": "Dataset", "@id": f"{address}#dataset" if address else None,
        "url": address, "name": title, "description": description, "version": f.version,
        **_shared(f, files[0].temporal if files else f.temporal),
        "isPartOf": _filled(whole),
        "variableMeasured": _filled({"@type": "PropertyValue", **measured}) if measured else None,
        "distribution": [_file(f, file) for file in files],
    })


def catalogue(facts: Sequence[Facts], title: str, description: str) -> dict[str, Any]:
    """The datasets of several publishers, for the page about all."""
    return {"@context": "https://schema.org", "@type": "DataCatalog", "name": title, "description": description,
            "dataset": [{k: v for k, v in dataset(f).items() if k != "@context"} for f in facts]}


def script(content: Mapping[str, Any]) -> str:
    """HTML that carries the JSON. No word in it can end the script or begin a tag: `<`, `>` and `&` are escaped."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return f'<script type="application/ld+json">{text}</script>'


def _shared(f: Facts, temporal: str) -> dict[str, Any]:
    place = {"@type": "Place", "identifier": f.area_code, "sameAs": f.area} if f.area_code else None
    return {
        "license": f.licence_url, "isAccessibleForFree": True, "inLanguage": language().tag,
        "datePublished": f.issued.isoformat(), "dateModified": f.modified.isoformat(),
        "temporalCoverage": temporal, "spatialCoverage": place,
        "creator": _filled({"@type": "GovernmentOrganization", "name": f.publisher, "url": f.homepage,
                            "contactPoint": _contact(f)}),
        "publisher": _filled({"@type": "GovernmentOrganization", "name": f.publisher, "url": f.homepage}),
    }


def _contact(f: Facts) -> dict[str, Any] | None:
    found = _filled({"contactType": f.contact.get("role"), "email": f.contact.get("email"),
                     "url": f.contact.get("url")})
    return {"@type": "ContactPoint", **found} if found else None


def _file(f: Facts, file: FileFacts) -> dict[str, Any]:
    return _filled({
        "@type": "DataDownload", "name": file.title, "encodingFormat": file.media_type,
        "contentUrl": f.link(file.path) if f.known else None, "contentSize": f"{file.size} B", "sha256": file.sha256,
    })


def _filled(entries: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entries.items() if value not in (None, [], {}, "")}
