"""A draft comes back into the box of its own person, and of nobody else; nothing is kept by that."""

from __future__ import annotations

import base64
from uuid import UUID, uuid4

import pytest
from django.test import Client

from meantime.accounts.people import public_key_of
from meantime.core.lines import line_of
from meantime.core.notes import Emotion, Note
from meantime.vault.inbox import seal_to
from tests.people import Someone, a_note


def a_draft(who: Someone, note: Note) -> dict[str, str]:
    """A draft as the browser seals it."""
    person = who.opened.person_id
    sealed = seal_to(public_key_of(person), line_of(note).encode(), person=person, id=UUID(note.id))
    return {"id": note.id, "sealed": base64.b64encode(sealed).decode()}


def test_its_words_and_feelings_come_back_and_nothing_is_kept(ana: Someone) -> None:
    note = a_note(text="half a sen", emotions=(Emotion(name="anxious"), Emotion(name="fizzy")))

    answer = ana.browser.post("/drafts", a_draft(ana, note))

    assert answer.json() == {"text": "half a sen", "feelings": ["anxious", "fizzy"]}
    assert ana.journal.notes() == []


def test_a_draft_of_a_note_that_was_kept_since_is_over(ana: Someone) -> None:
    note = ana.keeps(a_note(text="whole"))

    assert ana.browser.post("/drafts", a_draft(ana, note)).status_code == 404


def test_nobody_else_opens_it_and_a_locked_browser_does_not(ana: Someone, chris: Someone) -> None:
    draft = a_draft(ana, a_note(text="quokka"))

    assert chris.browser.post("/drafts", draft).status_code == 404
    locked = Client().post("/drafts", draft)
    assert locked.status_code == 302
    assert b"quokka" not in locked.content


@pytest.mark.parametrize("given", [{}, {"id": "x", "sealed": ""}, {"id": str(uuid4()), "sealed": "%%"}])
def test_what_is_no_draft_is_refused(ana: Someone, given: dict[str, str]) -> None:
    assert ana.browser.post("/drafts", given).status_code == 422


def test_a_draft_moved_to_another_id_does_not_open(ana: Someone) -> None:
    draft = a_draft(ana, a_note(text="quokka")) | {"id": str(uuid4())}

    assert ana.browser.post("/drafts", draft).status_code == 404


def test_the_box_asks_for_a_draft_only_while_the_journal_is_open(ana: Someone) -> None:
    assert 'data-drafts="/drafts"' in ana.browser.get("/").content.decode()
    ana.browser.post("/lock")

    for path in ("/unlock", "/offline"):
        assert "data-drafts" not in ana.browser.get(path).content.decode()
