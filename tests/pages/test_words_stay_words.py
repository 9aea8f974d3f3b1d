"""Words from data never become code: they arrive on every page as the characters they are."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from books import INDICATOR, PLAN, book, row, target

from openbook.model import Book
from openbook.pages import Rendered
from openbook.pages.markup import commentary_html

HOSTILE = (
    "{{ 7*7 }} {% raw %} </title><script>alert(1)</script> {: onclick=x } a|b [x](javascript:y) <b onmouseover=z> & \"'"
)
Q2 = "2017-18-Q2"


@pytest.fixture(scope="module")
def hostile() -> Book:
    words = {
        "title": HOSTILE,
        "definition": HOSTILE,
        "unit": HOSTILE,
        "official_title": HOSTILE,
        "source": HOSTILE,
        "lag": HOSTILE,
        "directorate": HOSTILE,
        "numerator_name": HOSTILE,
    }
    tables: dict[str, Any] = {
        "plans": [
            PLAN
            | {
                "title": HOSTILE,
                "short_title": HOSTILE,
                "summary": HOSTILE,
                "accountable_member": HOSTILE,
                "accountable_officer": HOSTILE,
            }
        ],
        "indicators": [INDICATOR | words],
        "commentary": [
            {"subject": s, "period_id": Q2, "kind": "summary", "text": HOSTILE, "source": HOSTILE}
            for s in ("potholes", "roads", "publisher")
        ],
        "actions": [
            {
                "action_id": "a",
                "plan_id": "roads",
                "indicator_id": "potholes",
                "period_id": Q2,
                "title": HOSTILE,
                "status": "delivered",
                "progress_note": HOSTILE,
            }
        ],
        "action_counts": [
            {"plan_id": p, "period_id": Q2, "status": s, "count": 2, "source": HOSTILE}
            for p in ("roads", None)
            for s in ("delivered", "total")
        ],
        "status_counts": [
            {
                "period_id": Q2,
                "scope": "all",
                "measure": "status",
                "code": "green",
                "count": 9,
                "source": HOSTILE,
                "plan_id": "roads",
            }
        ],
        "benchmarks": [row(Q2, comparator=HOSTILE, value=3, note=HOSTILE)],
        "publications": [row(Q2, status="green", direction="declining", note=HOSTILE)],
        "finances": [
            {"portfolio": HOSTILE, "period_id": Q2, "measure": "variance", "unit": "gbp", "text_value": HOSTILE}
        ],
        "surveys": [{"survey": HOSTILE, "period_id": Q2, "question": HOSTILE, "value": 3, "unit": "score"}],
    }
    return book(
        [row(Q2, value=8, numerator=3, note=HOSTILE, printed=HOSTILE, marker="[p]"), row("2016-17", value=7)],
        [target("2017-18", 3, target_text=HOSTILE, reason=HOSTILE, printed=HOSTILE)],
        tables=tables,
    )


def text_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_hostile_words_appear_as_text_and_add_no_element(
    hostile: Book, pages_of: Callable[[Book], dict[str, Rendered]]
) -> None:
    for path, page in pages_of(hostile).items():
        assert "<script" not in page.html, path
        assert "<b " not in page.html, path
        assert "onmouseover=z>" not in re.sub(r"&lt;.*?&gt;", "", page.html), path
        assert 'href="javascript' not in page.html, path


@pytest.mark.parametrize("path", ["plans/roads.md", "indicators/potholes.md", "indicators/index.md", "index.md"])
def test_hostile_words_arrive_whole(hostile: Book, pages_of: Callable[[Book], dict[str, Rendered]], path: str) -> None:
    assert HOSTILE in text_of(pages_of(hostile)[path].html)


def test_titles_are_plain_text_for_the_engine_to_escape(
    hostile: Book, pages_of: Callable[[Book], dict[str, Rendered]]
) -> None:
    assert pages_of(hostile)["indicators/potholes.md"].title == HOSTILE


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("{{ 7*7 }}", "<p>{{ 7*7 }}</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("para {: onclick=x }", "<p>para {: onclick=x }</p>"),
        ("[x](javascript:y)", "<p>[x](javascript:y)</p>"),
        ("[x](https://example.org)", '<p><a href="https://example.org">x</a></p>'),
        ("a | b", "<p>a | b</p>"),
        ("# One\n\ntwo **three**", "<h3>One</h3>\n<p>two <strong>three</strong></p>"),
        ("Lead\n\n- one\n- two", "<p>Lead</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("![x](https://example.org/pixel.png)", "<p></p>"),
    ],
)
def test_commentary_is_markdown_without_html(markdown: str, html: str) -> None:
    assert str(commentary_html(markdown)).strip() == html
