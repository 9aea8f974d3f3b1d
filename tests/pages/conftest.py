from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from openbook.assess import checks, judge
from openbook.downloads import table_schemas
from openbook.model import Book
from openbook.package import load
from openbook.pages import Rendered, Shared, View, page_list, render

Pages = dict[str, Rendered]


def render_all(book: Book) -> Pages:
    """Every page of a book without charts, by path."""
    judged = judge(book)
    view = View(judged, {f"spark-{i}": '<svg class="drawn"></svg>' for i in book.indicators})
    shared = Shared(checks(judged), table_schemas())
    return {ref.path: render(view, ref, shared) for ref in page_list(book)}


@pytest.fixture(scope="session")
def pages_of() -> Callable[[Book], Pages]:
    return render_all


@pytest.fixture(scope="session")
def small(root: Path) -> Book:
    return load(root / "tests" / "cases" / "packages" / "small")


@pytest.fixture(scope="session")
def small_pages(small: Book) -> Pages:
    return render_all(small)
