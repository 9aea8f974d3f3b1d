"""Figures that the report prints again in another place, each beside the row that it repeats."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from openbook.assess.audit.numbers import decimals, like, same, unit_of
from openbook.assess.audit.repeated import MOVEMENTS, RESULTS, Repeated, repeated
from openbook.assess.check import Check
from openbook.assess.finding import period_words
from openbook.assess.judge import Judged
from openbook.model import Mention
from openbook.text import plain

NAMES = {
    "value": "result", "numerator": "upper number of the rate", "denominator": "lower number of the rate",
    "target": "target", "upper": "upper end of the target", "minimum": "minimum level",
    "aspirational": "aspirational level", "benchmark": "figure for {what}", "gap": "distance from the target",
    "share-of-target": "share of the target", "change": "change{of} since {then}",
    "change-percent": "percent change{of} since {then}", "part": "parts: {what}", "whole": "total: {what}",
    "fact": "{what}", "count": "number of indicators: {codes}", "share": "share of indicators: {codes}",
    "actions": "number of actions: {codes}", "status": "status", "direction": "direction", "movement": "movement",
    "result": "target met or missed", "period": "period of the result",
}
"""Measure to its words on the audit page."""

_PERCENT = ("share-of-target", "change-percent", "share")
_OF_INDICATOR = ("value", "target", "upper", "minimum", "aspirational", "benchmark", "part", "whole")


def mention_checks(judged: Judged) -> tuple[Check, ...]:
    """Every mention beside the row that it repeats.

    Where no row holds the same thing, later mentions of it are held against the first. Parts are added up and held
    against the mention of their whole, else against the result.
    """
    found: list[Check] = []
    first: dict[tuple[str | None, ...], Mention] = {}
    wholes = {_sum_key(m): m for m in judged.book.mentions if m.measure == "whole"}
    parts: dict[tuple[str | None, ...], list[Mention]] = defaultdict(list)
    for m in judged.book.mentions:
        if m.measure == "part":
            parts[_sum_key(m)].append(m)
        elif m.measure != "whole":
            held = repeated(judged, m) or _earlier(first.setdefault(_key(m), m), m)
            if held is not None:
                found.append(_check(judged, m, held))
    for key, items in parts.items():
        check = _sum(judged, wholes.get(key), items)
        if check is not None:
            found.append(check)
    return tuple(found)


def _key(m: Mention) -> tuple[str | None, ...]:
    codes = m.code if m.measure in ("count", "share", "actions") else None
    return m.indicator_id, m.plan_id, m.period_id, m.measure, m.what, m.compared_with, codes


def _sum_key(m: Mention) -> tuple[str | None, ...]:
    return m.indicator_id, m.plan_id, m.period_id, m.what


def _earlier(first: Mention, m: Mention) -> Repeated | None:
    value = first.value if first.value is not None else first.code
    if first is m or value is None:
        return None
    return Repeated(value, f"printed in {first.source}", first.source)


def _check(judged: Judged, m: Mention, held: Repeated) -> Check:
    value = m.value if m.value is not None else m.code or ""
    if isinstance(value, Decimal) and isinstance(held.value, Decimal):
        number = like(held.value, value) if held.exact else held.value
        matches = same(value, held.value if m.qualifier else number, m.qualifier)
        return _made(judged, m, value, number, held, matches)
    return _made(judged, m, _words(judged, m, str(value)), _words(judged, m, str(held.value)), held, None)


def _sum(judged: Judged, whole: Mention | None, parts: list[Mention]) -> Check | None:
    added = sum((p.value for p in parts if p.value is not None), Decimal(0))
    basis = " + ".join(plain(p.value) for p in parts if p.value is not None)
    places = "; ".join(dict.fromkeys(p.source for p in parts))
    coarse = min((p.value for p in parts if p.value is not None), key=decimals, default=added)
    if whole is not None and whole.value is not None:
        return _made(judged, whole, whole.value, added, Repeated(added, basis, places),
                     same(whole.value, like(added, coarse), whole.qualifier))
    m = parts[0]
    row = judged.book.observation(m.indicator_id or "", m.period_id)
    if row is None or row.value is None:
        return None
    return _made(judged, m, added, row.value, Repeated(row.value, f"the result, beside {basis}", row.source or ""),
                 same(added, row.value))


def _made(judged: Judged, m: Mention, printed: Decimal | str, counted: Decimal | str, held: Repeated,
          matches: bool | None) -> Check:
    i = judged.book.indicators.get(m.indicator_id or "")
    unit = "%" if m.measure in _PERCENT else ""
    if i is not None and m.measure in _OF_INDICATOR:
        unit = unit_of(i)
    elif i is not None and m.measure in ("change", "gap") and i.format.endswith("percent"):
        unit = " points"
    return Check(m.source, _what(judged, m), i.plan_id if i else m.plan_id, printed, counted, held.basis,
                 ("mention", m.measure, m.code or ""), unit, "mentions", m.indicator_id, held.place, matches,
                 m.note or "")


def _what(judged: Judged, m: Mention) -> str:
    periods = judged.book.periods
    codes = " and ".join(_label(judged, code) for code in (m.code or "all").split())
    then = period_words(periods[m.compared_with]) if m.compared_with else "the last report"
    words = NAMES[m.measure].format(what=m.what or "", of=f" of {m.what}" if m.what else "", then=then, codes=codes)
    qualifier = f", “{m.qualifier}”" if m.qualifier else ""
    return f"{words}{qualifier}, {period_words(periods[m.period_id])}"


def _words(judged: Judged, m: Mention, code: str) -> str:
    if m.measure == "period":
        return period_words(judged.book.periods[code]) if code in judged.book.periods else code
    if m.measure == "fact":
        return code
    return _label(judged, code)


def _label(judged: Judged, code: str) -> str:
    p = judged.book.publisher
    actions = {s.code: s.label for s in p.action_statuses}
    known = {**MOVEMENTS, **RESULTS, **actions, **p.direction_labels, **p.status_labels}
    return known.get(code, code)
