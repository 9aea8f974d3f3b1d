"""The audit: everything printed that the data can be held against. Nothing is corrected; differences are listed."""

from __future__ import annotations

from collections.abc import Callable

from openbook.assess.audit.actions import action_checks
from openbook.assess.audit.changes import change_checks
from openbook.assess.audit.counts import count_checks, direction_agreement, status_agreement
from openbook.assess.audit.mentions import mention_checks
from openbook.assess.audit.periods import period_checks
from openbook.assess.audit.ratios import ratio_checks
from openbook.assess.audit.targets import target_checks
from openbook.assess.check import Check
from openbook.assess.judge import Judged
from openbook.assess.money_checks import money_checks

__all__ = ["CHECKERS", "checks", "direction_agreement", "status_agreement"]

CHECKERS: tuple[Callable[[Judged], tuple[Check, ...]], ...] = (
    count_checks, action_checks, mention_checks, change_checks, ratio_checks, period_checks, target_checks,
    money_checks,
)
"""What finds the checks, each a pure function of a judged book."""


def checks(judged: Judged) -> tuple[Check, ...]:
    """Every printed number and word that the data can be held against, whether both agree or not."""
    return tuple(check for find in CHECKERS for check in find(judged))
