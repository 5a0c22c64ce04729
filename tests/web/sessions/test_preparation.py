"""Prepare: suggested topics to choose from, at most three; the rest waits."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from meantime.core.homework import Homework
from meantime.core.measures import Administration
from meantime.core.notes import Emotion, Symptom
from meantime.core.questions import Question
from meantime.core.topics import Topic
from meantime.core.watch_points import WatchPoint
from tests.people import a_note, a_session


def a_hard_note(text, intensity=8, day=20):
    return a_note(
        f"2026-11-{day}T08:00:00+00:00", text, emotions=(Emotion(name="anxious", intensity=intensity),)
    )


def sessions_of(someone):
    last, coming = a_session("2026-11-19T16:00:00+00:00"), a_session("2026-11-26T16:00:00+00:00")
    someone.keeps(last, coming)
    return last, coming


def page_of(someone, address="/preparation"):
    answer = someone.browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_heaviest_note_is_suggested_with_its_reason_and_leads_to_the_note(ana):
    sessions_of(ana)
    note = ana.keeps(a_hard_note("Shut down in one of the meetings"))

    page = page_of(ana)

    assert "Shut down in one of the meetings" in page
    assert "On Fri 20 Nov you felt anxious, 8 of 10." in page
    assert f'href="/notes/{note.id}"' in page


def test_a_pleasant_note_is_not_heavy_and_one_without_a_feeling_is_weighed_by_its_words(ana):
    sessions_of(ana)
    ana.keeps(
        a_note("2026-11-20T08:00:00+00:00", "Best day", emotions=(Emotion(name="happy", intensity=10),)),
        a_note("2026-11-21T08:00:00+00:00", "Felt really anxious 9/10 before the call"),
    )

    page = page_of(ana)

    assert "Felt really anxious 9/10 before the call" in page
    assert "Best day" not in page


def test_chosen_suggestions_become_topics_with_an_opening_from_the_persons_words(ana):
    _, coming = sessions_of(ana)
    note = ana.keeps(a_hard_note("Shut down in one of the meetings. I don't know why."))

    answer = ana.browser.post("/preparation", {"topic": f"heavy:{note.id}"})

    assert answer.status_code == 302
    (topic,) = ana.journal.topics()
    assert (topic.session, topic.notes, topic.order) == (coming.id, (note.id,), 1)
    assert topic.opening == "On Friday I shut down in one of the meetings. I don't know why. I felt anxious."
    assert "Shut down in one of the meetings" in page_of(ana)


def test_more_than_three_are_refused_with_every_tick_kept(ana):
    _, coming = sessions_of(ana)
    topics = [Topic(id=str(uuid4()), session=coming.id, text=f"Thing {n}", order=n) for n in (1, 2, 3)]
    note = ana.keeps(a_hard_note("Shut down in a meeting"))
    ana.keeps(*topics)
    ticked = [*(topic.id for topic in topics), f"heavy:{note.id}"]

    answer = ana.browser.post("/preparation", {"topic": ticked})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Choose up to 3. The others keep waiting here." in page
    assert page.count("checked") == 4
    assert len(ana.journal.topics()) == 3


def test_a_topic_that_is_not_ticked_waits_and_comes_back_by_a_tick(ana):
    _, coming = sessions_of(ana)
    first, second = (
        Topic(id=str(uuid4()), session=coming.id, text=t, order=n) for n, t in enumerate("ab", 1)
    )
    ana.keeps(first, second)

    ana.browser.post("/preparation", {"topic": [second.id]})
    assert {t.text: (t.session, t.order) for t in ana.journal.topics()} == {
        "a": (None, 1),
        "b": (coming.id, 1),
    }
    ana.browser.post("/preparation", {"topic": [second.id, first.id]})
    assert [(t.text, t.order) for t in ana.journal.topics()] == [("b", 1), ("a", 2)]


def test_what_was_agreed_what_is_watched_and_what_waits_to_be_asked_stand_there(ana, now):
    last, _ = sessions_of(ana)
    ana.keeps(
        Homework(id=str(uuid4()), exercise="breathing", title="On the bus", set_on=last.at.date()),
        WatchPoint(id=str(uuid4()), text="Snapping at Ruth", session=last.id),
        Question(id=str(uuid4()), text="How long does it take?"),
    )

    page = page_of(ana)

    assert "On the bus: agreed, still open" in page
    assert "Snapping at Ruth" in page
    assert "How long does it take?" in page


def test_without_a_planned_session_and_without_notes_it_is_calm(ana):
    page = page_of(ana)

    assert "Your notes suggest nothing yet. That is fine." in page
    assert "Open the brief so far" in page


def test_a_severe_symptom_and_words_for_support_weigh_without_a_rating(ana):
    from meantime.actions.preparation import weight_of

    assert weight_of(a_note(text="x", symptoms=(Symptom(name="tight chest", severity=3),))) == 8
    assert weight_of(a_note(text="I don't want to be alive anymore")) == 10
    assert weight_of(a_note(text="Had soup")) == 0


def test_a_questionnaire_that_moved_more_than_ordinary_is_suggested(ana):
    sessions_of(ana)
    for day, answers in (("10-05", 2), ("10-19", 2), ("11-20", 0), ("11-22", 0)):
        at = datetime.fromisoformat(f"2026-{day}T09:00:00+00:00")
        ana.keeps(Administration(id=str(uuid4()), at=at, measure="phq-9", answers=(answers,) * 9))

    page = page_of(ana)

    assert "My answers to the PHQ-9" in page
    ana.browser.post("/preparation", {"topic": "measure:phq-9"})
    assert [topic.text for topic in ana.journal.topics()] == ["My answers to the PHQ-9"]


def test_private_questions_are_not_asked_while_they_are_switched_off(ana):
    sessions_of(ana)
    ana.keeps(a_hard_note("Nobody knows this", intensity=9))
    ana.journal.change_profile(asks_private_questions=False)

    page = page_of(ana)

    assert "Private questions are switched off." in page
    assert "Look, one at a time" not in page
    assert "Hard to say" in page
    assert "Nobody knows this" not in page_of(ana, "/preparation/mirror")


def test_today_offers_to_prepare_unless_that_is_switched_off(ana):
    ana.keeps(a_session("2026-11-24T16:00:00+00:00"))
    assert "Prepare in ten minutes" in page_of(ana, "/")

    ana.journal.change_profile(offers_preparing=False)

    assert "Prepare in ten minutes" not in page_of(ana, "/")
    assert 'href="/preparation"' in page_of(ana, "/session"), "it is there for whoever looks for it"
