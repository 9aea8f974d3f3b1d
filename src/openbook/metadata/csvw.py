"""CSV on the Web (CSVW): what each published CSV file holds, in a file beside it (W3C tabular metadata, 2015).

A reader that is given `x.csv` looks for `x.csv-metadata.json`. Each is whole by itself: who takes away the two files
needs no third one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from openbook.metadata.facts import LANGUAGE, Facts, FileFacts

SUFFIX = "-metadata.json"
CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": LANGUAGE}]

DIALECT = {"encoding": "utf-8", "delimiter": ",", "quoteChar": "\"", "doubleQuote": True, "header": True,
           "headerRowCount": 1, "lineTerminators": ["\r\n"]}

_TYPES: Mapping[str, Any] = {
    "string": "string", "number": "decimal", "integer": "integer", "date": "date",
    "boolean": {"base": "boolean", "format": "true|false"},
}
"""Type of a Table Schema to datatype."""


def table_schema(schema: Mapping[str, Any]) -> dict[str, Any]:
    """A CSVW schema from a Table Schema: each column's name, title, meaning, datatype, and whether it is needed.

    CSVW has no list of allowed words; they become the format of the column's text.
    """
    made: dict[str, Any] = {"columns": [_column(field) for field in schema["fields"]]}
    if schema.get("primaryKey"):
        made["primaryKey"] = list(schema["primaryKey"])
    return made


def schema_alone(schema: Mapping[str, Any]) -> bytes:
    """A schema (`table_schema`) in a file of its own."""
    return _json({"@context": CONTEXT[0], "@type": "Schema", **schema})


def metadata(f: Facts, file: FileFacts, schema: Mapping[str, Any]) -> bytes:
    """What stands beside a CSV file.

    Args:
        f: the facts about the whole.
        file: the CSV file.
        schema: the file's schema (`table_schema`).
    """
    return _json({
        "@context": CONTEXT, "@type": "Table", "url": file.path.rsplit("/", 1)[-1],
        "dc:title": f.title if file.about == "all" else file.title, "dc:description": file.title,
        **({} if file.about == "all" else {"dc:isPartOf": f.title}),
        "dc:publisher": f.publisher, "dc:license": {"@id": f.licence_url}, "dc:issued": _day(f.issued.isoformat()),
        "dc:modified": _day(f.modified.isoformat()), "dc:temporal": file.temporal,
        **({"dc:spatial": {"@id": f.area}} if f.area else {}),
        **({"dcat:keyword": list(f.keywords)} if f.keywords else {}),
        "dcat:byteSize": file.size, "schema:sha256": file.sha256, "dialect": DIALECT, "null": "",
        "tableSchema": schema,
    })


def _column(field: Mapping[str, Any]) -> dict[str, Any]:
    constraints = field.get("constraints", {})
    datatype = _TYPES[field["type"]]
    words = "|".join(_literal(w) for w in constraints.get("enum", ())) or constraints.get("pattern")
    if words and field["type"] == "string":
        datatype = {"base": "string", "format": f"^({words})$"}
    needed = {"required": True} if constraints.get("required") else {}
    return {"name": field["name"], "titles": field["name"], "dc:description": field["description"],
            "datatype": datatype, **needed}


def _literal(word: str) -> str:
    """A word as a regular expression; a hyphen outside brackets is no sign in it."""
    return "".join(c if c.isalnum() or c in "-_ " else f"\\{c}" for c in word)


def _day(text: str) -> dict[str, str]:
    return {"@value": text, "@type": "xsd:date"}


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
