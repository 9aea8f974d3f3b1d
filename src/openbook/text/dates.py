"""Dates in words, independent of the machine's locale."""

from __future__ import annotations

from datetime import date

from openbook.text.numbers import MINUS

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")


def day(value: date) -> str:
    """A date as `29 November 2017`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def expected(value: str) -> str:
    """An ISO date or year and month in words: `2017-11-30` is `30 November 2017`, `2018-01` is `January 2018`."""
    parts = [int(p) for p in value.split("-")]
    if len(parts) == 3:
        return day(date(*parts))
    return f"{MONTHS[parts[1] - 1]} {parts[0]}"


def moment(value: str) -> str:
    """A day, with the time where there is one: `2017-11-29T09:30` is `29 November 2017, 9:30am`.

    The time is shown as it is written; an offset is named (`9:30am UTC`), a time without one is the publisher's own.
    """
    when, clock, zone = value[:10], value[11:16], value[16:].removeprefix(value[16:19] if value[16:17] == ":" else "")
    if not clock:
        return expected(when)
    hour, minute = (int(p) for p in clock.split(":"))
    minutes = f":{minute:02}" if minute else ""
    offset = {"": "", "Z": " UTC", "+00:00": " UTC"}.get(zone, f" UTC{zone.replace('-', MINUS)}")
    return f"{expected(when)}, {hour % 12 or 12}{minutes}{'am' if hour < 12 else 'pm'}{offset}"


def period_span(start: date, end: date) -> str:
    """A span as `April to September 2017`, `April 2016 to March 2017`, or `April 2017` for one month."""
    first, last = MONTHS[start.month - 1], MONTHS[end.month - 1]
    if (start.year, start.month) == (end.year, end.month):
        return f"{last} {end.year}"
    if start.year == end.year:
        return f"{first} to {last} {end.year}"
    return f"{first} {start.year} to {last} {end.year}"
