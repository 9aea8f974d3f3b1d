"""The site's own words can be read at about 12: short sentences, plain words. The publisher's words are not judged."""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from pathlib import Path

import pytest
from reading import grade, masked, names_of, sentences, words

from openbook.assess import checks, finding, judge
from openbook.downloads import table_schemas
from openbook.model import Book
from openbook.package import load
from openbook.pages import Rendered, Shared, View, page_list, render

MEDIAN, WORDS, GRADE = 7.0, 26, 12.0
"""The most that the middle sentence of a kind of page may ask, and any sentence: words, and grade from 8 words on."""

LAWS = ("the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018",
        "the Equality and Human Rights Commission (EHRC)", "the Equality Advisory and Support Service",
        "Web Content Accessibility Guidelines version 2.2", "public sector information",
        "Open Government Licence v3.0", "is committed to making its website accessible, in accordance with")
"""Names of laws, bodies and standards, and what the model statement of the government says word for word."""
FOR_PROGRAMS = {"dictionary", "data"}
"""Pages that describe files for people who write programs."""


def hard(found: list[str]) -> list[str]:
    return [s for s in found if len(words(s)) > WORDS or (len(words(s)) >= 8 and grade(s) > GRADE)]


@pytest.fixture(scope="module")
def bigger(root: Path) -> Book:
    return load(root / "datapackage" / "windsor-and-maidenhead")


def by_kind(book: Book, pages: dict[str, Rendered]) -> dict[str, list[str]]:
    names, kinds = names_of(book), {ref.path: ref.kind for ref in page_list(book)}
    found: dict[str, list[str]] = defaultdict(list)
    for path, page in pages.items():
        if kinds[path] not in FOR_PROGRAMS:
            found[kinds[path]] += sentences(page.html, [*LAWS, *names])
    return {kind: list(dict.fromkeys(said)) for kind, said in found.items()}


def some_pages(book: Book) -> dict[str, Rendered]:
    """One page of each kind, and some more of indicators."""
    judged = judge(book)
    view, shared = View(judged), Shared(checks(judged), table_schemas())
    seen: dict[str, int] = defaultdict(int)
    made = {}
    for ref in page_list(book):
        seen[ref.kind] += 1
        if seen[ref.kind] <= (6 if ref.kind == "indicator" else 1):
            made[ref.path] = render(view, ref, shared)
    return made


def test_pages_of_a_small_book(small: Book, small_pages: dict[str, Rendered]) -> None:
    found = by_kind(small, small_pages)
    assert len(found) > 12
    assert {kind: said for kind, all_ in found.items() if (said := hard(all_))} == {}
    assert {kind: m for kind, said in found.items() if (m := statistics.median(map(grade, said))) > MEDIAN} == {}


def test_pages_of_a_bigger_book(bigger: Book) -> None:
    found = by_kind(bigger, some_pages(bigger))
    assert {kind: said for kind, all_ in found.items() if (said := hard(all_))} == {}
    assert {kind: m for kind, said in found.items() if (m := statistics.median(map(grade, said))) > MEDIAN} == {}


@pytest.mark.parametrize("publisher", ["cheshire-west-and-chester", "westminster", "windsor-and-maidenhead"])
def test_findings_of_real_reports(root: Path, publisher: str) -> None:
    book = load(root / "datapackage" / publisher)
    names = names_of(book)
    said = [masked(s, names) for a in judge(book) for s in finding(book, a).sentences]
    assert hard(said) == []
    assert statistics.median(map(grade, said)) < MEDIAN


def test_the_page_on_privacy(root: Path) -> None:
    text = (root / "docs" / "privacy.md").read_text(encoding="utf-8")
    said = [s for s in re.split(r"(?<=\.)\s+", text.partition("\n")[2].strip()) if s]
    assert hard(said) == []
    assert statistics.median(map(grade, said)) < MEDIAN


@pytest.mark.parametrize(("text", "least", "most"), [
    ("The cat sat on the mat.", -2, 2), ("The target is missed by more than 5%.", 0, 6),
    ("Notwithstanding methodological considerations, disaggregation necessitates harmonisation.", 20, 50)])
def test_the_measure_tells_plain_words_from_hard_ones(text: str, least: float, most: float) -> None:
    assert least < grade(text) < most
