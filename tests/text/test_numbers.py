from decimal import Decimal

import pytest

from openbook.text import difference, figure, plain, quantity, round_up_to, within


@pytest.mark.parametrize(
    ("value", "style", "text"),
    [
        ("100.0", "percent", "100.0%"),
        ("63", "percent", "63%"),
        ("2574500", "number", "2,574,500"),
        ("547.00", "pounds", "£547.00"),
        ("-3.1", "number", "−3.1"),
        ("-1234.5", "pounds", "−£1,234.5"),
        ("0.57", "signed", "+0.57"),
        ("0.00", "signed", "0.00"),
        ("-0.0", "signed-percent", "0.0%"),
        ("-0.96", "signed", "−0.96"),
        ("-2", "signed-percent", "−2%"),
        ("0.1", "signed-percent", "+0.1%"),
        ("0", "number", "0"),
    ],
)
def test_a_figure_keeps_its_decimals_and_has_commas_and_signs(value: str, style: str, text: str) -> None:
    assert figure(Decimal(value), style) == text


def test_an_unknown_style_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="expected one of number, percent"):
        figure(Decimal(1), "roman")


def test_percentages_differ_by_percentage_points() -> None:
    assert difference(Decimal("-4.1"), "percent") == "4.1 percentage points"
    assert difference(Decimal("1"), "signed-percent") == "1 percentage point"
    assert difference(Decimal("4.10"), "pounds") == "£4.10"
    assert difference(Decimal("-7.8"), "number") == "7.8"


def test_worked_out_figures_are_rounded_half_up_and_short_ones_left_alone() -> None:
    assert within(Decimal("2.345"), 2) == Decimal("2.35")
    assert str(within(Decimal("5"), 2)) == "5"
    assert round_up_to(Decimal(2) / 3 * 10**30, 6, up=True) == Decimal("6666666666666666666666666667e2")


def test_thresholds_are_rounded_so_that_they_still_earn_their_colour() -> None:
    assert round_up_to(Decimal("636.975"), 0, up=True) == 637
    assert round_up_to(Decimal("18.95"), 1, up=False) == Decimal("18.9")


def test_a_quantity_has_its_unit_after_the_number() -> None:
    assert quantity(Decimal("63"), "percent", "of assessments") == "63% of assessments"
    assert quantity(Decimal("5"), "number", "") == "5"
    assert plain(Decimal("1234.50")) == "1,234.50"
