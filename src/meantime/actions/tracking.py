"""Plans of check-ins: keep, end."""

from __future__ import annotations

from meantime.core.problems import InvalidRecord
from meantime.core.tracking import TrackingPlan, find_problems
from meantime.storage.journal import Journal


def keep_plan(journal: Journal, plan: TrackingPlan) -> bool:
    """Keep a new plan. False when it is there already (a form sent twice).

    Raises:
        InvalidRecord: it breaks a rule.
    """
    if problems := find_problems(plan):
        raise InvalidRecord(problems)
    return journal.add(plan)


def erase_plan(journal: Journal, plan_id: str) -> bool:
    """End a plan by removing it. The check-ins stay."""
    return journal.erase(plan_id)
