"""What is said about the downloads: CSVW beside each CSV file, a descriptor of the tables, the catalogues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from openbook.downloads.pack import Pack
from openbook.downloads.table_schemas import table_schemas
from openbook.metadata import Facts, facts_of
from openbook.metadata.catalog import DCAT_FILE, POD_FILE, dcat, pod
from openbook.metadata.csvw import SUFFIX, metadata, schema_alone, table_schema
from openbook.metadata.datapackage import DESCRIPTOR, of_tables

SHARED = "data/figures-schema.json"
"""The columns of the tidy table by themselves: an address that earlier metadata names."""


def describe(pack: Pack, made: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """All metadata, from one set of facts."""
    facts = facts_of(pack.judged.book, made, pack.address, pack.directory_urls)
    schemas = table_schemas()
    whole = {path: schemas[kind] for path, kind in tables(pack.name).items() if path in made}
    figures = table_schema(schemas["figures"])
    yield SHARED, schema_alone(figures)
    for file in facts.files:
        if file.path in whole:
            yield file.path + SUFFIX, metadata(facts, file, table_schema(whole[file.path]))
        elif file.about != "all" and file.format == "CSV":
            yield file.path + SUFFIX, metadata(facts, file, figures)
    yield f"data/{DESCRIPTOR}", of_tables(facts, _linked(pack.name, whole), made)
    yield from _catalogues(facts)


def tables(name: str) -> Mapping[str, str]:
    """Path of each table about all of a publisher to the name of its schema."""
    return {f"data/{name}.csv": "figures", f"data/{name}-indicators.csv": "indicators",
            f"data/{name}-finances.csv": "finances", f"data/{name}-revisions.csv": "revisions"}


def _linked(name: str, whole: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[str, Mapping[str, Any]]]:
    """The tables with their names in a descriptor; each figure's indicator stands in the list of indicators."""
    listed = f"{name}-indicators"
    link = {"foreignKeys": [{"fields": ["indicator_id"],
                             "reference": {"resource": listed, "fields": ["indicator_id"]}}]}
    return {path: (path.rsplit("/", 1)[-1].removesuffix(".csv"),
                   {**schema, **(link if path == f"data/{name}.csv" else {})}) for path, schema in whole.items()}


def _catalogues(facts: Facts) -> Iterator[tuple[str, bytes]]:
    yield POD_FILE, pod([facts])
    yield DCAT_FILE, dcat(facts)
