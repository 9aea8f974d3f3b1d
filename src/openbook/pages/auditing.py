"""What the audit page shows: agreement by kind of check, and the differences of each kind."""

from __future__ import annotations

from collections.abc import Sequence

from openbook.assess import KINDS, Agreement, Check, by_kind
from openbook.model import Book
from openbook.pages.contexts import Difference, Group, Kind
from openbook.pages.listing import indicator_path, plan_path


def kinds(checks: Sequence[Check], status: Agreement, direction: Agreement) -> tuple[Kind, ...]:
    """Each kind of check and how often print and data agree; kinds without checks are left out."""
    found = by_kind(checks) | {"status": status, "direction": direction}
    order = [*KINDS, *(kind for kind in found if kind not in KINDS)]
    return tuple(Kind(_name(kind), found[kind], _anchor(kind) if found[kind].agreed < found[kind].total else "")
                 for kind in order if kind in found and found[kind].total)


def groups(book: Book, checks: Sequence[Check]) -> tuple[Group, ...]:
    """The differences of each kind, in the order of the data; kinds without differences are left out."""
    found = []
    for kind in by_kind(checks):
        wrong = tuple(_difference(book, c) for c in checks if c.kind == kind and not c.agrees)
        if wrong:
            found.append(Group(_name(kind), _anchor(kind), wrong))
    return tuple(found)


def of_indicator(checks: Sequence[Check], indicator_id: str) -> tuple[Check, ...]:
    """What the report prints about an indicator that the data gives otherwise."""
    return tuple(c for c in checks if c.indicator_id == indicator_id and not c.agrees)


def _difference(book: Book, c: Check) -> Difference:
    if c.indicator_id is not None:
        return Difference(c, indicator_path(c.indicator_id), book.indicators[c.indicator_id].title)
    if c.plan_id is not None:
        return Difference(c, plan_path(c.plan_id), book.plans[c.plan_id].short_title)
    return Difference(c, "", "")


def _name(kind: str) -> str:
    return KINDS[kind] if kind in KINDS else kind.replace("-", " ").capitalize()


def _anchor(kind: str) -> str:
    return f"ob-{kind}-differs"
