"""The working under a status: inputs, thresholds, one plain sentence, and where the colour would have changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from openbook.assess.figure import Figure, Goal
from openbook.assess.judge import REASONS, Assessment
from openbook.assess.ladder import Ladder, Rung, rung
from openbook.model import Indicator, Period, Publisher
from openbook.text import amount, ends, from_to, period_span, plain, round_up_to, within
from openbook.text.language import N_, _, _n

WHOLE_FROM = 1000
"""Worked-out figures from this size on are written without added decimals."""

_RATED: Mapping[str, tuple[str, str]] = {
    "meets": (N_("{value} meets the target, {goal}, so the rule gives {status}."),
              N_("{value} meets what was expected by now, {goal}, so the rule gives {status}.")),
    "within": (
        N_("{value} misses the target, {goal}, by no more than the rule allows for {status}, so the rule gives "
           "{status}."),
        N_("{value} misses what was expected by now, {goal}, by no more than the rule allows for {status}, so the "
           "rule gives {status}.")),
    "lacking": (N_("{value} misses the target, {goal}, and {why}, so the rule gives no rating."),
                N_("{value} misses what was expected by now, {goal}, and {why}, so the rule gives no rating.")),
    "because": (N_("{value} misses the target, {goal}, but is {what}, so the rule gives {status}."),
                N_("{value} misses what was expected by now, {goal}, but is {what}, so the rule gives {status}.")),
    "misses": (N_("{value} misses the target, {goal}, so the rule gives {status}."),
               N_("{value} misses what was expected by now, {goal}, so the rule gives {status}.")),
    "far": (
        N_("{value} misses the target, {goal}, by more than the rule allows, so the rule gives {status}."),
        N_("{value} misses what was expected by now, {goal}, by more than the rule allows, so the rule gives "
           "{status}.")),
    "worse": (
        N_("{value} misses the target, {goal}, by more than the rule allows, and it is worse than the earlier "
           "figure, so the rule gives {status}."),
        N_("{value} misses what was expected by now, {goal}, by more than the rule allows, and it is worse than the "
           "earlier figure, so the rule gives {status}.")),
    "minimum": (
        N_("{value} misses the target, {goal}, but is no worse than the minimum, {least}, so the rule gives {status}."),
        N_("{value} misses what was expected by now, {goal}, but is no worse than the minimum, {least}, so the rule "
           "gives {status}.")),
    "floor": (
        N_("{value} misses the target, {goal}, but is no worse than the floor, {least}, so the rule gives {status}."),
        N_("{value} misses what was expected by now, {goal}, but is no worse than the floor, {least}, so the rule "
           "gives {status}.")),
    "just": (N_("{value} just misses the target, {goal}, so the rule gives {status}."),
             N_("{value} just misses what was expected by now, {goal}, so the rule gives {status}.")),
}
"""How a figure came to its status: held against the target, and against what was expected by now."""


@dataclass(frozen=True, slots=True)
class Working:
    """How a status came about.

    Attributes:
        sentence: the whole in one plain sentence.
        steps: (label, value) pairs, in the order of working.
        changes: sentences that name the figures at which the status would have been another.
    """

    sentence: str
    steps: tuple[tuple[str, str], ...]
    changes: tuple[str, ...]


def working(assessment: Assessment, publisher: Publisher) -> Working:
    """Explain an assessment in words and numbers."""
    a, labels = assessment, publisher.status_labels
    steps: list[tuple[str, str]] = []
    if a.words is not None and a.words.text_value is not None:
        steps.append((_("Result"), a.words.text_value))
        if a.target and a.target.target_text:
            steps.append((_("Target"), a.target.target_text))
        said = _("Not rated by the rule: {why}.", why=REASONS[a.reason or "text-target"])
        if a.status == "green":
            said = _("The result is the same words as the target, so it is {status}.", status=labels["green"])
        return Working(said, tuple(steps), ())
    if a.figure is not None:
        steps.append((_("Figure judged") if a.ladder else _("Figure"), shown(a, a.figure.value)))
        steps.append((_("Which covers"), covers(a)))
        if a.figure.summed:
            parts = (plain(o.value) for o in a.figure.observations if o.value is not None)
            steps.append((_("Added up from"), " + ".join(parts)))
    steps += _target_steps(a)
    if a.ladder is None or a.figure is None or a.goal is None:
        return Working(_unrated(a), tuple(steps), ())
    steps += _compared(a, a.figure, a.ladder)
    steps += _rungs(a, a.ladder, labels)
    steps.append((_("Status by the rule"), labels[a.status]))
    return Working(_rated(a, a.figure, a.goal, a.ladder, labels), tuple(steps), _changes(a, a.ladder, labels))


def _rungs(a: Assessment, ladder: Ladder, labels: dict[str, str]) -> list[tuple[str, str]]:
    """Where each status begins, best first; a status that no figure can earn says why."""
    steps: list[tuple[str, str]] = []
    above: Rung | None = None
    for step in ladder.rungs:
        words = limits(a, step)
        if not reachable(a, step):
            words = _("no figure: it would have to be {limits}", limits=words)
        elif above is not None and (above.low, above.high) == (step.low, step.high):
            words = _("no figure: its level is the same as for {status}", status=labels[above.status])
        elif above is not None and words == limits(a, above):
            words = _("no figure: the margin is too small")
        elif step.because:
            words = _("{limits}, {what}", limits=words, what=_(step.because))
        steps.append((_("{status} at", status=labels[step.status]), words))
        above = step
    return [*steps, (labels[ladder.below], _("any other figure"))]


def reachable(assessment: Assessment, rung: Rung) -> bool:
    """Whether a figure can earn a rung: none of a count is below 0, none of a share is above 100%."""
    a = assessment
    if not rung.beyond or a.figure is None:
        return True
    share = a.indicator.format == "percent" and a.indicator.unit.startswith("of ")
    if rung.high is not None and a.indicator.format in ("number", "percent"):
        return rung.high > 0 or a.figure.value < 0
    return not (rung.low is not None and share and rung.low >= 100 >= a.figure.value)


def limits(assessment: Assessment, rung: Rung) -> str:
    """What earns a rung: `18.9% or less`, `475 or more`, `15% to 30%`, `more than 90%`."""
    low = _edge(assessment, rung.low, up=True) if rung.low is not None else ""
    high = _edge(assessment, rung.high, up=False) if rung.high is not None else ""
    if low and high:
        return low if low == high else from_to(low, high)
    if _open(assessment, rung):
        return _("more than {figure}", figure=low) if low else _("less than {figure}", figure=high)
    return _("{figure} or more", figure=low) if low else _("{figure} or less", figure=high)


def _open(a: Assessment, rung: Rung) -> bool:
    """Whether the limit as written is just not enough: a limit that had to be rounded is written past itself."""
    limit, up = (rung.low, True) if rung.low is not None else (rung.high, False)
    return rung.beyond and limit is not None and round_up_to(limit, _decimals(a), up=up) == limit


def expected_text(assessment: Assessment) -> str | None:
    """What was expected by now, when that is less than the year's target: `475`; for a range `800 to 900`."""
    goal = assessment.goal
    if goal is None or (goal.share == 1 and not goal.summed):
        return None
    if goal.upper is not None:
        i = assessment.indicator
        low, high = (rounded(assessment, n) for n in (goal.value, goal.upper))
        return from_to(*ends(low, high, i.format, i.unit))
    return shown(assessment, aim(assessment))


def aim(assessment: Assessment) -> Decimal:
    """The figure to reach by now; of things that are counted whole, the whole number that reaches it.

    Raises:
        ValueError: when there is no goal.
    """
    if assessment.goal is None:
        raise ValueError("there is no figure to reach")
    return to_reach(assessment.indicator, assessment.goal)


def to_reach(indicator: Indicator, goal: Goal) -> Decimal:
    """The figure of a goal; of things that are counted whole and expected in part, the whole number that reaches it."""
    whole = indicator.decimals == 0 and indicator.format == "number" and goal.share < 1
    if not whole or indicator.polarity not in ("higher", "lower"):
        return goal.value
    return round_up_to(goal.value, 0, up=indicator.polarity == "higher")


def covers(assessment: Assessment) -> str:
    """The span that the figure judged covers, in words."""
    a = assessment
    if a.figure is None:
        return ""
    end = period_span(a.figure.period.end, a.figure.period.end)
    if a.indicator.profile == "from-previous":
        return _("everything up to {month}", month=end)
    if a.indicator.aggregation == "cumulative" and not a.figure.period.type.endswith("-year"):
        return _("the year up to {month}", month=end)
    return period_span(a.figure.period.start, a.figure.period.end)


def _target_steps(a: Assessment) -> list[tuple[str, str]]:
    if a.target is None:
        return []
    if a.goal is None:
        return [(_("Target"), a.target.target_text)] if a.target.target_text else []
    if a.goal.summed:
        return [(_n("Sum of the {n} shorter target", "Sum of the {n} shorter targets", a.goal.summed),
                 shown(a, a.goal.value))]
    aim = shown(a, a.goal.year_value)
    if a.target.upper is not None:
        aim = from_to(aim, shown(a, a.target.upper))
    steps = [(_("Target, from last year's figure") if a.target.basis == "previous-year" else _("Target"), aim)]
    if a.goal.start is not None:
        steps.append((_("Last year's figure, where the line starts"), shown(a, a.goal.start)))
    if a.goal.share != 1:
        steps.append((_("Share of the year expected by now"), f"{plain(within(a.goal.share * 100, 1))}%"))
        steps.append((_("Expected by now"), shown(a, a.goal.value)))
    return steps


def _compared(a: Assessment, found: Figure, ladder: Ladder) -> list[tuple[str, str]]:
    """The earlier figure, for rules that look at it."""
    c = a.comparison
    if not ladder.compared or c.previous is None or c.period is None:
        return []
    label = N_("Earlier figure, the pace of {period}") if c.share < 1 else N_("Earlier figure, {period}")
    steps = [(_(label, period=period_words(c.period)), shown(a, c.previous))]
    if c.current is not None and c.current != found.value:
        label = N_("Beside it, in this period alone") if c.current_of == "period" else \
            N_("Beside it, since the year began")
        steps.append((_(label), shown(a, c.current)))
    return steps


def period_words(span: Period) -> str:
    """A period as words after 'in': its label, or its months where it has none (a year to date)."""
    return span.label or period_span(span.start, span.end)


def in_sentence(span: Period) -> str:
    """A period as words within a sentence: `the school year 2016-17` of a label that begins with a noun."""
    words = period_words(span)
    first, rest = words.split(" ", 1) if " " in words else (words, "")
    named = rest.lower().startswith("year ") and first.isalpha()
    return _("the {period}", period=f"{first.lower()} {rest}") if named else words


def _rated(a: Assessment, found: Figure, goal: Goal, ladder: Ladder, labels: dict[str, str]) -> str:
    aim = shown(a, goal.value)
    if goal.upper is not None:
        aim = from_to(aim, shown(a, goal.upper))
    own = ladder.rung(a.status)
    why = what = ""
    if a.status in met(ladder):
        good = rung("green", goal.value, a.indicator.polarity, goal.upper).holds(found.value)
        case = "meets" if good else "within"
    elif a.status == "unrated":
        case, why = "lacking", REASONS[ladder.reason] if ladder.compared else _("no tolerance is given")
    elif own is not None and own.because:
        case, what = "because", _(own.because)
    elif a.status == ladder.below:
        case = "misses" if ladder.below != "red" else "worse" if ladder.compared else "far"
    elif own is not None and goal.minimum is not None and goal.minimum in (own.low, own.high):
        case = "floor" if a.rule.rule == "floor" else "minimum"
    else:
        case = "just"
    message = _RATED[case][1 if expected_text(a) else 0]
    least = shown(a, goal.minimum) if goal.minimum is not None else ""
    return _(message, value=shown(a, found.value), goal=aim, status=labels[a.status], why=why, what=what, least=least)


def met(ladder: Ladder) -> tuple[str, ...]:
    """The statuses of a ladder that mean the target is met: green and all above it."""
    names = [r.status for r in ladder.rungs]
    return tuple(names[: names.index("green") + 1]) if "green" in names else tuple(names[:1])


def _changes(a: Assessment, ladder: Ladder, labels: dict[str, str]) -> tuple[str, ...]:
    lines = []
    better = ladder.better(a.status)
    while better is not None and (top := ladder.better(better.status)) and limits(a, top) == limits(a, better):
        better = top
    if better is not None and reachable(a, better):
        lines.append(_("It would have been {status} at {limits}.", status=labels[better.status],
                       limits=limits(a, better)))
    own = ladder.rung(a.status)
    if own is not None:
        place = [r.status for r in ladder.rungs].index(a.status)
        below = [r for r in ladder.rungs[place + 1:] if limits(a, r) != limits(a, own)]
        lines.append(_worse(a, own, below[0].status if below else ladder.below, labels))
    return tuple(lines)


_WORSE = {
    "outside": (N_("It would have been {status} outside {figure}."),
                N_("It would not have been rated outside {figure}.")),
    "from below": (N_("It would have been {status} at or below {figure}."),
                   N_("It would not have been rated at or below {figure}.")),
    "below": (N_("It would have been {status} below {figure}."), N_("It would not have been rated below {figure}.")),
    "from above": (N_("It would have been {status} at or above {figure}."),
                   N_("It would not have been rated at or above {figure}.")),
    "above": (N_("It would have been {status} above {figure}."), N_("It would not have been rated above {figure}.")),
}
"""Where the next worse status begins, and where a rating ends."""


def _worse(a: Assessment, own: Rung, status: str, labels: dict[str, str]) -> str:
    """From where on the next worse status would have been earned, or none."""
    if own.low is not None and own.high is not None:
        place, figure = "outside", limits(a, own)
    elif own.low is not None:
        place, figure = "from below" if _open(a, own) else "below", _edge(a, own.low, up=True)
    else:
        place, figure = "from above" if _open(a, own) else "above", _edge(a, own.high or Decimal(0), up=False)
    said = _WORSE[place][status == "unrated"]
    return _(said, status=labels[status], figure=figure)


def _unrated(a: Assessment) -> str:
    note = (a.published.note or "") if a.published else ""
    why = REASONS[(a.shown_reason if a.shown_status == "unrated" else a.reason) or "not-computable"]
    if a.shown_status != "unrated" and a.reason == "awaiting-data":  # it was rated without printing a figure
        why = _("the report gives no figure")
    said = _("Not rated by the rule: {why}.", why=why)
    return f"{said} {note.rstrip('.')}." if note else said


def _decimals(a: Assessment) -> int:
    return _decimals_of(a.indicator, a.figure)


def _decimals_of(indicator: Indicator, figure: Figure | None) -> int:
    exponent = figure.value.as_tuple().exponent if figure else 0
    return max(indicator.decimals, -exponent if isinstance(exponent, int) else 0)


def shown(a: Assessment, value: Decimal) -> str:
    """A figure as `rounded` and written in the indicator's format."""
    return amount(rounded(a, value), a.indicator.format, a.indicator.unit)


def rounded(a: Assessment, value: Decimal) -> Decimal:
    """A worked-out figure to the decimals of the indicator; a small one keeps one, so that a half is not hidden."""
    return rounded_to(a.indicator, a.figure, value)


def rounded_to(indicator: Indicator, figure: Figure | None, value: Decimal) -> Decimal:
    """The same of a figure of an indicator that is not (or not yet) judged."""
    halves = abs(value) < WHOLE_FROM and value != value.to_integral_value()
    return within(value, max(_decimals_of(indicator, figure), 1 if halves else 0))


def _edge(a: Assessment, value: Decimal, *, up: bool) -> str:
    """A limit as the first figure that reaches it; one that is a level of the target is written like that level."""
    first, goal = round_up_to(value, _decimals(a), up=up), a.goal
    levels = (goal.value, goal.upper, goal.minimum, goal.aspirational) if goal is not None else ()
    level = next((n for n in levels if n is not None and n == first), first)
    return amount(within(level, _decimals(a)), a.indicator.format, a.indicator.unit)


