"""Shorthand of the Government Analysis Function for tables: what stands in a cell that has no figure, or beside one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openbook.text.language import N_
from openbook.text.said import Said

SHORTHAND: Mapping[str, str] = Said({
    "[b]": N_("break in series"), "[c]": N_("confidential"), "[e]": N_("estimated"), "[er]": N_("earliest revision"),
    "[f]": N_("forecast"), "[low]": N_("rounds to 0 but is not 0"), "[p]": N_("provisional"), "[r]": N_("revised"),
    "[u]": N_("low reliability"), "[w]": N_("no survey held"), "[x]": N_("not available"), "[z]": N_("not applicable"),
})
"""Each mark and what it means."""

_WHY_MISSING = Said({
    "not-due": N_("No new figure was due"),
    "awaiting-data": N_("The figure was awaited"),
    "no-survey": N_("No survey was held"),
    "new-measure": N_("The measure is new"),
    "not-collected": N_("The figure is not collected for this period"),
    "not-stated": N_("The report gives no figure and no reason"),
})
_MARKS = {"no-survey": "[w]", "new-measure": "[z]", "not-collected": "[z]"}


class _Missing(Mapping[str, tuple[str, str]]):
    def __getitem__(self, reason: str) -> tuple[str, str]:
        return _MARKS.get(reason, "[x]"), _WHY_MISSING[reason]

    def __iter__(self) -> Iterator[str]:
        return iter(_WHY_MISSING)

    def __len__(self) -> int:
        return len(_WHY_MISSING)


MISSING: Mapping[str, tuple[str, str]] = _Missing()
"""Reason for a missing figure to the mark that stands in its place and the reason in words."""
