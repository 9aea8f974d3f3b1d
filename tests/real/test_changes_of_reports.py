"""The changes that the three reports state, and what they make of the results from before."""

from __future__ import annotations

from pathlib import Path

import pytest

from openbook.assess.changes import Entry, changes
from openbook.package import load


def logged(root: Path, publisher: str) -> tuple[Entry, ...]:
    return changes(load(root / "datapackage" / publisher))


CHESHIRE = "cheshire-west-and-chester"


@pytest.mark.parametrize(
    ("publisher", "indicator", "before", "after", "again"),
    [
        ("windsor-and-maidenhead", "good-schools", "86%", "90%", None),
        ("windsor-and-maidenhead", "good-schools", "10 points from the target", "5 points from the target", None),
        ("windsor-and-maidenhead", "safeguarding-satisfaction", "80%", "85%", None),
        ("windsor-and-maidenhead", "special-needs-plans-on-time", "100%", "90%", None),
        (CHESHIRE, "council-emissions", "33,709.00 tonnes", "44,579 tonnes", ("36472", "green", "red")),
        (CHESHIRE, "council-emissions", "31,242.47 tonnes", "41,317 tonnes", ("36472", "green", "red")),
        (CHESHIRE, "council-emissions", "28,775.95 tonnes", "38,055 tonnes", ("36472", "green", "red")),
    ],
)
def test_a_changed_figure_of_a_report_is_logged(
    root: Path, publisher: str, indicator: str, before: str, after: str, again: tuple[str, str, str] | None
) -> None:
    (entry,) = (e for e in logged(root, publisher) if e.indicator and e.indicator.indicator_id == indicator
                and (e.before, e.after) == (before, after))
    assert entry.reason
    assert [(str(e.figure.value), e.new, e.old) for e in entry.earlier] == ([again] if again else [])
    assert bool(entry.earlier) != bool(entry.why_not)


@pytest.mark.parametrize(
    ("publisher", "kind", "number"),
    [("cheshire-west-and-chester", "definition", 1), ("cheshire-west-and-chester", "method", 2),
     ("cheshire-west-and-chester", "new-measure", 3), ("westminster", "new-measure", 15), ("westminster", "method", 2),
     ("westminster", "measures", 1), ("windsor-and-maidenhead", "tolerance", 1)],
)
def test_every_other_change_that_a_report_states_is_logged_with_its_place(
    root: Path, publisher: str, kind: str, number: int
) -> None:
    found = [e for e in logged(root, publisher) if e.kind == kind]
    assert len(found) == number
    assert not [e for e in found if not e.source and e.indicator and e.indicator.active_from is None]
