"""Exercises lose nothing: two tabs, a lost connection, a form sent twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from meantime.accounts.people import public_key_of
from meantime.actions.inbox import open_inbox, put_sealed
from meantime.actions.practice import (
    begin_exercise,
    count_for_what_helps,
    end_exercise,
    keep_answers,
    settle_practice,
)
from meantime.content.exercise_files import find_exercise
from meantime.core.homework import Attempt
from meantime.core.lines import line_of
from meantime.core.notes import CopingSkill, Emotion
from meantime.core.practice import PracticeDraft, fingerprint
from meantime.core.problems import InvalidRecord
from meantime.core.questions import Question
from meantime.vault.inbox import seal_to
from tests.people import Someone

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 18, 0, tzinfo=UTC)
RECORD = find_exercise("thought_record_3")
assert RECORD


def begun(ana: Someone, guide: str = "thought_record_3", **more: Any) -> PracticeDraft:
    exercise = find_exercise(guide)
    assert exercise
    draft = PracticeDraft(id=str(uuid4()), guide=guide, exercise=exercise.kind, started=NOW, **more)
    begin_exercise(ana.journal, draft)
    return draft


def kept(
    ana: Someone, draft: PracticeDraft, *, seen: dict[str, str] | None = None, **answers: Any
) -> PracticeDraft:
    return keep_answers(ana.journal, draft.id, answers, seen=seen or {}, now=NOW, step="thoughts")


def test_each_tab_keeps_its_own_step(ana: Someone) -> None:
    draft = begun(ana)

    kept(ana, draft, situation="Monday")
    after = kept(ana, draft, thoughts="They noticed")

    assert after.answers == {"situation": "Monday", "thoughts": "They noticed"}
    assert begin_exercise(ana.journal, draft) is False


def test_two_tabs_in_one_step_keep_the_words_of_both(ana: Someone) -> None:
    draft = begun(ana)
    empty = {"situation": fingerprint(None)}

    kept(ana, draft, seen=empty, situation="from the first tab")
    after = kept(ana, draft, seen=empty, situation="from the second tab")
    changed = kept(
        ana, draft, seen={"situation": fingerprint(after.answers["situation"])}, situation="settled"
    )

    assert after.answers["situation"] == "from the first tab\n\nfrom the second tab"
    assert changed.answers["situation"] == "settled"


def test_an_ended_exercise_is_an_attempt_with_the_same_id_and_no_draft(ana: Someone) -> None:
    draft = kept(
        ana, begun(ana), situation="Monday", strength=70, strength_after=40, outcome="did_it", helped=6
    )

    attempt = end_exercise(ana.journal, draft, RECORD, now=NOW)

    assert isinstance(attempt, Attempt)
    assert ana.journal.attempts() == [attempt]
    assert attempt.id == draft.id
    assert ana.journal.of_kind(PracticeDraft) == []
    with pytest.raises(KeyError):
        kept(ana, draft, situation="too late")


def test_what_does_not_say_how_it_went_stays_a_draft(ana: Someone) -> None:
    draft = kept(ana, begun(ana), outcome="did_it", helped=11)

    with pytest.raises(InvalidRecord):
        end_exercise(ana.journal, draft, RECORD, now=NOW)

    assert ana.journal.of_kind(PracticeDraft) == [draft]


def test_a_step_not_agreed_yet_becomes_a_question(ana: Someone) -> None:
    exercise = find_exercise("exposure_step")
    assert exercise
    draft = kept(ana, begun(ana, "exposure_step"), agreed="no", idea="Going to the shop alone")

    end_exercise(ana.journal, draft, exercise, now=NOW)

    assert ana.journal.questions() == [Question(id=draft.id, text="Going to the shop alone")]
    assert ana.journal.attempts() == []


def test_a_check_in_can_be_a_note_too(ana: Someone) -> None:
    exercise = find_exercise("check_in")
    assert exercise
    said = {"emotions": "calm, tired", "strength": 4, "situation": "On the sofa", "as_note": "yes"}
    draft = kept(ana, begun(ana, "check_in"), **said)

    end_exercise(ana.journal, draft, exercise, now=NOW)

    [note] = ana.journal.notes()
    assert note.text == "On the sofa"
    assert note.emotions == (Emotion(name="calm", intensity=4), Emotion(name="tired", intensity=4))


def test_before_and_after_count_for_what_helps_once(ana: Someone) -> None:
    draft = kept(ana, begun(ana), strength=70, strength_after=40, outcome="did_it")
    attempt = end_exercise(ana.journal, draft, RECORD, now=NOW)
    assert isinstance(attempt, Attempt)

    count_for_what_helps(ana.journal, attempt, RECORD)
    count_for_what_helps(ana.journal, attempt, RECORD)

    [note] = ana.journal.notes()
    assert note.coping == (CopingSkill(skill="thought record", before=7, after=4),)


def test_what_was_written_without_a_connection_comes_in_sealed_and_joins_what_was_begun(
    ana: Someone, tmp_path: Any
) -> None:
    draft = kept(ana, begun(ana), situation="Monday")
    later = replace(
        draft,
        id=str(uuid4()),
        answers={"thoughts": "They noticed", "outcome": "did_some", "helped": 5},
        continues=draft.id,
        at=NOW + timedelta(minutes=9),
        ended=True,
    )
    person = ana.journal.person_id
    sealed = seal_to(public_key_of(person), line_of(later).encode(), person=person, id=UUID(later.id))

    for _ in range(2):  # the phone missed the answer and sends it once more
        put_sealed(person, UUID(later.id), sealed)
        open_inbox(ana.journal, ana.opened, home=tmp_path)

    [attempt] = ana.journal.attempts()
    assert attempt.id == draft.id
    assert attempt.answers == {"situation": "Monday", "thoughts": "They noticed"}
    assert (attempt.outcome, attempt.at) == ("did_some", NOW + timedelta(minutes=9))
    assert ana.journal.of_kind(PracticeDraft) == []


def ended(ana: Someone) -> Attempt:
    draft = kept(ana, begun(ana), situation="Monday", outcome="did_it")
    attempt = end_exercise(ana.journal, draft, RECORD, now=NOW)
    assert isinstance(attempt, Attempt)
    return attempt


def late_piece(ana: Someone, attempt: Attempt, **answers: Any) -> PracticeDraft:
    return begun(ana, answers=answers, continues=attempt.id, at=NOW + timedelta(minutes=3))


def test_a_piece_that_arrives_after_the_end_adds_what_the_attempt_does_not_have_yet(ana: Someone) -> None:
    attempt = ended(ana)
    late_piece(
        ana, attempt, situation="Monday", thoughts="They noticed", strength=70, helped=6, learned="It passed"
    )

    assert settle_practice(ana.journal) == 1

    answers = {"situation": "Monday", "thoughts": "They noticed", "strength": 70, "before": 7}
    assert ana.journal.attempts() == [replace(attempt, answers=answers, helped=6, learned="It passed")]
    assert ana.journal.of_kind(PracticeDraft) == []


@pytest.mark.parametrize(
    "answers",
    [
        {"thoughts": "They noticed", "situation": "Tuesday"},
        {"thoughts": "They noticed", "outcome": "did_some"},
        {"thoughts": "They noticed", "helped": 11},
        {"barrier_words": "No quiet place"},  # an attempt that was done has no place for it
    ],
)
def test_a_late_piece_that_says_something_else_stays_to_go_on_with(
    ana: Someone, answers: dict[str, Any]
) -> None:
    attempt = ended(ana)
    piece = late_piece(ana, attempt, **answers)

    assert settle_practice(ana.journal) == 0
    assert ana.journal.attempts() == [attempt]
    assert ana.journal.of_kind(PracticeDraft) == [piece]


def test_the_words_of_a_barrier_may_come_late(ana: Someone) -> None:
    draft = kept(ana, begun(ana), outcome="not_this_time")
    attempt = end_exercise(ana.journal, draft, RECORD, now=NOW)
    assert isinstance(attempt, Attempt)
    late_piece(ana, attempt, barrier_words="No quiet place")

    settle_practice(ana.journal)

    assert ana.journal.attempts() == [replace(attempt, barrier="No quiet place")]


def test_two_pieces_of_one_step_are_joined_in_the_order_they_were_written(ana: Someone) -> None:
    draft = kept(ana, begun(ana), situation="Monday")
    for minute, words in ((2, "and then"), (1, "first")):
        begun(ana, answers={"thoughts": words}, continues=draft.id, at=NOW + timedelta(minutes=minute))

    settle_practice(ana.journal)

    [whole] = ana.journal.of_kind(PracticeDraft)
    assert whole.answers["thoughts"] == "first\n\nand then"


def test_a_finished_page_that_waits_for_its_last_word_is_not_ended_by_what_comes_in(ana: Someone) -> None:
    draft = kept(ana, begun(ana), outcome="not_this_time")

    assert settle_practice(ana.journal) == 0
    assert ana.journal.of_kind(PracticeDraft) == [draft]


def test_what_breaks_a_rule_stays_to_be_put_right_by_hand(ana: Someone) -> None:
    wrong = begun(ana, ended=True, answers={"outcome": "did_it", "helped": 99})

    assert settle_practice(ana.journal) == 0
    assert ana.journal.of_kind(PracticeDraft) == [wrong]
