"""A site's own template of a page comes before Openbook's, and may build on it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from openbook.assess import checks, judge
from openbook.model import Book
from openbook.pages import PageRef, Shared, View, render
from openbook.settings import read_settings


def test_a_template_of_the_site_takes_the_place_of_ours_and_still_escapes(small: Book, tmp_path: Path) -> None:
    (tmp_path / "judging.html.jinja").write_text(
        '{% import "parts.html.jinja" as ob %}<p>{{ publisher.name }} {{ "<b>" }} {{ ob.status("green", "Good") }}</p>')
    (tmp_path / "about.html.jinja").write_text('<p>First.</p>{% include "openbook/about.html.jinja" %}')
    view = View(judge(small))
    own = replace(view, templates=str(tmp_path))
    shared = Shared(checks(view.judged))
    judging, about, home = (PageRef(f"{kind}.md", kind) for kind in ("judging", "about", "home"))
    assert f"<p>{small.publisher.name} &lt;b&gt; " in render(own, judging, shared).html
    assert 'class="ob-status ob-status--green"' in render(own, judging, shared).html
    assert render(own, about, shared).html == f"<p>First.</p>{render(view, about, shared).html}"
    assert render(own, home, shared).html == render(view, home, shared).html


def test_the_folder_of_own_templates_stands_in_the_folder_of_the_theme(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("theme: {custom_dir: overrides}\n")
    assert read_settings(config).templates == "overrides/openbook"
    config.write_text("theme: material\n")
    assert read_settings(config).templates == ""
