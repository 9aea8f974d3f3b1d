"""One navigation in mkdocs.yml serves a site of one publisher and a site of several."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from openbook.build.navigation import navigation
from openbook.pages import PageRef, together_list
from openbook.text.language import ENGLISH

NAV: list[Any] = [{"Home": "index.md"}, {"Outcome plans": "plans/index.md"}, "actions.md",
                  {"More": [{"How": "judging.md"}, {"Ours": "own.md"}]}, {"Data": "data.md"},
                  {"Elsewhere": "https://example.org/"}]
PAGES = (PageRef("index.md", "home"), PageRef("plans/index.md", "plans"), PageRef("judging.md", "judging"),
         PageRef("data.md", "data"), PageRef("plans/a.md", "plan", "a"), PageRef("plans/b.md", "plan", "b"),
         PageRef("plans/gone.md", "plan", "gone"))


def part(publisher: str, *, without: str = "") -> Any:
    pages = tuple(replace(p, path=f"{publisher}/{p.path}", publisher=publisher) for p in PAGES if p.kind != without)
    words = SimpleNamespace(short_name=publisher.title(), plan_word=("directorate", "directorates"))
    return SimpleNamespace(publisher=publisher, prefix=f"{publisher}/", pages=pages,
                           view=SimpleNamespace(book=SimpleNamespace(publisher=words),
                                                judged=SimpleNamespace(is_over=lambda plan: plan == "gone")))


def alone() -> Any:
    """A site of one publisher."""
    one = part("east")
    return SimpleNamespace(several=False, language=ENGLISH, part=lambda: one, parts=(one,), pages=PAGES)


@pytest.fixture
def several() -> Any:
    parts = (part("east"), part("west", without="judging"))
    return SimpleNamespace(several=True, language=ENGLISH, parts=parts,
                           pages=(*together_list(), *(page for one in parts for page in one.pages)))


def test_one_publisher_gets_its_plans_and_loses_pages_without_data() -> None:
    site = alone()
    assert navigation(NAV, site, {"own.md"}) == [
        {"Home": "index.md"}, {"Outcome plans": [{"Outcome plans": "plans/index.md"}, "plans/a.md", "plans/b.md"]},
        {"More": [{"How": "judging.md"}, {"Ours": "own.md"}]}, {"Data": "data.md"},
        {"Elsewhere": "https://example.org/"},
    ]


def test_a_hand_written_page_stays_though_the_data_gives_none() -> None:
    site = alone()
    assert "actions.md" in navigation(NAV, site, {"actions.md"})


def test_each_of_several_gets_a_section_after_the_home_page(several: Any) -> None:
    home, east, west, *rest = navigation(NAV, several, {"own.md"})
    assert home == {"Home": "index.md"}
    assert east == {"East": [
        {"Overview": "east/index.md"},
        {"Directorates": [{"Directorates": "east/plans/index.md"}, "east/plans/a.md", "east/plans/b.md"]},
        {"More": [{"How": "east/judging.md"}]}, {"Data": "east/data.md"},
    ]}
    assert [next(iter(item)) for item in west["West"]] == ["Overview", "Directorates", "Data"]
    assert rest == [{"More": [{"Ours": "own.md"}]}, {"Data": "data.md"}, {"Elsewhere": "https://example.org/"}]


def test_without_a_label_the_plans_bear_the_publishers_own_word() -> None:
    (section,) = navigation(["plans/index.md"], alone(), ())
    assert section == {"Directorates": [{"Directorates": "plans/index.md"}, "plans/a.md", "plans/b.md"]}
