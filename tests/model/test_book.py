from books import book, periods, row, target

from openbook.model import Period


def test_figures_are_in_order_of_time_and_a_year_comes_after_its_quarters() -> None:
    made = book([row("2017-18-Q2", value=2), row("2016-17", value=9), row("2017-18-Q1", value=1)])
    assert [o.period_id for o in made.observations("potholes")] == ["2016-17", "2017-18-Q1", "2017-18-Q2"]


def test_what_is_not_there_is_none_or_empty() -> None:
    made = book()
    assert made.observation("potholes", "2017-18-Q2") is None
    assert made.targets("potholes") == () == made.indicators_of("nowhere")


def test_references_sort_as_people_count() -> None:
    from books import INDICATOR

    rows = [INDICATOR | {"indicator_id": f"i{ref}", "ref": ref} for ref in ("10", "2", "3b", "3a")]
    made = book(tables={"indicators": rows})
    assert [i.ref for i in made.indicators.values()] == ["2", "3a", "3b", "10"]


def test_the_year_of_a_period_holds_it_and_the_year_before_ends_the_day_before() -> None:
    made = book()
    year = made.year_of(made.period)
    assert year is not None
    assert year.period_id == "2017-18"
    before = made.year_before(year)
    assert before is not None
    assert before.period_id == "2016-17"
    assert made.year_before(before) is None


def test_row_order_of_the_files_does_not_matter() -> None:
    rows = [row("2017-18-Q1", value=1), row("2017-18-Q2", value=2)]
    goals = [target("2017-18", 3), target("2018-19", 4)]
    one, other = book(rows, goals), book(rows[::-1], goals[::-1])
    assert one.observations("potholes") == other.observations("potholes")
    assert one.targets("potholes") == other.targets("potholes")


def test_days_count_both_ends() -> None:
    spans = {p["period_id"]: Period(p["start"], p["end"], p["period_id"], p["label"], p["type"]) for p in periods()}
    assert spans["2017-18"].days == 365
    assert spans["2017-18"].holds(spans["2017-18-Q2"])
    assert not spans["2017-18-Q2"].holds(spans["2017-18"])
