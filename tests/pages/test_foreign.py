"""Words that nobody has translated are marked with their language, and nothing else on the page changes."""

from __future__ import annotations

import re

import pytest

from openbook.pages.foreign import marked
from openbook.pages.markup import plain_texts

FOREIGN = frozenset(("Litter & mess", "Late", "A first point", "A first", "Child's play."))


@pytest.mark.parametrize(("html", "wanted"), [
    ("<td> Litter &amp; mess\n</td>", '<td> <span lang="en">Litter &amp; mess</span>\n</td>'),
    ("<p>Late</p><p>Later</p>", '<p><span lang="en">Late</span></p><p>Later</p>'),
    ('<a title="Late" href="x">x</a><!--Late--><img alt="Late">', None),
    ("<script>Late</script><svg><g><text>Late</text></g><svg/></svg><textarea>Late</textarea>", None),
    ("<option value=a>Late</option><option>Later</option>",
     '<option lang="en" value=a>Late</option><option>Later</option>'),
    ("<p>late</p>", '<p><span lang="en">late</span></p>'),
    ("<p>Mae “Litter &amp; mess” a litter &amp; mess: Late a A pointed</p>",
     '<p>Mae “<span lang="en">Litter &amp; mess</span>” a <span lang="en">litter &amp; mess</span>: Late a A '
     "pointed</p>"),
    ("<p>A first point’s child&#39;s play, Litter</p>",
     '<p><span lang="en">A first point</span>’s <span lang="en">child&#39;s play</span>, Litter</p>'),
    ("<svg><path/></svg><b>Late</b>", '<svg><path/></svg><b><span lang="en">Late</span></b>'),
    ("Late", '<span lang="en">Late</span>'),
])
def test_texts_are_marked_alone_and_phrases_within_sentences(html: str, wanted: str | None) -> None:
    assert marked(html, FOREIGN, "en") == (html if wanted is None else wanted)
    assert re.sub(r'<span lang="en">(.*?)</span>| lang="en"', r"\1", marked(html, FOREIGN, "en")) == html


def test_each_stretch_of_commentary_is_a_text() -> None:
    assert plain_texts("It is **late** & slow.\n\n- A first point") == {"It is", "late", "& slow.", "A first point"}
