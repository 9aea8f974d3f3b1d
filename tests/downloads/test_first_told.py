"""A correction, published on a new day, tells again only what it changed."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import feedparser
import pytest
from books import INDICATOR, PLAN, book, row, target

from openbook.assess import judge
from openbook.downloads import Pack, feed_of_all
from openbook.downloads.feeds import feeds

CALENDAR = [{"period": "2017-18-Q2", "on": "2017-11-29T09:30:00Z", "state": "confirmed", "title": "Mid-year review"}]
TABLES = {"plans": [PLAN, PLAN | {"plan_id": "parks", "title": "Parks", "order": 2}],
          "indicators": [INDICATOR, INDICATOR | {"indicator_id": "litter", "plan_id": "parks", "title": "Litter"}]}
FIRST = row("2017-18-Q2", what="result", number=0, kind="first", on=date(2017, 11, 29), value="48")


def published(on: str, value: str = "48", revisions: object = (), calendar: object = CALENDAR, **cells: Any) -> Pack:
    """Two figures, of which that of potholes changes."""
    rows = [row("2017-18-Q2", value=value, **cells), row("2017-18-Q2", value="7") | {"indicator_id": "litter"}]
    goals = [target("2017-18", "40"), target("2017-18", "9") | {"indicator_id": "litter"}]
    made = book(rows, goals, own={"published_on": on, "releases": calendar},
                tables={**TABLES, **({"revisions": revisions} if revisions else {})})
    return Pack(judge(made), {}, "c")


def read(data: bytes) -> dict[str, Any]:
    """Entries by id: a reader's program keeps them so."""
    found = feedparser.parse(io.BytesIO(data), response_headers={"content-type": "application/atom+xml"})
    assert not found.bozo
    return {e.id: e for e in found.entries} | {"updated": found.feed.updated}


def told_again(before: Pack, after: Pack, path: str = "feed.xml") -> list[tuple[str, str]]:
    """Title and day of what a reader's program shows after the second publication: other ids, or a later day."""
    old, new = (read(dict(feeds(pack))[path]) for pack in (before, after))
    return [(e.title, e.updated[:10]) for i, e in new.items()
            if i != "updated" and (i not in old or e.updated > old[i].updated)]


LATER = [FIRST, row("2017-18-Q2", what="result", number=1, kind="correction", on=date(2017, 12, 5), value="39",
                    reason="Correction: counted twice.")]


@pytest.mark.parametrize("calendar", [CALENDAR, []], ids=["calendar", "no-calendar"])
def test_after_a_correction_only_the_release_and_what_changed_are_told_again(calendar: object) -> None:
    before = published("2017-11-29", revisions=[FIRST], calendar=calendar)
    after = published("2017-12-05", "39", LATER, calendar)
    again = f"{'Mid-year review' if calendar else '2017-18-Q2'}: published again"
    assert told_again(before, after) == [(again, "2017-12-05"), ("Corrected: Potholes", "2017-12-05")]
    assert told_again(before, after, "plans/roads/feed.xml") == [("Corrected: Potholes", "2017-12-05")]
    assert told_again(before, after, "plans/parks/feed.xml") == []
    parks = [read(dict(feeds(pack))["plans/parks/feed.xml"])["updated"] for pack in (before, after)]
    assert parks[0] == parks[1] == ("2017-11-29T09:30:00Z" if calendar else "2017-11-29T00:00:00Z")


def test_without_a_history_the_figure_that_is_marked_as_revised_changes_and_no_other() -> None:
    before, after = published("2017-11-29"), published("2017-12-05", "39", marker="[r]", note="A form was late.")
    assert told_again(before, after, "plans/roads/feed.xml") == [("Potholes: Green", "2017-12-05")]
    assert told_again(before, after, "plans/parks/feed.xml") == []
    entry = next(e for e in read(dict(feeds(after))["feed.xml"]).values() if e["title"] == "Potholes: Green")
    assert (entry.published, entry.summary[-36:]) == ("2017-11-29T09:30:00Z", "Why it was changed: A form was late.")


def test_a_mark_that_was_there_from_the_first_is_no_change() -> None:
    entries = read(dict(feeds(published("2017-11-29", marker="[r]", note="Late.")))["plans/roads/feed.xml"])
    assert [e.updated for i, e in entries.items() if i != "updated"] == ["2017-11-29T09:30:00Z"] * 2


def test_without_calendar_and_history_ids_stay_all_the_same() -> None:
    before, after = (published(on, calendar=[]) for on in ("2017-11-29", "2017-12-05"))
    new = {i for i in read(dict(feeds(after))["feed.xml"]) if i not in read(dict(feeds(before))["feed.xml"])}
    assert len(new) == 1, "only the release is new"


def test_a_figure_that_came_late_has_the_day_of_its_own_first_publication() -> None:
    late = [FIRST, FIRST | {"indicator_id": "litter", "on": date(2017, 12, 5)}]
    entries = read(dict(feeds(published("2017-12-20", revisions=late, calendar=[])))["feed.xml"])
    days = {e["title"]: e["updated"][:10] for i, e in entries.items() if i != "updated"}
    assert (days["Potholes: Red"], days["Litter: Green"]) == ("2017-11-29", "2017-12-05")


def test_the_feed_of_all_publishers_tells_no_more() -> None:
    old, new = (read(feed_of_all([("a/", pack)])) for pack in (
        published("2017-11-29"), published("2017-12-05", "39", LATER)))
    assert sorted(e.title for i, e in new.items() if i not in old) == [
        "Corrected: Potholes", "Mid-year review: published again"]
