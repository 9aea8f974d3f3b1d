"""A book in another language: its words change, its figures, ids and order do not."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from openbook.model import Book
from openbook.model.book import RESOURCES
from openbook.model.translated import ANY, TRANSLATABLE, lack, translated, units, untranslated
from openbook.model.translation import Translation
from openbook.package import load
from openbook.package.canonical import schemas

CASES = Path(__file__).parent.parent / "cases" / "packages"


@pytest.fixture(scope="module")
def welsh() -> Book:
    return load(CASES / "welsh")


@pytest.fixture(scope="module")
def small() -> Book:
    return load(CASES / "small")


def test_what_can_be_translated_are_words_of_rows_named_by_their_key() -> None:
    for name, (keys, columns) in TRANSLATABLE.items():
        assert list(keys) == schemas()[name].get("primaryKey", []), name
        fields = {f["name"]: f for f in schemas()[name]["fields"]}
        for column in columns:
            assert fields[column]["type"] == "string", (name, column)
            assert not {"enum", "pattern"} & set(fields[column].get("constraints", {})), (name, column)
    assert set(schemas()["translations"]["fields"][0]["constraints"]["enum"]) == {"datapackage", *TRANSLATABLE}


def test_words_change_and_all_else_stays(welsh: Book) -> None:
    said = translated(welsh, "cy")
    assert said.indicators["household-recycling"].title == "Gwastraff cartref a ailgylchwyd"
    assert said.indicators_of("clean-and-green")[0] == said.indicators["household-recycling"]
    assert said.indicators["fly-tipping"] == dataclasses.replace(welsh.indicators["fly-tipping"], directorate="Lle")
    assert said.commentary("clean-and-green", "2025-26-Q2")[0].text.startswith("Mae ailgylchu")
    assert said.actions[0].title == "Camerâu yn y deg lle gwaethaf"
    assert said.period.label == "Gorffennaf i Fedi 2025"
    publisher = said.publisher
    assert (publisher.name, publisher.plan_word) == ("Cyngor Sir Enghraifft", ("cynllun", "cynlluniau"))
    assert publisher.status_labels["green"] == "Gwyrdd"
    assert [s.label for s in publisher.action_statuses][1] == "Ar y trywydd iawn"
    assert publisher.releases[0].title == "Cyngor Sir Enghraifft: perfformiad"
    assert said.observations("fly-tipping") == welsh.observations("fly-tipping")
    assert (list(said.indicators), list(said.periods)) == (list(welsh.indicators), list(welsh.periods))


def test_units_are_parts_of_figures_and_are_translated_beside_the_book(welsh: Book) -> None:
    assert translated(welsh, "cy").indicators["household-recycling"].unit == "of household waste"
    assert units(welsh, "cy") == {"of household waste": "o wastraff cartref"}


def test_without_translations_the_book_is_the_same(welsh: Book, small: Book) -> None:
    assert translated(small, "cy") is small
    assert translated(welsh, "ga") is welsh
    assert lack(welsh, "en") is lack(welsh, "en-GB") is None


def test_words_that_stand_in_many_rows_are_translated_once(small: Book) -> None:
    rows = (Translation("finances", ANY, "portfolio", "cy", "Lle", small.finances[0].portfolio),)
    name = small.finances[0].portfolio
    said = translated(dataclasses.replace(small, translations=rows), "cy-GB")
    for column in ("portfolio", "part_of"):
        before = [getattr(f, column) for f in small.finances]
        assert [getattr(f, column) for f in said.finances] == ["Lle" if words == name else words for words in before]


def test_what_is_missing_is_counted_and_named(welsh: Book, small: Book) -> None:
    found = lack(welsh, "cy")
    assert found is not None
    assert found.files == {"indicators": 5}
    words = dict(zip(found.places, found.texts, strict=True))
    assert words["indicators", "fly-tipping", "title"] == "Fly-tipping reports"
    told = f"5 of {found.of} texts have no translation into cy (indicators 5). First: indicators "
    assert str(found).startswith(told)
    everything = lack(small, "cy")
    assert everything is not None
    assert len(everything.places) == len(untranslated(small, "cy")) <= everything.of
    assert set(everything.files) <= {"datapackage", *RESOURCES}
