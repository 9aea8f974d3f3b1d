"""Each file of metadata opens, and is valid, in the tool that its users use; none of them asks the network."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Published

PACKAGES = ["data/datapackage.json", "zip/datapackage.json"]
US_ONLY = ("bureauCode", "programCode")
"""What Project Open Data demands of federal agencies of the United States only."""


def official(root: Path, name: str) -> Any:
    return json.loads((root / "tests" / "cases" / "profiles" / f"{name}.json").read_text(encoding="utf-8"))


def wrong(schema: Any, content: Any) -> list[str]:
    from jsonschema import Draft7Validator

    return [f"{list(e.path)}: {e.message[:200]}" for e in Draft7Validator(schema).iter_errors(content)]


@pytest.mark.parametrize("name", PACKAGES)
def test_packages_are_valid_by_the_official_json_schemas(published: Published, root: Path, name: str) -> None:
    file = published.folder / name
    content = json.loads(file.read_text(encoding="utf-8"))
    profile, table = official(root, "datapackage"), official(root, "tableschema")
    assert wrong(profile, content) == []
    assert wrong(profile, {**content, "resources": [{"name": "x"}]}), "a wrong one would be found"
    for resource in content["resources"]:
        schema = resource["schema"]
        found = schema if isinstance(schema, dict) else json.loads((file.parent / schema).read_text(encoding="utf-8"))
        assert wrong(table, found) == [], resource["name"]
    assert wrong(table, {"fields": [{"type": "number"}]}), "a wrong one would be found"


@pytest.mark.parametrize("name", PACKAGES)
def test_packages_are_valid_by_frictionless_and_their_checksums_are_looked_at(published: Published, name: str) -> None:
    import frictionless

    report = frictionless.validate(str(published.folder / name))
    assert report.valid, report.flatten(["title", "message"])
    content = json.loads((published.folder / name).read_text(encoding="utf-8"))
    assert content["resources"]
    for resource in content["resources"]:
        resource["hash"] = "sha256:" + "0" * 64
    other = published.folder / Path(name).parent / "other.json"
    other.write_text(json.dumps(content), encoding="utf-8")
    assert not frictionless.validate(str(other)).valid


class Quiet(ThreadingHTTPServer):
    """Says nothing when a reader hangs up."""

    def handle_error(self, *_: object) -> None:
        return


class Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def address(published: Published) -> Iterator[str]:
    """The files on a web server of this machine: readers look for metadata by address."""
    server = Quiet(("127.0.0.1", 0), partial(Handler, directory=str(published.folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_csvw_reader_finds_the_metadata_of_every_kind_of_csv_and_the_rows_fit(
        published: Published, address: str) -> None:
    from csvw import CSVW

    every = [path for path in published.files if path.endswith(".csv")]
    assert [path for path in every if f"{path}-metadata.json" not in published.files] == []
    for path in [p for p in every if p.count("/") == 1] + [next(p for p in every if p.startswith(f"data/{folder}/"))
                                                         for folder in ("plans", "indicators")]:
        read = CSVW(address + path, validate=True)
        assert read.is_valid, (path, [str(w.message) for w in read.warnings])
        names = [column.name for column in read.t.tableSchema.columns]
        assert {tuple(row) for row in read.t.iterdicts()} == {tuple(names)}
        assert read.t.common_props["schema:sha256"] == published.facts.file(path).sha256


@pytest.mark.parametrize("kind", ["plans", "indicators"])
def test_a_file_and_its_metadata_are_whole_without_the_rest(published: Published, tmp_path: Path, kind: str) -> None:
    from csvw import CSVW

    path = next(p for p in published.files if p.startswith(f"data/{kind}/") and p.endswith(".csv"))
    for name in (path, f"{path}-metadata.json"):
        (tmp_path / name.rsplit("/", 1)[-1]).write_bytes(published.files[name])
    assert CSVW(str(tmp_path / path.rsplit("/", 1)[-1]), validate=True).is_valid


def test_a_csvw_reader_sees_a_cell_that_does_not_fit(published: Published, tmp_path: Path) -> None:
    from csvw import CSVW

    for name in ("small.csv", "small.csv-metadata.json"):
        (tmp_path / name).write_bytes(published.files[f"data/{name}"])
    assert CSVW(str(tmp_path / "small.csv"), validate=True).is_valid, "a copy on a disk is read too"
    text = (tmp_path / "small.csv").read_text(encoding="utf-8")
    assert ",quarter," in text
    (tmp_path / "small.csv").write_text(text.replace(",quarter,", ",quartre,", 1), encoding="utf-8", newline="")
    assert not CSVW(str(tmp_path / "small.csv"), validate=True).is_valid


def test_data_json_has_the_shape_of_project_open_data(published: Published, root: Path) -> None:
    from jsonschema import Draft4Validator
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT4

    parts = {name: official(root, f"pod-{name}") for name in
             ("catalog", "dataset", "distribution", "organization", "vcard")}
    base = "https://project-open-data.cio.gov/v1.1/schema/"
    parts["dataset"]["required"] = [name for name in parts["dataset"]["required"] if name not in US_ONLY]
    parts["vcard"]["required"] = ["fn"]  # a contact may be a page instead of an address
    registry: Any = Registry().with_resources(
        (f"{base}{name}.json", Resource(contents=schema, specification=DRAFT4)) for name, schema in parts.items())
    check = Draft4Validator(parts["catalog"], registry=registry)
    content = json.loads(published.files["data.json"])
    assert [f"{list(e.path)}: {e.message[:200]}" for e in check.iter_errors(content)] == []
    del content["dataset"][0]["title"]
    assert list(check.iter_errors(content)), "a wrong one would be found"


@pytest.mark.parametrize("known", [True, False])
def test_the_catalogue_is_linked_data_that_rdflib_reads(
        published: Published, nowhere: Published, known: bool) -> None:
    from rdflib import DCAT, DCTERMS, RDF, Graph, Literal, Namespace, URIRef

    facts = (published if known else nowhere).facts
    here = published.facts.base
    graph = Graph().parse(data=(published if known else nowhere).files["catalog.jsonld"], format="json-ld",
                          publicID=f"{here}catalog.jsonld")
    (catalogue,), (dataset,) = (list(graph.subjects(RDF.type, kind)) for kind in (DCAT.Catalog, DCAT.Dataset))
    assert (catalogue, DCAT.dataset, dataset) in graph
    assert dataset == URIRef(published.facts.dataset), "relative addresses lead to the same things"
    assert graph.value(dataset, DCTERMS.title) == Literal(facts.title, lang="en")
    spdx = Namespace("http://spdx.org/rdf/terms#")
    sums = {str(graph.value(d, DCAT.downloadURL)): graph.value(graph.value(d, spdx.checksum), spdx.checksumValue)
            for d in graph.objects(dataset, DCAT.distribution)}
    assert {path: str(digest) for path, digest in sums.items()} == {
        here + f.path: f.sha256 for f in facts.files if f.about == "all"}
    for mandatory in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher):
        assert graph.value(catalogue, mandatory) is not None
    period = graph.value(dataset, DCTERMS.temporal)
    assert graph.value(period, DCAT.startDate).toPython() == facts.start
