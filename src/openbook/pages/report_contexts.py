"""What the templates of the reports may rely on: exception report, full report, scorecard, statutory measures."""

from __future__ import annotations

from dataclasses import dataclass

from openbook.assess import Counts, Finding
from openbook.model import Action, ActionStatus, Plan, RuleConfig
from openbook.pages.contexts import Text
from openbook.pages.money import MoneyPage
from openbook.pages.rows import IndicatorRow
from openbook.pages.view import Caption


@dataclass(frozen=True, slots=True)
class ActionLine:
    """A named action with its status in the publisher's words and its due date in words, empty where none is given."""

    action: Action
    status: ActionStatus
    due: str


@dataclass(frozen=True, slots=True)
class Exceptional:
    """An indicator that is off course: how far, since when, why, what is being done, by whom, and what comes next.

    Attributes:
        gap: how far from the target, in words; empty where no number says so.
        since: since when it has had its status, in a sentence.
        why, doing: what the report says; empty where it says nothing.
        accountable: roles, never names; empty where the report names none.
        due: when the next figure comes, in a sentence.
    """

    row: IndicatorRow
    finding: Finding
    gap: str
    since: str
    why: tuple[Text, ...]
    doing: tuple[Text, ...]
    actions: tuple[ActionLine, ...]
    accountable: tuple[str, ...]
    due: str


@dataclass(frozen=True, slots=True)
class Attention:
    """The exception report.

    Attributes:
        red: plan by plan, every red indicator; plans without one are left out.
        amber: amber indicators that got worse, or about which the report says what is being done.
        declining: everything else that got worse.
        explained, acted: of the red ones, for how many the report says why, and what is being done.
    """

    counts: Counts
    red: tuple[tuple[Plan, tuple[Exceptional, ...]], ...]
    amber: tuple[Exceptional, ...]
    declining: tuple[tuple[IndicatorRow, Finding], ...]
    explained: int
    acted: int


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A key indicator in the full report: chart with its words, summary and commentary.

    Attributes:
        chart, caption: inline trend chart and its words; empty and None where there is no number to draw.
    """

    row: IndicatorRow
    chart: str
    caption: Caption | None
    summary: str
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class PlanReport:
    """A plan in the full report.

    Attributes:
        rows: all its indicators. figures: its key indicators.
        action_counts: (status, printed number). dated, led: whether any of its actions has a due date, or a lead role.
    """

    plan: Plan
    counts: Counts
    bar: str
    texts: tuple[Text, ...]
    rows: tuple[IndicatorRow, ...]
    figures: tuple[KeyFigure, ...]
    action_counts: tuple[tuple[ActionStatus, int], ...]
    action_total: int
    actions: tuple[ActionLine, ...]
    dated: bool
    led: bool


@dataclass(frozen=True, slots=True)
class Report:
    """The whole reporting period on one page.

    Attributes:
        bar: inline status bar of all indicators. findings: what the whole shows, in sentences.
        attention: red indicators with how far each is from its target.
        agreed, total: printed numbers that the data gives, of all that can be held against it.
        status_agreed, status_total, direction_agreed, direction_total: printed ratings that the rule gives.
        sources: where indicators' figures come from, as the report names it.
    """

    counts: Counts
    bar: str
    findings: tuple[str, ...]
    texts: tuple[Text, ...]
    attention: tuple[tuple[IndicatorRow, str], ...]
    plans: tuple[PlanReport, ...]
    rules: tuple[tuple[RuleConfig, str], ...]
    direction_text: str
    statuses: tuple[tuple[str, str, str], ...]
    agreed: int
    total: int
    status_agreed: int
    status_unchecked: int
    status_total: int
    direction_agreed: int
    direction_total: int
    direction_unchecked: int
    sources: tuple[str, ...]
    next_update: str
    money: MoneyPage | None


@dataclass(frozen=True, slots=True)
class Score:
    """A row of the scorecard.

    Attributes:
        met: how many met their target. of_rated, of_all: `met` as a percentage of those rated, and of all, in words;
            empty where nothing is rated.
        key, key_red: key indicators, and how many of them are red.
    """

    counts: Counts
    met: int
    of_rated: str
    of_all: str
    key: int
    key_red: int


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """A directorate, or a plan where no directorates are given: its score, its indicators, its filter of the full list.

    Attributes:
        anchor: id of its table on the page. query: what narrows the table of all indicators to it, or an empty string.
    """

    name: str
    anchor: str
    query: str
    score: Score
    rows: tuple[IndicatorRow, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One row for each directorate; `total` is the sum of the rows.

    Attributes:
        word: what a row is, such as `directorate`. statuses: codes that the publisher uses, best first.
    """

    word: str
    statuses: tuple[str, ...]
    groups: tuple[ScoreGroup, ...]
    total: Score


@dataclass(frozen=True, slots=True)
class Statutory:
    """The indicators that the law requires. `unsaid`: of how many the data does not say whether they are."""

    counts: Counts
    rows: tuple[IndicatorRow, ...]
    all: int
    unsaid: int
