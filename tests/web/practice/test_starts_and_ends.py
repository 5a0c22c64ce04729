"""What an exercise starts from, and what it becomes: notes, homework, ladders; attempts, questions."""

from __future__ import annotations

from uuid import uuid4

import pytest

from meantime.content.exercise_files import find_exercise
from meantime.core.exercises import pages_asked
from meantime.core.homework import Attempt, Homework
from meantime.core.ladders import Ladder, Rung
from meantime.core.notes import CopingSkill
from meantime.core.practice import PracticeDraft, marks_of
from tests.people import Someone, a_note, an_anxious_note
from tests.web.practice.walking import begin, now_at

pytestmark = pytest.mark.django_db


def test_a_note_gives_its_words_and_a_private_one_makes_a_private_attempt(ana: Someone) -> None:
    note = ana.keeps(an_anxious_note(text="Shut down in a meeting", private=True))
    assert (
        "Shut down in a meeting"
        in ana.browser.get(f"/practice/exercises/thought_record_3?note={note.id}").content.decode()
    )

    assert (
        f"/practice/exercises/thought_record_3?note={note.id}"
        in ana.browser.get(f"/notes/{note.id}").content.decode()
    )

    draft_id = begin(ana, "thought_record_3", note=note.id)

    assert "Shut down in a meeting" in ana.browser.get(now_at(ana, draft_id)).content.decode()
    ana.browser.post(f"/practice/drafts/{draft_id}/steps/outcome", {"go": "next", "outcome": "did_it"})
    [attempt] = ana.journal.attempts()
    assert (attempt.note, attempt.private) == (note.id, True)
    assert attempt.answers["strength"] == 70


def test_homework_is_answered_and_not_this_time_asks_kindly_why(ana: Someone) -> None:
    homework = ana.keeps(Homework(id=str(uuid4()), exercise="breathing", title="Breathe"))
    draft_id = str(uuid4())
    ana.browser.post(
        "/practice/exercises/long_exhale", {"id": draft_id, "homework": homework.id, "go": "not_this_time"}
    )

    url = now_at(ana, draft_id)
    page = ana.browser.get(url).content.decode()
    end = ana.browser.post(url, {"go": "next", "barrier": "time", "barrier_words": "Ran for the train"})

    assert "What got in the way?" in page
    assert "Nobody is cross with you." in page
    assert 'value="skip"' in page
    [attempt] = ana.journal.attempts()
    assert (attempt.homework, attempt.outcome) == (homework.id, "not_this_time")
    assert attempt.barrier == "Wrong moment. Ran for the train"
    assert "Wrong moment. Ran for the train" in ana.browser.get(end.headers["Location"]).content.decode()


def test_before_and_after_become_a_note_when_the_person_agrees(ana: Someone) -> None:
    draft_id = begin(ana, "long_exhale")
    at = f"/practice/drafts/{draft_id}/steps"
    ana.browser.post(f"{at}/before", {"go": "next", "before": "7"})
    ana.browser.post(f"{at}/now", {"go": "next", "now": "calmer", "after": "4"})
    ana.browser.post(f"{at}/outcome", {"go": "next", "outcome": "did_it", "helped": "6"})
    assert ana.journal.notes() == []

    for _ in range(2):
        ana.browser.post(f"/practice/attempts/{draft_id}/note")

    [note] = ana.journal.notes()
    assert note.coping == (CopingSkill(skill="slow breathing", before=7, after=4, helped="a bit"),)
    assert (
        "It counts when Meantime looks at what helps."
        in ana.browser.get(f"/practice/attempts/{draft_id}").content.decode()
    )


def test_marks_of_distress_are_kept_and_drawn_with_their_words(ana: Someone) -> None:
    draft_id = begin(ana, "exposure_step")
    ana.browser.post(f"/practice/drafts/{draft_id}/steps/agreed", {"go": "next", "agreed": "yes"})
    marks = f"/practice/drafts/{draft_id}/steps/distress"

    for value in ("70", "40", "105", "x"):
        ana.browser.post(marks, {"mark": value})

    stored = ana.journal.find(PracticeDraft, draft_id)
    assert stored is not None
    assert [distress for _, distress in marks_of(stored.record.answers["distress"])] == [70, 40]
    assert "70 at the start, 40 at the start." in ana.browser.get(marks).content.decode()


def test_a_step_not_agreed_with_the_therapist_goes_to_the_questions(ana: Someone) -> None:
    draft_id = begin(ana, "exposure_step")
    idea = ana.browser.post(now_at(ana, draft_id), {"go": "next", "agreed": "no"}).headers["Location"]

    end = ana.browser.post(idea, {"go": "next", "idea": "The shop, alone"})

    assert end.headers["Location"] == "/questions"
    assert [question.text for question in ana.journal.questions()] == ["The shop, alone"]
    assert ana.journal.attempts() == []


def test_an_agreed_rung_gives_its_words_and_one_not_agreed_gives_nothing(ana: Someone) -> None:
    agreed, other = (
        Rung(id=str(uuid4()), text="Buy one thing", agreed=True),
        Rung(id=str(uuid4()), text="Alone"),
    )
    ladder = ana.keeps(Ladder(id=str(uuid4()), theme="Shops", rungs=(agreed, other)))

    drafts = [begin(ana, "exposure_step", ladder=ladder.id, rung=rung.id) for rung in (agreed, other)]

    first, second = (ana.journal.find(PracticeDraft, one).record for one in drafts)
    assert (first.answers, first.rung) == ({"agreed": "yes", "step": "Buy one thing"}, agreed.id)
    assert (second.answers, second.rung) == ({}, None)


def test_an_exercise_or_a_step_that_is_not_there_is_not_found(ana: Someone) -> None:
    draft_id = begin(ana, "cold")

    assert ana.browser.get("/practice/exercises/running").status_code == 404
    assert ana.browser.get(f"/practice/drafts/{uuid4()}").status_code == 404
    assert ana.browser.get(f"/practice/drafts/{draft_id}/steps/flying").headers["Location"].endswith(draft_id)


def test_what_another_program_left_in_a_draft_breaks_no_page(ana: Someone) -> None:
    strange = {"before": "many", "feel": {"a": 1}, "outcome": [1], "after": None}
    draft = PracticeDraft(
        id=str(uuid4()), guide="cold", exercise="grounding", started=a_note().at, answers=strange, step="gone"
    )
    ana.keeps(draft)

    exercise = find_exercise("cold")
    assert exercise
    for page in pages_asked(exercise, {}):
        assert ana.browser.get(f"/practice/drafts/{draft.id}/steps/{page[0].id}").status_code == 200


def test_an_attempt_can_be_kept_out_of_briefs_and_erased(ana: Someone) -> None:
    attempt = ana.keeps(
        Attempt(id=str(uuid4()), exercise="grounding", at=a_note().at, outcome="did_it", learned="It is over")
    )
    url = f"/practice/attempts/{attempt.id}"
    assert "It is over" in ana.browser.get(url).content.decode()

    ana.browser.post(f"{url}/privacy", {"private": "yes"})
    assert ana.journal.attempts()[0].private
    ana.browser.post(f"{url}/erasure")

    assert ana.journal.attempts() == []
