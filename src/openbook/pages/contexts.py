"""What each template may rely on: one documented, frozen context per kind of page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from openbook.assess import Agreement, Assessment, Check, Counts, Finding, Working
from openbook.model import Action, ActionStatus, Benchmark, Indicator, Plan, Release, RuleConfig
from openbook.pages.changes import ChangeRow
from openbook.pages.margins import MarginTable
from openbook.pages.revisions import RevisionRow
from openbook.pages.rows import HistoryRow, IndicatorRow


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: path, what it is, format, size in words."""

    path: str
    title: str
    format: str
    size: str


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of commentary: heading, finished HTML, and where the report says it."""

    kind: str
    heading: str
    html: Markup
    source: str


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan in a grid: its counts and inline status bar."""

    plan: Plan
    path: str
    counts: Counts
    bar: str


@dataclass(frozen=True, slots=True)
class DueRow:
    """An indicator whose next figure has a date: when in words, and the ISO text to sort by."""

    row: IndicatorRow
    when: str
    sort: str


@dataclass(frozen=True, slots=True)
class Home:
    """Home: how the body is doing, plan by plan, what needs attention, what improved, what is due next.

    Attributes:
        counts, key_counts: all indicators, and key indicators only.
        bar: inline status bar of all indicators.
        attention: everything red; `acted` of them the report says something is being done about.
        declined: some that got worse, the furthest off course first, of `declined_total`; `unknown_total` have no
            earlier figure to compare with. actions: (status, number) of all actions.
        improved: key indicators that improved. due: next figures with a date.
        money: what the page of money says, or an empty string. texts: the publisher's summary of the whole.
    """

    counts: Counts
    key_counts: Counts
    bar: str
    plans: tuple[PlanCard, ...]
    attention: tuple[IndicatorRow, ...]
    acted: int
    actions: tuple[tuple[ActionStatus, int], ...]
    declined: tuple[IndicatorRow, ...]
    declined_total: int
    unknown_total: int
    improved: tuple[IndicatorRow, ...]
    improved_total: int
    due: tuple[DueRow, ...]
    money: str
    texts: tuple[Text, ...]
    surveys: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Plans:
    """All plans, each with its bar and counts; last those that have come to their end."""

    counts: Counts
    plans: tuple[PlanCard, ...]
    ended: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan: counts, key indicators, all indicators, actions, commentary, downloads, the plans beside it.

    Attributes:
        is_over: whether all its indicators were retired before the period; it has no bar then that says something.
        action_counts: (status, printed number) in the publisher's order; empty when none are printed.
        checks: printed counts of this plan beside the counted ones.
    """

    plan: Plan
    counts: Counts
    is_over: bool
    bar: str
    key_rows: tuple[IndicatorRow, ...]
    rows: tuple[IndicatorRow, ...]
    actions: tuple[tuple[ActionStatus, tuple[Action, ...]], ...]
    action_counts: tuple[tuple[ActionStatus, int], ...]
    action_total: int
    texts: tuple[Text, ...]
    checks: tuple[Check, ...]
    downloads: tuple[Download, ...]
    previous: Plan | None
    next: Plan | None


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """An indicator: finding, chart, table, targets, working, benchmark, commentary, actions, definition, download.

    Attributes:
        chart: inline trend chart, empty when there is nothing to draw. subtitle: measure, area, unit, period.
        stats: (label, figure, unit, note) of the numbers at the top; `stat_terms` says which term of the glossary a
            label is. moved: what the direction was compared with.
        apart: the period of the result, where some benchmark is for another one.
        changed: the change as the publisher printed it.
        status_note: what the status means here. chart_title: the chart's own finding.
        shorthand: shorthand used in the history table.
        differences: what the report prints elsewhere about it that the data gives otherwise.
        embed: the snippet that shows the chart on another site; empty without a chart.
        life: that it was or will be retired, or begins later, as a sentence; else empty.
        replaces: the measures that it took the place of. changes: its entries in the log of changes.
        revisions: later values of its published figures.
    """

    indicator: Indicator
    plan: Plan
    row: IndicatorRow
    assessment: Assessment
    finding: Finding
    chart_title: str
    chart: str
    subtitle: str
    chart_source: str
    summary: str
    stats: tuple[tuple[str, str, str, str], ...]
    stat_terms: Mapping[str, str]
    moved: str
    changed: str
    status_note: str
    history: tuple[HistoryRow, ...]
    shorthand: tuple[tuple[str, str], ...]
    targets: tuple[tuple[str, str, bool, str], ...]
    working: Working
    rule_text: str
    benchmarks: tuple[tuple[Benchmark, str, str], ...]
    apart: str
    texts: tuple[Text, ...]
    actions: tuple[tuple[Action, ActionStatus], ...]
    differences: tuple[Check, ...]
    downloads: tuple[Download, ...]
    embed: str
    previous: Indicator | None
    next: Indicator | None
    life: str
    replaces: tuple[Indicator, ...]
    changes: tuple[ChangeRow, ...]
    revisions: tuple[RevisionRow, ...]


@dataclass(frozen=True, slots=True)
class IndicatorList:
    """All indicators in one table, with the choices of the filters.

    Attributes:
        directorates: names to choose from; none where there is nothing to choose, or the plans are the same choice.
        statutory: how many are marked as statutory.
    """

    counts: Counts
    rows: tuple[IndicatorRow, ...]
    plans: tuple[Plan, ...]
    directorates: tuple[str, ...]
    statutory: int


@dataclass(frozen=True, slots=True)
class ActionsPage:
    """Actions: progress by plan, and the actions the report names.

    Attributes:
        counts: (plan, number by status, all) for each plan: as printed, else counted from the actions named.
        totals, total: the printed numbers for the whole, by status and in all; 0 where none is printed.
        printed: whether `counts` are printed numbers. source: where they are printed.
        named: (heading, id, rows) by theme where actions have themes, else by plan; a row is an action, its status,
            its plan and when it is due.
        by_theme: whether `named` goes by theme. listed: how many actions are named.
    """

    statuses: tuple[ActionStatus, ...]
    counts: tuple[tuple[Plan, Mapping[str, int], int], ...]
    totals: Mapping[str, int]
    total: int
    printed: bool
    named: tuple[tuple[str, str, tuple[tuple[Action, ActionStatus, Plan, str], ...]], ...]
    by_theme: bool
    listed: int
    source: str


@dataclass(frozen=True, slots=True)
class Judging:
    """How statuses are made: rules from the data, labels, reasons, worked examples, agreement, other tolerances."""

    rules: tuple[tuple[RuleConfig, str], ...]
    margins: MarginTable
    direction_text: str
    statuses: tuple[tuple[str, str, str], ...]
    reasons: tuple[tuple[str, str, int], ...]
    examples: tuple[tuple[IndicatorRow, Working], ...]
    agreed: int
    rated: int
    direction_agreed: int
    directed: int
    unrated_by_rule: int
    undirected: int
    differing: int
    counts: Counts
    changed: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """Something printed that the data does not give, with the page and the name of what it is about.

    Attributes:
        path: the page of the indicator or plan, or an empty string for the whole.
        about: the name of the indicator or plan, or an empty string.
    """

    check: Check
    path: str
    about: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of check: its name, how often print and data agree, and the id of its differences, or an empty string."""

    name: str
    found: Agreement
    anchor: str


@dataclass(frozen=True, slots=True)
class Group:
    """The differences of one kind of check under their heading; `anchor` is its id."""

    name: str
    anchor: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """Printed figures beside what the rows and the rule give.

    Attributes:
        plan_checks: plan, then printed and counted number for each status and direction; empty when none are printed.
        kinds: how many agree, by kind of check; found: the same of all kinds together.
        groups: by kind, what the data gives otherwise.
        statuses: indicators whose printed status is not the rule's, with the working.
        directions: indicators whose printed direction is not the rule's. direction_text: how directions are made.
    """

    plan_checks: tuple[tuple[str, tuple[tuple[str, int | None, int], ...]], ...]
    columns: tuple[str, ...]
    kinds: tuple[Kind, ...]
    groups: tuple[Group, ...]
    found: Agreement
    status_agreed: int
    status_total: int
    direction_agreed: int
    direction_total: int
    statuses: tuple[tuple[IndicatorRow, str, Working], ...]
    directions: tuple[tuple[IndicatorRow, str, str], ...]
    direction_text: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """Downloads: everything, by plan, for programs; neighbours of one title are one row.

    Attributes:
        schemas: path of each schema of the JSON files, and what it describes.
        catalogues: what says in standard forms what the data is; `format` is the standard.
        parquet: whether there is a Parquet file, which takes a library that not everyone has.
    """

    everything: tuple[Download, ...]
    plans: tuple[Download, ...]
    api: tuple[Download, ...]
    schemas: tuple[tuple[str, str], ...]
    catalogues: tuple[Download, ...]
    parquet: bool


@dataclass(frozen=True, slots=True)
class About:
    """Who publishes, from what, under which licence, and when next; what is said about money; the report in words."""

    releases: tuple[tuple[Release, str], ...]
    next_update: str
    money: str
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Accessibility:
    """The accessibility statement's fields, from `openbook.accessibility_statement` and the contact."""

    fields: Mapping[str, str]
    contact: Mapping[str, str]
