"""What is private is in no form of the brief: not its words, not its id, not a count that it would change."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from meantime.core.homework import Attempt, Homework
from meantime.core.notes import CopingSkill, Emotion
from meantime.core.questions import Question
from meantime.core.reflections import Reflection
from meantime.core.topics import Topic
from tests.people import a_note, a_session, an_anxious_note
from tests.web.brief.test_brief import FORMS, a_full_week, read

SECRET = "canarysecret"
WHEN = datetime(2026, 11, 22, 12, tzinfo=UTC)


def private_records(session_id):
    """One of everything that can be private, each full of the secret word."""
    homework = Homework(
        id=str(uuid4()), exercise="exposure", title=SECRET, set_on=date(2026, 11, 19), private=True
    )
    shared = Homework(id=str(uuid4()), exercise="exposure", title=f"{SECRET} too")
    attempt = Attempt(
        id=str(uuid4()), exercise="exposure", at=WHEN, outcome="did_it", learned=SECRET, homework=homework.id
    )
    lonely = Attempt(
        id=str(uuid4()),
        exercise="exposure",
        at=WHEN,
        outcome="did_it",
        learned=SECRET,
        homework=shared.id,
        private=True,
    )
    note = an_anxious_note("2026-11-20T08:00:00+00:00", intensity=10, text=f"{SECRET} words", private=True)
    feeling = a_note(
        "2026-11-24T08:00:00+00:00",
        f"{SECRET} more",
        private=True,
        emotions=(Emotion(name=f"{SECRET} feeling", intensity=9),),
        triggers=(f"{SECRET} trigger",),
        coping=(CopingSkill(skill=f"{SECRET} skill"),),
    )
    topic = Topic(id=str(uuid4()), session=session_id, text=f"{SECRET} topic", private=True, notes=(note.id,))
    waiting = Topic(id=str(uuid4()), text=f"{SECRET} waits", private=True)
    question = Question(id=str(uuid4()), text=f"{SECRET} question", private=True)
    look = Reflection(id=str(uuid4()), at=WHEN, felt=f"{SECRET} look", private=True)
    return [note, feeling, topic, waiting, question, look, homework, shared, attempt, lonely]


@pytest.mark.parametrize("form", [*FORMS, "/lines"])
def test_private_records_change_no_letter_of_any_form(ana, form):
    session = a_full_week(ana)
    address = f"/sessions/{session.id}/brief{form}"
    before = _without_token(read(ana, address))

    ana.keeps(*private_records(session.id))
    after = _without_token(read(ana, address))

    assert after == before
    assert SECRET not in after


@pytest.mark.parametrize("form", [*FORMS, "/lines"])
def test_private_records_change_no_letter_without_a_planned_session(ana, form):
    ana.keeps(a_session("2026-11-19T16:00:00+00:00"), an_anxious_note("2026-11-21T08:10:00+00:00"))
    before = _without_token(read(ana, f"/brief{form}"))

    ana.keeps(*private_records(None))

    assert _without_token(read(ana, f"/brief{form}")) == before


@pytest.mark.parametrize("form", FORMS)
def test_a_private_note_behind_a_shared_topic_is_not_among_its_sources(ana, form):
    session = a_session()
    hidden = a_note(text=SECRET, private=True)
    ana.keeps(session, hidden, Topic(id=str(uuid4()), session=session.id, text="Open", notes=(hidden.id,)))

    page = read(ana, f"/sessions/{session.id}/brief{form}")

    assert "Open" in page
    assert SECRET not in page
    assert hidden.id not in page


def test_the_second_version_of_an_unsettled_note_is_not_counted(ana):
    session, note = a_session(), an_anxious_note()
    ana.keeps(session, note, an_anxious_note(text="Second version", other_version_of=note.id))

    page = read(ana, f"/sessions/{session.id}/brief")

    assert "from 1 note on 1 of" in page
    assert "Second version" not in page


def _without_token(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)
