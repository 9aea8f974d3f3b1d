"""Parts of the JSON files: an indicator, its figures and targets, its status by print and by rule."""

from __future__ import annotations

from collections.abc import Mapping

from openbook.assess import REASONS, Assessment, finding, result_text, target_text, working
from openbook.assess.in_force import InForce, shown_target
from openbook.assess.working import aim, expected_text, rounded
from openbook.downloads.pack import Pack
from openbook.model import Action, Book, Indicator, Observation, Period, Publication, Target
from openbook.text import amount, ends, from_to, said_unit
from openbook.text.language import _
from openbook.text.shorthand import MISSING

Json = Mapping[str, object]
ROOT = "api/v1"
SCHEMA = f"{ROOT}/schema"


def common(pack: Pack, schema: str, inside: str) -> Json:
    """What every file begins with: its schema, the publisher, the licence, the day of the data."""
    publisher = pack.judged.book.publisher
    return {
        "$schema": pack.link(f"{SCHEMA}/{schema}.json", inside),
        "publisher": {"publisher_id": publisher.publisher_id, "name": publisher.name,
                      "area_code": publisher.area_code},
        "licence": {"id": publisher.licence_id, "title": publisher.licence_title, "url": publisher.licence_url},
        "published_on": publisher.published_on,
    }


def period(span: Period) -> Json:
    """A period with its first and last day."""
    return {"period_id": span.period_id, "label": span.label, "start": span.start, "end": span.end, "type": span.type}


def measure(i: Indicator) -> Json:
    """How a figure of an indicator is to be read."""
    return {"unit": said_unit(i.unit), "format": i.format, "polarity": i.polarity, "aggregation": i.aggregation}


def indicator(pack: Pack, a: Assessment, inside: str) -> Json:
    """Everything about one indicator."""
    book, i = pack.judged.book, a.indicator
    chart = f"charts/{i.indicator_id}"
    plan = book.plans[i.plan_id]
    worked, found = working(a, book.publisher), finding(book, a)
    links = {"page": f"indicators/{i.indicator_id}.md", "index": f"{ROOT}/index.json",
             "plan": f"{ROOT}/plans/{i.plan_id}.json", "csv": f"data/indicators/{i.indicator_id}.csv"}
    if f"{chart}.svg" in pack.pictures:
        links |= {"chart_svg": f"{chart}.svg", "chart_png": f"{chart}.png"}
    return {
        **common(pack, "indicator", inside),
        "indicator_id": i.indicator_id, "ref": i.ref, "title": i.title, "official_title": i.official_title,
        "definition": i.definition, "plan": {"plan_id": plan.plan_id, "title": plan.title}, **measure(i),
        "decimals": i.decimals, "profile": i.profile, "frequency": i.frequency, "key": i.key, "statutory": i.statutory,
        "directorate": i.directorate, "numerator_name": i.numerator_name, "denominator_name": i.denominator_name,
        "source": i.source, "lag": i.lag, "active_from": i.active_from, "retired_on": i.retired_on,
        "replaced_by": i.replaced_by, "reporting_period": period(a.period),
        **_standing(book, a),
        "finding": {"headline": found.headline, "trend": found.trend, "sentences": found.sentences},
        "working": {"rule": a.rule.rule, "sentence": worked.sentence,
                    "steps": [{"name": name, "value": value} for name, value in worked.steps],
                    "changes": worked.changes},
        "history": [observation(pack, i, o) for o in book.observations(i.indicator_id)],
        "targets": [target(i, t) for t in book.targets(i.indicator_id)],
        "printed_statuses": [_printed(book, p) for p in book.publications(i.indicator_id)],
        "benchmarks": [{"comparator": b.comparator, "period_id": b.period_id, "value": b.value, "note": b.note,
                        "source": b.source} for b in book.benchmarks(i.indicator_id)],
        "commentary": [{"kind": c.kind, "period_id": c.period_id, "text": c.text, "source": c.source}
                       for span in book.periods for c in book.commentary(i.indicator_id, span)],
        "actions": [action(book, x) for x in book.actions if x.indicator_id == i.indicator_id],
        "links": {name: pack.link(path, inside) for name, path in links.items()},
    }


def summary(pack: Pack, a: Assessment, inside: str) -> Json:
    """One indicator in a list: where it stands, and the address of its file."""
    i, result = a.indicator, _result(a) or {}
    return {
        "indicator_id": i.indicator_id, "ref": i.ref, "title": i.title, "plan_id": i.plan_id, "key": i.key,
        "value": result.get("value"), "unit": said_unit(i.unit), "format": i.format, "result": result.get("shown"),
        "target": (target_text(i, a.target) or _("No target")) if a.target else None, "counted": a.counted,
        "status": a.shown_status, "not_rated_because": a.shown_reason, "status_by_rule": a.status,
        "direction": a.shown_direction, "href": pack.link(f"{ROOT}/indicators/{i.indicator_id}.json", inside),
    }


def _standing(book: Book, a: Assessment) -> Json:
    """The result of the reporting period, what it is held against, status and direction by print and by rule."""
    publisher, printed = book.publisher, a.published
    return {
        "result": _result(a), "target": target(a.indicator, a.target) if a.target else None,
        "expected_by_now": _expected(a),
        "counted": a.counted,
        "status": {
            "code": a.shown_status, "label": publisher.status_labels[a.shown_status],
            "reason": _reason(a.shown_reason),
            "printed": {"code": printed.status, "reason": _reason(printed.status_reason), "note": printed.note,
                        "source": printed.source} if printed else None,
            "by_rule": {"code": a.status, "label": publisher.status_labels.get(a.status, a.status),
                        "reason": _reason(a.reason)},
            "differs": a.status_differs,
        },
        "direction": {
            "code": a.shown_direction, "label": publisher.direction_labels[a.shown_direction],
            "printed": a.printed_direction, "by_figures": a.comparison.direction, "differs": a.direction_differs,
            "compared_with": a.comparison.period.period_id if a.comparison.period else None,
            "change": _change(printed),
        },
    }


def _result(a: Assessment) -> Json | None:
    """The figure that was judged, or the result in words; None where the period has neither."""
    if a.figure is not None:
        marker = a.figure.observations[-1].marker
        text = amount(a.figure.value, a.indicator.format, a.indicator.unit)
        return {"value": a.figure.value, "text_value": None, "marker": marker,
                "shown": f"{text} {marker}" if marker else text, "period_id": a.figure.period.period_id,
                "start": a.figure.period.start, "end": a.figure.period.end,
                "added_up_from": [o.period_id for o in a.figure.observations] if a.figure.summed else []}
    if a.words is not None:
        return {"value": None, "text_value": a.words.text_value, "marker": a.words.marker,
                "shown": result_text(a.indicator, a.words), "period_id": a.period.period_id,
                "start": a.period.start, "end": a.period.end, "added_up_from": []}
    return None


def printed_summary(pack: Pack, i: Indicator, p: Publication, inside: str) -> Json:
    """One indicator in the list of an earlier period: the result of that period, and the status that was printed."""
    row, aim = pack.judged.book.observation(i.indicator_id, p.period_id), pack.aims[i.indicator_id, p.period_id]
    return {
        "indicator_id": i.indicator_id, "ref": i.ref, "title": i.title, "plan_id": i.plan_id, "key": i.key,
        "value": row.value if row else None, "unit": said_unit(i.unit), "format": i.format,
        "result": result_text(i, row), "target": shown_target(i, aim) if aim else None, "counted": True,
        "status": p.status, "not_rated_because": p.status_reason, "status_by_rule": None, "direction": p.direction,
        "href": pack.link(f"{ROOT}/indicators/{i.indicator_id}.json", inside),
    }


def _printed(book: Book, p: Publication) -> Json:
    """What was printed about a period: status, direction, change."""
    publisher = book.publisher
    return {
        "period_id": p.period_id, "status": p.status, "status_label": publisher.status_labels[p.status],
        "reason": _reason(p.status_reason), "direction": p.direction,
        "direction_label": publisher.direction_labels[p.direction] if p.direction else None, "change": _change(p),
        "note": p.note, "source": p.source,
    }


def _change(p: Publication | None) -> Json | None:
    if p is None or not p.change_from:
        return None
    return {"value": p.change, "unit": p.change_unit, "from": p.change_from, "text": p.change_text}


def _in_force(i: Indicator, aim: InForce | None) -> Json | None:
    """The target that counts in a period, and whose it is."""
    if aim is None:
        return None
    return {"period_id": aim.period_id, "value": aim.value, "upper": aim.upper, "text": aim.text,
            "shown": shown_target(i, aim)}


def _expected(a: Assessment) -> Json | None:
    """What was to be reached by now, where that is less than the year's target."""
    said = expected_text(a)
    if said is None or a.goal is None:
        return None
    upper = None if a.goal.upper is None else rounded(a, a.goal.upper)
    return {"value": rounded(a, aim(a)), "upper": upper, "shown": said}


def _due(i: Indicator, aim: InForce | None) -> Json | None:
    """The part of a target that is expected by the end of a period, for a range both ends; None for the whole."""
    if aim is None or aim.expected is None or not aim.partly:
        return None
    shown = amount(aim.expected, i.format, i.unit) if aim.expected_upper is None else \
        from_to(*ends(aim.expected, aim.expected_upper, i.format, i.unit))
    return {"value": aim.expected, "upper": aim.expected_upper, "shown": shown}


def observation(pack: Pack, i: Indicator, o: Observation) -> Json:
    """A result: a number with the decimals that were published, or words, or the reason why there is none."""
    aim = pack.aims[i.indicator_id, o.period_id]
    missing = MISSING[o.missing_reason or "not-stated"] if o.value is None and o.text_value is None else None
    return {
        "period_id": o.period_id, "value": o.value, "unit": said_unit(i.unit), "format": i.format,
        "text_value": o.text_value, "marker": o.marker, "shown": missing[0] if missing else result_text(i, o),
        "missing": {"reason": o.missing_reason, "words": missing[1], "expected_on": o.expected_on} if missing else None,
        "numerator": o.numerator, "denominator": o.denominator, "lower_ci": o.lower_ci, "upper_ci": o.upper_ci,
        "ci_level": o.ci_level, "target_in_force": _in_force(i, aim),
        "expected_by_now": _due(i, aim),
        "printed": o.printed, "note": o.note, "source": o.source,
    }


def target(i: Indicator, t: Target) -> Json:
    """A target: a number, a range, or words."""
    return {
        "period_id": t.period_id, "kind": t.kind, "basis": t.basis, "target": t.target, "upper": t.upper,
        "minimum": t.minimum, "aspirational": t.aspirational, "tolerance": t.tolerance,
        "tolerance_kind": t.tolerance_kind, "unit": said_unit(i.unit), "format": i.format, "target_text": t.target_text,
        "shown": target_text(i, t) or _("No target"), "set_on": t.set_on, "previous_target": t.previous_target,
        "reason": t.reason, "printed": t.printed, "source": t.source,
    }


def action(book: Book, x: Action) -> Json:
    """Something being done, with its status in the publisher's words."""
    label = next((s.label for s in book.publisher.action_statuses if s.code == x.status), x.status)
    return {"action_id": x.action_id, "title": x.title, "plan_id": x.plan_id, "indicator_id": x.indicator_id,
            "period_id": x.period_id, "status": {"code": x.status, "label": label}, "lead_role": x.lead_role,
            "due": x.due, "revised_due": x.revised_due, "theme": x.theme, "progress_note": x.progress_note,
            "source": x.source}


def _reason(code: str | None) -> Json | None:
    return None if code is None else {"code": code, "words": REASONS[code]}
