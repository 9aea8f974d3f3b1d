"""The page of revisions says what was changed, when, why, and what it did to the status."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from books import book, row, target

from openbook.assess import judge
from openbook.model import Book, Revision
from openbook.pages import KINDS, View, page_list
from openbook.pages.revisions import revisions_page

FIRST = Revision("potholes", "2017-18-Q2", "result", 0, "first", date(2017, 11, 29), "1", Decimal("8.0"))
LATER = Revision("potholes", "2017-18-Q2", "result", 1, "correction", date(2018, 1, 5), "2", Decimal("11.5"),
                 reason="Correction: a depot was left out.", status_before="green", status_after="red")


def with_rows(*revisions: Revision) -> Book:
    made = book([row("2017-18-Q2", value="11.5")], [target("2017-18", "9")])
    return replace(made, revisions=revisions)


def test_a_package_without_a_history_has_no_such_page() -> None:
    assert "revisions.md" not in {ref.path for ref in page_list(with_rows())}
    assert "revisions.md" in {ref.path for ref in page_list(with_rows(FIRST))}


def test_a_later_value_stands_beside_the_one_before_it() -> None:
    page = revisions_page(View(judge(with_rows(FIRST, LATER))))
    (only,) = page.rows
    assert (only.before, only.after, only.first, only.on) == ("8.0", "11.5", "29 November 2017", "5 January 2018")
    assert (only.kind, only.reason) == ("Correction", "A depot was left out.")
    assert (only.old, only.new, only.same) == (("green", "Green"), ("red", "Red"), False)
    assert (page.figures, page.kinds, page.first) == (1, (("Corrections", 1),), (("29 November 2017", "1", 1, 0, 0),))


def test_the_newest_change_comes_first_and_each_follows_its_own_figure() -> None:
    third = replace(LATER, number=2, kind="revision", on=date(2018, 2, 1), value=None, reason="Not sound.")
    goal = Revision("potholes", "2017-18", "target", 0, "first", None, None, Decimal(9))
    moved = replace(goal, number=1, kind="unexplained", on=date(2018, 1, 20), value=Decimal(10))
    rows = revisions_page(View(judge(with_rows(goal, moved, FIRST, LATER, third)))).rows
    assert [(r.what, r.before, r.after, r.first) for r in rows] == [
        ("Result", "11.5", "Withdrawn", "29 November 2017"), ("Target", "9", "10", ""),
        ("Result", "8.0", "11.5", "29 November 2017")]


def test_without_a_later_value_the_page_says_so(pages_of) -> None:
    pages = pages_of(with_rows(FIRST))
    assert "No published figure was changed. 1 figure was published." in pages["revisions.md"].html
    assert "site:revisions.md" not in pages["indicators/potholes.md"].html
    assert all("site:revisions.md" in pages[path].html for path in ("data.md", "about.md"))


def test_words_of_the_history_stay_words(pages_of) -> None:
    hostile = replace(LATER, value=None, text_value="<b>x</b>", reason="{{ x }}<script>", version="<i>")
    pages = pages_of(with_rows(FIRST, hostile))
    for path in ("revisions.md", "indicators/potholes.md"):
        assert not re.search(r"<script|<b>x|<i>", pages[path].html)
        assert "&lt;b&gt;x&lt;/b&gt;" in pages[path].html


def test_its_title_and_description_need_nothing_but_the_book() -> None:
    kind = KINDS["revisions"]
    assert kind.title(with_rows(FIRST)) == "Revisions and corrections"
    assert "Testshire Council" in kind.description(with_rows(FIRST))
