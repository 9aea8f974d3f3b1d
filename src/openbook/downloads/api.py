"""The figures as JSON files below `api/v1/`: an index, and one file for each indicator, plan and period.

The files are what a web service would answer, made beforehand. Schemas (JSON Schema 2020-12) stand beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files as resources

from openbook.assess import Counts
from openbook.downloads.api_parts import (
    SCHEMA,
    Json,
    action,
    common,
    indicator,
    observation,
    period,
    printed_summary,
    summary,
    target,
)
from openbook.downloads.json_text import json_text
from openbook.downloads.pack import Pack
from openbook.model import Publisher

ROOT = "api/v1"
SCHEMAS = ("common", "index", "indicator", "period", "plan", "publishers")


def api(pack: Pack) -> Iterator[tuple[str, bytes]]:
    """All files of the API."""
    book = pack.judged.book
    yield f"{ROOT}/index.json", json_text(_index(pack))
    for a in pack.judged:
        yield f"{ROOT}/indicators/{a.indicator.indicator_id}.json", json_text(indicator(pack, a, f"{ROOT}/indicators"))
    for plan_id in book.plans:
        yield f"{ROOT}/plans/{plan_id}.json", json_text(_plan(pack, plan_id, f"{ROOT}/plans"))
    spans = _by_period(pack)
    for period_id in book.periods:
        yield f"{ROOT}/periods/{period_id.lower()}.json", json_text(_period(pack, period_id, spans[period_id]))
    for name in SCHEMAS:
        yield f"{SCHEMA}/{name}.json", (resources("openbook.downloads") / "schemas" / f"{name}.json").read_bytes()


def publishers_index(parts: Sequence[tuple[Publisher, str]], address: str) -> tuple[str, bytes]:
    """The file that leads to the API of each publisher, on a site of several.

    Args:
        parts: each publisher and where its pages stand, a folder with a slash at the end.
        address: address of the site, with a slash at the end, or empty.

    Returns:
        Its path from the site's root, and its content.
    """
    root = address or "../" * len(ROOT.split("/"))
    listed = [{"publisher_id": p.publisher_id, "name": p.name, "area_code": p.area_code, "title": p.title,
               "published_on": p.published_on, "href": f"{root}{prefix}{ROOT}/index.json"} for p, prefix in parts]
    schema = f"{root}{parts[0][1]}{SCHEMA}/publishers.json"
    return f"{ROOT}/index.json", json_text({"$schema": schema, "publishers": listed})


def _index(pack: Pack) -> Json:
    """What there is: the publisher, all plans, indicators and periods, each with the address of its file."""
    book, judged = pack.judged.book, pack.judged
    publisher = book.publisher
    made = {path: f"{pack.name}.{path}" for path in ("csv", "ods", "zip")}
    return {
        **common(pack, "index", ROOT),
        "title": publisher.title, "description": publisher.description, "version": publisher.version,
        "keywords": publisher.keywords, "homepage": publisher.homepage, "citation": pack.citation,
        "reporting_period": period(book.period), "counts": _counts(judged.counts()),
        "status_labels": publisher.status_labels, "direction_labels": publisher.direction_labels,
        "releases": [{"period_id": r.period_id, "on": r.on, "state": r.state, "title": r.title}
                     for r in publisher.releases],
        "plans": [{"plan_id": p.plan_id, "title": p.title, "href": pack.link(f"{ROOT}/plans/{p.plan_id}.json", ROOT)}
                  for p in book.plans.values()],
        "indicators": [summary(pack, a, ROOT) for a in judged],
        "periods": [{**period(p), "href": pack.link(f"{ROOT}/periods/{p.period_id.lower()}.json", ROOT)}
                    for p in book.periods.values()],
        "links": {"page": pack.link("data.md", ROOT),
                  **{kind: pack.link(f"data/{name}", ROOT) for kind, name in made.items()}},
    }


def _plan(pack: Pack, plan_id: str, inside: str) -> Json:
    book, plan = pack.judged.book, pack.judged.book.plans[plan_id]
    return {
        **common(pack, "plan", inside),
        "plan_id": plan_id, "title": plan.title, "short_title": plan.short_title, "order": plan.order,
        "kind": plan.kind, "parent": plan.parent, "accountable_member": plan.accountable_member,
        "accountable_officer": plan.accountable_officer, "summary": plan.summary,
        "reporting_period": period(book.period), "counts": _counts(pack.judged.counts(plan=plan_id)),
        "indicators": [summary(pack, a, inside) for a in pack.judged.select(plan=plan_id)],
        "commentary": [{"kind": c.kind, "period_id": c.period_id, "text": c.text, "source": c.source}
                       for span in book.periods for c in book.commentary(plan_id, span)],
        "actions": [action(book, x) for x in book.actions if x.plan_id == plan_id],
        "action_counts": [{"period_id": c.period_id, "status": c.status, "count": c.count, "percent": c.percent,
                           "source": c.source} for c in book.action_counts if c.plan_id == plan_id],
        "links": {"page": pack.link(f"plans/{plan_id}.md", inside), "index": pack.link(f"{ROOT}/index.json", inside),
                  "csv": pack.link(f"data/plans/{plan_id}.csv", inside),
                  "ods": pack.link(f"data/plans/{plan_id}.ods", inside)},
    }


def _by_period(pack: Pack) -> Mapping[str, tuple[list[Json], list[Json]]]:
    """Period id to its results and its targets, by indicator in the publisher's order."""
    book = pack.judged.book
    found: dict[str, tuple[list[Json], list[Json]]] = {p: ([], []) for p in book.periods}
    for i in book.indicators.values():
        own = {"indicator_id": i.indicator_id, "plan_id": i.plan_id, "title": i.title}
        for o in book.observations(i.indicator_id):
            found[o.period_id][0].append({**own, **observation(pack, i, o)})
        for t in book.targets(i.indicator_id):
            found[t.period_id][1].append({**own, **target(i, t)})
    return found


def _period(pack: Pack, period_id: str, found: tuple[list[Json], list[Json]]) -> Json:
    book, inside = pack.judged.book, f"{ROOT}/periods"
    current = period_id == book.period.period_id
    return {
        **common(pack, "period", inside),
        **period(book.periods[period_id]), "reporting_period": current,
        "results": found[0], "targets": found[1],
        "statuses": [summary(pack, a, inside) for a in pack.judged] if current else [
            printed_summary(pack, a.indicator, p, inside) for a in pack.judged
            if (p := book.publication(a.indicator.indicator_id, period_id)) is not None],
        "links": {"index": pack.link(f"{ROOT}/index.json", inside)},
    }


def _counts(counts: Counts) -> Json:
    return {"total": counts.total, "rated": counts.rated, "status": counts.status, "direction": counts.direction,
            "not_rated_because": counts.reasons, "retired": counts.retired, "not_yet_in_use": counts.ahead}
