from books import book, row, target

from openbook.assess import Spell, judge, spell

Q2 = "2017-18-Q2"


def spell_of(observations: list[dict[str, object]], targets: list[dict[str, object]]) -> Spell:
    made = book(observations, targets)
    return spell(made, judge(made).of("potholes"))


def ids(found: Spell) -> list[str]:
    return [p.period_id for p in found.earlier]


def test_a_run_goes_back_to_the_last_figure_with_another_status() -> None:
    found = spell_of([row("2016-17-Q3", value=8), row("2016-17", value=12), row("2017-18-Q1", value=13),
                      row(Q2, value=14)], [target("2016-17", 10), target("2017-18", 10)])
    assert ids(found) == ["2017-18-Q1", "2016-17"]
    assert found.before is not None
    assert (found.before[0].period_id, found.before[1]) == ("2016-17-Q3", "green")


def test_a_figure_that_cannot_be_rated_ends_the_search_for_good() -> None:
    found = spell_of([row("2016-17-Q1", value=8), row("2016-17-Q3", value=12), row("2017-18-Q1", value=13),
                      row(Q2, value=14)], [target("2016-17-Q1", 10), target("2017-18", 10)])
    assert ids(found) == ["2017-18-Q1"]
    assert found.before is None


def test_periods_without_a_figure_and_later_ones_are_passed_over() -> None:
    found = spell_of([row("2017-18-Q1", missing_reason="not-due"), row("2016-17", value=12), row(Q2, value=14),
                      row("2017-18-Q3", value=1)], [target("2016-17", 10), target("2017-18", 10)])
    assert ids(found) == ["2016-17"]
