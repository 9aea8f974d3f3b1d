"""Every term that the site explains, in plain English: at most two sentences each, reading age about 12.

What a status, an action or a part of the organisation is called is the publisher's own, and so are the meanings of
statuses: `glossary` adds them. A term has a permanent id, which is its anchor on the page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from openbook.pages.glossary_uses import Uses
from openbook.text.language import N_


@dataclass(frozen=True, slots=True)
class Term:
    """A term of this site's own.

    Attributes:
        id: its anchor. word, meaning: messages; the meaning may name statuses: `{amber}`.
        wanted: whether it occurs for a publisher.
    """

    id: str
    word: str
    meaning: str
    wanted: Callable[[Uses], bool] = lambda _: True


FIGURES = (
    Term("indicator", N_("Indicator"), N_(
        "Something that is counted or measured to see how well a service does. It is also called a measure.")),
    Term("key-indicator", N_("Key indicator"), N_(
        "An indicator that the publisher picks out as one of the most important."),
        lambda u: u.of_indicators("key", True) and u.of_indicators("key", False)),
    Term("outturn", N_("Result, or outturn"), N_(
        "The figure for what really happened. Reports often call it the outturn.")),
    Term("reporting-period", N_("Reporting period"), N_("The months that a report is about.")),
    Term("year-to-date", N_("Year to date"), N_("From the start of the year to the end of the reporting period."),
         lambda u: u.of_indicators("aggregation", "cumulative", "flow")),
    Term("cumulative", N_("Running total, or cumulative figure"), N_(
        "All that was counted since the year began, added up. It grows as the year goes on."),
        lambda u: u.of_indicators("aggregation", "cumulative")),
    Term("flow", N_("Flow"), N_(
        "What happened in one month or quarter alone. Added up, these figures give the year so far."),
        lambda u: u.of_indicators("aggregation", "flow")),
    Term("rolling", N_("Rolling year"), N_("The last 12 months, whenever they end."),
         lambda u: u.of_indicators("aggregation", "rolling")),
    Term("point", N_("Position"), N_("How things stood at the time. It is not added up over the year."),
         lambda u: u.of_indicators("aggregation", "point")),
    Term("pace", N_("Year end at this pace"), N_(
        "Where the year would end if the rest of it went like the part so far. It is a sum, not a forecast."),
        lambda u: u.paced),
    Term("percentage-point", N_("Percentage point"), N_(
        "The gap between two percentages. From 50% to 55% is 5 percentage points."),
        lambda u: u.of_indicators("format", "percent", "signed-percent")),
    Term("rate", N_("Rate, such as per 10,000"), N_(
        "How many there were for every 10,000 people, or some other round number. It lets us compare places of "
        "different size."), lambda u: u.said(r"(?:per|for every|for each|in every) 1(?:,?0+)+")),
    Term("fte", N_("FTE, or full-time equivalent"), N_(
        "The number of staff, counted as if all worked full time. Two people who each work half the week count as "
        "one."), lambda u: u.said("ftes?|full[- ]time equivalents?")),
    Term("numerator", N_("Numerator"), N_("The first number behind a share: the 63 of “63 out of 100”."),
         lambda u: any(o.numerator is not None for i in u.book.indicators for o in u.book.observations(i))),
    Term("denominator", N_("Denominator"), N_("The second number behind a share: the 100 of “63 out of 100”."),
         lambda u: any(o.denominator is not None for i in u.book.indicators for o in u.book.observations(i))),
    Term("benchmark", N_("Benchmark, or comparator"), N_(
        "A figure for somewhere else, such as England, to compare with."),
        lambda u: any(u.book.benchmarks(i) for i in u.book.indicators)),
    Term("baseline", N_("Baseline"), N_("An earlier figure that later ones are held against."),
         lambda u: u.said("baselines?")),
    Term("time-lag", N_("Time lag"), N_("How long it takes until a figure is ready."),
         lambda u: u.of_indicators("lag")),
    Term("printed", N_("Printed"), N_(
        "What stands in the publisher’s own report. This site shows it, and says where its own sums differ."),
        lambda u: any(a.published is not None for a in u.judged)),
)

TARGETS = (
    Term("target", N_("Target"), N_("The figure that the publisher wants to reach.")),
    Term("polarity", N_("Higher or lower is better, or polarity"), N_(
        "Which way a figure should go. For some a higher figure is better, for others a lower one.")),
    Term("target-range", N_("Target range"), N_(
        "A target with a lowest and a highest figure. Anything in between meets it."),
        lambda u: u.of_targets(lambda t: t.upper is not None)),
    Term("expected-by-now", N_("Expected by now, or profile"), N_(
        "The part of the year’s target that should be reached by now. After six months this is half of it, unless "
        "the data says otherwise."), lambda u: u.in_parts),
    Term("year-end-target", N_("Year-end target"), N_("What should be reached by the end of the year."),
         lambda u: u.of_indicators("aggregation", "cumulative", "flow")),
    Term("minimum", N_("Minimum, or floor"), N_(
        "The least that is still good enough. A figure that is worse than this gives “{red}”."),
        lambda u: u.of_targets(lambda t: t.minimum is not None)),
    Term("ideal", N_("Ideal level"), N_("The target itself, where there are a lower and a higher level beside it."),
         lambda u: u.said("ideal") and u.of_targets(lambda t: t.minimum is not None)),
    Term("aspirational", N_("Aspirational level"), N_("An aim that is better than the target."),
         lambda u: u.of_targets(lambda t: t.aspirational is not None)),
    Term("tolerance", N_("Tolerance"), N_("How far a figure may miss its target before its status gets worse."),
         lambda u: bool(u.rules & {"tolerance", "points", "two-step", "improvement"})
         or u.of_targets(lambda t: t.tolerance is not None)),
    Term("status", N_("Status, or RAG rating"), N_(
        "How a figure stands against its target, as a word, a shape and a colour. RAG is short for red, amber, "
        "green.")),
    Term("direction", N_("Direction of travel"), N_(
        "Whether a figure is better or worse than the earlier one it is compared with.")),
)

RULES: Mapping[str, Term] = {term.id: term for term in (
    Term("tolerance", N_("Rule by percent"), N_(
        "A miss is measured in percent of the target. A small one gives “{amber}”, a bigger one “{red}”.")),
    Term("two-step", N_("Rule in two steps"), N_(
        "A very small miss still gives “{green}”. A bigger one gives “{amber}”, and a big one “{red}”.")),
    Term("points", N_("Rule by points"), N_(
        "A miss is measured in points, that is, in the unit of the figure. A small one gives “{amber}”, a bigger "
        "one “{red}”.")),
    Term("bands", N_("Rule by levels"), N_(
        "There are up to three levels: a minimum, a target and a higher aim. The status says which of them a figure "
        "reaches.")),
    Term("floor", N_("Rule with a floor"), N_(
        "A figure that meets the target gives “{green}”, and one that only meets the floor “{amber}”. Anything worse "
        "gives “{red}”.")),
    Term("improvement", N_("Rule by improvement"), N_(
        "A figure that misses its target gives “{amber}” if it is no worse than the earlier one. A worse one gives "
        "“{red}”.")),
    Term("data-only", N_("Shown, not rated"), N_("The figure is shown so that people know it. It gets no status.")),
)}
"""Name of each built-in rule to the rule in short; its exact words stand on the page on judging."""

STATUSES: Mapping[str, str] = {
    "blue": N_("The figure is better than the target by far."),
    "green": N_("The target is met."),
    "amber": N_("The target is missed by a little."),
    "red": N_("The target is missed by a lot."),
    "unrated": N_("There is nothing to rate, or nothing to rate it against."),
}
"""What a status means where the publisher does not say it."""

DIRECTIONS: Mapping[str, str] = {
    "improving": N_("The figure is better than the earlier one."),
    "maintained": N_("The figure is the same as the earlier one, or so close that it counts as the same."),
    "declining": N_("The figure is worse than the earlier one."),
    "unknown": N_("There is nothing that the figure can be compared with."),
}

REASONS_MEAN: Mapping[str, str] = {
    "not-due": N_("The next figure is planned for later."),
    "awaiting-data": N_("There should be a figure by now, but it has not come."),
    "no-target": N_("Nobody has set a figure to reach."),
    "target-unconfirmed": N_("The target has not been settled yet."),
    "no-survey": N_("The figure comes from a survey, and none was held."),
    "text-target": N_("The target is written in words, so a number cannot be held against it."),
    "new-measure": N_("It was not measured before, so there is no figure to rate."),
    "retired": N_("It is no longer in use."),
    "no-comparator": N_("The rule needs an earlier figure, and there is none."),
    "not-judged": N_("The publisher shows the figure and gives it no status."),
    "not-computable": N_("The data lacks something that the rule needs."),
}

MARKS: Mapping[str, tuple[str, str]] = {
    "[b]": ("break-in-series", N_(
        "The way of measuring changed here. Figures before and after should not be compared.")),
    "[c]": ("confidential", N_("The figure is held back, so that nobody can be picked out by it.")),
    "[e]": ("estimated", N_("The figure is worked out from a part of the facts. Not everything was counted.")),
    "[er]": ("earliest-revision", N_("The earliest of the figures that were changed.")),
    "[f]": ("forecast-figure", N_("What is expected to happen. It has not happened yet.")),
    "[low]": ("low", N_("A figure so small that it is written as 0. There was some.")),
    "[p]": ("provisional", N_("An early figure that may still change.")),
    "[r]": ("revised", N_("The figure was changed after it was first published.")),
    "[u]": ("low-reliability", N_("The figure is less sure than others. Use it with care.")),
    "[w]": ("no-survey-held", N_("The figure comes from a survey, and none was held.")),
    "[x]": ("not-available", N_("There is no figure to show here.")),
    "[z]": ("not-applicable", N_("A figure would make no sense here.")),
}
"""Mark to its anchor and meaning; its word is that of `text.shorthand`."""

MONEY: Mapping[str, Term] = {term.id: term for term in (
    Term("budget", N_("Budget"), N_("What is planned to be spent or to come in.")),
    Term("forecast", N_("Forecast"), N_("What is now expected for the whole year.")),
    Term("variance", N_("Variance"), N_("Forecast less budget. A minus means that it is below the budget.")),
    Term("variance-percent", N_("Variance as % of budget"), N_("The variance as a share of the budget.")),
    Term("risks", N_("Risks"), N_("What may still cost more.")),
    Term("opportunities", N_("Opportunities"), N_("What may still save money or bring more in.")),
    Term("projected-variance", N_("Projected variance"), N_("The variance with all risks and opportunities added.")),
    Term("savings-delivered", N_("Planned savings delivered"), N_("The part of the planned savings that is made.")),
    Term("revenue", N_("Revenue"), N_("The money for running services day by day, such as staff and care.")),
    Term("capital", N_("Capital"), N_("The money spent once on things that last, such as buildings and roads.")),
    Term("housing-revenue", N_("Housing revenue account"), N_(
        "A separate purse for the homes that a council lets. Rents go in, and repairs are paid from it.")),
    Term("housing-capital", N_("Housing capital"), N_("Money spent once to build or improve those homes.")),
    Term("net", N_("Net"), N_("Spending less income.")),
)}
"""Code of an account, a measure or a kind of amount to its term."""

WORK = (
    Term("directorate", N_("Directorate"), N_("A part of the organisation, led by a director."),
         lambda u: u.of_indicators("directorate") and u.book.publisher.plan_word[0].lower() != "directorate"),
    Term("portfolio", N_("Portfolio"), N_("A part of the work and money of a council, led by one of its members."),
         lambda u: u.said("portfolios?")),
    Term("statutory", N_("Statutory"), N_("The law says that it must be measured or done."),
         lambda u: u.of_indicators("statutory", True)),
    Term("retired", N_("Retired measure"), N_("A measure that is no longer in use. Its page and its figures stay."),
         lambda u: u.of_indicators("retired_on")),
    Term("commentary", N_("Commentary"), N_("What the publisher says about the figures.")),
    Term("action", N_("Action"), N_("Something that is done so that a target is reached."),
         lambda u: bool(u.book.actions or u.book.action_counts)),
    Term("release", N_("Release"), N_("All that was published on one day.")),
    Term("revision", N_("Revision"), N_("A planned change to a figure, when better facts come in."),
         lambda u: bool(u.book.revisions)),
    Term("correction", N_("Correction"), N_("A change to a figure because it was wrong."),
         lambda u: bool(u.book.revisions)),
    Term("area-code", N_("Area code"), N_("A code for a place, so that computers can tell places apart."),
         lambda u: u.book.publisher.area_code is not None),
    Term("csv", N_("CSV"), N_("A table as a simple text file. Every spreadsheet program can open it.")),
    Term("json", N_("JSON"), N_("Data as a text file that programs can read.")),
)
