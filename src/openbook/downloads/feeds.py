"""Atom feeds: what changed with each release, in words, dated by the data (RFC 4287).

Ids are tag URIs (RFC 4151) of the publisher's own web address, so they stay the same wherever the site is published
and however often it is built; those of a translation name its language. Without an address in the data they are UUIDs
made from the publisher's id.
"""

from __future__ import annotations

import posixpath
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree import ElementTree

from openbook.assess import REASONS, Assessment, Counts, Judged, finding
from openbook.downloads.first_told import FirstTold, figure_rows, first_told
from openbook.downloads.later import Later, later_values
from openbook.downloads.pack import Pack
from openbook.model import Publisher, Release
from openbook.text import page_address
from openbook.text.language import _, _n, language

FEED = "feed.xml"
"""Path of the feed of all updates; each plan's stands in a folder of its name."""

ATOM = "http://www.w3.org/2005/Atom"
TAGGED = "2025"
"""Year of the tag URIs: a day on which publishers owned their addresses. It never changes, or all ids would."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What changed.

    Attributes:
        id: permanent. path: of the page or file to read on, from the publisher's root.
        updated: RFC 3339. plan_id: the plan it is about, or None for all.
        published: RFC 3339, where it was told before the day on which it changed; else empty.
    """

    id: str
    title: str
    summary: str
    path: str
    updated: str
    plan_id: str | None = None
    published: str = ""


def feeds(pack: Pack) -> Iterator[tuple[str, bytes]]:
    """The feed of all updates, then one for each plan: path and bytes."""
    book, made = pack.judged.book, entries(pack)
    publisher, first = book.publisher, first_told(book)
    yield FEED, _feed(pack, FEED, _("{publisher}: updates", publisher=publisher.name), "", made)
    for plan in book.plans.values():
        path = f"plans/{plan.plan_id}/{FEED}"
        own = [_of_plan(pack, plan.plan_id, first), *(e for e in made if e.plan_id == plan.plan_id)]
        title = _("{publisher}: updates of {plan}", publisher=publisher.name, plan=plan.title)
        yield path, _feed(pack, path, title, f"plans/{plan.plan_id}.md", own)


def entries(pack: Pack) -> tuple[Entry, ...]:
    """Everything that changed: releases that are out, new figures of the latest one, later values of older figures.

    Figures of earlier releases are not told again: a reader's program has kept them, for their ids never change.
    """
    publisher, first = pack.judged.book.publisher, first_told(pack.judged.book)
    published = publisher.published_on.isoformat()
    earlier = [r for r in publisher.releases
               if r.on[:10] <= published and (r.period_id, r.on[:10]) != (publisher.period_id, published)]
    return (_latest(pack, first), *(_figure(pack.judged, a, first) for a in pack.judged if _is_new(pack.judged, a)),
            *(_later(publisher, found) for found in later_values(pack.judged.book)),
            *(_earlier(pack, r) for r in reversed(earlier)))


def feed_of_all(packs: Sequence[tuple[str, Pack]]) -> bytes:
    """The feed of a site of several publishers.

    Args:
        packs: where each publisher's part stands, with a slash at the end, and what its own feed is made from.
    """
    names = [pack.judged.book.publisher.name for _prefix, pack in packs]
    root = packs[0][1].address.removesuffix(packs[0][0])
    ids = "/".join((*sorted(pack.name for _prefix, pack in packs), *_spoken(packs[0][1].judged.book.publisher)))
    items = [_item(e, root, FEED, prefix, pack) for prefix, pack in packs for e in entries(pack)]
    title = _("Updates of {publishers}", publishers=", ".join(names))
    return _written(title, f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, ids)}", root, FEED, "", "", items)


def _latest(pack: Pack, first: FirstTold) -> Entry:
    """The release that the package holds. One that no calendar names, of a period told before, is said to be that."""
    judged = pack.judged
    publisher, period = judged.book.publisher, judged.book.period
    on = publisher.published_on.isoformat()
    named = next((r for r in first.releases if r.on[:10] == on), None)
    title = named.title if named else period.label
    if named is None and first.day[:10] < on:
        title = _("{release}: published again", release=first.releases[0].title if first.releases else period.label)
    return Entry(_id(publisher, "release", period.period_id, on), title,
                 f"{publisher.name}, {period.label}. {_counted(judged.counts(), publisher)}", "index.md",
                 _time(named.on if named else on))


def _of_plan(pack: Pack, plan_id: str, first: FirstTold) -> Entry:
    """The latest release of the calendar as a plan has it: a correction elsewhere is nothing new for its readers."""
    judged = pack.judged
    publisher, period, plan = judged.book.publisher, judged.book.period, judged.book.plans[plan_id]
    named = first.releases[-1] if first.releases else None
    parts = (period.period_id, named.on[:10]) if named else (period.period_id,)
    return Entry(_id(publisher, "release", *parts, plan_id), named.title if named else period.label,
                 f"{plan.title}, {period.label}. {_counted(judged.counts(plan=plan_id), publisher)}",
                 f"plans/{plan_id}.md", _time(named.on if named else first.day), plan_id)


def _earlier(pack: Pack, release: Release) -> Entry:
    publisher, about = pack.judged.book.publisher, (release.period_id, release.on[:10])
    copy = next((name for name, of in pack.kept.items() if of == about), None)
    label = pack.judged.book.periods[release.period_id].label
    told = " " + _("The pages and data of that day are kept.") if copy else ""
    return Entry(_id(publisher, "release", *about), release.title, f"{publisher.name}, {label}.{told}",
                 f"releases/{copy}/index.html" if copy else "releases/index.md", _time(release.on))


def _figure(judged: Judged, a: Assessment, first: FirstTold) -> Entry:
    """An indicator's figure of the reporting period, dated by the day on which it was told first.

    One that is marked as revised since, in a package that does not know its history, is changed on the latest day.
    """
    book, i = judged.book, a.indicator
    publisher, found = book.publisher, finding(book, a)
    label = publisher.status_labels[a.shown_status]
    if a.shown_status != "unrated":
        said = _("{finding}; now {status}.", finding=found.trend, status=label)
    else:
        said = _("{finding}; {status}: {why}.", finding=found.trend, status=label,
                 why=REASONS[a.shown_reason or "awaiting-data"])
    told = first.of(a)
    why = next((r.note for r in figure_rows(a) if "[r]" in (r.marker or "") and r.note), None)
    again = why is not None and not book.revisions and told[:10] < first.published
    revised = [_("Why it was changed: {why}.", why=why.rstrip("."))] if why and again else []
    sentences = " ".join([said, *_caution(publisher, a), *found.sentences, *revised])
    return Entry(_id(publisher, "figure", book.period.period_id, i.indicator_id), f"{i.title}: {label}", sentences,
                 f"indicators/{i.indicator_id}.md", _time(first.published if again else told), i.plan_id,
                 _time(told) if again else "")


def _caution(publisher: Publisher, a: Assessment) -> Iterator[str]:
    """That the status is the printed one and not the rule's, as the indicator's page says it."""
    if not a.status_differs:
        return
    printed, rule = publisher.status_labels[a.shown_status], publisher.status_labels.get(a.status, a.status)
    if a.status == "unrated":
        yield _("The publisher printed {printed}; by the rule it cannot be rated.", printed=printed)
    else:
        yield _("The publisher printed {printed}; the rule gives {rule}.", printed=printed, rule=rule)


def _later(publisher: Publisher, found: Later) -> Entry:
    return Entry(_id(publisher, "revision", *found.key), found.title, found.summary,
                 f"indicators/{found.indicator.indicator_id}.md", _time(found.on.isoformat()),
                 found.indicator.plan_id)


def _is_new(judged: Judged, a: Assessment) -> bool:
    """Whether an indicator has a result that ends in the reporting period, or was first reported in it."""
    period = a.period
    if not a.counted or (a.figure is None and a.words is None):
        return False
    rows = figure_rows(a)
    ends = [judged.book.periods[row.period_id].end for row in rows]
    first = any(row.reported_in == period.period_id for row in rows)
    return first or any(period.start <= end <= period.end for end in ends)


def _counted(counts: Counts, publisher: Publisher) -> str:
    states = ", ".join(f"{n} {publisher.status_labels[s]}" for s, n in counts.status.items() if n and s != "unrated")
    said = _n("{rated} of {n} indicator is rated", "{rated} of {n} indicators are rated", counts.total,
              rated=counts.rated)
    return _("{finding}: {statuses}.", finding=said, statuses=states) if states else _("{finding}.", finding=said)


def _id(publisher: Publisher, *parts: str) -> str:
    host = urlsplit(publisher.homepage or "").hostname
    path = "/".join((publisher.publisher_id, *_spoken(publisher), *parts)).lower()
    return f"tag:{host},{TAGGED}:{path}" if host else f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, path)}"


def _spoken(publisher: Publisher) -> tuple[str, ...]:
    """The language, where it is not the publisher's own: what a reader has read in one is not read in the other."""
    code = language().code
    return () if code.partition("-")[0] == publisher.language.partition("-")[0] else (code,)


def _time(on: str) -> str:
    """A day, or a day and time, as RFC 3339 wants it; a time without a zone is left out, for it is nobody's."""
    if len(on) <= 16 or (on[-6] not in "+-" and not on.endswith("Z")):
        return f"{on[:10]}T00:00:00Z"
    clock, zone = on[11:].rstrip("Z"), "Z" if on.endswith("Z") else on[-6:]
    clock = clock.removesuffix(zone)
    return f"{on[:10]}T{clock if len(clock) == 8 else f'{clock}:00'}{zone}"


def _feed(pack: Pack, path: str, title: str, page: str, made: Iterable[Entry]) -> bytes:
    publisher = pack.judged.book.publisher
    items = [_item(e, pack.address, path, "", pack) for e in made]
    rights = f"{publisher.licence_title} ({publisher.licence_id})"
    return _written(title, _id(publisher, path), pack.address, path, page_address(page, pack.directory_urls), rights,
                    items)


def _item(e: Entry, root: str, here: str, prefix: str, pack: Pack) -> ElementTree.Element:
    item = ElementTree.Element(f"{{{ATOM}}}entry")
    _add(item, "id", e.id)
    _add(item, "title", e.title)
    if e.published:
        _add(item, "published", e.published)
    _add(item, "updated", e.updated)
    _link(item, "alternate", root, here, prefix + page_address(e.path, pack.directory_urls), "text/html")
    _add(_add(item, "author"), "name", pack.judged.book.publisher.name)
    _add(item, "summary", e.summary)
    return item


def _written(title: str, feed_id: str, root: str, here: str, page: str, rights: str,
             items: Sequence[ElementTree.Element]) -> bytes:
    """The feed as XML, latest first."""
    def updated(item: ElementTree.Element) -> str:
        return item.findtext(f"{{{ATOM}}}updated") or ""

    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": language().tag})
    _add(feed, "id", feed_id)
    _add(feed, "title", title)
    _add(feed, "updated", max(updated(item) for item in items))
    _link(feed, "self", root, here, here, "application/atom+xml")
    _link(feed, "alternate", root, here, page, "text/html")
    if rights:
        _add(feed, "rights", rights)
    _add(feed, "generator", "Openbook")
    feed.extend(sorted(items, key=updated, reverse=True))
    ElementTree.indent(feed)
    written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add(parent: ElementTree.Element, tag: str, text: str | None = None) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{ATOM}}}{tag}")
    child.text = text
    return child


def _link(parent: ElementTree.Element, rel: str, root: str, here: str, to: str, kind: str) -> None:
    """A link: absolute where the site knows its address, else relative to the feed."""
    folder = posixpath.dirname(here)
    relative = posixpath.relpath(to or ".", folder or ".") + ("/" if to.endswith("/") or not to else "")
    ElementTree.SubElement(parent, f"{{{ATOM}}}link",
                           {"rel": rel, "type": kind, "href": f"{root}{to}" if root else relative})
