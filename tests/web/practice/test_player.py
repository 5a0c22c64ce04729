"""The player: every exercise from start to end, interrupted at every step, in two tabs, with strange answers."""

from __future__ import annotations

import re
from typing import Any

import pytest

from meantime.content.exercise_files import exercises
from meantime.core.exercises import Exercise, Step, pages_asked
from meantime.core.practice import PracticeDraft, fingerprint
from tests.people import Someone
from tests.web.practice.walking import begin, now_at

pytestmark = pytest.mark.django_db
EVERY = pytest.mark.parametrize("exercise", exercises(), ids=lambda one: one.id)


def sample(step: Step) -> Any:
    """A right answer to a step, as a form sends it; None where there is nothing to send."""
    words = {"line": "one line", "words": "some words\nin two lines", "aside": "a chair"}
    if step.field in words:
        return words[step.field]
    if step.field in ("ten", "hundred"):
        return "0" if step.id.endswith("after") else "10"
    if step.field == "traps":
        return ["mind_reading"]
    if step.options:
        return [step.options[0].id] if step.field == "many" else step.options[0].id
    return None


def form_for(page: tuple[Step, ...]) -> dict[str, Any]:
    return {step.id: value for step in page if (value := sample(step)) is not None}


def pages_to_answer(exercise: Exercise) -> list[tuple[Step, ...]]:
    return pages_asked(exercise, {"agreed": "yes"})


@EVERY
def test_an_exercise_goes_from_start_to_end_with_forms_alone(ana: Someone, exercise: Exercise) -> None:
    intro = ana.browser.get(f"/practice/exercises/{exercise.id}").content.decode()
    assert all(caution.split("'")[0] in intro for caution in exercise.cautions)
    draft_id = begin(ana, exercise.id)

    url = now_at(ana, draft_id)
    for page in pages_to_answer(exercise):
        shown = ana.browser.get(url).content.decode()
        assert page[0].ask.split("'")[0] in shown
        assert shown.count('value="stop"') == 1
        url = ana.browser.post(url, {"go": "next", **form_for(page)}).headers["Location"]

    assert url == f"/practice/attempts/{draft_id}"
    [attempt] = ana.journal.attempts()
    assert (attempt.id, attempt.exercise, attempt.guide) == (draft_id, exercise.kind, exercise.id)
    assert attempt.outcome == "did_it"
    assert attempt.learned == (None if exercise.ends_itself else "some words\nin two lines")
    assert ana.journal.of_kind(PracticeDraft) == []
    assert ana.browser.get(url).status_code == 200


@EVERY
def test_closed_at_any_step_it_goes_on_there_with_everything_that_was_written(
    ana: Someone, exercise: Exercise
) -> None:
    draft_id, sent = begin(ana, exercise.id), {}

    for page in pages_to_answer(exercise)[:-1]:
        url = now_at(ana, draft_id)
        assert url == f"/practice/drafts/{draft_id}/steps/{page[0].id}"
        sent |= form_for(page)
        # the page is left: what stood on it was kept as it was typed, and the button came after a while
        ana.browser.post(url, {"go": "save", **form_for(page)})
        assert now_at(ana, draft_id) == url
        ana.browser.post(url, {"go": "next", **form_for(page)})
        ana.browser.get(ana.browser.get(f"/practice/drafts/{draft_id}").headers["Location"])

    stored = ana.journal.find(PracticeDraft, draft_id)
    assert stored is not None
    kept = {
        step: str(value) if isinstance(value, int) else value for step, value in stored.record.answers.items()
    }
    assert {step: value for step, value in kept.items() if step in sent} == sent


@EVERY
def test_every_step_can_be_skipped_but_the_one_that_says_how_it_went(
    ana: Someone, exercise: Exercise
) -> None:
    draft_id = begin(ana, exercise.id)
    url = now_at(ana, draft_id)
    for page in pages_to_answer(exercise)[:-1]:
        needed = {step.id: sample(step) for step in page if not step.skippable}
        shown = ana.browser.get(url).content.decode()
        assert ('value="skip"' in shown) is (not needed)
        url = ana.browser.post(url, {"go": "next" if needed else "skip", **needed}).headers["Location"]

    if not exercise.ends_itself:
        seen = {"go": "next", "seen_outcome": fingerprint(None)}
        assert ana.browser.post(url, seen).status_code == 422
        assert "Choose one answer." in ana.browser.post(url, seen).content.decode()
    assert ana.browser.post(url, {"go": "next", "outcome": "did_some"}).headers["Location"].endswith(draft_id)


def test_stop_keeps_what_was_typed_and_asks_nothing_more(ana: Someone) -> None:
    draft_id = begin(ana, "thought_record_7")

    answer = ana.browser.post(
        now_at(ana, draft_id), {"go": "stop", "situation": "Half a sentence"}, follow=True
    )

    page = answer.content.decode()
    assert "Stopped" in page
    assert "What you wrote is kept." in page
    stored = ana.journal.find(PracticeDraft, draft_id)
    assert stored is not None
    assert stored.record.answers == {"situation": "Half a sentence"}


def test_back_keeps_what_was_typed_too(ana: Someone) -> None:
    draft_id = begin(ana, "thought_record_3")
    second = ana.browser.post(now_at(ana, draft_id), {"go": "next", "situation": "Monday"}).headers[
        "Location"
    ]

    first = ana.browser.post(second, {"go": "back", "emotions": "tense"}).headers["Location"]

    assert first.endswith("/situation")
    assert "Monday" in ana.browser.get(first).content.decode()
    assert "tense" in ana.browser.get(second).content.decode()


def test_two_tabs_in_one_step_keep_both(ana: Someone) -> None:
    draft_id = begin(ana, "thought_record_3")
    url = now_at(ana, draft_id)
    seen = {"seen_situation": fingerprint(None)}

    ana.browser.post(url, {"go": "next", "situation": "from one tab", **seen})
    saved = ana.browser.post(url, {"go": "save", "situation": "from the other", **seen})
    ana.browser.post(url, {"go": "next", "situation": "from the other", **seen})

    assert saved.status_code == 409
    assert "Continue keeps both." in saved.json()["said"]
    stored = ana.journal.find(PracticeDraft, draft_id)
    assert stored is not None
    assert stored.record.answers["situation"] == "from one tab\n\nfrom the other"


def test_what_is_kept_while_typing_tells_the_page_what_it_has_seen(ana: Someone) -> None:
    draft_id = begin(ana, "thought_record_3")

    saved = ana.browser.post(now_at(ana, draft_id), {"go": "save", "situation": "typing"})

    assert saved.json() == {"seen": {"situation": fingerprint("typing")}}


def test_ending_twice_makes_one_attempt(ana: Someone) -> None:
    draft_id = begin(ana, "cold")
    url = f"/practice/drafts/{draft_id}/steps/outcome"

    first = ana.browser.post(url, {"go": "next", "outcome": "did_it"})
    second = ana.browser.post(url, {"go": "next", "outcome": "did_it"})

    assert first.headers["Location"] == second.headers["Location"] == f"/practice/attempts/{draft_id}"
    assert len(ana.journal.attempts()) == 1


def test_a_number_outside_its_scale_is_not_kept_and_the_rest_is(ana: Someone) -> None:
    draft_id = begin(ana, "thought_record_3")
    url = f"/practice/drafts/{draft_id}/steps/emotions"

    answers = [
        ana.browser.post(url, {"go": "next", "emotions": "tense", "strength": value})
        for value in ("101", "-1", "ten", "9" * 40)
    ]

    assert [answer.status_code for answer in answers] == [422] * 4
    assert "Use 0 to 100." in answers[0].content.decode()
    stored = ana.journal.find(PracticeDraft, draft_id)
    assert stored is not None
    assert stored.record.answers == {"emotions": "tense"}


def test_an_endless_answer_stays_on_the_page(ana: Someone) -> None:
    draft_id = begin(ana, "free_writing")
    url = f"/practice/drafts/{draft_id}/steps/text"

    answer = ana.browser.post(url, {"go": "stop", "text": "word " * 10_001})

    assert answer.status_code == 422
    assert answer.content.decode().count("word ") == 10_000


def test_the_thought_stays_in_view(ana: Someone) -> None:
    draft_id = begin(ana, "thought_record_7")
    ana.browser.post(
        f"/practice/drafts/{draft_id}/steps/thoughts", {"go": "next", "thoughts": "They all know"}
    )

    page = ana.browser.get(f"/practice/drafts/{draft_id}/steps/evidence_for").content.decode()

    assert "They all know" in page


def test_from_ninety_grounding_is_offered_before_the_evidence_and_only_once(ana: Someone) -> None:
    draft_id = begin(ana, "thought_record_7")
    ana.browser.post(f"/practice/drafts/{draft_id}/steps/emotions", {"go": "next", "strength": "90"})
    evidence = f"/practice/drafts/{draft_id}/steps/evidence_for"

    first = ana.browser.get(evidence).content.decode()
    ana.browser.post(evidence, {"go": "on"})
    then = ana.browser.get(evidence).content.decode()

    assert "That is very strong right now" in first
    assert "/practice/exercises/senses_54321" in first
    assert 'name="evidence_for"' not in first
    assert 'name="evidence_for"' in then
    assert (
        "very strong right now" not in ana.browser.get(evidence.replace("_for", "_against")).content.decode()
    )


def test_the_quieter_way_changes_no_answer_that_is_there(ana: Someone) -> None:
    draft_id = begin(ana, "thought_record_7")
    evidence = f"/practice/drafts/{draft_id}/steps/evidence_for"
    ana.browser.post(evidence, {"go": "stop", "evidence_for": "I was late"})
    ana.browser.post(f"/practice/drafts/{draft_id}/steps/emotions", {"go": "stop", "strength": "100"})

    ana.browser.post(evidence, {"go": "on"})
    ana.browser.post(evidence, {"go": "save"})

    assert "I was late" in ana.browser.get(evidence).content.decode()


def test_traps_are_asked_never_stated_and_nothing_is_ticked(ana: Someone) -> None:
    draft_id = begin(ana, "thought_record_5")
    thoughts = f"/practice/drafts/{draft_id}/steps/thoughts"
    traps = ana.browser.post(thoughts, {"go": "next", "thoughts": "It's all my fault"}).headers["Location"]

    page = ana.browser.get(traps).content.decode()

    assert "Does it fit?" in page
    assert "All my fault" in page
    assert "None of these is a good answer too." in page
    assert not re.search(r'type="checkbox"[^>]*checked', page)


def test_traps_are_asked_about_without_the_sentence_model_too(
    ana: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("meantime.language.traps.is_available", lambda: False)
    thoughts = f"/practice/drafts/{begin(ana, 'thought_record_5')}/steps/thoughts"

    traps = ana.browser.post(thoughts, {"go": "next", "thoughts": "It's all my fault"}).headers["Location"]

    assert "“All my fault”" in ana.browser.get(traps).content.decode()


@EVERY
def test_the_copy_for_offline_holds_every_step_and_nothing_of_anybody(
    ana: Someone, client: Any, exercise: Exercise
) -> None:
    page = client.get(f"/practice/offline/{exercise.id}")

    words = page.content.decode()
    assert page.status_code == 200
    assert all(f'data-step="{step.id}"' in words for step in exercise.steps)
    assert "mt-idle" not in words
    assert words.count("<h1") == 1
