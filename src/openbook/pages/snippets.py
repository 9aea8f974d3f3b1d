"""Pieces of HTML for hand-written pages: what the macros of `openbook.macros` insert."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from typing import TypeVar

from openbook.assess import finding, result_text
from openbook.pages.common import plan_card
from openbook.pages.render import environment
from openbook.pages.rows import history, indicator_row, indicator_rows, targets_beside
from openbook.pages.view import View, size_text
from openbook.text import unit_words
from openbook.text.language import _

T = TypeVar("T")


class UnknownName(ValueError):
    """A macro was given an id or option that does not exist; the message names the nearest ones."""


def snippet(view: View, name: str, *args: str, **options: object) -> str:
    """HTML of one macro.

    Args:
        name: `figure`, `status`, `chart`, `indicator`, `table`, `plan`, `counts`.
        args: ids, as the macro takes them.
        options: the macro's named options.

    Raises:
        UnknownName: for an unknown macro, id, period or option value.
    """
    makers: Mapping[str, Callable[..., str]] = {
        "figure": _figure, "status": _status, "chart": _chart, "indicator": _indicator, "table": _table,
        "plan": _plan, "counts": _counts,
    }
    return _pick(makers, name, "macro")(view, *args, **options)


def reference(name: str, *args: str) -> str:
    """HTML of a macro for guides, which needs no data: `columns` of a resource, or all `errors`.

    Raises:
        UnknownName: for an unknown resource.
    """
    makers: Mapping[str, Callable[..., str]] = {"columns": _columns, "errors": _errors}
    return makers[name](*args)


def _figure(view: View, indicator_id: str, period: str | None = None) -> str:
    """The latest figure with its unit, or that of one period, linked to its page."""
    a = _pick(view.judged.assessments, indicator_id, "indicator")
    row = indicator_row(view, a)
    text, is_number = row.result, bool(row.result_sort)
    if period is not None:
        _pick(view.book.periods, period, "period")
        found = view.book.observation(indicator_id, period)
        text = result_text(a.indicator, found) or _("no figure")
        is_number = found is not None and found.value is not None
    unit = unit_words(a.indicator.unit) if is_number else ""
    return _make("figure", view, row=row, text=f"{text} {unit}".rstrip())


def _status(view: View, indicator_id: str) -> str:
    return _make("status", view, row=indicator_row(view, _pick(view.judged.assessments, indicator_id, "indicator")))


def _chart(view: View, indicator_id: str) -> str:
    a = _pick(view.judged.assessments, indicator_id, "indicator")
    rows = history(view.book, a.indicator)
    return _make("chart", view, row=indicator_row(view, a), finding=finding(view.book, a),
                 chart=view.charts.get(f"trend-{indicator_id}", ""),
                 caption=view.captions.get(f"trend-{indicator_id}"),
                 summary=" ".join(finding(view.book, a).sentences), history=rows,
                 targets=targets_beside(view.book, a.indicator, rows),
                 size=size_text(view.files.get(f"data/indicators/{indicator_id}.csv", 0)))


def _indicator(view: View, indicator_id: str) -> str:
    a = _pick(view.judged.assessments, indicator_id, "indicator")
    return _make("indicator", view, row=indicator_row(view, a), finding=finding(view.book, a))


def _table(view: View, *ids: str, plan: str | None = None, status: str | None = None, key: bool | None = None,
           caption: str | None = None) -> str:
    """A table of chosen indicators: by ids, or by plan, status and key."""
    if plan is not None:
        _pick(view.book.plans, plan, "plan")
    if status is not None:
        _pick(view.book.publisher.status_labels, status, "status")
    named = [_pick(view.judged.assessments, i, "indicator") for i in ids]
    chosen = named or list(view.judged.select(plan=plan, key=key))
    chosen = [a for a in chosen if status is None or a.shown_status == status]
    return _make("table", view, rows=indicator_rows(view, chosen),
                 caption=_("Indicators") if caption is None else caption,
                 table_id=f"of-{'-'.join([plan or '', status or '', *ids]).strip('-') or 'all'}")


def _plan(view: View, plan_id: str) -> str:
    return _make("plan", view, card=plan_card(view, _pick(view.book.plans, plan_id, "plan")))


def _counts(view: View, plan: str | None = None, key: bool | None = None) -> str:
    if plan is not None:
        _pick(view.book.plans, plan, "plan")
    bar = "" if plan is not None and key else view.charts.get(f"bar-{plan or ('key' if key else 'all')}", "")
    return _make("counts", view, counts=view.judged.counts(plan=plan, key=key), bar=bar)


def _columns(resource: str) -> str:
    """The columns of a resource of the data package, from its Table Schema."""
    from openbook.package import schemas

    return _make("columns", name=resource, schema=_pick(schemas(), resource, "resource"))


def _errors() -> str:
    """Every code of `openbook check`, with an anchor each."""
    from openbook.codes import CODES

    groups: dict[str, list[object]] = {}
    for code in CODES.values():
        groups.setdefault(code.group, []).append(code)
    return _make("errors", groups=groups)


def _make(template_name: str, view: View | None = None, **words: object) -> str:
    template = environment().get_template(f"snippets/{template_name}.html.jinja")
    more = {"view": view, "publisher": view.book.publisher} if view else {}
    return template.render(**more, **words).strip()


def _pick(table: Mapping[str, T], key: str, what: str) -> T:
    if key in table:
        return table[key]
    near = difflib.get_close_matches(key, table, n=3)
    hint = f"; did you mean {', '.join(near)}?" if near else f"; there are {len(table)}"
    raise UnknownName(f"there is no {what} {key!r}{hint}")

