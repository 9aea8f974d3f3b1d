"""Rules by name: built in, or registered by an installed package; and each in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points
from inspect import getdoc

from openbook.assess.rules.built_in import BUILT_IN
from openbook.assess.rules.case import Rule
from openbook.assess.rules.words import TEXTS
from openbook.model import RuleConfig
from openbook.text import Said
from openbook.text.language import N_, _

_LABELS = Said({"blue": N_("Blue"), "green": N_("Green"), "amber": N_("Amber"), "red": N_("Red"),
                "unrated": N_("Unrated")})
"""Words for the statuses that a publisher has none for."""


@cache
def find_rule(name: str) -> Rule:
    """The rule of that name: built in, or registered by an installed package.

    Raises:
        KeyError: when there is none; the message lists the names there are.
    """
    if name in BUILT_IN:
        return BUILT_IN[name]
    for entry in entry_points(group="openbook.rules"):
        if entry.name == name:
            loaded: Rule = entry.load()
            return loaded
    raise KeyError(f"no rule named {name!r}: there are {', '.join(rule_names())}")


def rule_names() -> tuple[str, ...]:
    """Names of all rules, built in and registered, in alphabetical order."""
    return tuple(sorted({*BUILT_IN, *(e.name for e in entry_points(group="openbook.rules"))}))


def explanation(config: RuleConfig, labels: Mapping[str, str]) -> str:
    """A publisher's rule in one or more plain sentences.

    A registered rule explains itself: by an attribute `explain`, a function `(parameters, labels) -> str`, else by
    the first line of its docstring.

    Args:
        labels: the publisher's words for the statuses, by code.

    Raises:
        KeyError: when no rule of that name is installed.
    """
    words = {code: labels.get(code) or _LABELS[code] for code in _LABELS}
    if config.rule in TEXTS:
        return TEXTS[config.rule](config.parameters, words)
    rule = find_rule(config.rule)
    explain = getattr(rule, "explain", None)
    if callable(explain):
        return str(explain(config.parameters, words))
    said = (getdoc(rule) or "").strip().split("\n")[0]
    return _(said) if said else _("The rule “{rule}”, with its parameters as given in the data.", rule=config.rule)
