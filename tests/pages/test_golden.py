"""A folder is a test: the package `small` in, and the HTML of every page as it should be beside it.

After a wanted change run `make golden` and read the difference before committing it.
"""

import os
from pathlib import Path

from openbook.pages import Rendered

FOLDER = Path("tests") / "cases" / "pages" / "small"


def written(page: Rendered) -> str:
    lines = [line.rstrip() for line in page.html.splitlines() if line.strip()]
    return "\n".join([f"title: {page.title}", f"description: {page.description}", "", *lines, ""])


def test_every_page_is_as_it_should_be(root: Path, small_pages: dict[str, Rendered]) -> None:
    folder = root / FOLDER
    found = {path.replace("/", "__").removesuffix(".md") + ".html": written(p) for path, p in small_pages.items()}
    if os.environ.get("OPENBOOK_GOLDEN"):
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.html"):
            old.unlink()
        for name, text in found.items():
            (folder / name).write_text(text, encoding="utf-8")
    expected = {p.name: p.read_text(encoding="utf-8") for p in folder.glob("*.html")}
    assert sorted(found) == sorted(expected)
    differing = [name for name in found if found[name] != expected[name]]
    assert not differing, f"pages differ from {FOLDER}: {', '.join(differing)}"
