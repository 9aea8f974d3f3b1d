"""What a mention repeats: the figure, rating or count that the rows give for the same thing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from openbook.assess.audit.numbers import part_of
from openbook.assess.direction import towards
from openbook.assess.figure import last_year_value, target_for
from openbook.assess.finding import period_words
from openbook.assess.judge import Assessment, Judged
from openbook.assess.working import met
from openbook.model import Indicator, Mention, Observation, Target
from openbook.text import Said, figure, within
from openbook.text.language import N_, _

MOVEMENTS: Mapping[str, str] = Said({"rise": N_("rose"), "fall": N_("fell"), "same": N_("stayed the same")})
RESULTS: Mapping[str, str] = Said({"met": N_("target met"), "missed": N_("target missed")})
_LEVELS = Said({"target": N_("the target"), "upper": N_("the upper level"), "minimum": N_("the minimum level"),
                "aspirational": N_("the aspirational level")})


@dataclass(frozen=True, slots=True)
class Repeated:
    """What the rows give.

    Attributes:
        value: a number, or a code.
        basis: where it comes from, in words.
        place: the place of the report that the row names, or an empty string.
        exact: whether it was worked out and so has no decimals of its own.
    """

    value: Decimal | str
    basis: str
    place: str = ""
    exact: bool = False


def repeated(judged: Judged, m: Mention) -> Repeated | None:
    """What the rows say about the same thing as a mention; None when no row says anything."""
    found = _LOOK_UPS.get(m.measure)
    return found(judged, m) if found else None


def chosen(judged: Judged, codes: str, plan_id: str | None) -> tuple[Assessment, ...]:
    """Indicators in use that have all of the codes: statuses, directions, `key`, `rated`, `directed`; none: all."""
    def has(a: Assessment, code: str) -> bool:
        if code == "key":
            return a.indicator.key
        if code == "rated":
            return a.shown_status != "unrated"
        if code == "directed":
            return a.shown_direction != "unknown"
        return code in (a.shown_status, a.shown_direction)

    return tuple(a for a in judged.select(plan=plan_id) if a.counted and all(has(a, code) for code in codes.split()))


def _row(judged: Judged, m: Mention, period_id: str | None = None) -> Observation | None:
    return judged.book.observation(m.indicator_id or "", period_id or m.period_id)


def _indicator(judged: Judged, m: Mention) -> Indicator:
    return judged.book.indicators[m.indicator_id or ""]


def _result(judged: Judged, m: Mention) -> Repeated | None:
    row = _row(judged, m)
    value: Decimal | None = getattr(row, m.measure, None)
    return Repeated(value, _("the result"), row.source or "") if row is not None and value is not None else None


def _target_row(judged: Judged, m: Mention) -> tuple[Target, Decimal] | None:
    """The row of targets for a period (else for its year), and what its figures are added to."""
    book, i = judged.book, _indicator(judged, m)
    period = book.periods[m.period_id]
    row = target_for(book, i, period)
    if row is None:
        return None
    base = last_year_value(book, i, period) if row.basis == "previous-year" else Decimal(0)
    return (row, base) if base is not None else None


def _target(judged: Judged, m: Mention) -> Repeated | None:
    found = _target_row(judged, m)
    value: Decimal | None = getattr(found[0], m.measure) if found else None
    if found is None or value is None:
        return None
    return Repeated(found[1] + value, _LEVELS[m.measure], found[0].source or "")


def _benchmark(judged: Judged, m: Mention) -> Repeated | None:
    for row in judged.book.benchmarks(m.indicator_id or ""):
        if (row.own_words, row.period_id) == (m.own_words, m.period_id):
            return Repeated(row.value, _("the benchmark"), row.source or "")
    return None


def _against_target(judged: Judged, m: Mention) -> Repeated | None:
    row, found, a = _row(judged, m), _target_row(judged, m), judged.of(m.indicator_id or "")
    style = a.indicator.format
    if row is not None and row.value is not None and found is not None and found[0].target is not None:
        value, goal, place = row.value, found[1] + found[0].target, row.source or ""
    elif m.period_id == judged.book.publisher.period_id and a.figure and a.goal:
        value, goal, place = a.figure.value, a.goal.year_value, a.figure.observations[-1].source or ""
    else:
        return None
    if m.measure == "gap":
        words = _("{figure} against {target}", figure=figure(value, style), target=figure(goal, style))
        return Repeated(abs(value - goal), words, place, exact=True)
    if goal == 0:
        return None
    words = _("{part} of {whole}", part=figure(value, style), whole=figure(goal, style))
    return Repeated(100 * value / goal, words, place, exact=True)


def _pair(judged: Judged, m: Mention) -> tuple[Decimal, Decimal, str, str] | None:
    """The figure, the earlier one, both in words, and the places of both; with `what`, those of the facts so named."""
    if m.what is not None:
        facts = {f.period_id: f for f in reversed(judged.book.mentions) if f.measure == "fact" and f.value is not None
                 and (f.indicator_id, f.plan_id, f.own_words) == (m.indicator_id, m.plan_id, m.own_words)}
        new, old = facts.get(m.period_id), facts.get(m.compared_with or "")
        if new is None or old is None or new.value is None or old.value is None:
            return None
        words = _("from {before} to {now}", before=figure(old.value), now=figure(new.value))
        return new.value, old.value, words, new.source
    now, before = _row(judged, m), _row(judged, m, m.compared_with) if m.compared_with else None
    if now is None or before is None or now.value is None or before.value is None:
        return None
    style, when = _indicator(judged, m).format, period_words(judged.book.periods[before.period_id])
    words = _("from {before} in {period} to {now}", before=figure(before.value, style), period=when,
              now=figure(now.value, style))
    places = dict.fromkeys(s for s in (now.source, before.source) if s)
    return now.value, before.value, words, "; ".join(places)


def _change(judged: Judged, m: Mention) -> Repeated | None:
    pair = _pair(judged, m)
    if pair is None or (m.measure == "change-percent" and pair[1] == 0):
        return None
    now, before, words, places = pair
    value = now - before if m.measure == "change" else 100 * (now - before) / abs(before)
    return Repeated(value, words, places, exact=True)


def _movement(judged: Judged, m: Mention) -> Repeated | None:
    pair = _pair(judged, m)
    if pair is not None:
        now, before, words, places = pair
        return Repeated("same" if now == before else "rise" if now > before else "fall", words, places)
    rating = judged.of(m.indicator_id or "").published
    change = rating.change if rating is not None else None
    if rating is None or change is None or m.compared_with or rating.period_id != m.period_id:
        return None
    return Repeated("same" if change == 0 else "rise" if change > 0 else "fall", _("the printed change"),
                    rating.source or "")


def _status(judged: Judged, m: Mention) -> Repeated | None:
    row = judged.book.publication(m.indicator_id or "", m.period_id)
    return Repeated(row.status, _("the printed rating"), row.source or "") if row else None


def _direction(judged: Judged, m: Mention) -> Repeated | None:
    pair, i = _pair(judged, m), _indicator(judged, m)
    if pair is not None and i.polarity in ("higher", "lower"):
        margin = Decimal(str(judged.book.publisher.direction_rule.get("maintained_within", 0)))
        return Repeated(towards(pair[0], pair[1], i.polarity, margin), pair[2], pair[3])
    row = judged.book.publication(m.indicator_id or "", m.period_id)
    if m.compared_with or row is None or row.direction is None or (row.direction == "unknown" and m.code != "unknown"):
        return None
    return Repeated(row.direction, _("the printed direction"), row.source or "")


def _met(judged: Judged, m: Mention) -> Repeated | None:
    """Whether the target is met: by the rule for the reporting period, else the result beside the target itself."""
    a = judged.of(m.indicator_id or "")
    if m.period_id == judged.book.publisher.period_id and a.ladder is not None and a.figure and a.goal:
        style, code = a.indicator.format, "met" if a.status in met(a.ladder) else "missed"
        basis = N_("{figure} beside {goal}, expected by now") if a.goal.share < 1 else \
            N_("{figure} beside {goal}, the target")
        words = _(basis, figure=figure(a.figure.value, style), goal=figure(within(a.goal.value, 2), style))
        return Repeated(code, words, a.figure.observations[-1].source or "")
    row, found, polarity = _row(judged, m), _target_row(judged, m), a.indicator.polarity
    if row is None or row.value is None or found is None or found[0].target is None or polarity not in (
            "higher", "lower"):
        return None
    goal = found[1] + found[0].target
    reached = row.value >= goal if polarity == "higher" else row.value <= goal
    words = _("{figure} beside {goal}", figure=figure(row.value, a.indicator.format),
              goal=figure(goal, a.indicator.format))
    return Repeated("met" if reached else "missed", words, row.source or "")


def _period(judged: Judged, m: Mention) -> Repeated | None:
    row = _row(judged, m)
    if row is None or row.value is None:
        return None
    return Repeated(m.period_id, _("the period of the result"), row.source or "")


def _count(judged: Judged, m: Mention) -> Repeated | None:
    counted = len(chosen(judged, m.code or "", m.plan_id))
    if m.measure == "count":
        return Repeated(Decimal(counted), _("counted from the ratings"))
    whole = len(chosen(judged, m.what or "", m.plan_id))
    return Repeated(Decimal(100 * counted) / whole, part_of(counted, whole), exact=True) if whole else None


def _actions(judged: Judged, m: Mention) -> Repeated | None:
    for row in judged.book.action_counts:
        if (row.plan_id, row.period_id, row.status) == (m.plan_id, m.period_id, m.code) and row.source != m.source:
            return Repeated(Decimal(row.count), _("the printed count"), row.source)
    return None


_LOOK_UPS: Mapping[str, Callable[[Judged, Mention], Repeated | None]] = {
    "value": _result, "numerator": _result, "denominator": _result, **dict.fromkeys(_LEVELS, _target),
    "benchmark": _benchmark, "gap": _against_target, "share-of-target": _against_target, "change": _change,
    "change-percent": _change, "movement": _movement, "status": _status, "direction": _direction, "result": _met,
    "period": _period, "count": _count, "share": _count, "actions": _actions,
}
"""Measure of a mention to what finds the row; `fact`, `part` and `whole` repeat each other."""
