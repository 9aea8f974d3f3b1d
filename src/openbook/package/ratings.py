"""Do ratings, rules and codes agree with what the descriptor declares."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from openbook.errors import Problem
from openbook.package.cells import Record
from openbook.package.references import remember
from openbook.package.wording import listed

DEFAULT_RULE = "default"
"""Id of the rule for indicators that name none."""

STATUSES: tuple[str, ...] = ("green", "amber", "red", "blue", "unrated")
DIRECTIONS: tuple[str, ...] = ("improving", "maintained", "declining", "unknown")
GROUPS: tuple[str, ...] = ("on-track", "off-track")
"""Codes of printed counts that take several statuses together."""
DESCRIPTOR = "datapackage.json"

Rows = Mapping[str, Sequence[Record]]


def publication_problems(
    file: str, rows: Sequence[Record], own: Mapping[str, Any],
) -> Iterator[Problem]:
    """Find printed ratings without a label, or without the reason they need, and half a printed change.

    Args:
        file: path for the messages.
        rows: publications.
        own: the descriptor's `openbook` object.
    """
    for record in rows:
        status, why = record["status"], record["status_reason"]
        if status not in STATUSES or not record.sound("status_reason"):
            continue
        if status not in own["status_labels"]:
            yield Problem("status-without-label", file, f"The status {status} has no label in datapackage.json.",
                          "one of " + listed(list(own["status_labels"])),
                          f"Add {status} to status_labels in datapackage.json, or correct the status.",
                          record.row, "status", status)
        if status == "unrated" and why is None:
            yield Problem("unrated-without-reason", file, "The measure is not rated, and nothing says why.",
                          "a reason in status_reason", "Fill in status_reason, for example not-due or awaiting-data.",
                          record.row, "status_reason", "")
        if status != "unrated" and why is not None:
            yield Problem("reason-for-rated", file, f"The measure is rated {status}, so it needs no reason.",
                          "an empty status_reason", "Empty status_reason, or make the status unrated.",
                          record.row, "status_reason", why)
        yield from _change(file, record)


def _change(file: str, record: Record) -> Iterator[Problem]:
    """A printed change has a number with its unit, or words, and the period it is measured from."""
    if not record.sound("change", "change_unit", "change_from", "change_text"):
        return
    size, unit, since, words = (record[c] for c in ("change", "change_unit", "change_from", "change_text"))
    stated = size is not None or words is not None
    wrong = "change_unit" if (size is None) != (unit is None) else \
        "change_from" if (since is None) == stated else None
    if wrong is not None:
        yield Problem("change-incomplete", file, "The printed change is not whole: a number needs its unit, and a "
                      "number or words need the period they are measured from.",
                      "change with change_unit, or change_text, each with change_from",
                      "Fill in what is missing, or empty all columns of the change.", record.row, wrong,
                      record[wrong] or "")


def rule_problems(file: str, rows: Sequence[Record], own: Mapping[str, Any]) -> Iterator[Problem]:
    """Find indicators whose rule is not among the publisher's rules."""
    remedy = remember(own["rules"], "Add the rule to datapackage.json, or empty the cell to use the default rule.")
    for record in rows:
        rule = record["rule"]
        if rule is not None and record.sound("rule") and rule not in own["rules"]:
            yield Problem("unknown-rule", file, f"There is no rule {rule!r} in datapackage.json.",
                          "one of " + listed(list(own["rules"])), remedy(rule), record.row, "rule", rule)


def action_status_problems(files: Mapping[str, str], read: Rows, own: Mapping[str, Any]) -> Iterator[Problem]:
    """Find action statuses that the descriptor does not list."""
    codes = [entry["code"] for entry in own["action_statuses"]]
    for name, extra in (("actions", ()), ("action_counts", ("total",))):
        allowed = [*codes, *extra]
        remedy = remember(allowed, "Add the status to action_statuses in datapackage.json, or correct it.")
        for record in read.get(name, ()):
            status = record["status"]
            if status is not None and record.sound("status") and status not in allowed:
                yield Problem("unknown-status", files[name], f"{status!r} is not a status of an action.",
                              "one of " + ", ".join(allowed), remedy(status), record.row, "status", status)


def count_problems(file: str, rows: Sequence[Record]) -> Iterator[Problem]:
    """Find printed counts with a direction's code among statuses (or the reverse), or without any number."""
    for record in rows:
        allowed = {"status": (*STATUSES, *GROUPS), "direction": DIRECTIONS}.get(record["measure"])
        code = record["code"]
        if allowed and code in (*STATUSES, *GROUPS, *DIRECTIONS) and code not in allowed:
            yield Problem("unknown-status", file, f"{code!r} is not a {record['measure']}.",
                          "one of " + ", ".join((*allowed, "total")), "Correct code or measure.",
                          record.row, "code", code)
        if record["count"] is None and record["percent"] is None and record.sound("count", "percent"):
            yield Problem("no-result", file, "The row holds neither a count nor a percentage.",
                          "a number in count, percent or both", "Fill one in, or delete the row.",
                          record.row, "count", "")


def finance_problems(file: str, rows: Sequence[Record]) -> Iterator[Problem]:
    """Find amounts that are neither a number nor words, or both, in a unit that cannot be, and parts of totals that are
    not there or circular."""
    above: dict[tuple[object, ...], str] = {}
    for record in rows:
        if record["portfolio"] and record["part_of"]:
            above[(*_table(record), record["portfolio"])] = record["part_of"]
    names = {(*_table(record), record["portfolio"]) for record in rows}
    for record in rows:
        yield from _part_problems(file, record, names, above)
        share, measure = record["unit"] == "percent", record["measure"]
        if record["unit"] and measure and measure != "savings-delivered" and share != (measure == "variance-percent"):
            yield Problem("unit-of-measure", file, f"The measure {measure} cannot be in {record['unit']}.",
                          "gbp, gbp-thousand or gbp-million" if share else "percent",
                          "Correct unit, or choose variance-percent for a share." if share else
                          "Correct unit, or choose variance for an amount.", record.row, "unit", record["unit"])
        if record.sound("value", "text_value") and (record["value"] is None) == (record["text_value"] is None):
            both = record["value"] is not None
            yield Problem("two-results" if both else "no-result", file,
                          "The row holds both an amount and words." if both else
                          "The row holds neither an amount nor words.",
                          "exactly one of value and text_value", "Keep one of them; an explanation goes into note.",
                          record.row, "value", str(record["value"]) if both else "")


def _table(record: Record) -> tuple[object, ...]:
    """What rows of one printed table have in common; an empty account is revenue."""
    return (record["account"] or "revenue", record["table"] or "", record["period_id"])


def _part_problems(file: str, record: Record, names: Collection[tuple[object, ...]],
                   above: Mapping[tuple[object, ...], str]) -> Iterator[Problem]:
    total = record["part_of"]
    if total is None or not record.sound("part_of", "portfolio", "account", "table", "period_id"):
        return
    if (*_table(record), total) not in names:
        known = sorted({str(name[-1]) for name in names if name[:-1] == _table(record)})
        yield Problem("unknown-reference", file, f"The same table has no row for {total!r}.",
                      "a portfolio of the same account, table and period",
                      remember(known, "Add a row with the printed total, or empty part_of.")(total),
                      record.row, "part_of", total)
        return
    steps, at = {record["portfolio"]}, above.get((*_table(record), record["portfolio"]))
    while at is not None and at not in steps:
        steps.add(at)
        at = above.get((*_table(record), at))
    if at is not None and at == record["portfolio"]:
        yield Problem("reference-loop", file, f"{at!r} leads back to itself through part_of.",
                      "a total that is not part of itself", "Empty part_of in one of these rows.",
                      record.row, "part_of", total)


def declared_period_problems(known: frozenset[str] | None, own: Mapping[str, Any]) -> Iterator[Problem]:
    """Find periods in the descriptor that data/periods.csv does not hold."""
    if known is None:
        return
    remedy = remember(known, "Add it to data/periods.csv, or correct it.")
    named = [("openbook.period", own["period"])] if "period" in own else []
    named += [(f"openbook.releases[{n}].period", entry["period"]) for n, entry in enumerate(own.get("releases", ()))]
    for place, period in named:
        if period not in known:
            yield Problem("unknown-reference", DESCRIPTOR, f"The period {period!r} is not known.",
                          "a period_id of data/periods.csv", remedy(period), None, place, period)
