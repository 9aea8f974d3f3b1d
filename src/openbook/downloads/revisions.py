"""The history of every figure as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import fields

from openbook.downloads.pack import Pack
from openbook.downloads.table_schemas import REVISIONS
from openbook.model import Revision


def revisions_file(pack: Pack) -> Iterator[tuple[str, bytes]]:
    """Every published figure, at first and later, for a package that knows its history."""
    rows = pack.judged.book.revisions
    if not rows:
        return
    known = {f.name for f in fields(Revision)}
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(REVISIONS)
    writer.writerows([getattr(row, n) if n in known else pack.name for n in REVISIONS] for row in rows)
    yield f"data/{pack.name}-revisions.csv", stream.getvalue().encode()
