"""Words and numbers along the axes: names of periods, round numbers, and how they are written."""

from __future__ import annotations

import math
import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from openbook.text import month, multiplier, separated, short_month
from openbook.text.dates import MONTHS, months_after_to
from openbook.text.language import N_, _, _c, language
from openbook.text.numbers import MINUS

_MULTIPLES = (1.0, 2.0, 2.5, 5.0, 10.0)


def period_label(start: date, end: date) -> str:
    """A short name for a span of days, for an axis.

    A financial or academic year gives "2016-17", a calendar year "2016", a month "Apr 17", months "Apr–Jun 17",
    months over a new year "Nov 16 – Jan 17", one day "31 Mar 17".
    """
    whole = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    first, last = short_month(start.month), short_month(end.month)
    if not whole:
        return _("{day} {month} {year}", day=end.day, month=last, year=f"{end:%y}")
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months == 12:
        return f"{start.year}" if start.month == 1 else f"{start.year}-{end:%y}"
    if months == 1:
        return _("{month} {year}", month=last, year=f"{end:%y}")
    if start.year == end.year:
        return _("{first}–{last} {year}", first=first, last=last, year=f"{end:%y}")
    return _("{first} {start} – {last} {end}", first=first, start=f"{start:%y}", last=last, end=f"{end:%y}")


@lru_cache(maxsize=8)
def _months(_mark: str) -> tuple[Mapping[str, str], re.Pattern[str], re.Pattern[str]]:
    """Names of months to short ones, what finds them, and what stands between two: in the language of the moment."""
    names = {name: short_month(n) for months in (MONTHS, months_after_to(), map(month, range(1, 13)))
             for n, name in enumerate(months, 1)}
    to = re.escape(_c("between two months", "to"))
    return names, re.compile(rf"\b({'|'.join(map(re.escape, names))})\b"), re.compile(rf"\s+(?:to|–|{to})\s+")


def short_label(label: str) -> str:
    """Shorten a period's label for an axis: "April to June 2017" to "Apr–Jun 2017", "2016-17 year end" to "2016-17".

    A label may be in English, as publishers write it, or in the language of the moment.
    """
    names, month_name, to = _months(language().mark)
    short = to.sub("–", month_name.sub(lambda m: names[m[1]], label.strip()))
    return re.sub(r"^(\d{4}[-/]\d{2}) year end$", r"\1", short)


def two_lines(label: str) -> tuple[str, ...]:
    """Put the year under the rest: "Apr–Jun 2017" becomes "Apr–Jun" over "2017"."""
    head, _, tail = label.rpartition(" ")
    return (head, tail) if head else (label,)


def round_ticks(low: float, high: float, most: int = 5, least: float = 0.0) -> tuple[float, ...]:
    """At most `most` round numbers, evenly spaced at `least` or more apart, that cover `low` to `high` (low < high)."""
    raw = max((high - low) / (most - 1), least)
    power = 10.0 ** math.floor(math.log10(raw))
    for multiple in (*_MULTIPLES, 20.0, 25.0, 50.0):
        step = multiple * power
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if last - first < most and step >= least:
            break
    digits = max(0, 1 - math.floor(math.log10(step)))
    return tuple(round(n * step, digits) + 0.0 for n in range(first, last + 1))


_TIMES = {"million": 1e6, "billion": 1e9}
"""Multipliers of units that axis numbers have a short sign for."""


def tick_texts(values: Sequence[float], style: str, unit: str = "") -> tuple[str, ...]:
    """Write axis numbers alike: same decimals, thousands commas, millions as "2.5m", sign or unit mark by `style`.

    Args:
        unit: what one is; of a unit that begins with a multiplier ("million visitors") the numbers are that large.
    """
    times = _TIMES.get(multiplier(unit), 1.0)
    values = [v * times for v in values]
    biggest = max(abs(v) for v in values)
    divisor, message = (1e9, N_("{amount}bn")) if biggest >= 1e9 else (1e6, N_("{amount}m")) if biggest >= 1e6 else \
        (1.0, "{amount}")
    decimals = next((d for d in range(7) if all(_whole(v / divisor * 10**d) for v in values)), 6)
    before = "£" if style == "pounds" else ""
    after = "%" if style in ("percent", "signed-percent") else ""
    out = []
    for value in values:
        sign = MINUS if value < 0 else "+" if value > 0 and style.startswith("signed") else ""
        amount = f"{sign}{before}{separated(f'{abs(value) / divisor:,.{decimals}f}')}"
        if value == 0:
            out.append(f"{before}0{after}")
        else:
            out.append((amount if divisor == 1 else _(message, amount=amount)) + after)
    return tuple(out)


def _whole(value: float) -> bool:
    return abs(value - round(value)) < 1e-6
