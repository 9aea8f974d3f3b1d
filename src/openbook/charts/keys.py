"""The name under which a drawn chart is cached: it changes with everything that can change a byte of it."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import openbook
from openbook.charts.spec import Spec
from openbook.text.language import language


def cache_key(spec: Spec) -> str:
    """A hash of specification, language, drawing code, and the versions of matplotlib and Openbook; 32 digits.

    `repr` of the frozen types writes every field, and Decimal("1.0") otherwise than Decimal("1").
    """
    text = f"{_code()}|{_matplotlib()}|{openbook.__version__}|{language().mark}|{spec!r}"
    return hashlib.sha256(text.encode()).hexdigest()[:32]


@cache
def _code() -> str:
    """A mark of this package's own source, so that a change of layout or palette is never hidden by the cache."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(p.read_bytes() for p in sources)).hexdigest()


@cache
def _matplotlib() -> str:
    """matplotlib's version without importing it, which would cost a build with nothing to draw a second."""
    return version("matplotlib")
