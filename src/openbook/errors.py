"""Problems as data: a code, a place, what was found, what was expected, how to mend it.

Nothing in Openbook prints a traceback for a mistake in a publisher's files. Every check returns
`Problem` values; whoever must stop raises one `OpenbookError` that holds all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a publisher has to mend.

    Attributes:
        code: a code of `openbook.codes.CODES`, such as `duplicate-key`; it has a docs page section.
        file: path relative to the package folder, such as `data/targets.csv`.
        message: one sentence that says what is wrong, with the value as found.
        expected: what was expected, as a phrase.
        remedy: what to do, as an instruction.
        row: line of the file, counted as a spreadsheet does (the header is row 1), or None.
        column: name of the column, or None.
        value: the text as found, or None.
    """

    code: str
    file: str
    message: str
    expected: str = ""
    remedy: str = ""
    row: int | None = None
    column: str | None = None
    value: str | None = None

    @property
    def place(self) -> str:
        """Where it is, in words: `data/targets.csv, row 4, column target`."""
        parts = [self.file]
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column is not None:
            parts.append(f"column {self.column}")
        return ", ".join(parts)

    def sort_key(self) -> tuple[str, int, str, str, str]:
        """Order in which problems are shown: by file, row, column, code."""
        return (self.file, self.row or 0, self.column or "", self.code, self.message)


class OpenbookError(Exception):
    """Raised when problems stop the work; holds every problem found, never only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems, key=Problem.sort_key))
        super().__init__("\n".join(describe(p) for p in self.problems))


def describe(problem: Problem) -> str:
    """One problem as plain lines of text for logs and terminals without colour."""
    lines = [f"{problem.place}: {problem.message} [{problem.code}]"]
    if problem.expected:
        lines.append(f"  expected: {problem.expected}")
    if problem.remedy:
        lines.append(f"  to mend:  {problem.remedy}")
    return "\n".join(lines)
