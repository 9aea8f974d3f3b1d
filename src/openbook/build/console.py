"""The build step on a terminal: a progress bar, what was made, and what does not add up."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from openbook.assess import REASONS, Check, direction_agreement, status_agreement
from openbook.build.site import Part, Site, load_site
from openbook.errors import OpenbookError
from openbook.model import Book
from openbook.pages.kinds import KINDS
from openbook.settings import Settings, find_config, read_settings

LISTED = 12
"""How many differences the terminal names; the audit page names all."""


def make_all(root: Path, settings: Settings | None = None) -> int:
    """Check, judge, draw and pack the site of a folder, with a progress bar.

    Args:
        root: the folder of mkdocs.yml.
        settings: other settings than those of mkdocs.yml.

    Returns:
        Exit status: 0, or 1 when there are problems; they are written to standard error, all of them.
    """
    console = Console(stderr=True, highlight=False)
    columns = (TextColumn("{task.description:<9}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    try:
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("Checking", total=None)
            site = load_site(root, settings or read_settings(find_config(root)),
                             lambda what, done, of: bar.update(task, description=what, completed=done, total=of))
    except OpenbookError as error:
        print(error, file=sys.stderr)
        print(f"\n{len(error.problems)} problems; nothing was made.", file=sys.stderr)
        return 1
    console.print("\n".join(summary(site)), soft_wrap=True)
    return 0


def summary(site: Site) -> tuple[str, ...]:
    """What was made, and which printed figures do not agree with the rows, as lines of text."""
    lines = [line for part in site.parts for line in _of_part(part)]
    made = sum(len(part.charts) for part in site.parts), sum(len(part.downloads) for part in site.parts)
    return (*lines, f"{len(site.pages)} pages, {made[0]} charts, {made[1]} downloads")


def _of_part(part: Part) -> Iterator[str]:
    judged = part.view.judged
    counts, found = judged.counts(), part.shared.checks
    labels = judged.book.publisher.status_labels
    status, direction = status_agreement(judged), direction_agreement(judged)
    states = ", ".join(f"{n} {labels.get(s, s)}" for s, n in counts.status.items() if n and s != "unrated")
    reasons = ", ".join(f"{n} {REASONS[r]}" for r, n in counts.reasons.items())
    idle = "".join(f"; {n} more {word}" for n, word in ((counts.retired, "retired"), (counts.ahead, "not yet in use"))
                   if n)
    yield f"{judged.book.publisher.name}: {counts.total} indicators in {len(judged.plans)} plans{idle}"
    yield (f"{counts.rated} rated{f' ({states})' if states else ''} and {counts.status['unrated']} not rated"
           f"{f' ({reasons})' if reasons else ''}")
    yield (f"The rule gives the printed status for {status.agreed} of {status.total}, "
           f"the printed direction for {direction.agreed} of {direction.total}")
    yield f"{sum(c.agrees for c in found)} of {len(found)} printed numbers agree with the data"
    wrong = [c for c in found if not c.agrees]
    for c in wrong[:LISTED]:
        yield (f"  {c.source}, {_about(judged.book, c)}{c.what}: printed {c.printed_text}, "
               f"from the data {c.counted_text}")
    if len(wrong) > LISTED:
        yield f"  and {len(wrong) - LISTED} more: all are on the page {part.view.prefix}{KINDS['audit'].path}"


def _about(book: Book, c: Check) -> str:
    if c.indicator_id is not None:
        return f"{book.indicators[c.indicator_id].title}: "
    return f"{book.plans[c.plan_id].short_title}: " if c.plan_id is not None else ""
