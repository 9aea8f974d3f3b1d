"""All formats say the same about the same data."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from openbook.metadata import schema_org
from openbook.metadata.catalog import dcat_of_all, pod
from openbook.metadata.datapackage import DESCRIPTOR, as_published

if TYPE_CHECKING:
    from conftest import Published

Said = dict[str, tuple[Any, ...]]


def said(published: Published) -> tuple[Said, Said]:
    """What each format says: title, licence, issued, modified; and checksum by path of file."""
    files, base = published.files, published.facts.base
    table = json.loads(files["data/datapackage.json"])
    packed = json.loads((published.folder / "zip" / "datapackage.json").read_text(encoding="utf-8"))
    (listed,) = json.loads(files["data.json"])["dataset"]
    (linked,) = json.loads(files["catalog.jsonld"])["dataset"]
    page = schema_org.dataset(published.facts)
    csvw = json.loads(files["data/small.csv-metadata.json"])
    words = {name: (d["title"], d["licenses"][0]["path"], d["issued"], d["modified"]) for name, d in
             {"tables": table, "zip": packed}.items()}
    words |= {name: (d["title"], d["license"], d["issued"], d["modified"]) for name, d in
              {"data.json": listed, "dcat": linked}.items()}
    words["schema.org"] = (page["name"], page["license"], page["datePublished"], page["dateModified"])
    words["csvw"] = (csvw["dc:title"], csvw["dc:license"]["@id"], csvw["dc:issued"]["@value"],
                     csvw["dc:modified"]["@value"])
    sums: dict[str, dict[str, str]] = {
        "tables": {f"data/{r['path']}": r["hash"].removeprefix("sha256:") for r in table["resources"]},
        "data.json": {d["downloadURL"].removeprefix(base): d["checksum"]["checksumValue"]
                      for d in listed["distribution"]},
        "dcat": {d["downloadURL"].removeprefix(base): d["checksum"]["checksumValue"] for d in linked["distribution"]},
        "schema.org": {d["contentUrl"].removeprefix(base): d["sha256"] for d in page["distribution"]},
        "csvw": {path.removesuffix("-metadata.json"): json.loads(data)["schema:sha256"]
                 for path, data in files.items() if path.endswith(".csv-metadata.json")},
    }
    return words, sums  # type: ignore[return-value]


def test_title_licence_and_dates_are_the_same_in_every_format(published: Published) -> None:
    words, _ = said(published)
    publisher = published.book.publisher
    assert len(words) == 6
    assert set(words.values()) == {(publisher.title, publisher.licence_url, published.facts.issued.isoformat(),
                                    publisher.published_on.isoformat())}


def test_checksums_are_those_of_the_published_files_in_every_format(published: Published) -> None:
    _, sums = said(published)
    for name, by_path in sums.items():
        assert by_path, name
        for path, digest in by_path.items():
            assert digest == hashlib.sha256(published.files[path]).hexdigest(), (name, path)
    whole = {f.path for f in published.facts.files if f.about == "all"}
    assert all(whole == set(sums[name]) for name in ("data.json", "dcat", "schema.org"))
    assert {path for path in published.files if path.endswith(".csv")} == set(sums["csvw"])


@pytest.mark.parametrize(("given", "published_as"), [
    ([("Old name", ["publisher"]), ("Data team", ["author"])], ["Small Council", "Data team"]),
    ([("Old name", ["author", "publisher"]), ("Other", ["publisher"])], ["Small Council", "Other"]),
    ([("Partner", ["publisher"]), ("Small Council", ["publisher"])], ["Partner", "Small Council"]),
    ([("Data team", ["author"]), ("Nobody", None), ("Odd", 3)], ["Data team", "Nobody", "Odd"]),
    ([("Old name", "publisher")], ["Small Council"]),
])
def test_the_zip_names_the_body_that_the_pages_name(
        published: Published, given: list[tuple[str, Any]], published_as: list[str]) -> None:
    listed = [{"title": title, "path": "https://x.example"} | ({"roles": roles} if roles else {})
              for title, roles in given]
    own = {"openbook": {"publisher": {"name": "Small Council"}}, "contributors": listed, "resources": []}
    made = json.loads(as_published(published.facts, {DESCRIPTOR: json.dumps(own).encode()}))
    assert [c["title"] for c in made["contributors"]] == published_as
    assert [{**c, "title": ""} for c in made["contributors"]] == [{**c, "title": ""} for c in listed]


def test_the_descriptor_in_the_zip_has_the_checksums_of_the_files_beside_it(published: Published) -> None:
    folder = published.folder / "zip"
    content = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert content["homepage"]
    for resource in content["resources"]:
        data = (folder / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")


def test_the_time_that_a_file_covers_is_that_of_the_results_in_its_rows(published: Published) -> None:
    day, times = published.book.period, set()
    for file in published.facts.files:
        if file.about not in ("plan", "indicator") or file.format != "CSV":
            continue
        lines = csv.DictReader(io.StringIO(published.files[file.path].decode()))
        spans = [(r["period_start"], r["period_end"]) for r in lines if r["value"] or r["text_value"]]
        own = spans or [(day.start.isoformat(), day.end.isoformat())]
        covered = f"{min(start for start, _ in own)}/{max(end for _, end in own)}"
        beside = json.loads(published.files[f"{file.path}-metadata.json"])
        page = schema_org.part(published.facts, file.about, file.id, "x.md", "t", "d")
        assert (beside["dc:temporal"], page["temporalCoverage"]) == (covered, covered), file.path
        times.add(covered)
    assert len(times) > 1


def test_a_site_of_several_has_one_catalogue_of_all(published: Published) -> None:
    both = [published.facts, published.facts]
    assert [d["identifier"] for d in json.loads(pod(both))["dataset"]] == [published.facts.identifier] * 2
    content = json.loads(dcat_of_all(both, "How we do", "https://performance.example/"))
    own = json.loads(published.files["catalog.jsonld"])
    del own["@context"]
    assert content["catalog"] == [own, own]
    assert content["dataset"] == [published.facts.dataset] * 2
    assert content["publisher"]["name"] == "How we do"


def test_without_an_address_paths_are_relative_and_pages_name_none(nowhere: Published) -> None:
    (listed,) = json.loads(nowhere.files["data.json"])["dataset"]
    assert listed["distribution"][0]["downloadURL"] == "data/small.csv"
    page = json.dumps([schema_org.dataset(nowhere.facts),
                       schema_org.part(nowhere.facts, "plan", "parks", "plans/parks.md", "t", "d")])
    assert not any(f'"{key}"' in page for key in ("@id", "contentUrl"))
    assert '"sha256"' in page


def test_the_same_data_gives_the_same_bytes(published: Published, root: Any, tmp_path: Any) -> None:
    from openbook.assess import judge
    from openbook.downloads import Pack, files
    from openbook.package.contents import content_files

    package = root / "tests" / "cases" / "packages" / "small"
    again = files(Pack(judge(published.book), content_files(package), "Small (2017).", published.facts.base))
    assert dict(published.files) == again
