"""From a page of one language to the same page of another, at whatever address the site stands."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from openbook.alternates import Alternate, alternates_from, own_of, rooted, way
from openbook.errors import OpenbookError

LISTED = {"alternate": [{"name": "English", "link": "./", "lang": "en"},
                        {"name": "Cymraeg", "link": "cy/", "lang": "cy"},
                        {"name": "Gaeilge", "link": "more/ga", "lang": "ga"}]}
ENGLISH, WELSH, IRISH = alternates_from(LISTED, "mkdocs.yml")


@pytest.mark.parametrize("root", ["https://a.example/", "https://a.example/figures/2024/"])
@pytest.mark.parametrize("page", ["", "plans/parks/", "plans/parks.html", "index.html"])
def test_every_language_leads_to_the_same_page_of_every_other(root: str, page: str) -> None:
    for own in (ENGLISH, WELSH, IRISH):
        here = rooted(root, own)
        for to in (ENGLISH, WELSH, IRISH):
            wanted = rooted(root, to) + page
            assert urljoin(here + page, way(own, to, page, page)) == wanted
            assert urljoin(f"{here}no/such/page", way(own, to, page, None, here)) == wanted


def test_an_address_that_has_its_folder_keeps_it() -> None:
    assert rooted("https://a.example/cy/", WELSH) == "https://a.example/cy/"
    assert rooted("https://a.example/xcy/", WELSH) == "https://a.example/xcy/cy/"
    assert rooted("https://a.example/", None) == "https://a.example/"
    assert rooted("", WELSH) == ""


def test_a_full_link_is_taken_as_it_is() -> None:
    english, welsh = (Alternate("E", "/", "en"), Alternate("C", "https://cy.example/", "cy"))
    assert way(english, welsh, "plans/", "plans/") == "https://cy.example/plans/"
    assert way(welsh, english, "plans/", None) == "/plans/"
    assert rooted("https://cy.example/", welsh) == "https://cy.example/"


def test_a_region_is_of_its_language() -> None:
    assert own_of((ENGLISH, WELSH), "en-GB") is ENGLISH
    assert own_of((ENGLISH, WELSH), "fr") is None


@pytest.mark.parametrize("wrong", [{"name": "Cymraeg"}, [{"name": "Cymraeg", "link": "cy/"}], ["cy"],
                                   [*LISTED["alternate"], {"name": "F", "link": "/fr/", "lang": "fr"}]])
def test_a_list_that_leads_nowhere_is_a_problem(wrong: object) -> None:
    with pytest.raises(OpenbookError, match=r"extra\.alternate"):
        alternates_from({"alternate": wrong}, "mkdocs.yml")
