"""Finished values for the pages of sessions, topics, questions and reflections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from meantime.content.faith_files import faith_texts
from meantime.content.loader import question_bank
from meantime.content.records import Choice
from meantime.core.brief.words import excerpt
from meantime.core.moments import local_day, local_time
from meantime.core.notes import Note, day_of
from meantime.core.questions import Question, is_waiting
from meantime.core.reflections import Reflection
from meantime.core.sessions import TherapySession, end_of
from meantime.core.topics import ENOUGH_TOPICS, Topic, topics_for
from meantime.storage.journal import Journal
from meantime.web.base.dates import clock, day_name, days_away, full_day

#: Columns of a note's first words in a list.
FIRST_WORDS = 90
#: Asked questions shown on the overview; the rest is a page away.
LATEST_ASKED = 3
_STATE_WORDS = {
    "open": "still open",
    "said": "talked about",
    "parked": "parked for later",
    "settled": "settled",
}


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom days and times are put into words."""

    tz: str
    now: datetime


def session_values(session: TherapySession, reader: Reader) -> dict[str, Any]:
    """One session: when, how far away, with whom."""
    local = local_time(session.at, reader.tz)
    today = local_day(reader.now, reader.tz)
    return {
        "id": session.id,
        "day": full_day(local.date()),
        "short_day": day_name(local.date()),
        "iso": local.isoformat(timespec="minutes"),
        "time": clock(local),
        "away": days_away(local.date(), today),
        "is_now": session.at <= reader.now < end_of(session),
        "minutes": session.minutes,
        "therapist": session.therapist,
    }


def topic_values(topics: Sequence[Topic]) -> list[dict[str, Any]]:
    """The topics of one session in their order, with what can be moved."""
    wants = {want.id: want.text for want in question_bank().wants}
    return [
        {
            "id": topic.id,
            "text": topic.text,
            "opening": topic.opening,
            "want": wants.get(topic.want or "", ""),
            "minutes": topic.minutes,
            "notes": len(topic.notes),
            "state": _STATE_WORDS.get(topic.state, "") if topic.state != "open" else "",
            "private": topic.private,
            "first": place == 0,
            "last": place == len(topics) - 1,
        }
        for place, topic in enumerate(topics)
    ]


def waiting_topics(topics: Iterable[Topic]) -> list[Topic]:
    """Topics without a session that still wait for one."""
    return [topic for topic in topics if topic.session is None and topic.state != "settled"]


def carried_topics(
    last: TherapySession | None, current: Sequence[Topic], topics: Iterable[Topic]
) -> list[Topic]:
    """Topics of the last session that were not talked about and are not on the list again."""
    if last is None:
        return []
    here = {topic.text.casefold() for topic in current}
    left = (topic for topic in topics_for(last.id, topics) if topic.state in ("open", "parked"))
    return [topic for topic in left if topic.text.casefold() not in here]


def question_values(questions: Iterable[Question], reader: Reader) -> dict[str, Any]:
    """The questions that wait, and the latest that were asked."""
    every = list(questions)
    asked = asked_newest_first(every)
    return {
        "waiting": [{"id": q.id, "text": q.text, "private": q.private} for q in every if is_waiting(q)],
        "asked": [asked_values(question) for question in asked[:LATEST_ASKED]],
        "more_asked": max(0, len(asked) - LATEST_ASKED),
    }


def asked_newest_first(questions: Iterable[Question]) -> list[Question]:
    """The questions that were asked or answered, the newest day first, those without a day last."""
    asked = [question for question in questions if not is_waiting(question)]
    return sorted(asked, key=lambda q: (q.asked_on is not None, q.asked_on), reverse=True) if asked else []


def asked_values(question: Question) -> dict[str, Any]:
    """One question with its answer."""
    return {
        "id": question.id,
        "text": question.text,
        "day": day_name(question.asked_on) if question.asked_on else "",
        "answer": question.answer or "",
        "private": question.private,
    }


def reflection_values(reflection: Reflection, tz: str) -> dict[str, Any]:
    """The four answers under their questions."""
    return {
        "id": reflection.id,
        "day": day_name(local_day(reflection.at, tz)),
        "private": reflection.private,
        "answers": [
            {"heading": asked.heading, "words": getattr(reflection, asked.id)}
            for asked in question_bank().reflection
            if getattr(reflection, asked.id).strip()
        ],
    }


def history_rows(
    sessions: Iterable[TherapySession], topics: Sequence[Topic], reader: Reader
) -> list[dict[str, Any]]:
    """Earlier sessions with what became of their topics."""
    return [
        {
            **session_values(session, reader),
            "topics": [
                {"id": t.id, "text": t.text, "state": _STATE_WORDS.get(t.state, "")}
                for t in topics_for(session.id, topics)
            ],
        }
        for session in sessions
    ]


def note_choices(notes: Iterable[Note]) -> list[tuple[str, str]]:
    """Notes to tick, newest first: the day and the first words."""
    newest = sorted({note.id: note for note in notes}.values(), key=lambda n: (n.at, n.id), reverse=True)
    return [(note.id, note_words(note)) for note in newest]


def note_words(note: Note) -> str:
    """`Mon 23 Nov · Felt anxious on a Monday morning`."""
    named = ", ".join([e.name for e in note.emotions] or note.triggers or [s.name for s in note.symptoms])
    words = excerpt(note.text, FIRST_WORDS) or named or "a note without words"
    return f"{day_name(day_of(note))} · {words}" + (" (private)" if note.private else "")


def topic_room(count: int) -> str:
    """What to say about the number of topics there are already."""
    if count < ENOUGH_TOPICS:
        return ""
    return f"You have {count} topics. Two or three fit one session well. You can add this one too."


def session_choices(
    sessions: Iterable[TherapySession], reader: Reader, *, keep: str | None
) -> list[tuple[str, str]]:
    """Sessions a topic can be for: those to come, the one it is for, or none yet."""
    coming = [s for s in sessions if end_of(s) > reader.now or s.id == keep]
    return [("", "No session yet"), *((s.id, _session_label(s, reader)) for s in coming)]


def _session_label(session: TherapySession, reader: Reader) -> str:
    local = local_time(session.at, reader.tz)
    return f"{day_name(local.date())}, {clock(local)}" + (
        f", {excerpt(session.therapist, 40)}" if session.therapist else ""
    )


def ideas(journal: Journal) -> tuple[Choice, ...]:
    """Topics to start from; faith or values is one of them where that pack is on."""
    faith = (Choice(id="faith", text=faith_texts().topic),) if journal.profile.faith.is_on else ()
    return (*question_bank().priorities, *faith)


def starters(journal: Journal) -> list[dict[str, str]]:
    """Ideas to start a topic from."""
    return [
        {"text": starter.text, "url": f"{reverse('topic_new')}?starter={starter.id}"}
        for starter in ideas(journal)
    ]
