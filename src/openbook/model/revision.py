"""One row of the resource `revisions`: a published figure at first, or what it became later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

RevisionKind = Literal["first", "revision", "correction", "unexplained"]


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure as it stood from one publication on; `number` counts from 0, the first publication.

    Without a value and words the figure was withdrawn. The statuses are those of the figure's period, before and
    after the change; for the first publication there are none.
    """

    indicator_id: str
    period_id: str
    what: str
    number: int
    kind: RevisionKind
    on: date | None = None
    version: str | None = None
    value: Decimal | None = None
    text_value: str | None = None
    reason: str | None = None
    status_before: str | None = None
    status_after: str | None = None
