"""What the Practice page shows: agreed now, tried, earlier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from meantime.core.homework import OUTCOME_WORDS, Attempt, Homework, exercise_words, title_of
from meantime.core.moments import local_day
from meantime.storage.journal import Journal
from meantime.web.base.dates import day_name


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptLine:
    """One go at it, in the person's words."""

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

    #: The person's own title, or the name of the exercise.
    title: str
    #: Name of the exercise; empty when the title says it already.
    exercise: str
    #: Who suggested it and when.
    agreed: str
    attempts: tuple[AttemptLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticePage:
    """Everything on the page."""

    now: tuple[HomeworkCard, ...]
    #: Attempts that belong to no homework, newest first.
    own: tuple[AttemptLine, ...]
    earlier: tuple[HomeworkCard, ...]


def practice_page(journal: Journal, *, now: datetime) -> PracticePage:
    """Agreed since the last session (or still ahead) first; then what was done for its own sake; then the rest."""
    attempts, homework = list(reversed(journal.attempts())), list(reversed(journal.homework()))
    today, since = local_day(now, journal.tz), _last_session_day(journal, now)
    current = [one for one in homework if _is_current(one, since, today)]
    known = {one.id for one in homework}
    return PracticePage(
        now=tuple(_card(one, attempts, journal.tz) for one in current),
        own=tuple(_line(a, journal.tz) for a in attempts if a.homework not in known),
        earlier=tuple(_card(one, attempts, journal.tz) for one in homework if one not in current),
    )


def _last_session_day(journal: Journal, now: datetime) -> date | None:
    days = [local_day(session.at, journal.tz) for session in journal.sessions() if session.at <= now]
    return max(days, default=None)


def _is_current(homework: Homework, since: date | None, today: date) -> bool:
    if homework.due_on is not None and homework.due_on >= today:
        return True
    return since is None or homework.set_on is None or homework.set_on >= since


def _card(homework: Homework, attempts: Iterable[Attempt], tz: str) -> HomeworkCard:
    name = exercise_words(homework.exercise)
    return HomeworkCard(
        title=title_of(homework),
        exercise=name if homework.title else "",
        agreed=_agreed(homework),
        attempts=tuple(_line(a, tz) for a in attempts if a.homework == homework.id),
    )


def _agreed(homework: Homework) -> str:
    by = {"therapist": "From your session", "me": "Your own idea"}.get(homework.set_by or "", "Agreed")
    on = f", {day_name(homework.set_on)}" if homework.set_on else ""
    until = f" · for {day_name(homework.due_on)}" if homework.due_on else ""
    return f"{by}{on}{until}"


def _line(attempt: Attempt, tz: str) -> AttemptLine:
    return AttemptLine(
        exercise=exercise_words(attempt.exercise),
        day=day_name(local_day(attempt.at, tz)),
        outcome=OUTCOME_WORDS[attempt.outcome],
        helped="" if attempt.helped is None else f"helped {attempt.helped} of 10",
        learned=attempt.learned or "",
        barrier=attempt.barrier or "",
    )
