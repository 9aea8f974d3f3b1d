"""What the figures say, in plain English: one headline of at most 15 words and a few short sentences.

Better and worse are said by polarity, so the words are right whichever way the number should go.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from openbook.assess.direction import Comparison
from openbook.assess.figure import Figure, Goal
from openbook.assess.judge import REASONS, Assessment, in_use, is_retired
from openbook.assess.working import aim, in_sentence, rounded, shown
from openbook.assess.working import period_words as period_words
from openbook.model import Book, Indicator, Observation, Target
from openbook.text import amount, difference, expected, figure, period_span, quantity, unit_words

HEADLINE_WORDS = 15


@dataclass(frozen=True, slots=True)
class Finding:
    """What an indicator's figures say.

    Attributes:
        headline: where it stands, at most 15 words, no full stop.
        trend: where it is heading, at most 15 words, no full stop; the headline where nothing can be compared.
        sentences: the same in a few short sentences.
    """

    headline: str
    trend: str
    sentences: tuple[str, ...]


def finding(book: Book, assessment: Assessment) -> Finding:
    """Say in words what an assessment's figures mean."""
    a = assessment
    sentences = [_result(book, a), _direction(a), _aim(book, a), _unrated(book, a)]
    headline = _headline(book, a)
    return Finding(headline, _trend(a) or headline, tuple(s for s in sentences if s))


def result_text(indicator: Indicator, row: Observation | None) -> str | None:
    """A result as shown in tables: the figure with its marker, the words, or None when there is none."""
    if row is None:
        return None
    if row.value is not None:
        text = amount(row.value, indicator.format, indicator.unit)
        return f"{text} {row.marker}" if row.marker else text
    return row.text_value


def target_text(indicator: Indicator, target: Target | None) -> str | None:
    """A target as shown in tables: `18.0%`, `15% to 30%`, or the publisher's words; None without a target."""
    if target is None or target.kind == "none":
        return None
    if target.kind != "set" or target.target is None or target.basis == "previous-year":
        return target.target_text
    if target.upper is not None:
        return f"{figure(target.target, indicator.format)} to {amount(target.upper, indicator.format, indicator.unit)}"
    return amount(target.target, indicator.format, indicator.unit)


def _headline(book: Book, a: Assessment) -> str:
    heads = _headlines(book, a)
    return next((head for head in heads if len(head.split()) <= HEADLINE_WORDS), heads[-1])


def _headlines(book: Book, a: Assessment) -> tuple[str, ...]:
    if a.figure is None:
        return _headline_without(book, a)
    i, value = a.indicator, a.figure.value
    so_far = " so far" if _running(a) else ""
    heads = (f"{quantity(value, i.format, i.unit)}{so_far}", f"{amount(value, i.format, i.unit)}{so_far}")
    tail = gap_text(a) or _against_previous(a) or f"in {in_sentence(a.figure.period)}"
    joint = " " if tail.startswith("in ") else ": "
    return heads[0] + joint + tail, heads[1] + joint + tail


def _trend(a: Assessment) -> str:
    c = a.comparison
    if a.figure is None or c.previous is None or c.period is None:
        return ""
    value, when = a.figure.value if c.current is None else c.current, in_sentence(c.period)
    now, before = shown(a, value), shown(a, c.previous)
    leads = {"improving": "Better than", "declining": "Worse than", "maintained": "Much the same as"}
    if c.share < 1:
        lead = "" if a.direction_differs else f"{leads[c.direction]} the pace of {when}: "
        return f"{lead}{now} so far, against {before}"
    if value == c.previous:
        return f"{now}, the same as in {when}"
    lead = "" if a.direction_differs else f"{leads[c.direction]} {when}: "
    moved = "up" if value > c.previous else "down"
    return f"{lead}{now}, {moved} from {before}" + (f" in {when}" if a.direction_differs else "")


def _headline_without(book: Book, a: Assessment) -> tuple[str, ...]:
    """Headlines without a new figure, the fullest first; a long result in words is not half told but left out."""
    if a.words is not None:
        met = ", the same as the target" if a.status == "green" else ""
        return f"Result: {a.words.text_value}{met}", f"A result in words for {in_sentence(book.period)}{met}"
    last = _latest(book, a.indicator)
    start = "Retired" if is_retired(a.indicator, a.period) else "No new figure yet"
    if last is None:
        none = "No figure yet" if a.shown_status == "unrated" else "Rated, but no figure is printed"
        return (start if start == "Retired" else none,)
    label = in_sentence(book.periods[last.period_id])
    text = result_text(a.indicator, last) or ""
    if last.value is None:
        return f"{start}: the last was {text} in {label}", f"{start}: the last result is from {label}"
    full = f"{text} {unit_words(a.indicator.unit)}".rstrip()
    return f"{start}: the last was {full} in {label}", f"{start}: the last was {text} in {label}"


def _running(a: Assessment) -> bool:
    return a.figure is not None and a.indicator.aggregation in ("cumulative", "flow") and a.goal is not None \
        and not a.goal.summed and a.goal.share < 1


def gap_text(a: Assessment) -> str:
    """How far a figure is from what it should have reached: `2 better than the target of 10`; '' without a number."""
    if a.goal is None or a.figure is None or a.indicator.polarity == "none":
        return ""
    i, value, goal = a.indicator, a.figure.value, aim(a)
    upper = a.goal.upper
    if upper is not None:
        span = f"{figure(goal, i.format)} to {amount(upper, i.format, i.unit)}"
        return f"{'within' if goal <= value <= upper else 'outside'} the target range of {span}"
    name = f"the {shown(a, goal)} expected by now" if a.goal.share < 1 else f"the target of {shown(a, goal)}"
    if a.goal.summed:
        name = f"{parts_text(a.goal)} together, {shown(a, goal)}"
    if value == goal:
        return "exactly on target" if a.goal.share == 1 else "exactly as expected by now"
    better = (value > goal) == (i.polarity == "higher")
    gap = difference(rounded(a, value - goal), i.format, i.unit)
    return f"{gap} {'better' if better else 'worse'} than {name}"


def parts_text(goal: Goal) -> str:
    """Whose targets were added up to a goal, in words: `the 3 monthly targets`."""
    kind = {"month": "monthly ", "quarter": "quarterly "}.get(goal.parts[0].type if goal.parts else "", "")
    return f"the {goal.summed} {kind}targets"


def _against_previous(a: Assessment) -> str:
    c = a.comparison
    if c.previous is None or c.period is None:
        return ""
    word = _beside(c, a.figure.value if a.figure else None)
    when = f"at the pace of {in_sentence(c.period)}" if c.share < 1 else f"in {in_sentence(c.period)}"
    return f"{word} {shown(a, c.previous)} {when}"


def _beside(c: Comparison, value: Decimal | None = None) -> str:
    """How a figure stands to the earlier one, in words."""
    now = value if c.current is None else c.current
    same = "the same as" if now is None or now == c.previous else "about the same as"
    return {"improving": "better than", "declining": "worse than", "maintained": same}[c.direction]


def _result(book: Book, a: Assessment) -> str:
    i = a.indicator
    if a.words is not None:
        return f"The result for {book.period.label} was “{a.words.text_value}”."
    if a.figure is None:
        last = _latest(book, i)
        if last is None:
            return "The report gives no figure."
        return f"The last figure is {_with_unit(i, last)}, for {in_sentence(book.periods[last.period_id])}."
    text = _quantity_text(a, a.figure)
    where = in_sentence(a.figure.period)
    end = period_span(a.figure.period.end, a.figure.period.end)
    if i.profile == "from-previous":
        return f"By the end of {end} the running total stood at {text}."
    if i.aggregation == "cumulative" and not a.figure.period.type.endswith("-year"):
        return f"From the start of the year to the end of {end} the total was {text}."
    if a.figure.period.end < a.period.start:
        return f"The latest figure is {text}, for {where}."
    return f"The figure given for {where} is {text}."


def _aim(book: Book, a: Assessment) -> str:
    i, target = a.indicator, a.target
    text = target_text(i, target)
    if target is None or target.kind == "none":
        return "No target was set for this year." if in_use(i, a.period) else ""
    year = in_sentence(book.periods[target.period_id])
    text = text.rstrip(".") if text else text
    if target.kind == "unconfirmed":
        return f"No target is agreed yet (“{text}”)." if text else "No target is agreed yet."
    if target.kind == "no-survey":
        return f"There is no target for {year}, because no survey is held."
    if a.goal is None:
        numeric = target.kind == "set" and target.basis != "previous-year"
        return f"The target for {year} is {text if numeric else f'“{text}”'}." if text else ""
    if a.goal.summed:
        total = shown(a, a.goal.value)
        return f"{parts_text(a.goal).capitalize()} of this period add up to {total}."
    end = {"higher": " or more", "lower": " or less"}.get(i.polarity, "")
    base = f" (“{text}”)" if target.basis == "previous-year" and text else ""
    said = f"The target for {year} is {shown(a, a.goal.year_value)}{end if target.upper is None else ''}{base}."
    if target.upper is not None:
        said = f"The target for {year} is {text}."
    if a.goal.share < 1:
        most = "no more than " if i.polarity == "lower" else ""
        said += f" By now, {most}{shown(a, aim(a))} was expected."
    return said


def _direction(a: Assessment) -> str:
    c = a.comparison
    if a.figure is None or c.previous is None or c.period is None:
        return ""
    label = in_sentence(c.period)
    if c.share < 1:
        months = round(c.share * 12)
        whole = shown(a, c.published or c.previous)
        against = f"{shown(a, c.previous)}, which is {months} months' share of {whole} in {label}"
    else:
        against = f"{shown(a, c.previous)} in {label}"
    word = _beside(c, None if a.figure is None else a.figure.value)
    subject = "That" if c.current is None else f"{shown(a, c.current)} {c.basis}"
    return f"{subject} is {word} {against}."


def _unrated(book: Book, a: Assessment) -> str:
    if a.shown_status != "unrated":
        return ""
    row = book.observation(a.indicator.indicator_id, a.period.period_id)
    when = f" It is expected in {expected(row.expected_on)}." if row is not None and row.expected_on else ""
    if row is not None and row.expected_on and row.expected_on.count("-") == 2:
        when = f" It is expected on {expected(row.expected_on)}."
    return f"It is not rated: {REASONS[a.shown_reason or 'awaiting-data']}.{when}"


def _latest(book: Book, indicator: Indicator) -> Observation | None:
    rows = [o for o in book.observations(indicator.indicator_id) if o.value is not None or o.text_value is not None]
    return rows[-1] if rows else None


def _with_unit(i: Indicator, row: Observation) -> str:
    return quantity(row.value, i.format, i.unit) if row.value is not None else f"“{row.text_value}”"


def _quantity_text(a: Assessment, found: Figure) -> str:
    return quantity(found.value, a.indicator.format, a.indicator.unit)
