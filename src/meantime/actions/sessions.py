"""Therapy sessions and the reflection before them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from meantime.core import reflections as reflection_rules
from meantime.core import sessions as session_rules
from meantime.core.problems import InvalidRecord
from meantime.core.reflections import Reflection
from meantime.core.sessions import Span, TherapySession, span_at
from meantime.core.topics import Topic
from meantime.storage.journal import Journal


def keep_session(journal: Journal, session: TherapySession, *, base_rev: int = 0) -> None:
    """Keep a new (`base_rev` 0) or changed session.

    Raises:
        InvalidRecord: it breaks a rule.
        StaleEdit: it was changed elsewhere meanwhile.
    """
    if problems := session_rules.find_problems(session):
        raise InvalidRecord(problems)
    journal.replace(session, base_rev=base_rev)


def erase_session(journal: Journal, session_id: str) -> bool:
    """Remove a session. Its topics stay, waiting for another one."""
    for topic in [topic for topic in journal.topics() if topic.session == session_id]:
        _release(journal, topic.id)
    return journal.erase(session_id)


def span_now(journal: Journal, *, now: datetime) -> Span:
    """The span between the last session and the next one."""
    return span_at(now, journal.sessions_around(now))


def reflect(journal: Journal, reflection: Reflection, *, base_rev: int = 0) -> None:
    """Keep a new or changed reflection.

    Raises:
        InvalidRecord: nothing is written in it.
        StaleEdit: it was changed elsewhere meanwhile.
    """
    if problems := reflection_rules.find_problems(reflection):
        raise InvalidRecord(problems)
    journal.replace(reflection, base_rev=base_rev)


def _release(journal: Journal, topic_id: str) -> None:
    stored = journal.find(Topic, topic_id)
    if stored is not None:
        journal.replace(replace(stored.record, session=None), base_rev=stored.rev)
