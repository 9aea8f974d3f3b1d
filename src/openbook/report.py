"""Problems for people and machines: a terminal, a CI log, GitHub annotations, JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openbook.codes import address
from openbook.errors import Problem, describe
from openbook.model.translated import FIRST, Lack

Results = Sequence[tuple[Path, tuple[Problem, ...]]]
"""Package folders with the problems found in each."""


Lacks = Sequence[tuple[Path, Lack]]
"""Package folders with what each lacks in a language."""


def as_json(results: Results, lacks: Lacks = ()) -> str:
    """The problems as a JSON document, in ASCII, so that any terminal or pipe carries it unharmed.

    Args:
        results: package folders with their problems. lacks: texts without a translation, which are no problems.

    Returns:
        An object with `valid`, `packages`, `translations` (package, language, missing, of, files, first,
        texts: each with resource, id, column and its words as `original`, as translations.csv has them), and
        `problems`: a list of objects with package, code, file, row, column, value, message, expected, remedy and docs
        (address below the root of the published site).
    """
    items: list[dict[str, Any]] = [
        {"package": folder.as_posix(), "code": p.code, "file": p.file, "row": p.row, "column": p.column,
         "value": p.value, "message": p.message, "expected": p.expected, "remedy": p.remedy, "docs": address(p.code)}
        for folder, problems in results for p in problems
    ]
    missing = [{"package": folder.as_posix(), "language": lack.language, "missing": len(lack.places), "of": lack.of,
                "files": lack.files, "first": [" ".join(place) for place in lack.places[:FIRST]],
                "texts": [dict(zip(("resource", "id", "column", "original"), (*place, text), strict=True))
                          for place, text in zip(lack.places, lack.texts, strict=False)]}
               for folder, lack in lacks]
    return json.dumps({"valid": not items, "packages": [folder.as_posix() for folder, _ in results],
                       "problems": items, "translations": missing}, indent=2)


def show(results: Results) -> None:
    """Print problems, and what was found valid, on standard output; colour only on a terminal."""
    from rich.console import Console
    from rich.text import Text

    console = Console(soft_wrap=True, highlight=False, markup=False, emoji=False)
    annotate = os.environ.get("GITHUB_ACTIONS") == "true"
    for folder, problems in results:
        where = folder.as_posix()
        if problems and where != ".":
            console.print(Text(where, style="bold"))
        for problem in problems:
            first, *rest = visible(describe(problem)).split("\n")
            console.print(Text(first, style="red"))
            for line in rest:
                console.print(Text(line))
            if annotate:
                sys.stdout.write(annotation(folder, problem) + "\n")
        files = count(len({problem.file for problem in problems}), "file")
        total = f"{count(len(problems), 'problem')} in {files}" if problems else f"{where}: no problems"
        console.print(Text(total, style="bold" if problems else "green"))


def annotation(folder: Path, problem: Problem) -> str:
    """A GitHub annotation: it shows the problem beside its line in a pull request.

    Args:
        folder: the package folder, relative to the repository or absolute.
        problem: the problem.
    """
    path = folder / problem.file
    place = Path(os.path.relpath(path)).as_posix()
    properties = [f"file={_escaped(place, in_property=True)}"]
    if problem.row is not None:
        properties.append(f"line={_line(path, problem.row)}")
    properties.append(f"title={_escaped(problem.code, in_property=True)}")
    text = f"{problem.place}: {problem.message}"
    text += f" Expected: {problem.expected}." if problem.expected else ""
    text += f" {problem.remedy}" if problem.remedy else ""
    return f"::error {','.join(properties)}::{_escaped(text)}"


def _line(path: Path, row: int) -> int:
    """Line of a CSV file on which a spreadsheet row begins; cells may hold line breaks."""
    if path.suffix != ".csv":
        return row
    from openbook.package.tables import line_of

    try:
        return line_of(path.read_text(encoding="utf-8", errors="replace"), row)
    except OSError:
        return row


def _escaped(text: str, in_property: bool = False) -> str:
    """Text that a workflow command cannot be ended or forged with (GitHub's own escapes)."""
    signs = [("%", "%25"), ("\r", "%0D"), ("\n", "%0A")] + ([(":", "%3A"), (",", "%2C")] if in_property else [])
    for sign, code in signs:
        text = text.replace(sign, code)
    return text


def visible(text: str) -> str:
    """Text without control characters, so that a value cannot move a terminal's cursor or change its colours.

    Line breaks stay only where `describe` makes them: those inside a value come escaped by its quotes.
    """
    return "".join(c if c.isprintable() or c == "\n" else repr(c)[1:-1] for c in text)


def count(number: int, word: str) -> str:
    """A number and what is counted: `1 problem`, `2 problems`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
