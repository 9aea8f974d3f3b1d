"""Frozen types of the model, one for each kind of row in a data package.

Field names are those of the Table Schemas (`openbook/package/schemas`), which say what each means.
Figures are `Decimal`: they keep the decimals that were published, so 100.0 is not 100.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Polarity = Literal["higher", "lower", "range", "none"]
Aggregation = Literal["point", "cumulative", "flow", "rolling"]
Status = Literal["green", "amber", "red", "blue", "unrated"]
Direction = Literal["improving", "maintained", "declining", "unknown"]


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of days. Ordered by start, then end, so a year sorts after its own first quarter."""

    start: date
    end: date
    period_id: str = field(compare=False)
    label: str = field(compare=False)
    type: str = field(compare=False)

    def holds(self, other: Period) -> bool:
        """Whether `other` lies wholly inside this period."""
        return self.start <= other.start and other.end <= self.end

    @property
    def days(self) -> int:
        """Number of days, both ends included."""
        return (self.end - self.start).days + 1


@dataclass(frozen=True, slots=True)
class Plan:
    """An outcome plan, priority or service."""

    plan_id: str
    title: str
    short_title: str
    order: int
    kind: str
    parent: str | None = None
    accountable_member: str | None = None
    accountable_officer: str | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measure: what is counted, in which unit, which way is better."""

    indicator_id: str
    plan_id: str
    ref: str
    title: str
    definition: str
    unit: str
    format: str
    decimals: int
    polarity: Polarity
    aggregation: Aggregation
    frequency: str
    key: bool
    official_title: str | None = None
    profile: str | None = None
    statutory: bool | None = None
    directorate: str | None = None
    rule: str | None = None
    numerator_name: str | None = None
    denominator_name: str | None = None
    source: str | None = None
    lag: str | None = None
    active_from: date | None = None
    retired_on: date | None = None
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """A result: a number, or words, or the reason why there is none; limits come from `confidence.csv`."""

    indicator_id: str
    period_id: str
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    text_value: str | None = None
    marker: str | None = None
    missing_reason: str | None = None
    expected_on: str | None = None
    reported_in: str | None = None
    printed: str | None = None
    note: str | None = None
    source: str | None = None
    lower_ci: Decimal | None = None
    upper_ci: Decimal | None = None
    ci_level: Decimal | None = None
    written: str | None = None
    """The text value as the publisher wrote it, where it is a translation here: what words decide, these decide."""

    @property
    def own_words(self) -> str | None:
        """The text value as the publisher wrote it."""
        return self.written or self.text_value

    @property
    def provisional(self) -> bool:
        """Whether the figure is marked [p]."""
        return "[p]" in (self.marker or "")


@dataclass(frozen=True, slots=True)
class Target:
    """What an indicator was meant to reach in a period."""

    indicator_id: str
    period_id: str
    kind: str
    basis: str | None = None
    target: Decimal | None = None
    upper: Decimal | None = None
    minimum: Decimal | None = None
    aspirational: Decimal | None = None
    tolerance: Decimal | None = None
    tolerance_kind: str | None = None
    target_text: str | None = None
    set_on: date | None = None
    previous_target: Decimal | None = None
    reason: str | None = None
    printed: str | None = None
    source: str | None = None
    written: str | None = None
    """The target text as the publisher wrote it, where it is a translation here: what words decide, these decide."""

    @property
    def own_words(self) -> str | None:
        """The target text as the publisher wrote it."""
        return self.written or self.target_text


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A comparator's figure."""

    indicator_id: str
    period_id: str
    comparator: str
    value: Decimal
    note: str | None = None
    source: str | None = None
    written: str | None = None
    """The comparator as the publisher wrote it, where it is a translation here: what words decide, these decide."""

    @property
    def own_words(self) -> str:
        """The comparator as the publisher wrote it."""
        return self.written or self.comparator


@dataclass(frozen=True, slots=True)
class Publication:
    """Status, direction and change as the publisher printed them."""

    indicator_id: str
    period_id: str
    status: Status
    direction: Direction | None = None
    status_reason: str | None = None
    change: Decimal | None = None
    change_unit: str | None = None
    change_from: str | None = None
    change_text: str | None = None
    note: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Commentary:
    """What the publisher says, in Markdown. `subject` is a plan, an indicator, or 'publisher'."""

    subject: str
    period_id: str
    kind: str
    text: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """Something being done, by a role, with a status."""

    action_id: str
    plan_id: str
    period_id: str
    title: str
    status: str
    indicator_id: str | None = None
    lead_role: str | None = None
    due: str | None = None
    revised_due: str | None = None
    theme: str | None = None
    progress_note: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class ActionCount:
    """A printed number of actions at one status; plan_id None is the printed total."""

    period_id: str
    status: str
    count: int
    source: str
    plan_id: str | None = None
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class StatusCount:
    """A printed number of indicators at one status or direction."""

    period_id: str
    scope: str
    measure: str
    code: str
    source: str
    plan_id: str | None = None
    group: str | None = None
    count: int | None = None
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Finance:
    """An amount of money, or a share, by part of the organisation; `part_of` names the total it is part of."""

    portfolio: str
    period_id: str
    measure: str
    unit: str
    account: str = "revenue"
    table: str = ""
    kind: str = "net"
    part_of: str | None = None
    value: Decimal | None = None
    text_value: str | None = None
    note: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey result that stands beside the indicators."""

    survey: str
    period_id: str
    question: str
    value: Decimal
    unit: str
    note: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """What the report prints again in another place than the row it repeats."""

    period_id: str
    measure: str
    source: str
    indicator_id: str | None = None
    plan_id: str | None = None
    what: str | None = None
    compared_with: str | None = None
    qualifier: str | None = None
    value: Decimal | None = None
    code: str | None = None
    note: str | None = None
    written: str | None = None
    """What is meant (`what`) as the publisher wrote it, where it is a translation here."""

    @property
    def own_words(self) -> str | None:
        """What is meant as the publisher wrote it."""
        return self.written or self.what


@dataclass(frozen=True, slots=True)
class Change:
    """A change of tolerance, definition, rule and so on; without an indicator it is about all of them.

    Changes of numeric targets stand with the targets themselves (`Target.previous_target`).
    """

    change_id: str
    kind: str
    period_id: str
    after: str
    indicator_id: str | None = None
    on: str | None = None
    before: str | None = None
    reason: str | None = None
    source: str | None = None
