"""Every code is explained, and every code that the program uses is known."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from openbook.codes import CODES, address, markdown

SOURCE = Path(__file__).resolve().parents[1] / "src" / "openbook"


def used_codes() -> set[str]:
    """Codes that stand as text in a call of `Problem`, found in the program's own syntax trees."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
                given = [k.value for k in node.keywords if k.arg == "code"] or node.args[:1]
                found |= {item.value for item in given if isinstance(item, ast.Constant)}
    return found


def test_every_code_in_the_program_is_explained() -> None:
    assert len(used_codes()) > 40
    assert used_codes() <= set(CODES)


def test_every_code_says_what_it_means_and_how_to_mend_it() -> None:
    for code in CODES.values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.code)
        assert code.title
        assert code.example
        assert code.meaning.endswith((".", "].")), code.code
        assert code.mend.endswith("."), code.code


def test_the_docs_page_has_a_section_for_each_code_and_nothing_that_an_engine_would_run() -> None:
    page = markdown()
    for code in CODES:
        assert f"\n### {code}\n" in page
    assert not re.search(r"\{\{|\{%|\{#|<[a-z]", page)
    assert address("duplicate-key") == "publishing/errors/#duplicate-key"
