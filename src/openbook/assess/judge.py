"""Judge every indicator of a book by the publisher's own rule, and keep the working."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import get_args

from openbook.assess.direction import UNKNOWN, Comparison, compare, maintained_within
from openbook.assess.figure import Figure, Goal, early, figure_for, goal_for, summed_goal, target_for, words_for
from openbook.assess.ladder import Ladder
from openbook.assess.rules import DATA_ONLY, Case, NotJudgeable, find_rule
from openbook.model import Book, Indicator, Observation, Period, Plan, Publication, RuleConfig, Target
from openbook.model.types import Direction, Status
from openbook.text import Said
from openbook.text.language import N_

STATUSES: tuple[Status, ...] = get_args(Status)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
REASONS: Mapping[str, str] = Said({
    "not-due": N_("no new figure is due yet"),
    "awaiting-data": N_("a new figure is awaited"),
    "no-target": N_("no target was set"),
    "target-unconfirmed": N_("the target is still to be agreed"),
    "no-survey": N_("no survey is held in this period"),
    "text-target": N_("the target is not a number"),
    "new-measure": N_("the measure is new"),
    "retired": N_("the measure was retired"),
    "no-comparator": N_("there is no earlier figure to compare with"),
    "not-judged": N_("shown for information, not judged"),
    "not-computable": N_("the rule cannot be worked out"),
})
"""Why an indicator is not rated, in words that can follow 'Not rated: '; in the language of the moment."""

_MISSING = {"not-due": "not-due", "no-survey": "no-survey", "new-measure": "new-measure"}
_TARGETS = {"none": "no-target", "text": "text-target", "unconfirmed": "target-unconfirmed", "no-survey": "no-survey"}


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the rule gives for one indicator in one period, beside what was printed.

    Attributes:
        status, reason: by the rule; `reason` is a key of `REASONS` when unrated, else None.
        comparison: direction of travel by the rule, with what was compared.
        figure, words: the figure judged, or the result in words.
        target, goal: the row of targets, and the figure to reach by now where one could be worked out.
        ladder: the thresholds, where the rule gave some.
        rule: the publisher's rule that was used.
        published: status and direction as printed, where they were.
    """

    indicator: Indicator
    period: Period
    status: Status
    reason: str | None
    comparison: Comparison
    rule: RuleConfig
    figure: Figure | None = None
    words: Observation | None = None
    target: Target | None = None
    goal: Goal | None = None
    ladder: Ladder | None = None
    published: Publication | None = None

    @property
    def shown_status(self) -> Status:
        """The status a page shows: the published one where there is one."""
        return self.published.status if self.published else self.status

    @property
    def shown_direction(self) -> Direction:
        """The direction a page shows: the published one where there is one."""
        return self.printed_direction or self.comparison.direction

    @property
    def printed_direction(self) -> Direction | None:
        """The direction that was printed, if any was."""
        return self.published.direction if self.published else None

    @property
    def shown_reason(self) -> str | None:
        """Why it is shown as not rated; None when it is rated."""
        if self.shown_status != "unrated":
            return None
        printed = self.published.status_reason if self.published else None
        return printed or self.reason or "awaiting-data"

    @property
    def counted(self) -> bool:
        """Whether it is one of the measures of its period: in use for some of it, or printed in its report."""
        return self.published is not None or in_use(self.indicator, self.period)

    @property
    def status_differs(self) -> bool:
        """Whether the rule gives another status than the one printed."""
        return self.published is not None and self.published.status != self.status

    @property
    def direction_differs(self) -> bool:
        """Whether a direction was printed and the figures give another one; not where they give none."""
        return self.printed_direction not in (None, "unknown") and \
            self.comparison.direction not in ("unknown", self.printed_direction)

    @property
    def direction_unchecked(self) -> bool:
        """Whether a direction was printed, but there is no earlier figure to check it against."""
        return self.printed_direction not in (None, "unknown") and self.comparison.direction == "unknown"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many indicators stand where. Rated and unrated by reason always add up to `total`.

    Measures that are not in use in the period are in none of these numbers: `retired` of them were retired before
    it, `ahead` begin after it.
    """

    total: int
    status: Mapping[str, int]
    direction: Mapping[str, int]
    reasons: Mapping[str, int]
    retired: int = 0
    ahead: int = 0

    @property
    def rated(self) -> int:
        """How many have a status other than unrated."""
        return self.total - self.status["unrated"]

    @property
    def met(self) -> int:
        """How many met their target: green, and the publisher's status above it."""
        return self.status["green"] + self.status["blue"]


@dataclass(frozen=True)
class Judged:
    """All assessments of a book for its reporting period, in the book's order."""

    book: Book
    assessments: Mapping[str, Assessment]

    def __iter__(self) -> Iterator[Assessment]:
        return iter(self.assessments.values())

    def of(self, indicator_id: str) -> Assessment:
        """The assessment of one indicator. Raises KeyError for an unknown id."""
        return self.assessments[indicator_id]

    def select(self, *, plan: str | None = None, key: bool | None = None) -> tuple[Assessment, ...]:
        """Assessments of one plan, of key indicators only, or all."""
        return tuple(a for a in self.assessments.values()
                     if (plan is None or a.indicator.plan_id == plan) and (key is None or a.indicator.key == key))

    def is_over(self, plan_id: str) -> bool:
        """Whether a plan has come to its end: it had indicators, and all had been retired before the period."""
        counts = self.counts(plan=plan_id)
        return counts.retired > 0 and not counts.total and not counts.ahead

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans that have not come to their end, in the publisher's order."""
        return tuple(plan for plan_id, plan in self.book.plans.items() if not self.is_over(plan_id))

    @property
    def differing(self) -> tuple[Assessment, ...]:
        """The indicators whose printed status is not the one that the rule gives."""
        return tuple(a for a in self if a.status_differs)

    @property
    def met_by_rule(self) -> bool:
        """Whether by the rule too every indicator that is shown as having met its target has met it."""
        good = ("green", "blue")
        return all(a.status in good for a in self if a.shown_status in good)

    def counts(self, *, plan: str | None = None, key: bool | None = None) -> Counts:
        """Counts of the shown statuses and directions."""
        return count(self.select(plan=plan, key=key))


def count(assessments: Iterable[Assessment]) -> Counts:
    """Count shown statuses, directions and reasons of the measures in use, and how many are not."""
    every = tuple(assessments)
    chosen = tuple(a for a in every if a.counted)
    retired = sum(is_retired(a.indicator, a.period) for a in every if not a.counted)
    status = Counter(a.shown_status for a in chosen)
    direction = Counter(a.shown_direction for a in chosen)
    reasons = Counter(a.shown_reason for a in chosen if a.shown_reason)
    return Counts(len(chosen), {s: status[s] for s in STATUSES}, {d: direction[d] for d in DIRECTIONS},
                  {r: reasons[r] for r in REASONS if reasons[r]}, retired, len(every) - len(chosen) - retired)


def is_retired(indicator: Indicator, period: Period) -> bool:
    """Whether the measure had been retired when the period began."""
    return indicator.retired_on is not None and indicator.retired_on <= period.start


def in_use(indicator: Indicator, period: Period) -> bool:
    """Whether the measure was in force in the period or in a part of it."""
    begun = indicator.active_from is None or indicator.active_from <= period.end
    return begun and not is_retired(indicator, period)


def judge(book: Book) -> Judged:
    """Assess every indicator for the book's reporting period."""
    return Judged(book, MappingProxyType({i.indicator_id: assess(book, i, book.period)
                                          for i in book.indicators.values()}))


def assess(book: Book, indicator: Indicator, period: Period) -> Assessment:
    """Assess one indicator in one period by its rule.

    Raises:
        KeyError: when the data names a rule that is not installed (the check reports it first).
    """
    rule = book.publisher.rules[indicator.rule or "default"]
    if not in_use(indicator, period):
        return Assessment(
            indicator, period, "unrated", "retired" if is_retired(indicator, period) else "new-measure", UNKNOWN, rule,
            target=target_for(book, indicator, period),
            published=book.publication(indicator.indicator_id, period.period_id))
    figure = figure_for(book, indicator, period)
    target = target_for(book, indicator, period, figure)
    goal = goal_for(book, indicator, period, figure) if figure else None
    comparison = compare(book, indicator, figure) if figure else UNKNOWN
    if figure is not None and goal is None and (parts := summed_goal(book, indicator, period)):
        if figure.value != parts[0].value and comparison.current is None:
            comparison = replace(comparison, current=figure.value, current_of="year-to-date")
        figure, goal = parts
        target = goal.target
    words = words_for(book, indicator, period) if figure is None else None
    status: Status = "unrated"
    reason: str | None = None
    ladder: Ladder | None = None
    if figure is None:
        status, reason = _without_figure(book, indicator, period, target, words)
        if words is not None and rule.rule == DATA_ONLY:
            status, reason = "unrated", "not-judged"
    elif rule.rule == DATA_ONLY:
        reason = "not-judged"
    elif goal is None:
        reason = _TARGETS.get(target.kind, "not-computable") if target else "no-target"
        if reason == "not-computable" and early(book, indicator, figure):
            reason = "not-due"
    else:
        try:
            ladder = find_rule(rule.rule)(_case(book, indicator, figure, goal, comparison), rule.parameters)
            status = ladder.status(figure.value)
            reason = ladder.reason if status == "unrated" else None
        except NotJudgeable as why:
            reason = why.reason
        except ValueError:
            reason = "not-computable"
    return Assessment(
        indicator, period, status, reason, comparison, rule, figure=figure, words=words, target=target, goal=goal,
        ladder=ladder, published=book.publication(indicator.indicator_id, period.period_id),
    )


def _without_figure(book: Book, indicator: Indicator, period: Period, target: Target | None,
                    words: Observation | None) -> tuple[Status, str | None]:
    if words is not None and words.text_value is not None:
        if target is None or target.kind in ("none", "unconfirmed", "no-survey") or target.target_text is None:
            return "unrated", _TARGETS.get(target.kind, "no-target") if target else "no-target"
        met = (words.own_words or "").casefold() == (target.own_words or "").casefold()
        return ("green", None) if met else ("unrated", "text-target")
    row = book.observation(indicator.indicator_id, period.period_id)
    if indicator.retired_on is not None and indicator.retired_on <= period.end:
        return "unrated", "retired"
    if target is not None and target.kind == "no-survey":
        return "unrated", "no-survey"
    return "unrated", _MISSING.get((row.missing_reason or "") if row else "", "awaiting-data")


def _case(book: Book, indicator: Indicator, figure: Figure, goal: Goal, comparison: Comparison) -> Case:
    """What the rule may look at. The earlier figure is the one that pages show, moved to the scale of the figure.

    Where not the figure but a part of it was compared (what its last period added), the earlier figure is what the
    whole would have been had that part been as before.
    """
    target, previous, held = goal.target, comparison.previous, Decimal(0)
    if previous is not None:
        held = abs(previous) * maintained_within(book) / 100
        previous += figure.value - comparison.current if comparison.current is not None else 0
    return Case(
        polarity=indicator.polarity, goal=goal.value, upper=goal.upper, minimum=goal.minimum,
        aspirational=goal.aspirational, tolerance=target.tolerance, tolerance_kind=target.tolerance_kind,
        previous=previous, held_within=held,
    )
