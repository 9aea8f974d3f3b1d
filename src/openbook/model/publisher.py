"""What datapackage.json says about its publisher: words, rules, release calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RuleConfig:
    """One rule of the publisher: its id in the data, the built-in or registered rule, its parameters."""

    rule_id: str
    rule: str
    parameters: dict[str, object]


@dataclass(frozen=True, slots=True)
class ActionStatus:
    """A status code for actions with the publisher's label and what it means."""

    code: str
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Release:
    """An entry of the release calendar."""

    period_id: str
    on: str
    state: str
    title: str


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes, under which licence, with which words and rules (from datapackage.json)."""

    publisher_id: str
    name: str
    short_name: str
    title: str
    description: str
    homepage: str | None
    contact: dict[str, str]
    area_code: str | None
    licence_id: str
    licence_title: str
    licence_url: str
    version: str
    keywords: tuple[str, ...]
    sources: tuple[dict[str, str], ...]
    period_id: str
    published_on: date
    plan_word: tuple[str, str]
    status_labels: dict[str, str]
    status_meanings: dict[str, str]
    direction_labels: dict[str, str]
    rules: dict[str, RuleConfig]
    direction_rule: dict[str, object]
    action_statuses: tuple[ActionStatus, ...]
    releases: tuple[Release, ...]
    statement: dict[str, str]
    language: str = "en"
