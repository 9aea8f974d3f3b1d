"""Confidence limits in words."""

from __future__ import annotations

from openbook.model import Indicator, Observation
from openbook.text import ends, plain
from openbook.text.language import _


def limits_text(indicator: Indicator, row: Observation) -> str:
    """The confidence limits of a result: `95% confidence limits: 10.0% to 13.0%`; empty where it has none."""
    if row.lower_ci is None or row.upper_ci is None or row.ci_level is None:
        return ""
    lower, upper = ends(row.lower_ci, row.upper_ci, indicator.format, indicator.unit)
    return _("{level}% confidence limits: {lower} to {upper}", level=plain(row.ci_level.normalize()), lower=lower,
             upper=upper)
