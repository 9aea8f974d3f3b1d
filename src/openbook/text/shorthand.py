"""Shorthand of the Government Analysis Function for tables: what stands in a cell that has no figure, or beside one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SHORTHAND: Mapping[str, str] = MappingProxyType({
    "[b]": "break in series", "[c]": "confidential", "[e]": "estimated", "[er]": "earliest revision",
    "[f]": "forecast", "[low]": "rounds to 0 but is not 0", "[p]": "provisional", "[r]": "revised",
    "[u]": "low reliability", "[w]": "no survey held", "[x]": "not available", "[z]": "not applicable",
})
"""Each mark and what it means."""

MISSING: Mapping[str, tuple[str, str]] = MappingProxyType({
    "not-due": ("[x]", "No new figure was due"),
    "awaiting-data": ("[x]", "The figure was awaited"),
    "no-survey": ("[w]", "No survey was held"),
    "new-measure": ("[z]", "The measure is new"),
    "not-collected": ("[z]", "The figure is not collected for this period"),
    "not-stated": ("[x]", "The report gives no figure and no reason"),
})
"""Reason for a missing figure to the mark that stands in its place and the reason in words."""
