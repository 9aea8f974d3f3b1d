"""Judging: pure functions from a `Book` to statuses, directions, working, findings and an audit."""

from openbook.assess.audit import checks, direction_agreement, status_agreement
from openbook.assess.check import KINDS, Agreement, Check, by_kind, total
from openbook.assess.direction import Comparison
from openbook.assess.figure import Figure, Goal
from openbook.assess.finding import Finding, finding, gap_text, result_text, target_text
from openbook.assess.judge import DIRECTIONS, REASONS, STATUSES, Assessment, Counts, Judged, assess, count, judge
from openbook.assess.money import Statement, distance, headline, outlook, side, statements
from openbook.assess.money_checks import money_checks
from openbook.assess.spell import Spell, spell
from openbook.assess.working import Working, working

__all__ = [
    "DIRECTIONS", "KINDS", "REASONS", "STATUSES", "Agreement", "Assessment", "Check", "Comparison", "Counts", "Figure",
    "Finding", "Goal", "Judged", "Spell", "Statement", "Working", "assess", "by_kind", "checks", "count",
    "direction_agreement", "distance", "finding", "gap_text", "headline", "judge", "money_checks", "outlook",
    "result_text", "side", "spell", "statements", "status_agreement", "target_text", "total", "working",
]
