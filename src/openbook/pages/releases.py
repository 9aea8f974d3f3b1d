"""The release calendar: what was published, what is kept as it was, what comes next."""

from __future__ import annotations

from dataclasses import dataclass

from openbook.model import Book, Release
from openbook.pages.common import next_update
from openbook.pages.view import View
from openbook.text import moment
from openbook.text.language import _


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """A release of the calendar.

    Attributes:
        on: when, in words. period: what it is about, in words.
        state: `Published`, `Latest`, or for one to come `Confirmed` or `Provisional date`.
        path: the home page of the kept copy, or an empty string where none is kept.
    """

    release: Release
    on: str
    period: str
    state: str
    path: str


@dataclass(frozen=True, slots=True)
class ReleasesPage:
    """The release calendar: what is out, latest first; what is to come, next first.

    Attributes:
        others: (name, path of the home page) of copies that are kept though the calendar does not name them.
    """

    past: tuple[ReleaseRow, ...]
    future: tuple[ReleaseRow, ...]
    others: tuple[tuple[str, str], ...]
    next_update: str


def has_releases(book: Book) -> bool:
    """Whether a book has a release calendar."""
    return bool(book.publisher.releases)


def releases_page(view: View) -> ReleasesPage:
    """Fill the release calendar."""
    releases = sorted(view.book.publisher.releases, key=lambda r: r.on)
    out = [r for r in releases if view.is_out(r)]
    named = {view.kept_copy(r) for r in out}
    return ReleasesPage(
        tuple(_row(view, r, _("Latest") if r is out[-1] else _("Published")) for r in reversed(out)),
        tuple(_row(view, r, _("Confirmed") if r.state == "confirmed" else _("Provisional date"))
              for r in releases if not view.is_out(r)),
        tuple((name, f"releases/{name}/index.html") for name in view.kept if name not in named), next_update(view))


def _row(view: View, r: Release, state: str) -> ReleaseRow:
    name = view.kept_copy(r)
    return ReleaseRow(r, moment(r.on), view.book.periods[r.period_id].label, state,
                      f"releases/{name}/index.html" if name else "")
