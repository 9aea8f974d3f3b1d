"""Names of public bodies within a sentence."""

import pytest

from openbook.text import inside, sentence, the


@pytest.mark.parametrize(("name", "words"), [
    ("Royal Borough of Greenwich", "the Royal Borough of Greenwich"),
    ("London Borough of Camden", "the London Borough of Camden"), ("City of York Council", "the City of York Council"),
    ("Leeds City Council", "Leeds City Council"), ("Isle of Wight Council", "Isle of Wight Council"),
    ("Insight and intelligence team", "the Insight and intelligence team"), ("the council", "the council"),
    ("Our performance team", "our performance team"), ("us", "us"),
])
def test_a_name_has_an_article_where_it_needs_one(name: str, words: str) -> None:
    assert the(name) == words


def test_a_sentence_begins_with_a_capital() -> None:
    assert sentence(the("Royal Borough of Greenwich")) == "The Royal Borough of Greenwich"


@pytest.mark.parametrize(("words", "said"), [
    ("The web team, with axe", "the web team, with axe"), ("Theo and Partners", "Theo and Partners"),
    ("A Testing Company", "a Testing Company"), ("us", "us"),
])
def test_an_article_within_a_sentence_is_small(words: str, said: str) -> None:
    assert inside(words) == said
