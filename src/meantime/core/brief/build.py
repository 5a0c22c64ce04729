"""From records to one page: `build_brief` and how its session is found.

Private records are taken out before anything is counted, so nothing of them can reach a line, a total or a source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from meantime.core.brief.agreed import agreed_lines
from meantime.core.brief.did import did_lines
from meantime.core.brief.felt import felt_lines
from meantime.core.brief.fit import fit_to_page
from meantime.core.brief.measures import measure_lines
from meantime.core.brief.notice import notice_lines
from meantime.core.brief.plan import honesty_lines, question_lines, reflection_lines, topic_lines
from meantime.core.briefs import SECTIONS, Beside, Brief, BriefChoices, Line
from meantime.core.journal import JournalReader
from meantime.core.moments import local_day
from meantime.core.notes import Note, day_of, is_countable
from meantime.core.periods import Period
from meantime.core.sessions import FIRST_BRIEF_SPAN, Span, TherapySession, span_before


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scope:
    """What a brief is about."""

    #: The sessions it lies between; `next` is the one it is for.
    span: Span
    period: Period

    @property
    def session(self) -> TherapySession | None:
        """The session it is for; None without a planned one."""
        return self.span.next


_NOTHING_BESIDE = Beside()


def build_brief(
    journal: JournalReader,
    session_id: str | None = None,
    *,
    now: datetime | None = None,
    beside: Beside = _NOTHING_BESIDE,
) -> Brief:
    """The brief for a session.

    Args:
        journal: the person's records.
        session_id: the session it is for; without one `default_session` decides.
        now: the present instant, which ends a brief without a planned session; without it the last note does.
        beside: patterns the person accepted, and the questionnaires that can be scored.

    Raises:
        KeyError: there is no session with this id.
    """
    if session_id is None:
        session = default_session(journal, now=now)
    else:
        session = next((s for s in journal.sessions() if s.id == session_id), None)
        if session is None:
            raise KeyError(session_id)
    return brief_for_session(journal, session, now=now, beside=beside)


def default_session(journal: JournalReader, *, now: datetime | None = None) -> TherapySession | None:
    """The session a brief is for when none is named.

    With `now` the next one still to come; without, the last of the file. None when newer notes wait for a session
    that has no date yet.
    """
    sessions = sorted(journal.sessions(), key=lambda s: (s.at, s.id))
    if now is not None:
        return next((s for s in sessions if s.at > now), None)
    if not sessions:
        return None
    newest = max((note.at for note in journal.notes()), default=sessions[-1].at)
    return sessions[-1] if newest <= sessions[-1].at else None


def brief_for_session(
    journal: JournalReader,
    session: TherapySession | None,
    *,
    now: datetime | None = None,
    beside: Beside = _NOTHING_BESIDE,
) -> Brief:
    """The brief for this session, or for the time since the last one when `session` is None."""
    scope = _scope_of(journal, session, now)
    notes = [note for note in journal.notes(scope.period) if is_countable(note)]
    filled_in = measure_lines(journal, scope.period, beside.measures)
    others = _candidates(journal, scope, notes)
    candidates = _in_page_order([*filled_in, *others, *notice_lines(beside.findings)])
    choices = _choices_for(journal, scope)
    lines, left_over = fit_to_page(candidates, choices)
    return Brief(
        session=session.id if session else None,
        session_at=session.at if session else None,
        therapist=session.therapist if session else "",
        name=journal.name,
        tz=journal.tz,
        first_day=local_day(scope.period.start, journal.tz),
        last_day=local_day(scope.period.end, journal.tz),
        notes=len(notes),
        days=len({day_of(note) for note in notes}),
        lines=lines,
        left_over=left_over,
        candidates=candidates,
    )


def _scope_of(journal: JournalReader, session: TherapySession | None, now: datetime | None) -> _Scope:
    if session is not None:
        span = span_before(session, journal.sessions())
        return _Scope(span=span, period=span.period)
    newest = max((note.at for note in journal.notes()), default=None) if now is None else None
    end = now or newest or datetime.fromisoformat("2000-01-01T00:00:00+00:00")
    held = [s for s in journal.sessions() if s.at <= end]
    start = held[-1].at if held else _first_start(journal, end, now)
    period = Period(start=start, end=end + timedelta(minutes=1))
    return _Scope(span=Span(last=held[-1] if held else None, next=None, period=period), period=period)


def _first_start(journal: JournalReader, end: datetime, now: datetime | None) -> datetime:
    """Where a brief begins when no session was ever held: 90 days back, or the first note of a plain file."""
    if now is not None:
        return end - FIRST_BRIEF_SPAN
    return min((note.at for note in journal.notes()), default=end)


def _candidates(journal: JournalReader, scope: _Scope, notes: Sequence[Note]) -> list[Line]:
    topics = topic_lines(journal, scope.span)
    told = {source for line in topics for source in line.sources}
    return [
        *agreed_lines(journal, scope.period, notes),
        *topics,
        *honesty_lines(journal, scope.period),
        *reflection_lines(journal, scope.period),
        *felt_lines(notes, already_told=told),
        *did_lines(notes),
        *question_lines(journal),
    ]


def _in_page_order(lines: list[Line]) -> tuple[Line, ...]:
    place = {name: n for n, (name, _) in enumerate(SECTIONS)}
    return tuple(sorted(lines, key=lambda line: place[line.section]))


def _choices_for(journal: JournalReader, scope: _Scope) -> BriefChoices:
    wanted = scope.session.id if scope.session else None
    found = [c for c in journal.brief_choices() if c.session == wanted]
    return found[-1] if found else BriefChoices(id="", session=wanted)


def with_choices(brief: Brief, choices: BriefChoices) -> Brief:
    """The same brief with other lines chosen: for a preview before the choice is kept."""
    lines, left_over = fit_to_page(brief.candidates, choices)
    return replace(brief, lines=lines, left_over=left_over)
