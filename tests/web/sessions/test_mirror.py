"""The gap mirror and the deck of hard things: private, asked once, shared only by a press that says so."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from meantime.core.honesty import Honesty
from tests.people import a_session
from tests.web.brief.test_brief import FORMS, read
from tests.web.sessions.test_preparation import a_hard_note, page_of, sessions_of

WHEN = datetime(2026, 11, 22, 12, tzinfo=UTC)


def press(someone, share, answer=""):
    """Answer the question that is shown."""
    page = page_of(someone, "/preparation/mirror")
    gap = re.search(r'name="gap" value="([^"]+)"', page)
    assert gap
    return someone.browser.post("/preparation/mirror", {"gap": gap[1], "share": share, "answer": answer})


def test_a_heavy_note_on_no_topic_is_asked_about_once(ana):
    sessions_of(ana)
    ana.keeps(a_hard_note("Nobody knows this", intensity=9))
    page = page_of(ana, "/preparation/mirror")
    assert "On Fri 20 Nov you wrote about something hard. It is on no topic yet." in page
    assert "Nobody knows this" in page

    press(ana, "private")

    assert "Nobody knows this" not in page_of(ana, "/preparation/mirror")
    (kept,) = ana.journal.of_kind(Honesty)
    assert (kept.share, kept.answer) == ("private", "")


def test_the_last_question_is_what_one_is_not_ready_for_and_then_there_is_an_end(ana):
    sessions_of(ana)

    assert "not ready to talk about" in page_of(ana, "/preparation/mirror")
    press(ana, "private")

    assert "There is nothing left to ask." in page_of(ana, "/preparation/mirror")
    assert "Nothing left to ask here." in page_of(ana)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("share", ["private", "topic"])
def test_an_answer_that_is_not_for_the_brief_changes_no_letter_of_it(ana, share, form):
    _, coming = sessions_of(ana)
    before = read(ana, f"/sessions/{coming.id}/brief{form}")

    press(ana, share, "canarysecret")

    assert _without_token(read(ana, f"/sessions/{coming.id}/brief{form}")) == _without_token(before)


@pytest.mark.parametrize("form", FORMS)
def test_put_in_the_brief_prints_the_words_and_nothing_of_the_note(ana, form):
    _, coming = sessions_of(ana)
    note = ana.keeps(a_hard_note("canarynote", intensity=9))
    ana.journal.replace(_private(note), base_rev=1)

    press(ana, "brief", "I want to tell you about Friday.")

    page = read(ana, f"/sessions/{coming.id}/brief{form}")
    assert "I want to tell you about Friday." in page
    assert "canarynote" not in page
    assert note.id not in page


def test_with_nothing_written_the_brief_has_the_sentence_that_was_shown(ana):
    _, coming = sessions_of(ana)
    shown = "There&#x27;s something I&#x27;m not ready to talk about, but I want you to know it&#x27;s there."
    assert shown in page_of(ana, "/preparation/mirror")

    press(ana, "brief")

    assert shown in page_of(ana, f"/sessions/{coming.id}/brief")


def test_bringing_it_up_makes_a_topic_for_the_person_alone(ana):
    _, coming = sessions_of(ana)
    note = ana.keeps(a_hard_note("Nobody knows", intensity=9))

    press(ana, "topic", "Begin with the phone call")

    (topic,) = ana.journal.topics()
    assert (topic.session, topic.private, topic.notes) == (coming.id, True, (note.id,))
    assert topic.opening == "Begin with the phone call"


def test_words_that_are_too_long_and_a_missing_choice_lose_nothing(ana):
    sessions_of(ana)

    for sent in ({"share": "private", "answer": "x" * 5001}, {"answer": "kept words"}):
        answer = ana.browser.post("/preparation/mirror", {"gap": "not_ready", **sent})
        assert answer.status_code == 422
        assert sent["answer"] in answer.content.decode()
    assert ana.journal.of_kind(Honesty) == []


def test_an_answer_sent_twice_is_one(ana):
    sessions_of(ana)
    for _ in range(2):
        ana.browser.post("/preparation/mirror", {"gap": "not_ready", "share": "topic", "answer": "x"})

    assert len(ana.journal.of_kind(Honesty)) == len(ana.journal.topics()) == 1


def test_words_for_a_gap_that_closed_meanwhile_are_kept_once(ana):
    sessions_of(ana)
    note = a_hard_note("Nobody knows this", intensity=9)
    ana.keeps(note)
    gap = f"heavy:{note.id}"
    ana.journal.erase(note.id)

    late = {"gap": gap, "answer": "what I was writing"}
    asked_again = ana.browser.post("/preparation/mirror", late)
    assert asked_again.status_code == 422
    page = asked_again.content.decode()
    assert "This is settled meanwhile. What you wrote can still be kept." in page
    assert "what I was writing" in page
    for _ in range(2):
        ana.browser.post("/preparation/mirror", {**late, "share": "private"})

    (kept,) = ana.journal.of_kind(Honesty)
    assert (kept.prompt, kept.answer, kept.share) == (gap, "what I was writing", "private")
    ana.browser.post("/preparation/mirror", {"gap": "no such gap", "answer": "x", "share": "private"})
    ana.browser.post("/preparation/mirror", {"gap": "heavy:another", "answer": "", "share": "private"})
    assert ana.journal.of_kind(Honesty) == [kept]


def test_one_of_the_deck_is_kept_private_unless_chosen(ana):
    sessions_of(ana)
    page = page_of(ana, "/hard-to-say/new")
    assert "Nobody sees your answers here unless you choose it." in page

    ana.browser.post(
        "/hard-to-say/new", {"id": str(uuid4()), "rev": "0", "prompt": "not_helping", "share": "private"}
    )

    page = page_of(ana, "/hard-to-say")
    assert "I&#x27;m not sure this is helping" in page
    assert "kept private" in page


def test_an_own_prompt_and_a_change_of_mind(ana):
    _, coming = sessions_of(ana)
    sent = {"id": str(uuid4()), "rev": "0", "own": "I laugh it off", "share": "brief", "answer": ""}
    ana.browser.post("/hard-to-say/new", sent)
    assert "I laugh it off" in page_of(ana, f"/sessions/{coming.id}/brief")

    changed = {**sent, "rev": "1", "prompt": "I laugh it off", "own": "", "share": "private"}
    assert ana.browser.post(f"/hard-to-say/{sent['id']}", changed).status_code == 302
    assert "I laugh it off" not in page_of(ana, f"/sessions/{coming.id}/brief")

    assert ana.browser.post(f"/hard-to-say/{sent['id']}/erasure").status_code == 302
    assert ana.journal.of_kind(Honesty) == []


def test_nothing_chosen_is_asked_for_and_loses_no_word(ana):
    answer = ana.browser.post("/hard-to-say/new", {"id": str(uuid4()), "answer": "typed", "share": "private"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Choose one of these, or write it in your own words." in page
    assert "typed" in page


def test_a_strangers_answer_is_not_there(ana, chris):
    kept = ana.keeps(Honesty(id=str(uuid4()), at=WHEN, prompt="avoided", answer="x"))

    assert chris.browser.get(f"/hard-to-say/{kept.id}").status_code == 404
    assert "avoided" not in page_of(chris, "/hard-to-say")


def test_without_a_planned_session_it_is_asked_for_these_days(ana):
    ana.keeps(a_session("2026-11-19T16:00:00+00:00"))

    press(ana, "brief", "It is there")

    assert "It is there" in page_of(ana, "/brief")


def _private(note):
    from dataclasses import replace

    return replace(note, private=True)


def _without_token(page):
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)
