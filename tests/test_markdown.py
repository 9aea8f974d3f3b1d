"""Finished HTML passes Markdown untouched; titles read as written."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from openbook.markdown import CLOSE, OPEN, SentinelError, heading, split, wrap

EXTENSIONS = ["openbook.markdown", "attr_list", "md_in_html", "tables", "abbr", "footnotes", "toc",
              "pymdownx.superfences", "pymdownx.snippets", "pymdownx.tilde", "pymdownx.magiclink"]

HOSTILE = ["</title><script>alert(1)</script>", "{{ 7*7 }} {% raw %}", "Plain {: onclick=x }", "a | b", "***",
           "[x](javascript:y)", "`c` *s* _u_ &amp; <b>", '--8<-- "/etc/hostname"', "# x #", "1. one", "www.example.org",
           "\x02wzxhzdk:0\x03", "ends in backslash \\"]


def convert(text: str) -> str:
    return Markdown(extensions=EXTENSIONS).convert(text)


def test_html_on_its_own_line_comes_out_as_it_went_in() -> None:
    block = '<div class="ob-x">\n\n    four spaces\n\n# no heading\n* no list\n| a | b |\n{: .no }\n</div>'
    assert convert(f"# T\n\n{wrap(block)}\n\nafter") == f'<h1 id="t">T</h1>\n{block}\n<p>after</p>'


def test_html_stands_inside_a_sentence_a_list_and_a_table() -> None:
    figure = wrap('<span class="ob-inline-figure">63% | *all*</span>')
    assert '<p>It is <span class="ob-inline-figure">63% | *all*</span> now.</p>' in convert(f"It is {figure} now.")
    assert '<li><span class="ob-inline-figure">63% | *all*</span></li>' in convert(f"- {figure}")
    assert '<td><span class="ob-inline-figure">63% | *all*</span></td>' in convert(f"| a |\n|---|\n| {figure} |")


def test_two_pieces_keep_their_order() -> None:
    out = convert(f"{wrap('<div>one</div>')}\n\nmiddle\n\n{wrap('<div>two</div>')}")
    assert out == "<div>one</div>\n<p>middle</p>\n<div>two</div>"


def test_snippets_are_not_included_from_finished_html() -> None:
    assert '--8<-- "pyproject.toml"' in convert(wrap('<div>\n--8<-- "pyproject.toml"\n</div>'))


def test_placeholders_smuggled_in_by_data_are_dropped() -> None:
    assert convert(wrap("<div>a \x02wzxhzdk:0\x03 b</div>")) == "<div>a wzxhzdk:0 b</div>"


def test_a_page_without_macros_is_left_alone() -> None:
    assert convert("plain *text*") == "<p>plain <em>text</em></p>"


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_reads_as_those_characters(title: str) -> None:
    page = convert(heading(title) + "\n\n" + wrap("<div>x</div>"))
    found = re.match(r"<h1[^<>]*>([^<>]*)</h1>", page)
    assert found, page
    shown = title.replace("\x02", "").replace("\x03", "")
    assert html.unescape(found[1]) == shown


@given(st.text(min_size=1).filter(lambda t: t.split() and not re.search(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", t)))
def test_any_title_reads_as_its_words(title: str) -> None:
    found = re.match(r"<h1[^<>]*>([^<>]*)</h1>", convert(heading(title)))
    assert found
    assert html.unescape(found[1]).split() == title.split()


@given(st.text())
def test_a_heading_holds_nothing_that_jinja_or_markdown_acts_on(title: str) -> None:
    assert re.fullmatch(r"# (?:[\w ]|&#\d+;)*", heading(title))


@pytest.mark.parametrize(("text", "said"), [
    (f"a {OPEN} b", "without <!--openbook]--> after"),
    (f"a {CLOSE} b", "without <!--openbook[--> before"),
    (f"{OPEN} a {OPEN} b {CLOSE}", "after it"),
])
def test_a_sentinel_without_its_partner_stops_the_build(text: str, said: str) -> None:
    with pytest.raises(SentinelError, match=re.escape(said)):
        convert(text)


def test_nested_pieces_are_one_piece() -> None:
    assert split(f"a{OPEN}b{OPEN}c{CLOSE}d{CLOSE}e") == [(False, "a"), (True, "bcd"), (False, "e")]


def test_html_that_holds_a_sentinel_is_refused() -> None:
    with pytest.raises(SentinelError):
        wrap(f"<div>{CLOSE}</div>")
