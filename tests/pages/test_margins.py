"""What "How we judge" says about other tolerances."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from books import INDICATOR, book, row, target

from openbook.assess import judge
from openbook.model import Book
from openbook.pages import Rendered, View
from openbook.pages.margins import margin_table

Render = Callable[[Book], dict[str, Rendered]]


def made(rule: dict[str, Any], *values: int) -> Book:
    ids = [f"i{n}" for n in range(len(values))]
    return book(
        [row("2017-18-Q2", value=v) | {"indicator_id": i} for i, v in zip(ids, values, strict=True)],
        [target("2017-18", 100) | {"indicator_id": i} for i in ids], own={"rules": {"default": rule}},
        tables={"indicators": [INDICATOR | {"indicator_id": i, "ref": str(n)} for n, i in enumerate(ids)]},
    )


def within(rule: str, **parameters: float) -> dict[str, Any]:
    return {"rule": rule, "parameters": parameters}


@pytest.mark.parametrize(("rule", "said"), [
    (within("tolerance", amber_within=5), "With no tolerance, 1 more would be Red; at 10%, 1 fewer would be Red."),
    (within("tolerance", amber_within=20), "With no tolerance, 3 more would be Red; at 5%, 2 more would be Red; "
     "at 10%, 1 more would be Red."),
    (within("points", amber_within=8), "With no tolerance, 2 more would be Red; at 4 points, 1 more would be Red; "
     "at 16 points, 1 fewer would be Red."),
    (within("improvement", green_within=5),
     "With no tolerance, 1 fewer would be Green; at 10%, 1 more would be Green."),
    (within("two-step", green_within=5, amber_within=8),
     "With no tolerance, 1 fewer would be Green and 2 more would be Red; "
     "at 2.5% for Green and 4% for Amber, 1 more would be Red; "
     "at 10% for Green and 16% for Amber, 1 more would be Green and 1 fewer would be Red."),
    (within("tolerance", amber_within=0), "At 5%, 1 fewer would be Red; at 10%, 2 fewer would be Red."),
])
def test_one_sentence_says_what_another_tolerance_would_change(rule: dict[str, Any], said: str) -> None:
    assert margin_table(View(judge(made(rule, 90, 102, 107, 115, 140)))).sentence == said


def test_where_nothing_changes_it_says_so() -> None:
    found = margin_table(View(judge(made(within("tolerance", amber_within=5), 90, 150))))
    assert found.sentence == "At none of these tolerances would a count change."


def test_the_page_marks_the_publishers_own_rule_and_its_rows_add_up(pages_of: Render) -> None:
    html = pages_of(made(within("tolerance", amber_within=5), 90, 104, 109, 140))["judging.md"].html
    table = html.split("ob-margins-caption")[2].split("</table>")[0]
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>", table)
    assert [name for name, _ in rows if "own rule" in name] == [
        '5% <span class="ob-reason">the publisher’s own rule</span>']
    for _, cells in rows:
        *counts, total = (int(n) for n in re.findall(r">(\d+)<", cells))
        assert sum(counts) == total == 4


def test_a_rule_without_a_tolerance_has_a_sentence_and_no_table(pages_of: Render) -> None:
    html = pages_of(made({"rule": "bands"}, 90))["judging.md"].html
    assert "The rule has no tolerance that could be wider or narrower" in html
    assert "ob-margins-caption" not in html
