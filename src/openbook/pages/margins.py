"""What another tolerance would change: the table on "How we judge"."""

from __future__ import annotations

from dataclasses import dataclass

from openbook.assess import STATUSES
from openbook.assess.rules.words import size_text
from openbook.assess.sensitivity import Sensitivity, Standing, sensitivity
from openbook.pages.view import View
from openbook.text import sentence
from openbook.text.language import N_, _, _n

ALWAYS = ("green", "amber", "red", "unrated")
ORDER = ("blue", *ALWAYS)

LACKING = {
    "no-rule": N_("No one rule holds for all indicators, so no one tolerance can be tried on all of them."),
    "no-margin": N_("The rule has no tolerance that could be wider or narrower, so there is none to try here."),
    "by-target": N_("The rule has no tolerance for all targets: where there is one, it is the target’s own. So there "
                    "is no one tolerance to change."),
    "zero": N_("The rule forgives no miss at all, so there is no half or double of its tolerance to try."),
}
"""Why there is no table, in words, by `Sensitivity.lacking`."""


@dataclass(frozen=True, slots=True)
class MarginRow:
    """One tolerance: its name, whether it is the publisher's own, the counts by column, and their sum."""

    name: str
    own: bool
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class MarginTable:
    """How the counts would stand at other tolerances.

    Attributes:
        columns: (status, the publisher's word).
        rows: from no tolerance to the widest; none where the rule has no tolerance to change.
        sentence: what the table tells, or why there is none.
        apart: indicators that another tolerance of the rule cannot touch.
    """

    columns: tuple[tuple[str, str], ...]
    rows: tuple[MarginRow, ...]
    sentence: str
    apart: int


def margin_table(view: View) -> MarginTable:
    """Fill the table from what the default rule gives at several tolerances."""
    found, labels = sensitivity(view.judged), view.book.publisher.status_labels
    if found.own is None:
        return MarginTable((), (), _(LACKING[found.lacking]), 0)
    used = [s for s in ORDER if s in ALWAYS or any(x.counts[s] for x in found.standings)]
    columns = tuple((s, labels.get(s, s.title())) for s in used)
    rows = tuple(MarginRow(_name(s, labels), s.own, tuple(s.counts[code] for code in used),
                           sum(s.counts[code] for code in STATUSES)) for s in found.standings)
    return MarginTable(columns, rows, _sentence(found, found.own, labels), found.apart)


def _name(standing: Standing, labels: dict[str, str]) -> str:
    sizes = [size_text(size, in_points=standing.in_points) for size in standing.margins]
    if not any(standing.margins):
        return _("No tolerance")
    if len(sizes) == 1:
        return sizes[0]
    return _("{green} for {green_status} and {amber} for {amber_status}", green=sizes[0], green_status=labels["green"],
             amber=sizes[1], amber_status=labels["amber"])


def _sentence(found: Sensitivity, own: Standing, labels: dict[str, str]) -> str:
    if all(s.counts == own.counts for s in found.standings):
        return _("At none of these tolerances would a count change.")
    others = [s for s in found.standings if not s.own]
    parts = [sentence(_part(others[0], own, labels)), *(_part(s, own, labels) for s in others[1:])]
    return f"{'; '.join(parts)}."


def _part(standing: Standing, own: Standing, labels: dict[str, str]) -> str:
    moved = [_moved(standing.counts[s] - own.counts[s], labels[s]) for s in ("green", "red")
             if standing.counts[s] != own.counts[s]]
    change = _("{first} and {second}", first=moved[0], second=moved[1]) if len(moved) == 2 else \
        moved[0] if moved else _("nothing would change")
    if not any(standing.margins):
        return _("with no tolerance, {change}", change=change)
    return _("at {tolerance}, {change}", tolerance=_name(standing, labels), change=change)


def _moved(change: int, label: str) -> str:
    if change > 0:
        return _n("{n} more would be {status}", "{n} more would be {status}", change, status=label)
    return _n("{n} fewer would be {status}", "{n} fewer would be {status}", -change, status=label)
