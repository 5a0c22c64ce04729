"""Topics for a session, and questions for the therapist."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any
from uuid import uuid4

from meantime.core import questions as question_rules
from meantime.core import topics as topic_rules
from meantime.core.agenda import marked
from meantime.core.problems import InvalidRecord
from meantime.core.questions import Question
from meantime.core.suggestions import Suggestion
from meantime.core.topics import ENOUGH_TOPICS, Topic, carried_id, moved, topics_for
from meantime.language.opening import opening_sentence
from meantime.storage.journal import Journal, StaleEdit

#: How often a mark is tried again when the topic changes at the same moment.
_TRIES = 3


def keep_topic(journal: Journal, topic: Topic, *, base_rev: int = 0) -> None:
    """Keep a new (`base_rev` 0) or changed topic.

    Raises:
        InvalidRecord: it breaks a rule.
        StaleEdit: it was changed elsewhere meanwhile.
    """
    if problems := topic_rules.find_problems(topic):
        raise InvalidRecord(problems)
    journal.replace(topic, base_rev=base_rev)


def next_place(journal: Journal, session_id: str | None) -> int:
    """The order number a new topic of this session gets: after the last one."""
    return 1 + max((t.order for t in journal.topics() if t.session == session_id), default=0)


def move_topic(journal: Journal, topic: Topic, *, up: bool) -> None:
    """Move a topic one place up or down among those of its session."""
    before = topics_for(topic.session, journal.topics()) if topic.session else _waiting(journal)
    old = {one.id: one for one in before}
    for one in moved(before, topic.id, up=up):
        if one != old[one.id] and (stored := journal.find(Topic, one.id)):
            journal.replace(one, base_rev=stored.rev)


def choose_topics(
    journal: Journal, session_id: str | None, wanted: Collection[str], suggestions: Sequence[Suggestion]
) -> None:
    """Let these be the topics of a session; the others wait. New ones get an opening sentence from their notes.

    Args:
        wanted: ids of topics there are, at most `ENOUGH_TOPICS` with the suggestions.
        suggestions: those that become topics, after the ones there are.

    Raises:
        ValueError: more are chosen than one session holds well.
    """
    if len(wanted) + len(suggestions) > ENOUGH_TOPICS:
        raise ValueError("too many topics for one session")
    candidates = [t for t in journal.topics() if t.session in (session_id, None) and t.state != "settled"]
    ordered = sorted(candidates, key=lambda t: (t.session != session_id, t.order, t.id))
    chosen = [topic for topic in ordered if topic.id in wanted]
    for place, topic in enumerate(chosen, start=1):
        _change(journal, topic, session=session_id, order=place)
    for topic in ordered:
        if topic.id not in wanted and topic.session is not None:
            _change(journal, topic, session=None, order=topic.order)
    for place, one in enumerate(suggestions, start=len(chosen) + 1):
        keep_topic(journal, _new_topic(journal, one, session_id, place))


def mark_topic(journal: Journal, topic_id: str, mark: Mapping[str, Any]) -> bool:
    """Say what became of a topic in the session (`state`, `jot`). The last word counts; False when it is gone."""
    for _ in range(_TRIES):
        stored = journal.find(Topic, topic_id)
        if stored is None:
            return False
        with suppress(StaleEdit):
            journal.replace(marked(stored.record, mark), base_rev=stored.rev)
            return True
    return False


def erase_topic(journal: Journal, topic_id: str) -> bool:
    """Remove a topic. The notes behind it stay, and one it was carried on from does not come back."""
    for origin in journal.topics():
        if origin.state == "parked" and _was_carried(journal, origin, topic_id):
            keep_topic(journal, replace(origin, state="settled"), base_rev=_rev_of(journal, origin))
    return journal.erase(topic_id)


def ask_question(journal: Journal, question: Question, *, base_rev: int = 0) -> None:
    """Keep a new or changed question.

    Raises:
        InvalidRecord: it is empty.
        StaleEdit: it was changed elsewhere meanwhile.
    """
    if problems := question_rules.find_problems(question):
        raise InvalidRecord(problems)
    journal.replace(question, base_rev=base_rev)


def erase_question(journal: Journal, question_id: str) -> bool:
    """Remove a question."""
    return journal.erase(question_id)


def _was_carried(journal: Journal, origin: Topic, topic_id: str) -> bool:
    return any(carried_id(origin.id, session.id) == topic_id for session in journal.sessions())


def _rev_of(journal: Journal, topic: Topic) -> int:
    stored = journal.find(Topic, topic.id)
    return stored.rev if stored else 0


def _waiting(journal: Journal) -> list[Topic]:
    return [topic for topic in journal.topics() if topic.session is None]


def _change(journal: Journal, topic: Topic, *, session: str | None, order: int) -> None:
    stored = journal.find(Topic, topic.id)
    wanted = replace(topic, session=session, order=order)
    if stored is not None and stored.record != wanted:
        keep_topic(journal, wanted, base_rev=stored.rev)


def _new_topic(journal: Journal, one: Suggestion, session_id: str | None, place: int) -> Topic:
    notes = journal.notes_with_ids(one.notes)
    opening = opening_sentence(notes, topic=one.text, want=None, tz=journal.tz)
    return Topic(
        id=str(uuid4()), session=session_id, text=one.text, opening=opening, order=place, notes=one.notes
    )
