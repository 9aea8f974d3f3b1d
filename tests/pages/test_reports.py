"""Exception report, full report, scorecard and statutory measures: what they hold, and that their counts add up."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import fields
from inspect import getdoc
from typing import Any

import pytest
from books import DESCRIPTOR, INDICATOR, PLAN, book, row, target

from openbook.assess import checks, judge
from openbook.model import Book
from openbook.pages import Caption, Rendered, View, page_list, report_contexts
from openbook.pages.exceptions import attention
from openbook.pages.lists import indicator_list
from openbook.pages.report import report
from openbook.pages.scorecard import scorecard, share, statutory

Q2 = "2017-18-Q2"
Render = Callable[[Book], dict[str, Rendered]]
ROLES = {"accountable_officer": "Director of roads", "accountable_member": "Cabinet member"}


def said(subject: str, *kinds: str) -> list[dict[str, Any]]:
    return [{"subject": subject, "period_id": Q2, "kind": kind, "text": f"Said: {kind}."} for kind in kinds]


def three(**tables: Any) -> Book:
    """Three indicators of two plans: potholes red (lower is better), gritting amber, verges without a figure."""
    others = [INDICATOR | {"indicator_id": "gritting", "ref": "2", "title": "Gritting", "key": False,
                           "directorate": "Street Care & Parks"},
              INDICATOR | {"indicator_id": "verges", "ref": "3", "title": "Verges", "plan_id": "parks",
                           "statutory": True}]
    own = {
        "plans": [PLAN | ROLES, PLAN | {"plan_id": "parks", "short_title": "Parks", "order": 2}],
        "indicators": [INDICATOR | {"directorate": "Highways", "statutory": False}, *others],
    }
    observations = [row("2016-17", value=9), row(Q2, value=12), row(Q2, value=101) | {"indicator_id": "gritting"},
                    row("2016-17", value=90) | {"indicator_id": "gritting"}]
    targets = [target("2016-17", 5), target("2017-18", 10), target("2017-18", 100) | {"indicator_id": "gritting"}]
    return book(observations, targets, tables=own | tables)


def entries(made: Book) -> dict[str, report_contexts.Exceptional]:
    page = attention(View(judge(made)))
    return {e.row.indicator.indicator_id: e for _, listed in page.red for e in listed}


def test_an_exception_says_how_far_since_when_why_by_whom_and_what_next() -> None:
    action = {"action_id": "a", "plan_id": "roads", "indicator_id": "potholes", "period_id": Q2, "title": "Fill them",
              "status": "delivered", "due": "2017-10", "revised_due": "2018-01"}
    made = three(commentary=said("potholes", "analysis", "timeframe", "mitigation"), actions=[action])
    e = entries(made)["potholes"]
    assert e.gap == "2 worse than the target of 10"
    assert e.since == "At least since 2016-17, the first figure that can be rated"
    assert [t.kind for t in e.why] == ["analysis"]
    assert [t.kind for t in e.doing] == ["mitigation", "timeframe"]
    assert e.actions[0].due == "January 2018, was October 2017"
    assert e.accountable == ("Director of roads", "Cabinet member")
    assert e.due == "No date has been announced. Figures are quarterly"


@pytest.mark.parametrize(("earlier", "goals", "since"), [
    ((), (), "Not known: no earlier figure can be rated"),
    ((("2016-17", 9),), (), "Not known: no earlier figure can be rated"),
    ((("2016-17", 9),), (("2016-17", 9),), "New: it was Green in 2016-17"),
    ((("2016-17", 9), ("2017-18-Q1", 11)), (("2016-17", 9),), "Since 2017-18-Q1; it was Green in 2016-17"),
])
def test_since_when_goes_back_as_far_as_figures_can_be_rated(
    earlier: Iterable[tuple[str, int]], goals: Iterable[tuple[str, int]], since: str
) -> None:
    made = book([*(row(p, value=v) for p, v in earlier), row(Q2, value=12)],
                [*(target(p, v) for p, v in goals), target("2017-18", 10)])
    assert entries(made)["potholes"].since == since


def test_a_printed_status_is_not_compared_with_earlier_ones_by_the_rule() -> None:
    figures, goals = [row("2016-17", value=9), row(Q2, value=8)], [target("2016-17", 9), target("2017-18", 9)]
    printed = [row(Q2, status="red", direction="unknown")]
    made = book(figures, goals, tables={"publications": printed})
    assert entries(made)["potholes"].since.startswith("Not known: earlier statuses are not in the data")
    both = [*printed, row("2016-17", status="red", direction="unknown")]
    made = book(figures, goals, tables={"publications": both})
    assert entries(made)["potholes"].since.startswith("At least since 2016-17")


def test_the_next_figure_is_due_with_the_next_release() -> None:
    calendar = [*DESCRIPTOR["openbook"]["releases"],
                {"period": "2017-18", "on": "2018-06", "state": "provisional", "title": "Year end"}]
    made = book([row(Q2, value=12)], [target("2017-18", 10)], own={"releases": calendar})
    assert entries(made)["potholes"].due == "June 2018 at the earliest, with Year end. Figures are quarterly"


def test_an_exception_report_is_honest_where_the_report_says_nothing(pages_of: Render) -> None:
    html = pages_of(three())["attention.md"].html
    assert "The report says neither why nor what is being done." in html
    html = pages_of(three(commentary=said("potholes", "analysis")))["attention.md"].html
    assert "The report does not say what is being done." in html
    html = pages_of(three(commentary=said("potholes", "mitigation")))["attention.md"].html
    assert "The report does not say why." in html


def test_no_red_is_said_in_so_many_words(pages_of: Render) -> None:
    html = pages_of(book([row(Q2, value=8)], [target("2017-18", 9)]))["attention.md"].html
    assert "The one rated indicator is not Red" in html


def test_amber_is_listed_when_it_got_worse_or_is_acted_on() -> None:
    assert [e.row.indicator.indicator_id for e in attention(View(judge(three()))).amber] == ["gritting"]
    steady = [row(Q2, value=101)]
    assert attention(View(judge(book(steady, [target("2017-18", 100)])))).amber == ()
    acted = book(steady, [target("2017-18", 100)], tables={"commentary": said("potholes", "mitigation")})
    assert len(attention(View(judge(acted))).amber) == 1


def test_what_got_worse_without_red_or_amber_is_listed_once() -> None:
    made = book([row("2016-17", value=7), row(Q2, value=8)], [target("2017-18", 9)])
    page = attention(View(judge(made)))
    assert [r.indicator.indicator_id for r, _ in page.declining] == ["potholes"]
    assert (page.red, page.amber) == ((), ())


def test_rows_of_the_scorecard_add_up_to_its_total() -> None:
    page = scorecard(View(judge(three())))
    assert [g.name for g in page.groups] == ["Highways", "Street Care & Parks", "None given"]
    for add in ("status", "direction"):
        rows: Counter[str] = Counter()
        for g in page.groups:
            rows.update(getattr(g.score.counts, add))
        assert rows == Counter(getattr(page.total.counts, add))
    assert sum(g.score.counts.total for g in page.groups) == page.total.counts.total == 3
    assert sum(g.score.key_red for g in page.groups) == page.total.key_red == 1
    assert sum(g.score.met for g in page.groups) == page.total.met
    assert sum(len(g.rows) for g in page.groups) == 3


def test_every_row_of_the_scorecard_leads_to_its_indicators(pages_of: Render) -> None:
    html = pages_of(three())["scorecard.md"].html
    anchors = re.findall(r'<th scope="row"><a href="#([^"]*)">', html)
    assert len(anchors) == 3
    assert set(anchors) <= set(re.findall(r' id="([^"]*)"', html))
    assert "?directorate=Street%20Care%20%26%20Parks" in html


def test_the_scorecard_falls_back_to_plans_and_filters_by_them() -> None:
    bare = [INDICATOR, INDICATOR | {"indicator_id": "verges", "plan_id": "parks"}]
    page = scorecard(View(judge(three(indicators=bare, observations=[], targets=[]))))
    assert page.word == "plan"
    assert [(g.name, g.query) for g in page.groups] == [("Roads", "plan=roads"), ("Parks", "plan=parks")]
    assert (page.total.of_rated, page.total.of_all) == ("", "0%")


def test_a_directorate_that_is_a_plan_is_no_second_filter() -> None:
    same = [INDICATOR | {"directorate": "Highways"},
            INDICATOR | {"indicator_id": "verges", "plan_id": "parks", "directorate": "Green spaces"}]
    view = View(judge(three(indicators=same, observations=[], targets=[])))
    assert indicator_list(view).directorates == ()
    assert [g.query for g in scorecard(view).groups] == ["plan=roads", "plan=parks"]
    assert indicator_list(View(judge(three()))).directorates == ("Highways", "Street Care & Parks")


@pytest.mark.parametrize(("part", "whole", "words"), [(1, 8, "13%"), (0, 3, "0%"), (2, 3, "67%"), (0, 0, "")])
def test_shares_are_rounded_half_up(part: int, whole: int, words: str) -> None:
    assert share(part, whole) == words


def test_only_marked_measures_are_statutory_and_the_unmarked_are_counted() -> None:
    page = statutory(View(judge(three())))
    assert [r.indicator.indicator_id for r in page.rows] == ["verges"]
    assert (page.counts.total, page.all, page.unsaid) == (1, 3, 1)


def test_the_page_of_statutory_measures_says_once_what_they_add_up_to(pages_of: Render) -> None:
    assert pages_of(three())["statutory.md"].html.count("The one indicator is not rated") == 1


def test_pages_stand_only_where_there_is_something_to_show() -> None:
    plain = {ref.path for ref in page_list(book())}
    assert "report.md" in plain
    assert {"scorecard.md", "statutory.md"} & plain == set()
    assert {"scorecard.md", "statutory.md"} <= {ref.path for ref in page_list(three())}


def test_the_full_report_holds_every_indicator_once_and_charts_of_key_ones() -> None:
    made = three()
    judged = judge(made)
    view = View(judged, {f"trend-{i}": f'<svg id="{i}"></svg>' for i in made.indicators},
                {"trend-potholes": Caption("More", "Potholes", "Review", "Chart")})
    page = report(view, checks(judged))
    assert sorted(r.indicator.indicator_id for p in page.plans for r in p.rows) == sorted(made.indicators)
    assert [f.row.indicator.indicator_id for p in page.plans for f in p.figures] == ["potholes", "verges"]
    assert sum(p.counts.total for p in page.plans) == page.counts.total
    assert page.findings[0] == "0 of the 2 rated indicators met their target: 0% of those rated, 0% of all 3."
    assert [gap for _, gap in page.attention] == ["2 worse than the target of 10"]


def test_the_full_report_is_not_in_the_search_index_a_second_time(small_pages: dict[str, Rendered]) -> None:
    html = small_pages["report.md"].html
    assert '<article class="ob-report" data-search-exclude>' in html
    assert html.index("data-search-exclude>\n<dl") < html.index("ob-summary")


@pytest.mark.parametrize("kind", [c for c in vars(report_contexts).values()
                                  if isinstance(c, type) and c.__module__ == report_contexts.__name__])
def test_every_context_is_documented(kind: type) -> None:
    assert getdoc(kind), kind
    assert fields(kind)


def test_key_indicators_without_a_rating_are_not_counted_out_of_none() -> None:
    measures = [INDICATOR | {"key": True}, INDICATOR | {"indicator_id": "verges", "ref": "2", "key": False}]
    made = book([row(Q2, value=8) | {"indicator_id": "verges"}],
                [target("2017-18", 9) | {"indicator_id": "verges"}], tables={"indicators": measures})
    view = View(judge(made))
    assert "The one key indicator is not rated." in report(view, checks(view.judged)).findings
