"""The history of figures in a copy without its first commits, after what the package's own file holds. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from openbook.history.figures import Key, Said, State, follow
from openbook.history.past import chains
from openbook.model import Revision


def joined(rows: Iterable[Revision], states: Sequence[State], since: date | None) -> tuple[Revision, ...]:
    """The history of every figure: what a file holds of the time before the states, then what they tell.

    What both tell is taken from the states. A figure that became another one between the file and the first state has
    a row without a day. Joined again with its own result it gives the same.

    Args:
        rows: of the file, whose history may end before, at or after the first state, and may itself lack its beginning.
        states: from the oldest to the newest; the day of the first is not known.
        since: the day of the commit at which the copy begins.
    """
    seen = chains(follow(states))
    start: Mapping[Key, Said] = states[0].said if states else {}
    known = {}
    for key, held in chains(rows).items():
        whole = [replace(row, number=n, kind="first" if n == 0 else "unexplained" if row.kind == "first" else row.kind)
                 for n, row in enumerate(held)]
        said, after = start.get(key, Said()), seen.get(key, [])
        known[key] = _before(whole, said, after if said.empty else after[1:], since) if states else whole
    return follow(states, known)


def _before(rows: Sequence[Revision], start: Said, after: Sequence[Revision], since: date | None) -> Sequence[Revision]:
    """The rows of one figure up to where the states begin; each row that is left out is one that the states tell again.

    That is where they arrive at the figure that stood there at first; rows that never do are older than that, or from
    a copy that began later than this one.
    """
    for n in range(len(rows) + 1):
        arrived = _figure(rows[n - 1] if n else None) == (start.value, start.words)
        if arrived and _again(rows[n:], after, since):
            return rows[:n]
    short = rows[0].on is None  # the file itself may be from a copy that began later
    return next(rows[:n] for n in range(len(rows) + 1) if _again(rows[n:], after, since, sure=n > 0 or not short))


def _again(rows: Sequence[Revision], after: Sequence[Revision], since: date | None, sure: bool = False) -> bool:
    """Whether each of the rows is among those after the first state, in this order.

    A row of another day is the same one when it is from after the first state: a file that was written on a branch has
    the days of the branch's commits. A row without a day, or of the first state's, may be, unless it has to be sure.
    """
    rest = iter(after)
    return all(any(_figure(row) == _figure(other) and _fits(row.on, other.on, since, sure) for other in rest)
               for row in rows)


def _fits(on: date | None, other: date | None, since: date | None, sure: bool) -> bool:
    if on is None or on == since:
        return not sure and on in (None, other)
    return on == other or (since is not None and on > since)


def _figure(row: Revision | None) -> tuple[object, object]:
    return (row.value, row.text_value) if row is not None else (None, None)
