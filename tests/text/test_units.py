"""Figures with their units: multipliers stay, remarks go, one thing is not called many."""

from decimal import Decimal

import pytest

from openbook.text import amount, difference, ends, measured_in, quantity, unit_words


@pytest.mark.parametrize(("value", "style", "unit", "text"), [
    ("560", "number", "families", "560 families"), ("1", "number", "families", "1 family"),
    ("1", "number", "businesses", "1 business"), ("1", "number", "children per 10,000", "1 child per 10,000"),
    ("1", "number", "foster carers", "1 foster carer"), ("1", "number", "square feet", "1 square foot"),
    ("1", "number", "staff for each desk", "1 staff for each desk"), ("1", "number", "losses", "1 loss"),
    ("1", "number", "children and young people", "1 children and young people"), ("1.0", "number", "days", "1.0 day"),
    ("1", "percent", "of families", "1% of families"), ("1", "pounds", "saved", "£1 saved"),
    ("-2.982", "pounds", "million", "−£2.982 million"), ("1", "number", "million visitors", "1 million visitors"),
    ("18", "number", "(unit not stated)", "18"),
    ("0", "pounds", "million", "£0"), ("0.000", "pounds", "million", "£0.000 million"),
    ("0", "number", "million visitors", "0 visitors"),
])
def test_a_quantity_is_a_figure_and_what_it_counts(value: str, style: str, unit: str, text: str) -> None:
    assert quantity(Decimal(value), style, unit) == text


def test_a_figure_that_stands_alone_keeps_its_multiplier() -> None:
    assert amount(Decimal("1.98"), "number", "million visitors") == "1.98 million"
    assert amount(Decimal("1.98"), "number", "millionaires") == "1.98"
    assert unit_words("million visitors") == "visitors"
    assert not unit_words("million")


@pytest.mark.parametrize(("low", "high", "style", "unit", "both"), [
    ("2", "5", "pounds", "million", ("£2", "£5 million")), ("0", "5", "pounds", "million", ("£0", "£5 million")),
    ("-5", "0", "pounds", "million", ("−£5 million", "£0")), ("15", "30", "percent", "of roads", ("15%", "30%")),
    ("-5.0", "0.0", "pounds", "million", ("−£5.0", "£0.0 million")), ("-1", "0", "signed", "points", ("−1", "0")),
])
def test_a_range_has_its_multiplier_once_and_a_plain_zero_none(
    low: str, high: str, style: str, unit: str, both: tuple[str, str],
) -> None:
    assert ends(Decimal(low), Decimal(high), style, unit) == both


@pytest.mark.parametrize(("value", "style", "unit", "text"), [
    ("4.1", "percent", "of roads", "4.1 percentage points"), ("-1", "signed-percent", "", "1 percentage point"),
    ("-0.57", "signed", "points", "0.57"), ("3.00", "pounds", "a week", "£3.00"),
    ("-22.294", "pounds", "million", "£22.294 million"), ("0.18", "number", "million", "0.18 million"),
])
def test_a_difference_says_in_what(value: str, style: str, unit: str, text: str) -> None:
    assert difference(Decimal(value), style, unit) == text


def test_a_column_says_what_its_figures_are_in() -> None:
    assert measured_in("percent", "of roads") == "% of roads"
    assert measured_in("pounds", "million") == "£ million"
    assert measured_in("number", "(unit not stated)") == "(unit not stated)"
