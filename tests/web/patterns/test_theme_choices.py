"""Naming a thought that comes back, putting it away and showing it again."""

from __future__ import annotations

import pytest

from tests.people import Someone, a_note

pytestmark = pytest.mark.django_db

WORDINGS = ("I always ruin it", "I'll mess it up like always", "I wreck everything, always have")


def keep_wordings(someone: Someone) -> list[str]:
    notes = [a_note(f"2026-11-{10 + n}T08:00:00+00:00", text) for n, text in enumerate(WORDINGS)]
    someone.keeps(*notes)
    return [note.id for note in notes]


def page_of(someone: Someone) -> str:
    return someone.browser.get("/patterns").content.decode()


def test_a_thought_is_called_what_the_person_calls_it(ana: Someone) -> None:
    sent = {"note": keep_wordings(ana), "choice": "name", "name": "the ruin thought"}
    answer = ana.browser.post("/patterns/thoughts", sent)

    assert answer.headers["Location"] == "/patterns#returning"
    assert '<bdi class="words">the ruin thought</bdi>' in page_of(ana)


def test_a_thought_put_away_can_be_shown_again(ana: Someone) -> None:
    ids = keep_wordings(ana)
    ana.browser.post("/patterns/thoughts", {"note": ids, "choice": "apart"})
    away = page_of(ana)
    ana.browser.post("/patterns/thoughts", {"note": ids, "choice": "again"})

    assert "1 put away" in away
    assert "Make it a topic" not in away
    assert "Make it a topic" in page_of(ana)


def test_an_empty_name_is_answered_with_what_to_do_and_the_notes_kept(ana: Someone) -> None:
    ids = keep_wordings(ana)
    answer = ana.browser.post("/patterns/thoughts", {"note": ids, "choice": "name", "name": " "})

    assert answer.status_code == 422
    assert "Write a word or two for it." in answer.content.decode()
    assert all(f'value="{one}"' in answer.content.decode() for one in ids)


@pytest.mark.parametrize("choice", ["name", "apart"])
def test_a_stranger_says_nothing_about_anas_notes(ana: Someone, chris: Someone, choice: str) -> None:
    sent = {"note": keep_wordings(ana), "choice": choice, "name": "mine"}

    assert chris.browser.post("/patterns/thoughts", sent).status_code == 404
