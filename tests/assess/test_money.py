from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest
from books import book

from openbook.assess import Check, Statement, distance, headline, judge, money_checks, outlook, side, statements
from openbook.model import Book, Finance

Q2 = "2017-18-Q2"
Cells = dict[str, Any]


def rows(
    name: str, part_of: str | None = None, kind: str = "net", unit: str = "gbp-million", **cells: str
) -> list[Cells]:
    """Amounts of one line, measure to figure as printed; `table` and `account` as columns."""
    columns = {c: cells.pop(c) for c in ("account", "table") if c in cells}
    return [
        {
            "portfolio": name,
            "period_id": Q2,
            "measure": m.replace("_", "-"),
            "unit": "percent" if "percent" in m else unit,
            "value": Decimal(v) if v.lstrip("-")[0].isdigit() else None,
            "kind": kind,
            "part_of": part_of,
            "text_value": None if v.lstrip("-")[0].isdigit() else v,
            "source": "Section 2",
        }
        | columns
        for m, v in cells.items()
    ]


def money(*lines: Iterable[Cells], period: str = Q2) -> Book:
    return book(tables={"finances": [dict(row) for line in lines for row in line]}, own={"period": period})


def checks(*lines: Iterable[Cells]) -> tuple[Check, ...]:
    return money_checks(judge(money(*lines)))


def statement(*lines: Iterable[Cells]) -> Statement:
    return statements(money(*lines))[0]


def one(**cells: Any) -> Finance:
    return Finance("Roads", Q2, cells.pop("measure", "variance"), cells.pop("unit", "gbp-million"), **cells)


def test_a_total_is_held_against_its_rows() -> None:
    (total,) = checks(
        rows("Care", "All", budget="56.474"), rows("Roads", "All", budget="-55.235"), rows("All", budget="1.250")
    )
    assert (total.printed, total.counted, total.agrees) == (Decimal("1.250"), Decimal("1.239"), False)
    assert (total.source, total.what) == ("Section 2", "Day-to-day spending (revenue), All, budget")
    assert (total.printed_text, total.counted_text) == ("£1.250 million", "£1.239 million")


def test_rounded_rows_may_miss_a_rounded_total_by_half_a_unit_each_and_no_more() -> None:
    parts = [rows(f"Part {n}", "All", variance="0.1") for n in range(3)]
    (within,) = checks(*parts, rows("All", variance="0.5"))
    (beyond,) = checks(*parts, rows("All", variance="0.6"))
    assert (within.agrees, beyond.agrees) == (True, False)
    assert within.basis == "sum of 3 rows; rounding explains up to £0.20 million"


def test_a_nil_does_not_loosen_the_rounding() -> None:
    (total,) = checks(rows("A", "All", risks="0.241"), rows("B", "All", risks="0"), rows("All", risks="0.243"))
    assert (total.agrees, total.basis) == (False, "sum of 2 rows; rounding explains up to £0.0015 million")


def test_rows_in_thousands_add_up_to_a_total_in_millions() -> None:
    (total,) = checks(
        rows("A", "All", unit="gbp-thousand", budget="1500"),
        rows("B", "All", budget="2.250"),
        rows("All", budget="3.750"),
    )
    assert total.printed == total.counted


def test_a_total_of_totals_takes_money_in_from_money_out() -> None:
    found = checks(
        rows("Services", "Deficit", forecast="170.868"),
        rows("Council tax", "Financing", kind="income", forecast="173.849"),
        rows("Financing", "Deficit", kind="income", forecast="173.849"),
        rows("Deficit", forecast="-2.982"),
    )
    assert [(c.counted, c.agrees) for c in found] == [(Decimal("173.849"), True), (Decimal("-2.981"), True)]


def test_a_variance_is_forecast_less_budget_whatever_the_sign() -> None:
    (out,) = checks(rows("Roads", budget="-55.235", forecast="-56.158", variance="-0.923"))
    assert (out.agrees, out.basis) == (True, "forecast less budget")
    (turned,) = checks(rows("Roads", budget="-55.235", forecast="-56.158", variance="0.923"))
    assert not turned.agrees


def test_opportunities_have_a_minus_and_are_added() -> None:
    good, wrong = checks(
        rows("Finance", variance="-0.332", risks="1.632", opportunities="-0.733", projected_variance="0.567"),
        rows("Planning", variance="0", risks="0", opportunities="-0.230", projected_variance="0.230"),
    )
    assert (good.agrees, good.basis) == (True, "variance + risks + opportunities")
    assert (wrong.agrees, wrong.counted) == (False, Decimal("-0.230"))


def test_a_net_amount_is_spending_less_income() -> None:
    written_with_minus = checks(
        rows("Homes", kind="spend", variance="9.285"),
        rows("Homes", kind="income-minus", variance="0.942"),
        rows("Homes", variance="10.228"),
    )
    without = checks(
        rows("Homes", kind="spend", variance="9"),
        rows("Homes", kind="income", variance="2"),
        rows("Homes", variance="7"),
    )
    assert [c.agrees for c in (*written_with_minus, *without)] == [True, True]


def test_money_in_alone_makes_no_net_amount() -> None:
    assert checks(rows("Funding", kind="income-minus", variance="26.529"), rows("Funding", variance="0")) == ()


def test_a_percentage_is_net_variance_of_net_budget() -> None:
    found = [
        c
        for c in checks(
            rows("Homes", kind="spend", budget="57.935"),
            rows("Homes", kind="income-minus", budget="-44.877"),
            rows("Homes", variance="10.228", variance_percent="79"),
        )
        if c.unit == "%"
    ]
    assert [(c.counted, c.counted_text, c.basis) for c in found] == [
        (Decimal(78), "78%", "£10.228 million of £13.058 million")
    ]


def test_words_percentages_and_other_periods_are_not_added_up() -> None:
    assert (
        checks(
            rows("A", "All", savings_delivered="90"), rows("A", "All", variance="1.4"), rows("All", variance="Balanced")
        )
        == ()
    )
    assert statements(money(rows("A", variance="1"), period="2017-18-Q1")) == ()


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("spend", "0.3", "over budget"),
        ("net", "-0.3", "under budget"),
        ("income", "0.3", "more than budget"),
        ("income", "-0.3", "less than budget"),
        ("income-minus", "0.3", "less than budget"),
        ("income-minus", "-0.3", "more than budget"),
        ("spend", "0", "on budget"),
        ("income", "0.000", "on budget"),
    ],
)
def test_what_a_sign_means_depends_on_which_way_the_money_goes(kind: str, value: str, words: str) -> None:
    assert side(one(kind=kind, value=Decimal(value))) == words


def test_only_variances_have_a_side() -> None:
    assert side(one(measure="budget", value=Decimal(-5))) == side(one(text_value="Balanced")) == ""


def test_distances_are_written_without_a_sign() -> None:
    assert distance(one(value=Decimal("-790"), unit="gbp-thousand")) == "£0.790 million under budget"
    assert distance(one(value=Decimal("0.098")), short=True) == "£0.098m over"
    assert distance(one(value=Decimal("-812"), unit="gbp")) == "£812 under budget"
    assert distance(one(text_value="Balanced")) == "Balanced"


def test_the_headline_is_the_highest_total_that_is_all_spending() -> None:
    s = statement(
        rows("Care", "Services", variance="0.5"),
        rows("Roads", "Services", variance="-2.0"),
        rows("Services", "Deficit", variance="-1.5", risks="0.4", opportunities="-0.1", projected_variance="-1.2"),
        rows("Council tax", "Deficit", kind="income", variance="-1.0"),
        rows("Deficit", variance="-0.5"),
    )
    assert headline(s, "Testshire Council") == "Testshire Council expects to spend £1.5 million less than its budget"
    assert outlook(s) == (
        "Risks could add £0.4 million and opportunities could take away £0.1 million. "
        "With all of them it would be £1.2 million under budget."
    )
    lines, main, kind = s.bars()
    assert ([line.name for line in lines], main and main.name, kind) == (["Care", "Roads"], "Services", "net")


def test_a_long_name_gives_way_to_a_shorter_sentence() -> None:
    s = statement(rows("A", "All", variance="1"), rows("All", variance="1"))
    assert (
        headline(s, "The " + "very " * 9 + "long council")
        == "Day-to-day spending is forecast to be £1 million over budget"
    )


def test_a_total_in_words_is_quoted_and_the_furthest_part_named() -> None:
    s = statement(
        rows("People", "Council", variance="1.7"),
        rows("Places", "Council", variance="-0.1"),
        rows("Council", variance="Balanced"),
    )
    assert headline(s, "Testshire") == "Council: printed as “Balanced”; People: £1.7 million over budget"


def test_some_parts_do_not_speak_for_the_whole() -> None:
    s = statement(rows("Place", variance="-1.7"), rows("People", variance="Balanced"))
    assert headline(s, "Testshire") == "Place is £1.7 million under budget"
    assert (
        headline(statement(rows("Day-to-day", variance="1.820", risks="2.230", account="housing-revenue")), "T")
        == "The housing revenue account is forecast to be £1.820 million over budget"
    )


def test_tables_of_one_account_are_kept_apart() -> None:
    b = money(
        rows("A", "Total", table="By portfolio", budget="5"),
        rows("Total", table="By portfolio", budget="5"),
        rows("X", "Total", table="By priority", budget="5"),
        rows("Total", table="By priority", budget="9"),
    )
    assert [s.title for s in statements(b)] == ["By portfolio", "By priority"]
    assert [c.agrees for c in money_checks(judge(b))] == [True, False]
