"""Table Schemas of the published tables, made from those of the data package, so that there is one definition."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from openbook.assess import DIRECTIONS, REASONS, STATUSES
from openbook.downloads.table import COLUMNS, IN_FORCE
from openbook.package import schemas

Field = dict[str, Any]

_ID = "[a-z0-9]+(-[a-z0-9]+)*"

_OWN: Mapping[str, Field] = {
    "publisher_id": {"type": "string", "description": COLUMNS["publisher_id"], "example": "testshire",
                     "constraints": {"required": True, "pattern": _ID}},
    "area_code": {"type": "string", "description": COLUMNS["area_code"], "example": "E06000050",
                  "constraints": {"pattern": "[EWSNK][0-9]{8}"}},
    "status": {"type": "string", "description": COLUMNS["status"], "example": "amber",
               "constraints": {"enum": list(STATUSES)}},
    "status_reason": {"type": "string", "description": COLUMNS["status_reason"], "example": "not-due",
                      "constraints": {"enum": list(REASONS)}},
    "direction": {"type": "string", "description": COLUMNS["direction"], "example": "improving",
                  "constraints": {"enum": list(DIRECTIONS)}},
    "status_by_rule": {"type": "string", "description": COLUMNS["status_by_rule"], "example": "amber",
                       "constraints": {"enum": list(STATUSES)}},
    "direction_by_rule": {"type": "string", "description": COLUMNS["direction_by_rule"], "example": "improving",
                          "constraints": {"enum": list(DIRECTIONS)}},
    "figure_period_id": {"type": "string", "example": "2017-18-Q1", "description":
                         "The period of the figure: an earlier one where that of the reporting period is awaited."},
    "expected_by_now": {"type": "number", "description": COLUMNS["expected_by_now"], "example": "157.5"},
    "expected_by_now_upper": {"type": "number", "description": COLUMNS["expected_by_now_upper"], "example": "180"},
    "finding": {"type": "string", "description": "What the figures say, in a sentence.",
                "example": "322.8 children per 10,000: 7.8 worse than the target of 315.0"},
}
"""Columns that no file of the data package has."""

_FROM: Mapping[str, str] = {
    **dict.fromkeys(("plan_id",), "indicators"), "plan_title": "plans.title", "indicator_id": "indicators",
    "indicator_ref": "indicators.ref", "indicator_title": "indicators.title", "key": "indicators",
    "period_id": "periods", "period_label": "periods.label", "period_start": "periods.start",
    "period_end": "periods.end", "period_type": "periods.type",
    **dict.fromkeys(("unit", "format", "polarity", "aggregation"), "indicators"),
    **dict.fromkeys(("value", "text_value", "marker", "missing_reason", "expected_on", "numerator", "denominator",
                     "printed", "note", "source"), "observations"),
    **dict.fromkeys(("lower_ci", "upper_ci"), "confidence"), "ci_level": "confidence.level",
    **dict.fromkeys(("target", "minimum", "aspirational"), "targets"), "target_upper": "targets.upper",
    "target_kind": "targets.kind",
    "target_basis": "targets.basis", "target_text": "targets", "target_in_force": "targets.target",
    "target_in_force_upper": "targets.upper", "target_in_force_text": "targets.target_text",
    "target_period_id": "periods.period_id",
    **dict.fromkeys(("change", "change_unit", "change_from", "change_text"), "publications"),
}
"""Column of the tidy table to the file of the data package, and the column there, that it comes from."""

ALWAYS = frozenset({
    "plan_id", "plan_title", "indicator_id", "indicator_ref", "indicator_title", "key", "period_id", "period_label",
    "period_start", "period_end", "period_type", "unit", "format", "polarity", "aggregation",
})
"""Columns of the tidy table that are filled in every row; the others only where the row has such a thing."""

INDICATORS = ("indicator_id", "ref", "plan_id", "title", "official_title", "definition", "unit", "polarity",
              "aggregation", "frequency", "key", "statutory", "directorate", "source", "period_id",
              "figure_period_id", "value", *IN_FORCE, "status", "status_reason", "direction",
              "status_by_rule", "direction_by_rule", "finding", "active_from", "retired_on", "replaced_by")
"""Columns of the list of indicators, in order."""

REVISIONS = ("publisher_id", "indicator_id", "period_id", "what", "number", "on", "version", "value", "text_value",
             "kind", "reason", "status_before", "status_after")
"""Columns of the table of revisions, in order."""

FINANCES = ("publisher_id", "area_code", "account", "table", "portfolio", "kind", "part_of", "period_id",
            "period_label", "measure", "value", "text_value", "unit", "note", "source")
"""Columns of the table of money, in order."""


@cache
def table_schemas() -> Mapping[str, dict[str, Any]]:
    """Table Schemas by name: `figures` (the tidy table), `indicators`, `finances`, `revisions`."""
    listed = {"period_id": "periods", "value": "observations",
              **{name: _FROM[name] for name in INDICATORS if name.startswith("target_")}}
    meanings = {"value": "The figure that is rated. A number or empty.",
                "target_in_force": "The target that the figure is held against, as a number.",
                **{name: COLUMNS[name] for name in INDICATORS if name.startswith("target_")
                   if name != "target_in_force"}}
    money = {"period_id": "periods", "period_label": "periods.label"}
    return MappingProxyType({
        "figures": _schema(
            "The tidy table",
            "One row for each indicator and period with a figure, a reason for none, a target or a status.",
            [_field(name, _FROM.get(name, ""), name in ALWAYS, COLUMNS[name]) for name in COLUMNS],
            ["indicator_id", "period_id"]),
        "indicators": _schema(
            "The list of indicators", "One row for each indicator, with how it stands in the reporting period.",
            [_field(name, listed.get(name, "indicators"), False if name in meanings else None, meanings.get(name, ""))
             for name in INDICATORS], ["indicator_id"]),
        "finances": _schema(
            "The table of money", "One row for each amount or share.",
            [_field(name, money.get(name, "finances")) for name in FINANCES], []),
        "revisions": _schema(
            "The table of revisions", "One row for each published figure, and for each later value of it.",
            [_field(name, "revisions") for name in REVISIONS], []),
    })


def _schema(title: str, description: str, fields: list[Field], key: list[str]) -> dict[str, Any]:
    made: dict[str, Any] = {"$schema": "https://datapackage.org/profiles/2.0/tableschema.json", "title": title,
                            "description": description, "fields": fields, "missingValues": [""]}
    return made | ({"primaryKey": key} if key else {})


def _field(name: str, origin: str, required: bool | None = None, description: str = "") -> Field:
    """A column.

    Args:
        origin: file of the data package, and with a dot the column there where it has another name.
        required: whether it is filled in every row; without it, as there.
        description: what it holds; without it, as there.
    """
    if name in _OWN:
        return {"name": name, **_OWN[name]}
    file, _, column = origin.partition(".")
    found = next(f for f in schemas()[file]["fields"] if f["name"] == (column or name))
    constraints = {k: v for k, v in found.get("constraints", {}).items() if k != "unique"}
    if required is not None:
        constraints = {**{k: v for k, v in constraints.items() if k != "required"},
                       **({"required": True} if required else {})}
    made: Field = {**found, "name": name, "description": description or found["description"]}
    made.pop("constraints", None)
    return made | ({"constraints": constraints} if constraints else {})
