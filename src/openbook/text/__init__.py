"""How figures, dates and lists are written: British English, no locale of the machine."""

from openbook.text.addresses import page_address
from openbook.text.bodies import licence_statement, sentence, the
from openbook.text.dates import day, expected, moment, period_span
from openbook.text.money import POUNDS, millions, pounds
from openbook.text.numbers import figure, plain, round_up_to, share, within
from openbook.text.scale import rate_scale
from openbook.text.units import amount, difference, measured_in, quantity, unit_words

__all__ = [
    "POUNDS", "amount", "day", "difference", "expected", "figure", "licence_statement", "measured_in", "millions",
    "moment", "page_address", "period_span", "plain", "pounds", "quantity", "rate_scale", "round_up_to", "sentence",
    "share", "the", "unit_words", "within",
]
