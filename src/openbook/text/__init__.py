"""How figures, dates and lists are written: British English, no locale of the machine."""

from openbook.text.addresses import page_address
from openbook.text.dates import day, expected, moment, period_span
from openbook.text.money import POUNDS, millions, pounds
from openbook.text.numbers import difference, figure, plain, quantity, round_up_to, share, within
from openbook.text.scale import rate_scale

__all__ = [
    "POUNDS", "day", "difference", "expected", "figure", "millions", "moment", "page_address", "period_span", "plain",
    "pounds", "quantity", "rate_scale", "round_up_to", "share", "within",
]
