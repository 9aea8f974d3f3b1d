"""Rules that turn a target into a ladder of statuses. A publisher names one in its data with parameters.

A rule is a pure function `(Case, parameters) -> Ladder`. Built in: `tolerance`, `two-step`, `points`, `bands`,
`floor`, `improvement`, `data-only`. Another package adds one under the entry-point group `openbook.rules`.
"""

from openbook.assess.rules.built_in import (
    BUILT_IN,
    DATA_ONLY,
    bands,
    data_only,
    floor,
    improvement,
    points,
    tolerance,
    two_step,
)
from openbook.assess.rules.case import Case, NotJudgeable, Parameters, Rule, number
from openbook.assess.rules.registry import explanation, find_rule, rule_names

__all__ = [
    "BUILT_IN", "DATA_ONLY", "Case", "NotJudgeable", "Parameters", "Rule", "bands", "data_only", "explanation",
    "find_rule", "floor", "improvement", "number", "points", "rule_names", "tolerance", "two_step",
]
