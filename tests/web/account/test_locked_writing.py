"""Writing while the journal is locked: a browser may write for its person, and read nothing."""

from __future__ import annotations

import base64
from uuid import UUID, uuid4

import pytest
from django.core import signing
from django.test import Client

from meantime.accounts.people import public_key_of
from meantime.core.lines import line_of
from meantime.storage.models import InboxItem
from meantime.vault.inbox import seal_to
from tests.journeys.pages import Visitor
from tests.people import Someone, a_note
from tests.web.account.test_unlock import unlock


@pytest.fixture
def locked(visitor: Visitor, ana: Someone) -> Visitor:
    """Ana's phone, locked: all it holds is the cookie that lets it write."""
    unlock(visitor)
    visitor.press("Lock now", visitor.open("/settings").form("Lock now"))
    assert "mt-session" not in {name for name, one in visitor.client.cookies.items() if one.value}
    return visitor


def write(visitor: Visitor, text: str) -> Visitor:
    return visitor.press("Keep this note", visitor.form("Keep this note").fill("What happened?", text))


def test_a_note_written_while_locked_waits_sealed_and_is_there_after_unlocking(
    locked: Visitor, ana: Someone
) -> None:
    write(locked.open("/unlock"), "cried after talking with mom")

    assert (locked.path, "Kept. It waits, sealed, until you unlock." in locked.text) == (
        "/unlock?kept=1",
        True,
    )
    assert ana.journal.notes() == []
    assert b"cried" not in bytes(InboxItem.objects.get().sealed)
    unlock(locked)
    (note,) = ana.journal.notes()
    assert (note.text, note.written_locked) == ("cried after talking with mom", True)
    assert not InboxItem.objects.exists()


def test_a_locked_note_sent_twice_arrives_once(locked: Visitor, ana: Someone) -> None:
    form = locked.open("/unlock").form("Keep this note").fill("What happened?", "once")
    locked.press("Keep this note", form)
    locked.press("Keep this note", form)
    unlock(locked)
    locked.press("Keep this note", form)  # and once more when it is open

    assert [note.text for note in ana.journal.notes()] == ["once"]


def test_an_empty_note_is_given_back_with_what_to_do(locked: Visitor) -> None:
    locked.press("Keep this note", locked.open("/unlock").form("Keep this note"))

    assert locked.status == 422
    assert "Write a few words or choose one feeling." in locked.text


def test_the_cookie_reads_nothing(locked: Visitor, ana: Someone) -> None:
    note = ana.keeps(a_note(text="only for me"))

    for path in ("/", f"/notes/{note.id}", "/session", "/brief", "/export", "/inbox/key"):
        assert "only for me" not in locked.client.get(path, follow=True).content.decode()


def test_a_browser_of_chris_writes_to_chris_only(locked: Visitor, ana: Someone, chris: Someone) -> None:
    other = unlock(Visitor(), name="chris")
    other.press("Lock now", other.open("/settings").form("Lock now"))
    write(other.open("/unlock"), "from chris")

    assert [row.person_id for row in InboxItem.objects.all()] == [chris.opened.person_id]


@pytest.mark.parametrize("forge", ["the id alone", "another salt", "another key", "cut short"])
def test_a_forged_cookie_writes_nowhere(ana: Someone, forge: str) -> None:
    person = str(ana.opened.person_id)
    genuine = signing.dumps(person, salt="meantime.inbox")
    forged = {
        "the id alone": person,
        "another salt": signing.dumps(person, salt="other"),
        "another key": signing.dumps(person, key="guess", salt="meantime.inbox"),
        "cut short": genuine[:-3],
    }[forge]
    browser = Client()
    browser.cookies["mt-inbox"] = forged

    answer = browser.post("/notes", {"id": str(uuid4()), "text": "planted"})

    assert answer.status_code == 422
    assert "planted" in answer.content.decode()  # given back, not lost
    assert browser.get("/inbox/key").status_code == 404
    assert not InboxItem.objects.exists()


def test_a_browser_nobody_knows_keeps_its_words_and_is_told_to_unlock(ana: Someone) -> None:
    answer = Client().post("/notes", {"id": str(uuid4()), "text": "my words"})

    assert answer.status_code == 422
    assert "my words" in answer.content.decode()
    assert "Unlock your journal to keep this note." in answer.content.decode()


def sealed_for(someone: Someone, text: str, note_id: str | None = None) -> dict[str, str]:
    """What the page sends that sealed a note offline."""
    note = a_note(text=text)
    person = someone.opened.person_id
    sealed = seal_to(public_key_of(person), line_of(note).encode(), person=person, id=UUID(note.id))
    return {"id": note_id or note.id, "sealed": base64.b64encode(sealed).decode()}


def test_notes_sealed_offline_arrive_once_in_any_order(locked: Visitor, ana: Someone) -> None:
    first, second = sealed_for(ana, "first"), sealed_for(ana, "second")
    for sent in (second, first, second, first):
        locked.client.post("/inbox", sent, headers={"X-CSRFToken": locked.client.cookies["mt-form"].value})
    unlock(locked)

    assert sorted(note.text for note in ana.journal.notes()) == ["first", "second"]


def test_a_sealed_note_under_another_id_or_of_another_person_never_becomes_a_note(
    locked: Visitor, ana: Someone, chris: Someone
) -> None:
    for sent in (sealed_for(ana, "moved", str(uuid4())), sealed_for(chris, "not yours")):
        locked.client.post("/inbox", sent, headers={"X-CSRFToken": locked.client.cookies["mt-form"].value})
    unlock(locked)

    assert (locked.path, ana.journal.notes(), chris.journal.notes()) == ("/", [], [])


@pytest.mark.parametrize(("note_id", "sealed"), [("", ""), ("x", "AA=="), (str(UUID(int=9)), "%%%")])
def test_what_is_no_sealed_note_is_refused(ana: Someone, note_id: str, sealed: str) -> None:
    answer = ana.browser.post("/inbox", {"id": note_id, "sealed": sealed})

    assert (answer.status_code, InboxItem.objects.exists()) == (422, False)
