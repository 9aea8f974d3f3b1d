"""What the `openbook` object of datapackage.json declares, as far as a JSON Schema cannot judge it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from importlib.metadata import entry_points
from typing import Any

from openbook.errors import Problem
from openbook.package.cells import Record
from openbook.package.parameters import BUILT_IN, Margins, missing, parameter_problems
from openbook.package.ratings import DEFAULT_RULE, DESCRIPTOR
from openbook.package.wording import did_you_mean

_RELEASE = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?", re.ASCII)


def rule_names() -> tuple[str, ...]:
    """Names that a rule may have: built in, then registered by installed packages under `openbook.rules`."""
    registered = {entry.name for entry in entry_points(group="openbook.rules")}
    return (*BUILT_IN, *sorted(registered - set(BUILT_IN)))


def declared_problems(own: Mapping[str, Any]) -> Iterator[Problem]:
    """Find labels without a meaning, rules that nobody installed or that lack a parameter, days that do not exist.

    Args:
        own: those parts of the `openbook` object that fit its JSON Schema.
    """
    yield from _words(own)
    known = rule_names()
    for rule_id, entry in own.get("rules", {}).items():
        name = entry["rule"]
        if name not in known:
            yield Problem("rule-not-installed", DESCRIPTOR, f"No rule called {name!r} is installed.",
                          "one of " + ", ".join(known),
                          did_you_mean(name, known, "Install the package that registers the rule."),
                          None, f"openbook.rules.{rule_id}.rule", name)
    yield from parameter_problems(own.get("rules", {}))
    for n, release in enumerate(own.get("releases", ())):
        if not _is_day(release["on"]):
            yield Problem("not-a-date", DESCRIPTOR, f"{release['on']!r} is not a day of the calendar.",
                          "a day, as 2017-11-29, or a day and time, as 2017-11-29T09:30",
                          "Write the year with four figures, then month and day with two.",
                          None, f"openbook.releases[{n}].on", release["on"])
    yield from _calendar(own.get("releases", ()))


def _calendar(releases: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
    """Find releases that are listed twice or not in the order of time, among those whose days exist."""
    seen: set[tuple[str, str]] = set()
    latest = ""
    for n, release in enumerate(releases):
        on = release["on"]
        if not _is_day(on):
            continue
        key = (release.get("period", ""), on[:10])
        if key in seen:
            yield Problem("release-twice", DESCRIPTOR, f"Two releases of {key[0]} are on {key[1]}.",
                          "one release of a period on a day", "Delete one of them, or correct its day or period.",
                          None, f"openbook.releases[{n}]", on)
        elif on[:16].replace(" ", "T") < latest:
            yield Problem("release-order", DESCRIPTOR, f"The release on {on} stands after a later one.",
                          "releases in the order of time, the earliest first", "Move it up, or correct its day.",
                          None, f"openbook.releases[{n}].on", on)
        seen.add(key)
        latest = max(latest, on[:16].replace(" ", "T"))


def _words(own: Mapping[str, Any]) -> Iterator[Problem]:
    labels, meanings = own.get("status_labels", {}), own.get("status_meanings", {})
    for status in labels:
        if meanings and status not in meanings:
            yield Problem("status-without-meaning", DESCRIPTOR, f"The status {status} has a label but no meaning.",
                          "a meaning for each label", f"Add {status} to status_meanings.", None,
                          "openbook.status_meanings", status)
    seen: set[str] = set()
    for n, entry in enumerate(own.get("action_statuses", ())):
        if entry["code"] in seen:
            yield Problem("duplicate-key", DESCRIPTOR, f"The action status {entry['code']!r} is listed twice.",
                          "each code once", "Delete one of them.", None, f"openbook.action_statuses[{n}].code",
                          entry["code"])
        seen.add(entry["code"])


def _is_day(text: str) -> bool:
    """Whether the text is a real day, with or without a real time of day after it."""
    if not _RELEASE.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text) if len(text) > 10 else date.fromisoformat(text)
    except ValueError:
        return False
    return True


def default_rule_problems(file: str, rows: Sequence[Record], own: Mapping[str, Any]) -> Iterator[Problem]:
    """Find out whether indicators name no rule although there is none by default.

    Args:
        file: path of the indicators, for the message.
        rows: indicators.
        own: the descriptor's `openbook` object, with sound `rules`.
    """
    if DEFAULT_RULE in own["rules"]:
        return
    without = [record for record in rows if record["rule"] is None and record.sound("rule")]
    if without:
        more = len(without) - 1
        name = f"and {more} more name" if more else "names"
        yield Problem("default-rule-missing", DESCRIPTOR,
                      f"There is no rule 'default', yet row {without[0].row} of {file} {name} no rule.",
                      "the rule 'default', or a rule for every indicator",
                      "Add the rule 'default', or fill in the column rule of every indicator.",
                      None, f"openbook.rules.{DEFAULT_RULE}", "")


def _judged_by(
    rule: str, rows: Sequence[Record], indicators: Mapping[str, Record], own: Mapping[str, Any],
) -> Iterator[tuple[Record, Record]]:
    """Targets with a figure that a rule judges, each with its indicator."""
    named = {rule_id for rule_id, entry in own["rules"].items() if entry["rule"] == rule}
    for record in rows:
        indicator = indicators.get(record["indicator_id"] or "")
        if indicator is not None and indicator.sound("rule") and record.sound("kind") and record["kind"] == "set" \
                and (indicator["rule"] or DEFAULT_RULE) in named:
            yield record, indicator


def blue_problems(
    file: str, rows: Sequence[Record], indicators: Mapping[str, Record], own: Mapping[str, Any],
) -> Iterator[Problem]:
    """Find out whether a rule `bands` can give blue although the publisher has no word for it.

    Args:
        file: path of the targets, for the message.
        rows: targets.
        indicators: indicators by id.
        own: the descriptor's `openbook` object, with sound `rules` and `status_labels`.
    """
    if "blue" in own["status_labels"]:
        return
    for record, _ in _judged_by("bands", rows, indicators, own):
        if record["aspirational"] is not None:
            yield Problem("status-without-label", DESCRIPTOR,
                          f"The status blue has no label, yet the rule bands can give it: row {record.row} of {file} "
                          "has an aspirational level.", "a label and a meaning for blue",
                          "Add blue to status_labels and to status_meanings.", None, "openbook.status_labels", "blue")
            return


def floor_problems(
    file: str, rows: Sequence[Record], indicators: Mapping[str, Record], own: Mapping[str, Any],
) -> Iterator[Problem]:
    """Find targets under the rule `floor` that have no floor standard: no figure could be rated by them.

    Args:
        file: path of the targets, for the message.
        rows: targets.
        indicators: indicators by id.
        own: the descriptor's `openbook` object, with sound `rules`.
    """
    for record, indicator in _judged_by("floor", rows, indicators, own):
        if not indicator.sound("polarity") or not record.sound("minimum"):
            continue
        if record["minimum"] is None and indicator["polarity"] != "none":
            yield Problem("floor-missing", file, "The rule floor needs a floor standard, and this target has none.",
                          "the floor standard, in minimum", "Fill in minimum, or give the indicator another rule.",
                          record.row, "minimum", "")


def margin_problems(
    file: str, rows: Sequence[Record], indicators: Mapping[str, Record], own: Mapping[str, Any],
) -> Iterator[Problem]:
    """Find rules without a margin none of whose targets has a tolerance of its own either: no miss could be rated.

    Where some targets have one, the publisher may well have stated none for the others; their misses are not rated.

    Args:
        file: path of the targets, for the message.
        rows: targets.
        indicators: indicators by id.
        own: the descriptor's `openbook` object, with sound `rules`.
    """
    first: dict[str, Record] = {}
    with_own: set[str] = set()
    for record in rows:
        indicator = indicators.get(record["indicator_id"] or "")
        if indicator is None or not indicator.sound("rule") or not record.sound("kind", "tolerance"):
            continue
        rule_id = indicator["rule"] or DEFAULT_RULE
        if record["tolerance"] is not None:
            with_own.add(rule_id)
        elif record["kind"] == "set":
            first.setdefault(rule_id, record)
    for rule_id, entry in own["rules"].items():
        name = BUILT_IN.get(entry["rule"], Margins()).by_target
        if name and name not in entry.get("parameters", {}) and rule_id in first and rule_id not in with_own:
            yield missing(entry["rule"], name, f"openbook.rules.{rule_id}.parameters",
                          f": no target has a tolerance of its own, as in row {first[rule_id].row} of {file}")
