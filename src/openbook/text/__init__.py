"""How figures, dates and lists are written: British English, no locale of the machine."""

from openbook.text.addresses import page_address
from openbook.text.bodies import inside, licence_statement, sentence, the
from openbook.text.dates import day, expected, moment, month, period_span, short_month
from openbook.text.lists import alphabetical, from_to, listed, quoted
from openbook.text.money import POUNDS, millions, pounds
from openbook.text.numbers import figure, form_of, plain, round_up_to, separated, share, within
from openbook.text.said import Said
from openbook.text.scale import rate_scale
from openbook.text.units import amount, difference, ends, measured_in, multiplier, quantity, said_unit, unit_words

__all__ = [
    "POUNDS", "Said", "alphabetical", "amount", "day", "difference", "ends", "expected", "figure", "form_of", "from_to",
    "inside", "licence_statement", "listed", "measured_in", "millions", "moment", "month", "multiplier", "page_address",
    "period_span", "plain", "pounds", "quantity", "quoted", "rate_scale", "round_up_to", "said_unit", "sentence",
    "separated", "share", "short_month", "the", "unit_words", "within",
]
