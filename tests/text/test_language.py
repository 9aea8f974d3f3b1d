"""Words in another language: its catalogue, its plural forms, its separators, and English where it lacks a message."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pseudo import PSEUDO, foreign, outside, unsaid

from openbook.text import (
    Said,
    alphabetical,
    amount,
    day,
    difference,
    figure,
    listed,
    moment,
    period_span,
    plain,
    quantity,
    the,
)
from openbook.text.language import ENGLISH, N_, Language, _, _c, _n, language, language_of, speaking

WELSH = r'''
msgid ""
msgstr ""
"Language: cy\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=4; plural=(n==1 ? 0 : n==2 ? 1 : n==8 || n==11 ? 2 : 3);\n"

msgid "{gap} better than {name}"
msgstr "Gwell na {name} o {gap}"

msgid "{n} cat"
msgid_plural "{n} cats"
msgstr[0] "{n} gath"
msgstr[1] "{n} gath, dwy"
msgstr[2] "{n} o gathod, wyth"
msgstr[3] "{n} o gathod"

msgctxt "of a target"
msgid "set"
msgstr "gosod"

msgid "set"
msgstr "set"

#, fuzzy
msgid "guessed"
msgstr "dyfaliad"

msgid "untranslated"
msgstr ""

msgid "{day} {month} {year}"
msgstr "{day} {month}, {year}"

msgid "November"
msgstr "Tachwedd"

msgid "no target was set"
msgstr "ni osodwyd targed"

msgctxt "first word of a unit"
msgid "million"
msgstr "miliwn"

msgid "{amount} million"
msgstr "{amount} miliwn"
'''


@pytest.fixture
def welsh(tmp_path: Path) -> Language:
    (tmp_path / "cy.po").write_text(WELSH, encoding="utf-8")
    found = language_of("cy", tmp_path)
    assert found is not None
    return found


def test_english_stands_in_the_code_and_its_placeholders_are_filled() -> None:
    assert language() is ENGLISH
    assert _("{gap} better than {name}", gap="4 {points}", name="Leeds") == "4 {points} better than Leeds"
    assert (_n("{n} cat", "{n} cats", 1), _n("{n} cat", "{n} cats", 0)) == ("1 cat", "0 cats")
    assert (_c("of a target", "set"), N_("marked {only}"), _("no {values}")) == ("set", "marked {only}", "no {values}")


def test_a_catalogue_puts_placeholders_in_its_own_order(welsh: Language) -> None:
    with speaking(welsh):
        assert _("{gap} better than {name}", gap=4, name="Leeds") == "Gwell na Leeds o 4"


@pytest.mark.parametrize(("n", "said"), [
    (1, "1 gath"), (2, "2 gath, dwy"), (8, "8 o gathod, wyth"), (0, "0 o gathod"), (5, "5 o gathod")])
def test_a_language_has_as_many_plural_forms_as_it_wants(welsh: Language, n: int, said: str) -> None:
    with speaking(welsh):
        assert _n("{n} cat", "{n} cats", n) == said


def test_one_english_word_is_said_by_its_context(welsh: Language) -> None:
    with speaking(welsh):
        assert (_c("of a target", "set"), _("set"), _c("of tools", "set")) == ("gosod", "set", "set")


def test_what_a_catalogue_lacks_or_only_guesses_stays_english(welsh: Language) -> None:
    with speaking(welsh):
        assert [_(m) for m in ("guessed", "untranslated", "never seen")] == ["guessed", "untranslated", "never seen"]
        assert _n("{n} dog", "{n} dogs", 2) == "2 dogs"


def test_no_catalogue_is_no_language(tmp_path: Path) -> None:
    assert language_of("xx", tmp_path) is None
    assert language_of("en", tmp_path) is ENGLISH


def test_another_process_gets_the_same_words_those_of_a_publisher_too(welsh: Language) -> None:
    knowing = welsh.knowing({"visits": "ymweliadau"}, "unit").knowing({"miles": "milltiroedd"}, "unit")
    there = pickle.loads(pickle.dumps(knowing))
    assert (there.code, there.own, there.mark) == (knowing.code, knowing.own, knowing.mark) != ("cy", None, welsh.mark)
    assert [there.say(word, "unit") for word in ("visits", "miles")] == ["ymweliadau", "milltiroedd"]


def test_speaking_nests_and_ends_also_when_it_fails(welsh: Language) -> None:
    def failing() -> None:
        with speaking(PSEUDO):
            assert language() is PSEUDO
            raise RuntimeError

    with speaking(welsh):
        with pytest.raises(RuntimeError):
            failing()
        assert language() is welsh
    assert language() is ENGLISH


def test_numbers_have_the_separators_of_the_language() -> None:
    with speaking(Language("de", decimal=",", group=".")):
        assert plain(Decimal("1234567.50")) == "1.234.567,50"
        assert figure(Decimal("-1234.5"), "pounds") == "−£1.234,5"
    assert plain(Decimal("1234567.50")) == "1,234,567.50"


def test_a_table_of_words_follows_the_language_of_the_moment(welsh: Language) -> None:
    reasons = Said({"no-target": N_("no target was set")})
    with speaking(welsh):
        assert (reasons["no-target"], dict(reasons)) == ("ni osodwyd targed", {"no-target": "ni osodwyd targed"})
    assert reasons.get("no-target") == "no target was set"
    assert (reasons.get("else"), len(reasons)) == (None, 1)


def test_dates_and_multipliers_are_said_in_the_language(welsh: Language) -> None:
    with speaking(welsh):
        assert day(date(2017, 11, 29)) == "29 Tachwedd, 2017"
        assert quantity(Decimal("1.98"), "number", "miliwn o ymwelwyr") == "1.98 miliwn o ymwelwyr"
        assert amount(Decimal("1.98"), "number", "million visitors") == "1.98 miliwn"


def test_only_english_units_have_an_english_singular(welsh: Language) -> None:
    assert quantity(Decimal(1), "number", "families") == "1 family"
    with speaking(welsh):
        assert quantity(Decimal(1), "number", "bws") == "1 bws"


@pytest.mark.parametrize("size", ["1", "1.0", "1.5", "0.5", "2"])
def test_a_fraction_is_many(size: str) -> None:
    points = difference(Decimal(size), "percent")
    assert points == f"{size} percentage point{'' if Decimal(size) == 1 else 's'}"


def test_the_words_of_texts_are_all_messages() -> None:
    with speaking(PSEUDO):
        said = [moment("2017-11-29T09:30"), moment("2017-11-29T21:00Z"), moment("2017-11-29T00:00+01:00"),
                period_span(date(2016, 4, 1), date(2017, 3, 31)), period_span(date(2016, 4, 1), date(2016, 5, 31)),
                difference(Decimal(2), "percent"), the("Royal Borough of X"), listed(["1", "2", "3"])]
    assert [unsaid(text, frozenset({"Royal Borough of X"})) for text in said] == [[]] * len(said)
    assert {outside(text) for text in said} == {""}


def test_marks_show_what_is_no_message() -> None:
    with speaking(PSEUDO):
        text = "glued " + _("{gap} better than {name}", gap="four", name=_("the target"))
    assert text == "glued ⟦⟨four⟩ better than ⟨⟦the target⟧⟩⟧"
    assert list(foreign(text)) == ["glued ", "four"]
    assert (unsaid(text), unsaid(text, frozenset({"four"}))) == (["glued", "four"], ["glued"])
    with pytest.raises(ValueError, match="do not match"):
        unsaid(text[:-3])


def test_welsh_has_a_form_for_each_kind_of_number_however_a_site_counts_them(tmp_path: Path) -> None:
    """CLDR has six forms for Welsh, tools for translators four; Openbook's catalogue has five."""
    numbers = (0, 1, 2, 3, 4, 6, 8, 11, 100, 1001)
    shipped = language_of("cy")
    assert shipped is not None
    one, many = "{n} indicator", "{n} indicators"
    before = [shipped.say_number(one, many, n) for n in numbers]
    assert [said.format(n=n) for n, said in zip(numbers, before, strict=True)] == [
        "0 dangosydd", "1 dangosydd", "2 ddangosydd", "3 dangosydd", "4 dangosydd", "6 dangosydd", "8 dangosydd",
        "11 dangosydd", "100 dangosydd", "1001 dangosydd"]
    for rule, own in (
            ("nplurals=4; plural=(n==1) ? 0 : (n==2) ? 1 : (n != 8 && n != 11) ? 2 : 3;", "2012223322"),
            ("nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);", "0123545555")):
        folder = tmp_path / rule[9]
        folder.mkdir()
        forms = "\n".join(f'msgstr[{n}] "ci {n}"' for n in range(int(rule[9])))
        folder.joinpath("cy.po").write_text(
            f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {rule}\\n"\n\n'
            f'msgid "{{n}} dog"\nmsgid_plural "{{n}} dogs"\n{forms}\n', encoding="utf-8")
        both = language_of("cy", folder)
        assert both is not None
        assert [both.say_number(one, many, n) for n in numbers] == before
        counted = [both.say_number("{n} dog", "{n} dogs", n).removeprefix("ci ") for n in numbers]
        assert "".join(counted) == own


def test_names_stand_in_the_order_of_the_alphabet_of_the_language() -> None:
    names = ["Sir Ddinbych", "Llŷn", "Lwlw", "Chwilog", "Sir Dyfed", "Cymru", "Âber", "Bala", "Rhyl", "Ruthin", "2"]
    assert sorted(names, key=alphabetical) == [
        "2", "Âber", "Bala", "Chwilog", "Cymru", "Llŷn", "Lwlw", "Rhyl", "Ruthin", "Sir Ddinbych", "Sir Dyfed"]
    shipped = language_of("cy")
    assert shipped is not None
    with speaking(shipped):
        assert sorted(names, key=alphabetical) == [
            "2", "Âber", "Bala", "Cymru", "Chwilog", "Lwlw", "Llŷn", "Ruthin", "Rhyl", "Sir Dyfed", "Sir Ddinbych"]
