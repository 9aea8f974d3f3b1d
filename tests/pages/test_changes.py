"""The log of changes on its page, on the pages of indicators, and what becomes of a retired measure."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from books import INDICATOR, PLAN, book, periods, row, target

from openbook.model import Book
from openbook.pages import Rendered

Render = Callable[[Book], dict[str, Rendered]]
FIGURES = [row("2016-17", value=8), row("2017-18-Q2", value=8)]


def test_without_changes_there_is_no_page_and_nothing_leads_to_one(pages_of: Render) -> None:
    pages = pages_of(book(FIGURES, [target("2017-18", 9)]))
    assert "changes.md" not in pages
    assert not [path for path, page in pages.items() if "site:changes.md" in page.html]


def test_a_changed_target_stands_on_the_log_and_on_its_indicator_with_both_ratings(pages_of: Render) -> None:
    moved = target("2017-18", 7, previous_target=9, set_on=date(2017, 3, 10), reason="Too easy.", source="Page 7")
    pages = pages_of(book(FIGURES, [moved]))
    for path in ("changes.md", "indicators/potholes.md"):
        html = pages[path].html
        assert "10 March 2017, for 2017-18" in html, path
        assert "Too easy." in html, path
        assert "Page 7" in html, path
        said = re.sub(r"<[^>]*>", "", html)
        assert "8 in 2016-17: Red before the change Green" in said, path
        assert "Date not stated" not in said
    assert "site:changes.md" in pages["judging.md"].html


def test_a_month_keeps_its_capital_where_no_day_is_known(pages_of: Render) -> None:
    rows = [{"change_id": "c", "indicator_id": "potholes", "kind": "unit", "period_id": "q", "after": "Holes"}]
    quarter = {"period_id": "q", "label": "July to August 2017", "type": "snapshot"}
    spans = [*periods(), quarter | {"start": date(2017, 7, 1), "end": date(2017, 8, 31)}]
    html = pages_of(book(FIGURES, tables={"changes": rows, "periods": spans}))["changes.md"].html
    assert "From July to August 2017" in html
    assert "Date not stated" in html


def test_the_newest_change_comes_first(pages_of: Render) -> None:
    rows = [{"change_id": f"c{n}", "indicator_id": "potholes", "kind": "unit", "period_id": p, "after": f"Unit {n}"}
            for n, p in enumerate(("2018-19", "2016-17", "2017-18"))]
    html = pages_of(book(FIGURES, tables={"changes": rows}))["changes.md"].html
    assert sorted(("Unit 0", "Unit 1", "Unit 2"), key=html.index) == ["Unit 0", "Unit 2", "Unit 1"]


def test_a_change_of_all_indicators_says_how_many_ratings_it_would_turn(pages_of: Render) -> None:
    whole: dict[str, Any] = {"change_id": "c", "kind": "tolerance", "period_id": "2017-18", "after": "5%"}
    tables = {"changes": [whole], "publications": [row("2016-17", status="amber", direction="unknown")]}
    html = pages_of(book(FIGURES, [target("2017-18", 7)], tables=tables))["changes.md"].html
    assert "All indicators" in html
    assert "Of the earlier ratings that are known (1), 1 would be different." in html


def test_a_replaced_measure_and_its_successor_name_each_other(pages_of: Render) -> None:
    heir = INDICATOR | {"indicator_id": "road-score", "ref": "2", "title": "Road score"}
    old = INDICATOR | {"retired_on": date(2017, 4, 1), "replaced_by": "road-score"}
    pages = pages_of(book(FIGURES[:1], tables={"indicators": [old, heir]}))
    retired = pages["indicators/potholes.md"].html
    assert "This measure was retired on 1 April 2017.</strong> It is replaced by <a" in retired
    assert "it is not counted among the indicators" in retired
    assert "It replaces <a" in pages["indicators/road-score.md"].html
    listed = pages["indicators/index.md"].html
    assert 'data-status="retired"' in listed
    assert '<option value="retired">' in listed
    assert "site:data/indicators/potholes.csv" in pages["indicators/potholes.md"].html


def test_a_plan_whose_measures_are_all_retired_keeps_its_page_and_leaves_the_lists(pages_of: Render) -> None:
    parks = PLAN | {"plan_id": "parks", "title": "Better parks", "short_title": "Parks", "order": 2}
    mowing = INDICATOR | {"indicator_id": "mowing", "ref": "2", "title": "Mowing", "plan_id": "parks"}
    gone = INDICATOR | {"retired_on": date(2017, 4, 1)}
    pages = pages_of(book(FIGURES[:1], tables={"plans": [PLAN, parks], "indicators": [gone, mowing]}))
    own, every = pages["plans/roads.md"].html, pages["plans/index.md"].html
    assert "Its one indicator was retired: the plan is no longer reported on." in own
    assert "Potholes" in own
    before, _, after = every.partition("No longer reported on")
    assert "plans/roads.md" not in before
    assert "plans/roads.md" in after
    assert "plans/roads.md" not in pages["index.md"].html
    assert "Better roads" not in pages["report.md"].html
    assert "plans/roads.md" not in pages["plans/parks.md"].html.partition("ob-pager")[2]
    assert "No longer reported on" not in pages_of(book(FIGURES[:1]))["plans/index.md"].html


def test_a_measure_that_will_be_retired_is_still_counted(pages_of: Render) -> None:
    html = pages_of(book(FIGURES, [target("2017-18", 9)], retired_on=date(2018, 4, 1)))["indicators/potholes.md"].html
    assert "This measure will be retired on 1 April 2018." in html
    assert "not counted" not in html


def test_a_measure_that_has_not_begun_says_when_it_does(pages_of: Render) -> None:
    pages = pages_of(book(FIGURES[:1], active_from=date(2018, 4, 1)))
    assert "This measure begins on 1 April 2018." in pages["indicators/potholes.md"].html
    assert "Not yet in use" in pages["indicators/index.md"].html
    assert "1 more begins later and is not counted." in pages["index.md"].html
