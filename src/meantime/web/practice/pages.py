"""What the Practice page shows: agreed now, begun, exercises by need, earlier."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from meantime.content.exercise_files import exercises, exercises_of, find_exercise
from meantime.core.exercises import Exercise, Need
from meantime.core.homework import OUTCOME_WORDS, Attempt, Homework, exercise_words, plan_of, title_of
from meantime.core.ladders import Ladder
from meantime.core.moments import local_day
from meantime.core.practice import PracticeDraft
from meantime.core.tracking import TrackingPlan, is_running
from meantime.storage.journal import Journal
from meantime.web.base.dates import day_name

#: Headings of the exercises, in their order.
NEEDS: dict[Need, str] = {
    "now": "Something now",
    "thought": "Work on a thought",
    "write": "Write it out",
    "steps": "Face it in steps",
    "try": "Try something out",
    "talk": "Talk with somebody",
    "track": "See what I feel",
}
#: Lines of attempts and of earlier homework that are shown before "more".
_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptLine:
    """One go at it, in the person's words."""

    url: str
    exercise: str
    day: str
    outcome: str
    #: `Helped 6 of 10`; empty when not said.
    helped: str
    learned: str
    barrier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeworkCard:
    """One thing agreed, and what came of it."""

    id: str
    #: The person's own title, or the name of the exercise.
    title: str
    #: Name of the exercise; empty when the title says it already.
    exercise: str
    #: Who suggested it and when.
    agreed: str
    #: How often and when; empty when not said.
    often: str
    #: The if-then plan as a sentence; empty without one.
    plan: str
    #: The guided exercises for it: (title, address).
    guides: tuple[tuple[str, str], ...]
    #: Where "not this time" is sent.
    not_this_time: str
    attempts: tuple[AttemptLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedGroup:
    """Exercises for one need."""

    id: Need
    title: str
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """Something begun."""

    id: str
    title: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticePage:
    """Everything on the page."""

    now: tuple[HomeworkCard, ...]
    drafts: tuple[DraftLine, ...]
    needs: tuple[NeedGroup, ...]
    ladders: tuple[Ladder, ...]
    #: Plans of check-ins that run today or are still to begin.
    plans: tuple[TrackingPlan, ...]
    #: Attempts that belong to no homework, newest first.
    own: tuple[AttemptLine, ...]
    earlier: tuple[HomeworkCard, ...]


def practice_page(journal: Journal, *, now: datetime) -> PracticePage:
    """Agreed since the last session (or still ahead) first; then what was begun; then what can be done."""
    attempts, homework = list(reversed(journal.attempts())), list(reversed(journal.homework()))
    today, since = local_day(now, journal.tz), _last_session_day(journal, now)
    current = [one for one in homework if _is_current(one, since, today)]
    known = {one.id for one in homework}
    own = [a for a in attempts if a.homework not in known and not _is_check_in(a)]
    return PracticePage(
        now=tuple(_card(one, attempts, journal.tz) for one in current),
        drafts=tuple(_drafts(journal)),
        needs=needs_with(exercises()),
        ladders=tuple(journal.of_kind(Ladder)),
        plans=tuple(p for p in journal.of_kind(TrackingPlan) if is_running(p, today) or p.starts > today),
        own=tuple(attempt_line(a, journal.tz) for a in own[:_SHOWN]),
        earlier=tuple(_card(one, attempts, journal.tz) for one in homework if one not in current),
    )


def needs_with(found: Sequence[Exercise]) -> tuple[NeedGroup, ...]:
    """The exercises by need, each need with any in its place."""
    groups = ((need, title, tuple(one for one in found if one.need == need)) for need, title in NEEDS.items())
    return tuple(NeedGroup(id=need, title=title, exercises=of) for need, title, of in groups if of)


def attempt_line(attempt: Attempt, tz: str) -> AttemptLine:
    """One attempt in a list."""
    guide = find_exercise(attempt.guide)
    return AttemptLine(
        url=reverse("attempt", args=[attempt.id]),
        exercise=guide.title if guide else exercise_words(attempt.exercise),
        day=day_name(local_day(attempt.at, tz)),
        outcome=OUTCOME_WORDS[attempt.outcome],
        helped="" if attempt.helped is None else f"helped {attempt.helped} of 10",
        learned=attempt.learned or "",
        barrier=attempt.barrier or "",
    )


def guides_for(homework: Homework) -> tuple[Exercise, ...]:
    """The guided exercise that was agreed; all of its kind when only the kind was."""
    named = find_exercise(homework.guide)
    return (named,) if named else exercises_of(homework.exercise)


def _drafts(journal: Journal) -> Iterable[DraftLine]:
    begun = sorted(journal.of_kind(PracticeDraft), key=lambda one: one.at or one.started, reverse=True)
    for draft in begun:
        exercise = find_exercise(draft.guide)
        if exercise is not None:
            day = day_name(local_day(draft.at or draft.started, journal.tz))
            yield DraftLine(id=draft.id, title=exercise.title, day=day)


def _last_session_day(journal: Journal, now: datetime) -> date | None:
    days = [local_day(session.at, journal.tz) for session in journal.sessions() if session.at <= now]
    return max(days, default=None)


def _is_current(homework: Homework, since: date | None, today: date) -> bool:
    if homework.due_on is not None and homework.due_on >= today:
        return True
    return since is None or homework.set_on is None or homework.set_on >= since


def _is_check_in(attempt: Attempt) -> bool:
    return attempt.guide == "check_in"


def _card(homework: Homework, attempts: Iterable[Attempt], tz: str) -> HomeworkCard:
    guides = guides_for(homework)
    return HomeworkCard(
        id=homework.id,
        title=title_of(homework),
        exercise=exercise_words(homework.exercise) if homework.title else "",
        agreed=_agreed(homework),
        often=" · ".join(words for words in (homework.how_often, homework.when) if words),
        plan=str(plan_of(homework) or ""),
        guides=tuple(
            (one.title, f"{reverse('exercise', args=[one.id])}?homework={homework.id}") for one in guides
        ),
        not_this_time=reverse("exercise", args=[guides[0].id]) if guides else "",
        attempts=tuple(attempt_line(a, tz) for a in attempts if a.homework == homework.id),
    )


def _agreed(homework: Homework) -> str:
    by = {"therapist": "From your session", "me": "Your own idea"}.get(homework.set_by or "", "Agreed")
    on = f", {day_name(homework.set_on)}" if homework.set_on else ""
    until = f" · for {day_name(homework.due_on)}" if homework.due_on else ""
    return f"{by}{on}{until}"
