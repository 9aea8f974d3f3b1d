"""A publisher's own accent colour: what follows from it, and whether it can be read.

Contrast and luminance are those of WCAG 2.2 (success criterion 1.4.3): https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from openbook.errors import OpenbookError, Problem

Scheme = Literal["light", "dark"]

NEEDED = 4.5
"""Contrast of text of any size, level AA."""

PAGES: Mapping[Scheme, Mapping[str, str]] = {
    "light": {"bg": "#ffffff", "surface": "#f5f7f9", "on-accent": "#ffffff"},
    "dark": {"bg": "#1e2129", "surface": "#262a34", "on-accent": "#10202f"},
}
"""Scheme to the colours of the style sheet that an accent stands on, and the one that stands on it."""

_NAMES: Mapping[str, Scheme] = {"accent": "light", "accent_dark": "dark"}
_BLOCKS: Mapping[Scheme, str] = {"light": ':root, [data-md-color-scheme="default"]',
                                 "dark": '[data-md-color-scheme="slate"]'}
_SOFT: Mapping[Scheme, float] = {"light": 0.09, "dark": 0.12}
_STRONG: Mapping[Scheme, tuple[str, float]] = {"light": ("#000000", 0.35), "dark": ("#ffffff", 0.45)}
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours that a site sets, as `#rrggbb`; empty where it keeps Openbook's own.

    Attributes:
        accent: links, buttons and marks on light pages.
        accent_dark: the same on dark pages.
    """

    accent: str = ""
    accent_dark: str = ""

    @property
    def css(self) -> str:
        """Rules that follow the style sheet's own; empty when no colour is set."""
        chosen: tuple[tuple[Scheme, str], ...] = (("light", self.accent), ("dark", self.accent_dark))
        return "".join(
            f"{_BLOCKS[scheme]} {{ " + " ".join(f"--ob-{n}: {c};" for n, c in tokens(accent, scheme).items()) + " }\n"
            for scheme, accent in chosen if accent)


def colours_from(given: object, file: str = "mkdocs.yml") -> Colours:
    """Check `extra.openbook.colours`.

    Args:
        given: what stands there; None for nothing.
        file: name of the file, for the message.

    Raises:
        OpenbookError: a name is unknown, a value is no colour, or a colour cannot be read; all of them are named.
    """
    if given is None:
        return Colours()
    if not isinstance(given, Mapping):
        raise OpenbookError([_no_colour(file, "colours", given, "accent and accent_dark, each with a colour")])
    problems: list[Problem] = []
    good: dict[str, str] = {}
    for name, value in given.items():
        if name not in _NAMES:
            problems.append(_no_colour(file, str(name), value, f"one of {', '.join(_NAMES)}"))
        elif not isinstance(value, str) or not _HEX.fullmatch(value.lower()):
            problems.append(_no_colour(file, str(name), value, 'a colour in quotes, such as "#12436d"'))
        else:
            good[name] = _long(value.lower())
            problems += _unreadable(file, name, value, good[name])
    if problems:
        raise OpenbookError(problems)
    return Colours(**good)


def tokens(accent: str, scheme: Scheme) -> dict[str, str]:
    """Names of custom properties, without `--ob-`, to the colours that follow from an accent.

    The tint behind a pressed thing is the page with a little accent; the strong one, for what the pointer is over, is
    further from the page. On dark pages the ring of the focus keeps its yellow.
    """
    towards, share = _STRONG[scheme]
    made = {"accent": accent, "accent-strong": mix(accent, towards, share),
            "accent-soft": mix(PAGES[scheme]["bg"], accent, _SOFT[scheme])}
    return made | ({"focus": accent} if scheme == "light" else {})


def contrasts(accent: str, scheme: Scheme) -> dict[str, float]:
    """Contrast of an accent with all it stands on, and with what stands on it: description to ratio, 1 to 21."""
    page, made = PAGES[scheme], tokens(accent, scheme)
    return {
        f"on the page ({page['bg']})": contrast(accent, page["bg"]),
        f"on panels ({page['surface']})": contrast(accent, page["surface"]),
        f"on its own tint ({made['accent-soft']})": contrast(accent, made["accent-soft"]),
        f"below the words of a button ({page['on-accent']})": contrast(accent, page["on-accent"]),
    }


def nearest(accent: str, scheme: Scheme) -> str:
    """The colour nearest to an accent, on its way to black (light pages) or white (dark pages), that can be read."""
    towards = _STRONG[scheme][0]
    steps = (mix(accent, towards, step / 100) for step in range(101))
    return next(colour for colour in steps if min(contrasts(colour, scheme).values()) >= NEEDED)


def mix(one: str, other: str, share: float) -> str:
    """A colour with so great a share, 0 to 1, of another; both `#rrggbb`."""
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(_channels(one), _channels(other),
                                                                             strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
                        for c in (channel / 255 for channel in _channels(colour)))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _long(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])


def _unreadable(file: str, name: str, value: str, accent: str) -> Iterator[Problem]:
    scheme = _NAMES[name]
    found = contrasts(accent, scheme)
    low = [f"{math.floor(ratio * 100) / 100:.2f} to 1 {where}" for where, ratio in found.items() if ratio < NEEDED]
    if low:
        yield Problem(
            "low-contrast", file,
            f"The colour {value!r} of extra.openbook.colours.{name} has a contrast of {', '.join(low)}.",
            f"at least {NEEDED} to 1 in each of these, on {scheme} pages",
            f"Use a {'darker' if scheme == 'light' else 'lighter'} one, such as {nearest(accent, scheme)}.",
            value=value)


def _no_colour(file: str, name: str, value: Any, expected: str) -> Problem:
    return Problem("bad-setting", file, f"The setting {name!r} of extra.openbook.colours has the value {value!r}.",
                   expected, "Correct extra.openbook.colours.", value=str(value))
