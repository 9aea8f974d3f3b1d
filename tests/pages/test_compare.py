"""The page to compare indicators links each of them below its plan; a lone one has nothing to be compared with."""

from __future__ import annotations

from books import INDICATOR, PLAN, book, row

from openbook.assess import judge
from openbook.pages import KINDS, View, page_list
from openbook.pages.compare import compare_page

Q2 = "2017-18-Q2"


def test_indicators_stand_below_their_plan_and_plans_without_any_are_left_out() -> None:
    parks = PLAN | {"plan_id": "parks", "title": "Better parks", "order": 2}
    second = INDICATOR | {"indicator_id": "lamps", "ref": "2", "title": "Lamps"}
    made = book([row(Q2, value=1)], tables={"plans": [PLAN, parks], "indicators": [INDICATOR, second]})
    page = compare_page(View(judge(made)))
    assert [(g.title, g.indicators) for g in page.groups] == [("Better roads", (
        ("potholes", "Potholes", "indicators/potholes.md"), ("lamps", "Lamps", "indicators/lamps.md")))]
    assert "compare" in {ref.kind for ref in page_list(made)}


def test_one_indicator_alone_has_no_such_page() -> None:
    made = book([row(Q2, value=1)])
    assert not KINDS["compare"].wanted(made)
    assert "compare" not in {ref.kind for ref in page_list(made)}
