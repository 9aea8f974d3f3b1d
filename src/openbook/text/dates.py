"""Dates in words, independent of the machine's locale."""

from __future__ import annotations

from datetime import date

from openbook.text.language import N_, _, _c
from openbook.text.numbers import MINUS

MONTHS = (N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
          N_("September"), N_("October"), N_("November"), N_("December"))


def month(number: int) -> str:
    """The name of a month, 1 to 12."""
    return _(MONTHS[number - 1])


def short_month(number: int) -> str:
    """The name of a month in three letters or so, for an axis."""
    return (_c("short month", "Jan"), _c("short month", "Feb"), _c("short month", "Mar"), _c("short month", "Apr"),
            _c("short month", "May"), _c("short month", "Jun"), _c("short month", "Jul"), _c("short month", "Aug"),
            _c("short month", "Sep"), _c("short month", "Oct"), _c("short month", "Nov"),
            _c("short month", "Dec"))[number - 1]


def months_after_to() -> tuple[str, ...]:
    """The months as they stand after the word "to", which changes their first letter in some languages."""
    said = _c("the twelve months in order, each as it stands after “to”",
              "January February March April May June July August September October November December")
    return tuple(said.split())


def day(value: date) -> str:
    """A date as `29 November 2017`."""
    return _("{day} {month} {year}", day=value.day, month=month(value.month), year=value.year)


def expected(value: str) -> str:
    """An ISO date or year and month in words: `2017-11-30` is `30 November 2017`, `2018-01` is `January 2018`."""
    parts = [int(p) for p in value.split("-")]
    if len(parts) == 3:
        return day(date(*parts))
    return _month_of(parts[0], parts[1])


def moment(value: str) -> str:
    """A day, with the time where there is one: `2017-11-29T09:30` is `29 November 2017, 9:30am`.

    The time is shown as it is written; an offset is named (`9:30am UTC`), a time without one is the publisher's own.
    """
    when, clock, zone = value[:10], value[11:16], value[16:].removeprefix(value[16:19] if value[16:17] == ":" else "")
    if not clock:
        return expected(when)
    said, at = expected(when), _time(*(int(p) for p in clock.split(":")))
    if not zone:
        return _("{day}, {time}", day=said, time=at)
    offset = "" if zone in ("Z", "+00:00") else zone.replace("-", MINUS)
    return _("{day}, {time} UTC{offset}", day=said, time=at, offset=offset)


def period_span(start: date, end: date) -> str:
    """A span as `April to September 2017`, `April 2016 to March 2017`, or `April 2017` for one month."""
    first, last = month(start.month), month(end.month)
    if (start.year, start.month) == (end.year, end.month):
        return _month_of(end.year, end.month)
    if start.year == end.year:
        return _("{first} to {last} {year}", first=first, last=last, year=end.year)
    return _("{first} {start} to {last} {end}", first=first, start=start.year, last=last, end=end.year)


def _month_of(year: int, number: int) -> str:
    return _("{month} {year}", month=month(number), year=year)


def _time(hour: int, minute: int) -> str:
    """A time of day; a catalogue may use `{hour24}` where a language counts to 24."""
    values = {"hour": hour % 12 or 12, "hour24": hour, "minute": f"{minute:02}"}
    if minute:
        return _("{hour}:{minute}am", **values) if hour < 12 else _("{hour}:{minute}pm", **values)
    return _("{hour}am", **values) if hour < 12 else _("{hour}pm", **values)
