"""What a reviewer wants to know of a proposed change: which figures, targets, ratings and pages would be others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from openbook.assess import Judged, checks, judge
from openbook.history.check import Base, until
from openbook.history.figures import LEVELS, RESULT, STATUS, Key, Said, came, published, returned, verdict
from openbook.history.markup import table
from openbook.history.snapshot import UNFIT, Snapshot, on_disk
from openbook.model import Book
from openbook.pages import Shared, View, page_list, render
from openbook.text import figure

NONE = "none"
_WHAT = {"target": "Target", "upper": "Upper end", "minimum": "Minimum", "aspirational": "Aspirational"}
_MANY = {"printed status": "printed statuses", "status by the rule": "statuses by the rule"}


@dataclass
class Review:
    """The difference as Markdown, how many of each thing would change, and whether that could be told at all."""

    text: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    told: bool = True

    def add(self, name: str, title: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
        """Add a table, and count its rows as `name`."""
        self.text += table(title, heads, rows)
        self.counts[name] = self.counts.get(name, 0) + len(rows)


def review(folder: Path, base: Base) -> Review:
    """Compare a package on disk with what was published.

    Args:
        folder: the package folder.
        base: what was published, from `base_of`.
    """
    found = Review()
    now = on_disk(folder)
    if base.lacks or now is None:
        found.text = f"{base.lacks or 'The package cannot be read; openbook check says why.'}\n\n"
        found.told = False
        return found
    before = base.snapshot or Snapshot({}, {})
    if base.snapshot is None:
        found.text = "The package is new.\n\n"
    if base.restored:
        found.text = "The package was taken away and is back. It is compared with what it was.\n\n"
        found.counts["restored package"] = 1
    names = {str(r.get("indicator_id")): str(r.get("title"))
             for s in (before, now) for r in s.tables.get("indicators", ())}
    _figures(found, before, now, names, base)
    _indicators(found, before, now, names)
    if now.book is None or (base.snapshot is not None and before.book is None):
        found.text += "Ratings by the rule and pages could not be worked out, for the data is not valid.\n\n"
        return found
    _ratings(found, before.book, now.book)
    _pages(found, before.book, now.book)
    found.text = found.text or "Nothing changes.\n\n"
    return found


def summary(counts: Mapping[str, int], untold: int = 0) -> str:
    """One line that says how many of each thing would change, as far as it could be told.

    Args:
        counts: by name.
        untold: how many packages could not be compared.
    """
    parts = [f"{number} {name if number == 1 else _MANY.get(name, f'{name}s')}" for name, number in counts.items()
             if number]
    rest = "" if not untold else " Of 1 package it could not be told." if untold == 1 else \
        f" Of {untold} packages it could not be told."
    if not parts:
        return f"**{rest.strip() or 'If this is published, nothing changes.'}**\n"
    return f"**If this is published, this changes: {', '.join(parts)}.{rest}**\n"


def _figures(found: Review, before: Snapshot, now: Snapshot, names: Mapping[str, str], base: Base) -> None:
    was, is_now = published(before.tables), published(now.tables)
    back = returned(was, is_now, base.recall)
    formats = {r.get("indicator_id"): str(r.get("format")) for s in (before, now)
               for r in s.tables.get("indicators", ())}

    def shown(key: Key, said: Said | None) -> str:
        if said is None or said.empty:
            return "" if said is None and key.what == STATUS else NONE
        if said.value is None:
            return said.words or NONE
        try:
            number = figure(said.value, formats.get(key.indicator_id, "number"))
        except ValueError:
            number = str(said.value)
        return f"{number} {said.marker}".strip()

    def rows(what: tuple[str, ...]) -> Iterator[tuple[Key, str, str, str]]:
        for key in sorted(was.keys() | is_now.keys()):
            if key.what not in what:
                continue
            old, new = was.get(key), is_now.get(key)
            left, right = shown(key, old), shown(key, new)
            if left != right and not ((old or Said()).empty and (new or Said()).empty):
                why = "first published"
                if key in back or (old is not None and not old.empty):
                    v = verdict(key, old or Said(), new)
                    why = f"{v.kind}: {v.reason}" if v.reason else v.kind
                    same = old is not None and new is not None and old.same(new)
                    why = "the same figure, written otherwise" if same else why
                if new is None:
                    why = "its row is gone"
                if key in back:
                    why = f"published again, it was {shown(key, back[key].said)}{until(back[key])}; {why}"
                yield key, left or NONE, right or NONE, why

    def name(key: Key) -> str:
        return names.get(key.indicator_id, key.indicator_id)

    if base.doubt and came(was, is_now):
        found.text += f"{base.doubt}\n\n"
    found.add("figure", "Figures", ("Indicator", "Period", "Published", "Now", "Why"),
              [(name(k), k.period_id, a, b, why) for k, a, b, why in rows((RESULT,))])
    found.add("target", "Targets", ("Indicator", "Period", "What", "Published", "Now", "Why"),
              [(name(k), k.period_id, _WHAT[k.what], a, b, why) for k, a, b, why in rows(LEVELS)])
    found.add("printed status", "Statuses as printed", ("Indicator", "Period", "Published", "Now", "Why"),
              [(name(k), k.period_id, a, b, why) for k, a, b, why in rows((STATUS,))])


def _indicators(found: Review, before: Snapshot, now: Snapshot, names: Mapping[str, str]) -> None:
    was, is_now = ({str(r.get("indicator_id")) for r in s.tables.get("indicators", ())} for s in (before, now))
    found.add("new indicator", "New indicators", ("Indicator", "Id"), [(names[i], i) for i in sorted(is_now - was)])
    found.add("removed indicator", "Removed indicators", ("Indicator", "Id"),
              [(names[i], i) for i in sorted(was - is_now)])


def _ratings(found: Review, before: Book | None, now: Book) -> None:
    """Statuses and directions of the reporting period that pages show, and those that the rule gives."""
    try:
        old = judge(before).assessments if before is not None else {}
        new = judge(now).assessments
    except UNFIT:
        found.text += "Ratings by the rule could not be worked out, for the data is not valid.\n\n"
        return
    labels, ways = now.publisher.status_labels, now.publisher.direction_labels
    both = [(a.indicator.title, old[i], a) for i, a in new.items() if i in old]
    heads = ("Indicator", "Published", "Now")
    found.add("status by the rule", "Statuses by the rule", heads,
              [(title, labels.get(a.status, a.status), labels.get(b.status, b.status)) for title, a, b in both
               if a.status != b.status])
    found.add("direction", "Directions of travel", heads,
              [(title, ways.get(a.shown_direction, a.shown_direction), ways.get(b.shown_direction, b.shown_direction))
               for title, a, b in both if a.shown_direction != b.shown_direction])


def _pages(found: Review, before: Book | None, now: Book) -> None:
    """Pages that would be other ones; the history of the figures is left out, for it is written at publication."""
    try:
        was = _rendered(judge(replace(before, revisions=()))) if before is not None else {}
        is_now = _rendered(judge(replace(now, revisions=())))
    except UNFIT:
        found.text += "Pages could not be compared, for the data is not valid.\n\n"
        return
    rows = [(path, "new" if path not in was else "removed" if path not in is_now else "changed")
            for path in sorted(was.keys() | is_now.keys()) if was.get(path) != is_now.get(path)]
    found.add("page", "Pages", ("Page", "What becomes of it"), rows)


def _rendered(judged: Judged) -> dict[str, tuple[str, str, str]]:
    """Title, description and HTML of every page, by path, without its charts: they draw figures that stand there."""
    view, shared = View(judged), Shared(checks(judged))
    made = {ref.path: render(view, ref, shared) for ref in page_list(judged.book)}
    return {path: (page.title, page.description, page.html) for path, page in made.items()}
