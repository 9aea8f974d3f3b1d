"""The downloads of the small package, written as they are published."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from openbook.assess import judge
from openbook.downloads import Pack, files
from openbook.metadata import Facts, facts_of
from openbook.model import Book
from openbook.package import load
from openbook.package.contents import content_files

ADDRESS = "https://performance.example/small/"


@dataclass(frozen=True)
class Published:
    """What is published, as bytes and in a folder with the zip unpacked below `zip`."""

    book: Book
    facts: Facts
    files: Mapping[str, bytes]
    folder: Path


def make(root: Path, folder: Path, address: str) -> Published:
    package = root / "tests" / "cases" / "packages" / "small"
    book = load(package)
    made = files(Pack(judge(book), content_files(package), "Small (2017).", address))
    for path, data in made.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    with zipfile.ZipFile(io.BytesIO(made["data/small.zip"])) as archive:
        archive.extractall(folder / "zip")
    return Published(book, facts_of(book, made, address), made, folder)


@pytest.fixture(scope="session")
def published(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    return make(root, tmp_path_factory.mktemp("published"), ADDRESS)


@pytest.fixture(scope="session")
def nowhere(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The same from a site that does not know its own address."""
    return make(root, tmp_path_factory.mktemp("nowhere"), "")
