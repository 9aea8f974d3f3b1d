"""Figures that the report prints again in another place, each beside the row that it repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from functools import reduce

from openbook.assess.audit.numbers import decimals, like, same, unit_of
from openbook.assess.audit.repeated import MOVEMENTS, RESULTS, Repeated, repeated
from openbook.assess.check import POINTS, Check
from openbook.assess.finding import period_words
from openbook.assess.judge import Judged
from openbook.model import Mention
from openbook.text import Said, plain
from openbook.text.language import N_, _

NAMES = {
    "value": N_("result"), "numerator": N_("upper number of the rate"), "denominator": N_("lower number of the rate"),
    "target": N_("target"), "upper": N_("upper end of the target"), "minimum": N_("minimum level"),
    "aspirational": N_("aspirational level"), "benchmark": N_("figure for {what}"),
    "gap": N_("distance from the target"), "share-of-target": N_("share of the target"),
    "change": N_("change since {then}"), "change-percent": N_("percent change since {then}"),
    "part": N_("parts: {what}"), "whole": N_("total: {what}"), "fact": "{what}",
    "count": N_("number of indicators: {codes}"), "share": N_("share of indicators: {codes}"),
    "actions": N_("number of actions: {codes}"), "status": N_("status"), "direction": N_("direction"),
    "movement": N_("movement"), "result": N_("target met or missed"), "period": N_("period of the result"),
}
"""Measure to its words on the audit page."""

_CHANGES_OF = {
    "change": N_("change of {what} since {then}"), "change-percent": N_("percent change of {what} since {then}"),
}
"""The same of a change that is not the indicator's own."""

_CHOSEN: Mapping[str, str] = Said({"key": N_("key"), "rated": N_("rated"), "directed": N_("directed")})
"""Codes of counts that are neither a status nor a direction."""

_QUALIFIERS = Said({"over": N_("over"), "under": N_("under"), "about": N_("about")})
"""Words around a printed figure."""

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
    return m.indicator_id, m.plan_id, m.period_id, m.measure, m.own_words, m.compared_with, codes


def _sum_key(m: Mention) -> tuple[str | None, ...]:
    return m.indicator_id, m.plan_id, m.period_id, m.own_words


def _earlier(first: Mention, m: Mention) -> Repeated | None:
    value = first.value if first.value is not None else first.code
    if first is m or value is None:
        return None
    return Repeated(value, _("printed in {place}", place=first.source), first.source)


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
    held = Repeated(row.value, _("the result, beside {sum}", sum=basis), row.source or "")
    return _made(judged, m, added, row.value, held, same(added, row.value))


def _made(judged: Judged, m: Mention, printed: Decimal | str, counted: Decimal | str, held: Repeated,
          matches: bool | None) -> Check:
    i = judged.book.indicators.get(m.indicator_id or "")
    unit = "%" if m.measure in _PERCENT else ""
    if i is not None and m.measure in _OF_INDICATOR:
        unit = unit_of(i)
    elif i is not None and m.measure in ("change", "gap") and i.format.endswith("percent"):
        unit = POINTS
    return Check(m.source, _what(judged, m), i.plan_id if i else m.plan_id, printed, counted, held.basis,
                 ("mention", m.measure, m.code or ""), unit, "mentions", m.indicator_id, held.place, matches,
                 m.note or "")


def _what(judged: Judged, m: Mention) -> str:
    periods = judged.book.periods
    codes = reduce(_both, [_label(judged, code) for code in m.code.split()] if m.code else [_("all")])
    then = period_words(periods[m.compared_with]) if m.compared_with else _("the last report")
    message = _CHANGES_OF.get(m.measure, NAMES[m.measure]) if m.what else NAMES[m.measure]
    words = (m.what or "") if m.measure == "fact" else _(message, what=m.what or "", then=then, codes=codes)
    period = period_words(periods[m.period_id])
    if m.qualifier:
        return _("{what}, “{qualifier}”, {period}", what=words, qualifier=_QUALIFIERS[m.qualifier], period=period)
    return _("{what}, {period}", what=words, period=period)


def _both(first: str, last: str) -> str:
    return _("{first} and {last}", first=first, last=last)


def _words(judged: Judged, m: Mention, code: str) -> str:
    if m.measure == "period":
        return period_words(judged.book.periods[code]) if code in judged.book.periods else code
    if m.measure == "fact":
        return code
    return _label(judged, code)


def _label(judged: Judged, code: str) -> str:
    p = judged.book.publisher
    actions = {s.code: s.label for s in p.action_statuses}
    known = {**_CHOSEN, **MOVEMENTS, **RESULTS, **actions, **p.direction_labels, **p.status_labels}
    return known.get(code, code)
