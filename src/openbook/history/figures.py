"""Published figures and what became of them. Pure.

A figure is a result, a level of a target or a printed status, known by indicator, period and what it is. It counts as
published when it is there for the first time; every later value needs a tag and a reason (CONVENTIONS: revisions are
planned, corrections are mistakes put right; each has what, why and its effect).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from openbook.model import Revision
from openbook.model.revision import RevisionKind

RESULT, STATUS = "result", "status"
LEVELS = ("target", "upper", "minimum", "aspirational")
RESOURCE = {RESULT: "observations", STATUS: "publications", **dict.fromkeys(LEVELS, "targets")}
"""What a figure is to the resource that holds it."""

REASONS = {RESULT: "note", STATUS: "note", **dict.fromkeys(LEVELS, "reason")}
"""What a figure is to the column that says why it was changed."""

_CORRECTION = re.compile(r"correct(ion|ed)\b", re.IGNORECASE)
PROVISIONAL = "The earlier figure was provisional."


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """Which figure."""

    indicator_id: str
    period_id: str
    what: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says about a figure: number or words, marker, the reason in it, and its row in the file."""

    value: Decimal | None = None
    words: str | None = None
    marker: str = ""
    reason: str = ""
    row: int = 0

    @property
    def empty(self) -> bool:
        """Whether there is no figure."""
        return self.value is None and self.words is None

    def same(self, other: Said) -> bool:
        """Whether both give the same figure; decimals that add nothing do not count."""
        return self.value == other.value and self.words == other.words


@dataclass(frozen=True, slots=True)
class Earlier:
    """A figure that was published and later withdrawn: what it was, and the day it went (None when not known)."""

    said: Said
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that was published and is now another; `now` is None when its row is gone.

    Where a figure comes back, `before` is what stood there since it was withdrawn, and `earlier` the figure until then.
    """

    key: Key
    before: Said
    now: Said | None
    earlier: Earlier | None = None


Recall = Callable[[Collection[Key]], Mapping[Key, Earlier]]
"""Of figures that are not there: those that were published before they were withdrawn."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a change is explained: whether it is tagged, and the reason, empty when there is none."""

    tagged: bool
    reason: str

    @property
    def kind(self) -> RevisionKind:
        """Revision or correction; unexplained without a tag or a reason."""
        if not self.tagged or not self.reason:
            return "unexplained"
        return "correction" if _CORRECTION.match(self.reason) else "revision"


@dataclass(frozen=True)
class State:
    """All figures at one time: the day (None when it is not known), the version, and a judge of a figure's status."""

    on: date | None
    version: str | None
    said: Mapping[Key, Said]
    judge: Callable[[Key], str | None] = lambda _key: None


def published(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[Key, Said]:
    """Every row that says something about a figure, those without a figure included.

    Args:
        tables: resource name to typed rows, empty cells left out.
    """
    return {key: said for key, said in _said(tables) if key.indicator_id and key.period_id}


def moved(before: Mapping[Key, Said], now: Mapping[Key, Said], recall: Recall = lambda _keys: {}) -> tuple[Moved, ...]:
    """The figures that were published and are now others or gone, or are back, in the order of their keys.

    Args:
        before: what is published.
        now: what would be.
        recall: asked about the figures that come where there is none.
    """
    changed = [Moved(key, was, now.get(key)) for key, was in before.items()
               if not was.empty and not (key in now and was.same(now[key]))]
    back = returned(before, now, recall)
    changed += [Moved(key, before.get(key, Said()), now[key], earlier) for key, earlier in back.items()]
    return tuple(sorted(changed, key=lambda m: m.key))


def returned(before: Mapping[Key, Said], now: Mapping[Key, Said], recall: Recall) -> Mapping[Key, Earlier]:
    """The figures that come where there is none, but had been published before that."""
    coming = came(before, now)
    return recall(coming) if coming else {}


def came(before: Mapping[Key, Said], now: Mapping[Key, Said]) -> frozenset[Key]:
    """The figures that come where there is none."""
    return frozenset(key for key, said in now.items() if not said.empty and before.get(key, Said()).empty)


def verdict(key: Key, before: Said, now: Said | None) -> Verdict:
    """Judge a change: the tag is the marker [r], or [p] before; the reason is text that did not stand there before."""
    if now is None:
        return Verdict(False, "")
    reason = now.reason if now.reason != before.reason else ""
    if key.what != RESULT:
        return Verdict(True, reason)
    provisional = "[p]" in before.marker and not before.empty
    tagged = provisional or "[r]" in now.marker or now.empty
    return Verdict(tagged, reason or (PROVISIONAL if provisional else ""))


def follow(states: Iterable[State], known: Mapping[Key, Sequence[Revision]] | None = None) -> tuple[Revision, ...]:
    """The history of every figure: its first publication and each later value, in the order of the keys.

    A change may be tagged and explained later, as long as the figure stays as it is.

    Args:
        states: from the oldest to the newest.
        known: rows of the time before the first state, each figure's from its first publication on.
    """
    kept = {key: rows for key, rows in (known or {}).items() if rows}
    chains = {key: list(rows) for key, rows in kept.items()}
    last = {key: _told(rows[-1]) for key, rows in kept.items()}
    origin: dict[Key, Said] = {}
    earlier: State | None = None
    for state in states:
        for key in sorted(state.said.keys() | last.keys()):
            now, was = state.said.get(key), last.get(key, Said())
            chain = chains.setdefault(key, [])
            if (now or Said()).same(was):
                if earlier is None and now is not None and len(chain) > 1:
                    old = "" if now.reason == was.reason else now.reason  # what stands there already explains nothing
                    origin[key] = replace(_told(chain[-2]), reason=old)
                elif chain and now is not None and key in origin and chain[-1].kind == "unexplained":
                    found = verdict(key, origin[key], now)
                    if found.kind != "unexplained" or chain[-1] not in kept.get(key, ()):
                        chain[-1] = _explained(chain[-1], found)
            elif not chain:
                chain.append(_row(key, 0, state, now or Said(), "first"))
            else:
                origin[key] = was
                found = verdict(key, was, now)
                chain.append(_row(key, len(chain), state, now or Said(), found.kind, found.reason,
                                  _statuses(key, was, now, earlier, state)))
            last[key] = now or Said()
        earlier = state
    return tuple(row for key in sorted(chains) for row in chains[key])


def _said(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[tuple[Key, Said]]:
    for n, row in enumerate(tables.get("observations", ()), start=2):
        yield _key(row, RESULT), Said(row.get("value"), row.get("text_value"), row.get("marker") or "",
                                      row.get("note") or "", n)
    for n, row in enumerate(tables.get("targets", ()), start=2):
        for level in LEVELS:
            words = row.get("target_text") if level == "target" and row.get("target") is None else None
            yield _key(row, level), Said(row.get(level), words, "", row.get("reason") or "", n)
    for n, row in enumerate(tables.get("publications", ()), start=2):
        status = row.get("status")
        yield _key(row, STATUS), Said(None, status if status != "unrated" else None, "", row.get("note") or "", n)


def _key(row: Mapping[str, Any], what: str) -> Key:
    return Key(str(row.get("indicator_id") or ""), str(row.get("period_id") or ""), what)


def _told(row: Revision) -> Said:
    """What a row of the history says of a figure."""
    return Said(row.value, row.text_value, "", row.reason or "")


def _row(key: Key, number: int, state: State, now: Said, kind: RevisionKind, reason: str = "",
         statuses: tuple[str | None, str | None] = (None, None)) -> Revision:
    return Revision(key.indicator_id, key.period_id, key.what, number, kind, state.on, state.version, now.value,
                    now.words, reason or None, *statuses)


def _explained(row: Revision, found: Verdict) -> Revision:
    return Revision(row.indicator_id, row.period_id, row.what, row.number, found.kind, row.on, row.version, row.value,
                    row.text_value, found.reason or None, row.status_before, row.status_after)


def _statuses(key: Key, was: Said, now: Said | None, earlier: State | None,
              state: State) -> tuple[str | None, str | None]:
    if key.what == STATUS:
        return was.words or "unrated", (now.words if now else None) or "unrated"
    return (earlier.judge(key) if earlier else None), state.judge(key)
