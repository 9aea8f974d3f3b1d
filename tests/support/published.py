"""What a real publisher's package gives: its pages' material and every file to take away, made once for a module."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from openbook.assess import judge
from openbook.downloads import Pack, files
from openbook.package import load
from openbook.package.contents import content_files
from openbook.pages import View

PUBLISHERS = ("cheshire-west-and-chester", "westminster", "windsor-and-maidenhead")
ROOT = Path(__file__).resolve().parents[2]


@cache
def material(name: str) -> tuple[View, Mapping[str, bytes]]:
    folder = ROOT / "datapackage" / name
    judged = judge(load(folder))
    return View(judged), files(Pack(judged, content_files(folder), "c"))


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))
