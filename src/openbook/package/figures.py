"""Do results and targets make sense: one kind of result a row, rates that work out, complete targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, localcontext

from openbook.errors import Problem
from openbook.package.cells import Record
from openbook.text import rate_scale


def observation_problems(
    file: str, rows: Sequence[Record], indicators: Mapping[str, Record],
) -> Iterator[Problem]:
    """Find results that say nothing or two things, and rates that their own numbers do not give.

    A rate whose cell is kept in `printed` stands as the report printed it; the audit holds it against its numbers.

    Args:
        file: path for the messages.
        rows: observations.
        indicators: indicators by id.
    """
    for record in rows:
        if record.sound("value", "text_value", "missing_reason"):
            yield from _one_result(file, record)
        indicator = indicators.get(record["indicator_id"] or "")
        known = indicator is not None and indicator["unit"] and indicator["format"]
        if indicator is not None and known and record.sound("value", "numerator", "denominator"):
            yield from _ratio(file, record, indicator)


def _one_result(file: str, record: Record) -> Iterator[Problem]:
    given = [c for c in ("value", "text_value", "missing_reason") if record[c] is not None]
    expected = "exactly one of value, text_value and missing_reason"
    if not given:
        yield Problem("no-result", file, "The row holds no figure, no words and no reason why there is none.",
                      expected, "Fill in value or text_value, or say in missing_reason why there is no figure.",
                      record.row, "value", "")
    elif len(given) > 1:
        yield Problem("two-results", file, f"The row holds {' and '.join(given)}.", expected,
                      f"Keep one of {' and '.join(given)}; an explanation goes into note.", record.row, given[-1],
                      str(record[given[-1]]))


def scale(indicator: Record) -> Decimal:
    """By how much a numerator over a denominator is multiplied: 100 for percent, N for 'per N', else 1."""
    return rate_scale(indicator["unit"] or "", indicator["format"] or "")


def _ratio(file: str, record: Record, indicator: Record) -> Iterator[Problem]:
    value, upper, lower = record["value"], record["numerator"], record["denominator"]
    if upper is None or lower is None:
        return
    if lower == 0:
        yield Problem("zero-denominator", file, "The denominator is 0, and nothing can be divided by 0.",
                      "a number other than 0",
                      "Correct it, or leave numerator and denominator empty and explain it in note.",
                      record.row, "denominator", str(lower))
        return
    if value is None or record["printed"] is not None:
        return
    factor = scale(indicator)
    worked = upper / lower * factor
    step = Decimal(1).scaleb(_exponent(value))
    if abs(worked - value) > step / 2:
        times = f" × {factor:,}" if factor != 1 else ""
        with localcontext(prec=80):
            shown = worked.quantize(min(step, Decimal(1)))
        yield Problem("ratio-differs", file, f"{upper} / {lower}{times} is {shown}, not {value}.", str(shown),
                      "Correct the value, the numerator or the denominator, or the unit of the indicator. Where your "
                      "report prints just this, copy its cell into printed: the audit then lists it.",
                      record.row, "value", str(value))


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def target_problems(file: str, rows: Sequence[Record], indicators: Mapping[str, Record]) -> Iterator[Problem]:
    """Find targets without their figure, words where a number is needed, and impossible ranges."""
    for record in rows:
        if not record.sound("kind", "target", "target_text", "upper"):
            continue
        kind, figure, words, top = record["kind"], record["target"], record["target_text"], record["upper"]
        at = (file, record.row)
        if kind == "set" and figure is None:
            said = f"; it only has the words {words!r}" if words else ""
            yield _target("target-without-figure", at, f"The target is of kind set but has no figure{said}.",
                          "a number in target", "Write the figure into target, or choose kind text, unconfirmed, "
                          "no-survey or none.", "target", words or "")
        if kind in ("text", "unconfirmed", "no-survey", "none") and figure is not None:
            yield _target("figure-without-set", at, f"The target {figure} is there, yet its kind is {kind}.",
                          "an empty target, or kind set", "Choose kind set, or take the figure out (printed words go "
                          "into printed).", "target", str(figure))
        if kind == "text" and words is None:
            yield _target("target-without-words", at, "The target is of kind text but target_text is empty.",
                          "the target in words", "Write the words into target_text, or choose kind none.",
                          "target_text", "")
        if figure is not None and top is not None and top < figure:
            yield _target("range-upside-down", at, f"The range ends at {top}, below its start {figure}.",
                          f"a number of {figure} or more", "Put the lower end into target, the upper end into upper.",
                          "upper", str(top))
        yield from _polarity(at, record, indicators.get(record["indicator_id"] or ""))
        yield from _levels(at, record, indicators.get(record["indicator_id"] or ""))
        yield from _tolerance(at, record)
        if record["previous_target"] is not None and record.sound("reason") and record["reason"] is None:
            yield _target("change-without-reason", at, "The target was changed, but nobody says why.",
                          "the reason, in reason", "Fill in reason: readers mind nothing more than a target that moves "
                          "without one.", "reason", "")


def _polarity(at: tuple[str, int], record: Record, indicator: Record | None) -> Iterator[Problem]:
    if indicator is None or not indicator.sound("polarity") or record["kind"] != "set":
        return
    polarity, top = indicator["polarity"], record["upper"]
    if polarity == "range" and top is None:
        yield _target("range-without-upper", at, "The measure should stay in a range, but the range has no upper end.",
                      "a number in upper", "Fill in upper, or change the indicator's polarity.", "upper", "")
    if polarity in ("higher", "lower") and top is not None:
        yield _target("upper-without-range", at, f"There is an upper end, but for this measure {polarity} is better.",
                      "an empty upper, or polarity range", "Empty upper, or give the indicator the polarity range.",
                      "upper", str(top))


def _levels(at: tuple[str, int], record: Record, indicator: Record | None) -> Iterator[Problem]:
    """A minimum is easier to reach than the target, an aspirational level harder; equal ones are allowed."""
    goal = record["target"]
    if indicator is None or not indicator.sound("polarity") or not record.sound("basis", "minimum", "aspirational"):
        return
    polarity = indicator["polarity"]
    if goal is None or record["kind"] != "set" or polarity not in ("higher", "lower", "range"):
        return
    easier, harder = ("more", "less") if polarity == "lower" else ("less", "more")
    for column, side in (("minimum", easier), ("aspirational", harder)):
        level, top = record[column], record["upper"] if polarity == "range" else None
        if level is None or level == goal:
            continue
        if (level > goal) != (side == "more"):
            word = "easier" if column == "minimum" else "harder"
            yield _target("levels-out-of-order", at, f"The {column} level {level} is not {word} to reach than the "
                          f"target {goal}.", f"{goal} or {side}", f"Correct {column} or target, or the polarity "
                          f"({polarity}) of the indicator.", column, str(level))
        elif top is not None and level > top:
            yield _target("levels-out-of-order", at, f"The {column} level {level} lies above the range, which ends at "
                          f"{top}.", f"{goal} to {top}", f"Correct {column} or upper.", column, str(level))


def _tolerance(at: tuple[str, int], record: Record) -> Iterator[Problem]:
    if not record.sound("tolerance", "tolerance_kind"):
        return
    size, kind = record["tolerance"], record["tolerance_kind"]
    if (size is None) != (kind is None) or (size is not None and size < 0):
        column = "tolerance_kind" if kind is None else "tolerance"
        yield _target("tolerance-incomplete", at, "A tolerance needs a size of 0 or more and its kind.",
                      "both tolerance and tolerance_kind, or neither",
                      "Fill in both (percent of the target, or points), or empty both.", column,
                      str(record[column] if record[column] is not None else ""))


def _target(
    code: str, at: tuple[str, int], message: str, expected: str, remedy: str, column: str, value: str,
) -> Problem:
    return Problem(code, at[0], message, expected, remedy, at[1], column, value)


def indicator_problems(file: str, rows: Sequence[Record]) -> Iterator[Problem]:
    """Find profiles that no rule would use, and shares of a year that fall or do not end at 1."""
    for record in rows:
        profile, kind = record["profile"], record["aggregation"]
        if profile is None or not record.sound("profile", "aggregation"):
            continue
        if kind in ("point", "rolling"):
            yield Problem("profile-not-used", file, f"A profile is given, but the measure is {kind}.",
                          "a profile only for cumulative and flow measures", "Empty profile, or correct aggregation.",
                          record.row, "profile", profile)
        if profile[0] in "01.":
            shares = [Decimal(share) for share in profile.split(" ")]
            if shares != sorted(shares) or shares[-1] != 1:
                yield Problem("profile-shares", file, f"The shares {profile} fall, or do not end at 1.",
                              "rising shares of which the last is 1, such as 0.1 0.4 0.7 1", "Correct the shares.",
                              record.row, "profile", profile)
