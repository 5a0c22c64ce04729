"""The person's own plan: kept step by step, looked over, erased. And what helped them before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

from meantime.accounts import open_plans
from meantime.core import safety as rules
from meantime.core.helped import HelpedSkill, find_what_helped
from meantime.core.lines import as_known_kind, line_of, read_line
from meantime.core.periods import Period
from meantime.core.problems import InvalidRecord
from meantime.core.safety import SafetyPlan, lines_of, merged_lines, with_lines
from meantime.storage.journal import Journal, StaleEdit

#: Notes that still say something about what helps: the last half year. More would keep the page waiting.
_RECENT = timedelta(days=183)
#: Tries when two devices keep a step at the same moment.
_TRIES = 3


def plan_of(journal: Journal) -> SafetyPlan | None:
    """The person's plan, the one kept last; None when there is none. A plan kept by an earlier version counts."""
    plans = journal.of_kind(SafetyPlan)
    if not plans:
        earlier = [as_known_kind(other) for other in journal.others("safety_plan")]
        plans = [plan for plan in earlier if isinstance(plan, SafetyPlan)]
    return plans[-1] if plans else None


def keep_step(journal: Journal, step: str, typed: Sequence[str], *, before: Sequence[str] = ()) -> SafetyPlan:
    """Put lines into one step of the plan. What another device put there meanwhile stays, after them.

    Raises:
        InvalidRecord: there is too much of it.
    """

    def change(plan: SafetyPlan) -> SafetyPlan:
        lines = merged_lines(typed, before=before, now=lines_of(plan, step))
        return with_lines(plan, step, lines)

    return _changed(journal, change)


def confirm_plan(journal: Journal, *, today: date) -> SafetyPlan:
    """The person looked it over: it is still right."""
    return _changed(journal, lambda plan: replace(plan, checked_on=today))


def erase_plan(journal: Journal) -> int:
    """Remove the plan, older ones if there are any, and every copy that opens while locked. How many plans."""
    open_plans.drop_all(journal.person_id)
    journal.adopt_known_kinds()
    others = [other.id for other in journal.others("safety_plan")]
    ids = [*(plan.id for plan in journal.of_kind(SafetyPlan)), *others]
    return sum(journal.erase(plan_id) for plan_id in ids)


def open_while_locked(journal: Journal, *, token: str = "") -> str | None:
    """Keep a copy of the plan that one browser opens while locked. Its token belongs in that browser's cookie only.

    Returns None when there is no plan to copy.
    """
    plan = plan_of(journal)
    return open_plans.keep(journal.person_id, line_of(plan).encode(), token=token) if plan else None


def refresh_copy(journal: Journal, token: str) -> None:
    """Bring the copy of this browser up to date, if it has one of this person's plan."""
    if token and open_plans.whose(token) == journal.person_id:
        open_while_locked(journal, token=token)


def open_copies(journal: Journal, token: str) -> tuple[bool, int]:
    """Whether this browser opens the plan while locked, and how many other browsers do."""
    here = bool(token) and open_plans.whose(token) == journal.person_id
    return here, open_plans.count(journal.person_id) - here


def close_while_locked(journal: Journal, token: str, *, everywhere: bool) -> None:
    """Take back what this browser, or every browser, opens while locked."""
    if everywhere:
        open_plans.drop_all(journal.person_id)
    elif token:
        open_plans.drop(token)


def plan_while_locked(token: str) -> SafetyPlan | None:
    """The plan this browser may open while locked; None when nobody chose that here, or not any more."""
    copy = open_plans.opened_by(token) if token else None
    plan = read_line(copy.decode())[0] if copy else None
    return plan if isinstance(plan, SafetyPlan) else None


def what_helped(journal: Journal, *, now: datetime, most: int = 3) -> list[HelpedSkill]:
    """What the person said helped in their notes of the last half year, best first."""
    notes = journal.notes(Period(start=now - _RECENT, end=now + timedelta(days=1)))
    return find_what_helped(notes)[:most]


def _changed(journal: Journal, change: Callable[[SafetyPlan], SafetyPlan]) -> SafetyPlan:
    """The plan after a change. When somebody else changed it meanwhile, theirs is read and changed again."""
    journal.adopt_known_kinds()
    for _ in range(_TRIES - 1):
        try:
            return _change_once(journal, change)
        except StaleEdit:
            continue
    return _change_once(journal, change)


def _change_once(journal: Journal, change: Callable[[SafetyPlan], SafetyPlan]) -> SafetyPlan:
    now = plan_of(journal)
    stored = journal.find(SafetyPlan, now.id) if now else None
    before = stored.record if stored else SafetyPlan(id=str(uuid4()))
    after = change(before)
    if problems := rules.find_problems(after):
        raise InvalidRecord(problems)
    if after != before or stored is None:
        journal.replace(after, base_rev=stored.rev if stored else 0)
    return after
