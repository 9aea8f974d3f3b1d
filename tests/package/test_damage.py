"""However a package is damaged, it gives problems or a book: never an error of another kind."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from openbook.codes import CODES
from openbook.package import check, constraints, load

SMALL = Path(__file__).parent.parent / "cases" / "packages" / "small"
ROUNDS = 40
VALUES: tuple[Any, ...] = (None, True, -1, 1.5, "", "x", "\n", "é" * 300, "../x", [], [[]], [None], {}, {"x": 1})
SCRAPS = (b",", b'"', b"\n", b"\r", b"\t", b" ", b"=", b"-", b"0", b"a", b";", b"\x80", b"\xff", b"\0", b"")


@pytest.fixture(autouse=True)
def _without_frictionless(monkeypatch) -> None:
    monkeypatch.setattr(constraints, "validate", lambda _table: iter(()))


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*at, key)
        yield from places(inner, (*at, key))


def judge(folder: Path) -> None:
    problems = check(folder)
    assert {problem.code for problem in problems} <= set(CODES)
    if not problems:
        load(folder)


@pytest.mark.parametrize("seed", range(3))
def test_damaged_bytes_are_problems(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    folder = shutil.copytree(SMALL, tmp_path / "small")
    files = sorted(folder.rglob("*.csv"))
    for _ in range(ROUNDS):
        target = chance.choice(files)
        before = target.read_bytes()
        start = chance.randrange(len(before))
        target.write_bytes(before[:start] + chance.choice(SCRAPS) + before[start + chance.choice((0, 1, 30)):])
        judge(folder)
        target.write_bytes(before)


@pytest.mark.parametrize("seed", range(3))
def test_a_damaged_descriptor_is_a_problem(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    folder = shutil.copytree(SMALL, tmp_path / "small")
    whole = (folder / "datapackage.json").read_text(encoding="utf-8")
    for _ in range(ROUNDS):
        content = json.loads(whole)
        *way, last = chance.choice(list(places(content)))
        holder = content
        for key in way:
            holder = holder[key]
        holder[last] = chance.choice(VALUES)
        (folder / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")
        judge(folder)
