"""`Book`: everything one publisher published, indexed, immutable, built once from rows."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from openbook.model import types as t
from openbook.model.confidence import Confidence
from openbook.model.publisher import ActionStatus, Publisher, Release, RuleConfig
from openbook.model.revision import Revision
from openbook.model.translation import Translation

T = TypeVar("T")


class _OfAPeriod(Protocol):
    """A row about an indicator and a period."""

    @property
    def indicator_id(self) -> str: ...
    @property
    def period_id(self) -> str: ...


P = TypeVar("P", bound=_OfAPeriod)
Row = Mapping[str, Any]

YEARS = ("financial-year", "calendar-year", "academic-year")
"""Types of year, in the order in which a shorter period looks for the year it belongs to."""

RESOURCES: Mapping[str, type] = MappingProxyType({
    "periods": t.Period, "plans": t.Plan, "indicators": t.Indicator, "observations": t.Observation,
    "targets": t.Target, "benchmarks": t.Benchmark, "publications": t.Publication, "commentary": t.Commentary,
    "actions": t.Action, "action_counts": t.ActionCount, "status_counts": t.StatusCount,
    "finances": t.Finance, "surveys": t.Survey, "changes": t.Change, "mentions": t.Mention,
    "revisions": Revision, "translations": Translation, "confidence": Confidence,
})
"""Resource name to the type of its rows, in the order in which a package lists them."""


@dataclass(frozen=True)
class Book:
    """One publisher's plans, indicators and everything said about them.

    Sequences are in the publisher's order: plans by `order`, indicators by plan and then `ref`,
    observations by time. Look-ups return None or an empty tuple when there is nothing.
    """

    publisher: Publisher
    fingerprint: str
    periods: Mapping[str, t.Period]
    plans: Mapping[str, t.Plan]
    indicators: Mapping[str, t.Indicator]
    actions: tuple[t.Action, ...]
    action_counts: tuple[t.ActionCount, ...]
    status_counts: tuple[t.StatusCount, ...]
    finances: tuple[t.Finance, ...]
    surveys: tuple[t.Survey, ...]
    mentions: tuple[t.Mention, ...]
    changes: tuple[t.Change, ...]
    revisions: tuple[Revision, ...]
    translations: tuple[Translation, ...]
    _observations: Mapping[str, Mapping[str, t.Observation]]
    _targets: Mapping[str, Mapping[str, t.Target]]
    _benchmarks: Mapping[str, tuple[t.Benchmark, ...]]
    _publications: Mapping[tuple[str, str], t.Publication]
    _commentary: Mapping[tuple[str, str], tuple[t.Commentary, ...]]
    _by_plan: Mapping[str, tuple[t.Indicator, ...]]
    written: Book | None = None
    """The book as its publisher wrote it, where the words of this one are translated."""

    @property
    def period(self) -> t.Period:
        """The reporting period: the one the publisher's latest report is about."""
        return self.periods[self.publisher.period_id]

    def indicators_of(self, plan_id: str) -> tuple[t.Indicator, ...]:
        """The plan's indicators in the publisher's order."""
        return self._by_plan.get(plan_id, ())

    def observations(self, indicator_id: str) -> tuple[t.Observation, ...]:
        """All results of an indicator, earliest period first (a year after its own quarters)."""
        return tuple(self._observations.get(indicator_id, {}).values())

    def observation(self, indicator_id: str, period_id: str) -> t.Observation | None:
        """The result for one period."""
        return self._observations.get(indicator_id, {}).get(period_id)

    def targets(self, indicator_id: str) -> tuple[t.Target, ...]:
        """All targets of an indicator, earliest period first."""
        return tuple(self._targets.get(indicator_id, {}).values())

    def target(self, indicator_id: str, period_id: str) -> t.Target | None:
        """The target for one period."""
        return self._targets.get(indicator_id, {}).get(period_id)

    def benchmarks(self, indicator_id: str) -> tuple[t.Benchmark, ...]:
        """Comparators' figures."""
        return self._benchmarks.get(indicator_id, ())

    def publication(self, indicator_id: str, period_id: str) -> t.Publication | None:
        """Status and direction as printed."""
        return self._publications.get((indicator_id, period_id))

    def publications(self, indicator_id: str) -> tuple[t.Publication, ...]:
        """Statuses and directions of an indicator as printed, earliest period first."""
        spans = sorted(self.periods.values(), key=lambda p: (p.end, p.days))
        return tuple(p for span in spans if (p := self.publication(indicator_id, span.period_id)) is not None)

    def commentary(self, subject: str, period_id: str) -> tuple[t.Commentary, ...]:
        """What is said about a plan, an indicator, or 'publisher'."""
        return self._commentary.get((subject, period_id), ())

    def with_only(self, indicator: t.Indicator, target: t.Target) -> Book:
        """The same book with an indicator as given and one target for it, to see what another target would give."""
        return dataclasses.replace(
            self, indicators=MappingProxyType({**self.indicators, indicator.indicator_id: indicator}),
            _targets=MappingProxyType({**self._targets, indicator.indicator_id: {target.period_id: target}}))

    def year_of(self, period: t.Period, indicator_id: str | None = None) -> t.Period | None:
        """The year that a period belongs to, or None.

        The period itself when it is a year; else, of several kinds of year, one for which the indicator has a
        target or a result, be it only that the period ends in it (an academic year begins inside a quarter); else
        a financial, calendar or academic year that holds the period, in this order.
        """
        rows = {**self._targets.get(indicator_id or "", {}), **self._observations.get(indicator_id or "", {})}
        years = [p for p in self.periods.values() if p.type in YEARS
                 and (p.holds(period) or (p.period_id in rows and p.start <= period.end <= p.end))]
        order = {p: (p != period, p.period_id not in rows, not p.holds(period), YEARS.index(p.type), p.start)
                 for p in years}
        return min(years, key=order.__getitem__, default=None)

    def year_before(self, year: t.Period) -> t.Period | None:
        """The year of the same type that ends the day before `year` starts, or None."""
        for p in self.periods.values():
            if p.type == year.type and (year.start - p.end).days == 1:
                return p
        return None


def build_book(publisher: Publisher, tables: Mapping[str, Sequence[Row]], fingerprint: str) -> Book:
    """Build a `Book` from checked rows.

    Args:
        publisher: the publisher, from the descriptor.
        tables: resource name to rows; keys are column names, values are typed (`Decimal`, `date`,
            `bool`, `int`, `str`) and None for an empty cell. Rows are already valid.
        fingerprint: hash of the package's content, for caches.
    """
    def rows(name: str) -> list[Any]:
        return [_make(RESOURCES[name], row) for row in tables.get(name, ())]

    periods = {p.period_id: p for p in sorted(rows("periods"))}
    plans = {p.plan_id: p for p in sorted(rows("plans"), key=lambda p: p.order)}
    order = {plan_id: n for n, plan_id in enumerate(plans)}
    listed = sorted(rows("indicators"), key=lambda i: (order[i.plan_id], _natural(i.ref)))
    when = {period_id: (p.end, p.days) for period_id, p in periods.items()}

    def by_time(items: Iterable[P]) -> dict[str, dict[str, P]]:
        groups: dict[str, dict[str, P]] = defaultdict(dict)
        for item in sorted(items, key=lambda o: when[o.period_id]):
            groups[item.indicator_id][item.period_id] = item
        return dict(groups)

    return Book(
        publisher=publisher, fingerprint=fingerprint, periods=MappingProxyType(periods),
        plans=MappingProxyType(plans), indicators=MappingProxyType({i.indicator_id: i for i in listed}),
        actions=tuple(rows("actions")), action_counts=tuple(rows("action_counts")),
        status_counts=tuple(rows("status_counts")), finances=tuple(rows("finances")),
        surveys=tuple(rows("surveys")), changes=tuple(rows("changes")), mentions=tuple(rows("mentions")),
        revisions=tuple(rows("revisions")), translations=tuple(rows("translations")),
        _observations=by_time(_with_limits(rows("observations"), rows("confidence"))),
        _targets=by_time(rows("targets")),
        _benchmarks=_grouped(rows("benchmarks"), lambda b: b.indicator_id),
        _publications={(p.indicator_id, p.period_id): p for p in rows("publications")},
        _commentary=_grouped(rows("commentary"), lambda c: (c.subject, c.period_id)),
        _by_plan=_grouped(listed, lambda i: i.plan_id),
    )


def _with_limits(rows: Iterable[t.Observation], limits: Iterable[Confidence]) -> Iterator[t.Observation]:
    """The results, with their confidence limits where they have some."""
    known = {(c.indicator_id, c.period_id): c for c in limits}
    for row in rows:
        c = known.get((row.indicator_id, row.period_id))
        yield row if c is None else dataclasses.replace(row, lower_ci=c.lower_ci, upper_ci=c.upper_ci, ci_level=c.level)


def _make(kind: type, row: Row) -> Any:
    names = {f.name for f in dataclasses.fields(kind)}
    return kind(**{name: value for name, value in row.items() if name in names and value is not None})


def _natural(ref: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key under which reference 2 comes before 10 and 3a before 3b."""
    parts: list[tuple[int, int, str]] = []
    for piece in re.findall(r"[0-9]+|[^0-9]", ref):
        number = piece.lstrip("0") if piece[0] in "0123456789" else None
        parts.append((1, 0, piece) if number is None else (0, len(number), number))
    return tuple(parts)


def _grouped(items: Iterable[T], key: Any) -> dict[Any, tuple[T, ...]]:
    groups: dict[Any, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return {k: tuple(v) for k, v in groups.items()}


def publisher_from(descriptor: Mapping[str, Any]) -> Publisher:
    """Build the `Publisher` from a checked `datapackage.json`."""
    own = descriptor["openbook"]
    licence = descriptor["licenses"][0]
    rules = {key: RuleConfig(key, value["rule"], dict(value.get("parameters", {})))
             for key, value in own["rules"].items()}
    return Publisher(
        publisher_id=own["publisher"]["id"], name=own["publisher"]["name"],
        short_name=own["publisher"].get("short_name") or own["publisher"]["name"].removesuffix(" Council"),
        title=descriptor["title"], description=descriptor["description"], homepage=own["publisher"].get("homepage"),
        contact=dict(own["publisher"].get("contact", {})), area_code=own["publisher"].get("area_code"),
        licence_id=licence["name"], licence_title=licence["title"], licence_url=licence["path"],
        version=descriptor["version"], keywords=tuple(descriptor.get("keywords", ())),
        sources=tuple(dict(s) for s in descriptor.get("sources", ())), period_id=own["period"],
        published_on=date.fromisoformat(own["published_on"]),
        plan_word=(own["plan_word"]["one"], own["plan_word"]["many"]),
        status_labels=dict(own["status_labels"]), status_meanings=dict(own["status_meanings"]),
        direction_labels=dict(own["direction_labels"]), rules=rules,
        direction_rule=dict(own["direction"]),
        action_statuses=tuple(ActionStatus(a["code"], a["label"], a["meaning"]) for a in own["action_statuses"]),
        releases=tuple(Release(r["period"], r["on"], r["state"], r["title"]) for r in own.get("releases", ())),
        statement=dict(own.get("accessibility_statement", {})), language=own.get("language", "en"),
    )
