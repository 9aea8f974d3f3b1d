"""Which target a chart draws on which day: the one that a figure of that day is judged by, and no two at once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from books import book, periods, row, target

from openbook.assess import judge
from openbook.assess.figure import target_for
from openbook.charts import TargetStep, breaches
from openbook.charts.from_book import spark_spec, trend_spec
from openbook.model import Book
from openbook.pages.rows import history

Q1, Q2, H1, YEAR = "2017-18-Q1", "2017-18-Q2", "2017-18-H1", "2017-18"
RESULTS = [row(Q1, value=52), row(Q2, value=47)]


def steps(made: Book) -> tuple[TargetStep, ...]:
    spec = trend_spec(made, judge(made).of("potholes"))
    assert spec is not None
    assert breaches(spec) == ()
    return spec.target_steps


def drawn(made: Book) -> list[tuple[str, str, int]]:
    return [(f"{s.start:%m-%d}", f"{s.end:%m-%d}", int(s.value)) for s in steps(made)]


@pytest.mark.parametrize("aggregation", ["point", "rolling"])
def test_a_period_s_own_target_holds_for_its_days_and_the_year_s_for_the_rest(aggregation: str) -> None:
    made = book(RESULTS, [target(YEAR, 50), target(Q2, 45)], aggregation=aggregation)
    assert drawn(made) == [("04-01", "06-30", 50), ("07-01", "09-30", 45), ("10-01", "03-31", 50)]
    assert [s.period for s in steps(made)] == [YEAR, "", YEAR]
    spark = spark_spec(made, judge(made).of("potholes"))
    assert spark is not None
    assert spark.target == 45


@pytest.mark.parametrize(("targets", "expected"), [
    ([target(YEAR, 50), target("2017-18-Q3", 40)],
     [("04-01", "09-30", 50), ("10-01", "12-31", 40), ("01-01", "03-31", 50)]),
    ([target(YEAR, 50), target(H1, 48)], [("04-01", "03-31", 50)]),
    ([target(H1, 48)], [("04-01", "09-30", 48)]),
    ([target(YEAR, 50), target(Q2, kind="text", target_text="As few as can be")],
     [("04-01", "06-30", 50), ("10-01", "03-31", 50)]),
    ([target(YEAR, 50), target(Q2, -3, basis="previous-year")], [("04-01", "06-30", 50), ("10-01", "03-31", 50)]),
])
def test_a_target_that_no_figure_of_the_days_is_judged_by_is_not_drawn(
    targets: list[dict[str, Any]], expected: list[tuple[str, str, int]],
) -> None:
    assert drawn(book(RESULTS, targets)) == expected


def test_years_of_two_kinds_share_the_days_out() -> None:
    calendar = {"period_id": "2017", "label": "2017", "type": "calendar-year", "start": date(2017, 1, 1),
                "end": date(2017, 12, 31)}
    made = book(RESULTS, [target(YEAR, 50), target("2017", 60)], tables={"periods": [*periods(), calendar]})
    assert drawn(made) == [("01-01", "03-31", 60), ("04-01", "03-31", 50)]


@pytest.mark.parametrize("targets", [
    [target(YEAR, 50), target(Q2, 45)], [target(YEAR, 50), target(Q1, 55), target(H1, 48)],
    [target(YEAR, 50), target("2017-09", 30), target("2016-17", 58)],
])
def test_chart_table_and_rating_hold_a_figure_against_the_same_target(targets: list[dict[str, Any]]) -> None:
    made = book([row("2016-17", value=60), *RESULTS], targets)
    a = judge(made).of("potholes")
    spec = trend_spec(made, a)
    assert spec is not None
    beside = [next((s.text for s in spec.target_steps if s.start <= p.when <= s.end), "") for p in spec.points]
    assert beside == [r.target for r in history(made, a.indicator)]
    rated = target_for(made, a.indicator, a.period, a.figure)
    assert rated is not None
    assert beside[-1] == str(rated.target)


def test_targets_ahead_of_a_total_that_runs_on_do_not_overlap() -> None:
    made = book([row("2016-17", value=40), *RESULTS],
                [target("2016-17", 40), target(YEAR, 60), target("2018-19", 70), target("2018-19-Q1", 65)],
                aggregation="cumulative", profile="from-previous", polarity="higher")
    assert drawn(made)[-2:] == [("04-01", "06-30", 65), ("07-01", "03-31", 70)]


def test_results_of_two_months_that_end_on_one_day_are_one_point() -> None:
    late = {"period_id": "late", "label": "Most of September", "type": "month", "start": date(2017, 9, 2),
            "end": date(2017, 9, 30)}
    may = [{"period_id": f"2017-{m:02}", "label": f"2017-{m:02}", "type": "month", "start": date(2017, m, 1),
            "end": date(2017, m, last)} for m, last in ((5, 31), (6, 30))]
    made = book([row(p, value=1) for p in ("2017-05", "2017-06", "2017-07", "2017-08", "2017-09", "late")],
                [target("2017-09", 3), target("late", 2)], aggregation="flow",
                tables={"periods": [*periods(), *may, late]})
    assert drawn(made) == [("09-01", "09-01", 3), ("09-02", "09-30", 2)]
