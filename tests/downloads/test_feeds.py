"""Feeds say what changed, in words, dated by the data, under ids that never change."""

from __future__ import annotations

import io
from datetime import date
from xml.etree import ElementTree

import feedparser
from books import DESCRIPTOR, book, row, target

from openbook.assess import judge
from openbook.downloads import Pack, feed_of_all
from openbook.downloads.feeds import feeds

ATOM = {"a": "http://www.w3.org/2005/Atom"}
CALENDAR = [
    {"period": "2017-18-Q1", "on": "2017-08-30T09:30:00+01:00", "state": "confirmed", "title": "First quarter"},
    {"period": "2017-18-Q2", "on": "2017-11-29", "state": "confirmed", "title": "Mid-year review"},
    {"period": "2017-18", "on": "2018-06-21", "state": "provisional", "title": "Year end"},
]
OWNER = {"publisher": DESCRIPTOR["openbook"]["publisher"] | {"homepage": "https://www.testshire.gov.uk/plans"}}


def pack(address: str = "", kept: dict[str, tuple[str, str]] | None = None, own: dict[str, object] | None = None,
         **indicator: object) -> Pack:
    made = book([row("2016-17", value="44"), row("2017-18-Q2", value="48")], [target("2017-18", "40")],
                own={"releases": CALENDAR} | (OWNER if own is None else own), **indicator)
    return Pack(judge(made), {}, "c", address, kept=kept or {})


def read(data: bytes) -> feedparser.FeedParserDict:
    found = feedparser.parse(io.BytesIO(data), response_headers={"content-type": "application/atom+xml"})
    assert not found.bozo, found.get("bozo_exception")
    return found


def test_each_release_that_is_out_and_each_new_figure_is_an_entry() -> None:
    found = read(dict(feeds(pack()))["feed.xml"])
    assert [e.title for e in found.entries] == ["Mid-year review", "Potholes: Red", "First quarter"]
    assert [e.updated for e in found.entries] == ["2017-11-29T00:00:00Z"] * 2 + ["2017-08-30T09:30:00+01:00"]
    assert found.feed.updated == "2017-11-29T00:00:00Z"


def test_an_entry_says_what_changed_in_words() -> None:
    release, figure, _ = read(dict(feeds(pack()))["feed.xml"]).entries
    assert release.summary == "Testshire Council, 2017-18-Q2. 1 of 1 indicator is rated: 1 Red."
    assert "48, up from 44" in figure.summary
    assert "; now Red. " in figure.summary


def test_an_indicator_without_a_new_figure_is_no_entry() -> None:
    made = book([row("2016-17", value="44")], [target("2017-18", "40")])
    found = read(dict(feeds(Pack(judge(made), {}, "c")))["feed.xml"])
    assert [e.title for e in found.entries] == ["Mid-year review"]


def test_a_printed_status_that_the_rule_does_not_give_is_said_to_be_the_printed_one() -> None:
    def said(printed: str, value: str | None) -> str:
        words = {"value": value} if value else {"text_value": "Many"}
        made = book([row("2017-18-Q2", **words)], [target("2017-18", "40")],
                    tables={"publications": [row("2017-18-Q2", status=printed, source="Report")]})
        return str(read(dict(feeds(Pack(judge(made), {}, "c")))["feed.xml"]).entries[1].summary)

    assert "; now Green. The publisher printed Green; the rule gives Red. " in said("green", "48")
    assert "The publisher printed Green; by the rule it cannot be rated." in said("green", None)
    assert "printed" not in said("red", "48")


def test_a_later_value_of_a_published_figure_is_an_entry_that_says_what_it_was_and_why() -> None:
    first = row("2016-17", what="result", number=0, kind="first", on=date(2017, 5, 2), value="44")
    later = [row("2016-17", what="result", number=1, kind="correction", on=date(2017, 12, 4), value="45",
                 reason="Correction: a form was counted twice.", status_before="green", status_after="amber"),
             row("2016-17", what="result", number=2, kind="revision", on=None, value="46", reason="Unknown day.")]
    made = book([row("2016-17", value="46")], tables={"revisions": [first, *later]})
    for path in ("feed.xml", "plans/roads/feed.xml"):
        entry, *rest = read(dict(feeds(Pack(judge(made), {}, "c")))[path]).entries
        assert (entry.title, entry.updated) == ("Corrected: Potholes", "2017-12-04T00:00:00Z")
        assert entry.summary == ("The result for 2016-17 was 44; it is now 45. Correction: a form was "
                                 "counted twice. The status by the rule was Green; it is now Amber.")
        assert [e.title for e in rest] == ["Mid-year review"]


def test_ids_are_the_same_wherever_the_site_stands() -> None:
    here, there = (read(dict(feeds(pack(address)))["feed.xml"]) for address in ("", "https://example.org/site/"))
    assert [e.id for e in here.entries] == [e.id for e in there.entries]
    assert here.feed.id == there.feed.id == "tag:www.testshire.gov.uk,2025:testshire/feed.xml"
    assert len({e.id for e in here.entries}) == 3


def test_a_publisher_without_an_address_has_uuids() -> None:
    assert read(dict(feeds(pack(own={})))["feed.xml"]).feed.id.startswith("urn:uuid:")


def test_links_are_absolute_where_the_address_is_known_and_else_relative() -> None:
    def links(address: str) -> list[str]:
        root = ElementTree.fromstring(dict(feeds(pack(address)))["plans/roads/feed.xml"])
        return [link.attrib["href"] for link in root.findall(".//a:link", ATOM)]
    assert links("https://example.org/") == [
        "https://example.org/plans/roads/feed.xml", "https://example.org/plans/roads/",
        "https://example.org/plans/roads/", "https://example.org/indicators/potholes/"]
    assert links("") == ["feed.xml", "./", "./", "../../indicators/potholes/"]


def test_an_earlier_release_leads_to_its_kept_copy_or_else_to_the_calendar() -> None:
    def last(kept: dict[str, tuple[str, str]]) -> str:
        return read(dict(feeds(pack("https://example.org/", kept)))["feed.xml"]).entries[-1].link
    assert last({}) == "https://example.org/releases/"
    assert last({"2017-18-q1": ("2017-18-Q1", "2017-08-30")}) == "https://example.org/releases/2017-18-q1/index.html"


def test_words_of_the_data_stay_words() -> None:
    found = read(dict(feeds(pack(title='</title> & "<b>"')))["feed.xml"])
    assert found.entries[1].title_detail.type == "text/plain"
    assert b"&lt;/title&gt; &amp;" in dict(feeds(pack(title='</title> & "<b>"')))["feed.xml"]


def test_the_feed_of_all_holds_the_entries_of_each_publisher() -> None:
    data = feed_of_all([("east/", pack("https://example.org/east/")), ("west/", pack("https://example.org/west/"))])
    links = [e.link for e in read(data).entries]
    assert links[:2] == ["https://example.org/east/", "https://example.org/east/indicators/potholes/"]
    assert len(links) == 6
    assert b'rel="self" type="application/atom+xml" href="https://example.org/feed.xml"' in data
