"""The name under which a drawn chart is cached: it changes with everything that can change a byte of it."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version

import openbook
from openbook.charts.spec import Spec

STYLE = 1
"""Raise it when layouts, palette or cleaning change what is drawn without a new version of Openbook."""


def cache_key(spec: Spec) -> str:
    """A hash of the specification and of the versions of style, matplotlib and Openbook; 32 hexadecimal digits.

    `repr` of the frozen types writes every field, and Decimal("1.0") otherwise than Decimal("1").
    """
    text = f"{STYLE}|{_matplotlib()}|{openbook.__version__}|{spec!r}"
    return hashlib.sha256(text.encode()).hexdigest()[:32]


@cache
def _matplotlib() -> str:
    """matplotlib's version without importing it, which would cost a build with nothing to draw a second."""
    return version("matplotlib")
