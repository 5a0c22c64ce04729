"""Trying something fairly: the days are drawn when the trial starts, and each evening may be told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from meantime.core.fair_trials import FairTrial, TrialDay, find_problems, last_day
from meantime.core.problems import InvalidRecord
from meantime.storage.journal import Journal, Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialPlan:
    """What a person wants to try."""

    #: UUID as text.
    id: str
    #: What is practised, in their words.
    skill: str
    #: First day, in their zone.
    start: date
    #: Days it lasts: even, 14 to 28.
    length: int


def start_fair_trial(journal: Journal, plan: TrialPlan) -> FairTrial:
    """Draw the days by lot and keep the trial. Sent twice it is one trial, with the days that were drawn first.

    Raises:
        InvalidRecord: nothing is named, or the length is none of a trial.
    """
    known = journal.find(FairTrial, plan.id)
    if known is not None:
        return known.record
    import numpy as np  # here: drawing lots is rare, and numpy takes a tenth of a second

    from meantime.patterns.fair_trial import draw_days  # here: it is numpy again

    trial = FairTrial(
        id=plan.id,
        skill=plan.skill,
        start=plan.start,
        length=plan.length,
        days=draw_days(plan.start, plan.length, np.random.default_rng()),
    )
    if problems := find_problems(trial):
        raise InvalidRecord(problems)
    journal.add(trial)
    return trial


def tell_evening(journal: Journal, stored: Stored[FairTrial], told: TrialDay) -> None:
    """Keep how one day of a trial was, in the place of what was said before.

    Raises:
        InvalidRecord: the day or the number is none of the trial.
        StaleEdit: the trial was changed elsewhere meanwhile.
    """
    others = tuple(one for one in stored.record.outcomes if one.day != told.day)
    outcomes = tuple(sorted((*others, told), key=lambda one: one.day))
    changed = replace(stored.record, outcomes=outcomes)
    if problems := find_problems(changed):
        raise InvalidRecord(problems)
    journal.replace(changed, base_rev=stored.rev)


def running_trial(journal: Journal, today: date) -> FairTrial | None:
    """The trial that runs today or starts tomorrow; the newest, should there be several."""
    running = [
        one for one in journal.of_kind(FairTrial) if one.start - timedelta(days=1) <= today <= last_day(one)
    ]
    return max(running, key=lambda one: (one.start, one.id), default=None)


def erase_trial(journal: Journal, trial_id: str) -> bool:
    """Remove a trial with what was told of its days."""
    return journal.erase(trial_id)
