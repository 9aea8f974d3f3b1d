"""Catalogues for harvesters: `data.json` (Project Open Data 1.1) and `catalog.jsonld` (DCAT 3, DCAT-AP).

A publisher's data is one dataset, so that a portal lists it once; its distributions are the files about all of it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from openbook.metadata.facts import Facts, FileFacts
from openbook.text.language import _, language

POD_FILE, DCAT_FILE = "data.json", "catalog.jsonld"
"""Where the catalogues stand, from the publisher's root and from the site's."""

POD = "https://project-open-data.cio.gov/v1.1/schema"
PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json"
_EU = "http://publications.europa.eu/resource/authority/"

CONTEXT: dict[str, Any] = {
    "adms": "http://www.w3.org/ns/adms#", "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/", "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#", "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{term: {"@id": name, "@type": "@id"} for term, name in {
        "accessURL": "dcat:accessURL", "catalog": "dcat:catalog", "conformsTo": "dct:conformsTo",
        "contactPoint": "dcat:contactPoint", "dataset": "dcat:dataset", "distribution": "dcat:distribution",
        "downloadURL": "dcat:downloadURL", "fileFormat": "dct:format", "hasEmail": "vcard:hasEmail",
        "hasURL": "vcard:hasURL", "homepage": "foaf:homepage", "landingPage": "dcat:landingPage",
        "language": "dct:language", "license": "dct:license", "mediaType": "dcat:mediaType",
        "packageFormat": "dcat:packageFormat", "publisher": "dct:publisher", "source": "dct:source",
        "spatial": "dct:spatial", "temporal": "dct:temporal", "theme": "dcat:theme", "algorithm": "spdx:algorithm",
        "checksum": "spdx:checksum", "foafPage": "foaf:page", "hasPart": "dct:hasPart"}.items()},
    **{term: {"@id": name, "@type": f"xsd:{kind}"} for term, name, kind in (
        ("issued", "dct:issued", "date"), ("modified", "dct:modified", "date"),
        ("startDate", "dcat:startDate", "date"), ("endDate", "dcat:endDate", "date"),
        ("byteSize", "dcat:byteSize", "nonNegativeInteger"), ("checksumValue", "spdx:checksumValue", "hexBinary"))},
    "identifier": "dct:identifier", "version": "dcat:version", "name": "foaf:name", "fn": "vcard:fn",
}
"""The JSON-LD context: it stands in the file, so that reading it asks nobody else."""
_WORDS = {"title": "dct:title", "description": "dct:description", "keyword": "dcat:keyword"}
_LANGUAGES = {"en": "ENG", "cy": "CYM", "ga": "GLE", "gd": "GLA"}
"""Codes of the languages of these islands in the EU's list; of another language nothing is said."""


def _context() -> dict[str, Any]:
    return CONTEXT | {term: {"@id": name, "@language": language().code} for term, name in _WORDS.items()}


def _authority() -> str | None:
    code = _LANGUAGES.get(language().code)
    return f"{_EU}language/{code}" if code else None


def pod(facts: Sequence[Facts]) -> bytes:
    """`data.json` of one publisher, or of a site of several: a dataset each."""
    return _json({
        "@context": f"{POD}/catalog.jsonld", "@type": "dcat:Catalog", "conformsTo": POD,
        "describedBy": f"{POD}/catalog.json", "dataset": [_pod_dataset(f) for f in facts],
    })


def dcat(facts: Facts) -> bytes:
    """`catalog.jsonld` of one publisher."""
    return _json({"@context": _context()} | _catalog(facts))


def dcat_of_all(facts: Sequence[Facts], title: str, address: str) -> bytes:
    """`catalog.jsonld` of a site of several publishers: a catalogue of their catalogues.

    Args:
        facts: of each publisher; without the site's address, `base` is the folder of each.
        title: name of the site.
        address: of the site, with a slash at the end, or empty.
    """
    owner = {"@type": "foaf:Agent", "name": title} | ({"homepage": address} if address else {})
    return _json(_filled({
        "@context": _context(), "@id": f"{address}{DCAT_FILE}#catalog", "@type": "dcat:Catalog", "title": title,
        "description": _("Performance data of {publishers}.", publishers=", ".join(f.publisher for f in facts)),
        "publisher": owner, "language": _authority(), "issued": min(f.issued for f in facts).isoformat(),
        "modified": max(f.modified for f in facts).isoformat(), "catalog": [_catalog(f) for f in facts],
        "dataset": [f.dataset for f in facts],
    }))


def _pod_dataset(f: Facts) -> dict[str, Any]:
    return _filled({
        "@type": "dcat:Dataset", "identifier": f.identifier, "title": f.title, "description": f.description,
        "keyword": list(f.keywords) or [f.publisher], "issued": f.issued.isoformat(),
        "modified": f.modified.isoformat(), "publisher": {"@type": "org:Organization", "name": f.publisher},
        "contactPoint": _filled({
            "@type": "vcard:Contact", "fn": f.contact.get("role", f.publisher),
            "hasEmail": _mail(f), "hasURL": f.contact.get("url")}),
        "accessLevel": "public", "license": f.licence_url, "language": [language().tag],
        "temporal": f.temporal, "spatial": f.area,
        "landingPage": f.landing, "describedBy": f.page("dictionary.md"), "describedByType": "text/html",
        "references": list(dict.fromkeys(s["path"] for s in f.sources if s.get("path"))),
        "version": f.version, "distribution": [_pod_file(f, file) for file in f.of("all")],
    })


def _pod_file(f: Facts, file: FileFacts) -> dict[str, Any]:
    table = file.format == "CSV"
    return _filled({
        "@type": "dcat:Distribution", "title": file.title, "format": file.format, "mediaType": file.media_type,
        "downloadURL": f.link(file.path), "license": f.licence_url,
        "conformsTo": PACKAGE if file.format == "ZIP" else None,
        "describedBy": f"{f.link(file.path)}-metadata.json" if table else None,
        "describedByType": "application/csvm+json" if table else None, "byteSize": file.size,
        "checksum": {"@type": "spdx:Checksum", "algorithm": "SHA-256", "checksumValue": file.sha256},
    })


def _catalog(f: Facts) -> dict[str, Any]:
    owner = _agent(f)
    return _filled({
        "@id": f"{f.link(DCAT_FILE)}#catalog", "@type": "dcat:Catalog",
        "title": _("Open data of {publisher}", publisher=f.publisher),
        "description": _("The performance data that {publisher} publishes.", publisher=f.publisher), "publisher": owner,
        "homepage": f.landing, "language": _authority(), "license": f.licence_url, "spatial": f.area,
        "issued": f.issued.isoformat(), "modified": f.modified.isoformat(), "dataset": [_dataset(f, owner)],
    })


def _dataset(f: Facts, owner: dict[str, Any]) -> dict[str, Any]:
    return _filled({
        "@id": f.dataset, "@type": "dcat:Dataset", "identifier": f.identifier, "title": f.title,
        "description": f.description, "keyword": list(f.keywords), "theme": f"{_EU}data-theme/GOVE",
        "issued": f.issued.isoformat(), "modified": f.modified.isoformat(), "publisher": owner,
        "contactPoint": _filled({
            "@type": "vcard:Kind", "fn": f.contact.get("role", f.publisher), "hasEmail": _mail(f),
            "hasURL": f.contact.get("url")}),
        "license": f.licence_url, "language": _authority(), "version": f.version,
        "temporal": {"@type": "dct:PeriodOfTime", "startDate": f.start.isoformat(), "endDate": f.end.isoformat()},
        "spatial": f.area, "landingPage": f.landing, "foafPage": f.page("dictionary.md"),
        "source": [_filled({"title": s["title"], "foafPage": s.get("path")}) for s in f.sources],
        "distribution": [_distribution(f, file) for file in f.of("all")],
    })


def _distribution(f: Facts, file: FileFacts) -> dict[str, Any]:
    address, types = f.link(file.path), "http://www.iana.org/assignments/media-types/"
    return _filled({
        "@id": f"{f.landing}#{file.path.replace('/', '-').replace('.', '-')}", "@type": "dcat:Distribution",
        "title": file.title, "accessURL": address, "downloadURL": address, "mediaType": types + file.media_type,
        "packageFormat": f"{types}application/zip" if file.format == "ZIP" else None,
        "fileFormat": f"{_EU}file-type/{file.format}", "conformsTo": PACKAGE if file.format == "ZIP" else None,
        "license": f.licence_url, "issued": f.issued.isoformat(), "modified": f.modified.isoformat(),
        "byteSize": str(file.size),
        "checksum": {"@type": "spdx:Checksum", "algorithm": "spdx:checksumAlgorithm_sha256",
                     "checksumValue": file.sha256},
    })


def _agent(f: Facts) -> dict[str, Any]:
    return _filled({"@type": "foaf:Agent", "name": f.publisher, "homepage": f.homepage})


def _mail(f: Facts) -> str | None:
    return f"mailto:{f.contact['email']}" if f.contact.get("email") else None


def _filled(entries: dict[str, Any]) -> dict[str, Any]:
    """The entries without those that have nothing to say."""
    return {name: value for name, value in entries.items() if value not in (None, [], {}, "")}


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
