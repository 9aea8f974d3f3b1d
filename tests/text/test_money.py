from decimal import Decimal

import pytest

from openbook.text import millions, pounds


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("-0.790", "gbp-million", "−£0.790 million"),
        ("379228", "gbp-thousand", "£379.228 million"),
        ("-200", "gbp-thousand", "−£0.200 million"),
        ("1234567", "gbp", "£1,234,567"),
        ("0", "gbp-thousand", "£0"),
        ("0.000", "gbp-million", "£0.000 million"),
    ],
)
def test_amounts_are_written_in_millions_with_their_own_decimals(value: str, unit: str, text: str) -> None:
    assert pounds(Decimal(value), unit) == text


def test_short_amounts_and_plain_millions() -> None:
    assert pounds(Decimal("22.294"), "gbp-million", short=True) == "£22.294m"
    assert (millions(Decimal(85), "gbp-thousand"), millions(Decimal(0), "gbp-thousand")) == (
        Decimal("0.085"),
        Decimal(0),
    )
