"""Write a summary of the data packages, and of the site when it was built, as Markdown for the page of a CI run.

Usage: python tools/summary.py [ROOT] >> "$GITHUB_STEP_SUMMARY"

It reports and never fails the run: `openbook check` does that.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from html import escape
from pathlib import Path

from openbook.errors import OpenbookError, describe
from openbook.model import Book
from openbook.package import find, load

SHOWN = 100
FENCE = "~" * 8


def main() -> int:
    """Print the summary of the project in ROOT (default: here); return the exit status."""
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    packages = find(root)
    if not packages:
        print("## Data\n\nNo data package was found.\n")
    for folder in packages:
        print(f"## Data: {escape(folder.resolve().name)}\n")
        try:
            print(counts(load(folder)))
        except OpenbookError as error:
            print(problems(error))
    print(size(root / "site"))
    return 0


def problems(error: OpenbookError) -> str:
    """All problems as text in a fence, the first hundred in full."""
    number = len(error.problems)
    told = "\n".join(describe(problem) for problem in error.problems[:SHOWN]).replace(FENCE, "~")
    more = f"\n\n... and {number - SHOWN} more." if number > SHOWN else ""
    said = "1 problem" if number == 1 else f"{number} problems"
    return f"**{said}. Nothing can be published until they are mended.**\n\n{FENCE}text\n{told}\n{FENCE}{more}\n"


def counts(book: Book) -> str:
    """How many indicators each plan has, and their published status, as a table; words from the data are escaped."""
    period = book.period.period_id
    statuses = tuple(book.publisher.status_labels)
    rows = []
    for plan_id, plan in book.plans.items():
        indicators = book.indicators_of(plan_id)
        found: Counter[str] = Counter(published.status for indicator in indicators
                                      if (published := book.publication(indicator.indicator_id, period)))
        rows.append((plan.short_title, [len(indicators), *(found[status] for status in statuses)]))
    total = [sum(column) for column in zip(*(numbers for _, numbers in rows), strict=True)]
    heads = [book.publisher.plan_word[0].capitalize(), "Indicators", *book.publisher.status_labels.values()]
    table = "".join([
        "<table><tr>", *(f"<th>{escape(head)}</th>" for head in heads), "</tr>",
        *(_row(title, numbers) for title, numbers in [*rows, ("All", total)]), "</table>"])
    results = sum(len(book.observations(indicator)) for indicator in book.indicators)
    targets = sum(len(book.targets(indicator)) for indicator in book.indicators)
    return (f"**No problems found.** Published status, {escape(book.period.label)}:\n\n{table}\n\n"
            f"{results:,} results, {targets:,} targets, {len(book.actions):,} actions.\n")


def size(site: Path) -> str:
    """Number of pages and megabytes of the built site, or that there is none."""
    files = [path for path in site.rglob("*") if path.is_file()]
    if not files:
        return "## Site\n\nNot built.\n"
    pages = sum(path.suffix == ".html" for path in files)
    return f"## Site\n\n{pages:,} pages, {len(files):,} files, {sum(p.stat().st_size for p in files) / 1e6:.1f} MB.\n"


def _row(title: str, numbers: Iterable[int]) -> str:
    return f"<tr><th>{escape(title)}</th>{''.join(f'<td>{number}</td>' for number in numbers)}</tr>"


if __name__ == "__main__":
    sys.exit(main())
