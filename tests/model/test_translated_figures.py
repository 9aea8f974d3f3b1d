"""A translation changes words and nothing that is worked out from words: statuses, checks, what belongs together."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.books import book, row, target

from openbook.assess import checks, judge
from openbook.model import Book
from openbook.model.translated import ANY, TRANSLATABLE, lack, texts, translated
from openbook.model.translation import Translation
from openbook.package import load

ROOT = Path(__file__).parent.parent.parent
CASES = ROOT / "tests" / "cases" / "packages"


def said(full: Book) -> Book:
    """A book with every word of its data translated into a made-up language."""
    rows = tuple(Translation(resource, at, column, "cy", f"ŷ{text[::-1]}ŷ", text if at == ANY else None)
                 for (resource, at, column), text in texts(full))
    return translated(dataclasses.replace(full, translations=rows), "cy")


@pytest.mark.parametrize("package", [CASES / "small", ROOT / "datapackage" / "westminster"], ids=lambda p: p.name)
def test_every_status_and_every_check_is_the_same_in_another_language(package: Path) -> None:
    own = load(package)
    other = said(own)
    judged, again = judge(own), judge(other)
    for a in judged:
        b = again.of(a.indicator.indicator_id)
        decided = [(x.status, x.reason, x.comparison.direction) for x in (a, b)]
        assert decided[0] == decided[1], a.indicator.indicator_id
        assert b.indicator.title == f"ŷ{a.indicator.title[::-1]}ŷ"
    found = [[(c.place[0], c.kind, c.indicator_id, c.unit, c.agrees) for c in checks(j)] for j in (judged, again)]
    assert found[0] == found[1]
    left = [place for place, text in texts(other) if not text.startswith("ŷ") and place[2] != "unit"]
    assert left == []


@pytest.mark.parametrize("column", ["text_value", "target_text"])
def test_a_target_in_words_is_met_or_not_whichever_words_are_translated(column: str) -> None:
    resource = "observations" if column == "text_value" else "targets"
    own = book([row("2017-18-Q2", text_value="In place")], [target("2017-18-Q2", target_text="in place")])
    words = Translation(resource, "potholes/2017-18-Q2", column, "cy", "Yn ei le")
    other = translated(dataclasses.replace(own, translations=(words,)), "cy")
    assert getattr(next(iter(getattr(other, resource)("potholes"))), column) == "Yn ei le"
    assert judge(own).of("potholes").status == judge(other).of("potholes").status == "green"


def test_a_row_is_named_with_the_parts_of_its_key_that_its_file_leaves_empty() -> None:
    amount = {"portfolio": "Places", "period_id": "2017-18-Q2", "measure": "budget", "unit": "gbp", "value": 1}
    own = book(tables={"finances": [amount]})
    for at in "revenue//Places/net/2017-18-Q2/budget", "//Places//2017-18-Q2/budget":
        words = Translation("finances", at, "portfolio", "cy", "Lleoedd")
        assert translated(dataclasses.replace(own, translations=(words,)), "cy").finances[0].portfolio == "Lleoedd"


def test_a_name_that_brings_rows_together_is_translated_alike_in_all_of_them() -> None:
    amounts = [{"portfolio": name, "part_of": above, "period_id": "2017-18-Q2", "measure": measure, "unit": "gbp",
                "value": 1} for name, above in (("All", None), ("Places", "All")) for measure in ("budget", "forecast")]
    words = tuple(_first(book(tables={"finances": amounts})))
    other = translated(dataclasses.replace(book(tables={"finances": amounts}), translations=words), "cy").finances
    assert [(f.portfolio, f.part_of) for f in other] == [("Cyfan", None)] * 2 + [("Places", "Cyfan")] * 2
    missing = lack(dataclasses.replace(book(tables={"finances": amounts}), translations=words), "cy")
    assert missing is not None
    assert missing.files["finances"] == 2


def _first(own: Book) -> Iterator[Translation]:
    at = next(at for (resource, at, _), text in texts(own) if resource == "finances" and text == "All")
    yield Translation("finances", at, "portfolio", "cy", "Cyfan")


def test_only_rows_without_a_key_have_none() -> None:
    assert {name for name, (keys, _) in TRANSLATABLE.items() if not keys} == {"status_counts", "mentions"}
